import type { DataPath } from '../../../files/index.js';
import { isMapping, valuesOf } from '../../findings/findings.js';
import { type Named, namesInExpression, namesInPredicate } from './source.js';

/** The columns that charts are repeated for, by what the repetition is called. */
export type Repeats = Readonly<Record<string, readonly Named[]>>;

/** Columns that the definition of a channel names; a list, as of tooltips, is each of its entries. */
export function namesInChannel(definition: unknown, at: DataPath, repeats: Repeats): readonly Named[] {
	if (Array.isArray(definition))
		return definition.flatMap((entry, index) => namesInChannel(entry, [...at, index], repeats));
	if (!isMapping(definition)) return [];
	const { field, sort, condition, aggregate, test } = definition;
	return [
		...namesInField(field, [...at, 'field'], repeats),
		...(isMapping(sort) ? namesInField(sort.field, [...at, 'sort', 'field'], repeats).map(made) : []),
		...(isMapping(aggregate) ? argument(aggregate, [...at, 'aggregate']) : []),
		...(test === undefined ? [] : namesInPredicate(test, [...at, 'test'], true)),
		...(condition === undefined ? [] : namesInChannel(condition, [...at, 'condition'], repeats)),
	];
}

function namesInField(field: unknown, at: DataPath, repeats: Repeats): readonly Named[] {
	if (typeof field === 'string') return field === '*' || field === '' ? [] : [{ name: field, at }];
	const repeated = isMapping(field) ? field.repeat : undefined;
	return typeof repeated === 'string' ? (repeats[repeated] ?? []) : [];
}

/** Rows may be sorted by what was worked out of them. */
const made = (named: Named): Named => ({ ...named, mayBeMade: true });

/** `{"argmax": "date"}` */
const argument = (aggregate: Readonly<Record<string, unknown>>, at: DataPath): readonly Named[] =>
	Object.entries(aggregate).flatMap(([key, name]) =>
		typeof name === 'string' ? [{ name, at: [...at, key] }] : [],
	);

/** Columns that expressions in the properties of a mark read. */
export function namesInMark(mark: unknown, at: DataPath): readonly Named[] {
	return [...valuesOf(mark, at)].flatMap(({ path, value }) =>
		path.at(-1) === 'expr' && typeof value === 'string' ? namesInExpression(value, path, true) : [],
	);
}

/** Columns that a chart is repeated for, where they are listed. */
export function repeatsOf(repeat: unknown, at: DataPath): Repeats {
	if (Array.isArray(repeat)) return { repeat: listed(repeat, at) };
	if (!isMapping(repeat)) return {};
	return Object.fromEntries(
		Object.entries(repeat).map(([key, list]) => [key, Array.isArray(list) ? listed(list, [...at, key]) : []]),
	);
}

const listed = (names: readonly unknown[], at: DataPath): readonly Named[] =>
	names.flatMap((name, index) => (typeof name === 'string' ? [{ name, at: [...at, index] }] : []));
