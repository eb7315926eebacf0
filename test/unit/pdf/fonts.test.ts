import { expect, test } from 'vitest';
import { at, ownFonts, run, songti, tagged, write } from './documents.js';

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
