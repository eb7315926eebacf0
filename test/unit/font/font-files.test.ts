import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type Diagnostic, formatDiagnostic } from '../../../src/base/index.js';
import { FontFiles, loadFontTable, openFonts } from '../../../src/font/index.js';
import { oneFace, project, refusalOf, unexpected } from './project.js';
import { type SquareGlyph, squareFont } from './square-font.js';

const glyphs: readonly SquareGlyph[] = [
	{ advance: 500 },
	{ advance: 1000, box: [100, 0, 900, 800], codePoints: [0x6c38] },
];
const files = { 'fonts/fonts.yaml': oneFace, 'fonts/square.ttf': squareFont({ glyphs }) };

test('the editions of a run open a font once', async () => {
	const root = project(files);
	const table = loadFontTable(root, unexpected);
	const shared = new FontFiles();
	const first = await openFonts(table, unexpected, shared);
	expect(first.face('square-400').advanceOf(1)).toBe(1);
	first.close();
	// What is open stays open, so it does not matter that the file is gone.
	rmSync(join(root.directory, 'fonts/square.ttf'));
	const second = await openFonts(table, unexpected, shared);
	expect(second.face('square-400').outlineOf(1)).toHaveLength(5);
	second.close();
	shared.close();
	const third = await openFonts(table, unexpected, new FontFiles());
	expect(refusalOf(() => third.face('square-400').advanceOf(1)).join()).toContain('was not found');
});

test('each edition is told what there is to say of a font', async () => {
	const table = loadFontTable(
		project({ ...files, 'fonts/square.ttf': squareFont({ glyphs, fsType: 2 }) }),
		unexpected,
	);
	const shared = new FontFiles();
	for (let edition = 0; edition < 2; edition++) {
		const found: Diagnostic[] = [];
		const fonts = await openFonts(table, (diagnostic) => found.push(diagnostic), shared);
		for (let use = 0; use < 2; use++) fonts.face('square-400').advanceOf(1);
		expect(found.map(formatDiagnostic)).toEqual([
			expect.stringContaining('font/not-embeddable the font file "fonts/square.ttf" does not allow'),
		]);
		fonts.close();
	}
	shared.close();
});

test('a set without shared files closes its own', async () => {
	const fonts = await openFonts(loadFontTable(project(files), unexpected), unexpected);
	expect(fonts.face('square-400').advanceOf(1)).toBe(1);
	fonts.close();
	expect(() => fonts.face('square-400').outlineOf(1)).toThrow(/EBADF|bad file descriptor/);
});
