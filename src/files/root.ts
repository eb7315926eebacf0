import { readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';
import { type Diagnostic, didYouMean, PressError, type Span } from '../base/index.js';
import { isErrno } from './on-disk.js';

/**
 * The one door to the disk: reads below one folder and nowhere else. Paths are relative to it, with forward slashes, and are at
 * the same time the names of files in diagnostics. `from` is the place that asks for the file: where a refusal is reported.
 */
export interface Root {
	/** Absolute, without symbolic links. For opening files by other means; never for output. */
	readonly directory: string;
	/** UTF-8 text, without byte order mark, lines ended by a line feed: the same on every system it was checked out on. */
	readText(path: string, from?: Span): string;
	/** At most `limit` bytes; a larger file is refused. */
	readBytes(path: string, from?: Span, limit?: number): Uint8Array;
	/** True for a file or folder that is inside. */
	exists(path: string): boolean;
	/** Names in a folder, sorted by code unit; none when there is no such folder. */
	list(path: string): readonly string[];
	/** Names in a folder that are themselves folders, sorted. */
	listFolders(path: string): readonly string[];
	/**
	 * Folders in a folder whose `file` has the line `field: value`, quoted or not: a question about one field of many files, whose
	 * other lines do not matter to who asks.
	 */
	foldersWith(path: string, file: string, line: FieldLine): readonly string[];
	/** False for paths that lead out of the folder, whether by name or by a symbolic link. */
	isInside(path: string): boolean;
	/** The absolute path of a file that exists and is inside, for libraries that open files themselves. */
	realPath(path: string, from?: Span): string;
}

/** A top-level field of a YAML file and its value, on a line of their own. */
interface FieldLine {
	readonly field: string;
	readonly value: string;
}

/** Text that people write: a book has 1 MB, so this is enough for any story and bounds what a parser is given. */
export const MAX_TEXT_BYTES = 16 * 1024 * 1024;
/** Fonts have up to 30 MB, a scanned page up to 200 MB. */
const MAX_BYTES = 512 * 1024 * 1024;

/** Opens a folder. Refuses one that does not exist. */
export function openRoot(directory: string): Root {
	const top = realFolder(directory);
	const root: Root = {
		directory: top,
		readText: (path, from) => decodeText(readFile(top, path, MAX_TEXT_BYTES, from), path, from),
		readBytes: (path, from, limit = MAX_BYTES) => new Uint8Array(readFile(top, path, limit, from)),
		exists: (path) => locate(top, path).kind === 'found',
		list: (path) => listNames(top, path),
		listFolders: (path) => listNames(top, path).filter((name) => isFolder(top, joinPath(path, name))),
		foldersWith: (path, file, line) =>
			root.listFolders(path).filter((name) => hasLine(root, joinPath(path, name, file), line)),
		isInside: (path) => locate(top, path).kind !== 'outside',
		realPath: (path, from) => find(top, path, from),
	};
	return root;
}

/** Bounds what is matched: a field that is asked for is a word. */
const MAX_FIELD_LENGTH = 200;

function hasLine(root: Root, path: string, { field, value }: FieldLine): boolean {
	if (!root.exists(path)) return false;
	try {
		const lines = root.readText(path).split('\n');
		return lines.some((line) => {
			if (!line.startsWith(`${field}:`) || line.length > MAX_FIELD_LENGTH) return false;
			const written = line.slice(field.length + 1);
			return /^\s*(["']?)(.*?)\1\s*(?:#.*)?$/.exec(written)?.[2] === value;
		});
	} catch (cause) {
		// A file that cannot be read has no such line; who needs all of it is told why.
		if (!(cause instanceof PressError)) throw cause;
		return false;
	}
}

/** Joins parts of a project path with forward slashes. */
export function joinPath(...parts: readonly string[]): string {
	return parts.filter((part) => part !== '' && part !== '.').join('/');
}

function realFolder(directory: string): string {
	try {
		const real = realpathSync(directory);
		if (statSync(real).isDirectory()) return real;
	} catch (cause) {
		if (!isErrno(cause)) throw cause;
	}
	throw refusal(
		'files/missing',
		`there is no folder "${directory}"`,
		undefined,
		'give the folder of a project',
	);
}

type Located =
	| { readonly kind: 'found'; readonly real: string }
	| { readonly kind: 'missing'; readonly folder: string; readonly name: string }
	| { readonly kind: 'outside'; readonly why: string };

/** Follows a path name by name, so that the first name that is missing is known, and checks the real path at the end. */
function locate(top: string, path: string): Located {
	const why = whyRefused(path);
	if (why !== undefined) return { kind: 'outside', why };
	const names = path.split('/').filter((name) => name !== '' && name !== '.');
	let real = top;
	for (const [index, name] of names.entries()) {
		try {
			real = realpathSync(join(real, name));
		} catch (cause) {
			if (!isErrno(cause)) throw cause;
			return { kind: 'missing', folder: names.slice(0, index).join('/'), name };
		}
		if (real !== top && !real.startsWith(top.endsWith(sep) ? top : top + sep)) {
			return { kind: 'outside', why: `"${name}" is a link that leads out of the project` };
		}
	}
	return { kind: 'found', real };
}

function whyRefused(path: string): string | undefined {
	if (path.includes('\0')) return 'it holds a null character';
	if (path.includes('\\')) return 'paths are written with forward slashes';
	if (path.startsWith('/') || /^[A-Za-z]:/.test(path)) return 'it is an absolute path';
	if (path.split('/').includes('..')) return '".." leads out of the folder';
	return undefined;
}

function find(top: string, path: string, from: Span | undefined): string {
	const located = locate(top, path);
	if (located.kind === 'found') return located.real;
	if (located.kind === 'outside') {
		const hint = 'files are read only from inside the project, by a path relative to its folder';
		throw refusal('files/outside', `"${path}" is not read: ${located.why}`, from, hint);
	}
	const { folder, name } = located;
	const place = folder === '' ? 'the project folder' : `"${folder}"`;
	const known = listNames(top, folder);
	throw refusal(
		'files/missing',
		`there is no "${path}": ${place} has no "${name}"`,
		from,
		didYouMean(name, known)?.hint,
	);
}

function readFile(top: string, path: string, limit: number, from: Span | undefined): Buffer {
	const real = find(top, path, from);
	const { size, isFile } = fileState(real);
	// A folder, a pipe or a device: reading those fails or never ends.
	if (!isFile) throw refusal('files/not-a-file', `"${path}" is not a file`, from);
	if (size > limit) {
		const message = `"${path}" has ${size} bytes, more than the ${limit} that are read`;
		throw refusal('files/too-large', message, from, 'split it, or make it smaller');
	}
	return readFileSync(real);
}

function fileState(real: string): { readonly size: number; readonly isFile: boolean } {
	const state = statSync(real);
	return { size: state.size, isFile: state.isFile() };
}

/** Refuses what is not UTF-8, at the place that asks for it. */
export function decodeText(bytes: Uint8Array, path: string, from: Span | undefined): string {
	try {
		// The decoder drops a byte order mark by itself.
		return new TextDecoder('utf-8', { fatal: true }).decode(bytes).replaceAll('\r\n', '\n');
	} catch (cause) {
		if (!(cause instanceof TypeError)) throw cause;
		throw refusal('files/not-utf8', `"${path}" is not UTF-8 text`, from, 'save it in the encoding UTF-8');
	}
}

function listNames(top: string, path: string): readonly string[] {
	const located = locate(top, path);
	if (located.kind !== 'found' || !statSync(located.real).isDirectory()) return [];
	return readdirSync(located.real).sort();
}

function isFolder(top: string, path: string): boolean {
	const located = locate(top, path);
	return located.kind === 'found' && statSync(located.real).isDirectory();
}

function refusal(code: Diagnostic['code'], message: string, span?: Span, hint?: string): PressError {
	return new PressError([
		{ code, severity: 'error', message, ...(span && { span }), ...(hint !== undefined && { hint }) },
	]);
}
