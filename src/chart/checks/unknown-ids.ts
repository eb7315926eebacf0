import { didYouMean } from '../../base/index.js';
import { type Findings, isMapping } from '../findings/findings.js';
import type { ChartData } from '../view/chart-data.js';

/** Options of kinds that name rows or series. */
const OPTIONS = ['only', 'highlight'] as const;
/** So many ids are told; who has more looks into the file. */
const MOST_TOLD = 12;

/**
 * Reports ids of `only` and `highlight` that no row has. A row that was renamed would leave the chart, or stop being its point, and
 * nobody would know.
 */
export function reportUnknownIds(source: unknown, files: ChartData, findings: Findings): void {
	if (!isMapping(source)) return;
	const inline = Array.isArray(source.data) ? [source.data] : [];
	const rows = [...inline, ...[...files.tables.values()].flatMap(({ lists }) => lists)].flat();
	// Without rows it is told that there are none.
	if (rows.length === 0) return;
	const cells = new Set(rows.flatMap((row) => (isMapping(row) ? Object.values(row).map(String) : [])));
	const column = typeof source.series === 'string' ? source.series : 'id';
	const ids = [
		...new Set(
			rows.flatMap((row) => (isMapping(row) && typeof row[column] === 'string' ? [row[column]] : [])),
		),
	];
	for (const option of OPTIONS) {
		const named: unknown = source[option];
		for (const [index, id] of (Array.isArray(named) ? named : []).entries()) {
			if (cells.has(String(id))) continue;
			findings.addToSource([option, index], {
				code: 'chart/unknown-row',
				severity: 'error',
				message: `"${option}" names "${String(id)}", which no row of the chart is called`,
				...(didYouMean(String(id), ids) ?? { hint: hintOf(ids) }),
			});
		}
	}
}

function hintOf(ids: readonly string[]): string {
	if (ids.length === 0) return 'look at the data';
	const more = ids.length > MOST_TOLD ? ', …' : '';
	return `there is ${ids.slice(0, MOST_TOLD).join(', ')}${more}`;
}
