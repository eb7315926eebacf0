import { z } from 'zod';
import type { VegaLite } from './kind.js';
import { calculate, cell, column, type DataSource, dataSource, figures, LINE, overRows } from './shapes.js';
import { type Period, periods, timeOf } from './time.js';

/** Fields of kinds that show values over time or in an order, of one series or of several. */
export const seriesFields = {
	data: dataSource,
	/** The column of time, or of what stands in its place. */
	x: column.default('time'),
	/** How long one step is; `order` for an axis of names, in the order of the rows. */
	period: z.enum([...periods, 'order']).default('month'),
	value: column.default('value'),
	/** The column that says which series a row belongs to; without it there is one. */
	series: column.optional(),
	/** The column that names the series on the page. */
	name: column.default('name'),
	/** Only these series. */
	only: z.array(z.string()).min(1).optional(),
	/** The series that are the point of the chart. */
	highlight: z.array(z.string()).default([]),
	unit: z.string().default(''),
	figures,
};

export interface SeriesFields {
	readonly data: DataSource;
	readonly x: string;
	readonly period: Period | 'order';
	readonly series?: string | undefined;
	readonly only?: readonly string[] | undefined;
}

/** The rows of the series that are meant, with their moment as `moment` where x is a time, and what is done to them then. */
export const seriesData = (
	{ data, x, period, series, only }: SeriesFields,
	transform: readonly VegaLite[] = [],
): VegaLite => ({
	data: typeof data === 'string' ? { url: data } : { values: data },
	transform: [
		...(only && series ? [{ filter: `indexof(${JSON.stringify(only)}, '' + ${cell(series)}) >= 0` }] : []),
		...(period === 'order' ? [] : [{ calculate: timeOf(cell(x)), as: 'moment' }]),
		...transform,
	],
});

/** The expression that is true for rows of a highlit series. */
export const isHighlit = (series: string | undefined, highlight: readonly string[]): string =>
	series === undefined || highlight.length === 0
		? 'false'
		: `indexof(${JSON.stringify(highlight)}, '' + ${cell(series)}) >= 0`;

/** Only the last row of each series that has a value. */
export const lastRows = ({
	period,
	value,
	series,
}: SeriesFields & { readonly value: string }): readonly VegaLite[] => [
	{ filter: `isValid(${cell(value)})` },
	...(period === 'order' ? [{ window: [{ op: 'row_number', as: 'moment' }] }] : []),
	{ joinaggregate: [{ op: 'max', field: 'moment', as: 'ending' }], ...(series && { groupby: [series] }) },
	{ filter: 'datum.moment == datum.ending' },
];

/** The share of the box's width that labels at the ends of lines may take. */
const LABEL_SHARE = 0.42;

/**
 * The column `label` for rows that each end a line: name and figure on one line, on two where the box is narrow and high enough, the
 * name alone, or the figure alone.
 */
export function endLabel(
	name: string | undefined,
	figure: string,
	weight: 'bold' | 'normal',
): readonly VegaLite[] {
	if (name === undefined) return [calculate('label', figure)];
	const room = `boxWidth * ${LABEL_SHARE}`;
	const width = (text: string): string => `textWidth(${text}, 'direct-label', '${weight}')`;
	return [
		calculate('endName', name),
		calculate('endFigure', figure),
		calculate('bothWidth', width(`datum.endName + ' ' + datum.endFigure`)),
		calculate('twoWidth', width('[datum.endName, datum.endFigure]')),
		calculate('nameWidth', width('datum.endName')),
		overRows('max', 'bothWidth', 'bothWidth'),
		overRows('max', 'twoWidth', 'twoWidth'),
		overRows('max', 'nameWidth', 'nameWidth'),
		overRows('count', 'bothWidth', 'ends'),
		calculate(
			'label',
			`datum.bothWidth <= ${room} ? datum.endName + ' ' + datum.endFigure` +
				` : datum.twoWidth <= ${room} && datum.ends * ${2 * LINE + 2} <= boxHeight - 20 ? [datum.endName, datum.endFigure]` +
				` : datum.nameWidth <= ${room} ? datum.endName : datum.endFigure`,
		),
	];
}
