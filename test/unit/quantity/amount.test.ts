import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	compare,
	decimalOf,
	figureLanguages,
	findUnit,
	formatAmount,
	formatPlain,
	formatShare,
	type Manner,
	type Places,
	readAmount,
	readQuantity,
	shift,
	subtract,
	unitSymbols,
} from '../../../src/quantity/index.js';

const upTo = (count: number): Places => ({ count, isExact: false });
const exactly = (count: number): Places => ({ count, isExact: true });

describe('formatAmount', () => {
	test.each([
		[101_430_000_000, '元', '1014.3亿元', 'CNY 101.43 billion'],
		[12_345_678, '元', '1234.6万元', 'CNY 12.346 million'],
		[1_000_000_000_000, '元', '1万亿元', 'CNY 1 trillion'],
		[20_000_000_000_000_000, '元', '20,000万亿元', 'CNY 20,000 trillion'],
		[9999, '元', '9999元', 'CNY 9,999'],
		[10_000, '人', '1万人', '10,000'],
		[1_234_500_000, '人', '12.3亿人', '1.23 billion'],
		[-35_000, '元', '−3.5万元', '−CNY 35,000'],
		[0, '元', '0', '0'],
		[-0, '%', '0', '0'],
		[0.04, '元', '0', '0'],
		[-0.04, '元', '0', '0'],
		// In 亿元 and 万人, as the data has it.
		[1014.3, '亿元', '1014.3亿元', 'CNY 101.43 billion'],
		[0.5, '亿元', '5000万元', 'CNY 50 million'],
		[0.68, '万元', '6800元', 'CNY 6,800'],
		// No one says 1.5万%.
		[15_000, '%', '15,000%', '15,000%'],
		[123_456_789, '', '1.2亿', '120 million'],
	])('%s %s', (value, unit, zh, en) => {
		expect(formatAmount(value, unit, 'zh')).toBe(zh);
		expect(formatAmount(value, unit, 'en')).toBe(en);
	});

	test('what rounds up to the next power is printed in it', () => {
		expect(formatAmount(99_999_900, '元', 'zh', { places: upTo(2) })).toBe('9999.99万元');
		expect(formatAmount(99_999_900, '元', 'zh')).toBe('1亿元');
		expect(formatAmount(99_999_900, '元', 'en')).toBe('CNY 100 million');
		expect(formatAmount(9_999.96, '元', 'zh')).toBe('1万元');
		expect(formatAmount(-999_999_999_999, '元', 'zh')).toBe('−1万亿元');
	});

	test('says changes with their sign, and little in little room', () => {
		expect(formatAmount(1.5e9, '元', 'en', { isSigned: true, isShort: true })).toBe('+CNY 1.5bn');
		expect(formatAmount(1.5e9, '元', 'zh', { isSigned: true })).toBe('+15亿元');
		expect(formatAmount(0, '元', 'zh', { isSigned: true })).toBe('0');
		expect(formatAmount(2_500_000, '平方米', 'en', { isShort: true })).toBe('2.5m sq m');
	});

	const manners = fc.record({
		places: fc.oneof(fc.constant(undefined), fc.nat(4).map(upTo), fc.nat(4).map(exactly)),
		isSigned: fc.boolean(),
		isShort: fc.boolean(),
	});
	const values = fc.tuple(fc.integer({ min: -999_999, max: 999_999 }), fc.integer({ min: -4, max: 11 }));
	const named = unitSymbols.filter((unit) => !findUnit(unit)?.isYear);

	test('reads back to one number in both languages, as near as its places allow', () => {
		fc.assert(
			fc.property(values, fc.constantFrom('', ...named), manners, ([digits, power], unit, manner) => {
				const value = Number(`${digits}e${power}`);
				const [zh, en] = figureLanguages.map((language) =>
					readAmount(formatAmount(value, unit, language, manner), language, unit),
				);
				expect(zh && en && compare(zh, en), `${formatAmount(value, unit, 'zh', manner)} ${unit}`).toBe(0);
				const exact = shift(decimalOf(value)!, findUnit(unit)?.power ?? 0);
				const missed = Math.abs(numberOf(subtract(exact, zh!)));
				const size = Math.max(Math.abs(numberOf(exact)), 1);
				const inPower = unit === '' || findUnit(unit)?.takesScale ? powerOf(size) : 0;
				const allowed = 0.5 * 10 ** (inPower - (manner.places?.count ?? 1));
				expect(missed).toBeLessThanOrEqual(allowed * (1 + 1e-9));
			}),
			{ seed: 1, numRuns: 2000 },
		);
	});

	test('is never −0, and has no more places than were asked for', () => {
		fc.assert(
			fc.property(values, fc.constantFrom('', ...named), manners, ([digits, power], unit, manner) => {
				const printed = formatAmount(Number(`${digits}e${power}`), unit, 'zh', manner);
				expect(printed).not.toMatch(/[−+]0(?:\.0*)?(?![.\d])/);
				expect(/\.(\d+)/.exec(printed)?.[1]?.length ?? 0).toBeLessThanOrEqual(manner.places?.count ?? 1);
			}),
			{ seed: 2, numRuns: 1000 },
		);
	});

	test('never prints a larger number as a smaller one', () => {
		fc.assert(
			fc.property(values, values, fc.nat(3), ([a, i], [b, j], places) => {
				const [low, high] = [Number(`${a}e${i}`), Number(`${b}e${j}`)].sort((x, y) => x - y);
				const [first, second] = [low!, high!].map((value) =>
					readAmount(formatAmount(value, '元', 'zh', { places: upTo(places) }), 'zh', '元'),
				);
				expect(compare(first!, second!)).toBeLessThanOrEqual(0);
			}),
			{ seed: 3, numRuns: 1000 },
		);
	});
});

