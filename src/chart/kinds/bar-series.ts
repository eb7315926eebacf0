import { z } from 'zod';
import type { FigureLanguage } from '../../quantity/index.js';
import type { VegaLite } from './kind.js';
import {
	calculate,
	cell,
	column,
	dataOf,
	literal,
	type Order,
	overRows,
	placeRows,
	type RowFields,
	role,
	words,
	wordsIn,
} from './shapes.js';

/** More tints than these are not told apart in print. */
const MOST = 6;

/**
 * Fields of kinds with several series. Wide data has a column for each; long data has rows for each, and a column, `by`, that says
 * which of them a row is of.
 */
export const seriesFields = {
	/** Column (wide) or value of `by` (long) and what readers call it, in the order of the chart. */
	series: z
		.array(z.strictObject({ id: column, name: words, color: role.optional() }))
		.min(1)
		.max(MOST),
	by: column.optional(),
	/** The column that rows of one category share, in long data. */
	category: column.default('name'),
};

export interface SeriesOptions extends RowFields {
	readonly series: readonly {
		readonly id: string;
		readonly name: z.infer<typeof words>;
		readonly color?: string | undefined;
	}[];
	readonly by?: string | undefined;
	readonly category: string;
	readonly value: string;
}

/**
 * One row for each number: `amount`, `at` (which of the series, from 0) and `seriesName`, beside the columns of its category, which
 * has `place` of `places`, `total` and `last` (its number in the last series). `inRow` and `inSeries` are 1 at the first of each.
 */
export function seriesData(
	options: SeriesOptions,
	language: FigureLanguage,
	chosen: Order,
	size: 'total' | 'last',
	after: readonly VegaLite[],
): VegaLite {
	const { series, by, category, value, only } = options;
	const ids = series.map(({ id }) => id);
	const names = series.map(({ name }) => wordsIn(name, language));
	const last = ids.at(-1) ?? '';
	const wide = [
		calculate('total', ids.map((id) => `(+${cell(id)} || 0)`).join(' + ')),
		calculate('last', `+${cell(last)}`),
		...placeRows(chosen, size, options),
		{ fold: ids, as: ['seriesId', 'amount'] },
		calculate('at', `indexof(${literal(ids)}, datum.seriesId)`),
	];
	const long = [
		calculate('amount', cell(value)),
		calculate('at', `indexof(${literal(ids)}, toString(${cell(by ?? '')}))`),
		{ filter: 'datum.at >= 0' },
		...placeGroups(category, chosen, size, ids.length - 1, only),
	];
	return dataOf(options, [
		...(by === undefined ? wide : long),
		{ filter: 'isValid(datum.amount)' },
		calculate('seriesName', `${literal(names)}[datum.at]`),
		calculate('shade', `${literal(shadesOf(ids.length))}[datum.at]`),
		number('inRow', 'place', 'at'),
		number('inSeries', 'at', 'place'),
		...after,
	]);
}

/** Counts the numbers of a group from 1, in the order of another column. */
const number = (as: string, group: string, field: string): VegaLite => ({
	window: [{ op: 'row_number', as }],
	groupby: [group],
	sort: [{ field }],
});

/** Places for groups of rows, as `placeRows` does it for rows. */
function placeGroups(
	category: string,
	chosen: Order,
	size: string,
	lastAt: number,
	only: readonly string[] | undefined,
): readonly VegaLite[] {
	const sort = [
		...(chosen === 'given' ? [] : [{ field: size, order: chosen }]),
		...(only ? [{ field: 'given' }] : []),
		{ field: 'first' },
	];
	return [
		{ window: [{ op: 'row_number', as: 'number' }] },
		overRows('min', 'number', 'first', [category]),
		...(only
			? [
					calculate('ownGiven', `indexof(${literal(only)}, datum.id)`),
					overRows('min', 'ownGiven', 'given', [category]),
				]
			: []),
		overRows('sum', 'amount', 'total', [category]),
		calculate('ownLast', `datum.at == ${lastAt} ? datum.amount : null`),
		overRows('max', 'ownLast', 'last', [category]),
		{ window: [{ op: 'dense_rank', as: 'place' }], sort },
		overRows('max', 'place', 'places'),
	];
}

/** Tints of the theme's `ordinal` range, which has five from light to full, that are well apart; a sixth series is grey. */
export const SHADES: readonly (readonly number[])[] = [
	[4],
	[4, 1],
	[4, 2, 1],
	[4, 3, 2, 1],
	[4, 3, 2, 1, 0],
	[4, 3, 2, 1, 0, -1],
];
const shadesOf = (count: number): readonly number[] => SHADES[count - 1] ?? [];

/** The same with the last series in full colour, the newest of years. */
export const lastInFull = (count: number): VegaLite =>
	calculate('shade', `${literal([...shadesOf(count)].reverse())}[datum.at]`);

/** Colours that series are given, as parameters, so that expressions can ask how dark they are. */
export const seriesParams = ({ series }: SeriesOptions): readonly VegaLite[] =>
	series.flatMap(({ color }, at) => (color === undefined ? [] : [{ name: `series${at}`, value: color }]));

/** The colour of a series: its own, or a tint of the companion. */
export const seriesColor = ({ series }: SeriesOptions, highlit?: string): VegaLite => ({
	condition: [
		...(highlit === undefined ? [] : [{ test: highlit, value: '$accent' }]),
		...series.flatMap(({ color }, at) =>
			color === undefined ? [] : [{ test: `datum.at == ${at}`, value: color }],
		),
		{ test: 'datum.shade < 0', value: '$grey' },
	],
	field: 'shade',
	type: 'ordinal',
	scale: { domain: [0, 1, 2, 3, 4], range: 'ordinal' },
	legend: null,
});

/** True where black does not read on the colour of a series, so that text has to be white, and large enough for it. */
export function isDark({ series }: SeriesOptions): string {
	const own = series.reduceRight(
		(rest, { color }, at) => (color === undefined ? rest : `datum.at == ${at} ? series${at} : ${rest}`),
		"scale('color', datum.shade)",
	);
	return `datum.shade >= 0 && contrast(${own}, 'black') < ${READS}`;
}

/** The contrast at which black text reads on a tint. */
export const READS = 6.5;
