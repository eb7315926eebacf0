import { MONTHS, SHORT_MONTHS, WEEKDAYS } from '../quantity/index.js';
import type { Language } from './text.js';

/** True for a day of the calendar written `2023-08-03`. */
export function isDate(text: string): boolean {
	const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
	if (!match) return false;
	const [year, month, day] = match.slice(1).map(Number) as [number, number, number];
	return year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

export function daysInMonth(year: number, month: number): number {
	const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
	return [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]!;
}

/** `2023年8月3日 星期四`; `Thursday, August 3, 2023`. `date` is a valid day. */
export function dateText(date: string, language: Language): string {
	const [year, month, day] = date.split('-').map(Number) as [number, number, number];
	const weekday = WEEKDAYS[language][weekdayOf(year, month, day)]!;
	if (language === 'zh') return `${year}年${month}月${day}日 ${weekday}`;
	return `${weekday}, ${MONTHS[month - 1]} ${day}, ${year}`;
}

/** 0 for Sunday (Zeller's congruence, with its Saturday moved to the end). */
function weekdayOf(year: number, month: number, day: number): number {
	const [m, y] = month < 3 ? [month + 12, year - 1] : [month, year];
	const century = Math.floor(y / 100);
	const rest = y % 100;
	const sum =
		day +
		Math.floor((13 * (m + 1)) / 5) +
		rest +
		Math.floor(rest / 4) +
		Math.floor(century / 4) +
		5 * century;
	return (sum + 6) % 7;
}

/** Days since 1970-01-01; `date` is a valid day. */
export const dayNumber = (date: string): number => Date.parse(`${date}T00:00:00Z`) / MILLISECONDS_A_DAY;

/** The day with this number, `2015-03-15`. */
export const dayOf = (number: number): string =>
	new Date(number * MILLISECONDS_A_DAY).toISOString().slice(0, 10);

const MILLISECONDS_A_DAY = 86_400_000;

/** How a day is printed: `March 15`, `Mar 15` for tables, `Sunday`. Chinese has 3月15日 for the first two. */
export const dayForms = ['long', 'short', 'weekday'] as const;
export type DayForm = (typeof dayForms)[number];

/** One day, or those from the first to the last: `3月15日`, `7月1日至23日`; `March 15`, `July 1–23`, `Nov 30–Dec 6`. */
export function daysText(from: string, to: string, language: Language, form: DayForm): string {
	if (from === to) return dayText(from, language, form);
	const sameMonth = from.slice(0, 7) === to.slice(0, 7) && form !== 'weekday';
	const last = sameMonth ? dayInMonth(to, language) : dayText(to, language, form);
	return `${dayText(from, language, form)}${language === 'zh' ? '至' : '–'}${last}`;
}

function dayText(date: string, language: Language, form: DayForm): string {
	const [year, month, day] = date.split('-').map(Number) as [number, number, number];
	if (form === 'weekday') return WEEKDAYS[language][weekdayOf(year, month, day)]!;
	if (language === 'zh') return `${month}月${day}日`;
	return `${form === 'short' ? SHORT_MONTHS[month - 1] : MONTHS[month - 1]} ${day}`;
}

const dayInMonth = (date: string, language: Language): string =>
	`${Number(date.slice(8))}${language === 'zh' ? '日' : ''}`;
