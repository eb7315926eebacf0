import { describe, expect, it } from 'vitest';
import { ChartFonts } from '../../../../src/chart/fonts/chart-fonts.js';
import { baselineShift, cutToLimit, linesOf, sizeOf, styleOf } from '../../../../src/chart/record/label.js';
import { stubFonts } from '../stub-fonts.js';

const missing: string[] = [];
const fonts = new ChartFonts(
	stubFonts(),
	() => 'en',
	(character) => missing.push(character),
);
/** At 10 pt each Latin letter is 5 pt wide, the ellipsis too. */
const cut = (text: string, item: Parameters<typeof cutToLimit>[1]): string =>
	cutToLimit(text, { fontSize: 10, ...item }, fonts);

describe('the lines of a label', () => {
	it('are those of a list, or of one text at its line break', () => {
		expect(linesOf(['a', ' b '], undefined)).toEqual(['a', 'b']);
		expect(linesOf('a|b', '|')).toEqual(['a', 'b']);
		expect(linesOf('a|b', undefined)).toEqual(['a|b']);
	});

	it('are what Vega shows for values that are no text', () => {
		expect(linesOf(0, undefined)).toEqual(['0']);
		expect(linesOf(false, undefined)).toEqual(['false']);
		expect(linesOf(12, '|')).toEqual(['12']);
		expect(linesOf(null, undefined)).toEqual([]);
		expect(linesOf(undefined, undefined)).toEqual([]);
		expect(linesOf([], undefined)).toEqual([]);
		expect(linesOf([null, 1], undefined)).toEqual(['', '1']);
	});

	it('have spaces where a text has ends of lines and tabs, as a canvas shows them', () => {
		expect(linesOf('one\ntwo\tthree\n', undefined)).toEqual(['one two three']);
	});
});

describe('the size of a label', () => {
	it('is 11 where none is given, and nothing where it is none', () => {
		expect(sizeOf({})).toBe(11);
		expect(sizeOf({ fontSize: 0 })).toBe(0);
		expect(sizeOf({ fontSize: Number.NaN })).toBe(0);
		expect(sizeOf({ fontSize: -3 })).toBe(0);
	});
});

describe('the style of a label', () => {
	it('takes families with and without quotes, words and numbers for weights', () => {
		expect(styleOf({ font: '"Source Sans 3", \'Noto Sans SC\',serif', fontWeight: 'bold' })).toEqual({
			families: ['Source Sans 3', 'Noto Sans SC', 'serif'],
			weight: 700,
			style: 'normal',
		});
		expect(styleOf({ font: '', fontWeight: '600', fontStyle: 'oblique' })).toEqual({
			families: ['sans-serif'],
			weight: 600,
			style: 'italic',
		});
	});
});

describe('a limit', () => {
	it('leaves a label that just fits', () => {
		expect(cut('abcd', { limit: 20 })).toBe('abcd');
		expect(cut('abcd', { limit: 0 })).toBe('abcd');
	});

	it('cuts its end and adds an ellipsis within the limit', () => {
		expect(cut('abcdef', { limit: 20 })).toBe('abc…');
		expect(cut('abcdef', { limit: 20, ellipsis: '..' })).toBe('ab..');
		expect(cut('abcdef', { limit: 20, ellipsis: '' })).toBe('abc…');
	});

	it('cuts the start of a label that runs to the left', () => {
		expect(cut('abcdef', { limit: 20, dir: 'rtl' })).toBe('…def');
	});
});

describe('a baseline', () => {
	it('is rounded in a plain chart, as Vega rounds it', () => {
		const plain = (baseline: string) => baselineShift(baseline, 11, 14, true);
		// 8.69, 3.3, -2.31, 10.19, -3.81
		expect(['top', 'middle', 'bottom', 'line-top', 'line-bottom'].map(plain)).toEqual([9, 3, -2, 10, -4]);
		expect(plain('alphabetic')).toBe(0);
	});

	it('is exact on the page, the middle where figures have theirs', () => {
		expect(baselineShift('middle', 8, 10, false)).toBeCloseTo(2.8);
		expect(baselineShift('top', 8, 10, false)).toBeCloseTo(6.32);
	});
});

describe('characters that are never seen', () => {
	it('are left out, and nobody misses them', () => {
		const [piece] = fonts.pieces('a\ufe0fb', styleOf({}));
		expect(piece?.text).toBe('ab');
		expect(missing).toEqual([]);
	});
});
