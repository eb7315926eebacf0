import { type Diagnostic, didYouMean } from '../../base/index.js';
import type { DataPath } from '../../files/index.js';
import type { Finding } from '../job.js';
import type { Fault } from './explain.js';
import type { JsonSchema } from './json-schema.js';
import { valuesNamed } from './leaves.js';

/** A fault in the words of an editor. */
export function findingOf(fault: Fault, severity: Diagnostic['severity']): Finding {
	const { path } = fault;
	switch (fault.kind) {
		case 'unknown-property': {
			const name = String(path.at(-1));
			const where = nameOf(path.slice(0, -1));
			return {
				code: 'chart/unknown-field',
				severity,
				message: `${where === undefined ? 'a chart' : `"${where}"`} has no property "${name}"`,
				path,
				atKey: true,
				...(fault.meant === undefined
					? hint('it can have', fault.known)
					: { hint: `did you mean "${fault.meant}"?` }),
			};
		}
		case 'missing-property': {
			const name = nameOf([...path, fault.key]);
			const advice = fault.key === 'mark' ? MARK_MISSING : `write "${fault.key}": … here`;
			return { code: 'chart/missing-field', severity, message: `"${name}" is missing`, path, hint: advice };
		}
		case 'length': {
			const { value, least, most } = fault;
			const wanted =
				least === most ? `${least}` : value.length < least ? `at least ${least}` : `at most ${most}`;
			return {
				code: 'chart/wrong-value',
				severity,
				message: `${subject(path)} must have ${wanted} entries, not ${value.length}`,
				path,
			};
		}
		case 'type':
		case 'value':
			return { ...wrongValue(fault), severity, path };
	}
}

const MARK_MISSING =
	'write what the data is drawn as, "mark": "bar", or charts in layer, hconcat, vconcat, concat, facet or repeat';

function wrongValue({
	path,
	value,
	kind,
	leaves,
}: Extract<Fault, { value: unknown; leaves: unknown }>): Pick<Finding, 'code' | 'message' | 'hint'> {
	const code = kind === 'type' ? 'chart/wrong-type' : 'chart/wrong-value';
	const named = valuesNamed(leaves).filter((each) => each !== null);
	const texts = named.filter((each) => typeof each === 'string');
	const near = typeof value === 'string' ? didYouMean(value, texts) : undefined;
	const kinds = kindsOf(leaves.filter((leaf) => !isReference(leaf)));
	const choices = [...named.map((each) => JSON.stringify(each)), ...kinds];
	if (named.length > MANY || leaves.some(({ not }) => not?.enum?.includes(value))) {
		const message = `${subject(path)} cannot be ${shown(value)}`;
		return { code, message, ...(near ?? hint('it can be', texts)) };
	}
	const message = `${subject(path)} must be ${listed(choices)}, not ${shown(value)}`;
	const isNumber = typeof value === 'string' && value.trim() !== '' && Number.isFinite(Number(value));
	if (near) return { code, message, ...near };
	if (isNumber && leaves.some((leaf) => leaf.type === 'number'))
		return { code, message, hint: 'write the number without quotes' };
	return { code, message, ...example(leaves, value) };
}

/** More names than this are not listed in a sentence. */
const MANY = 24;

/** What alternatives that name no values allow, in words. */
function kindsOf(leaves: readonly JsonSchema[]): readonly string[] {
	const kinds = leaves.flatMap((leaf): readonly string[] => {
		if (valuesNamed([leaf]).length > 0)
			return leaf.const === null || leaf.enum?.includes(null) ? ['null'] : [];
		if (hasLimit(leaf)) return [limitOf(leaf)];
		if (leaf.type === undefined) return leaf.properties ? ['object'] : [];
		return typeof leaf.type === 'string' ? [leaf.type] : leaf.type;
	});
	return [...new Set(kinds)].map((kind) => KINDS[kind] ?? kind);
}

/** `{"expr": …}` or `{"signal": …}` can stand for nearly any value: nobody needs to be told each time. */
const isReference = ({ required }: JsonSchema): boolean =>
	required?.[0] === 'expr' || required?.[0] === 'signal';

const hasLimit = ({ minimum, maximum }: JsonSchema): boolean =>
	minimum !== undefined || maximum !== undefined;

const KINDS: Readonly<Record<string, string>> = {
	string: 'a text',
	number: 'a number',
	integer: 'a whole number',
	boolean: 'true or false',
	object: 'a mapping of properties',
	array: 'a list',
	null: 'null',
};

function limitOf({ minimum, maximum }: JsonSchema): string {
	if (minimum !== undefined && maximum !== undefined) return `a number from ${minimum} to ${maximum}`;
	if (minimum !== undefined) return `a number of at least ${minimum}`;
	return `a number of at most ${maximum}`;
}

/** What a mapping starts with, for an editor who wrote something else: `{"url": …}`. */
function example(leaves: readonly JsonSchema[], value: unknown): { readonly hint: string } | undefined {
	if (typeof value === 'object' && value !== null) return undefined;
	const starting = leaves.find((leaf) => leaf.required?.[0] !== undefined && !isReference(leaf));
	const first = starting?.required?.[0];
	return first === undefined ? undefined : { hint: `for example {"${first}": …}` };
}

function hint(start: string, names: readonly string[]): { readonly hint: string } | undefined {
	if (names.length === 0) return undefined;
	const shown = names.slice(0, MANY);
	return { hint: `${start} ${shown.join(', ')}${names.length > shown.length ? ' and others' : ''}` };
}

const nameOf = (path: DataPath): string | undefined => (path.length === 0 ? undefined : path.join('.'));
const subject = (path: DataPath): string => (path.length === 0 ? 'a chart' : `"${path.join('.')}"`);

const listed = (choices: readonly string[]): string =>
	choices.length < 2 ? choices.join('') : `${choices.slice(0, -1).join(', ')} or ${choices.at(-1)}`;

function shown(value: unknown): string {
	if (value === null) return 'null';
	if (Array.isArray(value)) return 'a list';
	if (typeof value === 'object') return 'a mapping';
	const text = String(value);
	const short = text.length > 60 ? `${text.slice(0, 60)}…` : text;
	return typeof value === 'string' ? `the text "${short}"` : short;
}
