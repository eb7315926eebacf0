/** Whether a name on the command line is a pattern: `xihu/*`, `weather/2015q[12]`. */
export const isGlob = (text: string): boolean => /[*?[]/.test(text);

/** One place of a pattern: any run of characters, or one character of a set. */
type Token = 'run' | ((character: string) => boolean);

/**
 * Whether a pattern means a name, part by part: `*` is any run of characters, `?` is one, `[ab]`, `[a-z]` and `[!a]` are one of a
 * set; none of them is a `/`. Ours, since libraries make a regular expression of a pattern, and twenty stars keep one busy for
 * years: this one remembers a single star, and takes at most pattern times name.
 */
export function matchesGlob(pattern: string, name: string): boolean {
	const patterns = pattern.split('/');
	const names = name.split('/');
	return patterns.length === names.length && patterns.every((part, i) => matchesPart(part, names[i]!));
}

function matchesPart(pattern: string, name: string): boolean {
	const tokens = tokensOf([...pattern]);
	const characters = [...name];
	let at = 0;
	let from = 0;
	// Where to go on when what follows the last star does not fit: one character more for the star.
	let retry: { readonly token: number; from: number } | undefined;
	while (from < characters.length) {
		const token = tokens[at];
		if (token === 'run') {
			at++;
			retry = { token: at, from };
		} else if (token?.(characters[from]!)) {
			at++;
			from++;
		} else if (retry) {
			retry.from++;
			at = retry.token;
			from = retry.from;
		} else return false;
	}
	return tokens.slice(at).every((token) => token === 'run');
}

function tokensOf(pattern: readonly string[]): readonly Token[] {
	const tokens: Token[] = [];
	for (let at = 0; at < pattern.length; at++) {
		const character = pattern[at]!;
		// A "]" that comes first stands for itself, and a "[" without an end too (POSIX.1-2017, 2.13.1).
		const isNegated = pattern[at + 1] === '!' || pattern[at + 1] === '^';
		const first = at + (isNegated ? 2 : 1);
		const end = character === '[' ? pattern.indexOf(']', first + 1) : -1;
		if (character === '*') tokens.push('run');
		else if (character === '?') tokens.push(() => true);
		else if (end < 0) tokens.push((other) => other === character);
		else {
			const isIn = setOf(pattern.slice(first, end));
			tokens.push((other) => isIn(other) !== isNegated);
			at = end;
		}
	}
	return tokens;
}

function setOf(members: readonly string[]): (character: string) => boolean {
	const ranges: (readonly [number, number])[] = [];
	for (let at = 0; at < members.length; at++) {
		const low = members[at]!.codePointAt(0)!;
		const isRange = members[at + 1] === '-' && at + 2 < members.length;
		ranges.push([low, isRange ? members[at + 2]!.codePointAt(0)! : low]);
		if (isRange) at += 2;
	}
	return (character) => {
		const code = character.codePointAt(0)!;
		return ranges.some(([low, high]) => low <= code && code <= high);
	};
}
