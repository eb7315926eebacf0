import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatTime, instantOf, type TimeForm, type timeKinds } from '../../../src/quantity/index.js';

const june = Date.UTC(2023, 5, 5, 23, 59);
const print = (kind: (typeof timeKinds)[number], form?: TimeForm, instant = june) => [
	formatTime(instant, kind, 'zh', form),
	formatTime(instant, kind, 'en', form),
];

describe('formatTime', () => {
	test.each([
		['year', '2023年', '2023', '2023', '2023'],
		['half', '2023年上半年', 'H1 2023', '上半年', 'H1'],
		['quarter', '2023年二季度', 'Q2 2023', '二季度', 'Q2'],
		['month', '2023年6月', 'June 2023', '6月', 'Jun'],
		['week', '2023年第23周', 'week 23, 2023', '第23周', 'wk 23'],
		['day', '6月5日', 'June 5', '6月5日', 'Jun 5'],
	] as const)('%s', (kind, zh, en, shortZh, shortEn) => {
		expect(print(kind)).toEqual([zh, en]);
		expect(print(kind, 'short')).toEqual([shortZh, shortEn]);
	});

	test('a day is printed with its year where that is asked for', () => {
		expect(print('day', 'full')).toEqual(['2023年6月5日', 'June 5, 2023']);
	});

	test('a week belongs to the year that has its Thursday (ISO 8601)', () => {
		expect(print('week', 'long', Date.UTC(2021, 0, 3))[0]).toBe('2020年第53周');
		expect(print('week', 'long', Date.UTC(2024, 11, 30))[0]).toBe('2025年第1周');
	});

	test('tells apart what lies in two periods, and not what lies in one', () => {
		const day = fc.integer({ min: Date.UTC(1900, 0, 1), max: Date.UTC(2099, 11, 31) });
		fc.assert(
			fc.property(day, day, fc.constantFrom('half', 'quarter', 'month'), (a, b, kind) => {
				const months = { half: 6, quarter: 3, month: 1 }[kind];
				const periodOf = (instant: number) => {
					const date = new Date(instant);
					return date.getUTCFullYear() * 12 + Math.floor(date.getUTCMonth() / months) * months;
				};
				for (const language of ['zh', 'en'] as const) {
					const same = formatTime(a, kind, language) === formatTime(b, kind, language);
					expect(same).toBe(periodOf(a) === periodOf(b));
				}
			}),
			{ seed: 1, numRuns: 500 },
		);
	});
});

describe('instantOf', () => {
	test.each([
		['2023', '2023-01-01T00:00:00.000Z'],
		['2023-H2', '2023-07-01T00:00:00.000Z'],
		['2023-Q2', '2023-04-01T00:00:00.000Z'],
		['2023-06', '2023-06-01T00:00:00.000Z'],
		['2023-06-05', '2023-06-05T00:00:00.000Z'],
		// Without a zone it is UTC, on every machine.
		['2023-06-05T12:30:00', '2023-06-05T12:30:00.000Z'],
		['2023-06-05 12:30', '2023-06-05T12:30:00.000Z'],
		['2023-06-05T12:30:00+08:00', '2023-06-05T04:30:00.000Z'],
		[2023, '2023-01-01T00:00:00.000Z'],
		[june, '2023-06-05T23:59:00.000Z'],
		[new Date(june), '2023-06-05T23:59:00.000Z'],
	])('%s', (value, time) => {
		expect(new Date(instantOf(value)!).toISOString()).toBe(time);
	});

	test.each(['2023-13', '2023-02-30', '2023-Q5', 'June', '', null, Number.NaN, true])(
		'%s is no time',
		(value) => {
			expect(instantOf(value)).toBeUndefined();
		},
	);
});
