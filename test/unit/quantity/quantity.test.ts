import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	add,
	compare,
	decimalOf,
	decimalText,
	divideFractions,
	type FigureStyle,
	figureLanguages,
	formatPlain,
	formatQuantity,
	formatRounded,
	fractionOf,
	parseDecimal,
	readQuantity,
	round,
	roundFraction,
	shift,
	subtract,
	subtractFractions,
	unitSymbols,
	wholeFraction,
} from '../../../src/quantity/index.js';

const decimal = (text: string) => parseDecimal(text)!;

describe('decimals', () => {
	test('are exact where floating point is not', () => {
		expect(decimalText(add(decimal('0.1'), decimal('0.2')))).toBe('0.3');
		expect(decimalText(subtract(decimal('1014.3'), decimal('1014.31')))).toBe('-0.01');
		expect(decimalText(shift(decimal('17.24'), 4))).toBe('172400');
		expect(decimalText(shift(decimal('5'), -3))).toBe('0.005');
		expect(compare(decimal('1.50'), decimal('1.5'))).toBe(0);
		expect(compare(decimal('-2'), decimal('1'))).toBe(-1);
	});

	test('round half away from zero', () => {
		const rounded = (text: string, places: number) => decimalText(round(decimal(text), places));
		expect(['0.5', '1.5', '-0.5', '2.449', '2.45', '-2.45'].map((text) => rounded(text, 0))).toEqual([
			...['1', '2', '-1', '2', '2', '-2'],
		]);
		expect(rounded('2.45', 1)).toBe('2.5');
		expect(rounded('-0.04', 1)).toBe('0.0');
		expect(rounded('3', 2)).toBe('3');
	});

	test('keep zeros as written', () => {
		expect(decimalText(decimal('10.0'))).toBe('10.0');
	});

	test.each(['', '1e5', '1,000', '.5', '5.', '+1', '1 ', '0x1', '九', '1'.repeat(41)])(
		'%j is none',
		(text) => {
			expect(parseDecimal(text)).toBeUndefined();
		},
	);

	test('a floating point number becomes the decimal it was meant to be', () => {
		expect(decimalText(decimalOf(0.1 + 0.2)!)).toBe('0.3');
		expect(decimalText(decimalOf(1.5e9)!)).toBe('1500000000');
		expect(decimalText(decimalOf(-0)!)).toBe('0');
		expect(decimalOf(Number.NaN)).toBeUndefined();
	});
});

describe('fractions', () => {
	const rounded = (above: string, below: string, places: number) =>
		decimalText(
			roundFraction(divideFractions(fractionOf(decimal(above)), fractionOf(decimal(below))), places),
		);

	test('are rounded once, half away from zero', () => {
		expect(rounded('1', '8', 2)).toBe('0.13');
		expect(rounded('-1', '8', 2)).toBe('-0.13');
		expect(rounded('1', '-8', 2)).toBe('-0.13');
		expect(rounded('2', '3', 0)).toBe('1');
		// .449 to one place is .4; by way of two places it would be .5.
		expect(rounded('0.449', '1', 1)).toBe('0.4');
		expect(rounded('-0.04', '1', 1)).toBe('0.0');
	});

	test('are exact where decimals end', () => {
		const third = divideFractions(wholeFraction(1), wholeFraction(3));
		const sum = subtractFractions(third, { ...third, numerator: -2n * third.numerator });
		expect(decimalText(roundFraction(sum, 3))).toBe('1.000');
	});
});

