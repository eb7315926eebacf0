import { expect, test } from 'vitest';
import { type Diagnostic, formatDiagnostic, PressError } from '../../../src/base/index.js';
import { type Face, loadFontTable, openFonts } from '../../../src/font/index.js';
import { oneFace, openSquare, project, refusalOf, unexpected } from './project.js';
import { type SquareGlyph, squareFont } from './square-font.js';

const glyphs: readonly SquareGlyph[] = [
	{ advance: 500 },
	{ advance: 1000, box: [0, 0, 900, 900], codePoints: [0x6c38], vertical: 2 },
	{ advance: 1000, parts: [{ glyph: 1, dx: 0, dy: 0 }], codePoints: [0x41] },
];
const whole = squareFont({ glyphs, hasVerticalMetrics: true });

/** Asks a face for all that it has. */
function useAll(face: Face): void {
	face.shape('永A');
	for (const code of [0x41, 0x6c38, 0x1f600]) face.glyphOf(code);
	for (let glyph = 0; glyph < Math.min(face.glyphCount, 50); glyph++) {
		face.outlineOf(glyph);
		face.verticalOriginOf(glyph);
		face.verticalFormOf(glyph);
	}
	face.subset([0, 1, Math.min(2, face.glyphCount - 1)]);
}

test('a font that was cut off says so at the line of fonts.yaml that names it', async () => {
	const fonts = await openSquare(whole.subarray(0, 600));
	expect(refusalOf(() => fonts.face('square-400').metrics)).toEqual([
		'fonts/fonts.yaml:5:30 error font/broken the font file "fonts/square.ttf" is broken: ' +
			'table "loca" reaches beyond the end of the file (600 bytes)\n' +
			'  hint: replace the file by a whole copy, or take the face out of fonts.yaml',
	]);
});

test('a text file is no font', async () => {
	const fonts = await openSquare(Buffer.from('<!doctype html><title>404</title>'));
	expect(refusalOf(() => fonts.face('square-400').metrics).join()).toContain(
		'is broken: it does not start like a TrueType file',
	);
});

test('a font with CFF outlines is refused with what to do', async () => {
	const fonts = await openSquare(Buffer.from(`OTTO${'\0'.repeat(20)}`, 'latin1'));
	expect(refusalOf(() => fonts.face('square-400').glyphOf(65))).toEqual([
		'fonts/fonts.yaml:5:30 error font/unsupported the font file "fonts/square.ttf" is an OpenType file with CFF outlines\n' +
			'  hint: name a TrueType file (.ttf) of the face',
	]);
});

test('a composite that is made of itself ends', async () => {
	const cyclic = [glyphs[0]!, { advance: 1, parts: [{ glyph: 1, dx: 0, dy: 0 }], codePoints: [0x41] }];
	const face = (await openSquare({ glyphs: cyclic })).face('square-400');
	expect(refusalOf(() => face.outlineOf(1)).join()).toContain(
		'composes glyph 1 of too many others, or of itself',
	);
	expect(face.subset([1]).length).toBeGreaterThan(0);
});

test('composites of composites do not multiply without end', async () => {
	const many = (glyph: number) => Array.from({ length: 16 }, () => ({ glyph, dx: 0, dy: 0 }));
	const layers = [
		glyphs[0]!,
		glyphs[1]!,
		...[1, 2, 3, 4, 5].map((glyph) => ({ advance: 1, parts: many(glyph) })),
	];
	const face = (await openSquare({ glyphs: layers })).face('square-400');
	expect(refusalOf(() => face.outlineOf(6)).join()).toContain('of too many others');
});

test('a composite of a glyph that does not exist is refused', async () => {
	const wrong = [glyphs[0]!, { advance: 1, parts: [{ glyph: 9, dx: 0, dy: 0 }], codePoints: [0x41] }];
	const face = (await openSquare({ glyphs: wrong })).face('square-400');
	expect(refusalOf(() => face.outlineOf(1)).join()).toContain(
		'composes glyph 1 of glyph 9, which does not exist',
	);
	expect(refusalOf(() => face.subset([1])).join()).toContain('uses glyph 9, which does not exist');
});

test('a font that may not be embedded is reported', async () => {
	const root = project({
		'fonts/fonts.yaml': oneFace,
		'fonts/square.ttf': squareFont({ glyphs, fsType: 2 }),
	});
	const found: Diagnostic[] = [];
	const fonts = await openFonts(loadFontTable(root, unexpected), (diagnostic) => found.push(diagnostic));
	expect(fonts.face('square-400').metrics.embeddable).toBe(false);
	expect(found.map(formatDiagnostic)).toEqual([
		'fonts/fonts.yaml:5:30 error font/not-embeddable the font file "fonts/square.ttf" does not allow to be embedded in a document\n' +
			'  hint: ask its maker for another licence, or use another face',
	]);
});

test('a damaged font is refused or read, but never crashes or hangs', async () => {
	// A fixed sequence: what fails once fails again.
	let seed = 1;
	const random = (limit: number) => {
		seed = (Math.imul(seed, 1103515245) + 12345) >>> 0;
		return (seed >>> 8) % limit;
	};
	for (let round = 0; round < 150; round++) {
		const damaged = whole.slice(0, random(8) === 0 ? random(whole.length) : whole.length);
		for (let i = 0; i < 1 + random(6); i++) {
			const at = random(damaged.length || 1);
			if (at < damaged.length) damaged[at] = [0, 255, 128, random(256)][random(4)]!;
		}
		const root = project({ 'fonts/fonts.yaml': oneFace, 'fonts/square.ttf': damaged });
		const fonts = await openFonts(loadFontTable(root, unexpected));
		try {
			useAll(fonts.face('square-400'));
		} catch (error) {
			expect(error).toBeInstanceOf(PressError);
		}
		fonts.close();
	}
});
