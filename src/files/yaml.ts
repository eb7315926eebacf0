import { createRequire } from 'node:module';
import type { Document, Node, Scalar } from 'yaml';
import type { Diagnostic, Report, Span } from '../base/index.js';
import type { Root } from './root.js';

const require = createRequire(import.meta.url);

/** Loaded with the first file that is read: processes that draw charts read none, and start sooner without it. */
const library = (): typeof import('yaml') => require('yaml');

/** Keys of mappings and numbers of list entries, from the top of the file down. */
export type DataPath = readonly (string | number)[];

/** A file of YAML or JSON: its value as plain data, and where each part of it is written. */
export interface Yaml {
	readonly file: string;
	/** Mappings, lists, strings, numbers, booleans and null; undefined for an empty file. */
	readonly value: unknown;
	/** The place of a value; of what it would stand in when there is none. */
	spanOf(path: DataPath): Span;
	/** The place of the key that a value is named by; of the value when it stands in a list. */
	keySpanOf(path: DataPath): Span;
	/** Where the first character of a text stands, and whether the characters after it follow on the same line as written. */
	textPlaceOf(path: DataPath): { readonly span: Span; readonly isVerbatim: boolean };
}

/** Copies of anchored values that one file may ask for: a small file cannot grow to fill the memory. */
const MAX_ALIASES = 100;
/** Characters of one file; a table of thousands of rows is a CSV file. */
const MAX_LENGTH = 2_000_000;
/** Levels of nesting; an issue has about eight, a chart specification about twenty. */
const MAX_DEPTH = 100;

/** Reads a file of YAML or JSON. All faults of its syntax are reported; then there is no value. */
export function readYaml(root: Root, path: string, report: Report, from?: Span): Yaml | undefined {
	return parseYaml(root.readText(path, from), path, report);
}

/** Parses text that starts at `firstLine` of `file`. */
export function parseYaml(text: string, file: string, report: Report, firstLine = 1): Yaml | undefined {
	const { isAlias, isScalar, LineCounter, parseDocument } = library();
	const lines = new LineCounter();
	const spanAt = (offset: number): Span => {
		const { line, col } = lines.linePos(offset);
		return { file, line: Math.max(line, 1) + firstLine - 1, column: Math.max(col, 1) };
	};
	const fail = (message: string, offset: number, hint?: string): undefined => {
		report({ ...fault(message, hint), span: spanAt(offset) });
		return undefined;
	};
	if (text.length > MAX_LENGTH) {
		return fail(
			`the file has ${text.length} characters, more than the ${MAX_LENGTH} that are read`,
			0,
			'split it',
		);
	}
	const deep = tooDeep(text);
	if (deep !== undefined) {
		lines.addNewLine(0);
		for (let at = text.indexOf('\n'); at >= 0 && at < deep; at = text.indexOf('\n', at + 1)) {
			lines.addNewLine(at + 1);
		}
		return fail(`the values are nested more than ${MAX_DEPTH} deep`, deep);
	}
	const document = parseDocument(text, {
		lineCounter: lines,
		prettyErrors: false,
		uniqueKeys: true,
		stringKeys: true,
		schema: 'core',
		logLevel: 'silent',
	});
	const faults = [...document.errors, ...document.warnings];
	let isLost = false;
	for (const { code, message, pos } of faults) {
		// After one unexpected token the parser has lost the thread, and finds the rest of the file unexpected.
		if (isLost && code === 'UNEXPECTED_TOKEN') continue;
		isLost ||= code === 'UNEXPECTED_TOKEN';
		fail(`not valid YAML: ${lowerFirst(message)}`, pos[0], hintFor(code, lineAt(text, pos[0])));
	}
	const forbidden = forbiddenKey(document);
	if (forbidden)
		fail('"__proto__" is not a name that can be used', forbidden.range?.[0] ?? 0, 'choose another');
	if (faults.length > 0 || forbidden) return undefined;

	let value: unknown;
	try {
		value = document.contents === null ? undefined : document.toJS({ maxAliasCount: MAX_ALIASES });
	} catch (cause) {
		if (!(cause instanceof ReferenceError)) throw cause;
		return fail(`too many copies by alias, more than ${MAX_ALIASES}`, 0, 'write the values out');
	}
	const places = (path: DataPath) =>
		walk(document.contents, path, (node) => isAlias(node) && node.resolve(document));
	const nodeSpan = (node: Node | null): Span => spanAt(node?.range?.[0] ?? 0);
	return {
		file,
		value,
		spanOf: (path) => {
			const { value: node, key, reached } = places(path);
			return nodeSpan(node && !isBlank(node) ? node : reached ? key : (node ?? key));
		},
		keySpanOf: (path) => {
			const { value: node, key } = places(path);
			return nodeSpan(key ?? node);
		},
		textPlaceOf: (path) => {
			const { value: node } = places(path);
			if (!node || !isScalar(node)) return { span: nodeSpan(node), isVerbatim: false };
			return textPlace(node, text, spanAt);
		},
	};
}

