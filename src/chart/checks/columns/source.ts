import type { DataPath } from '../../../files/index.js';
import { isMapping } from '../../findings/findings.js';
import type { ChartData } from '../../view/chart-data.js';

/** The columns that a part of a chart can name: those of its data, after what was done to it. */
export interface Source {
	/** Undefined when they are not known: then nothing is said of them. */
	readonly columns: ReadonlySet<string> | undefined;
	/** Those of the data itself, where transforms have made others. */
	readonly own?: ReadonlySet<string>;
	/** What has them, as an editor knows it: `figures/economy.csv`. Undefined where there is no data at all. */
	readonly name: string | undefined;
	/** Columns that there were before a transform, and its name. */
	readonly lost?: { readonly columns: ReadonlySet<string>; readonly by: string };
}

/** A column that a spec names, and where. */
export interface Named {
	readonly name: string;
	readonly at: DataPath;
	/** In an encoding Vega-Lite makes further columns, `mean_price`, that expressions may read. */
	readonly mayBeMade?: boolean;
}

export const unknown: Source = { columns: undefined, name: undefined };
export const nothing: Source = { columns: new Set(), name: undefined };

export type Datasets = Readonly<Record<string, unknown>>;

/** What a `data` of Vega-Lite holds. */
export function sourceOf(data: unknown, datasets: Datasets, files: ChartData): Source {
	if (data === null) return nothing;
	if (!isMapping(data)) return unknown;
	if (typeof data.url === 'string') {
		const columns = files.tableOf(data.url)?.columns;
		// Of a file without anything it is said that it has no rows.
		return { columns: columns?.size === 0 ? undefined : columns, name: data.url };
	}
	if (Array.isArray(data.values)) return ofRows(data.values, files);
	if (isMapping(data.sequence)) {
		const { as = 'data' } = data.sequence;
		return { columns: new Set([String(as)]), name: 'the sequence' };
	}
	if (typeof data.name === 'string' && Object.hasOwn(datasets, data.name)) {
		const rows = datasets[data.name];
		return Array.isArray(rows) ? { ...ofRows(rows, files), name: `the rows of "${data.name}"` } : unknown;
	}
	return unknown;
}

const ofRows = (rows: readonly unknown[], files: ChartData): Source => ({
	columns: files.columnsIn(rows),
	name: 'the rows of the chart',
});

/** True when a column, or the one that a path such as `properties.name` starts from, is there. */
export function has(columns: ReadonlySet<string>, { name, mayBeMade }: Named): boolean {
	if (columns.has(name) || columns.has(name.split(/[.[]/)[0]!) || name.includes('\\')) return true;
	if (!mayBeMade) return false;
	if (name.startsWith('_')) return true;
	return [...columns].some((column) => `_${name}_`.includes(`_${column}_`));
}

/** Columns that an expression of Vega reads: `datum.price`, `datum['price in 元']`; texts in it are no code. */
export function namesInExpression(expression: string, at: DataPath, mayBeMade = false): readonly Named[] {
	return [...expression.matchAll(DATUM)].flatMap((match) => {
		const name = match[1] ?? match[3] ?? '';
		return name === '' ? [] : [{ name, at, mayBeMade }];
	});
}

const DATUM =
	/\bdatum\s*(?:\.\s*([\p{L}_$][\p{L}\p{N}_$]*)|\[\s*(['"])((?:(?!\2)[^\\])*)\2\s*\])|'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"/gu;

/** Columns that a condition reads, of a filter or of an encoding. */
export function namesInPredicate(predicate: unknown, at: DataPath, mayBeMade = false): readonly Named[] {
	if (typeof predicate === 'string') return namesInExpression(predicate, at, mayBeMade);
	if (!isMapping(predicate)) return [];
	const { field, not } = predicate;
	return [
		...(typeof field === 'string' ? [{ name: field, at: [...at, 'field'], mayBeMade }] : []),
		...(not === undefined ? [] : namesInPredicate(not, [...at, 'not'], mayBeMade)),
		...(['and', 'or'] as const).flatMap((key) => {
			const parts = predicate[key];
			if (!Array.isArray(parts)) return [];
			return parts.flatMap((part, index) => namesInPredicate(part, [...at, key, index], mayBeMade));
		}),
	];
}
