import { createHash } from 'node:crypto';
import type { RasterImage } from '../base/index.js';
import { readJpeg } from './jpeg.js';
import { isPng, readPng } from './png.js';
import type { RasterFault, RasterHeader } from './raster-header.js';

/** Pages are 390 × 540 mm: at 1,200 ppi 18,425 × 25,512 px. Beyond that a file is a mistake or an attack. */
const MAX_SIDE = 30_000;
const MAX_PIXELS = 500_000_000;

/** Reads a PNG or JPEG file; undefined when it is neither. */
export function readRaster(
	bytes: Uint8Array,
): (RasterHeader & { image: RasterImage }) | RasterFault | undefined {
	const isJpeg = bytes[0] === 0xff && bytes[1] === 0xd8;
	if (!isJpeg && !isPng(bytes)) return undefined;
	const header = isJpeg ? readJpeg(bytes) : readPng(bytes);
	if ('fault' in header) return header;
	const { format, width, height } = header;
	if (width === 0 || height === 0) return { fault: `it is ${width} × ${height} pixels` };
	if (width > MAX_SIDE || height > MAX_SIDE || width * height > MAX_PIXELS) {
		return { fault: `${width} × ${height} pixels are more than a page can use` };
	}
	const id = createHash('sha256').update(bytes).digest('hex');
	return { ...header, image: { id, format, width, height, bytes } };
}
