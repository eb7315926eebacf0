import { realpathSync } from 'node:fs';
import { basename, dirname, relative, resolve, sep } from 'node:path';
import { PressError } from '../base/index.js';

/** A file as it is read: the folder of its root, and its path below that, with forward slashes. */
export interface RootedFile {
	readonly folder: string;
	readonly file: string;
}

/**
 * A file given by its path on this machine, from the root it is to be read below: by default its own folder. Links among the
 * folders are followed first, so that a file cannot pretend to stand inside. Throws for one outside.
 */
export function belowRoot(path: string, root?: string): RootedFile {
	const full = resolve(path);
	if (root === undefined) return { folder: dirname(full), file: basename(full) };
	const folder = realFolder(resolve(root));
	const file = relative(folder, resolve(realFolder(dirname(full)), basename(full)));
	if (file !== '' && file.split(sep)[0] !== '..' && !/^(?:[A-Za-z]:|[/\\])/.test(file))
		return { folder, file: file.split(sep).join('/') };
	throw new PressError([
		{
			code: 'files/outside',
			severity: 'error',
			message: `"${path}" is not read: it stands outside the root "${root}"`,
			hint: 'name a folder above it as the root',
		},
	]);
}

/** A folder without its links; as it is when there is none, which its opening will report. */
function realFolder(path: string): string {
	try {
		return realpathSync(path);
	} catch {
		return path;
	}
}
