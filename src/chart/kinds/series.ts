import { z } from 'zod';
import type { VegaLite } from './kind.js';
import { cell, column, type DataSource, dataSource, literal } from './shapes.js';
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
};

export interface SeriesFields {
	readonly data: DataSource;
	readonly x: string;
	readonly period: Period | 'order';
	readonly series?: string | undefined;
	readonly only?: readonly string[] | undefined;
}

/** The rows of the series that are meant, with their moment as `moment` where x is a time. */
export const seriesData = ({ data, x, period, series, only }: SeriesFields): VegaLite => ({
	data: typeof data === 'string' ? { url: data } : { values: data },
	transform: [
		...(only && series ? [{ filter: `indexof(${JSON.stringify(only)}, '' + ${cell(series)}) >= 0` }] : []),
		...(period === 'order' ? [] : [{ calculate: timeOf(cell(x)), as: 'moment' }]),
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

/** A name and a number in one label. */
export const nameAndFigure = (name: string, figure: string): string =>
	`${name} + ${literal(' ')} + ${figure}`;
