import { expect, test } from 'vitest';
import { dateText, daysText, parsePeriod } from '../../../src/issue/index.js';

test.each([
	['2023-08-03', '2023年8月3日 星期四', 'Thursday, August 3, 2023'],
	['2024-02-29', '2024年2月29日 星期四', 'Thursday, February 29, 2024'],
	['2000-01-01', '2000年1月1日 星期六', 'Saturday, January 1, 2000'],
	['2023-12-31', '2023年12月31日 星期日', 'Sunday, December 31, 2023'],
])('%s has its weekday', (date, zh, en) => {
	expect(dateText(date, 'zh')).toBe(zh);
	expect(dateText(date, 'en')).toBe(en);
});

test.each([
	['2015-03-15', '2015-03-15', '3月15日', 'March 15', 'Mar 15'],
	['2015-07-01', '2015-07-23', '7月1日至23日', 'July 1–23', 'Jul 1–23'],
	['2015-11-30', '2015-12-06', '11月30日至12月6日', 'November 30–December 6', 'Nov 30–Dec 6'],
	['2014-12-29', '2015-12-30', '12月29日至12月30日', 'December 29–December 30', 'Dec 29–Dec 30'],
])('the days from %s to %s', (from, to, zh, en, short) => {
	expect(daysText(from, to, 'zh', 'long')).toBe(zh);
	expect(daysText(from, to, 'en', 'long')).toBe(en);
	expect(daysText(from, to, 'en', 'short')).toBe(short);
});

test('a day by its weekday', () => {
	expect(daysText('2015-03-15', '2015-03-15', 'zh', 'weekday')).toBe('星期日');
	expect(daysText('2015-03-14', '2015-03-15', 'en', 'weekday')).toBe('Saturday–Sunday');
});

test.each([
	['2023', '2023年', '2023', '2023-12-31'],
	['2023-H1', '2023年上半年', 'first half of 2023', '2023-06-30'],
	['2023-H2', '2023年下半年', 'second half of 2023', '2023-12-31'],
	['2023-Q1', '2023年第一季度', 'first quarter of 2023', '2023-03-31'],
	['2023-Q4', '2023年第四季度', 'fourth quarter of 2023', '2023-12-31'],
	['2024-02', '2024年2月', 'February 2024', '2024-02-29'],
])('the period %s', (text, zh, en, end) => {
	expect(parsePeriod(text)).toMatchObject({ text, labels: { zh, en }, end });
});

test.each(['2023-H3', '2023-13', '23-H1', '2023-Q0', '2023-6'])('%s is no period', (text) => {
	expect(parsePeriod(text)).toBeUndefined();
});
