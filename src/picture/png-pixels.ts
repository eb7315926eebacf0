import { PNG } from 'pngjs';

/** How opaque the pixels of a picture are. */
export interface OpacityOfPixels {
	readonly width: number;
	readonly height: number;
	/** 0 to 255, of a pixel counted row by row. */
	at(pixel: number): number;
}

/** Pixels of a picture that text follows: unpacked, each takes four bytes. */
const MOST_PIXELS = 64 * 1024 * 1024;
/** Where the colour type stands in a PNG file, and the least one whose pixels have an opacity each (PNG 3rd edition, 11.2.1). */
const COLOR_TYPE = 25;
const WITH_ALPHA = 4;

/** The opacity of a sound PNG file's pixels; nothing when all of them are opaque, or when they cannot be unpacked. */
export function opacityOfPixels(
	bytes: Uint8Array,
	{ width, height }: { readonly width: number; readonly height: number },
): OpacityOfPixels | undefined {
	const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	const mayBeSeenThrough = bytes[COLOR_TYPE]! >= WITH_ALPHA || file.includes('tRNS');
	if (!mayBeSeenThrough || width * height > MOST_PIXELS) return undefined;
	try {
		const { data, ...size } = PNG.sync.read(file, { checkCRC: false });
		return { width: size.width, height: size.height, at: (pixel) => data[pixel * 4 + 3]! };
	} catch {
		return undefined;
	}
}
