import { expect, test } from 'vitest';
import { writeSfnt } from '../../../src/font/write-sfnt.js';
import { openSquare, refusalOf } from './project.js';
import { type SquareGlyph, squareFont } from './square-font.js';

const blank: SquareGlyph = { advance: 500 };
const square: SquareGlyph = { advance: 1000, box: [100, 0, 900, 800], codePoints: [0x6c38] };

test('the measures of a face are those of its tables, in em', async () => {
	const { metrics, hasHan, glyphCount } = (await openSquare({ glyphs: [blank, square] })).face('square-400');
	expect(metrics).toMatchObject({
		unitsPerEm: 1000,
		ascent: 0.8,
		descent: 0.2,
		lineGap: 0,
		capHeight: 0.7,
		xHeight: 0.5,
		underlinePosition: -0.1,
		underlineThickness: 0.05,
		isFixedPitch: false,
		bounds: { minX: 0, minY: -0.2, maxX: 1, maxY: 0.8 },
		postscriptName: 'Square-Regular',
		embeddable: true,
	});
	expect(hasHan).toBe(true);
	expect(glyphCount).toBe(2);
});

test('a character map of format 12 knows characters above the first plane', async () => {
	const face = (
		await openSquare({ glyphs: [blank, square, { advance: 800, codePoints: [0x41, 0x20bb7] }] })
	).face('square-400');
	expect([0x6c38, 0x41, 0x20bb7, 0x42, 0x20bb8].map((code) => face.glyphOf(code))).toEqual([1, 2, 2, 0, 0]);
	expect([0, 1, 2].map((glyph) => face.advanceOf(glyph))).toEqual([0.5, 1, 0.8]);
});

test('a character map of format 4 is enough for a font of the first plane', async () => {
	const glyphs = [blank, square, { advance: 800, codePoints: [0x41, 0x43] }];
	const face = (await openSquare({ glyphs, cmap: 4 })).face('square-400');
	expect([0x41, 0x42, 0x43, 0x6c38, 0xffff].map((code) => face.glyphOf(code))).toEqual([2, 0, 2, 1, 0]);
});

test('outlines are in em and y grows downwards', async () => {
	const face = (await openSquare({ glyphs: [blank, square] })).face('square-400');
	expect(face.outlineOf(1)).toEqual([
		['M', 0.1, 0],
		['L', 0.1, -0.8],
		['L', 0.9, -0.8],
		['L', 0.9, 0],
		['Z'],
	]);
	expect(face.outlineOf(0)).toEqual([]);
	expect(face.inkOf(0)).toBeUndefined();
	expect(face.inkOf(1)).toEqual({ x: 0.1, y: -0.8, width: 0.8, height: 0.8 });
});

test('the parts of a composite stand where it shifts them', async () => {
	const parts = [
		{ glyph: 1, dx: 0, dy: 0 },
		{ glyph: 2, dx: 100, dy: 200 },
	];
	const dot: SquareGlyph = { advance: 0, box: [0, 0, 100, 100] };
	const face = (await openSquare({ glyphs: [blank, square, dot, { advance: 1000, parts }] })).face(
		'square-400',
	);
	expect(face.outlineOf(3).slice(5)).toEqual([
		['M', 0.1, -0.2],
		['L', 0.1, -0.3],
		['L', 0.2, -0.3],
		['L', 0.2, -0.2],
		['Z'],
	]);
});

test('vertical text has forms and an origin of its own', async () => {
	const comma: SquareGlyph = { advance: 1000, box: [100, 0, 300, 200], codePoints: [0xff0c], vertical: 2 };
	const form: SquareGlyph = { advance: 1000, box: [600, 600, 800, 800] };
	const face = (await openSquare({ glyphs: [blank, comma, form], hasVerticalMetrics: true })).face(
		'square-400',
	);
	expect([0, 1, 2].map((glyph) => face.verticalFormOf(glyph))).toEqual([0, 2, 2]);
	// Top side bearing 680 above a box that ends at 200: 880.
	expect(face.verticalOriginOf(1)).toBeCloseTo(0.88, 10);
	expect(face.verticalAdvanceOf(1)).toBe(1);
});

test('a face without vertical metrics stands one em below the other from .88 on', async () => {
	const face = (await openSquare({ glyphs: [blank, square] })).face('square-400');
	expect([face.verticalAdvanceOf(1), face.verticalOriginOf(1)]).toEqual([1, 0.88]);
	expect(face.verticalFormOf(1)).toBe(1);
});

test.each([0, 68, 78])(
	'a font whose table OS/2 is old and has %i bytes is measured by its other tables',
	async (length) => {
		const file = replaced({
			'OS/2': length === 0 ? undefined : new Uint8Array(length),
			post: undefined,
			name: undefined,
		});
		const { metrics } = (await openSquare(file)).face('square-400');
		expect(metrics).toMatchObject({ ascent: 0.8, descent: 0.2, capHeight: 0.7, xHeight: 0.5 });
		expect(metrics).toMatchObject({
			underlinePosition: -0.1,
			italicAngle: 0,
			isFixedPitch: false,
			embeddable: true,
		});
		expect(metrics.postscriptName).toBe('square-400');
	},
);

/** Bytes of 16-bit numbers. */
const words = (...values: readonly number[]): Uint8Array =>
	Uint8Array.from(values.flatMap((value) => [(value >> 8) & 255, value & 255]));

test('the characters of a symbol font stand from U+F000 on', async () => {
	// One segment of format 4, U+F041 to glyph 1, and the last one; the map is for symbols (3, 0).
	const map = [4, 32, 0, 4, 0, 0, 0, 0xf041, 0xffff, 0, 0xf041, 0xffff, 1 - 0xf041, 1, 0, 0];
	const cmap = words(0, 1, 3, 0, 0, 12, ...map);
	const face = (await openSquare(replaced({ cmap }))).face('square-400');
	expect([0xf041, 0x41, 0xf042].map(face.glyphOf)).toEqual([1, 0, 0]);
	expect(face.shape('\uf041').glyphs).toEqual([1]);
});

test('a character map of format 6 is enough for neighbours', async () => {
	const cmap = words(0, 1, 3, 1, 0, 12, 6, 14, 0, 0x40, 2, 0, 1);
	const face = (await openSquare(replaced({ cmap }))).face('square-400');
	expect([0x40, 0x41, 0x42].map(face.glyphOf)).toEqual([0, 1, 0]);
	expect(face.shape('A').glyphs).toEqual([1]);
});

test('a font without what it must have says which table is missing', async () => {
	for (const tag of ['head', 'hhea', 'hmtx', 'maxp', 'cmap']) {
		const fonts = await openSquare(replaced({ [tag]: undefined }));
		expect(refusalOf(() => fonts.face('square-400').metrics).join()).toContain(`table "${tag}" is missing`);
	}
});

/** The square font with tables put in the place of its own, or taken out. */
function replaced(tables: Readonly<Record<string, Uint8Array | undefined>>): Uint8Array {
	const file = Buffer.from(squareFont({ glyphs: [blank, square] }));
	const own = Array.from({ length: file.readUInt16BE(4) }, (_, index): [string, Uint8Array] => {
		const at = 12 + index * 16;
		const offset = file.readUInt32BE(at + 8);
		return [file.toString('latin1', at, at + 4), file.subarray(offset, offset + file.readUInt32BE(at + 12))];
	});
	return writeSfnt(
		own.flatMap(([tag, bytes]) => {
			const put = tag in tables ? tables[tag] : bytes;
			return put ? [[tag, put] as const] : [];
		}),
	);
}
