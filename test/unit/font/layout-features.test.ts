import { expect, test } from 'vitest';
import { openRoot } from '../../../src/files/index.js';
import { type Face, loadFontTable, openFonts } from '../../../src/font/index.js';
import { writeSfnt } from '../../../src/font/write-sfnt.js';
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
import { openSquare, refusalOf, unexpected } from './project.js';
import { commonTables, type SquareGlyph } from './square-font.js';

const glyphs: readonly SquareGlyph[] = Array.from({ length: 10 }, (_, index) => ({
	advance: 1000,
	codePoints: [0x4e00 + index],
}));

/** A face of ten blank glyphs with these tables. */
async function faceWith(tables: { GSUB?: Uint8Array; GPOS?: Uint8Array }): Promise<Face> {
	const file = writeSfnt([
		...commonTables({ glyphs }),
		['loca', new Uint8Array((glyphs.length + 1) * 2)],
		['glyf', new Uint8Array(1)],
		...Object.entries(tables),
	]);
	return (await openSquare(file)).face('square-400');
}

/** One feature of one lookup, for all scripts. */
const single = (tag: string, type: number, ...subtables: readonly Uint8Array[]): LayoutTable => ({
	scripts: { DFLT: { dflt: [0] } },
	features: [{ tag, lookups: [0] }],
	lookups: [{ type, subtables }],
});

test('a substitution shifts the numbers of glyphs, or names a form for each', async () => {
	const face = await faceWith({
		GSUB: layoutTable(single('fwid', 1, shifted(glyphRange(1, 2), 4), replaced(glyphList(2, 3), [7, 8]))),
	});
	// Glyph 2 stands in both subtables: the first counts.
	expect([0, 1, 2, 3, 4].map((glyph) => face.substitute(glyph, 'fwid'))).toEqual([0, 5, 6, 8, 4]);
	expect(face.substitute(1, 'hwid')).toBe(1);
	expect(['fwid', 'hwid'].map((tag) => face.has(tag))).toEqual([true, false]);
});

test('an extension leads to the subtable that it stands for', async () => {
	const face = await faceWith({
		GSUB: layoutTable(single('hwid', 7, extension(1, shifted(glyphList(1), 1)))),
		GPOS: layoutTable(single('halt', 9, extension(1, adjusted(glyphList(3), 4, [-500])))),
	});
	expect(face.substitute(1, 'hwid')).toBe(2);
	expect(face.adjustment(3, 'halt')).toEqual({ dx: 0, dy: 0, advance: -0.5, verticalAdvance: 0 });
});

test('what one lookup puts in is what the next one finds', async () => {
	const face = await faceWith({
		GSUB: layoutTable({
			...single('vert', 1),
			features: [{ tag: 'vert', lookups: [1, 0] }],
			lookups: [
				{ type: 1, subtables: [shifted(glyphList(1), 1)] },
				{ type: 1, subtables: [shifted(glyphList(2), 3)] },
			],
		}),
	});
	expect([1, 2].map((glyph) => face.verticalFormOf(glyph))).toEqual([5, 5]);
});

test('forms of a language come from its own system, others from the default one', async () => {
	const face = await faceWith({
		GSUB: layoutTable({
			scripts: {
				latn: { dflt: [2] },
				hani: { dflt: [3], 'ZHT ': [0], 'ZHH ': [1], JAN: [2] },
			},
			features: [0, 1, 2, 3].map((lookup) => ({ tag: 'locl', lookups: [lookup] })),
			lookups: [1, 2, 3, 4].map((delta) => ({ type: 1, subtables: [shifted(glyphList(5), delta)] })),
		}),
	});
	const languages = ['zh-Hant', 'zh-TW', 'zh-Hant-HK', 'yue', 'ja', 'zh-Hans', 'ko'];
	expect(languages.map((language) => face.substitute(5, 'locl', language))).toEqual([6, 6, 7, 7, 8, 9, 9]);
});

test('forms of a language that another script has are not for ideographs', async () => {
	const table = {
		...single('locl', 1, shifted(glyphList(5), 1)),
		scripts: { hani: { dflt: [] }, cyrl: { dflt: [0] } },
	};
	const face = await faceWith({ GSUB: layoutTable(table) });
	expect(face.substitute(5, 'locl')).toBe(5);
	const wide = await faceWith({
		GSUB: layoutTable({ ...table, features: [{ tag: 'fwid', lookups: [0] }] }),
	});
	expect(wide.substitute(5, 'fwid')).toBe(6);
});

