import { lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { PressError } from '../base/index.js';
import { isErrno } from './on-disk.js';

/** What stands in a folder, as it is: a link is a link, wherever it leads. */
export interface Entry {
	readonly name: string;
	/** `other` is a pipe, a socket or a device. */
	readonly kind: 'file' | 'folder' | 'link' | 'other';
	/** Of a file. */
	readonly bytes: number;
	/** Which file of the disk it is, when that has more than one name (hard links). */
	readonly sharedAs?: string;
}

/** The entries of a folder, sorted by code unit; none when there is no such folder. Nothing is followed or opened. */
export function listEntries(folder: string): readonly Entry[] {
	try {
		return readdirSync(folder)
			.sort()
			.map((name) => entryOf(folder, name));
	} catch (cause) {
		if (!isErrno(cause)) throw cause;
		if (cause.code === 'ENOENT' || cause.code === 'ENOTDIR') return [];
		throw unreadable(folder, cause);
	}
}

function entryOf(folder: string, name: string): Entry {
	const state = lstatSync(join(folder, name), { throwIfNoEntry: false });
	if (!state) return { name, kind: 'other', bytes: 0 };
	const kind = state.isFile()
		? 'file'
		: state.isDirectory()
			? 'folder'
			: state.isSymbolicLink()
				? 'link'
				: 'other';
	const isShared = kind === 'file' && state.nlink > 1;
	return { name, kind, bytes: state.size, ...(isShared && { sharedAs: `${state.dev}:${state.ino}` }) };
}

const unreadable = (folder: string, cause: NodeJS.ErrnoException): PressError =>
	new PressError(
		[
			{
				code: 'files/unreadable',
				severity: 'error',
				message: `the folder "${folder}" cannot be read (${cause.code})`,
				hint: 'give the right to read it, or look after the disk',
			},
		],
		{ cause },
	);
