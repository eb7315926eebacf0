import type { z } from 'zod';
import { type Diagnostic, didYouMean, type Report } from '../base/index.js';
import type { DataPath, Yaml } from '../files/index.js';

/**
 * Checks data by a schema and reports what is wrong in the words of an editor, at the place of the value. Findings have the codes
 * of the phase that asks; `at` is the path of the checked value in its file. Gives the checked value, or nothing when there are
 * findings.
 */
export function check<T>(
	codes: SchemaCodes,
	schema: z.ZodType<T>,
	value: unknown,
	yaml: Yaml,
	report: Report,
	at: DataPath = [],
): T | undefined {
	const result = schema.safeParse(value ?? {});
	if (result.success) return result.data;
	for (const found of result.error.issues) {
		for (const finding of findings(found, schema, value ?? {}, at, yaml)) {
			report({ ...finding, code: codes[finding.code], severity: 'error' });
		}
	}
	return undefined;
}

/** What can be wrong with data, and the code that a phase has for it. */
export type SchemaCodes = Readonly<
	Record<'unknownField' | 'missingField' | 'badId' | 'wrongType' | 'wrongValue', Diagnostic['code']>
>;

interface Finding extends Omit<Diagnostic, 'severity' | 'code'> {
	readonly code: keyof SchemaCodes;
}

function findings(
	found: z.core.$ZodIssue,
	schema: z.ZodType,
	top: unknown,
	at: DataPath,
	yaml: Yaml,
): readonly Finding[] {
	const path = found.path.map((key) => (typeof key === 'symbol' ? String(key) : key));
	const full = [...at, ...path];
	const span = yaml.spanOf(full);
	const name = full.join('.') || 'the file';
	if (found.code === 'unrecognized_keys') {
		const known = knownKeys(schema, path);
		return found.keys.map((key) => ({
			code: 'unknownField',
			message: `there is no field "${[...full, key].join('.')}"`,
			span: yaml.keySpanOf([...full, key]),
			hint: didYouMean(key, known)?.hint ?? `fields here: ${known.join(', ')}`,
		}));
	}
	const value = valueAt(top, path);
	if (value === undefined) {
		const hint = `write "${String(path.at(-1) ?? '')}: …" here`;
		return [{ code: 'missingField', message: `"${name}" is missing`, span, hint }];
	}
	if (found.code === 'invalid_key') {
		const message = `"${String(path.at(-1))}" cannot be an id`;
		const hint = 'an id starts with a letter and goes on with letters, digits, "-" and "_"';
		return [{ code: 'badId', message, span: yaml.keySpanOf(full), hint }];
	}
	if (found.code === 'invalid_type') {
		const message = `"${name}" must be ${kindName(found.expected)}, not ${shown(value)}`;
		return [{ code: 'wrongType', message, span }];
	}
	return [{ code: 'wrongValue', span, ...wrongValue(found, name, value) }];
}

function wrongValue(
	found: z.core.$ZodIssue,
	name: string,
	value: unknown,
): { readonly message: string; readonly hint?: string } {
	const options = optionsOf(found);
	if (options.length > 0) {
		const message = `"${name}" must be ${options.map((option) => `"${option}"`).join(' or ')}, not ${shown(value)}`;
		return { message, ...didYouMean(String(value), options) };
	}
	if (found.code === 'too_small' && (value === '' || (Array.isArray(value) && value.length === 0))) {
		return { message: `"${name}" must not be empty` };
	}
	if (found.code === 'custom') return { message: `"${name}" ${found.message}, not ${shown(value)}` };
	return { message: `"${name}" is not as it must be: ${lowerFirst(found.message)}` };
}

function optionsOf(found: z.core.$ZodIssue): readonly string[] {
	if (found.code === 'invalid_value') return found.values.map(String);
	if (found.code !== 'invalid_union' || !('options' in found) || !Array.isArray(found.options)) return [];
	return found.options.map(String);
}

function valueAt(value: unknown, path: DataPath): unknown {
	let inner = value;
	for (const step of path) {
		if (typeof inner !== 'object' || inner === null || !Object.hasOwn(inner, step)) return undefined;
		inner = Object.entries(inner).find(([key]) => key === String(step))?.[1];
	}
	return inner;
}

/** The fields that a schema has at a path: unwraps what stands around objects. */
function knownKeys(schema: z.core.$ZodType, path: DataPath): readonly string[] {
	const definition = (schema as z.core.$ZodTypes)._zod.def;
	switch (definition.type) {
		case 'optional':
		case 'nullable':
		case 'default':
		case 'readonly':
			return knownKeys(definition.innerType, path);
		case 'lazy':
			return knownKeys(definition.getter(), path);
		case 'array':
			return path.length === 0 ? [] : knownKeys(definition.element, path.slice(1));
		case 'record':
			return path.length === 0 ? [] : knownKeys(definition.valueType, path.slice(1));
		case 'union':
			return [...new Set(definition.options.flatMap((option) => knownKeys(option, path)))];
		case 'intersection':
			return [...knownKeys(definition.left, path), ...knownKeys(definition.right, path)];
		case 'object': {
			const [first, ...rest] = path;
			if (first === undefined) return Object.keys(definition.shape);
			const inner = definition.shape[String(first)];
			return inner ? knownKeys(inner, rest) : [];
		}
		default:
			return [];
	}
}

const KINDS: Readonly<Record<string, string>> = {
	string: 'a text',
	number: 'a number',
	int: 'a whole number',
	boolean: 'true or false',
	object: 'a mapping of fields',
	record: 'a mapping of fields',
	array: 'a list',
	null: 'empty',
};
const kindName = (expected: string): string => KINDS[expected] ?? expected;

function shown(value: unknown): string {
	if (value === null) return 'empty';
	if (Array.isArray(value)) return 'a list';
	if (typeof value === 'object') return 'a mapping';
	const text = String(value);
	const short = text.length > 60 ? `${text.slice(0, 60)}…` : text;
	return typeof value === 'string' ? `the text "${short}"` : `"${short}"`;
}

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
