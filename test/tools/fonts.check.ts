import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createCanvas, loadImage } from 'canvas';
import { beforeAll, expect, test } from 'vitest';
import { openRoot } from '../../src/files/index.js';
import { type FontSet, loadFontTable, openFonts } from '../../src/font/index.js';
import { rasterPage } from '../../src/paint/index.js';
import { profiles, writePdf } from '../../src/pdf/index.js';
import { emptyFolder } from '../support/project.js';
import { type CffSquareFont, cffFont, charstring } from '../unit/font/cff-font.js';
import type { SquareGlyph } from '../unit/font/square-font.js';
import { at, element, painted, run, tagged } from '../unit/pdf/documents.js';

const DPI = 150;
/** Side of a cell in pixels, about the width of a stem at the size of the letters. */
const CELL = 6;
/** How far the mean grey of a cell may differ, of 255: two rasters smooth edges differently, but neither moves a stem. */
const TOLERANCE = 48;

/** The same letters in every format that is read, each on a page of its own. */
const files = [
	'TTF/SourceCodePro-Regular.ttf',
	'OTF/SourceCodePro-Regular.otf',
	'WOFF/TTF/SourceCodePro-Regular.ttf.woff',
	'WOFF/OTF/SourceCodePro-Regular.otf.woff',
	'WOFF2/TTF/SourceCodePro-Regular.ttf.woff2',
	'WOFF2/OTF/SourceCodePro-Regular.otf.woff2',
];
/** Glyphs of both kinds of CFF that real files rarely have: made of two, with a matrix, with a width that is wrong, of two parts. */
const squares: readonly SquareGlyph[] = [
	{ advance: 500 },
	{ advance: 1000, box: [100, 0, 900, 300], codePoints: [0x41] },
	{ advance: 1000, box: [0, 0, 300, 300], codePoints: [0x42] },
	{ advance: 1000, codePoints: [0x43] },
	{ advance: 800, codePoints: [0x44] },
];
const stroke = charstring(400, 0, 100, 'rmoveto', -107, 'callsubr', 300, 'hlineto', 'endchar');
const own: readonly CffSquareFont[] = [
	{
		glyphs: squares,
		names: [34, 125, 171, 35],
		charstrings: { 3: charstring(400, 300, 500, 65, 194, 'endchar'), 4: stroke },
		localSubrs: [[charstring(300, 400, 'rlineto', 'return')]],
	},
	{
		glyphs: squares,
		charstrings: { 4: stroke },
		matrix: [0.0008, 0, 0.0003, 0.0008, 0, 0],
		localSubrs: [[charstring(300, 400, 'rlineto', 'return')]],
	},
	{
		glyphs: squares,
		charstrings: { 3: stroke, 4: stroke },
		localSubrs: [[charstring(300, 400, 'rlineto', 'return')], [charstring(500, 600, 'rlineto', 'return')]],
		cids: [7, 70, 700, 7000],
		dictOf: [0, 0, 0, 1, 0],
	},
];
const faces = [
	...files.map((file) => `npm:source-code-pro/${file}`),
	...own.map((_, index) => `fonts/own-${index}.otf`),
];

const lines = ['Hamburgefonstiv', 'ÄÉçøß «129»', '@&§%{}Ωж'];

const linesOf = (face: number): readonly string[] => (face < files.length ? lines : ['ABCD', 'DCBA']);

const folder = emptyFolder();
const pdf = join(folder, 'fonts.pdf');
const program = (command: string, ...args: string[]): string =>
	execFileSync(command, args, { encoding: 'utf8', maxBuffer: 1 << 26 });

let fonts: FontSet;
let document: ReturnType<typeof painted>;

beforeAll(async () => {
	const table = faces.map(
		(file, index) => `  Face ${index}:\n    licence: OFL-1.1\n    faces: [{ file: '${file}' }]\n`,
	);
	const root = openRoot(folder);
	const yaml = `families:\n${table.join('')}roles: { body: Face 0 }\n`;
	mkdirSync(join(folder, 'fonts'));
	writeFileSync(join(folder, 'fonts/fonts.yaml'), yaml);
	own.forEach((font, index) => writeFileSync(join(folder, `fonts/own-${index}.otf`), cffFont(font)));
	const unexpected = (finding: unknown): never => {
		throw new Error(JSON.stringify(finding));
	};
	fonts = await openFonts(loadFontTable(root, unexpected), unexpected);
	document = painted({
		pages: faces.map((_, index) => [
			tagged(
				1,
				...linesOf(index).map((text, row) => at(run(fonts, `face-${index}-400`, text, 20), 6, 25 + row * 30)),
			),
		]),
		structure: element(0, 'Document', [element(1, 'P')]),
	});
	writeFileSync(pdf, await writePdf(document, { profile: profiles.screen, fonts, date: '2023-08-03' }));
});

test('a PDF with fonts of every format is sound', () => {
	expect(program('qpdf', '--check', pdf)).toContain('No syntax or stream encoding errors found');
});

test('each face is embedded in the form of its outlines, as a subset with a way back to text', () => {
	const rows = program('pdffonts', pdf).trim().split('\n').slice(2);
	expect(rows.map((row) => /CID (TrueType|Type 0C)/.exec(row)?.[1]).sort()).toEqual([
		...['TrueType', 'TrueType', 'TrueType'],
		...Array.from({ length: 3 + own.length }, () => 'Type 0C'),
	]);
	for (const row of rows) expect(row).toMatch(/Identity-H +yes yes yes/);
});

test('every page gives back its text', () => {
	const read = program('pdftotext', pdf, '-').split('\f').slice(0, faces.length);
	read.forEach((page, index) => expect(page.trim().split(/\n+/)).toEqual(linesOf(index)));
});

test('poppler draws each page as we do', async () => {
	program('pdftoppm', '-r', String(DPI), '-png', pdf, join(folder, 'page'));
	for (const [index, list] of document.pages.entries()) {
		const ours = await cells(await rasterPage(list, fonts, DPI));
		const theirs = await cells(readFileSync(join(folder, `page-${index + 1}.png`)));
		expect(ours.reduce((sum, grey) => sum + (255 - grey), 0)).toBeGreaterThan(1000);
		const worst = ours.reduce((most, grey, i) => Math.max(most, Math.abs(grey - theirs[i]!)), 0);
		expect(worst, faces[index]!).toBeLessThan(TOLERANCE);
	}
});

/** Mean grey of each cell of a picture, row by row. */
async function cells(bytes: Uint8Array): Promise<readonly number[]> {
	const image = await loadImage(bytes);
	const columns = Math.floor(image.width / CELL);
	const rows = Math.floor(image.height / CELL);
	const canvas = createCanvas(columns * CELL, rows * CELL);
	const context = canvas.getContext('2d');
	context.drawImage(image, 0, 0);
	const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
	const sums = new Float64Array(columns * rows);
	for (let i = 0; i < data.length; i += 4) {
		const x = (i / 4) % canvas.width;
		const y = Math.floor(i / 4 / canvas.width);
		sums[Math.floor(y / CELL) * columns + Math.floor(x / CELL)]! += data[i]! / (CELL * CELL);
	}
	return [...sums];
}
