import type { DataPath } from '../../../files/index.js';
import { isMapping } from '../../findings/findings.js';
import { type Named, namesInExpression, namesInPredicate, type Source, unknown } from './source.js';

type Transform = Readonly<Record<string, unknown>>;

/** What a transform reads, and what columns there are after it. */
interface Step {
	readonly reads: readonly Named[];
	/** Columns that stay: all of them, those named, or nobody knows. */
	readonly keeps: 'all' | 'unknown' | readonly string[];
	readonly makes: readonly string[];
}

/** A transform of Vega-Lite, by the property that it has its name from. */
export function stepOf(
	transform: unknown,
	at: DataPath,
	lookUp: (data: unknown) => Source,
): {
	readonly reads: readonly { readonly named: Named; readonly of?: Source }[];
	after(source: Source): Source;
} {
	const kind = isMapping(transform) ? Object.keys(steps).find((key) => key in transform) : undefined;
	if (!isMapping(transform) || kind === undefined) return { reads: [], after: () => unknown };
	const step = steps[kind]!(transform, at);
	const from = kind === 'lookup' && isMapping(transform.from) ? transform.from : undefined;
	const other = from && 'data' in from ? lookUp(from.data) : undefined;
	return {
		reads: [
			...step.reads.map((named) => ({ named })),
			...(from && other
				? fields(from, [...at, 'from'], 'key', 'fields').map((named) => ({ named, of: other }))
				: []),
		],
		after: (source) => {
			if (!source.columns || step.keeps === 'unknown') return { columns: undefined, name: source.name };
			if (step.keeps === 'all') {
				const { own = source.columns } = source;
				return { ...source, own, columns: new Set([...source.columns, ...step.makes]) };
			}
			return {
				columns: new Set([...step.keeps, ...step.makes]),
				name: source.name,
				lost: { columns: source.columns, by: kind },
			};
		},
	};
}

/** Columns named by properties of a transform, each a name or a list of them. */
function fields(transform: Transform, at: DataPath, ...keys: readonly string[]): readonly Named[] {
	return keys.flatMap((key) => {
		const value = transform[key];
		if (typeof value === 'string') return [{ name: value, at: [...at, key] }];
		if (!Array.isArray(value)) return [];
		return value.flatMap((entry, index): Named[] => {
			if (typeof entry === 'string') return [{ name: entry, at: [...at, key, index] }];
			// `{"op": "mean", "field": "price", "as": …}` and `{"field": "date", "order": …}`
			const field = isMapping(entry) ? entry.field : undefined;
			return typeof field === 'string' && field !== '*' && field !== ''
				? [{ name: field, at: [...at, key, index, 'field'] }]
				: [];
		});
	});
}

const namesOf = (list: unknown): readonly string[] =>
	(Array.isArray(list) ? list : [list]).filter((each): each is string => typeof each === 'string');

/** Names given by `as`, to a list of operations or to the transform as a whole. */
function given(transform: Transform, key: string, initial: readonly string[] = []): readonly string[] {
	const operations = transform[key];
	const each = Array.isArray(operations)
		? operations.flatMap((one) => (isMapping(one) ? namesOf(one.as) : []))
		: [];
	const whole = namesOf(transform.as);
	return [...each, ...(whole.length > 0 ? whole : initial)];
}

/** A start named by one `as` has an end named after it. */
const withEnds = (names: readonly string[]): readonly string[] =>
	names.flatMap((name) => [name, `${name}_end`]);

const all = (reads: readonly Named[], makes: readonly string[] = []): Step => ({
	reads,
	keeps: 'all',
	makes,
});

/** The transforms of Vega-Lite 6, with the names that they give where the spec gives none. */
const steps: Readonly<Record<string, (transform: Transform, at: DataPath) => Step>> = {
	joinaggregate: (t, at) => all(fields(t, at, 'joinaggregate', 'groupby'), given(t, 'joinaggregate')),
	window: (t, at) => all(fields(t, at, 'window', 'groupby', 'sort'), given(t, 'window')),
	aggregate: (t, at) => ({
		reads: fields(t, at, 'aggregate', 'groupby'),
		keeps: namesOf(t.groupby),
		makes: given(t, 'aggregate'),
	}),
	calculate: (t, at) => all(namesInExpression(String(t.calculate), [...at, 'calculate']), namesOf(t.as)),
	filter: (t, at) => all(namesInPredicate(t.filter, [...at, 'filter'])),
	bin: (t, at) => all(fields(t, at, 'field'), withEnds(namesOf(t.as))),
	timeUnit: (t, at) => all(fields(t, at, 'field'), withEnds(namesOf(t.as))),
	stack: (t, at) => all(fields(t, at, 'stack', 'groupby', 'sort'), withEnds(namesOf(t.as))),
	fold: (t, at) => all(fields(t, at, 'fold'), given(t, 'as', ['key', 'value'])),
	flatten: (t, at) => all(fields(t, at, 'flatten'), namesOf(t.as)),
	impute: (t, at) => all(fields(t, at, 'impute', 'key', 'groupby')),
	sample: () => all([]),
	lookup: (t, at) => {
		const reads = fields(t, at, 'lookup');
		const from = isMapping(t.from) ? t.from : {};
		const made = namesOf(t.as).length > 0 ? namesOf(t.as) : namesOf(from.fields);
		return made.length > 0 ? all(reads, made) : { reads, keeps: 'unknown', makes: [] };
	},
	pivot: (t, at) => ({ reads: fields(t, at, 'pivot', 'value', 'groupby'), keeps: 'unknown', makes: [] }),
	density: (t, at) => grouped(t, fields(t, at, 'density', 'groupby'), ['value', 'density']),
	quantile: (t, at) => grouped(t, fields(t, at, 'quantile', 'groupby'), ['prob', 'value']),
	loess: (t, at) =>
		grouped(t, fields(t, at, 'loess', 'on', 'groupby'), [...namesOf(t.on), ...namesOf(t.loess)]),
	regression: (t, at) => {
		const reads = fields(t, at, 'regression', 'on', 'groupby');
		if (t.params === true) return grouped({ ...t, as: undefined }, reads, ['coef', 'rSquared', 'keys']);
		return grouped(t, reads, [...namesOf(t.on), ...namesOf(t.regression)]);
	},
	// Others have an extent too, so it is the last that is asked for.
	extent: (t, at) => all(fields(t, at, 'extent')),
};

/** Transforms that make new rows, one set a group. */
const grouped = (t: Transform, reads: readonly Named[], initial: readonly string[]): Step => ({
	reads,
	keeps: namesOf(t.groupby),
	makes: given(t, 'as', initial),
});
