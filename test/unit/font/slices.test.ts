import { expect, test } from 'vitest';
import { type Diagnostic, formatDiagnostic } from '../../../src/base/index.js';
import { type Face, loadFontTable, openFonts } from '../../../src/font/index.js';
import { readSliceSheet } from '../../../src/font/slice-sheet.js';
import { cffFont } from './cff-font.js';
import { packWoff2 } from './pack-font.js';
import { openSquare, project, refusalOf, subsetOf, unexpected } from './project.js';
import { type SquareGlyph, squareFont } from './square-font.js';

const table = `families:
  Kai:
    licence: OFL-1.1
    faces:
      - { weight: 400, slices: fonts/kai/result.css }
roles: { body: Kai }
`;

const blank: SquareGlyph = { advance: 500 };
const space: SquareGlyph = { advance: 250, codePoints: [0x20] };
const letter: SquareGlyph = { advance: 600, box: [50, 0, 550, 700], codePoints: [0x41] };
const han: SquareGlyph = { advance: 1000, box: [100, -20, 900, 800], codePoints: [0x6c38] };
const comma: SquareGlyph = { advance: 1000, box: [100, 0, 300, 200], codePoints: [0xff0c], vertical: 3 };
const downComma: SquareGlyph = { advance: 1000, box: [600, 600, 800, 800] };
/** 永 twice, one above the other. */
const pair: SquareGlyph = {
	advance: 1000,
	parts: [1, 1].map((glyph) => ({ glyph, dx: 0, dy: 0 })),
	codePoints: [0x6c39],
};

const hanSlice = [blank, han, pair];
const markSlice = [blank, comma, blank, downComma];
const latinSlice = [blank, space, letter];

const rule = (file: string, ranges: string): string =>
	`@font-face{font-family:"Kai";src:local("Kai"),url("./${file}")format("woff2");font-weight:400;unicode-range:${ranges}}`;

const sheet = `/* Cut by a program: @font-face { nothing } */
${rule('han.woff2', 'U+6C38-6C39')}${rule('marks.woff2', 'U+FF0?')}/* Kai */
${rule('latin.woff2', 'U+20, U+41')}`;

const files = {
	'fonts/fonts.yaml': table,
	'fonts/kai/result.css': sheet,
	'fonts/kai/han.woff2': packWoff2(squareFont({ glyphs: hanSlice, hasVerticalMetrics: true })),
	'fonts/kai/marks.woff2': packWoff2(squareFont({ glyphs: markSlice, hasVerticalMetrics: true })),
	'fonts/kai/latin.woff2': packWoff2(squareFont({ glyphs: latinSlice, hasVerticalMetrics: true })),
};

async function openKai(changes: Readonly<Record<string, string | Uint8Array>> = {}): Promise<Face> {
	const fontTable = loadFontTable(project({ ...files, ...changes }), unexpected);
	return (await openFonts(fontTable, unexpected)).face('kai-400');
}

test('a font in slices is one face, of which the slices are opened as they are needed', async () => {
	const face = await openKai();
	const opened = () => face.files.map(({ source }) => source.replace('fonts/kai/', ''));
	expect(opened()).toEqual(['result.css']);
	const [a, comma] = [0x41, 0xff0c].map(face.glyphOf);
	expect(face.glyphOf(0x42)).toBe(0);
	expect(opened()).toEqual(['result.css', 'latin.woff2', 'marks.woff2']);
	expect([a!, comma!].map(face.advanceOf)).toEqual([0.6, 1]);
	expect(face.hasHan).toBe(true);
	expect(opened()).toHaveLength(4);
});

