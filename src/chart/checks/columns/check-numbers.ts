import { type Findings, isMapping, valuesOf } from '../../findings/findings.js';
import type { ChartData } from '../../view/chart-data.js';

/** What a spec says, and what an editor wrote where it is of a kind. */
interface Asked {
	readonly spec: unknown;
	readonly source?: unknown;
}

/**
 * Reports cells that are drawn as numbers and are none, `n/a`, `1,200` or `1e400`: Vega leaves out their graphics and says nothing. An
 * empty cell is a value that is not known, and so is `null`.
 */
export function checkNumbers({ spec, source }: Asked, files: ChartData, findings: Findings): void {
	const wanted = source === undefined ? quantitative(spec) : ofKind(source);
	// What an editor takes out is not drawn.
	const only = isMapping(source) && Array.isArray(source.only) ? new Set<unknown>(source.only) : undefined;
	const isShown = (row: Readonly<Record<string, unknown>>): boolean => !only || only.has(row.id);
	const inline = rowsIn(source ?? spec).map((rows) => ({ name: 'the chart', rows }));
	const read = [...files.tables].map(([name, { lists }]) => ({ name, rows: lists[0] ?? [] }));
	for (const { name, rows } of [...inline, ...read]) {
		for (const column of wanted) {
			const odd = rows.flatMap((row, index) =>
				isMapping(row) && isShown(row) && Object.hasOwn(row, column) && isOdd(row[column])
					? [{ cell: row[column], number: index + 1 }]
					: [],
			);
			const [first, ...others] = odd;
			if (!first) continue;
			const more = others.length > 0 ? `, and ${others.length} more of this column` : '';
			const finding = {
				code: 'chart/no-number',
				severity: 'warning',
				message: `"${String(first.cell)}" is no number that can be drawn: "${column}" in row ${first.number} of ${name}${more}`,
				path: [],
				hint: 'write it with digits and a point alone, 1200.5, or leave the cell empty',
			} as const;
			findings.addAt(column, finding, 'field');
		}
	}
}

/** Nothing, and yes and no, have their places on a scale. */
const isOdd = (cell: unknown): boolean =>
	(typeof cell === 'number' && !Number.isFinite(cell)) ||
	(typeof cell === 'string' && cell.trim() !== '' && !Number.isFinite(Number(cell)));

/** Columns that the options of a kind have for numbers. */
function ofKind(source: unknown): ReadonlySet<string> {
	if (!isMapping(source)) return new Set();
	const { value = 'value', series, by, points, from, to } = source;
	const wide = Array.isArray(series) && by === undefined ? series : [];
	const ends: readonly unknown[] = [...wide, ...(Array.isArray(points) ? points : []), from, to];
	const columns = ends.map((end) => (isMapping(end) ? (end.id ?? end.column) : undefined));
	return new Set([value, ...columns].filter((column) => typeof column === 'string'));
}

/** Columns of quantities; none where a filter may have taken out what is no number, or where texts are only counted. */
function quantitative(spec: unknown): ReadonlySet<string> {
	const columns = new Set<string>();
	for (const { value } of valuesOf(spec)) {
		if (!isMapping(value)) continue;
		if ('filter' in value) return new Set();
		const { field, type, aggregate } = value;
		if (type === 'quantitative' && typeof field === 'string' && !COUNTS.has(aggregate)) columns.add(field);
	}
	return columns;
}

const COUNTS: ReadonlySet<unknown> = new Set(['count', 'distinct', 'valid', 'missing']);

/** Rows that stand in the file itself. */
const rowsIn = (tree: unknown): readonly (readonly unknown[])[] => {
	const ofKind = isMapping(tree) && Array.isArray(tree.data) ? [tree.data] : [];
	const ofSpec = [...valuesOf(tree)].flatMap(({ path, value }) =>
		path.at(-1) === 'values' && path.includes('data') && Array.isArray(value) ? [value] : [],
	);
	return [...ofKind, ...ofSpec];
};
