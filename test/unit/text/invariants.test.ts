import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	Compositor,
	compose,
	evenMeasures,
	fitTable,
	type Line,
	type Paragraph,
	type Piece,
	prepareParagraph,
	setLine,
	type TextStyle,
	type Wrap,
} from '../../../src/text/index.js';
import { justifyLine } from '../../../src/text/justify.js';
import { chineseText, englishText } from '../../support/newspaper-text.js';
import { prepare } from '../../support/prepare.js';
import { squareFonts } from '../../support/square-fonts.js';
import { textStyle } from '../../support/text-style.js';

/* The invariants of TYPOGRAPHY section 22 that concern text alone, at all levels, in horizontal and vertical lines. */

const style: fc.Arbitrary<TextStyle> = fc
	.record({
		lineBreak: fc.constantFrom('loose', 'normal', 'strict', 'anywhere'),
		punctStyle: fc.constantFrom('gb', 'kaiming', 'banjiao', 'plain'),
		textSpacingTrim: fc.constantFrom(
			'normal',
			'space-all',
			'space-first',
			'trim-start',
			'trim-both',
			'trim-all',
		),
		kinsoku: fc.constantFrom('push-in-first', 'push-out-only'),
		hang: fc.constantFrom('none', 'allow', 'force'),
		writingMode: fc.constantFrom('horizontal-tb', 'vertical-rl'),
		textOrientation: fc.constantFrom('mixed', 'upright', 'sideways'),
	})
	.map(({ hang, ...own }) => ({
		...textStyle,
		...(own as Partial<TextStyle>),
		hangingPunctuation: { first: false, last: false, end: hang as 'none' | 'allow' | 'force' },
	}));
const text = fc.oneof(
	fc.record({ text: chineseText, language: fc.constantFrom('zh-Hans', 'zh-Hant', 'ja') }),
	fc.record({ text: englishText, language: fc.constant('en') }),
);
const measures = fc.integer({ min: 60, max: 260 });
const wraps = fc.constantFrom<Wrap>('wrap', 'pretty', 'balance');
const runs = { numRuns: 400, seed: 20231 };

const shown = (paragraph: Paragraph, { start, end }: Line): string => {
	const table = fitTable(paragraph);
	const first = table.firstOf(start);
	const last = table.lastOf(first, end);
	return paragraph.text.slice(paragraph.units[first]?.start ?? 0, paragraph.units[last - 1]?.end ?? 0);
};

/** What a line may not begin with, by level (TYPOGRAPHY section 3). */
const barredAtStart: Readonly<Record<string, RegExp>> = {
	loose: /^[，。、；：！？）》”’·]/,
	normal: /^[，。、；：！？）》”’·…々]/,
	strict: /^[，。、；：！？）》”’·…々—ー]/,
};
/** What it may not end with. */
const barredAtEnd = /[（《“‘￥]$/;

