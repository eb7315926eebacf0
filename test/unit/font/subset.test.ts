import { expect, test } from 'vitest';
import { openSquare, subsetOf } from './project.js';
import { type SquareGlyph, squareFont } from './square-font.js';

const glyphs: readonly SquareGlyph[] = [
	{ advance: 500, box: [0, 0, 500, 500] },
	{ advance: 600, box: [0, 0, 100, 100], codePoints: [0x41] },
	{ advance: 700, box: [0, 0, 200, 200], codePoints: [0x42] },
	{ advance: 800, box: [0, 0, 300, 300], codePoints: [0x43] },
	{ advance: 900, parts: [{ glyph: 2, dx: 10, dy: 20 }], codePoints: [0x44] },
];

test('a subset holds glyph 0, the glyphs in the order of their numbers, then components', async () => {
	const face = (await openSquare({ glyphs })).face('square-400');
	const subset = subsetOf(face, [4, 3]);
	// 0 → 0, 3 → 1, 4 → 2, and glyph 2, of which 4 is made, → 3.
	const tables = directory(subset);
	expect(tables.view('maxp').getUint16(4)).toBe(4);
	expect(tables.view('hhea').getUint16(34)).toBe(4);
	expect([0, 4, 8, 12].map((at) => tables.view('hmtx').getUint16(at))).toEqual([500, 800, 900, 700]);
	const composite = tables.view('loca').getUint32(8);
	expect(tables.view('glyf').getInt16(composite)).toBe(-1);
	expect(tables.view('glyf').getUint16(composite + 12)).toBe(3);
	expect(tables.names).toEqual(['glyf', 'head', 'hhea', 'hmtx', 'loca', 'maxp']);
});

test('parts that stand in the font after and before each other all come with their outlines', async () => {
	const parts = [
		{ glyph: 3, dx: 0, dy: 0 },
		{ glyph: 1, dx: 9, dy: 0 },
		{ glyph: 2, dx: 0, dy: 9 },
	];
	const made = [...glyphs.slice(0, 4), { advance: 900, parts, codePoints: [0x44] }];
	const tables = directory(subsetOf((await openSquare({ glyphs: made })).face('square-400'), [4]));
	// 0, the composite, then 3, 1 and 2 in the order in which it names them: each a contour of its own.
	const starts = [2, 3, 4].map((index) => tables.view('loca').getUint32(index * 4));
	expect(starts.map((at) => tables.view('glyf').getInt16(at))).toEqual([1, 1, 1]);
	expect(starts.map((at) => tables.view('glyf').getInt16(at + 6))).toEqual([300, 100, 200]);
});

test('the checksums of a subset are right', async () => {
	const subset = subsetOf((await openSquare({ glyphs })).face('square-400'), [1]);
	expect(sum(subset)).toBe(0xb1b0afba);
});

test('the same glyphs give the same subset, whatever their order', async () => {
	const face = (await openSquare({ glyphs })).face('square-400');
	expect(subsetOf(face, [3, 1])).toEqual(subsetOf(face, [1, 3]));
	expect(subsetOf(face, [1, 3])).not.toEqual(subsetOf(face, [1, 2]));
});

test('a font with a character map cannot be mistaken for its subset', () => {
	expect(directory(squareFont({ glyphs })).names).toContain('cmap');
});

function directory(bytes: Uint8Array) {
	const file = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	const places = new Map<string, DataView>();
	for (let i = 0; i < file.getUint16(4); i++) {
		const at = 12 + i * 16;
		const name = Buffer.from(bytes.subarray(at, at + 4)).toString('latin1');
		const offset = bytes.byteOffset + file.getUint32(at + 8);
		places.set(name, new DataView(bytes.buffer, offset, file.getUint32(at + 12)));
	}
	return { names: [...places.keys()], view: (name: string) => places.get(name)! };
}

function sum(bytes: Uint8Array): number {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	let total = 0;
	for (let at = 0; at < bytes.length; at += 4) total = (total + view.getUint32(at)) >>> 0;
	return total;
}
