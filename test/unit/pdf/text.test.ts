import { expect, test } from 'vitest';
import { loadFontTable, openFonts } from '../../../src/font/index.js';
import { profiles, writePdf } from '../../../src/pdf/index.js';
import { readPdf } from '../../support/read-pdf.js';
import { cffFont } from '../font/cff-font.js';
import { openSquare, project, unexpected } from '../font/project.js';
import { squareFont } from '../font/square-font.js';
import {
	at,
	latin,
	ownFonts,
	painted,
	run,
	songti,
	tagged,
	upright,
	write,
	writeBytes,
} from './documents.js';

test('what is read from a page is what was written, whatever glyphs stand for it', async () => {
	const fonts = await ownFonts();
	const pages = [
		[tagged(1, at(run(fonts, songti, '一二⼀', 10), 10, 20), at(run(fonts, latin, 'office', 10), 10, 40))],
	];
	const pdf = await write({ pages });
	// 一 U+4E00 and ⼀ U+2F00 are one glyph; ffi is one glyph for three letters.
	expect(pdf.text(0)).toBe('一二⼀office');
	const [first, , third] = pdf.glyphs(0);
	expect(first!.cid).toBe(fonts.face(songti).glyphOf(0x4e00));
	expect(third!.cid).toBe(fonts.face(songti).glyphCount);
});

test('justified glyphs stand within .01 point of their places', async () => {
	const fonts = await ownFonts();
	for (const size of [9, 10.5, 48]) {
		const line = run(fonts, songti, '两端对齐的一行字两端对齐的一行字', size, 0.0371);
		const pdf = await write({ pages: [[tagged(1, at(line, 12.345, 50))]] });
		let x = 12.345;
		pdf.glyphs(0).forEach((glyph, index) => {
			expect(Math.abs(glyph.x - x)).toBeLessThan(0.01);
			expect(glyph.y).toBeCloseTo(50, 3);
			x += line.advances[index]!;
		});
	}
});

test('upright glyphs are written in a vertical font, with their own text', async () => {
	const fonts = await ownFonts();
	const column = upright(fonts, '竖排，“题”', 20);
	const pdf = await write({ pages: [[tagged(1, at(column, 100, 5))]] });
	expect(pdf.text(0)).toBe('竖排，“题”');
	expect(pdf.glyphs(0).map(({ x, y }) => [x, y])).toEqual([5, 25, 45, 65, 85, 105].map((y) => [100, y]));
	expect(pdf.find(/\/Encoding \/Identity-V/)).toHaveLength(1);
});

test('a hyphen at a line end is not read', async () => {
	const fonts = await ownFonts();
	const line = run(fonts, latin, 'exam-', 10);
	const broken = { ...line, text: 'exam', clusters: [0, 1, 2, 3, 4] };
	const soft = { ...line, text: 'exam\u00ad' };
	const rest = run(fonts, latin, 'ple well-read', 10);
	for (const first of [broken, soft]) {
		const pdf = await write({ pages: [[tagged(1, at(first, 10, 20), at(rest, 10, 40))]] });
		expect(pdf.text(0)).toBe('example well-read');
		expect(pdf.glyphs(0)).toHaveLength(5 + 13);
	}
});

test('a wide gap that is no space is filled with a blank of the glyph before it', async () => {
	const fonts = await ownFonts();
	const line = run(fonts, songti, '松行', 10, 0.3);
	const pdf = await write({ pages: [[tagged(1, at(line, 10, 20))]] });
	expect(pdf.text(0)).toBe('松行');
	const space = fonts.face(songti);
	const [first, blank, second] = pdf.glyphs(0);
	// The blank ends where the next glyph begins: at 10 + 13.
	expect(blank!.x + space.advanceOf(space.glyphOf(0x20)) * 10).toBeCloseTo(23, 2);
	expect([first!.x, second!.x]).toEqual([10, expect.closeTo(23, 2)]);
});

test('word spaces are written, however wide', async () => {
	const fonts = await ownFonts();
	const line = run(fonts, latin, 'a b', 10);
	const wide = { ...line, advances: [line.advances[0]!, 20, line.advances[2]!] };
	const pdf = await write({ pages: [[tagged(1, at(wide, 10, 20))]] });
	expect(pdf.text(0)).toBe('a b');
	expect(pdf.content(0)).not.toContain('ActualText');
});

test('glyphs with a place of their own leave the line and come back', async () => {
	const fonts = await ownFonts();
	const line = { ...run(fonts, latin, 'abc', 10), offsets: [0, 0, 1, -3, 0, 0] };
	const pdf = await write({ pages: [[tagged(1, at(line, 10, 50))]] });
	const [a, b] = line.advances;
	expect(pdf.text(0)).toBe('abc');
	expect(pdf.glyphs(0).map(({ x, y }) => [x, y])).toEqual([
		[10, 50],
		[expect.closeTo(10 + a! + 1, 2), 47],
		[expect.closeTo(10 + a! + b!, 2), 50],
	]);
});