describe('whatever the text, its style and the measure', () => {
	it('INV-1: no line begins or ends with what its level bars', () => {
		fc.assert(
			fc.property(text, style, measures, wraps, (input, own, measure, wrap) => {
				if (own.lineBreak === 'anywhere' || input.language === 'en') return;
				const paragraph = prepare(input.text, input.language, own);
				const lines = compose(paragraph, evenMeasures(measure), wrap);
				const texts = lines.map((line) => shown(paragraph, line));
				// Three closing marks in a row may be parted where line breaking is loose, rather than open a line too far.
				const isRow = (i: number): boolean =>
					own.lineBreak === 'loose' && /[，。、；：！？）》”’]{2}$/.test(texts[i - 1]!);
				texts.forEach((line, i) => {
					if (i > 0 && !isRow(i)) expect(line).not.toMatch(barredAtStart[own.lineBreak]!);
					if (i < texts.length - 1) expect(line).not.toMatch(barredAtEnd);
				});
			}),
			runs,
		);
	});

	it('INV-2 and INV-4: a justified line fills its measure, and no gap is less than its least', () => {
		fc.assert(
			fc.property(text, style, measures, wraps, (input, own, measure, wrap) => {
				const paragraph = prepare(input.text, input.language, own);
				const table = fitTable(paragraph);
				for (const line of compose(paragraph, evenMeasures(measure), wrap)) {
					if (line.overfull) continue;
					const first = table.firstOf(line.start);
					const inner = paragraph.gaps.slice(first, Math.max(first, table.lastOf(first, line.end) - 1));
					const set = setLine(paragraph, line, measure, !line.isLast, 'auto', table);
					expect(set.advance).toBeLessThanOrEqual(measure + 0.01);
					const opens = inner.some(({ kind }) => kind !== 'fixed' && kind !== 'autospace');
					if (!line.isLast && opens) expect(Math.abs(set.advance - measure)).toBeLessThan(0.01);
					justifyLine(paragraph, line, measure, !line.isLast, 'auto', table).gaps.forEach((width, i) => {
						const gap = inner[i]!;
						expect(width).toBeGreaterThanOrEqual(gap.min - 1e-9);
						// Marks give up what they have within a line only where they may be pushed into it.
						const isBlank = ['bracket', 'pause', 'stop', 'autospace'].includes(gap.kind);
						if (isBlank && own.kinsoku === 'push-out-only')
							expect(width).toBeGreaterThanOrEqual(gap.natural - 1e-9);
					});
				}
			}),
			runs,
		);
	});

	it('INV-3: the lines together are the text, less the spaces at their ends', () => {
		fc.assert(
			fc.property(text, style, measures, wraps, (input, own, measure, wrap) => {
				const paragraph = prepare(input.text, input.language, own);
				const lines = compose(paragraph, evenMeasures(measure, 20), wrap);
				const solid = (value: string): string => value.replace(/\s/g, '');
				expect(solid(lines.map((line) => shown(paragraph, line)).join(''))).toBe(solid(input.text));
			}),
			runs,
		);
	});

	it('INV-5: dashes, ellipses, runs of ！？ and numbers with their signs are never parted', () => {
		fc.assert(
			fc.property(text, style, measures, wraps, (input, own, measure, wrap) => {
				if (own.lineBreak === 'anywhere') return;
				const paragraph = prepare(input.text, input.language, own);
				for (const line of compose(paragraph, evenMeasures(measure), wrap).slice(0, -1)) {
					const at = paragraph.units[line.end - 1]!.end;
					expect(paragraph.text.slice(at - 1, at + 1)).not.toMatch(/——|……|！？|\d[\d%.,]|[.,-]\d/);
				}
			}),
			runs,
		);
	});

	it('INV-7: the same text in the same measure comes out the same', () => {
		fc.assert(
			fc.property(text, style, measures, wraps, (input, own, measure, wrap) => {
				const once = compose(prepare(input.text, input.language, own), evenMeasures(measure), wrap);
				const again = compose(prepare(input.text, input.language, { ...own }), evenMeasures(measure), wrap);
				expect(again).toEqual(once);
			}),
			{ ...runs, numRuns: 100 },
		);
	});

	it('INV-8: a span without a style of its own changes no coordinate, wherever it is put', () => {
		const cuts = fc.array(fc.nat({ max: 200 }), { minLength: 1, maxLength: 4 });
		fc.assert(
			fc.property(text, style, measures, wraps, cuts, (input, own, measure, wrap, at) => {
				const places = [...new Set(at.map((cut) => cut % (input.text.length + 1)))].sort((a, b) => a - b);
				const pieces = [0, ...places].map((start, i): Piece => {
					const part = input.text.slice(start, places[i] ?? input.text.length);
					// Each with a style object of its own, as the elements of a page have.
					return { kind: 'text', text: part, style: { ...own }, language: input.language };
				});
				const compositor = new Compositor(squareFonts());
				const placed = (paragraph: Paragraph): readonly (readonly [number, number])[] => {
					const table = fitTable(paragraph);
					return compose(paragraph, evenMeasures(measure), wrap).flatMap((line, row) =>
						setLine(paragraph, line, measure, !line.isLast, 'auto', table).runs.flatMap(
							({ at: from, run }) => {
								let pen = from;
								return run.advances.map((advance) => {
									const place = [row, Math.round(pen * 1e6) / 1e6] as const;
									pen += advance;
									return place;
								});
							},
						),
					);
				};
				const whole = prepareParagraph(
					[{ kind: 'text', text: input.text, style: own, language: input.language }],
					compositor,
					own,
				);
				expect(placed(prepareParagraph(pieces, compositor, own))).toEqual(placed(whole));
			}),
			runs,
		);
	});

	it('INV-9: a measure that is wider by an em never takes more lines', () => {
		fc.assert(
			fc.property(text, style, measures, (input, own, measure) => {
				const paragraph = prepare(input.text, input.language, { ...own, kinsoku: 'push-out-only' });
				const count = (width: number): number => compose(paragraph, evenMeasures(width), 'wrap').length;
				expect(count(measure + 10)).toBeLessThanOrEqual(count(measure));
			}),
			runs,
		);
	});

	it('INV-11: ideographs alone in a measure of whole ems need no adjustment', () => {
		const ideographs = fc.string({
			unit: fc.constantFrom(...'永和九年岁在癸丑'),
			minLength: 1,
			maxLength: 60,
		});
		fc.assert(
			fc.property(ideographs, fc.integer({ min: 2, max: 20 }), style, (han, count, own) => {
				const paragraph = prepare(han, 'zh-Hans', { ...own, minLastLine: 0 });
				for (const line of compose(paragraph, evenMeasures(count * 10), 'pretty')) {
					const set = setLine(paragraph, line, count * 10, !line.isLast, 'auto');
					expect(set.looseness).toBeCloseTo(0, 9);
					if (!line.isLast) expect(line.end - line.start).toBe(count);
				}
			}),
			runs,
		);
	});

	it('INV-12: ideographs, brackets, commas and full stops take the same in a vertical line as in a horizontal one', () => {
		const plain = fc.string({
			unit: fc.constantFrom(...'国中永（）《》，。、'),
			minLength: 1,
			maxLength: 40,
		});
		fc.assert(
			fc.property(plain, style, (value, own) => {
				const inks = (writingMode: TextStyle['writingMode']) => {
					const { units, gaps } = prepare(value, 'zh-Hans', {
						...own,
						textOrientation: 'mixed',
						writingMode,
					});
					return units.map(({ ink }, i) => [ink, gaps[i]!.natural]);
				};
				expect(inks('vertical-rl')).toEqual(inks('horizontal-tb'));
			}),
			runs,
		);
	});
});
