import { nearest } from '../../base/index.js';
import type { DataPath } from '../../files/index.js';
import { isMapping } from '../findings/findings.js';
import type { JsonSchema, SchemaFile } from './json-schema.js';
import { leavesOf, valuesNamed } from './leaves.js';
import { isOfType, type Matcher, schemaOfKey } from './matches.js';

/** What is wrong with a value, at its place; words are put to it in `words.ts`. */
export type Fault = { readonly path: DataPath } & (
	| {
			readonly kind: 'unknown-property';
			/** The name that it nearly is. */
			readonly meant: string | undefined;
			readonly known: readonly string[];
	  }
	| { readonly kind: 'missing-property'; readonly key: string }
	| { readonly kind: 'type' | 'value'; readonly value: unknown; readonly leaves: readonly JsonSchema[] }
	| {
			readonly kind: 'length';
			readonly value: readonly unknown[];
			readonly least: number;
			readonly most: number;
	  }
);

/**
 * Says why a value does not match a schema. Where the schema has alternatives, the one that the value most plausibly means is
 * explained and no other: the one with its names, its `type` and what it cannot do without.
 */
export function explainer(file: SchemaFile, matches: Matcher) {
	/** How many alternatives were explained: of those that are equally near, only so many can be compared. */
	let explained = 0;
	return explain;

	function explain(schema: JsonSchema, value: unknown, path: DataPath): readonly Fault[] {
		const leaves = leavesOf(schema, file);
		const fitting = leaves.filter((leaf) => isOfKind(leaf, value));
		if (fitting.length === 0) return [{ kind: 'type', path, value, leaves }];
		if (Array.isArray(value)) return explainList(fitting, value, path);
		if (isMapping(value)) return explainMapping(fitting, value, path);
		return [{ kind: 'value', path, value, leaves }];
	}

	function explainList(
		leaves: readonly JsonSchema[],
		list: readonly unknown[],
		path: DataPath,
	): readonly Fault[] {
		const failures = leaves.map(({ items, minItems: least = 0, maxItems: most = Infinity }) => {
			const wrong = items ? [...list.keys()].filter((at) => !matches(items, list[at])) : [];
			return { items, least, most, wrong, isTooLong: list.length < least || list.length > most };
		});
		const [first, ...others] = failures;
		if (!first) return [];
		const cost = ({ wrong, isTooLong }: typeof first): number => wrong.length + Number(isTooLong);
		const best = others.reduce((a, b) => (cost(b) < cost(a) ? b : a), first);
		const { items, least, most, wrong, isTooLong } = best;
		return [
			...(isTooLong ? [{ kind: 'length', path, value: list, least, most } as const] : []),
			...(items ? wrong.flatMap((at) => explain(items, list[at], [...path, at])) : []),
		];
	}

	function explainMapping(
		leaves: readonly JsonSchema[],
		mapping: Readonly<Record<string, unknown>>,
		path: DataPath,
	): readonly Fault[] {
		const tag = wrongTag(leaves, mapping);
		if (tag)
			return [{ kind: 'value', path: [...path, tag.key], value: mapping[tag.key], leaves: tag.leaves }];
		const meant = namesMeant(leaves, mapping);
		const costs = leaves.map((leaf) => costOf(leaf, mapping, meant));
		const nearby = leaves.filter((_, at) => costs[at] === Math.min(...costs));
		const [first, ...others] = explained < MAX_EXPLAINED ? nearby : nearby.slice(0, 1);
		if (!first) return [];
		const faultsOf = (leaf: JsonSchema): readonly Fault[] => explainAs(leaf, mapping, meant, path);
		return others.map(faultsOf).reduce((a, b) => (weightOf(b) < weightOf(a) ? b : a), faultsOf(first));
	}

	function explainAs(
		leaf: JsonSchema,
		mapping: Readonly<Record<string, unknown>>,
		meant: ReadonlyMap<string, string>,
		path: DataPath,
	): readonly Fault[] {
		explained += 1;
		const known = namesOf(leaf).filter((name) => !Object.hasOwn(mapping, name));
		const faults: Fault[] = [];
		for (const [key, value] of Object.entries(mapping)) {
			const schema = schemaOfKey(leaf, key);
			if (schema === false) {
				const name = nearest(key, known) ?? meant.get(key);
				faults.push({ kind: 'unknown-property', path: [...path, key], meant: name, known });
			} else if (schema !== true && !matches(schema, value)) {
				faults.push(...explain(schema, value, [...path, key]));
			}
		}
		for (const key of new Set(leaf.required)) {
			// A name that is nearly the one that is missing was reported as misspelt.
			if (Object.hasOwn(mapping, key) || [...meant.values()].includes(key)) continue;
			faults.push({ kind: 'missing-property', path, key });
		}
		return faults;
	}

	/** The property that tells alternatives apart, when its value belongs to none of them: `"type": "barr"`. */
	function wrongTag(
		leaves: readonly JsonSchema[],
		mapping: Readonly<Record<string, unknown>>,
	): { readonly key: string; readonly leaves: readonly JsonSchema[] } | undefined {
		if (leaves.length < 2) return undefined;
		for (const [key, value] of Object.entries(mapping)) {
			if (typeof value === 'object') continue;
			const tags = leaves.flatMap(({ properties }) => properties?.[key] ?? []);
			if (tags.length < leaves.length || !tags.every(isTag)) continue;
			if (tags.every((tag) => !matches(tag, value))) {
				return { key, leaves: tags.flatMap((tag) => leavesOf(tag, file)) };
			}
		}
		return undefined;
	}

	function isTag(schema: JsonSchema | undefined): boolean {
		return schema !== undefined && leavesOf(schema, file).every((leaf) => valuesNamed([leaf]).length > 0);
	}

	/** How far a mapping is from an alternative. */
	function costOf(
		leaf: JsonSchema,
		mapping: Readonly<Record<string, unknown>>,
		meant: ReadonlyMap<string, string>,
	): number {
		let cost = 0;
		const present = new Set(Object.keys(mapping));
		for (const [key, value] of Object.entries(mapping)) {
			const schema = schemaOfKey(leaf, key);
			if (schema === false) {
				const name = meant.get(key);
				const isHere = name !== undefined && Object.hasOwn(leaf.properties ?? {}, name);
				if (isHere) present.add(name);
				cost += isHere ? COST.misspelt : COST.unknown;
			} else if (schema !== true && !matches(schema, value)) {
				cost += isTag(schema) && leaf.required?.includes(key) ? COST.otherTag : COST.wrong;
			}
		}
		return cost + COST.missing * (leaf.required ?? []).filter((key) => !present.has(key)).length;
	}
}

