import enGb from 'hyphen/en-gb/index.js';
import enUs from 'hyphen/en-us/index.js';
import type { Language } from './language.js';

const SOFT_HYPHEN = '\u00ad';

/** Where Liang's patterns allow a hyphen. */
const pointsBy =
	(hyphenate: (text: string) => string) =>
	(word: string): readonly number[] => {
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
	hyphenate: pointsBy(enGb.hyphenateSync),
	wordSpace: spaces,
	justify: 'inter-word',
};
export const enUS: Language = {
	hyphenate: pointsBy(enUs.hyphenateSync),
	wordSpace: spaces,
	justify: 'inter-word',
};
