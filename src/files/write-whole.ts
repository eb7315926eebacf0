import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { threadId } from 'node:worker_threads';

/**
 * Writes a file whole or not at all: under a temporary name in the same folder, flushed to the disk, then renamed, so that a
 * crash leaves the earlier file. Makes the folder when it is missing. `path` is absolute or relative to the working folder.
 */
export function writeWhole(path: string, content: Uint8Array | string): void {
	const folder = dirname(path);
	mkdirSync(folder, { recursive: true });
	// Two writers of one file, in two processes or threads, never share a temporary name.
	const temporary = join(folder, `.${basename(path)}.${process.pid}-${threadId}.part`);
	try {
		const file = openSync(temporary, 'w');
		try {
			writeFileSync(file, content);
			fsyncSync(file);
		} finally {
			closeSync(file);
		}
		renameSync(temporary, path);
	} catch (cause) {
		rmSync(temporary, { force: true });
		throw cause;
	}
}
