import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { asPractised } from './as-practised.js';

/** The part of JSON Schema (draft 7) that the schemas of Vega-Lite and Vega are written in. */
export interface JsonSchema {
	readonly $ref?: string;
	readonly anyOf?: readonly JsonSchema[];
	readonly oneOf?: readonly JsonSchema[];
	readonly allOf?: readonly JsonSchema[];
	readonly not?: JsonSchema;
	readonly type?: string | readonly string[];
	readonly const?: unknown;
	readonly enum?: readonly unknown[];
	readonly properties?: Readonly<Record<string, JsonSchema>>;
	readonly patternProperties?: Readonly<Record<string, JsonSchema>>;
	readonly additionalProperties?: boolean | JsonSchema;
	readonly required?: readonly string[];
	readonly minProperties?: number;
	readonly items?: JsonSchema;
	readonly minItems?: number;
	readonly maxItems?: number;
	readonly minimum?: number;
	readonly maximum?: number;
	readonly minLength?: number;
	readonly maxLength?: number;
	readonly pattern?: string;
	readonly definitions?: Readonly<Record<string, JsonSchema>>;
}

export type Grammar = 'vega-lite' | 'vega';

/** A schema with the way to the definitions that it refers to. */
export interface SchemaFile {
	readonly top: JsonSchema;
	/** The schema itself, or what it refers to. */
	resolve(schema: JsonSchema): JsonSchema;
}

const require = createRequire(import.meta.url);
const open = new Map<Grammar, SchemaFile>();

/** The schema that a library ships with itself, so that it fits its version: read once, when the first spec wants it. */
export function schemaOf(grammar: Grammar): SchemaFile {
	const known = open.get(grammar);
	if (known) return known;
	const file = require.resolve(`${grammar}/${grammar}-schema.json`);
	const top: JsonSchema = JSON.parse(readFileSync(file, 'utf8'));
	const made = schemaFile(asPractised(top, grammar));
	open.set(grammar, made);
	return made;
}

function schemaFile(top: JsonSchema): SchemaFile {
	const byReference = new Map<string, JsonSchema>();
	for (const [name, definition] of Object.entries(top.definitions ?? {})) {
		byReference.set(`#/definitions/${name}`, definition);
	}
	const resolve = (schema: JsonSchema): JsonSchema => {
		let found = schema;
		while (found.$ref !== undefined) {
			// Names with angle brackets and bars are written as in a URI.
			const next = byReference.get(found.$ref) ?? byReference.get(decodeURIComponent(found.$ref));
			if (!next) return {};
			if (!byReference.has(found.$ref)) byReference.set(found.$ref, next);
			found = next;
		}
		return found;
	};
	return { top, resolve };
}
