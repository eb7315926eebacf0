import type { DataPath } from '../../../files/index.js';
import { isMapping, valuesOf } from '../../findings/findings.js';
import type { ChartData } from '../../view/chart-data.js';
import type { Looks } from './looks.js';
import { type Named, namesInExpression, type Source, sourceOf, unknown } from './source.js';

/**
 * The columns that the marks of a Vega spec take from named data: those of a file or of rows, with what simple transforms add.
 * After any other transform, and inside facets, nothing is known.
 */
export function lookAtVega(spec: unknown, files: ChartData, looks: Looks): void {
	lookAtGroup(spec, [], new Map(), { files, looks });
}

type Sources = ReadonlyMap<string, Source>;

function lookAtGroup(
	group: unknown,
	at: DataPath,
	outer: Sources,
	around: { readonly files: ChartData; readonly looks: Looks },
): void {
	if (!isMapping(group)) return;
	const sources = new Map(outer);
	for (const [index, data] of listIn(group.data).entries()) {
		if (!isMapping(data)) continue;
		sources.set(String(data.name), sourceIn(data, [...at, 'data', index], sources, around));
	}
	for (const [index, mark] of listIn(group.marks).entries()) {
		if (!isMapping(mark)) continue;
		const place = [...at, 'marks', index];
		const { from } = mark;
		if (isMapping(from) && typeof from.data === 'string') {
			around.looks.lookAll(fieldsIn(mark.encode, [...place, 'encode']), sources.get(from.data) ?? unknown);
		}
		// What a facet calls its rows hides data of the same name.
		const facet = isMapping(from) && isMapping(from.facet) ? String(from.facet.name) : undefined;
		const inner = facet === undefined ? sources : new Map(sources).set(facet, unknown);
		lookAtGroup(mark, place, inner, around);
	}
}

function sourceIn(
	data: Readonly<Record<string, unknown>>,
	at: DataPath,
	sources: Sources,
	{ files, looks }: { readonly files: ChartData; readonly looks: Looks },
): Source {
	let source =
		typeof data.source === 'string' ? (sources.get(data.source) ?? unknown) : sourceOf(data, {}, files);
	for (const [index, transform] of listIn(data.transform).entries()) {
		if (!isMapping(transform)) return unknown;
		const place = [...at, 'transform', index];
		const { type, expr, as } = transform;
		if (typeof expr === 'string') looks.lookAll(namesInExpression(expr, [...place, 'expr']), source);
		if (type === 'formula') source = withColumns(source, [as]);
		else if (type === 'identifier') source = withColumns(source, [as]);
		else if (type === 'stack') source = withColumns(source, Array.isArray(as) ? as : ['y0', 'y1']);
		else if (type === 'bin') source = withColumns(source, Array.isArray(as) ? as : ['bin0', 'bin1']);
		else if (type !== 'filter' && type !== 'collect' && type !== 'extent') source = unknown;
	}
	return source;
}

const withColumns = ({ columns, ...source }: Source, made: readonly unknown[]): Source => ({
	...source,
	columns: columns && new Set([...columns, ...made.map(String)]),
});

/** `{"scale": "x", "field": "gdp"}` in any channel of any set; a field can also be a mapping, of groups and signals. */
const fieldsIn = (encode: unknown, at: DataPath): readonly Named[] =>
	[...valuesOf(encode, at)].flatMap(({ path, value }) =>
		path.at(-1) === 'field' && typeof value === 'string' && value !== '' ? [{ name: value, at: path }] : [],
	);

const listIn = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
