import type { FontBytes } from './font-file.js';
import { readSfnt, type Sfnt } from './sfnt.js';
import type { Fail } from './table.js';
import type { UnpackLimits } from './unpack-limits.js';
import { openWoff } from './unpack-woff.js';
import { openWoff2 } from './unpack-woff2.js';

/** The largest web fonts for Chinese have 20 MB. */
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

/** Opens a font file, whether its tables are packed as WOFF or WOFF2 or stand there as they are. */
export function openSfnt(
	file: FontBytes,
	{ fail, unsupported, memory }: { readonly fail: Fail; readonly unsupported: Fail; readonly memory: Memory },
): Sfnt {
	const unpack = UNPACK[String.fromCharCode(...file.read(0, 4))];
	if (!unpack) return readSfnt(file, fail, unsupported);
	if (file.size > LARGEST_PACKED)
		fail(`it has ${file.size} bytes, more than the ${LARGEST_PACKED} that are read`);
	if (file.size < SMALLEST_HEADER) fail(`it ends after ${file.size} bytes, within its header`);
	return unpack(file, {
		fail,
		unsupported,
		spend(size) {
			if (size > LARGEST_UNPACKED)
				fail(`it says that it holds ${size} bytes, more than the ${LARGEST_UNPACKED} that are unpacked`);
			memory.spent += size;
			if (memory.spent > MOST_MEMORY)
				fail(`with it the packed fonts hold more than the ${MOST_MEMORY} bytes that are unpacked`);
		},
	});
}

const UNPACK: Readonly<Record<string, (file: FontBytes, limits: UnpackLimits) => Sfnt>> = {
	wOFF: openWoff,
	wOF2: openWoff2,
};
