import { isMapping } from '../findings/findings.js';
import type { JsonSchema, SchemaFile } from './json-schema.js';

/** Asks whether a value is what a schema allows. */
export type Matcher = (schema: JsonSchema, value: unknown) => boolean;

/**
 * A matcher for one spec. It remembers its answers for each part of the spec, so that alternatives inside alternatives are
 * not tried again and again: time grows with the size of the spec alone.
 */
export function matcher({ resolve }: SchemaFile): Matcher {
	const answers = new WeakMap<object, Map<JsonSchema, boolean>>();

	const matches: Matcher = (asked, value) => {
		const schema = resolve(asked);
		if (typeof value !== 'object' || value === null) return matchesNow(schema, value);
		let known = answers.get(value);
		if (!known) {
			known = new Map();
			answers.set(value, known);
		}
		const answer = known.get(schema) ?? matchesNow(schema, value);
		known.set(schema, answer);
		return answer;
	};

	function matchesNow(schema: JsonSchema, value: unknown): boolean {
		if (schema.type !== undefined && !isOfType(schema.type, value)) return false;
		if (schema.const !== undefined && schema.const !== value) return false;
		if (schema.enum && !schema.enum.includes(value)) return false;
		if (typeof value === 'number' && !isInRange(schema, value)) return false;
		if (typeof value === 'string' && !isText(schema, value)) return false;
		if (
			Array.isArray(value) ? !matchesList(schema, value) : isMapping(value) && !matchesMapping(schema, value)
		) {
			return false;
		}
		// The schema of Vega says "one of" where several may hold, a number and a reference to a signal; one is enough.
		const { anyOf = schema.oneOf, allOf, not } = schema;
		if (anyOf && !anyOf.some((branch) => matches(branch, value))) return false;
		if (allOf && !allOf.every((branch) => matches(branch, value))) return false;
		return !not || !matches(not, value);
	}

	function matchesList(
		{ items, minItems = 0, maxItems = Infinity }: JsonSchema,
		list: readonly unknown[],
	): boolean {
		if (list.length < minItems || list.length > maxItems) return false;
		return !items || list.every((entry) => matches(items, entry));
	}

	function matchesMapping(schema: JsonSchema, mapping: Readonly<Record<string, unknown>>): boolean {
		const { required = [], properties, minProperties = 0 } = schema;
		if (required.some((key) => !Object.hasOwn(mapping, key))) return false;
		if (!properties && schema.additionalProperties === undefined && minProperties === 0) return true;
		const entries = Object.entries(mapping);
		if (entries.length < minProperties) return false;
		// Names first: what has a name too many is seldom worth the look into its values.
		const placed = entries.map(([key, value]) => ({ schema: schemaOfKey(schema, key), value }));
		return (
			placed.every((entry) => entry.schema !== false) &&
			placed.every((entry) => typeof entry.schema === 'boolean' || matches(entry.schema, entry.value))
		);
	}

	return matches;
}

/** What a mapping says of the value under a key: false when it may not have the key. */
export function schemaOfKey(schema: JsonSchema, key: string): JsonSchema | boolean {
	const { properties, patternProperties, additionalProperties = true } = schema;
	if (properties && Object.hasOwn(properties, key)) return properties[key] ?? true;
	for (const [pattern, inner] of Object.entries(patternProperties ?? {})) {
		if (new RegExp(pattern, 'u').test(key)) return inner;
	}
	return additionalProperties;
}

export function isOfType(type: string | readonly string[], value: unknown): boolean {
	return typeof type === 'string' ? isOf(type, value) : type.some((each) => isOf(each, value));
}

function isOf(type: string, value: unknown): boolean {
	switch (type) {
		case 'null':
			return value === null;
		case 'array':
			return Array.isArray(value);
		case 'object':
			return isMapping(value);
		case 'integer':
			return Number.isInteger(value);
		case 'number':
			// YAML can write `.nan` and `.inf`, with which nothing can be drawn.
			return Number.isFinite(value);
		default:
			return typeof value === type;
	}
}

const isInRange = ({ minimum = -Infinity, maximum = Infinity }: JsonSchema, value: number): boolean =>
	value >= minimum && value <= maximum;

/** Patterns are those of the schema, never of the spec. */
const isText = ({ minLength = 0, maxLength = Infinity, pattern }: JsonSchema, value: string): boolean =>
	value.length >= minLength &&
	value.length <= maxLength &&
	(pattern === undefined || new RegExp(pattern, 'u').test(value));
