import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	compose,
	evenMeasures,
	fitTable,
	type Line,
	type Paragraph,
	setLine,
	type Wrap,
} from '../../../src/text/index.js';
import { chineseText, englishText } from '../../support/newspaper-text.js';
import { prepare } from '../../support/prepare.js';

const input = fc.oneof(
	fc.record({ text: chineseText, language: fc.constant('zh-Hans') }),
	fc.record({ text: englishText, language: fc.constant('en') }),
);
const measures = fc.integer({ min: 60, max: 260 });
const wraps = fc.constantFrom<Wrap>('wrap', 'pretty', 'balance');

/** The text that a line shows, spaces at its ends left out. */
function shown(paragraph: Paragraph, { start, end }: Line): string {
	const table = fitTable(paragraph);
	const first = table.firstOf(start);
	const last = table.lastOf(first, end);
	return paragraph.text.slice(paragraph.units[first]?.start ?? 0, paragraph.units[last - 1]?.end ?? 0);
}

const runs = { numRuns: 300, seed: 20231 };

describe('whatever the text and the measure', () => {
	it('no line begins with a mark that closes, none ends with one that opens', () => {
		fc.assert(
			fc.property(input, measures, wraps, ({ text, language }, measure, wrap) => {
				const paragraph = prepare(text, language);
				const lines = compose(paragraph, evenMeasures(measure), wrap).map((line) => shown(paragraph, line));
				for (const line of lines.slice(1)) expect(line).not.toMatch(/^[，。、；：！？）》”’·%,.)]/);
				for (const line of lines.slice(0, -1)) expect(line).not.toMatch(/[（《“‘(]$/);
			}),
			runs,
		);
	});

	it('dashes, ellipses, numbers and their signs stay whole', () => {
		fc.assert(
			fc.property(input, measures, wraps, ({ text, language }, measure, wrap) => {
				const paragraph = prepare(text, language);
				for (const line of compose(paragraph, evenMeasures(measure), wrap).slice(0, -1)) {
					const at = paragraph.units[line.end - 1]!.end;
					expect(paragraph.text.slice(at - 1, at + 1)).not.toMatch(/——|……|！？|\d[\d%.,]|[.,-]\d/);
				}
			}),
			runs,
		);
	});

	it('the lines hold all of the text, in its order', () => {
		fc.assert(
			fc.property(input, measures, wraps, ({ text, language }, measure, wrap) => {
				const paragraph = prepare(text, language);
				const lines = compose(paragraph, evenMeasures(measure, 20), wrap);
				const solid = (value: string): string => value.replace(/\s/g, '');
				expect(solid(lines.map((line) => shown(paragraph, line)).join(''))).toBe(solid(text));
				lines.forEach((line, i) => expect(line.start).toBe(i === 0 ? 0 : lines[i - 1]!.end));
			}),
			runs,
		);
	});

	it('justified lines fill their measure, and the glyphs stand inside it one after the other', () => {
		fc.assert(
			fc.property(input, measures, wraps, ({ text, language }, measure, wrap) => {
				const paragraph = prepare(text, language);
				const table = fitTable(paragraph);
				for (const line of compose(paragraph, evenMeasures(measure), wrap)) {
					if (line.isLast || line.overfull) continue;
					const first = table.firstOf(line.start);
					const gaps = paragraph.gaps.slice(first, table.lastOf(first, line.end) - 1);
					const set = setLine(paragraph, line, measure, true, 'auto', table);
					// Only a line without a place to stretch stays short.
					if (gaps.some(({ kind }) => kind !== 'fixed' && kind !== 'autospace'))
						expect(set.advance).toBeCloseTo(measure, 2);
					let pen = 0;
					for (const { at, advance } of set.runs) {
						// A leading bracket hangs out by its blank half, a trailing one by nothing.
						expect(at).toBeGreaterThanOrEqual(pen - 5.01);
						pen = at + advance;
					}
					expect(pen).toBeLessThanOrEqual(Math.max(measure, set.advance) + 0.01);
				}
			}),
			runs,
		);
	});

	it('a line that need not stand over does not', () => {
		fc.assert(
			fc.property(input, measures, ({ text, language }, measure) => {
				const paragraph = prepare(text, language);
				const greedy = compose(paragraph, evenMeasures(measure), 'wrap');
				if (greedy.some(({ overfull }) => overfull)) return;
				for (const wrap of ['pretty', 'balance'] as const) {
					const lines = compose(paragraph, evenMeasures(measure), wrap);
					expect(lines.filter(({ overfull }) => overfull)).toEqual([]);
				}
			}),
			runs,
		);
	});

	it('lines fit their measure with all that their gaps can give', () => {
		fc.assert(
			fc.property(input, measures, wraps, ({ text, language }, measure, wrap) => {
				const paragraph = prepare(text, language);
				const table = fitTable(paragraph);
				for (const line of compose(paragraph, evenMeasures(measure), wrap)) {
					if (line.overfull) continue;
					const { natural, shrink } = table.fit(line.start, line.end);
					expect(natural - shrink).toBeLessThanOrEqual(measure + 0.01);
				}
			}),
			runs,
		);
	});

	it('lines of unequal frames each fit the measure they meet, and none stands over without need', () => {
		const unequal = fc.array(fc.integer({ min: 60, max: 200 }), { minLength: 2, maxLength: 5 });
		fc.assert(
			fc.property(input, unequal, ({ text, language }, widths) => {
				const paragraph = prepare(text, language);
				const table = fitTable(paragraph);
				const at = (line: number): number => widths[Math.min(line, widths.length - 1)]!;
				const measures = { steadyFrom: widths.length - 1, at };
				const greedy = compose(paragraph, measures, 'wrap');
				const lines = compose(paragraph, measures, 'pretty');
				lines.forEach((line, i) => {
					const { natural, shrink } = table.fit(line.start, line.end);
					if (!line.overfull) expect(natural - shrink).toBeLessThanOrEqual(at(i) + 0.01);
				});
				if (!greedy.some(({ overfull }) => overfull))
					expect(lines.filter(({ overfull }) => overfull)).toEqual([]);
			}),
			runs,
		);
	});

	it('the same text in the same measure comes out the same', () => {
		fc.assert(
			fc.property(input, measures, wraps, ({ text, language }, measure, wrap) => {
				const once = compose(prepare(text, language), evenMeasures(measure), wrap);
				const again = compose(prepare(structuredClone(text), language), evenMeasures(measure), wrap);
				expect(again).toEqual(once);
			}),
			{ ...runs, numRuns: 100 },
		);
	});
});
