import type { FigureLanguage } from '../../quantity/index.js';
import type { VegaLite } from './kind.js';
import { literal } from './shapes.js';

/** How long one step of time is: it says how moments are named. */
export const periods = ['year', 'quarter', 'month', 'day'] as const;
export type Period = (typeof periods)[number];

/** The expression for a moment: `2020`, `2020-02`, `2020-02-29`, `2020Q1` or `2020-Q1`, as a number or a text. */
export const timeOf = (value: string): string => {
	const text = `('' + ${value})`;
	const quarter = `utc(toNumber(slice(${text}, 0, 4)), 3 * toNumber(slice(${text}, -1)) - 3, 1)`;
	return `test(regexp('^\\\\d{4}-?Q[1-4]$'), ${text}) ? ${quarter} : toDate(${text})`;
};

/** Names of moments: whole for one that stands alone, short for one that follows another of its year. */
const names: Readonly<
	Record<FigureLanguage, Readonly<Record<Period, readonly [whole: string, short: string]>>>
> = {
	zh: {
		year: ['%Y年', '%Y'],
		quarter: ['%Y年%q季度', '%q季度'],
		month: ['%Y年%-m月', '%-m月'],
		day: ['%-m月%-d日', '%-d日'],
	},
	en: {
		year: ['%Y', '%Y'],
		quarter: ['Q%q %Y', 'Q%q'],
		month: ['%b %Y', '%b'],
		day: ['%b %-d', '%-d'],
	},
};

/** The expression for a moment's name. */
export const timeName = (value: string, period: Period, language: FigureLanguage): string =>
	`utcFormat(${value}, ${literal(names[language][period][0])})`;

/** Points: what the longest name on the axis needs, with air beside it. */
const ROOM: Readonly<Record<Period, number>> = { year: 34, quarter: 52, month: 50, day: 44 };

/** An axis of time: as many names as there is room for, the year only where it begins. */
export function timeAxis(period: Period, language: FigureLanguage): VegaLite {
	const [whole, short] = names[language][period];
	const isFirst = {
		year: 'datum.index == 0',
		quarter: 'datum.index == 0 || utcmonth(datum.value) == 0',
		month: 'datum.index == 0 || utcmonth(datum.value) == 0',
		day: 'datum.index == 0 || utcdate(datum.value) == 1',
	}[period];
	return {
		title: null,
		grid: false,
		labelExpr: `utcFormat(datum.value, ${isFirst} ? ${literal(whole)} : ${literal(short)})`,
		tickCount: { expr: `max(2, floor(width / ${ROOM[period]}))` },
		labelOverlap: 'greedy',
		labelSeparation: 6,
		labelFlush: true,
	};
}
