import type { FigureLanguage } from '../../quantity/index.js';
import type { VegaLite } from './kind.js';
import { literal } from './shapes.js';

/** How long one step of time is: it says how moments are named. */
export const periods = ['year', 'quarter', 'month', 'day'] as const;
export type Period = (typeof periods)[number];

/** The expression for a moment: `2020`, `2020-02`, `2020-02-29`, `2020Q1` or `2020-Q1`, as a number or a text. */
export const timeOf = (value: string): string => {
	const text = `('' + ${value})`;
	// Not by a pattern: this is asked of each row.
	return `indexof(${text}, 'Q') > 0 ? utc(toNumber(slice(${text}, 0, 4)), 3 * toNumber(slice(${text}, -1)) - 3, 1) : toDate(${text})`;
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
const ROOM: Readonly<Record<Period, number>> = { year: 34, quarter: 52, month: 50, day: 46 };
/** What an axis counts in, and the steps that it may take; those of a year or more are named by the year alone. */
const STEPS: Readonly<
	Record<Period, { readonly unit: string; readonly milliseconds: number; readonly steps: readonly number[] }>
> = {
	year: { unit: 'year', milliseconds: 31_556_952_000, steps: [1, 2, 5, 10, 20, 50, 100] },
	quarter: { unit: 'month', milliseconds: 2_629_746_000, steps: [3, 6, 12, 24, 60, 120, 240] },
	month: { unit: 'month', milliseconds: 2_629_746_000, steps: [1, 2, 3, 6, 12, 24, 60, 120, 240] },
	day: { unit: 'day', milliseconds: 86_400_000, steps: [1, 2, 5, 10, 15] },
};

/** The parameter that holds the step of an axis of time. */
const STEP = 'timeStep';

/** Parameters that an axis of time needs; `width` is the expression for its length. */
export function timeParams(period: Period, width = 'width'): readonly VegaLite[] {
	const { milliseconds, steps } = STEPS[period];
	const needed = `span(domain('x')) / ${milliseconds} * ${ROOM[period]} / ${width}`;
	const largest = String(steps.at(-1));
	const smallest = steps
		.slice(0, -1)
		.reduceRight((rest, each) => `timeRoom <= ${each} ? ${each} : ${rest}`, largest);
	return [
		{ name: 'timeRoom', expr: needed },
		{ name: STEP, expr: period === 'year' ? toTheEnd(smallest) : smallest },
	];
}

/** Years: the smallest step that goes into all of them, so that the last is named too; `otherwise` where it would be too large. */
const toTheEnd = (otherwise: string): string => {
	const years = `(utcyear(domain('x')[1]) - utcyear(domain('x')[0]))`;
	return EVEN_STEPS.reduceRight(
		(rest, step) =>
			`${step} >= timeRoom && ${step} <= ${MOST_EVEN} * timeRoom && ${years} % ${step} == 0 ? ${step} : ${rest}`,
		`timeRoom <= 1 ? 1 : ${otherwise}`,
	);
};
/** Times that a step may be larger than names need. */
const MOST_EVEN = 3;
const EVEN_STEPS = [2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 18, 20, 25, 30, 40, 50];

/** The units of Vega-Lite for steps that have a width: columns from the start of one to the next. */
export const timeUnits: Readonly<Record<Period, string>> = {
	year: 'utcyear',
	quarter: 'utcyearquarter',
	month: 'utcyearmonth',
	day: 'utcyearmonthdate',
};

/**
 * An axis of time on the scale "x": as many names as there is room for, the year only where it begins. The scale ends with the last
 * moment, or where steps have a width, with the first after it.
 */
export function timeAxis(period: Period, language: FigureLanguage, end: 'last' | 'after' = 'last'): VegaLite {
	const { unit } = STEPS[period];
	const [whole, short] = names[language][period].map(literal);
	const year = literal(names[language].year[0]);
	const moments = (of: string, step: string): string =>
		`utcSequence('${of}', domain('x')[0], +domain('x')[1]${end === 'last' ? ' + 1' : ''}, ${step})`;
	// Of steps of a year or more, each is the first of January.
	const isYearly = unit === 'month' ? `${STEP} >= 12` : 'false';
	const isWhole = {
		year: 'false',
		quarter: `utcmonth(datum.value) < ${STEP}`,
		month: `utcmonth(datum.value) < ${STEP}`,
		day: `utcdate(datum.value) <= ${STEP}`,
	}[period];
	return {
		title: null,
		grid: false,
		values: { expr: `${isYearly} ? ${moments('year', `${STEP} / 12`)} : ${moments(unit, STEP)}` },
		// More than there can be: Vega thins out what goes beyond it.
		tickCount: 1000,
		labelExpr: `utcFormat(datum.value, ${isYearly} ? (datum.index == 0 ? ${year} : '%Y') : datum.index == 0 || ${isWhole} ? ${whole} : ${short})`,
		labelOverlap: 'greedy',
		labelSeparation: 4,
		labelFlush: true,
	};
}
