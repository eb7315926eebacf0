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
const ROOM: Readonly<Record<Period, number>> = { year: 30, quarter: 52, month: 50, day: 46 };
/** What an axis counts in, and the steps that it may take; those of a year or more are named by the year alone. */
const STEPS: Readonly<
	Record<Period, { readonly unit: string; readonly milliseconds: number; readonly steps: readonly number[] }>
> = {
	year: { unit: 'year', milliseconds: 31_556_952_000, steps: [1, 2, 5, 10, 20, 50, 100] },
	quarter: { unit: 'month', milliseconds: 2_629_746_000, steps: [3, 6, 12, 24, 60, 120, 240] },
	month: { unit: 'month', milliseconds: 2_629_746_000, steps: [1, 2, 3, 6, 12, 24, 60, 120, 240] },
	day: { unit: 'day', milliseconds: 86_400_000, steps: [1, 2, 5, 10, 15] },
};

/**
 * An axis of time: as many names as there is room for, the year only where it begins. `width` is the expression for its length, and
 * `scale` the name of its scale.
 */
export function timeAxis(period: Period, language: FigureLanguage, width = 'width', scale = 'x'): VegaLite {
	const { unit, milliseconds, steps } = STEPS[period];
	const [start, end] = [`(+domain('${scale}')[0])`, `(+domain('${scale}')[1])`];
	const needed = `((${end} - ${start}) / ${milliseconds} * ${ROOM[period]} / ${width})`;
	const largest = steps.at(-1)!;
	const step = steps
		.slice(0, -1)
		.reduceRight((rest, each) => `${needed} <= ${each} ? ${each} : ${rest}`, `${largest}`);
	const [whole, short] = names[language][period].map(literal);
	const isYearly = unit === 'month' ? `${needed} > 6` : 'false';
	const year = literal(language === 'zh' ? '%Y年' : '%Y');
	const isWhole = {
		year: 'datum.index == 0',
		quarter: 'datum.index == 0 || utcmonth(datum.value) == 0',
		month: 'datum.index == 0 || utcmonth(datum.value) == 0',
		day: 'datum.index == 0 || utcdate(datum.value) == 1',
	}[period];
	return {
		title: null,
		grid: false,
		values: { expr: `utcSequence('${unit}', ${start}, ${end} + 1, ${step})` },
		labelExpr: `utcFormat(datum.value, ${isYearly} ? (datum.index == 0 ? ${year} : '%Y') : ${isWhole} ? ${whole} : ${short})`,
		labelOverlap: 'greedy',
		labelSeparation: 4,
		labelFlush: true,
	};
}
