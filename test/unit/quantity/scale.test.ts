import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compare, formatScaled, parseDecimal, scaleOf, scaleTitle } from '../../../src/quantity/index.js';

const upTo = (count: number) => ({ places: { count, isExact: false } });
const printed = (unit: string, words: string, values: readonly number[], places?: number) => {
	const scale = scaleOf(unit, words);
	const manner = places === undefined ? {} : upTo(places);
	return (['zh', 'en'] as const).map((language) =>
		[
			...values.map((value) => formatScaled(value, scale, language, manner)),
			scaleTitle(scale, language),
			scaleTitle(scale, language, true),
		].join(' | '),
	);
};

describe('the ticks of an axis', () => {
	test('are in one unit, which is said once', () => {
		expect(printed('元', '亿', [0, 5e10, 1e11, 1.5e11])).toEqual([
			'0 | 500 | 1000 | 1500 | 亿元 | 亿元',
			'0 | 50 | 100 | 150 | CNY billion | CNY bn',
		]);
		// The same axis where the data is in 亿元.
		expect(printed('亿元', '', [0, 500, 1000, 1500])).toEqual(printed('元', '亿', [0, 5e10, 1e11, 1.5e11]));
	});

	test('are in million where the editor says so, and in digits where English has no word', () => {
		expect(printed('人', '万/million', [0, 500_000, 1_500_000])).toEqual([
			'0 | 50 | 150 | 万人 | 万人',
			'0 | 0.5 | 1.5 | million | m',
		]);
		expect(printed('万人', '', [0, 2, 4.5])).toEqual([
			'0 | 2 | 4.5 | 万人 | 万人',
			'0 | 20,000 | 45,000 |  | ',
		]);
		expect(printed('平方米', 'million', [2_500_000])).toEqual([
			'250 | 万平方米 | 万平方米',
			'2.5 | million square metres | m sq m',
		]);
		expect(printed('个百分点', '', [-1.5])).toEqual([
			'−1.5 | 个百分点 | 个百分点',
			'−1.5 | percentage points | pp',
		]);
		expect(printed('', '1', [12_000])).toEqual(['12,000 |  | ', '12,000 |  | ']);
	});

	test('are rounded alike in both languages: places count in Chinese', () => {
		expect(printed('元', '亿', [125_000_000], 1).map((line) => line.split(' | ')[0])).toEqual([
			'1.3',
			'0.13',
		]);
		expect(printed('万人', '', [1.26], 1).map((line) => line.split(' | ')[0])).toEqual(['1.3', '12,600']);
	});

	test('have zeros after the point where all have the same places', () => {
		const scale = scaleOf('元', '亿');
		const exact = { places: { count: 1, isExact: true } };
		expect([0, 5e7, 1e8].map((value) => formatScaled(value, scale, 'zh', exact))).toEqual([
			'0',
			'0.5',
			'1.0',
		]);
	});

	test('rise with their values, are never −0, and have the places asked for', () => {
		const number = fc.double({ min: -1e13, max: 1e13, noNaN: true });
		fc.assert(
			fc.property(number, number, fc.nat(3), fc.constantFrom('亿', '万', '1'), (a, b, places, words) => {
				const scale = scaleOf('元', words);
				const [low, high] = [a, b]
					.sort((x, y) => x - y)
					.map((value) => formatScaled(value, scale, 'zh', upTo(places)));
				const [first, second] = [low!, high!].map((text) => parseDecimal(text.replaceAll(',', ''))!);
				expect(compare(first!, second!)).toBeLessThanOrEqual(0);
				expect([low, high].join()).not.toMatch(/−0(?![.\d])/);
				expect(first!.scale).toBeLessThanOrEqual(places);
			}),
			{ seed: 1, numRuns: 1000 },
		);
	});
});

test.each(['亿亿', 'thousand', '万/亿元', '万/million/billion'])('there is no scale %j', (words) => {
	expect(() => scaleOf('元', words)).toThrow(
		`error quantity/unknown-scale there is no scale "${words}"\n` +
			'  hint: it is one of 1, 万亿, 亿, 万, trillion, billion, million, or one for each language, such as 万/million',
	);
});
