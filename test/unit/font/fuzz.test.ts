import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PressError } from '../../../src/base/index.js';
import { type Face, loadFontTable, openFonts } from '../../../src/font/index.js';
import { writeSfnt } from '../../../src/font/write-sfnt.js';
import { cffFont } from './cff-font.js';
import {
	adjusted,
	adjustedEach,
	extension,
	glyphList,
	glyphRange,
	type LayoutTable,
	layoutTable,
	replaced,
	shifted,
	words,
} from './layout-font.js';
import { packWoff, packWoff2 } from './pack-font.js';
import { oneFace, openSquare, project, refusalOf, subsetOf, unexpected } from './project.js';
import { commonTables, type SquareGlyph, squareFont } from './square-font.js';

type Tables = readonly (readonly [tag: string, bytes: Uint8Array])[];

const glyphs: readonly SquareGlyph[] = [
	{ advance: 500 },
	{ advance: 1000, box: [0, 0, 900, 900], codePoints: [0x6c38, 0x20bb7] },
	{ advance: 600, parts: [1, 3].map((glyph) => ({ glyph, dx: 9, dy: 9 })), codePoints: [0x41] },
	{ advance: 250, box: [0, 0, 100, 100], codePoints: [0x20, 0xff0c] },
];

const features = (extensionType: number, ...subtables: readonly Uint8Array[]): LayoutTable => ({
	scripts: { DFLT: { dflt: [0, 1] }, hani: { dflt: [0], 'ZHT ': [1, 0], JAN: [2] } },
	features: [
		{ tag: extensionType === 7 ? 'vert' : 'halt', lookups: [0, 1] },
		{ tag: extensionType === 7 ? 'fwid' : 'palt', lookups: [1] },
		{ tag: extensionType === 7 ? 'locl' : 'vhal', lookups: [0] },
	],
	lookups: [
		{ type: 1, subtables },
		{ type: extensionType, subtables: subtables.map((subtable) => extension(1, subtable)) },
	],
});
const GSUB = layoutTable(features(7, shifted(glyphRange(1, 2), 1), replaced(glyphList(3), [1])));
const GPOS = layoutTable(
	features(
		9,
		adjusted(glyphRange(1, 3), 5, [-9, -500]),
		adjustedEach(glyphList(1, 3), 10, [
			[1, 2],
			[3, 4],
		]),
	),
);

/** The tables of a font file. */
function tablesOf(file: Uint8Array): Tables {
	const bytes = Buffer.from(file);
	return Array.from({ length: bytes.readUInt16BE(4) }, (_, index) => {
		const at = 12 + index * 16;
		const offset = bytes.readUInt32BE(at + 8);
		return [
			bytes.toString('latin1', at, at + 4),
			bytes.subarray(offset, offset + bytes.readUInt32BE(at + 12)),
		] as const;
	});
}

const layout: Tables = [
	['GSUB', GSUB],
	['GPOS', GPOS],
];
const trueType: Tables = [...tablesOf(squareFont({ glyphs, hasVerticalMetrics: true })), ...layout];
const mapped4: Tables = [
	...tablesOf(
		squareFont({
			glyphs: glyphs.map((glyph) => ({
				...glyph,
				codePoints: glyph.codePoints?.slice(-1).filter((code) => code < 0x10000) ?? [],
			})),
			cmap: 4,
		}),
	),
	...layout,
];
const cff: Tables = [
	...tablesOf(
		cffFont({
			glyphs: glyphs.map(({ parts: _, ...glyph }) => glyph),
			cids: [700, 900, 901],
			dictOf: [0, 0, 0, 0],
			hasVerticalMetrics: true,
		}),
	),
	...layout,
];

/** A lie in a table: a number of it, by how far it stands from the start as a part of the whole, or its length. */
const lie = fc.record({
	// The last two are GSUB and GPOS, of which there is most to be said.
	table: fc.oneof(fc.nat(30), fc.constantFrom(-1, -2)),
	at: fc.integer({ min: 0, max: 9999 }).map((share) => share / 10000),
	width: fc.constantFrom(1, 2, 4),
	value: fc.oneof(
		fc.constantFrom(0, 1, 2, 255, 256, 0x7fff, 0x8000, 0xffff, 0x7fffffff, 0x80000000, 0xffffffff),
		fc.nat(600),
	),
	kind: fc.constantFrom('number', 'number', 'number', 'number', 'cut', 'gone', 'twice'),
});
type Lie = typeof lie extends fc.Arbitrary<infer Value> ? Value : never;

