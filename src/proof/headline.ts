/** No more of a headline is looked through than its last words. */
const LONGEST_END = 60;

/** The mark with which a headline ends and should not: 。 or a full stop, before closing marks. */
export function headlineStop(headline: string): string | undefined {
	const text = headline.trim().slice(-LONGEST_END);
	const match = /(。|．|(?<!\.)\.)[”’」』）〉》)"'\]]*$/.exec(text);
	if (!match) return undefined;
	return match[1] === '.' && endsInAbbreviation(text.slice(0, match.index + 1)) ? undefined : match[1];
}

/** The point of an abbreviation ends no sentence: U.S., p.m., Inc. */
const endsInAbbreviation = (text: string): boolean =>
	/(?:^|[\s(“‘"'])(?:\p{L}+\.\p{L}+(?:\.\p{L}+)*|\p{Lu}|[Nn]o|vs|etc|Inc|Ltd|Corp?|Bros|Jr|Sr|St|Ave|Dr|Mrs?|Ms)\.$/u.test(
		text,
	);

/**
 * The particle with which a line of a headline begins and should not (TYPOGRAPHY section 18). Words that begin with the same
 * character are none.
 */
export const headlineParticle = (line: string): string | undefined =>
	/^(?:的(?![士确])|了(?![解结却断然悟])|和(?![平谐睦解气善约美蔼]))/.exec(line.trimStart())?.[0];
