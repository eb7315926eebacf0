import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { asPractised } from './as-practised.js';
import type { Grammar, JsonSchema, SchemaFile } from './json-schema.js';

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
