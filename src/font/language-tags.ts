/** Language systems of OpenType (1.9, "Language System Tags") by languages of BCP 47, for those that share the ideographs. */

/** Traditional characters are those of Hong Kong and Macao where a region says so, else those of Taiwan. */
const SYSTEMS: readonly (readonly [RegExp, string])[] = [
	[/^(?:zh|yue|cmn)(?:-hant)?-(?:hk|mo)\b/, 'ZHH '],
	[/^(?:zh|cmn)(?:-hant\b|-tw\b)/, 'ZHT '],
	[/^yue-hans\b/, 'ZHS '],
	[/^yue\b/, 'ZHH '],
	[/^(?:zh|cmn)\b/, 'ZHS '],
	[/^ja\b/, 'JAN '],
	[/^ko\b/, 'KOR '],
];

/** The tag of the language's system; undefined where a script's default counts. */
export function languageSystemTag(language: string | undefined): string | undefined {
	if (language === undefined) return undefined;
	const plain = language.toLowerCase();
	return SYSTEMS.find(([pattern]) => pattern.test(plain))?.[1];
}