test('each glyph has the measures, the outline and the forms that its slice has for it', async () => {
	const face = await openKai();
	const whole = (await openSquare({ glyphs: [blank, space, letter, han], hasVerticalMetrics: true })).face(
		'square-400',
	);
	for (const [index, code] of [0x20, 0x41, 0x6c38].entries()) {
		const glyph = face.glyphOf(code);
		const facts = (of: Face, id: number) => [
			of.advanceOf(id),
			of.verticalAdvanceOf(id),
			of.verticalOriginOf(id),
			of.outlineOf(id),
			of.inkOf(id),
		];
		expect(facts(face, glyph)).toEqual(facts(whole, index + 1));
	}
	const form = face.verticalFormOf(face.glyphOf(0xff0c));
	expect(form).not.toBe(face.glyphOf(0xff0c));
	expect(face.inkOf(form)).toMatchObject({ x: 0.6, y: -0.8 });
	expect(['vert', 'halt'].map(face.has)).toEqual([true, false]);
});

test('a text over several slices is shaped as one', async () => {
	const face = await openKai();
	const { glyphs, advances, clusters } = face.shape('永A 𠀀，');
	expect(glyphs).toEqual([0x6c38, 0x41, 0x20, 0x20000, 0xff0c].map(face.glyphOf));
	expect(glyphs[3]).toBe(0);
	expect(advances).toEqual([1, 0.6, 0.25, 0.5, 1]);
	expect(clusters).toEqual([0, 1, 2, 3, 5]);
});

test('glyphs of several slices are embedded as one font', async () => {
	const face = await openKai();
	const codes = [0x41, 0x6c39, 0xff0c];
	const glyphs = codes.map(face.glyphOf);
	const program = face.subset(new Map(glyphs.map((glyph, index) => [index + 1, glyph])));
	if (program.format !== 'truetype') throw new Error('not TrueType');
	// Glyph 0, the three, and 永, of which one is made.
	expect(program.numbers.size).toBe(5);
	const embedded = (await openSquare(withMap(program.bytes))).face('square-400');
	expect(embedded.glyphCount).toBe(5);
	for (const glyph of glyphs) {
		const number = program.numbers.get(glyph)!;
		expect(embedded.outlineOf(number)).toEqual(face.outlineOf(glyph));
		expect(embedded.advanceOf(number)).toBe(face.advanceOf(glyph));
	}
	expect(embedded.metrics.bounds).toEqual(face.metrics.bounds);
	expect(subsetOf(face, [0]).length).toBeGreaterThan(0);
});

/** A program of a PDF has no character map, without which we open no font: one is added. */
function withMap(bytes: Uint8Array): Uint8Array {
	const program = Buffer.from(bytes);
	const map = Buffer.from(squareFont({ glyphs: [blank] }));
	const entry = Array.from({ length: map.readUInt16BE(4) }, (_, i) => 12 + i * 16).find(
		(at) => map.toString('latin1', at, at + 4) === 'cmap',
	)!;
	const cmap = map.subarray(map.readUInt32BE(entry + 8)).subarray(0, map.readUInt32BE(entry + 12));
	const count = program.readUInt16BE(4);
	const head = Buffer.from(program.subarray(0, 12 + count * 16));
	head.writeUInt16BE(count + 1, 4);
	for (let i = 0; i < count; i++)
		head.writeUInt32BE(head.readUInt32BE(12 + i * 16 + 8) + 16, 12 + i * 16 + 8);
	const record = Buffer.alloc(16);
	record.write('cmap', 'latin1');
	record.writeUInt32BE(program.length + 16, 8);
	record.writeUInt32BE(cmap.length, 12);
	return Buffer.concat([head, record, program.subarray(12 + count * 16), cmap]);
}

test('numbers of glyphs do not depend on which slice is opened first', async () => {
	const [one, other] = [await openKai(), await openKai()];
	const codes = [0x41, 0x6c38, 0xff0c];
	const backwards = [...codes].reverse().map(other.glyphOf).reverse();
	expect(codes.map(one.glyphOf)).toEqual(backwards);
});

test('a family in slices stands in a style sheet like any other', async () => {
	const fonts = await openFonts(loadFontTable(project(files), unexpected), unexpected);
	const request = { families: ['body'], weight: 400, style: 'normal' } as const;
	expect(fonts.choose(request).map(({ id }) => id)).toEqual(['kai-400']);
	expect(fonts.primary(request)?.metrics.ascent).toBe(0.8);
});