describe('formatQuantity', () => {
	test.each([
		['1014.3', '亿元', '1014.3亿元', 'CNY 101.43 billion'],
		['1970', '亿元', '1970亿元', 'CNY 197 billion'],
		['31.5', '亿元', '31.5亿元', 'CNY 3.15 billion'],
		['6.2', '亿元', '6.2亿元', 'CNY 620 million'],
		['20000', '亿元', '20,000亿元', 'CNY 2 trillion'],
		['17.24', '万元', '17.24万元', 'CNY 172,400'],
		['0.68', '万元', '0.68万元', 'CNY 6,800'],
		['1234567', '元', '1,234,567元', 'CNY 1,234,567'],
		['143', '万平方米', '143万平方米', '1.43 million square metres'],
		['1.7', '万人', '1.7万人', '17,000'],
		['1.7', '万场', '1.7万场', '17,000'],
		['9.8', '%', '9.8%', '9.8%'],
		['-1.2', '%', '−1.2%', '−1.2%'],
		['-0.5', '亿元', '−0.5亿元', '−CNY 50 million'],
		['-0.0', '%', '0.0%', '0.0%'],
		['55.9', '毫米', '55.9毫米', '55.9 mm'],
		['-3.2', '摄氏度', '−3.2摄氏度', '−3.2 °C'],
		['23', '天', '23天', '23 days'],
		['1', '天', '1天', '1 day'],
		['1', '个百分点', '1个百分点', '1 percentage point'],
		['0.3', '个百分点', '0.3个百分点', '0.3 percentage points'],
		['2623', '户', '2623户', '2,623'],
		['101', '个', '101个', '101'],
		['7', '连优', '7连优', '7'],
	])('%s %s', (value, unit, zh, en) => {
		expect(formatQuantity({ value, unit }, 'zh', 'full')).toBe(zh);
		expect(formatQuantity({ value, unit }, 'en', 'full')).toBe(en);
	});

	test.each([
		['number', '1014.3', '101.43'],
		['unit', '亿元', 'CNY billion'],
	] as const)('the %s alone', (style, zh, en) => {
		expect(formatQuantity({ value: '1014.3', unit: '亿元' }, 'zh', style)).toBe(zh);
		expect(formatQuantity({ value: '1014.3', unit: '亿元' }, 'en', style)).toBe(en);
	});

	test.each([
		['8', '所', '八', 'eight'],
		['20', '年', '二十', 'twenty'],
		['12', '家', '十二', 'twelve'],
		['21', '项', '二十一', 'twenty-one'],
		['99', '条', '九十九', 'ninety-nine'],
		['2', '家', '两', 'two'],
		['2', '位', '二', 'two'],
		['7', '连优', '七', 'seven'],
		['0', '场', '零', 'zero'],
		['100', '个', '100', '100'],
		['1.7', '万人', '1.7', '17,000'],
	])('%s %s in words', (value, unit, zh, en) => {
		expect(formatQuantity({ value, unit }, 'zh', 'words')).toBe(zh);
		expect(formatQuantity({ value, unit }, 'en', 'words')).toBe(en);
	});

	test.each([
		['1', '第1位', 'first'],
		['8', '第8位', 'eighth'],
		['10', '第10位', '10th'],
		['12', '第12位', '12th'],
		['13', '第13位', '13th'],
		['21', '第21位', '21st'],
		['112', '第112位', '112th'],
	])('rank %s', (value, zh, en) => {
		expect(formatQuantity({ value, unit: '位' }, 'zh', 'rank')).toBe(zh);
		expect(formatQuantity({ value, unit: '位' }, 'en', 'rank')).toBe(en);
	});

	test('a value is rounded only when asked', () => {
		expect(formatRounded({ value: '1014.35', unit: '亿元' }, 'zh', 1)).toBe('1014.4亿元');
	});

	test('an unknown unit names the nearest', () => {
		expect(() => formatQuantity({ value: '1', unit: '个百分典' }, 'zh', 'full')).toThrow(
			'error quantity/unknown-unit there is no unit "个百分典"\n  hint: did you mean "个百分点"?',
		);
	});
});

test('a year is named without a comma, and one before the first by its era', () => {
	const year = (value: string, language: 'zh' | 'en', style: FigureStyle = 'full') =>
		formatQuantity({ value, unit: '公元' }, language, style);
	expect([year('1298', 'zh'), year('1298', 'en'), year('868', 'en')]).toEqual(['1298年', '1298', '868']);
	expect([year('-221', 'zh'), year('-221', 'en')]).toEqual(['公元前221年', '221 BC']);
	expect([year('12980', 'zh', 'number'), year('12980', 'en', 'number')]).toEqual(['12980', '12980']);
	expect(readQuantity('1,298', 'en', '公元')).toBeUndefined();
});

test('a chart prints floating point values with their unit, and zero without', () => {
	expect(formatPlain(1014.3, '亿元', 'zh')).toBe('1014.3亿元');
	expect(formatPlain(1014.3, '亿元', 'en')).toBe('CNY 101.43 billion');
	expect(formatPlain(0.1 + 0.2, '%', 'en')).toBe('0.3%');
	expect(formatPlain(-0, '%', 'zh')).toBe('0');
	expect(formatPlain(Number.NaN, '%', 'zh')).toBe('');
});

describe('readQuantity', () => {
	const styles: readonly FigureStyle[] = ['full', 'words'];
	test('reads every print back to the exact value', () => {
		fc.assert(
			fc.property(
				fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }),
				fc.nat(6),
				fc.constantFrom(...unitSymbols),
				fc.constantFrom(...figureLanguages),
				fc.constantFrom(...styles),
				(digits, scale, unit, language, style) => {
					const value = { digits, scale };
					const printed = formatQuantity({ value: decimalText(value), unit }, language, style);
					// A number in words that falls back to digits may have lost the name of its scale: not a full print.
					if (style === 'words' && /\d/.test(printed)) return;
					const read = readQuantity(printed, language, unit);
					expect(read && compare(read, value), printed).toBe(0);
				},
			),
			{ seed: 1, numRuns: 2000 },
		);
	});

	test('reads small numbers in words and ranks', () => {
		for (const language of figureLanguages) {
			for (let value = 1; value < 100; value++) {
				for (const style of ['words', 'rank'] as const) {
					const printed = formatQuantity({ value: String(value), unit: '家' }, language, style);
					expect(readQuantity(printed, language, '家'), printed).toEqual({ digits: BigInt(value), scale: 0 });
				}
			}
		}
	});

	test.each(['1,01', '1014.3万元', 'abc', '', 'CNY 1 zillion'])('%j is not a print of 亿元', (text) => {
		expect(readQuantity(text, 'zh', '亿元')).toBeUndefined();
		expect(readQuantity(text, 'en', '亿元')).toBeUndefined();
	});
});