test('the box for a missing character is never written', async () => {
	const fonts = await ownFonts();
	const line = run(fonts, latin, 'a永b', 10);
	expect(line.glyphs[1]).toBe(0);
	const pdf = await write({ pages: [[tagged(1, at(line, 10, 50))]] });
	expect(pdf.glyphs(0).map(({ cid }) => cid)).not.toContain(0);
});

test('codes with bytes that mean something in a string are escaped', async () => {
	const fonts = await ownFonts();
	const face = fonts.face(songti);
	// Glyph numbers that hold the bytes ( ) \ and carriage return.
	const glyphs = [0x2829, 0x5c0d, 0x0d28, 0x295c];
	const text = '一二三四';
	const line = { ...run(fonts, songti, text, 10), glyphs };
	const pdf = await write({ pages: [[tagged(1, at(line, 10, 50))]] });
	expect(glyphs.every((glyph) => glyph < face.glyphCount)).toBe(true);
	expect(pdf.glyphs(0).map(({ cid }) => cid)).toEqual(glyphs);
	expect(pdf.text(0)).toBe(text);
});

test('the same document gives the same bytes', async () => {
	const fonts = await ownFonts();
	const pages = () => ({ pages: [[tagged(1, at(run(fonts, songti, '西湖区半年报', 10), 10, 20))]] });
	const first = await writeBytes(pages());
	expect(await writeBytes(pages())).toEqual(first);
	const other = await writeBytes({
		pages: [[tagged(1, at(run(fonts, songti, '西湖区半年度', 10), 10, 20))]],
	});
	const id = (bytes: Uint8Array) => /\/ID \[(.*)\]/.exec(readPdf(bytes).trailer)?.[1];
	expect(id(first)).toMatch(/^<[0-9a-f]{32}> <[0-9a-f]{32}>$/);
	expect(id(other)).not.toBe(id(first));
});

test('a face with CFF outlines is embedded as such, and its text is read from the page', async () => {
	const glyphs = [
		{ advance: 500 },
		{ advance: 1000, box: [0, 0, 800, 800], codePoints: [0x4e00, 0x2f00] } as const,
	];
	const fonts = await openSquare(cffFont({ glyphs }));
	const page = [tagged(1, at(run(fonts, 'square-400', '一⼀', 10), 10, 20))];
	const options = { profile: profiles.screen, fonts, date: '2023-08-03' };
	const pdf = readPdf(await writePdf(painted({ pages: [page] }), options));
	expect(pdf.text(0)).toBe('一⼀');
	// The second text of the glyph has a CID after the last glyph.
	expect(pdf.glyphs(0).map(({ cid }) => cid)).toEqual([1, 2]);
	const [font] = pdf.find(/\/Subtype \/CIDFontType0\b/);
	expect(pdf.object(font!)).not.toContain('CIDToGIDMap');
	expect(pdf.object(font!)).toMatch(/\/Ordering \(Identity\)/);
	const [program] = pdf.find(/\/Subtype \/CIDFontType0C/);
	expect(pdf.find(new RegExp(`/FontFile3 ${program} 0 R`))).toHaveLength(1);
	expect([...pdf.stream(program!).subarray(0, 4)]).toEqual([1, 0, 4, 4]);
});

test('faces that bear one name and number their glyphs alike are told apart', async () => {
	const made = (size: number, code: number) =>
		squareFont({
			glyphs: [{ advance: 500 }, { advance: 1000, box: [0, 0, size, size], codePoints: [code] }],
		});
	const root = project({
		'fonts/fonts.yaml':
			'families:\n  A: { licence: none, faces: [{ file: a.ttf }] }\n  B: { licence: none, faces: [{ file: b.ttf }] }\nroles: { body: A }\n',
		'a.ttf': made(100, 0x41),
		'b.ttf': made(200, 0x42),
	});
	const fonts = await openFonts(loadFontTable(root, unexpected), unexpected);
	const page = [
		tagged(1, at(run(fonts, 'a-400', 'A', 10), 10, 20), at(run(fonts, 'b-400', 'B', 10), 10, 40)),
	];
	const options = { profile: profiles.screen, fonts, date: '2023-08-03' };
	const pdf = readPdf(await writePdf(painted({ pages: [page] }), options));
	const names = pdf.find(/\/Type0/).map((number) => /\/BaseFont \/(\S+)/.exec(pdf.object(number))?.[1]);
	expect(names).toHaveLength(2);
	expect(new Set(names).size).toBe(2);
});
