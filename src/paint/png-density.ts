import { crc32 } from 'node:zlib';

const INCH = 0.0254;
/** Signature (8 bytes) and the chunk IHDR (25 bytes), with which every PNG file begins. */
const AFTER_HEADER = 33;

/** Adds the chunk pHYs, so that a picture is placed at the size it was drawn for. */
export function withDensity(png: Uint8Array, dpi: number): Uint8Array {
	const chunk = new Uint8Array(21);
	const view = new DataView(chunk.buffer);
	const pixelsPerMetre = Math.round(dpi / INCH);
	view.setUint32(0, 9);
	chunk.set([0x70, 0x48, 0x59, 0x73], 4);
	view.setUint32(8, pixelsPerMetre);
	view.setUint32(12, pixelsPerMetre);
	chunk[16] = 1;
	view.setUint32(17, crc32(chunk.subarray(4, 17)));
	const result = new Uint8Array(png.length + chunk.length);
	result.set(png.subarray(0, AFTER_HEADER));
	result.set(chunk, AFTER_HEADER);
	result.set(png.subarray(AFTER_HEADER), AFTER_HEADER + chunk.length);
	return result;
}
