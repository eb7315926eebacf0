import { type FontBytes, memoryBytes } from './font-file.js';
import { type Fail, Table } from './table.js';
import type { UnpackLimits } from './unpack-limits.js';
import { unpackWoff } from './unpack-woff.js';
import { unpackWoff2 } from './unpack-woff2.js';

/** Web fonts are read whole: the largest Chinese ones have 20 MB. */
const LARGEST_PACKED = 64 << 20;
/** A WOFF file begins with 44 bytes, a WOFF2 file with 48. */
const SMALLEST_HEADER = 44;
/** What a packed font may say that it holds. A file of some kilobytes can be unpacked to gigabytes. */
const LARGEST_UNPACKED = 96 << 20;

/** What the packed fonts of one set may hold together: a page may name any number of them. */
const MOST_MEMORY = 384 << 20;

/** How many bytes have been unpacked. */
export interface Memory {
	spent: number;
}

/** The sfnt file inside a WOFF or WOFF2 file; any other file as it is. */
export function unpackFont(
	file: FontBytes,
	{ fail, unsupported, memory }: { readonly fail: Fail; readonly unsupported: Fail; readonly memory: Memory },
): FontBytes {
	const unpack = UNPACK[String.fromCharCode(...file.read(0, 4))];
	if (!unpack) return file;
	if (file.size > LARGEST_PACKED)
		fail(`it has ${file.size} bytes, more than the ${LARGEST_PACKED} that are read`);
	if (file.size < SMALLEST_HEADER) fail(`it ends after ${file.size} bytes, within its header`);
	const whole = new Table('file', file.read(0, file.size), fail);
	return memoryBytes(
		unpack(whole, {
			fail,
			unsupported,
			spend(size) {
				if (size > LARGEST_UNPACKED)
					fail(`it says that it holds ${size} bytes, more than the ${LARGEST_UNPACKED} that are unpacked`);
				memory.spent += size;
				if (memory.spent > MOST_MEMORY)
					fail(`with it the packed fonts hold more than the ${MOST_MEMORY} bytes that are unpacked`);
			},
		}),
	);
}

const UNPACK: Readonly<Record<string, (file: Table, limits: UnpackLimits) => Uint8Array>> = {
	wOFF: unpackWoff,
	wOF2: unpackWoff2,
};
