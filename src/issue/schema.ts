import { z } from 'zod';
import type { Report, Span } from '../base/index.js';
import { type DataPath, type Root, readYaml, type Yaml } from '../files/index.js';
import { check } from './check.js';
import type { Publication } from './publication.js';

/**
 * Checks the free `content` of an issue by the publication's `schema.yaml`, a JSON Schema, where there is one. Findings stand at
 * their place in `issue.yaml`.
 */
export function checkContent(
	root: Root,
	{ folder }: Publication,
	content: unknown,
	yaml: Yaml,
	report: Report,
): void {
	const file = `${folder}/schema.yaml`;
	if (!root.exists(file)) return;
	const source = readYaml(root, file, report);
	if (!source || source.value === undefined) return;
	const forbidden = findKey(source.value, ['pattern', 'patternProperties']);
	if (forbidden) {
		const message = `"${String(forbidden.at(-1))}" is not used in schemas of publications`;
		reportSchema(message, source.keySpanOf(forbidden), report, 'say it by enum, minLength or maxLength');
		return;
	}
	const schema = compileSchema(source, report);
	if (schema) check(schema, content, yaml, report, ['content']);
}

function compileSchema(source: Yaml, report: Report): z.ZodType | undefined {
	const { value } = source;
	const span = source.spanOf([]);
	if (!isSchema(value)) {
		reportSchema('it must be a mapping', span, report, 'begin with "type: object"');
		return undefined;
	}
	try {
		return z.fromJSONSchema(value);
	} catch (cause) {
		// zod has no class for a schema it cannot read.
		if (!(cause instanceof Error)) throw cause;
		reportSchema(cause.message.charAt(0).toLowerCase() + cause.message.slice(1), span, report);
		return undefined;
	}
}

type JsonSchema = Exclude<Parameters<typeof z.fromJSONSchema>[0], boolean>;
const isSchema = (value: unknown): value is JsonSchema =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

function reportSchema(message: string, span: Span, report: Report, hint?: string): void {
	report({
		code: 'issue/schema',
		severity: 'error',
		message: `the schema cannot be used: ${message}`,
		span,
		...(hint !== undefined && { hint }),
	});
}

/**
 * The path of the first of `names` used as a keyword. A regular expression of a stranger can run for hours on a text of his, so
 * schemas have none; a property that bears such a name is allowed.
 */
function findKey(value: unknown, names: readonly string[], path: DataPath = []): DataPath | undefined {
	if (typeof value !== 'object' || value === null) return undefined;
	for (const [key, inner] of Object.entries(value)) {
		const step = Array.isArray(value) ? Number(key) : key;
		if (names.includes(key) && path.at(-1) !== 'properties') return [...path, step];
		const found = findKey(inner, names, [...path, step]);
		if (found) return found;
	}
	return undefined;
}