function told(tables: Tables, lies: readonly Lie[]): Tables {
	const result = tables.map(([tag, bytes]) => [tag, new Uint8Array(bytes)] as [string, Uint8Array]);
	for (const { table, at, width, value, kind } of lies) {
		const index = table < 0 ? result.length + table : table % result.length;
		const entry = result[index];
		if (!entry) continue;
		const [, bytes] = entry;
		// Of most tables what stands at the front, where counts and offsets are, is lied about more often.
		const place = Math.floor((table < 0 ? at : at * at) * bytes.length);
		if (kind === 'cut') entry[1] = bytes.subarray(0, place);
		else if (kind === 'twice') entry[1] = Uint8Array.from([...bytes, ...bytes]);
		else if (kind === 'gone') result.splice(index, 1);
		else
			for (let i = 0; i < width && place + i < bytes.length; i++)
				bytes[place + i] = (value >>> ((width - 1 - i) * 8)) & 255;
	}
	return result;
}

const FEATURES = ['vert', 'vrt2', 'locl', 'fwid', 'hwid', 'halt', 'vhal', 'palt', 'vpal'];

/** Asks a face for all that it has. */
function useAll(face: Face): void {
	const codes = [0x20, 0x41, 0x6c38, 0xff0c, 0x20bb7, 0x10ffff];
	expect(codes.map(face.glyphOf).every((glyph) => glyph >= 0 && glyph < face.glyphCount)).toBe(true);
	const ids = Array.from({ length: Math.min(face.glyphCount, 12) }, (_, glyph) => glyph);
	for (const glyph of ids) {
		const numbers = [
			face.advanceOf(glyph),
			face.verticalAdvanceOf(glyph),
			face.verticalOriginOf(glyph),
			face.verticalFormOf(glyph),
		];
		expect(numbers.every(Number.isFinite)).toBe(true);
		for (const feature of FEATURES) {
			face.has(feature);
			for (const language of [undefined, 'zh-Hant', 'ja']) {
				expect(face.substitute(glyph, feature, language)).toBeLessThan(face.glyphCount);
				const { dx = 0, advance = 0 } = face.adjustment(glyph, feature, language) ?? {};
				expect(Number.isFinite(dx + advance)).toBe(true);
			}
		}
		face.inkOf(glyph);
		face.outlineOf(glyph);
	}
	face.shape('A永，');
	subsetOf(face, ids);
}

/** Whether the face could be read; it may end in a diagnostic with its place, and in nothing else. */
async function isRead(file: Uint8Array): Promise<boolean> {
	const root = project({ 'fonts/fonts.yaml': oneFace, 'fonts/square.ttf': file });
	// A font that says it is variable, or not to be embedded, is reported and read.
	const fonts = await openFonts(loadFontTable(root, unexpected));
	try {
		useAll(fonts.face('square-400'));
		return true;
	} catch (error) {
		if (!(error instanceof PressError)) throw error;
		for (const { code, span } of error.diagnostics) {
			expect(code).toMatch(/^font\/(broken|unsupported)$/);
			expect(span?.file).toBe('fonts/fonts.yaml');
		}
		return false;
	} finally {
		fonts.close();
	}
}

const OTTO = 0x4f54544f;
const kinds: readonly (readonly [name: string, write: (lies: readonly Lie[]) => Uint8Array])[] = [
	['TrueType', (lies) => writeSfnt(told(trueType, lies))],
	['TrueType with a map of format 4', (lies) => writeSfnt(told(mapped4, lies))],
	['CFF', (lies) => writeSfnt(told(cff, lies), OTTO)],
	['WOFF', (lies) => packWoff(writeSfnt(told(trueType, lies)))],
	['WOFF2', (lies) => packWoff2(writeSfnt(told(cff, lies), OTTO), 'plain')],
];

