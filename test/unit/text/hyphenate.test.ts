import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hyphenateWord } from '../../../src/text/hyphenate.js';
import { compose, evenMeasures, setLine, type TextStyle } from '../../../src/text/index.js';
import { languageOf } from '../../../src/text/languages/index.js';
import { prepare } from '../../support/prepare.js';
import { textStyle } from '../../support/text-style.js';
import { casesOf } from '../../support/typography-cases.js';

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

describe('cases of TYPOGRAPHY A.6', () => {
	const [f05] = casesOf<readonly string[], readonly string[]>('hyphenation');
	it(`${f05!.id}: ${f05!.note}`, () => {
		const american = languageOf('en-US');
		const { left, right, minWord } = f05!.params as Readonly<Record<string, number>>;
		const own = { word: minWord!, before: left!, after: right! };
		const shown = f05!.input.map((word) => {
			const points = hyphenateWord(word, 'auto', own, american).points;
			return [0, ...points].map((at, i) => word.slice(at, points[i])).join('-');
		});
		expect(shown).toEqual(f05!.expect);
	});

	const measure = 70;
	const linesOf = (style: Partial<TextStyle>, endsFrame?: (line: number) => boolean) => {
		const paragraph = prepare('typography '.repeat(9), 'en-GB', { ...textStyle, ...style });
		const lines = compose(paragraph, { ...evenMeasures(measure), ...(endsFrame && { endsFrame }) }, 'pretty');
		return {
			paragraph,
			lines,
			hyphens: lines.map(({ end }) => paragraph.breaks[end - 1]!.hyphen !== undefined),
		};
	};

	it('F06: no more hyphens in a row than hyphenate-limit-lines says', () => {
		const longest = (hyphenateLimitLines: number): number => {
			const { hyphens } = linesOf({ hyphenateLimitLines, hyphenateLimitLast: 'none' });
			return Math.max(
				...hyphens
					.join('')
					.split('false')
					.map((run) => run.length / 'true'.length),
			);
		};
		expect(longest(1)).toBe(1);
		expect(longest(2)).toBeLessThanOrEqual(2);
		expect(longest(0)).toBe(0);
	});

	it('F07: no hyphen before the last line, and none at the end of a frame', () => {
		const free = linesOf({ hyphenateLimitLast: 'none' }).hyphens;
		expect(free.at(-2)).toBe(true);
		expect(linesOf({ hyphenateLimitLast: 'always' }).hyphens.at(-2)).toBe(false);
		const ends = free.indexOf(true);
		expect(linesOf({ hyphenateLimitLast: 'column' }, (line) => line === ends).hyphens[ends]).toBe(false);
	});

	it('F11: letters keep their advances, only spaces between words grow', () => {
		const { paragraph, lines } = linesOf({ hyphens: 'manual' });
		for (const line of lines) {
			const { runs } = setLine(paragraph, line, 120, true, 'auto');
			for (const { run } of runs) {
				const inner = run.advances.slice(0, -1).filter((_, i) => run.text[run.clusters[i]!] !== ' ');
				expect(new Set(inner)).toEqual(new Set([5]));
			}
		}
	});

	it('a word is not divided where the line without it leaves less open than the zone', () => {
		const ends = (points: number): readonly boolean[] => {
			const style = {
				...textStyle,
				hyphenateLimitZone: { points, percent: 0 },
				hyphenateLimitLast: 'none',
			} as const;
			const paragraph = prepare('aaaa typography', 'en-GB', style);
			return compose(paragraph, evenMeasures(45), 'wrap').map(
				({ end }) => paragraph.breaks[end - 1]!.hyphen !== undefined,
			);
		};
		// "aaaa" takes 20 of 45.
		expect(ends(20)).toEqual([true, false]);
		expect(ends(30)).toEqual([false, true, false]);
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
