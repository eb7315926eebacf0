import { parse } from 'vega';
import { compile, type TopLevelSpec } from 'vega-lite';
import type { Severity } from '../../base/index.js';
import type { DataPath } from '../../files/index.js';
import { Findings, isMapping, valuesOf } from '../findings/findings.js';
import { FindingsLogger } from '../findings/findings-logger.js';
import type { ChartJob } from '../job.js';
import type { ChartData } from '../view/chart-data.js';
import { openView } from '../view/run-view.js';
import { CONCATENATIONS } from './places.js';

/** Reports the files of a chart that have no rows, and, when nothing at all is drawn, where the rows were lost. */
export async function reportEmptyData(
	{ spec, params }: Pick<ChartJob, 'spec' | 'params'>,
	files: ChartData,
	{ isEmpty, severity }: { readonly isEmpty: boolean; readonly severity: Severity },
	findings: Findings,
): Promise<void> {
	const bare = [...valuesOf(spec)].filter(
		({ path, value }) =>
			path.at(-1) === 'url' && typeof value === 'string' && files.tableOf(value)?.rows === 0,
	);
	for (const { path, value } of bare) {
		findings.add({
			code: 'chart/empty',
			severity,
			message: `${String(value)} has no rows`,
			path,
			hint: 'fill it, or take the chart out of the page',
		});
	}
	if (!isEmpty || bare.length > 0) return;
	const filter = await filterThatLeavesNothing(spec, files);
	const message = `the chart shows no data${valuesText(params)}${filter ? ': no row passes this filter' : ''}`;
	findings.add({ code: 'chart/empty', severity, message, path: filter ?? [] });
}

/** The values that the page gave, for they may have left nothing over: ` where row is "hangzhou"`. */
function valuesText(params: ChartJob['params'] = {}): string {
	const values = Object.entries(params).map(([name, value]) => `${name} is "${value}"`);
	return values.length > 0 ? ` where ${values.join(' and ')}` : '';
}

/** The rows of one mark: where they come from, and what is done to them, in order. */
interface Chain {
	readonly data: unknown;
	readonly transforms: readonly { readonly value: unknown; readonly path: DataPath }[];
}

/** The place of the first filter that no row passes, found by running the transforms up to each filter. */
async function filterThatLeavesNothing(spec: unknown, files: ChartData): Promise<DataPath | undefined> {
	if (!isMapping(spec)) return undefined;
	const { params, datasets } = spec;
	for (const { data, transforms } of chainsOf(spec, [], { data: undefined, transforms: [] })) {
		for (const [index, { value, path }] of transforms.entries()) {
			if (!isMapping(value) || !('filter' in value)) continue;
			const transform = transforms.slice(0, index + 1).map((each) => each.value);
			const rows = await rowsOf({ data, transform, mark: 'point', params, datasets }, files);
			if (rows === 0) return [...path, 'filter'];
			if (rows === undefined) break;
		}
	}
	return undefined;
}

function chainsOf(chart: unknown, path: DataPath, outer: Chain): readonly Chain[] {
	if (!isMapping(chart)) return [];
	const start = chart.data === undefined ? outer : { data: chart.data, transforms: [] };
	const own = Array.isArray(chart.transform) ? chart.transform : [];
	const transforms = own.map((value: unknown, index) => ({ value, path: [...path, 'transform', index] }));
	const chain = { data: start.data, transforms: [...start.transforms, ...transforms] };
	if ('mark' in chart) return [chain];
	const parts = ['layer', ...CONCATENATIONS].flatMap((key) => {
		const list = chart[key];
		return Array.isArray(list)
			? list.flatMap((part, index) => chainsOf(part, [...path, key, index], chain))
			: [];
	});
	return [...parts, ...chainsOf(chart.spec, [...path, 'spec'], chain)];
}

/** Rows are counted; nothing is printed. */
const AS_IT_IS = { language: 'en', isPlain: true } as const;

/** How many rows a spec of one mark has; undefined when it cannot be made, which was reported of the chart itself. */
async function rowsOf(
	spec: Readonly<Record<string, unknown>>,
	files: ChartData,
): Promise<number | undefined> {
	const silent = new Findings(spec);
	const logger = new FindingsLogger(() => undefined);
	const defined: unknown = Object.fromEntries(
		Object.entries(spec).filter(([, value]) => value !== undefined),
	);
	if (!isTopLevel(defined)) return undefined;
	try {
		const { spec: vega } = compile(defined, { logger });
		const view = openView(parse(vega, undefined, { ast: true }), files, AS_IT_IS, silent);
		await view.runAsync();
		const [mark] = vega.marks ?? [];
		const name = mark?.from && 'data' in mark.from ? mark.from.data : undefined;
		const rows = name === undefined ? undefined : view.data(name).length;
		view.finalize();
		return rows;
	} catch (cause) {
		if (cause instanceof Error) return undefined;
		throw cause;
	}
}

/** The compiler checks the rest. */
const isTopLevel = (spec: unknown): spec is TopLevelSpec => isMapping(spec) && 'mark' in spec;
