import { didYouMean } from '../../base/index.js';
import { type Findings, isMapping, type PlacedValue, valuesOf } from '../findings/findings.js';

/** Where the name of a column stands in a Vega-Lite spec, as the value itself or in a list. */
const FIELD_KEYS: ReadonlySet<string> = new Set([
	'field',
	'groupby',
	'fold',
	'flatten',
	'stack',
	'impute',
	'density',
	'regression',
	'loess',
	'quantile',
	'pivot',
	'on',
	'joinaggregate',
]);
/** Keys whose value is a field only inside a transform; elsewhere they are switches. */
const ONLY_IN_TRANSFORM: ReadonlySet<string> = new Set([
	'stack',
	'impute',
	'pivot',
	'density',
	'on',
	'quantile',
]);
/** Names that these transforms give their columns when the spec gives none. */
const DEFAULT_NAMES: Readonly<Record<string, readonly string[]>> = {
	fold: ['key', 'value'],
	density: ['value', 'density'],
	quantile: ['prob', 'value'],
	sequence: ['data'],
	regression: ['coef', 'rSquared'],
};
/** Transforms and data whose columns are known only by their values. */
const OPEN_ENDED: ReadonlySet<string> = new Set(['pivot', 'lookup', 'graticule', 'sphere', 'topojson']);

/**
 * Reports each column that a Vega-Lite spec names and that neither its data nor its transforms have. All data of the chart
 * counts for all of its fields: a column that stands in the wrong file is Vega's to say.
 */
export function checkColumns(spec: unknown, columns: ReadonlySet<string>, findings: Findings): void {
	const values = [...valuesOf(spec)];
	if (values.some(({ path }) => OPEN_ENDED.has(String(path.at(-1))))) return;
	const known = new Set([...columns, ...values.flatMap(namesMade)]);
	if (known.size === 0) return;
	for (const { path, value } of values) {
		const names = fieldsNamed({ path, value });
		for (const { name, at } of names) {
			const head = name.split(/[.[]/)[0]!;
			if (known.has(name) || known.has(head) || name.includes('\\')) continue;
			findings.add({
				code: 'chart/unknown-column',
				severity: 'error',
				message: `the data has no column "${name}"`,
				path: at,
				...(didYouMean(name, known) ?? { hint: `it has ${[...known].sort().join(', ')}` }),
			});
		}
	}
}

/** Columns that a transform makes. */
function namesMade({ path, value }: PlacedValue): readonly string[] {
	const key = String(path.at(-1));
	if (key === 'as') return textsOf(value);
	if (isMapping(value) && value.as === undefined) {
		return Object.keys(value).flatMap((each) => DEFAULT_NAMES[each] ?? []);
	}
	if (key === 'values' && Array.isArray(value)) {
		return value.flatMap((row) => (isMapping(row) ? Object.keys(row) : ['data']));
	}
	if (key === 'repeat') return isMapping(value) ? Object.keys(value) : ['repeat'];
	return [];
}

function fieldsNamed({ path, value }: PlacedValue): readonly { name: string; at: PlacedValue['path'] }[] {
	const key = String(path.at(-1));
	// The data of an axis, a legend or a header has names of Vega's own.
	if (path.some((step) => step === 'axis' || step === 'legend' || step === 'header')) return [];
	if (typeof value === 'string' && EXPRESSION_KEYS.has(key)) {
		return [...value.matchAll(/\bdatum\s*(?:\.\s*([A-Za-z_$][\w$]*)|\[\s*(['"])(.*?)\2\s*\])/g)].flatMap(
			(match) => {
				const name = match[1] ?? match[3] ?? '';
				return name === '' ? [] : [{ name, at: path }];
			},
		);
	}
	if (!FIELD_KEYS.has(key) || path.includes('params') || path.includes('config')) return [];
	if (ONLY_IN_TRANSFORM.has(key) && path.at(-3) !== 'transform') return [];
	return textsOf(value).map((name) => ({ name, at: path }));
}

const EXPRESSION_KEYS: ReadonlySet<string> = new Set(['calculate', 'filter', 'test', 'expr']);

const textsOf = (value: unknown): readonly string[] =>
	(Array.isArray(value) ? value : [value]).filter((entry): entry is string => typeof entry === 'string');
