import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkout } from '../support/project.js';

/** A day of the weather, read without our readers: tenths of millimetres and degrees as whole numbers. */
interface Day {
	readonly date: string;
	readonly rain: number;
	readonly high: number;
	readonly low: number;
	readonly sky: string;
}

export const quarters = ['2015q1', '2015q2', '2015q3', '2015q4'] as const;
export type Quarter = (typeof quarters)[number];

/** What a figure should be: digits as in the data, and their unit; or a day, or two. */
export interface Expected {
	readonly value: string;
	readonly unit: 'mm' | 'degrees' | 'days' | '%' | 'points' | 'times' | 'date';
}

export function readDays(quarter: Quarter): readonly Day[] {
	const tenths = (text: string): number => {
		const [, minus, whole, tenth] = /^(-?)(\d+)\.(\d)$/.exec(text)!;
		return (minus ? -1 : 1) * (Number(whole) * 10 + Number(tenth));
	};
	const lines = readFileSync(join(checkout, 'data/weather', quarter, 'daily.csv'), 'utf8')
		.trim()
		.split('\n');
	return lines.slice(1).map((line) => {
		const [date, rain, high, low, sky] = line.split(',') as [string, string, string, string, string];
		return { date, rain: tenths(rain), high: tenths(high), low: tenths(low), sky };
	});
}

/** Every figure of a quarter by plain arithmetic on its days. */
export function expectedFigures(quarter: Quarter): ReadonlyMap<string, Expected> {
	const days = readDays(quarter);
	const before = quarters[quarters.indexOf(quarter) - 1];
	const earlier = before && readDays(before);
	const rain = total(days);
	const wettest = Math.max(...days.map((day) => day.rain));
	const hottest = Math.max(...days.map((day) => day.high));
	const coldest = Math.min(...days.map((day) => day.low));
	const rainy = count(days, (day) => day.rain > 0);
	const dry = longestRun(days, (day) => day.rain === 0);
	const wet = longestRun(days, (day) => day.rain > 0);
	const warm = longestRun(days, (day) => day.high >= 250);
	const figures = new Map<string, Expected>(
		Object.entries({
			days: inDays(days.length),
			rain: millimetres(rain),
			rainy_days: inDays(rainy),
			dry_days: inDays(days.length - rainy),
			rainy_share: percent(rainy, days.length),
			heavy_days: inDays(count(days, (day) => day.rain >= 200)),
			wettest: millimetres(wettest),
			wettest_day: onDay(days.find((day) => day.rain === wettest)!.date),
			wettest_share: percent(wettest, rain),
			mean_high: degrees(meanOf(days, (day) => day.high)),
			mean_low: degrees(meanOf(days, (day) => day.low)),
			hottest: degrees(hottest),
			hottest_day: onDay(days.find((day) => day.high === hottest)!.date),
			coldest: degrees(coldest),
			coldest_day: onDay(days.find((day) => day.low === coldest)!.date),
			frost_days: inDays(count(days, (day) => day.low <= 0)),
			hot_days: inDays(count(days, (day) => day.high >= 300)),
			fog_days: inDays(count(days, (day) => day.sky === 'fog')),
			dry_run: inDays(dry.length),
			dry_run_days: fromTo(dry),
			dry_run_end: onDay(dry.at(-1)!.date),
			wet_run: inDays(wet.length),
			wet_run_days: fromTo(wet),
			warm_run: inDays(warm.length),
			...(warm.length > 0 && { warm_run_days: fromTo(warm) }),
		} satisfies Record<string, Expected>),
	);
	if (earlier) {
		const rainBefore = total(earlier);
		const rainyBefore = count(earlier, (day) => day.rain > 0);
		figures.set('rain_change', percent(rain - rainBefore, rainBefore));
		figures.set('rain_times', { value: tenths(10 * rain, rainBefore), unit: 'times' });
		const high = (list: readonly Day[]) => list.reduce((sum, day) => sum + day.high, 0);
		const difference = high(days) * earlier.length - high(earlier) * days.length;
		figures.set('high_change', { value: tenths(difference, days.length * earlier.length), unit: 'degrees' });
		const share = rainy * earlier.length - rainyBefore * days.length;
		figures.set('share_change', {
			value: tenths(1000 * share, days.length * earlier.length),
			unit: 'points',
		});
	}
	const parts = [
		['weeks', split(days, (day) => String(Math.floor((Date.parse(day.date) / 86_400_000 + 3) / 7)))],
		['months', split(days, (day) => day.date.slice(0, 7))],
	] as const;
	for (const [table, rows] of parts) {
		for (const [index, row] of rows.entries()) {
			const name = `${table}_${index + 1}`;
			figures.set(`${name}_days`, fromTo(row));
			figures.set(`${name}_rain`, millimetres(total(row)));
			figures.set(`${name}_rainy_days`, inDays(count(row, (day) => day.rain > 0)));
			figures.set(`${name}_high`, degrees(meanOf(row, (day) => day.high)));
			figures.set(`${name}_low`, degrees(meanOf(row, (day) => day.low)));
		}
	}
	return figures;
}

/** `above / below` in tenths of ones, half away from zero: the quotient of two whole numbers, as at school. */
function tenths(above: number, below: number): string {
	const size = Math.floor((2 * Math.abs(above) + below) / (2 * below));
	return written(above < 0 ? -size : size);
}

const written = (tenth: number): string =>
	`${tenth < 0 ? '-' : ''}${Math.floor(Math.abs(tenth) / 10)}.${Math.abs(tenth) % 10}`;

const total = (days: readonly Day[]): number => days.reduce((sum, day) => sum + day.rain, 0);
const count = (days: readonly Day[], counts: (day: Day) => boolean): number => days.filter(counts).length;
const meanOf = (days: readonly Day[], of: (day: Day) => number): number => {
	const sum = days.reduce((all, day) => all + of(day), 0);
	const size = Math.floor((2 * Math.abs(sum) + days.length) / (2 * days.length));
	return sum < 0 ? -size : size;
};

const millimetres = (tenth: number): Expected => ({ value: written(tenth), unit: 'mm' });
const degrees = (tenth: number): Expected => ({ value: written(tenth), unit: 'degrees' });
const inDays = (days: number): Expected => ({ value: String(days), unit: 'days' });
const percent = (part: number, whole: number): Expected => ({ value: tenths(1000 * part, whole), unit: '%' });
const onDay = (date: string): Expected => ({ value: date, unit: 'date' });
const fromTo = (days: readonly Day[]): Expected => {
	const [from, to] = [days[0]!.date, days.at(-1)!.date];
	return onDay(from === to ? from : `${from}/${to}`);
};

/** The first of the longest runs. */
function longestRun(days: readonly Day[], counts: (day: Day) => boolean): readonly Day[] {
	let best: readonly Day[] = [];
	for (const [start] of days.entries()) {
		let end = start;
		while (end < days.length && counts(days[end]!)) end++;
		if (end - start > best.length) best = days.slice(start, end);
	}
	return best;
}

function split(days: readonly Day[], by: (day: Day) => string): readonly (readonly Day[])[] {
	return [...new Set(days.map(by))].map((key) => days.filter((day) => by(day) === key));
}
