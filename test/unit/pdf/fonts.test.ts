import { expect, test } from 'vitest';
import { addFaces, loadFontTable, openFonts, type SheetFace } from '../../../src/font/index.js';
import { profiles, writePdf } from '../../../src/pdf/index.js';
import { readPdf } from '../../support/read-pdf.js';
import { cffFont } from '../font/cff-font.js';
import { project, unexpected } from '../font/project.js';
import { type SquareGlyph, squareFont } from '../font/square-font.js';
import { at, ownFonts, painted, run, songti, tagged, write } from './documents.js';

test('a font is embedded as a subset with measures of its own', async () => {
	const fonts = await ownFonts();
	const pdf = await write({ pages: [[tagged(1, at(run(fonts, songti, '西湖1', 10), 10, 20))]] });
	const [number] = pdf.find(/\/CIDFontType2/);
	const font = pdf.object(number!);
	const face = fonts.face(songti);
	const one = face.glyphOf(0x31);
	expect(font).toMatch(/\/BaseFont \/[A-Z]{6}\+NotoSerifSC-Regular\n/);
	expect(font).toContain('/DW 1000');
	// Only the digit and glyph 0 are not an em wide.
	expect(font).toMatch(/\/W \[0 \[\d+(\.\d+)?\] \d+ \[\d+(\.\d+)?\]\]|\/W \[\d+ \[\d+(\.\d+)?\]\]/);
	expect(font).toContain(`${one} [${face.advanceOf(one) * 1000}]`);
	const descriptor = pdf.object(pdf.find(/\/Type \/FontDescriptor/)[0]!);
	expect(descriptor).toContain('/Ascent 1151\n/Descent -286\n/CapHeight 729');
	expect(descriptor).toContain('/Flags 4\n');
});

test('each CID leads to the glyph that the subset has for it', async () => {
	const fonts = await ownFonts();
	const pdf = await write({ pages: [[tagged(1, at(run(fonts, songti, '一⼀', 10), 10, 20))]] });
	const map = pdf.stream(
		Number(/\/CIDToGIDMap (\d+) 0 R/.exec(pdf.object(pdf.find(/\/CIDFontType2/)[0]!))![1]),
	);
	const face = fonts.face(songti);
	// The subset has glyph 0 and the one glyph of both characters.
	expect(map.readUInt16BE(face.glyphOf(0x4e00) * 2)).toBe(1);
	expect(map.readUInt16BE(face.glyphCount * 2)).toBe(1);
});

test('subsets with other glyphs have other names', async () => {
	const fonts = await ownFonts();
	const name = async (text: string) => {
		const pdf = await write({ pages: [[tagged(1, at(run(fonts, songti, text, 10), 10, 20))]] });
		return /\/BaseFont \/(\S+)/.exec(pdf.object(pdf.find(/\/Type0/)[0]!))?.[1];
	};
	expect(await name('西湖')).toBe(await name('湖西'));
	expect(await name('西湖')).not.toBe(await name('西区'));
});

test('what is copied is what was written, whichever of two characters names the glyph in the font', async () => {
	const fonts = await ownFonts();
	const copied = async (text: string): Promise<string> =>
		(await write({ pages: [[tagged(1, at(run(fonts, songti, text, 10), 10, 20))]] })).text(0);
	// 一 and the radical ⼀ have one glyph, and so have 人 and ⼈, in either order and each alone.
	const face = fonts.face(songti);
	expect(face.glyphOf(0x2f00)).toBe(face.glyphOf(0x4e00));
	for (const text of ['一人', '⼀⼈', '一⼀人⼈一', '⼀一⼈人⼀']) expect(await copied(text)).toBe(text);
	const pdf = await write({ pages: [[tagged(1, at(run(fonts, songti, '一人', 10), 10, 20))]] });
	const map = pdf.stream(Number(/\/ToUnicode (\d+) 0 R/.exec(pdf.object(pdf.find(/\/Type0/)[0]!))?.[1]));
	const named = [
		...map
			.toString('latin1')
			.split('beginbfchar')[1]!
			.matchAll(/^<[0-9a-f]{4}> <([0-9a-f]+)>$/gm),
	].map(([, to]) => to);
	expect(named.sort()).toEqual(['4e00', '4eba']);
});