/** For each name that no alternative has, the nearest one that some have and that is not used yet. */
function namesMeant(
	leaves: readonly JsonSchema[],
	mapping: Readonly<Record<string, unknown>>,
): ReadonlyMap<string, string> {
	const names = new Set(leaves.flatMap(namesOf));
	const free = [...names].filter((name) => !Object.hasOwn(mapping, name));
	const meant = new Map<string, string>();
	for (const key of Object.keys(mapping)) {
		const name = names.has(key) ? undefined : nearest(key, free);
		if (name !== undefined) meant.set(key, name);
	}
	return meant;
}

/** Alternatives of one spec; a spec with one fault needs three. */
const MAX_EXPLAINED = 1000;

/** The fewer faults, and the more of them with a name that was meant, the more plausible. */
const weightOf = (faults: readonly Fault[]): number =>
	faults.reduce((sum, fault) => sum + ('meant' in fault && fault.meant === undefined ? 2 : 1), 0);

/** Found by trying: a name that is not there tells more than a value that is wrong. */
const COST = { unknown: 4, misspelt: 3, missing: 3, wrong: 1.5, otherTag: 8 } as const;

const namesOf = ({ properties }: JsonSchema): readonly string[] => Object.keys(properties ?? {});

/** True when an alternative speaks of values of this kind at all, so that it can be what was meant. */
function isOfKind(leaf: JsonSchema, value: unknown): boolean {
	const named = valuesNamed([leaf]);
	if (named.length > 0)
		return named.some((each) => typeof each === typeof value && isOfType('null', each) === (value === null));
	if (leaf.type !== undefined) return isOfType(leaf.type, value);
	if (leaf.properties) return isMapping(value);
	return true;
}
