/** What a file with TrueType outlines begins with; one with CFF outlines begins with `OTTO`. */
const TRUE_TYPE = 0x00010000;

/** Puts tables together to a font file, with the checksums that the format asks for. */
export function writeSfnt(
	tables: readonly (readonly [tag: string, bytes: Uint8Array])[],
	flavor = TRUE_TYPE,
): Uint8Array {
	const sorted = [...tables].sort(([a], [b]) => (a < b ? -1 : 1));
	const directory = 12 + sorted.length * 16;
	const size = sorted.reduce((sum, [, bytes]) => sum + padded(bytes.length), directory);
	const file = new Uint8Array(size);
	const view = new DataView(file.buffer);
	const power = 31 - Math.clz32(sorted.length);
	view.setUint32(0, flavor);
	view.setUint16(4, sorted.length);
	view.setUint16(6, 16 << power);
	view.setUint16(8, power);
	view.setUint16(10, sorted.length * 16 - (16 << power));
	let offset = directory;
	let adjustment: number | undefined;
	let sum = 0;
	sorted.forEach(([tag, bytes], index) => {
		const at = 12 + index * 16;
		file.set(bytes, offset);
		for (let i = 0; i < 4; i++) file[at + i] = tag.charCodeAt(i);
		// That of a stranger's font may be cut off, which its reader will say.
		if (tag === 'head' && bytes.length >= 12) {
			adjustment = offset + 8;
			view.setUint32(adjustment, 0);
		}
		const own = checksum(view, offset, padded(bytes.length));
		sum = (sum + own) >>> 0;
		view.setUint32(at + 4, own);
		view.setUint32(at + 8, offset);
		view.setUint32(at + 12, bytes.length);
		offset += padded(bytes.length);
	});
	// head.checkSumAdjustment brings the sum of the whole file to this constant.
	if (adjustment !== undefined)
		view.setUint32(adjustment, (0xb1b0afba - sum - checksum(view, 0, directory)) >>> 0);
	return file;
}

const padded = (length: number): number => (length + 3) & ~3;

function checksum(view: DataView, offset: number, length: number): number {
	let sum = 0;
	for (let at = offset; at < offset + length; at += 4) sum = (sum + view.getUint32(at)) | 0;
	return sum >>> 0;
}
