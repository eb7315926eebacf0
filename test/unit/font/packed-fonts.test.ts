import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, deflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import type { Face } from '../../../src/font/index.js';
import { writeSfnt } from '../../../src/font/write-sfnt.js';
import { checkout } from '../../support/project.js';
import { type CffSquareFont, cffFont } from './cff-font.js';
import { packWoff, packWoff2 } from './pack-font.js';
import { openSquare, refusalOf, subsetOf } from './project.js';
import { type SquareGlyph, squareFont } from './square-font.js';

const glyphs: readonly SquareGlyph[] = [
	{ advance: 500 },
	{ advance: 1000, box: [100, -20, 900, 800], codePoints: [0x6c38], vertical: 3 },
	{ advance: 700, box: [-300, 0, 200, 200], codePoints: [0x41] },
	{ advance: 1000, box: [0, 600, 800, 800] },
	{ advance: 900, parts: [1, 2].map((glyph) => ({ glyph, dx: 10, dy: -20 })), codePoints: [0x42] },
];
const sfnt = squareFont({ glyphs, hasVerticalMetrics: true });
const otf = cffFont({ glyphs: glyphs.slice(0, 4), hasVerticalMetrics: true } satisfies CffSquareFont);

const open = async (bytes: Uint8Array): Promise<Face> => (await openSquare(bytes)).face('square-400');

/** All that a face says of itself. */
function portrait(face: Face): unknown {
	const ids = Array.from({ length: face.glyphCount }, (_, glyph) => glyph);
	return {
		metrics: face.metrics,
		characters: [0x6c38, 0x41, 0x42, 0x43].map(face.glyphOf),
		glyphs: ids.map((glyph) => [
			face.advanceOf(glyph),
			face.outlineOf(glyph),
			face.verticalFormOf(glyph),
			face.verticalOriginOf(glyph),
		]),
		shaped: face.shape('永AB'),
		subset: subsetOf(face, [1, 2]),
	};
}

test.each([
	['WOFF', packWoff(sfnt), sfnt],
	['WOFF2 with tables as they are', packWoff2(sfnt, 'plain'), sfnt],
	['WOFF2 with glyphs and metrics in its own form', packWoff2(sfnt), sfnt],
	['WOFF with CFF outlines', packWoff(otf), otf],
	['WOFF2 with CFF outlines', packWoff2(otf, 'plain'), otf],
])('a face packed as %s is the face that was packed', async (_, packed, whole) => {
	expect(portrait(await open(packed))).toEqual(portrait(await open(whole)));
});

const bought = (path: string): Buffer => readFileSync(join(checkout, 'node_modules/source-code-pro', path));

test.each(['TTF', 'OTF'])(
	'the packed files of a real face with %s outlines are its plain file',
	async (kind) => {
		const name = `SourceCodePro-Regular.${kind.toLowerCase()}`;
		const plain = await open(bought(`${kind}/${name}`));
		const ids = Array.from({ length: plain.glyphCount }, (_, glyph) => glyph);
		expect(ids.length).toBeGreaterThan(1500);
		for (const path of [`WOFF/${kind}/${name}.woff`, `WOFF2/${kind}/${name}.woff2`]) {
			const face = await open(bought(path));
			expect(face.glyphCount).toBe(plain.glyphCount);
			expect(ids.map(face.advanceOf)).toEqual(ids.map(plain.advanceOf));
			const outlines = (of: Face) => ids.map((glyph) => JSON.stringify(of.outlineOf(glyph)));
			expect(outlines(face)).toEqual(outlines(plain));
			expect(face.shape('fi→Ä', { language: 'en' })).toEqual(plain.shape('fi→Ä', { language: 'en' }));
		}
	},
);

/** The finding of a file that cannot be opened, without its place. */
async function faultOf(bytes: Uint8Array): Promise<string> {
	const fonts = await openSquare(bytes);
	const [refusal = 'none'] = refusalOf(() => portrait(fonts.face('square-400')));
	return refusal
		.split('\n')[0]!
		.replace('fonts/fonts.yaml:5:30 error font/broken the font file "fonts/square.ttf" is broken: ', '');
}

/** A copy with a 32-bit number changed. */
function changed(bytes: Buffer, at: number, value: number): Buffer {
	const copy = Buffer.from(bytes);
	copy.writeUInt32BE(value, at);
	return copy;
}

test('a file that was cut off says where', async () => {
	const woff = packWoff(sfnt);
	const woff2 = packWoff2(sfnt);
	expect(await faultOf(woff.subarray(0, 300))).toBe(`it ends after 300 of ${woff.length} bytes`);
	expect(await faultOf(woff2.subarray(0, 300))).toBe(`it ends after 300 of ${woff2.length} bytes`);
	expect(await faultOf(woff2.subarray(0, 20))).toBe('it ends after 20 bytes, within its header');
});

