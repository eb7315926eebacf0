import { didYouMean, type Report } from '../base/index.js';
import type { DataPath, Yaml } from '../files/index.js';

/** The fields of one mapping of fonts.yaml, checked as they are asked for; a wrong one is reported and is undefined. */
export interface Fields {
	has(name: string): boolean;
	text(name: string): string | undefined;
	number(name: string, least: number, most: number): number | undefined;
	choice<Word extends string>(name: string, words: readonly Word[]): Word | undefined;
	list(name: string): readonly unknown[] | undefined;
	mapping(name: string): Readonly<Record<string, unknown>> | undefined;
}

/** Opens the mapping at `path` and reports fields that are not among `names`. */
export function checkedFields(
	yaml: Yaml,
	path: DataPath,
	names: readonly string[],
	report: Report,
): Fields | undefined {
	const wrong = (message: string, at: DataPath): undefined => {
		report({ code: 'font/wrong-type', severity: 'error', message, span: yaml.spanOf(at) });
		return undefined;
	};
	const value = valueAt(yaml.value, path);
	if (!isMapping(value))
		return wrong(`here stand the fields ${names.map((name) => `"${name}"`).join(', ')}`, path);
	for (const name of Object.keys(value)) {
		if (names.includes(name)) continue;
		report({
			code: 'font/unknown-field',
			severity: 'error',
			message: `"${name}" is not a field here`,
			span: yaml.keySpanOf([...path, name]),
			...(didYouMean(name, names) ?? { hint: `the fields are ${names.join(', ')}` }),
		});
	}
	const field = <T>(name: string, is: (value: unknown) => value is T, what: string): T | undefined => {
		const found = Object.hasOwn(value, name) ? value[name] : undefined;
		if (found === undefined || is(found)) return found;
		return wrong(`"${name}" has to be ${what}`, [...path, name]);
	};
	return {
		has: (name) => Object.hasOwn(value, name),
		text: (name) => field(name, (found) => typeof found === 'string', 'a text'),
		number: (name, least, most) =>
			field(
				name,
				(found): found is number => typeof found === 'number' && found >= least && found <= most,
				`a number from ${least} to ${most}`,
			),
		choice: <Word extends string>(name: string, words: readonly Word[]) =>
			field(
				name,
				(found): found is Word => words.some((word) => word === found),
				`one of ${words.map((word) => `"${word}"`).join(', ')}`,
			),
		list: (name) => field(name, (found): found is readonly unknown[] => Array.isArray(found), 'a list'),
		mapping: (name) => field(name, isMapping, 'a mapping'),
	};
}

function isMapping(value: unknown): value is Readonly<Record<string, unknown>> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function valueAt(value: unknown, path: DataPath): unknown {
	let at = value;
	for (const step of path) {
		if (Array.isArray(at)) at = at[Number(step)];
		else if (isMapping(at)) at = Object.hasOwn(at, step) ? at[step] : undefined;
		else return undefined;
	}
	return at;
}
