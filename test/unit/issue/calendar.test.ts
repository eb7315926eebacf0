import { expect, test } from 'vitest';
import { dateText, parsePeriod } from '../../../src/issue/index.js';

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