test.each(kinds)('a %s file whose tables lie is read or refused with its place', async (_, write) => {
	expect(await isRead(write([]))).toBe(true);
	let read = 0;
	await fc.assert(
		fc.asyncProperty(fc.array(lie, { minLength: 1, maxLength: 3 }), async (lies) => {
			if (await isRead(write(lies))) read++;
		}),
		{ seed: 5, numRuns: 300 },
	);
	expect(read).toBeGreaterThan(30);
});

/** The square font with tables put in the place of its own. */
async function faceWith(tables: Readonly<Record<string, Uint8Array>>): Promise<Face> {
	const own = commonTables({ glyphs }).filter(([tag]) => !(tag in tables));
	return (await openSquare(writeSfnt([...own, ...Object.entries(tables)]))).face('square-400');
}

/** A simple glyph of 65,535 points in 530 bytes: each flag says that it is meant 256 times, and that nothing moves. */
const manyPoints = Uint8Array.from([
	...words(1, 0, 0, 0, 0, 0xfffe, 0),
	...Array.from({ length: 256 }, (_, i) => [0x39, i === 255 ? 254 : 255]).flat(),
]);

test('a glyph of millions of points is refused, not drawn', async () => {
	// Flags: arguments are words and shifts; more components follow.
	const part = (more: boolean) => words(3 | (more ? 1 << 5 : 0), 1, 0, 0);
	const composite = Buffer.concat([
		words(0xffff, 0, 0, 0, 0),
		...Array.from({ length: 200 }, (_, i) => part(i < 199)),
	]);
	const padding = manyPoints.length % 2;
	const glyf = Buffer.concat([manyPoints, Buffer.alloc(padding), composite]);
	const end = (manyPoints.length + padding) / 2;
	const loca = words(0, 0, end, end + composite.length / 2, end + composite.length / 2);
	const head = commonTables({ glyphs })
		.find(([tag]) => tag === 'head')![1]
		.slice();
	head.set([0, 0], 50);
	const face = await faceWith({ glyf, loca, head });
	expect(face.outlineOf(1).length).toBeGreaterThan(0);
	expect(refusalOf(() => face.outlineOf(2)).join()).toContain('draws glyph 1 by more than 65535 points');
});

test('a table of names without end is passed over', async () => {
	const records = Buffer.concat(Array.from({ length: 65535 }, () => words(3, 1, 0x409, 6, 65535, 0)));
	const name = Buffer.concat([words(0, 65535, 0), records, Buffer.alloc(65535)]);
	// Strings begin where the offset says, 16 bits: here over the records, whose zeros are no letters.
	const face = await faceWith({ name, loca: new Uint8Array(20), glyf: new Uint8Array(4) });
	expect(face.metrics.postscriptName.length).toBeLessThan(64);
});

test('tables that share their bytes are not copied again and again', async () => {
	const large = Buffer.alloc(24 << 20);
	GSUB.forEach((byte, at) => {
		large[at] = byte;
	});
	const file = writeSfnt([
		...commonTables({ glyphs }).filter(([tag]) => tag !== 'GSUB'),
		...(['GSUB', 'GPOS', 'GDEF', 'BASE', 'kern'] as const).map(
			(tag) => [tag, tag === 'GSUB' ? large : new Uint8Array(4)] as const,
		),
		['loca', new Uint8Array(20)],
		['glyf', new Uint8Array(4)],
	]);
	const bytes = Buffer.from(file);
	const records = Array.from({ length: bytes.readUInt16BE(4) }, (_, i) => 12 + i * 16);
	const tagAt = (at: number) => bytes.toString('latin1', at, at + 4);
	const gsub = records.find((at) => tagAt(at) === 'GSUB')!;
	for (const at of records)
		if (['GPOS', 'GDEF', 'BASE', 'kern'].includes(tagAt(at))) bytes.copy(bytes, at + 8, gsub + 8, gsub + 16);
	const face = (await openSquare(bytes)).face('square-400');
	expect(face.verticalFormOf(1)).toBe(3);
	expect(refusalOf(() => face.shape('A')).join()).toMatch(/the tables for shaping have 1258\d+ bytes/);
});
