import enGb from 'hyphen/en-gb/index.js';
import enUs from 'hyphen/en-us/index.js';
import type { Language } from './language.js';

/** `hyphenate-limit-chars: 6 2 3`: the words worth breaking, and what must stand before and after the hyphen. */
const LEAST_WORD = 6;
const LEAST_BEFORE = 2;
const LEAST_AFTER = 3;

function limited(hyphenate: (text: string) => string): (word: string) => string {
	return (word) => {
		if (word.length < LEAST_WORD) return word;
		const parts = hyphenate(word).split('\u00ad');
		let result = '';
		let done = 0;
		for (const [i, part] of parts.entries()) {
			const rest = word.length - done;
			result += i > 0 && done >= LEAST_BEFORE && rest >= LEAST_AFTER ? `\u00ad${part}` : part;
			done += part.length;
		}
		return result;
	};
}

const spaces = { shrink: 0.2, stretch: 0.33 };

export const enGB: Language = {
	hyphenate: limited(enGb.hyphenateSync),
	wordSpace: spaces,
	justify: 'inter-word',
	lastLine: 1,
};
export const enUS: Language = {
	hyphenate: limited(enUs.hyphenateSync),
	wordSpace: spaces,
	justify: 'inter-word',
	lastLine: 1,
};
