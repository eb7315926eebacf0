import { describe, expect, it } from 'vitest';
import { faults, paragraph, styled, styleOf } from './sample.js';

/** Points of a width in a paragraph of 10 pt on 15 pt, in a page of 20 pt on 30 pt. */
function width(value: string): number | undefined {
	const page = styled(
		`html { font-size: 20pt; line-height: 1.5 } p { font-size: 10pt; line-height: 1.5; width: ${value} }`,
	);
	const given = styleOf(page, 'p').width;
	return page.findings.length === 0 && typeof given === 'object' ? given.points : undefined;
}

describe('units', () => {
	it.each([
		['1pt', 1],
		['1px', 0.75],
		['1in', 72],
		['1pc', 12],
		['2.54cm', 72],
		['25.4mm', 72],
		['101.6Q', 72],
		['2em', 20],
		['2ic', 20],
		['2ch', 10],
		['2ex', 10],
		['2rem', 40],
		['2ric', 40],
		['2lh', 30],
		['2rlh', 60],
		['0', 0],
	])('%s are %d points', (text, points) => {
		expect(width(text)).toBeCloseTo(points, 9);
	});

	it('are needed except for nought', () => {
		expect(width('3')).toBeUndefined();
		expect(width('3em3')).toBeUndefined();
	});

	it("of the font are the parent's in font-size", () => {
		const page = styled('html { font-size: 20pt } p { font-size: 2em }');
		expect(styleOf(page, 'p').fontSize).toBe(40);
	});

	it('of the root are the initial ones in the root itself', () => {
		expect(styleOf(styled('html { font-size: 2rem }'), 'html').fontSize).toBe(24);
		expect(styleOf(styled('html { font-size: 20pt; margin-top: 2rem }'), 'html').marginTop).toEqual({
			points: 40,
			percent: 0,
		});
	});

	it("of the line are the parent's in line-height", () => {
		const page = styled('body { line-height: 10pt } p { line-height: 2lh; margin-top: 1lh }');
		expect(styleOf(page, 'p').lineHeight).toEqual({ points: 20 });
		expect(styleOf(page, 'p').marginTop).toEqual({ points: 20, percent: 0 });
	});
});

describe('calculations', () => {
	it.each([
		['calc(1pt + 2pt * 3)', 7],
		['calc((1pt + 2pt) * 3)', 9],
		['calc(10pt - 2em / 4)', 5],
		['calc(2 * calc(3pt))', 6],
		['min(3pt, 1em, 5pt)', 3],
		['max(3pt, 1em, 5pt)', 10],
		['clamp(5pt, 1em, 8pt)', 8],
		['clamp(5pt, 1pt, 8pt)', 5],
		['clamp(9pt, 1pt, 8pt)', 9],
		['calc(1pt - 5pt)', 0],
	])('%s are %d points', (text, points) => {
		expect(width(text)).toBe(points);
	});

	it('add lengths and percentages', () => {
		expect(paragraph('width: calc(100% - 2em)').width).toEqual({ points: -24, percent: 1 });
	});

	it.each([
		'calc(1pt + 2)',
		'calc(1pt * 2pt)',
		'calc(1pt / 0)',
		'calc(1pt +)',
		'min(1pt, 2)',
		'clamp(1pt, 2pt)',
		'calc()',
	])('%s does not fit', (text) => {
		expect(width(text)).toBeUndefined();
	});

	it('hold no percentage where a percentage has no meaning', () => {
		expect(faults('column-width: calc(1pt + 10%)')).toHaveLength(1);
	});

	it('come to numbers where numbers are asked for', () => {
		expect(paragraph('column-count: calc(1 + 2)').columnCount).toBe(3);
		expect(paragraph('line-height: calc(3 / 2)').lineHeight).toEqual({ factor: 1.5 });
	});

	it('stay finite', () => {
		expect(paragraph('width: 1e308em').width).toEqual({ points: 1e8, percent: 0 });
	});
});