test('an adjustment moves the glyph and the pen, up in the font and down on the page', async () => {
	const face = await faceWith({
		GPOS: layoutTable(
			single(
				'vhal',
				1,
				// Placement in both directions, both advances, and the offsets of four device tables.
				adjustedEach(glyphList(1, 2), 0xff, [
					[-100, 250, -500, -400, 0, 0, 0, 0],
					[0, 0, 0, -250, 0, 0, 0, 0],
				]),
			),
		),
	});
	expect(face.adjustment(1, 'vhal')).toEqual({ dx: -0.1, dy: -0.25, advance: -0.5, verticalAdvance: -0.4 });
	expect(face.adjustment(2, 'vhal')).toEqual({ dx: 0, dy: 0, advance: 0, verticalAdvance: -0.25 });
	expect(face.adjustment(3, 'vhal')).toBeUndefined();
	expect(face.adjustment(1, 'halt')).toBeUndefined();
});

test('the adjustments of two lookups add up', async () => {
	const face = await faceWith({
		GPOS: layoutTable({
			...single('palt', 1),
			features: [{ tag: 'palt', lookups: [0, 1] }],
			lookups: [
				{ type: 1, subtables: [adjusted(glyphRange(1, 3), 5, [-100, -200])] },
				{ type: 1, subtables: [adjusted(glyphList(2), 4, [-50])] },
			],
		}),
	});
	expect([1, 2].map((glyph) => face.adjustment(glyph, 'palt')?.advance)).toEqual([-0.2, -0.25]);
});

test('a form that the font does not have is none', async () => {
	const face = await faceWith({
		GSUB: layoutTable(single('vert', 1, replaced(glyphList(1, 2), [400, 3]))),
	});
	expect([1, 2].map((glyph) => face.verticalFormOf(glyph))).toEqual([1, 3]);
});

const everywhere = glyphRange(0, 0xffff);

test.each([
	['a lookup that is not there', { ...single('vert', 1), features: [{ tag: 'vert', lookups: [9] }] }],
	['a coverage of format 3', single('vert', 1, shifted(words(3, 1, 1, 1), 1))],
	['a substitution of format 5', single('vert', 1, words(5, 6, 0))],
	['forms beyond the end', single('vert', 1, words(2, 6, 900, 0))],
	['a coverage beyond the end', single('vert', 1, words(1, 60000, 1))],
	['all glyphs again and again', single('vert', 1, ...Array(8).fill(shifted(everywhere, 1)))],
	['thousands of subtables', single('vert', 1, ...Array(5000).fill(new Uint8Array(0)))],
])('%s is refused', async (_, table) => {
	const face = await faceWith({ GSUB: layoutTable(table) });
	expect(refusalOf(() => face.verticalFormOf(1)).join()).toMatch(/table "GSUB" /);
});

/** Glyph by glyph what HarfBuzz makes of a character under a feature. */
test.each(['Noto Serif SC', 'Noto Sans SC'])('%s is read as HarfBuzz reads it', async (family) => {
	const table = loadFontTable(openRoot(process.cwd()), unexpected);
	const fonts = await openFonts(table, unexpected);
	const [face] = fonts.choose({ families: [family], weight: 400, style: 'normal' });
	if (!face) throw new Error('no face');
	let different = 0;
	for (const text of '，。、；：？！“”‘’（）《》—…·A1%￥①一あ') {
		const plain = face.shape(text, { script: 'Hani', features: ['-locl', '-kern', '-ccmp'] });
		const [glyph] = plain.glyphs;
		if (glyph === undefined) throw new Error('no glyph');
		for (const feature of ['fwid', 'hwid', 'pwid']) {
			const shaped = face.shape(text, {
				script: 'Hani',
				features: ['-locl', '-kern', '-ccmp', '-chws', feature],
			});
			expect(`${text} ${feature} ${face.substitute(glyph, feature)}`).toBe(
				`${text} ${feature} ${shaped.glyphs[0]}`,
			);
			if (shaped.glyphs[0] !== glyph) different++;
		}
		for (const feature of ['halt', 'palt']) {
			const shaped = face.shape(text, {
				script: 'Hani',
				features: ['-locl', '-kern', '-ccmp', '-chws', feature],
			});
			const { dx = 0, advance = 0 } = face.adjustment(glyph, feature) ?? {};
			expect(`${text} ${feature} ${(face.advanceOf(glyph) + advance).toFixed(3)} ${dx.toFixed(3)}`).toBe(
				`${text} ${feature} ${shaped.advances[0]?.toFixed(3)} ${(shaped.offsets?.[0] ?? 0).toFixed(3)}`,
			);
			if (advance !== 0) different++;
		}
		for (const language of ['zh-Hans', 'zh-Hant', 'ja']) {
			const shaped = face.shape(text, { script: 'Hani', language, features: ['-kern', '-ccmp', '-chws'] });
			expect(`${text} ${language} ${face.substitute(glyph, 'locl', language)}`).toBe(
				`${text} ${language} ${shaped.glyphs[0]}`,
			);
			if (shaped.glyphs[0] !== glyph) different++;
		}
	}
	expect(different).toBeGreaterThan(30);
	fonts.close();
});