test('a file that says it holds gigabytes is not unpacked', async () => {
	const woff = changed(packWoff(sfnt), 44 + 12, 0x7fffffff);
	expect(await faultOf(woff)).toMatch(
		/^it says that it holds 214748\d+ bytes, more than the 100663296 that are unpacked$/,
	);
	const directory = [
		63,
		...Buffer.from('glyf', 'latin1'),
		0x87,
		0xff,
		0xff,
		0xff,
		0x7f,
		0x87,
		0xff,
		0xff,
		0xff,
		0x7f,
	];
	const woff2 = Buffer.concat([packWoff2(sfnt).subarray(0, 48), Buffer.from(directory), Buffer.alloc(600)]);
	woff2.writeUInt16BE(1, 12);
	expect(await faultOf(woff2)).toMatch(/^it says that it holds 2147483647 bytes/);
});

test('a table that unpacks to more than it says is not unpacked to the end', async () => {
	const woff = packWoff(sfnt);
	const bomb = deflateSync(Buffer.alloc(50 << 20));
	const file = Buffer.concat([woff, bomb]);
	[woff.length, bomb.length, bomb.length + 1].forEach((value, i) =>
		file.writeUInt32BE(value, 44 + 4 + i * 4),
	);
	expect(await faultOf(file)).toBe('table "GSUB" cannot be unpacked');
	const packed = packWoff2(sfnt, 'plain');
	const start = packed.length - packed.readUInt32BE(20);
	const stream = brotliCompressSync(Buffer.alloc(50 << 20));
	const woff2 = Buffer.concat([packed.subarray(0, start), stream]);
	woff2.writeUInt32BE(stream.length, 20);
	woff2.writeUInt32BE(woff2.length, 8);
	expect(await faultOf(woff2)).toBe('its packed data cannot be unpacked');
});

test('packed fonts share a bound, so that many of them do not fill the memory either', async () => {
	const { openSfnt } = await import('../../../src/font/open-sfnt.js');
	const { memoryBytes } = await import('../../../src/font/font-file.js');
	const fail = (what: string): never => {
		throw new Error(what);
	};
	const bytes = memoryBytes(packWoff(sfnt));
	const memory = { spent: 0 };
	openSfnt(bytes, { fail, unsupported: fail, memory });
	expect(memory.spent).toBeGreaterThan(sfnt.length / 2);
	memory.spent = 402653184;
	expect(() => openSfnt(bytes, { fail, unsupported: fail, memory })).toThrow(
		'with it the packed fonts hold more than the 402653184 bytes that are unpacked',
	);
});

/** The file with the first bytes of a table's packed data overwritten. */
function spoiled(woff: Buffer, tag: string): Buffer {
	const record = Array.from({ length: woff.readUInt16BE(12) }, (_, i) => 44 + i * 20).find(
		(at) => woff.toString('latin1', at, at + 4) === tag,
	)!;
	const copy = Buffer.from(woff);
	const at = copy.readUInt32BE(record + 4);
	return copy.fill(0xff, at, at + 8);
}

test('a table of a WOFF file is unpacked when it is first wanted', async () => {
	const face = await open(spoiled(packWoff(sfnt), 'glyf'));
	expect(face.advanceOf(face.glyphOf(0x41))).toBe(0.7);
	expect(face.shape('永A').glyphs).toEqual([1, 2]);
	expect(refusalOf(() => face.inkOf(1)).join()).toContain('table "glyf" cannot be unpacked');
});

test('a head that is cut off breaks nothing before its reader says so', async () => {
	const beheaded = writeSfnt([
		['glyf', new Uint8Array(4)],
		['head', new Uint8Array(2)],
	]);
	expect(await faultOf(packWoff(beheaded))).toBe('table "maxp" is missing');
});

test('data that is not packed as it says is refused', async () => {
	const woff = packWoff(sfnt);
	const first = woff.readUInt32BE(44 + 4);
	const noise = Buffer.from(woff);
	noise.fill(0xff, first, first + 8);
	expect(await faultOf(noise)).toMatch(/^table "\S+" cannot be unpacked$/);
	const woff2 = packWoff2(sfnt);
	woff2.fill(0xff, woff2.length - 60, woff2.length);
	expect(await faultOf(woff2)).toMatch(/unpacked|ends at byte/);
	const numbered = Buffer.from(packWoff2(sfnt));
	numbered[53] = 0x80; // the length of GSUB, after flags and tag
	expect(await faultOf(numbered)).toContain('has a number with leading zeros');
});