/** A key that names the prototype of JavaScript objects: no code after this door needs to think of it. */
function forbiddenKey(document: Document): Scalar | undefined {
	const { isScalar, visit } = library();
	let found: Scalar | undefined;
	visit(document, {
		Pair: (_, { key }) => {
			if (!isScalar(key) || key.value !== '__proto__') return undefined;
			found = key;
			return visit.BREAK;
		},
	});
	return found;
}

interface Walked {
	/** The innermost value on the path that exists. */
	readonly value: Node | null;
	/** The key of that value, if it stands in a mapping. */
	readonly key: Node | null;
	/** False when the path goes on below `value`. */
	readonly reached: boolean;
}

function walk(top: Node | null, path: DataPath, resolve: (node: Node) => Node | undefined | false): Walked {
	const { isMap, isScalar, isSeq } = library();
	let walked: Walked = { value: top, key: null, reached: true };
	for (const step of path) {
		const node = (walked.value && resolve(walked.value)) || walked.value;
		let next: Walked | undefined;
		if (isMap<Node, Node | null>(node)) {
			const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === String(step));
			if (pair) next = { value: pair.value, key: pair.key, reached: true };
		} else if (isSeq<Node>(node) && typeof step === 'number') {
			const entry = node.items[step];
			if (entry) next = { value: entry, key: null, reached: true };
		}
		if (!next) return { ...walked, reached: false };
		walked = next;
	}
	return walked;
}

/** `key:` with nothing after it: the value has no place of its own. */
const isBlank = (node: Node): boolean =>
	library().isScalar(node) && node.value === null && node.source === '';

function textPlace(
	scalar: Scalar,
	text: string,
	spanAt: (offset: number) => Span,
): { readonly span: Span; readonly isVerbatim: boolean } {
	const [start, end] = scalar.range ?? [0, 0];
	const isQuoted = scalar.type === 'QUOTE_DOUBLE' || scalar.type === 'QUOTE_SINGLE';
	const from = isQuoted ? start + 1 : start;
	const isVerbatim =
		text.slice(from, isQuoted ? end - 1 : end) === scalar.value && !text.slice(from, end).includes('\n');
	return { span: spanAt(isVerbatim ? from : start), isVerbatim };
}

/** Where brackets or indentation go deeper than `MAX_DEPTH`: the parser is recursive, so this is asked before it runs. */
function tooDeep(text: string): number | undefined {
	let brackets = 0;
	for (let at = 0; at < text.length; at++) {
		const character = text[at];
		if (character === '[' || character === '{') {
			// Brackets inside texts count too; a text would need a hundred of them unclosed to be refused in error.
			if (++brackets > MAX_DEPTH) return at;
		} else if (character === ']' || character === '}') brackets = Math.max(0, brackets - 1);
	}
	const deepLine = /^(?:[ ]{200,}|(?:[ ]*[-?:] ){100,})\S/m.exec(text);
	return deepLine && !/^[ ]*[|>"'#]/.test(deepLine[0]) ? deepLine.index : undefined;
}

function fault(message: string, hint: string | undefined): Diagnostic {
	return { code: 'files/yaml', severity: 'error', message, ...(hint !== undefined && { hint }) };
}

function hintFor(code: string, line: string): string | undefined {
	const isBareTag = code === 'UNEXPECTED_TOKEN' && line.includes('{{');
	return isBareTag ? 'put a text that holds a merge tag {{…}} in quotes' : HINTS[code];
}

function lineAt(text: string, offset: number): string {
	const end = text.indexOf('\n', offset);
	return text.slice(text.lastIndexOf('\n', offset - 1) + 1, end < 0 ? text.length : end);
}

const HINTS: Readonly<Record<string, string>> = {
	TAB_AS_INDENT: 'indent with spaces',
	BAD_INDENT: 'lines that belong together start in the same column',
	BLOCK_AS_IMPLICIT_KEY: 'put a text that holds ": " in quotes',
	DUPLICATE_KEY: 'keep one of the two',
	MISSING_CHAR: 'look for a quote or bracket that is not closed',
	MULTIPLE_DOCS: 'a file holds one document; remove the line "---"',
	TAG_RESOLVE_FAILED: 'tags are not used here; put a text that starts with "!" in quotes',
	UNEXPECTED_TOKEN: 'look for a missing ":" or quote on the line above',
};

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
