import type { DataPath } from '../../files/index.js';
import type { Finding } from '../job.js';

/** Findings of one chart; the rest would say the same. */
const MAX_FINDINGS = 50;

/** A label of a page of text is known by its beginning. */
const LONG_QUOTE = /"([^"]{120})[^"]+"/g;

/** Collects findings, each once, and finds their place in the spec. */
export class Findings {
	readonly #list: Finding[] = [];
	readonly #spec: unknown;
	readonly #source: unknown;
	readonly #seen = new Set<string>();

	/** `source` is what the editor wrote, where the spec was made of it: places of the spec are sought there by their values. */
	constructor(spec: unknown, source?: unknown) {
		this.#spec = spec;
		this.#source = source;
	}

	add(found: Finding): void {
		this.#take(this.#source === undefined || !found.path ? found : this.#atSource(found, found.path));
	}

	/** The same, at a place of what the editor wrote. */
	addToSource(path: DataPath, finding: Finding): void {
		this.#take({ ...finding, path });
	}

	#take(found: Finding): void {
		const finding = { ...found, message: found.message.replace(LONG_QUOTE, '"$1…"') };
		const key = `${finding.code} ${finding.message} ${finding.path?.join('/')}`;
		if (this.#seen.has(key) || this.#list.length >= MAX_FINDINGS) return;
		this.#seen.add(key);
		this.#list.push(finding);
	}

	/** True when the spec is not what its schema allows. */
	get isMisshapen(): boolean {
		return this.#list.some(({ severity, code }) => severity === 'error' && MISSHAPEN.has(code));
	}

	get count(): number {
		return this.#list.length;
	}

	get hasError(): boolean {
		return this.#list.some(({ severity }) => severity === 'error');
	}

	/** All findings, without those that only follow from an error that has a place: an axis without data, an empty chart. */
	get causes(): readonly Finding[] {
		const hasCause = this.#list.some(({ severity, code }) => severity === 'error' && !CONSEQUENCES.has(code));
		const isEmpty = this.#list.some(({ code }) => code === 'chart/empty');
		const { isMisshapen } = this;
		return this.#list.filter(
			({ code, severity }) =>
				(!isMisshapen || code !== 'chart/spec') &&
				(!hasCause || !CONSEQUENCES.has(code)) &&
				(!isEmpty || code !== 'chart/transform' || severity === 'error'),
		);
	}

	/** The same, at the first place in the spec where `value` stands (under `key`, when given), or is quoted in an expression. */
	addAt(value: unknown, finding: Finding, key?: string): void {
		const written = typeof value === 'string' ? pathOf(this.#source, value, undefined) : undefined;
		if (written) {
			this.#take({ ...finding, path: written });
			return;
		}
		const path = pathOf(this.#spec, value, key) ?? pathOfQuote(this.#spec, value);
		this.add(path ? { ...finding, path } : finding);
	}

	#atSource(finding: Finding, path: DataPath): Finding {
		const value = valueAt(this.#spec, path);
		// A label that a finding is about may be a text of the editor's.
		const texts = [value, ...[...finding.message.matchAll(/"([^"]+)"/g)].map(([, text]) => text)];
		for (const text of texts) {
			const own = typeof text === 'string' ? pathOf(this.#source, text, undefined) : undefined;
			if (own) return { ...finding, path: own };
		}
		return { ...finding, path: [] };
	}
}

function valueAt(tree: unknown, path: DataPath): unknown {
	let value = tree;
	for (const step of path) {
		if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined;
		value = Object.entries(value).find(([key]) => key === String(step))?.[1];
	}
	return value;
}

/** The path of the first value in `tree` that equals `value`. */
function pathOf(tree: unknown, value: unknown, key: string | undefined): DataPath | undefined {
	for (const { path, value: found } of valuesOf(tree)) {
		if (found === value && (key === undefined || path.at(-1) === key)) return path;
	}
	return undefined;
}

/** The path of the first text in `tree` that has `value` in quotes. */
function pathOfQuote(tree: unknown, value: unknown): DataPath | undefined {
	if (typeof value !== 'string') return undefined;
	for (const { path, value: found } of valuesOf(tree)) {
		if (typeof found === 'string' && QUOTES.some((quote) => found.includes(quote + value + quote)))
			return path;
	}
	return undefined;
}

const QUOTES = ["'", '"'] as const;

const CONSEQUENCES: ReadonlySet<string> = new Set(['chart/empty', 'chart/transform']);
/** What the schema finds: what the compilers say of the same spec only follows. */
const MISSHAPEN: ReadonlySet<string> = new Set([
	'chart/unknown-field',
	'chart/missing-field',
	'chart/wrong-type',
	'chart/wrong-value',
]);

export interface PlacedValue {
	readonly path: DataPath;
	readonly value: unknown;
}

/** All values of a tree of plain data with their paths, from the top down; inline rows of data are left out. */
export function* valuesOf(tree: unknown, path: DataPath = []): Generator<PlacedValue> {
	yield { path, value: tree };
	if (Array.isArray(tree)) {
		for (const [index, entry] of tree.entries()) yield* valuesOf(entry, [...path, index]);
	} else if (isMapping(tree)) {
		for (const [key, entry] of Object.entries(tree)) {
			if (key === 'values' && Array.isArray(entry) && path.includes('data'))
				yield { path: [...path, key], value: entry };
			else yield* valuesOf(entry, [...path, key]);
		}
	}
}

export const isMapping = (value: unknown): value is Readonly<Record<string, unknown>> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);
