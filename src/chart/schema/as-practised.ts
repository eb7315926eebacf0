import type { Grammar, JsonSchema } from './json-schema.js';

/**
 * The schema of Vega-Lite with what Vega-Lite takes and its types do not say: `null` for a shared channel that a layer does
 * without, for no title and for no background; angles below zero; the globe; a chart of constants, which needs no data. That of
 * Vega takes any name for a mark.
 */
export function asPractised(top: JsonSchema, grammar: Grammar): JsonSchema {
	if (grammar === 'vega')
		return { ...top, definitions: { ...top.definitions, marktype: { enum: VEGA_MARKS } } };
	const definitions = Object.entries(top.definitions ?? {}).map(([name, definition]) => {
		const { properties, required } = definition;
		if (name === 'Fit') return [name, { anyOf: [definition, SPHERE] }] as const;
		if (!properties) return [name, definition] as const;
		const isEncoding = ENCODINGS.has(name);
		const changed: Record<string, JsonSchema> = {};
		for (const [key, schema] of Object.entries(properties)) {
			if (isEncoding || NULLABLE.has(key)) changed[key] = { anyOf: [schema, { type: 'null' }] };
			if (key === 'angle') changed[key] = { anyOf: [{ type: 'number' }, schema] };
		}
		return [
			name,
			{
				...definition,
				properties: { ...properties, ...changed },
				...(required &&
					name.startsWith('TopLevel') && { required: required.filter((key) => key !== 'data') }),
			},
		] as const;
	});
	return { ...top, definitions: Object.fromEntries(definitions) };
}

/** The whole globe, which the types of GeoJSON do not have. */
const SPHERE: JsonSchema = { type: 'object', properties: { type: { const: 'Sphere' } }, required: ['type'] };

const ENCODINGS: ReadonlySet<string> = new Set(['Encoding', 'FacetedEncoding', 'SharedEncoding']);
const NULLABLE: ReadonlySet<string> = new Set(['title', 'background', 'equal']);
/** What Vega draws (its `Marks`); a mark of another name stops it. */
const VEGA_MARKS: readonly string[] = [
	'arc',
	'area',
	'group',
	'image',
	'line',
	'path',
	'rect',
	'rule',
	'shape',
	'symbol',
	'text',
	'trail',
];
