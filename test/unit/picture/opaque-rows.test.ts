import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rectPath } from '../../../src/base/index.js';
import { opaqueRows } from '../../../src/picture/opaque-rows.js';
import type { PictureOp, RasterPicture, VectorPicture } from '../../../src/picture/picture.js';

/** Bytes of a pixel by how opaque it is, and what the file says of transparency beside them. */
interface Format {
	readonly colorType: number;
	readonly depth: 8 | 16;
	readonly pixel: (alpha: number) => readonly number[];
	readonly transparency?: readonly number[];
}

const palette = [0, 51, 102, 153, 204, 255];
const formats: Readonly<Record<string, Format>> = {
	'red, green, blue, alpha': { colorType: 6, depth: 8, pixel: (alpha) => [9, 80, 200, alpha] },
	'grey, alpha in 16 bits': { colorType: 4, depth: 16, pixel: (alpha) => [7, 7, alpha, alpha] },
	'a palette with opacities': {
		colorType: 3,
		depth: 8,
		pixel: (alpha) => [palette.indexOf(alpha)],
		transparency: palette,
	},
	'one transparent grey': {
		colorType: 0,
		depth: 8,
		pixel: (alpha) => [alpha === 0 ? 33 : 90],
		transparency: [0, 33],
	},
	'one transparent colour': {
		colorType: 2,
		depth: 8,
		pixel: (alpha) => (alpha === 0 ? [1, 2, 3] : [1, 2, 4]),
		transparency: [0, 1, 0, 2, 0, 3],
	},
};

const PASSES = [
	[0, 0, 8, 8],
	[4, 0, 8, 8],
	[0, 4, 4, 8],
	[2, 0, 4, 4],
	[0, 2, 2, 4],
	[1, 0, 2, 2],
	[0, 1, 1, 2],
] as const;

const chunk = (type: string, data: Uint8Array): Buffer => {
	const length = Buffer.alloc(4);
	length.writeUInt32BE(data.length);
	return Buffer.concat([length, Buffer.from(type), data, Buffer.alloc(4)]);
};

/** A PNG file of these pixels, its rows filtered in turn by all five filters. */
function png(alphas: readonly (readonly number[])[], format: Format, isInterlaced: boolean): RasterPicture {
	const height = alphas.length;
	const width = alphas[0]!.length;
	const size = format.pixel(255).length;
	const data: number[] = [];
	for (const [x0, y0, across, down] of isInterlaced ? PASSES : [[0, 0, 1, 1] as const]) {
		let before: number[] = [];
		for (let y = y0; y < height && x0 < width; y += down) {
			const row: number[] = [];
			for (let x = x0; x < width; x += across) row.push(...format.pixel(alphas[y]![x]!));
			const filter = ((y - y0) / down) % 5;
			data.push(filter, ...filtered(filter, row, before, size));
			before = row;
		}
	}
	const header = Buffer.alloc(13);
	header.writeUInt32BE(width, 0);
	header.writeUInt32BE(height, 4);
	header.set([format.depth, format.colorType, 0, 0, isInterlaced ? 1 : 0], 8);
	const bytes = Buffer.concat([
		Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
		chunk('IHDR', header),
		...(format.colorType === 3 ? [chunk('PLTE', new Uint8Array(256 * 3))] : []),
		...(format.transparency ? [chunk('tRNS', Uint8Array.from(format.transparency))] : []),
		chunk('IDAT', deflateSync(Uint8Array.from(data))),
		chunk('IEND', new Uint8Array()),
	]);
	return { kind: 'raster', size: { width, height }, image: { id: '', format: 'png', width, height, bytes } };
}

function filtered(filter: number, row: readonly number[], before: readonly number[], size: number): number[] {
	return row.map((value, i) => {
		const left = row[i - size] ?? 0;
		const up = before[i] ?? 0;
		const corner = i >= size ? (before[i - size] ?? 0) : 0;
		const guess = left + up - corner;
		const nearest = [left, up, corner].reduce((best, next) =>
			Math.abs(guess - next) < Math.abs(guess - best) ? next : best,
		);
		return (value - [0, left, up, (left + up) >> 1, nearest][filter]!) & 255;
	});
}