test('a face in slices is one font, whose CIDs count the glyphs as they come', async () => {
	const comma: SquareGlyph = { advance: 1000, box: [0, 0, 200, 200], codePoints: [0xff0c], vertical: 2 };
	const slices = {
		latin: [{ advance: 500 }, { advance: 250, codePoints: [0x20] }, { advance: 600, codePoints: [0x41] }],
		han: [{ advance: 500 }, { advance: 1000, box: [0, 0, 900, 800], codePoints: [0x6c38, 0x4e00] }],
		marks: [{ advance: 500 }, comma, { advance: 1000, box: [800, 600, 1000, 800] }],
	} satisfies Record<string, readonly SquareGlyph[]>;
	const ranges = { latin: 'U+20-7E', han: 'U+4E00-9FFF', marks: 'U+FF00-FFEF' };
	const rule = (name: keyof typeof slices) =>
		`@font-face { font-family: S; src: url(${name}.ttf); unicode-range: ${ranges[name]} }`;
	const face = '{ slices: fonts/s.css }], licence: none }\nroles: { body: S }\n';
	const table = loadFontTable(
		project({
			'fonts/fonts.yaml': `families:\n  S: { faces: [${face}`,
			'fonts/s.css': `${rule('han')}${rule('latin')}${rule('marks')}`,
			'fonts/latin.ttf': squareFont({ glyphs: slices.latin }),
			'fonts/han.ttf': squareFont({ glyphs: slices.han }),
			'fonts/marks.ttf': squareFont({ glyphs: slices.marks }),
		}),
		unexpected,
	);
	const fonts = await openFonts(table, unexpected);
	const text = '永A，一';
	const document = painted({ pages: [[tagged(1, at(run(fonts, 's-400', text, 10), 10, 20))]] });
	const pdf = readPdf(await writePdf(document, { profile: profiles.screen, fonts }));
	expect(pdf.find(/\/CIDFontType2/)).toHaveLength(1);
	expect(pdf.glyphs(0).map(({ cid }) => cid)).toEqual([1, 2, 3, 4]);
	expect(pdf.text(0)).toBe(text);
	const font = pdf.object(pdf.find(/\/CIDFontType2/)[0]!);
	expect(font).toContain('/W [0 [500] 2 [600]]');
	const map = pdf.stream(Number(/\/CIDToGIDMap (\d+) 0 R/.exec(font)?.[1]));
	// 永 and 一 are one glyph; the subset has it after the glyphs of the Latin slice, which stands first.
	expect([1, 2, 3, 4].map((cid) => map.readUInt16BE(cid * 2))).toEqual([2, 1, 3, 2]);
});

/** A rule of a sheet for the characters of one range. */
const sheetFace = (url: string, first: number, last: number): SheetFace => ({
	family: 'S',
	weights: [400, 400],
	style: 'normal',
	sources: [{ url }],
	ranges: [[first, last]],
	span: { file: 'page.css', line: 1, column: 1 },
});

test('faces among which a sheet divides a font by character are embedded as one', async () => {
	const han: SquareGlyph = { advance: 1000, box: [0, 0, 900, 800], codePoints: [0x6c38] };
	const other: SquareGlyph = { advance: 1000, box: [0, 0, 700, 700], codePoints: [0x4e00] };
	const letter: SquareGlyph = { advance: 600, box: [0, 0, 500, 500], codePoints: [0x41] };
	const blank: SquareGlyph = { advance: 250, codePoints: [0x20] };
	const root = project({
		'page.css': '',
		'a.ttf': squareFont({ glyphs: [{ advance: 500 }, blank, letter] }),
		'b.ttf': squareFont({ glyphs: [{ advance: 500 }, han] }),
		'c.otf': cffFont({ glyphs: [{ advance: 500 }, other] }),
	});
	const faces = [
		sheetFace('a.ttf', 0x20, 0x7e),
		sheetFace('b.ttf', 0x6c38, 0x6c38),
		// The outlines of this one are of the other kind: it stays a font of its own.
		sheetFace('c.otf', 0x4e00, 0x4e00),
	];
	const fonts = await openFonts(
		addFaces(loadFontTable(root, unexpected), faces, root, unexpected),
		unexpected,
	);
	const request = { families: ['S'], weight: 400, style: 'normal' } as const;
	const ops = ['永永', 'A', '一', '永'].map((text, index) => {
		const face = fonts.choose(request).find((each) => each.glyphOf(text.codePointAt(0)!) !== 0)!;
		return at(run(fonts, face.id, text, 10), 10 + index * 40, 20);
	});
	const document = painted({ pages: [[tagged(1, ...ops)]] });
	const pdf = readPdf(await writePdf(document, { profile: profiles.screen, fonts }));
	expect(pdf.find(/\/CIDFontType2/)).toHaveLength(1);
	expect(pdf.find(/\/CIDFontType0\n/)).toHaveLength(1);
	expect(pdf.text(0)).toBe('永永A一永');
	const font = pdf.object(pdf.find(/\/CIDFontType2/)[0]!);
	expect(font).toContain('/W [0 [500] 2 [600]]');
	const map = pdf.stream(Number(/\/CIDToGIDMap (\d+) 0 R/.exec(font)?.[1]));
	expect([0, 1, 2].map((cid) => map.readUInt16BE(cid * 2))).toEqual([0, 1, 2]);
	// A wide gap is filled with a blank, although the slice that has it is not used before.
	const face = fonts.choose(request).find((each) => each.glyphOf(0x6c38) !== 0)!;
	const wide = painted({ pages: [[tagged(1, at(run(fonts, face.id, '永永', 10, 0.5), 10, 20))]] });
	expect(readPdf(await writePdf(wide, { profile: profiles.screen, fonts })).content(0)).toMatch(
		/\/Span <<\/ActualText <feff6c38>>> BDC/,
	);
});
