import { expect, test } from 'vitest';
import { at, latin, ownFonts, run, songti, tagged, upright, write, writeBytes } from './documents.js';
import { readPdf } from './read-pdf.js';

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
