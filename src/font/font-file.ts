import { closeSync, openSync, readSync, statSync } from 'node:fs';

/** Bytes of a font that are read where they are wanted. */
export interface FontBytes {
	readonly size: number;
	/** Exactly `length` bytes from `offset`, or fewer at the end of the file. */
	read(offset: number, length: number): Uint8Array;
	close(): void;
}

/** Reads parts of a file: of the 14 MB of a Chinese face a build needs less than one. */
export function openFontFile(path: string): FontBytes {
	const state = statSync(path);
	// A pipe would never answer.
	if (!state.isFile()) throw new Error(`"${path}" is not a file`);
	const descriptor = openSync(path, 'r');
	const { size } = state;
	return {
		size,
		read(offset, length) {
			// Memory of its own, which is not cleared first: it is filled here, or cut off where the file ends.
			const bytes = Buffer.allocUnsafeSlow(Math.max(0, Math.min(length, size - offset)));
			let done = 0;
			while (done < bytes.length) {
				const count = readSync(descriptor, bytes, done, bytes.length - done, offset + done);
				if (count === 0) return bytes.subarray(0, done);
				done += count;
			}
			return bytes;
		},
		close: () => closeSync(descriptor),
	};
}

/** Bytes that are in memory already. */
export const memoryBytes = (bytes: Uint8Array): FontBytes => ({
	size: bytes.length,
	read: (offset, length) => bytes.subarray(offset, offset + length),
	close: () => undefined,
});