describe('what of a picture is opaque', () => {
	const grid = fc
		.tuple(fc.integer({ min: 1, max: 11 }), fc.integer({ min: 1, max: 11 }))
		.chain(([width, height]) =>
			fc.array(fc.array(fc.constantFrom(...palette), { minLength: width, maxLength: width }), {
				minLength: height,
				maxLength: height,
			}),
		);

	it.each(Object.entries(formats))('is found in the pixels of a file with %s', (_, format) => {
		fc.assert(
			fc.property(grid, fc.boolean(), fc.constantFrom(0, 0.5), (alphas, isInterlaced, threshold) => {
				const isPlain = format.transparency !== undefined && format.colorType !== 3;
				const width = alphas[0]!.length;
				const rows = alphas.map((row) => {
					const isOpaque = (alpha: number): boolean => (isPlain ? alpha > 0 : alpha / 255 > threshold);
					const start = row.findIndex(isOpaque);
					const end = row.findLastIndex(isOpaque) + 1;
					return start < 0 ? undefined : { start: start / width, end: end / width };
				});
				expect(opaqueRows(png(alphas, format, isInterlaced), threshold).rows).toEqual(rows);
			}),
			{ numRuns: 40, seed: 7 },
		);
	});

	it('is all of a file without opacity, and of one that cannot be unpacked', () => {
		const whole = [{ start: 0, end: 1 }];
		const plain: Format = { colorType: 0, depth: 8, pixel: () => [5] };
		expect(opaqueRows(png([[255]], plain, false), 0).rows).toEqual(whole);
		const sound = png([[0, 0]], formats['red, green, blue, alpha']!, false);
		const broken = sound.image.bytes.map((byte, i) => (i > 45 ? 0 : byte));
		expect(opaqueRows({ ...sound, image: { ...sound.image, bytes: broken } }, 0).rows).toEqual(whole);
	});

	/** A drawing of 256 by 256, a row of the outline for each unit. */
	const drawing = (...ops: readonly PictureOp[]): VectorPicture => ({
		kind: 'vector',
		size: { width: 192, height: 192 },
		box: { x: 0, y: 0, width: 256, height: 256 },
		fit: { kind: 'none' },
		ops,
	});
	const ink = (alpha: number) => ({ space: 'srgb', channels: [0, 0, 0], alpha }) as const;
	const square = rectPath({ x: 64, y: 128, width: 64, height: 64 });

	it('is what the paths of a drawing fill, where they are opaque enough', () => {
		const { rows } = opaqueRows(drawing({ op: 'path', path: square, fill: ink(0.5) }), 0.4);
		expect(rows.findIndex((row) => row !== undefined)).toBe(128);
		expect(rows.findLastIndex((row) => row !== undefined)).toBe(191);
		expect(rows[150]).toEqual({ start: 0.25, end: 0.5 });
		const faint = opaqueRows(drawing({ op: 'path', path: square, fill: ink(0.5) }), 0.5);
		expect(faint.rows.every((row) => row === undefined)).toBe(true);
	});

	it('counts strokes by their width, groups by their opacity and their clip', () => {
		const stroke = { width: 16, cap: 'butt', join: 'miter', miterLimit: 4, dash: [], dashOffset: 0 } as const;
		const pen = opaqueRows(drawing({ op: 'path', path: square, stroke: { ...stroke, paint: ink(1) } }), 0);
		expect(pen.rows[120]).toEqual({ start: 56 / 256, end: 136 / 256 });
		expect(pen.rows[119]).toBeUndefined();
		const fill = { op: 'path', path: square, fill: ink(1) } as const;
		const clip = rectPath({ x: 0, y: 0, width: 96, height: 140 });
		const cut = opaqueRows(drawing({ op: 'group', clip, ops: [fill] }), 0);
		expect(cut.rows[130]).toEqual({ start: 0.25, end: 96 / 256 });
		expect(cut.rows[140]).toBeUndefined();
		const faint = opaqueRows(drawing({ op: 'group', opacity: 0.3, ops: [fill] }), 0.3);
		expect(faint.rows.every((row) => row === undefined)).toBe(true);
	});
});
