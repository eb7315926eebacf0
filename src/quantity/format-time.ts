/** Years, quarters, months and days as charts print them. All time is UTC: a day is the day that the data names. */
import { MONTHS, SHORT_MONTHS, ZH_QUARTERS } from './calendar-words.js';
import type { FigureLanguage } from './units.js';

/** What a point in time is printed as: the stretch of the calendar that it lies in. */
export const timeKinds = ['year', 'half', 'quarter', 'month', 'week', 'day'] as const;
export type TimeKind = (typeof timeKinds)[number];

/**
 * `long` is with the year, but for a day; `full` with the year always; `short` without it, shortened where the language does so:
 * 2023年6月, June 2023; 6月5日, June 5; 2023年6月5日, June 5, 2023; 6月, Jun.
 */
export const timeForms = ['long', 'short', 'full'] as const;
export type TimeForm = (typeof timeForms)[number];

/**
 * The point in time that data means, in milliseconds since 1970: a number or date as it is, `2023-06-05` with or without a time, and the
 * periods of an issue, `2023`, `2023-H1`, `2023-Q2`, `2023-06`, by their first day. A whole number below 10,000 is a year. Undefined
 * for what is none.
 */
export function instantOf(value: unknown): number | undefined {
	if (value instanceof Date) return finite(value.getTime());
	if (typeof value === 'number') return isYear(value) ? startOf(value, 0) : finite(value);
	if (typeof value !== 'string') return undefined;
	const period = /^(\d{4})(?:-(?:H([12])|Q([1-4])|(0[1-9]|1[0-2])))?$/.exec(value);
	if (period) {
		const [, year, half, quarter, month] = period;
		const first = half
			? (Number(half) - 1) * 6
			: quarter
				? (Number(quarter) - 1) * 3
				: Number(month ?? 1) - 1;
		return startOf(Number(year), first);
	}
	const day = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](.*))?$/.exec(value);
	if (!day) return undefined;
	const [, year, month, date, time] = day;
	const start = Date.parse(`${year}-${month}-${date}T00:00:00Z`);
	// 30 February would be 2 March.
	if (!Number.isFinite(start) || new Date(start).getUTCDate() !== Number(date)) return undefined;
	if (time === undefined) return start;
	const zone = /(?:Z|[-+]\d{2}:?\d{2})$/.test(time) ? '' : 'Z';
	return finite(Date.parse(`${year}-${month}-${date}T${time}${zone}`));
}

const finite = (value: number): number | undefined => (Number.isFinite(value) ? value : undefined);
const isYear = (value: number): boolean => Number.isInteger(value) && value >= 1 && value < 10_000;

/** Years below 100 are what they are, not those of the last century. */
const startOf = (year: number, month: number): number => new Date(0).setUTCFullYear(year, month, 1);

export const yearOf = (instant: number): number => new Date(instant).getUTCFullYear();

export function formatTime(
	instant: number,
	kind: TimeKind,
	language: FigureLanguage,
	form: TimeForm = 'long',
): string {
	const date = new Date(instant);
	const [year, month, day] = [date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate()];
	const isShort = form === 'short';
	const ofYear = (zh: string, en: string): string => {
		if (isShort) return language === 'zh' ? zh : en;
		return language === 'zh' ? `${year}年${zh}` : `${en} ${year}`;
	};
	switch (kind) {
		case 'year':
			return language === 'zh' && !isShort ? `${year}年` : String(year);
		case 'half':
			return ofYear(month < 6 ? '上半年' : '下半年', month < 6 ? 'H1' : 'H2');
		case 'quarter': {
			const quarter = Math.floor(month / 3) + 1;
			return ofYear(`${ZH_QUARTERS[quarter]}季度`, `Q${quarter}`);
		}
		case 'month':
			return ofYear(`${month + 1}月`, (isShort ? SHORT_MONTHS : MONTHS)[month]!);
		case 'week':
			return weekText(date, language, isShort);
		case 'day': {
			const hasYear = form === 'full';
			if (language === 'zh') return `${hasYear ? `${year}年` : ''}${month + 1}月${day}日`;
			return `${(isShort ? SHORT_MONTHS : MONTHS)[month]} ${day}${hasYear ? `, ${year}` : ''}`;
		}
	}
}

/** ISO 8601: weeks begin on Monday, and belong to the year that has their Thursday. */
function weekText(date: Date, language: FigureLanguage, isShort: boolean): string {
	const weekday = (date.getUTCDay() + 6) % 7;
	const thursday = new Date(date.getTime() + (3 - weekday) * DAY);
	const year = thursday.getUTCFullYear();
	const week = Math.floor((thursday.getTime() - startOf(year, 0)) / (7 * DAY)) + 1;
	if (language === 'zh') return isShort ? `第${week}周` : `${year}年第${week}周`;
	return isShort ? `wk ${week}` : `week ${week}, ${year}`;
}

const DAY = 86_400_000;
