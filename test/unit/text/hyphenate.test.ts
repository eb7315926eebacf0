import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hyphenateWord } from '../../../src/text/hyphenate.js';
import { compose, evenMeasures } from '../../../src/text/index.js';
import { languageOf } from '../../../src/text/languages/index.js';
import { prepare } from '../../support/prepare.js';

const british = languageOf('en-GB');
const limits = { word: 6, before: 2, after: 3 };

describe('places for hyphens', () => {
	it('a word of the language has those of its patterns', () => {
		expect(hyphenateWord('typography', 'auto', limits, british).points).toEqual([2, 4]);
	});

	it('a soft hyphen in the word counts alone, and is no part of it', () => {
		expect(hyphenateWord('typo\u00adgraph\u00ady', 'auto', limits, british)).toEqual({
			word: 'typography',
			points: [4, 9],
			sources: [0, 1, 2, 3, 5, 6, 7, 8, 9, 11],
		});
	});

	it('none asks for none, manual only for soft hyphens', () => {
		expect(hyphenateWord('ty\u00adpography', 'none', limits, british).points).toEqual([]);
		expect(hyphenateWord('typography', 'manual', limits, british).points).toEqual([]);
	});

	it('names in capitals, short words and words of a language without patterns stay whole', () => {
		expect(hyphenateWord('ECONOMY', 'auto', limits, british).points).toEqual([]);
		expect(hyphenateWord('enter', 'auto', limits, british).points).toEqual([]);
		expect(hyphenateWord('typography', 'auto', limits, languageOf('xx')).points).toEqual([]);
	});

	it('two letters stand before a hyphen and three behind it, in any word', () => {
		fc.assert(
			fc.property(fc.stringMatching(/^[a-z]{1,16}$/), (word) => {
				for (const point of hyphenateWord(word, 'auto', limits, british).points) {
					expect(point).toBeGreaterThanOrEqual(2);
					expect(word.length - point).toBeGreaterThanOrEqual(3);
				}
			}),
			{ numRuns: 500, seed: 20231 },
		);
	});
});

describe('hyphens of a paragraph', () => {
	const ends = (text: string, measure: number): readonly boolean[] => {
		const paragraph = prepare(text, 'en-GB');
		const lines = compose(paragraph, evenMeasures(measure), 'pretty');
		return lines.map(({ end }) => paragraph.breaks[end - 1]!.hyphen !== undefined);
	};

	it('no more than two lines in a row end with one', () => {
		const hyphens = ends('typography '.repeat(12), 50);
		expect(hyphens.join(' ')).not.toContain('true true true');
	});

	it('the last word of a paragraph is divided only where it would stand over', () => {
		// In 60 "of a typo-" would fit, but the word stands whole on a line of its own; in 35 it is too long for that.
		expect(ends('of a typography', 60)).toEqual([false, false]);
		expect(ends('a typography', 35)).toEqual([true, false]);
	});

	it('a word that nothing can divide stands over alone, not with the words before it', () => {
		expect(ends('a GROWTH', 20)).toEqual([false, false]);
	});
});
