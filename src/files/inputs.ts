import { createHash } from 'node:crypto';
import { statSync } from 'node:fs';
import type { Report } from '../base/index.js';
import { PressError } from '../base/index.js';
import { digestFile } from './digest.js';
import { decodeText, MAX_TEXT_BYTES, type Root } from './root.js';

/** A file that was read, for the report of an edition. */
export interface InputFile {
	readonly file: string;
	/** Of its bytes, hexadecimal. */
	readonly sha256: string;
}

/**
 * What was asked about a path, beside the bytes of files, and the answer: whether it is there, which names are in a folder, which
 * of them have a line in a file (`data/weather/…/issue.yaml#period: 2015-Q1`), and the digest of a file that a
 * library opens by itself. Another answer can mean another page, as another input can.
 */
export type Lookup =
	| { readonly kind: 'path'; readonly path: string; readonly answer: 'found' | 'missing' | 'outside' }
	| { readonly kind: 'names' | 'folders' | 'with'; readonly path: string; readonly answer: readonly string[] }
	| { readonly kind: 'file'; readonly path: string; readonly answer: string };

/** Everything that was read or asked through a root. */
export interface Notes {
	/** Every file read so far, once, sorted by name. */
	inputs(): readonly InputFile[];
	/** Every question asked so far, once, sorted by path. */
	lookups(): readonly Lookup[];
}

/** A root that remembers what was read through it. */
export interface NotedRoot extends Notes {
	readonly root: Root;
}

/** Digests are of the bytes that were given out: what is changed while an edition is made differs from them afterwards. */
export function noteInputs(root: Root): NotedRoot {
	const seen = new Map<string, string>();
	const asked = new Map<string, Lookup>();
	const ask = (kind: Lookup['kind'], path: string): void => {
		const key = keyOf({ kind, path: plainPath(path) });
		if (!asked.has(key)) asked.set(key, lookUp(root, kind, plainPath(path)));
	};
	const readBytes: Root['readBytes'] = (path, from, limit) => {
		const bytes = asking(
			() => root.readBytes(path, from, limit),
			() => ask('path', path),
		);
		const file = plainPath(path);
		if (!seen.has(file)) seen.set(file, createHash('sha256').update(bytes).digest('hex'));
		return bytes;
	};
	return {
		root: {
			...root,
			readBytes,
			readText: (path, from) => decodeText(readBytes(path, from, MAX_TEXT_BYTES), path, from),
			exists: (path) => {
				ask('path', path);
				return root.exists(path);
			},
			foldersWith: (path, file, { field, value }) => {
				ask('with', `${path}/…/${file}#${field}: ${value}`);
				return root.foldersWith(path, file, { field, value });
			},
			isInside: (path) => {
				ask('path', path);
				return root.isInside(path);
			},
			list: (path) => {
				ask('names', path);
				return root.list(path);
			},
			listFolders: (path) => {
				ask('folders', path);
				return root.listFolders(path);
			},
			realPath: (path, from) => {
				ask('file', path);
				return root.realPath(path, from);
			},
		},
		inputs: () => mergeInputs([...seen].map(([file, sha256]) => ({ file, sha256 }))),
		lookups: () => mergeLookups([...asked.values()]),
	};
}

/** Asks a question (again). A folder, or a file that is not there, has no digest: then the answer is as for a path. */
export function lookUp(root: Root, kind: Lookup['kind'], path: string): Lookup {
	if (kind === 'names') return { kind, path, answer: root.list(path) };
	if (kind === 'folders') return { kind, path, answer: root.listFolders(path) };
	if (kind === 'with') return { kind, path, answer: foldersAsked(root, path) };
	const found = root.exists(path);
	if (kind === 'path' || !found)
		return { kind: 'path', path, answer: found ? 'found' : root.isInside(path) ? 'missing' : 'outside' };
	const real = root.realPath(path);
	if (!statSync(real).isFile()) return { kind: 'path', path, answer: 'found' };
	return { kind, path, answer: digestFile(real, ['sha256']).sha256 };
}

function foldersAsked(root: Root, asked: string): readonly string[] {
	const [, path, file, field, value] = /^(.*)\/…\/([^#]*)#([^:]*): (.*)$/.exec(asked) ?? [];
	if (path === undefined || file === undefined || field === undefined || value === undefined) return [];
	return root.foldersWith(path, file, { field, value });
}

/** All inputs once, sorted by name. Of a file that was read several times the first reading counts. */
export function mergeInputs(...lists: readonly (readonly InputFile[])[]): readonly InputFile[] {
	const inputs = new Map<string, InputFile>();
	for (const input of lists.flat()) if (!inputs.has(input.file)) inputs.set(input.file, input);
	return [...inputs.keys()].sort().map((file) => inputs.get(file)!);
}

/** All lookups once, sorted by path. Of a question that was asked several times the first answer counts. */
export function mergeLookups(...lists: readonly (readonly Lookup[])[]): readonly Lookup[] {
	const lookups = new Map<string, Lookup>();
	for (const lookup of lists.flat()) {
		const key = keyOf(lookup);
		if (!lookups.has(key)) lookups.set(key, lookup);
	}
	return [...lookups.keys()].sort().map((key) => lookups.get(key)!);
}

const keyOf = ({ kind, path }: Pick<Lookup, 'kind' | 'path'>): string => `${path}\0${kind}`;

/** One name for one path: `./a//b` is `a/b`. Paths that are refused keep their form. */
const plainPath = (path: string): string =>
	path.startsWith('/')
		? path
		: path
				.split('/')
				.filter((name) => name !== '' && name !== '.')
				.join('/');

/** Gives what `read` gives; when it fails, notes first how things stand. */
function asking<T>(read: () => T, note: () => void): T {
	try {
		return read();
	} catch (cause) {
		if (cause instanceof PressError) note();
		throw cause;
	}
}

/** Gives what `read` gives, or reports why it could not, so that one run shows the faults of all files. */
export function tryRead<T>(report: Report, read: () => T): T | undefined {
	try {
		return read();
	} catch (cause) {
		if (!(cause instanceof PressError)) throw cause;
		for (const diagnostic of cause.diagnostics) report(diagnostic);
		return undefined;
	}
}
