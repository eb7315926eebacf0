import enGb from 'hyphen/en-gb/index.js';
import enUs from 'hyphen/en-us/index.js';
import { americanExceptions, britishExceptions } from './en-words.js';
import type { Language } from './language.js';

const SOFT_HYPHEN = '\u00ad';

/** Where the dictionary of exceptions allows a hyphen, or else Liang's patterns (TYPOGRAPHY section 10). */
const pointsBy =
	(hyphenate: (text: string) => string, exceptionOf: (word: string) => readonly number[] | undefined) =>
	(word: string): readonly number[] => {
		const exception = exceptionOf(word);
		if (exception) return exception;
		const points: number[] = [];
		let at = 0;
		for (const part of hyphenate(word).split(SOFT_HYPHEN)) {
			if (at > 0) points.push(at);
			at += part.length;
		}
		return points;
	};

const spaces = { shrink: 0.2, stretch: 0.33 };

export const enGB: Language = {
	hyphenate: pointsBy(enGb.hyphenateSync, britishExceptions),
	wordSpace: spaces,
	justify: 'inter-word',
};
export const enUS: Language = {
	hyphenate: pointsBy(enUs.hyphenateSync, americanExceptions),
	wordSpace: spaces,
	justify: 'inter-word',
};
