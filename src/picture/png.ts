import { crc32 } from './crc32.js';
import type { RasterFault, RasterHeader } from './raster-header.js';

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
/** Bits a sample may have, by colour type (PNG 3rd edition, table 12). */
const DEPTHS: ReadonlyMap<number, readonly number[]> = new Map([
	[0, [1, 2, 4, 8, 16]],
	[2, [8, 16]],
	[3, [1, 2, 4, 8]],
	[4, [8, 16]],
	[6, [8, 16]],
]);
const INCH_IN_METRES = 0.0254;

export const isPng = (bytes: Uint8Array): boolean => SIGNATURE.every((byte, index) => bytes[index] === byte);

/** Walks the chunks of a PNG file, checks each checksum and that the picture is whole. */
export function readPng(bytes: Uint8Array): RasterHeader | RasterFault {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	let header: RasterHeader | undefined;
	let hasData = false;
	let hasPalette = false;
	let colorType = 0;
	for (let at = SIGNATURE.length; at + 12 <= bytes.length; ) {
		const length = view.getUint32(at);
		const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
		const data = at + 8;
		if (data + length + 4 > bytes.length) return { fault: `it ends in the middle of its "${type}" chunk` };
		if (crc32(bytes.subarray(at + 4, data + length)) !== view.getUint32(data + length)) {
			return { fault: `the checksum of its "${type}" chunk is wrong` };
		}
		if (!header && type !== 'IHDR') return { fault: 'it does not start with a header' };
		if (type === 'IHDR') {
			if (header || length !== 13) return { fault: 'its header is malformed' };
			colorType = bytes[data + 9]!;
			const depth = bytes[data + 8]!;
			if (!DEPTHS.get(colorType)?.includes(depth)) {
				return { fault: `colour type ${colorType} with ${depth} bits does not exist` };
			}
			if (bytes[data + 10] !== 0 || bytes[data + 11] !== 0 || bytes[data + 12]! > 1) {
				return { fault: 'its header is malformed' };
			}
			header = { format: 'png', width: view.getUint32(data), height: view.getUint32(data + 4) };
		} else if (type === 'PLTE') {
			hasPalette = true;
		} else if (type === 'IDAT') {
			hasData = true;
		} else if (type === 'pHYs' && header && length === 9 && bytes[data + 8] === 1) {
			const [x, y] = [view.getUint32(data) * INCH_IN_METRES, view.getUint32(data + 4) * INCH_IN_METRES];
			if (x > 0 && y > 0) header = { ...header, density: { x, y } };
		} else if (type === 'IEND' && header) {
			if (!hasData) return { fault: 'it has no pixels' };
			if (colorType === 3 && !hasPalette) return { fault: 'it has no palette' };
			return header;
		}
		at = data + length + 4;
	}
	return { fault: 'it ends before its last chunk' };
}
