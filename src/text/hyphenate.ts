import type { Language } from './languages/index.js';

const SOFT_HYPHEN = '\u00ad';

/** A word without its soft hyphens, and the offsets in it where it may be broken with a hyphen. */
export interface HyphenatedWord {
	readonly word: string;
	readonly points: readonly number[];
	/** For each character of `word`, its offset in the text as given. */
	readonly sources: readonly number[];
}

/** Soft hyphens in the text count at `manual` and `auto`; where a word has none, `auto` asks the language. */
export function hyphenateWord(
	text: string,
	hyphens: 'none' | 'manual' | 'auto',
	language: Language,
): HyphenatedWord {
	let word = '';
	const points: number[] = [];
	const sources: number[] = [];
	for (let i = 0; i < text.length; i++) {
		if (text[i] === SOFT_HYPHEN) points.push(word.length);
		else {
			word += text[i];
			sources.push(i);
		}
	}
	if (hyphens === 'none') return { word, points: [], sources };
	if (hyphens === 'auto' && points.length === 0 && language.hyphenate) {
		for (const match of word.matchAll(/\p{L}+/gu))
			points.push(...pointsOf(match[0], match.index, language.hyphenate));
	}
	return { word, points, sources };
}

function pointsOf(letters: string, start: number, hyphenate: (word: string) => string): number[] {
	// Words in capitals are names of bodies: they stay whole.
	if (letters.length > 1 && letters === letters.toUpperCase()) return [];
	const points: number[] = [];
	let at = start;
	for (const part of hyphenate(letters).split(SOFT_HYPHEN)) {
		if (at > start) points.push(at);
		at += part.length;
	}
	return points;
}
