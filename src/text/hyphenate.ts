import type { Language } from './languages/index.js';
import type { TextStyle } from './text-style.js';

const SOFT_HYPHEN = '\u00ad';

/** A word without its soft hyphens, and the offsets in it where it may be broken with a hyphen. */
export interface HyphenatedWord {
	readonly word: string;
	readonly points: readonly number[];
	/** For each character of `word`, its offset in the text as given; missing when nothing was taken out. */
	readonly sources: readonly number[] | undefined;
}

/** No word of a language is longer, and the patterns take more than the square of the time for twice the letters. */
const MOST_LETTERS = 200;

type Limits = TextStyle['hyphenateLimitChars'];

/** Soft hyphens in the text count at `manual` and `auto`; where a word has none, `auto` asks the language. */
export function hyphenateWord(
	text: string,
	hyphens: TextStyle['hyphens'],
	limits: Limits,
	language: Language,
): HyphenatedWord {
	const soft = text.includes(SOFT_HYPHEN) ? withoutSoftHyphens(text) : undefined;
	const word = soft?.word ?? text;
	if (hyphens === 'none') return { word, points: [], sources: soft?.sources };
	if (soft) return soft;
	const { hyphenate } = language;
	if (hyphens === 'manual' || !hyphenate || text.length < limits.word)
		return { word, points: [], sources: undefined };
	const points: number[] = [];
	for (const { 0: letters, index } of word.matchAll(/\p{L}+/gu))
		points.push(...pointsOf(letters, index, limits, hyphenate));
	return { word, points, sources: undefined };
}

function withoutSoftHyphens(text: string): HyphenatedWord & { readonly sources: readonly number[] } {
	let word = '';
	const points: number[] = [];
	const sources: number[] = [];
	for (let i = 0; i < text.length; i++) {
		if (text[i] === SOFT_HYPHEN) {
			if (word.length > 0 && points.at(-1) !== word.length) points.push(word.length);
		} else {
			word += text[i];
			sources.push(i);
		}
	}
	return { word, points: points.filter((at) => at < word.length), sources };
}

/** `hyphenate-limit-chars`: the words worth breaking, and what must stand before and after the hyphen (CSS Text 4, 6.3.1). */
function pointsOf(
	letters: string,
	start: number,
	{ word, before, after }: Limits,
	hyphenate: NonNullable<Language['hyphenate']>,
): number[] {
	if (letters.length < word || letters.length > MOST_LETTERS) return [];
	// Words in capitals are names of bodies: they stay whole.
	if (letters.length > 1 && letters === letters.toUpperCase()) return [];
	return hyphenate(letters)
		.filter((at) => at >= before && letters.length - at >= after)
		.map((at) => at + start);
}
