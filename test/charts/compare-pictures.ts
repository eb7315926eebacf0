/** A picture as bytes of red, green, blue and alpha. */
export interface Pixels {
	readonly width: number;
	readonly height: number;
	readonly data: Uint8ClampedArray;
}

/** The squares that pictures are compared by, in pixels: 8 points at three pixels a point. */
export const TILE = 24;

/** Of 255: what two rasterisers may make of the same shape, and what they may make of the same edge. */
const NOISE = 12;
const SMOOTHING = 60;

/** How much two pictures differ in a square; the unit is a pixel of full contrast. */
export interface Difference {
	/**
	 * A pixel counts by how far its colour lies outside all that the other picture has in the pixel and its eight neighbours: two
	 * ways of smoothing the same edge count nothing, an edge that stands elsewhere counts in full.
	 */
	readonly outside: number;
	/** A pixel counts by what it differs from the same pixel beyond all smoothing: shapes that lie close count as well. */
	readonly strong: number;
	/** A pixel counts by all that it differs. */
	readonly plain: number;
}

/** The squares in which pictures differ, by `tileKey`. */
export type Differences = ReadonlyMap<string, Difference>;

/** The name of a square, by its column and row. */
export const tileKey = (column: number, row: number): string => `${column} ${row}`;

/** Compares pictures of one size by squares, so that a fault of one small mark is not lost in a large picture. */
export function comparePictures(a: Pixels, b: Pixels): Differences {
	const sums = new Map<string, { outside: number; strong: number; plain: number }>();
	for (let y = 0; y < a.height; y++) {
		for (let x = 0; x < a.width; x++) {
			const difference = contrast(a, b, x, y);
			if (difference <= NOISE) continue;
			const key = tileKey(Math.floor(x / TILE), Math.floor(y / TILE));
			const sum = sums.get(key) ?? { outside: 0, strong: 0, plain: 0 };
			sums.set(key, sum);
			sum.outside += Math.max(0, outside(a, b, x, y) - NOISE, outside(b, a, x, y) - NOISE) / 255;
			sum.strong += Math.max(0, difference - SMOOTHING) / 255;
			sum.plain += difference / 255;
		}
	}
	return sums;
}

/** The largest difference of a channel at a pixel. */
function contrast(a: Pixels, b: Pixels, x: number, y: number): number {
	const at = (y * a.width + x) * 4;
	let most = 0;
	for (let channel = at; channel < at + 3; channel++) {
		const difference = Math.abs(a.data[channel]! - b.data[channel]!);
		if (difference > most) most = difference;
	}
	return most;
}

/** How far the colour of `a` at a pixel is outside those of `b` around it. */
function outside(a: Pixels, b: Pixels, x: number, y: number): number {
	const [left, right] = [Math.max(0, x - 1), Math.min(b.width - 1, x + 1)];
	const [top, bottom] = [Math.max(0, y - 1), Math.min(b.height - 1, y + 1)];
	let most = 0;
	for (let channel = 0; channel < 3; channel++) {
		const value = a.data[(y * a.width + x) * 4 + channel]!;
		let low = 255;
		let high = 0;
		for (let row = top; row <= bottom; row++) {
			for (let column = left; column <= right; column++) {
				const other = b.data[(row * b.width + column) * 4 + channel]!;
				if (other < low) low = other;
				if (other > high) high = other;
			}
		}
		most = Math.max(most, low - value, value - high);
	}
	return most;
}

/** The part of a picture that a window shows, in pixels. */
export function crop(picture: Pixels, x: number, y: number, width: number, height: number): Pixels {
	const data = new Uint8ClampedArray(width * height * 4);
	for (let row = 0; row < height; row++) {
		const from = ((y + row) * picture.width + x) * 4;
		data.set(picture.data.subarray(from, from + width * 4), row * width * 4);
	}
	return { width, height, data };
}
