import type { RasterFault, RasterHeader } from './raster-header.js';

const CENTIMETRES_IN_INCH = 2.54;

/** Walks the segments of a JPEG file (ITU T.81 annex B) to its size and density, and checks that it has an end. */
export function readJpeg(bytes: Uint8Array): RasterHeader | RasterFault {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	let frame: { width: number; height: number } | undefined;
	let density: RasterHeader['density'];
	let unsupported: string | undefined;
	let at = 2;
	while (at + 4 <= bytes.length) {
		if (bytes[at] !== 0xff) return { fault: `byte ${at} is not the start of a segment` };
		const marker = bytes[at + 1]!;
		if (marker === 0xff) {
			at++;
			continue;
		}
		if (marker === 0xd9) break;
		const length = view.getUint16(at + 2);
		const data = at + 4;
		if (length < 2 || at + 2 + length > bytes.length) return { fault: 'it ends in the middle of a segment' };
		if (isFrame(marker)) {
			if (length < 8) return { fault: 'its header is malformed' };
			if (bytes[data] !== 8) return { fault: `it has ${bytes[data]} bits a sample; 8 can be printed` };
			if (marker > 0xc2) return { fault: 'it is coded in a way that PDF does not know' };
			frame = { height: view.getUint16(data + 1), width: view.getUint16(data + 3) };
		} else if (marker === 0xe0 && isText(bytes, data, 'JFIF\0') && length >= 14) {
			const factor = bytes[data + 7] === 1 ? 1 : bytes[data + 7] === 2 ? CENTIMETRES_IN_INCH : 0;
			const [x, y] = [view.getUint16(data + 8) * factor, view.getUint16(data + 10) * factor];
			if (x > 0 && y > 0) density = { x, y };
		} else if (marker === 0xe1 && isText(bytes, data, 'Exif\0\0')) {
			const turn = exifOrientation(view, data + 6, at + 2 + length);
			if (turn > 1) unsupported = `its pixels are to be turned (orientation ${turn})`;
		} else if (marker === 0xda) {
			if (!frame) return { fault: 'it has no header' };
			if (!hasEnd(bytes)) return { fault: 'it ends before its last row' };
			return {
				format: 'jpeg',
				...frame,
				...(density ? { density } : {}),
				...(unsupported ? { unsupported } : {}),
			};
		}
		at += 2 + length;
	}
	return { fault: 'it has no pixels' };
}

/** SOF0 to SOF15, without the three codes between them that mean tables. */
const isFrame = (marker: number): boolean =>
	marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;

const isText = (bytes: Uint8Array, at: number, text: string): boolean =>
	[...text].every((character, index) => bytes[at + index] === character.charCodeAt(0));

/** The end marker; cameras pad it, so it may stand a little before the end of the file. */
function hasEnd(bytes: Uint8Array): boolean {
	for (let at = bytes.length - 2; at >= Math.max(0, bytes.length - 65_536); at--) {
		if (bytes[at] === 0xff && bytes[at + 1] === 0xd9) return true;
	}
	return false;
}

/** Tag 0x0112 of the first directory of an Exif block; 1 (upright) when there is none. */
function exifOrientation(view: DataView, start: number, end: number): number {
	if (start + 8 > end) return 1;
	const isLittle = view.getUint16(start) === 0x4949;
	const directory = start + view.getUint32(start + 4, isLittle);
	if (directory + 2 > end) return 1;
	const count = view.getUint16(directory, isLittle);
	for (let index = 0; index < count; index++) {
		const entry = directory + 2 + 12 * index;
		if (entry + 12 > end) return 1;
		if (view.getUint16(entry, isLittle) === 0x0112) return view.getUint16(entry + 8, isLittle);
	}
	return 1;
}
