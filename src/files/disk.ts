import { createHash } from 'node:crypto';
import {
	closeSync,
	existsSync,
	fsyncSync,
	mkdirSync,
	openSync,
	renameSync,
	rmSync,
	writeFileSync,
	writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { chunksOf } from './digest.js';
import { isErrno } from './on-disk.js';

/**
 * The steps by which things come to stand on the disk, each whole when it returns. Work that has to survive a crash between any
 * two of them takes a `Disk`, so that a test can break it off at each.
 */
export interface Disk {
	/** Makes one folder in a folder that exists; fails when the name is taken. */
	makeFolder(path: string): void;
	/** Writes a new file and flushes it; fails when the name is taken. */
	write(path: string, content: Uint8Array | string): void;
	/** Copies a file to a new one and flushes it; answers the digest of the bytes that were written (names of OpenSSL). */
	copy(from: string, to: string, algorithm: string): string;
	/** Gives a file or folder another name on the same disk, in place of a file or an empty folder of that name. */
	rename(from: string, to: string): void;
	/** Makes what was renamed or made in a folder last. */
	flush(folder: string): void;
	/** Removes a file, or a folder with all that is in it; nothing when there is none. */
	remove(path: string): void;
}

/** The disk of this machine. */
export const disk: Disk = {
	makeFolder: (path) => {
		mkdirSync(path);
	},
	write: (path, content) => writeNew(path, (file) => writeFileSync(file, content)),
	copy(from, to, algorithm) {
		const hash = createHash(algorithm);
		const source = openSync(from, 'r');
		try {
			writeNew(to, (file) => {
				for (const chunk of chunksOf(source)) {
					hash.update(chunk);
					let done = 0;
					while (done < chunk.length) done += writeSync(file, chunk, done);
				}
			});
		} finally {
			closeSync(source);
		}
		return hash.digest('hex');
	},
	rename: renameSync,
	flush(folder) {
		const handle = openSync(folder, 'r');
		try {
			fsyncSync(handle);
		} catch (cause) {
			// File systems of networks and of other systems cannot flush a folder; then renaming is as lasting as it gets.
			if (!isErrno(cause) || !['EINVAL', 'ENOTSUP', 'EPERM'].includes(cause.code ?? '')) throw cause;
		} finally {
			closeSync(handle);
		}
	},
	remove: (path) => rmSync(path, { recursive: true, force: true }),
};

function writeNew(path: string, fill: (file: number) => void): void {
	// "wx" does not follow a link that somebody put there.
	const file = openSync(path, 'wx');
	try {
		fill(file);
		fsyncSync(file);
	} finally {
		closeSync(file);
	}
}

/** Makes a folder with those above it that are missing, and makes them last. */
export function makeFolders(path: string, over: Disk): void {
	const missing: string[] = [];
	for (let at = path; !existsSync(at) && !missing.includes(at); at = dirname(at)) missing.unshift(at);
	for (const folder of missing) {
		try {
			over.makeFolder(folder);
		} catch (cause) {
			// Another writer was faster.
			if (!isErrno(cause) || cause.code !== 'EEXIST') throw cause;
		}
		over.flush(dirname(folder));
	}
}