/** What is said of a table whose only face cannot be had, without the finding that none is left. */
function faultsOf(changes: Readonly<Record<string, string | Uint8Array>>): readonly string[] {
	const found: Diagnostic[] = [];
	refusalOf(() => loadFontTable(project({ ...files, ...changes }), (diagnostic) => found.push(diagnostic)));
	return found.map(formatDiagnostic);
}

test('a sheet of slices that is none says so at the line of fonts.yaml that names it', () => {
	expect(faultsOf({ 'fonts/kai/result.css': 'p { color: red }' })).toEqual([
		'fonts/fonts.yaml:5:32 error font/bad-slices the sheet "fonts/kai/result.css" names no file of such a face by @font-face\n' +
			'  hint: name the style sheet of one face, whose @font-face rules give url() and unicode-range',
	]);
	expect(faultsOf({ 'fonts/kai/result.css': rule('gone.woff2', 'U+41') }).join()).toContain(
		'font/missing-file the font file "fonts/kai/gone.woff2" was not found',
	);
	expect(faultsOf({ 'fonts/kai/result.css': rule('../../../../etc/passwd', 'U+41') }).join()).toContain(
		'which is no file beside it',
	);
	expect(faultsOf({ 'fonts/fonts.yaml': table.replace('result.css', 'none.css') }).join()).toContain(
		'font/missing-file the font file "fonts/kai/none.css" was not found',
	);
});

test('of a sheet with several faces that of the weight is taken', () => {
	const bold = rule('bold.woff2', 'U+41').replace('400', 'bold');
	const found = loadFontTable(project({ ...files, 'fonts/kai/result.css': sheet + bold }), unexpected);
	expect(found.families[0]?.faces[0]?.slices).toHaveLength(3);
	const two = rule('latin.woff2', 'U+41').replace('"Kai"', '"Kai Mono"');
	expect(faultsOf({ 'fonts/kai/result.css': sheet + two }).join()).toContain('names 2 such faces');
});

test('slices of different fonts, and slices with CFF outlines, are refused when they are opened', async () => {
	const other = Buffer.from(squareFont({ glyphs: markSlice }));
	const head = Array.from({ length: other.readUInt16BE(4) }, (_, i) => 12 + i * 16).find(
		(at) => other.toString('latin1', at, at + 4) === 'head',
	)!;
	other.writeUInt16BE(2048, other.readUInt32BE(head + 8) + 18);
	const mixed = await openKai({ 'fonts/kai/marks.woff2': other });
	expect(mixed.glyphOf(0x41)).toBeGreaterThan(0);
	expect(refusalOf(() => mixed.glyphOf(0xff0c)).join()).toContain(
		'font/bad-slices the slice "fonts/kai/marks.woff2" has 2048 units to the em, the others 1000',
	);
	const cff = await openKai({ 'fonts/kai/marks.woff2': cffFont({ glyphs: [blank, comma] }) });
	expect(refusalOf(() => cff.glyphOf(0xff0c)).join()).toContain('is a slice with CFF outlines');
	const broken = await openKai({ 'fonts/kai/marks.woff2': Buffer.from('not a font') });
	expect(refusalOf(() => broken.glyphOf(0xff0c)).join()).toContain(
		'the font file "fonts/kai/marks.woff2" is broken',
	);
});

test('ranges are read as CSS writes them', () => {
	const [read] = readSliceSheet(
		`@FONT-FACE { src: url( a.woff2 ); unicode-range: U+26, u+4??, U+10FFFE-FFFFFF, U+5-4, U+, x, U+1?-22 }`,
	);
	expect(read).toEqual({
		face: '|400|normal',
		weight: 400,
		style: 'normal',
		url: 'a.woff2',
		ranges: [
			[0x26, 0x26],
			[0x400, 0x4ff],
			[0x10fffe, 0x10ffff],
		],
	});
});
