import {
	closeSync,
	fsyncSync,
	mkdirSync,
	openSync,
	renameSync,
	rmSync,
	statSync,
	writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { threadId } from 'node:worker_threads';
import { onDisk } from './on-disk.js';

/** A file to be written; `path` is absolute or relative to the working folder. */
export interface NewFile {
	readonly path: string;
	readonly content: Uint8Array | string;
}

/** Files that stand on the disk under temporary names. */
export interface StagedFiles {
	/** Gives each its own name, in order. */
	place(): void;
	/** Removes those that were not placed. */
	discard(): void;
}

/**
 * Writes files under temporary names in their folders, flushed to the disk. Nothing that stands there is touched before
 * `place()`, so a disk that is full, or a crash before, leaves all earlier files. Makes folders that are missing. What the disk
 * refuses is a finding.
 */
export function stageFiles(files: readonly NewFile[]): StagedFiles {
	const waiting: { readonly temporary: string; readonly path: string }[] = [];
	const staged: StagedFiles = {
		place() {
			for (let next = waiting[0]; next; next = waiting[0]) {
				const { temporary, path } = next;
				attempt(path, () => renameSync(temporary, path));
				waiting.shift();
			}
		},
		discard() {
			for (const { temporary } of waiting) removeFile(temporary);
			waiting.length = 0;
		},
	};
	try {
		for (const { path, content } of files) {
			const temporary = temporaryName(path);
			attempt(path, () => makeFolder(dirname(path)));
			waiting.push({ temporary, path });
			attempt(path, () => writeFlushed(temporary, content));
		}
		return staged;
	} catch (cause) {
		staged.discard();
		throw cause;
	}
}

/** Writes a file whole or not at all, so that a crash leaves the earlier file. */
export function writeWhole(path: string, content: Uint8Array | string): void {
	const staged = stageFiles([{ path, content }]);
	try {
		staged.place();
	} finally {
		staged.discard();
	}
}

/** Two writers of one file, in two processes or threads, never share a temporary name. */
const temporaryName = (path: string): string =>
	join(dirname(path), `.${basename(path)}.${process.pid}-${threadId}.part`);

/**
 * Makes a folder and those above it that are missing. Not by `recursive`, which goes on for ever where a folder exists and takes
 * nothing new, such as /proc.
 */
function makeFolder(folder: string): void {
	if (statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return;
	if (dirname(folder) !== folder) makeFolder(dirname(folder));
	try {
		mkdirSync(folder);
	} catch (cause) {
		// Another process may have made it in the meantime.
		if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) throw cause;
	}
}

function writeFlushed(path: string, content: Uint8Array | string): void {
	const file = openSync(path, 'w');
	try {
		writeFileSync(file, content);
		fsyncSync(file);
	} finally {
		closeSync(file);
	}
}

/** Removes a file, if it is there and the disk allows it: whoever tidies up has nobody to tell. */
export function removeFile(path: string): void {
	try {
		rmSync(path, { force: true });
	} catch (cause) {
		if (!(cause instanceof Error && 'code' in cause)) throw cause;
	}
}

const attempt = (path: string, write: () => void): void => onDisk(`"${path}" cannot be written`, write);
