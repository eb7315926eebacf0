import type { JsonSchema, SchemaFile } from './json-schema.js';

/** The alternatives of a schema without alternatives inside them; what holds together ("all of") is laid into one. */
export function leavesOf(asked: JsonSchema, file: SchemaFile): readonly JsonSchema[] {
	const schema = file.resolve(asked);
	const branches = schema.anyOf ?? schema.oneOf;
	if (branches) {
		const { minimum, maximum } = schema;
		const limits = { ...(minimum !== undefined && { minimum }), ...(maximum !== undefined && { maximum }) };
		const leaves = branches.flatMap((branch) => leavesOf(branch, file));
		return leaves.map((leaf) => (leaf.type === 'number' ? { ...leaf, ...limits } : leaf));
	}
	if (!schema.allOf) return [schema];
	const { allOf, ...own } = schema;
	let merged: readonly JsonSchema[] = [own];
	for (const part of allOf) {
		const leaves = leavesOf(part, file);
		merged = merged.flatMap((one) => leaves.map((other) => together(one, other)));
	}
	return merged;
}

function together(a: JsonSchema, b: JsonSchema): JsonSchema {
	const properties: Record<string, JsonSchema> = { ...a.properties };
	for (const [key, schema] of Object.entries(b.properties ?? {})) {
		const other = properties[key];
		properties[key] = other ? { allOf: [other, schema] } : schema;
	}
	return {
		...a,
		...b,
		...((a.properties || b.properties) && { properties }),
		...((a.required || b.required) && { required: [...(a.required ?? []), ...(b.required ?? [])] }),
	};
}

/** The values that alternatives name one by one. */
export const valuesNamed = (leaves: readonly JsonSchema[]): readonly unknown[] => [
	...new Set(leaves.flatMap((leaf) => leaf.enum ?? (leaf.const === undefined ? [] : [leaf.const]))),
];
