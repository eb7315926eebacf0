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

/** Fields that every kind with rows of data has. */
export const rowFields = {
	data: dataSource,
	/** Only rows with these ids, in this order where the kind does not sort them. */
	only: z.array(z.string()).min(1).optional(),
};

export interface RowFields {
	readonly data: DataSource;
	readonly only?: readonly string[] | undefined;
}

/** The data of a specification, with the rows that are meant. */
export const dataOf = ({ data, only }: RowFields): VegaLite => ({
	data: typeof data === 'string' ? { url: data } : { values: data },
	...(only && { transform: [{ filter: { field: 'id', oneOf: only } }] }),
});

/** A text as a literal of Vega's expressions. */
export const literal = (text: string): string => JSON.stringify(text);

/** A column as an expression. */
export const cell = (name: string): string => `datum[${literal(name)}]`;

/** The expression that prints a column's number with its unit, in the page's own manner. */
export const quantityOf = (value: string, of: Unit): string =>
	`quantity(${cell(value)}, ${typeof of === 'string' ? literal(of) : cell(of.column)})`;
