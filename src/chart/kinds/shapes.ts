import { z } from 'zod';
import type { FigureLanguage } from '../../quantity/index.js';
import type { VegaLite } from './kind.js';

/** Words in one language or in each: `{ zh: 全区, en: The district }`. */
export const words = z.union([z.string(), z.strictObject({ zh: z.string(), en: z.string() })]);
export type Words = z.infer<typeof words>;

export const wordsIn = (text: Words, language: FigureLanguage): string =>
	typeof text === 'string' ? text : text[language];

/** The name of a column. */
export const column = z.string().min(1);

/** A file of the issue, or rows written here. */
export const dataSource = z.union([z.string().min(1), z.array(z.record(z.string(), z.unknown())).min(1)]);
export type DataSource = z.infer<typeof dataSource>;

/** What the numbers are in: a unit of figures, or the column that has it for each row. */
export const unit = z.union([z.string(), z.strictObject({ column })]);
export type Unit = z.infer<typeof unit>;

/** A colour of the page by its role: `$accent`. */
export const role = z
	.string()
	.refine((text) => /^\$[a-z][a-z0-9-]*$/.test(text), 'must be a colour of the page such as "$accent"');

/** Ids of rows that are the point of the chart. */
export const highlight = z.array(z.string()).default([]);

/** By size, or as the rows stand in the data. */
export const order = z.enum(['descending', 'ascending', 'given']);
export type Order = z.infer<typeof order>;

/** Whether each figure has its unit, or stands bare where the words of the chart say it. */
export const figures = z.enum(['unit', 'bare']).default('unit');
export type Figures = z.infer<typeof figures>;

/** Fields that every kind with rows of data has. */
export const rowFields = {
	data: dataSource,
	/** Only rows with these ids, in this order where the kind does not sort them. */
	only: z.array(z.string()).min(1).optional(),
	/** The column that names a row, in the language of the edition. */
	name: column.default('name'),
	/** The column of numbers. */
	value: column.default('value'),
	unit: unit.default({ column: 'unit' }),
	figures,
	highlight,
};

export interface RowFields {
	readonly data: DataSource;
	readonly only?: readonly string[] | undefined;
}

/** The data of a specification, with the rows that are meant, and what is done to them first. */
export const dataOf = ({ data, only }: RowFields, transform: readonly VegaLite[] = []): VegaLite => {
	const steps = [...(only ? [{ filter: { field: 'id', oneOf: only } }] : []), ...transform];
	return {
		data: typeof data === 'string' ? { url: data } : { values: data },
		...(steps.length > 0 && { transform: steps }),
	};
};

/** A text, number or list as a literal of Vega's expressions. */
export const literal = (value: unknown): string => JSON.stringify(value);

/** A column as an expression. */
export const cell = (name: string): string => `datum[${literal(name)}]`;

/** The column `as`, worked out for each row. */
export const calculate = (as: string, expression: string): VegaLite => ({ calculate: expression, as });

/** The column `as`, the same in all rows of a group: an aggregate of another column. */
export const overRows = (
	op: 'max' | 'min' | 'sum' | 'count',
	field: string,
	as: string,
	groupby: readonly string[] = [],
): VegaLite => ({ joinaggregate: [{ op, field, as }], ...(groupby.length > 0 && { groupby }) });

/** The expression that prints one number with its unit, in the page's own manner. */
export const quantityOf = (value: string, of: Unit): string =>
	`quantity(${value}, ${typeof of === 'string' ? literal(of) : cell(of.column)}, '', 'short')`;

/** The expression that is true in rows that are the point of the chart. */
export const isHighlit = (ids: readonly string[]): string => `indexof(${literal(ids)}, datum.id) >= 0`;

/** The colour of a mark: that of the data, and the accent where the point is. */
export const colorOf = (ids: readonly string[], others = '$companion'): VegaLite =>
	ids.length === 0
		? { value: others }
		: { condition: { test: isHighlit(ids), value: '$accent' }, value: others };

/** Gives each row its `place` from 1 and, as `places`, how many there are. `size` is the column that decides. */
export function placeRows(chosen: Order, size: string, { only }: RowFields): readonly VegaLite[] {
	const number = (sort: readonly VegaLite[]): VegaLite => ({
		window: [{ op: 'row_number', as: 'place' }],
		...(sort.length > 0 && { sort }),
	});
	const steps =
		chosen !== 'given'
			? [number([{ field: size, order: chosen }])]
			: only
				? [calculate('given', `indexof(${literal(only)}, datum.id)`), number([{ field: 'given' }])]
				: [number([])];
	return [...steps, overRows('max', 'place', 'places')];
}

/** Points from one baseline of a label to the next. */
export const LINE = 10;
/** Points between a label and what it belongs to. */
export const GAP = 4;
