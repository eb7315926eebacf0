import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { isErrno } from './on-disk.js';

/**
 * The bytes of a small file; undefined when it is larger than `limit`, or cannot be read. What stands in its place, such as a pipe
 * that nobody writes to, is never waited for.
 */
export function readWithin(path: string, limit: number): Uint8Array | undefined {
	try {
		const file = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
		try {
			if (!fstatSync(file).isFile()) return undefined;
			const chunks: Uint8Array[] = [];
			let size = 0;
			while (true) {
				const chunk = new Uint8Array(Math.min(limit + 1, 64 * 1024));
				const count = readSync(file, chunk, 0, chunk.length, null);
				if (count === 0) return Buffer.concat(chunks);
				size += count;
				if (size > limit) return undefined;
				chunks.push(chunk.subarray(0, count));
			}
		} finally {
			closeSync(file);
		}
	} catch (cause) {
		if (isErrno(cause)) return undefined;
		throw cause;
	}
}