const numberOf = ({ digits, scale }: { digits: bigint; scale: number }) => Number(digits) / 10 ** scale;
const powerOf = (size: number): number => (size >= 1e12 ? 12 : size >= 1e8 ? 8 : size >= 1e4 ? 4 : 0);

describe('formatPlain', () => {
	test('rounds by the rule of the house, not as floating point does', () => {
		// toFixed(2) makes 1.00 of 1.005, which is a little less in binary.
		expect(formatPlain(1.005, '%', 'zh', { places: upTo(2) })).toBe('1.01%');
		expect(formatPlain(-8.345, '%', 'zh', { places: upTo(2) })).toBe('−8.35%');
	});

	test('keeps zeros where the places are exact, and only there', () => {
		expect(formatPlain(12, '%', 'en', { places: exactly(1) })).toBe('12.0%');
		expect(formatPlain(12, '%', 'en', { places: upTo(1) })).toBe('12%');
		expect(formatPlain(0.04, '%', 'en', { places: exactly(1) })).toBe('0');
	});

	test('prints changes in percent and percentage points with their sign', () => {
		const signed: Manner = { places: upTo(1), isSigned: true, isShort: true };
		const print = (value: number, unit: string) => [
			formatPlain(value, unit, 'zh', signed),
			formatPlain(value, unit, 'en', signed),
		];
		expect(print(1.24, '个百分点')).toEqual(['+1.2个百分点', '+1.2 pp']);
		expect(print(-0.4, '个百分点')).toEqual(['−0.4个百分点', '−0.4 pp']);
		expect(print(-0.04, '个百分点')).toEqual(['0', '0']);
		expect(print(1, '%')).toEqual(['+1%', '+1%']);
		expect(formatPlain(1, '个百分点', 'en', { isSigned: true })).toBe('+1 percentage point');
	});

	test('prints a number without a unit, with commas by the rule of its language', () => {
		expect([formatPlain(4321, '', 'zh'), formatPlain(4321, '', 'en')]).toEqual(['4321', '4,321']);
		expect([formatPlain(54_321, '', 'zh'), formatPlain(54_321, '', 'en')]).toEqual(['54,321', '54,321']);
	});

	test('reads back to the rounded number', () => {
		fc.assert(
			fc.property(
				fc.integer({ min: -1e9, max: 1e9 }),
				fc.nat(5),
				fc.constantFrom(...unitSymbols),
				fc.constantFrom(...figureLanguages),
				fc.nat(5),
				(digits, scale, unit, language, count) => {
					const printed = formatPlain(digits / 10 ** scale, unit, language, { places: upTo(count) });
					const read = readQuantity(printed, language, unit);
					const exact = { digits: BigInt(digits), scale };
					const missed = Math.abs(numberOf(subtract(exact, read!)));
					expect(missed, printed).toBeLessThanOrEqual(0.5 * 10 ** -count * (1 + 1e-9));
				},
			),
			{ seed: 4, numRuns: 1000 },
		);
	});
});

test('a share of one is printed as percent', () => {
	expect(formatShare(0.123, 'zh')).toBe('12.3%');
	expect(formatShare(0.1235, 'en', { places: upTo(1) })).toBe('12.4%');
	expect(formatShare(0.29, 'en')).toBe('29%');
	expect(formatShare(0, 'zh')).toBe('0');
	expect(formatShare(Number.NaN, 'zh')).toBe('');
});
