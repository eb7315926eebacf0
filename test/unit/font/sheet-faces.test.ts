import { expect, test } from 'vitest';
import { type Diagnostic, formatDiagnostic } from '../../../src/base/index.js';
import { addFaces, type FontSet, loadFontTable, openFonts, type SheetFace } from '../../../src/font/index.js';
import { cffFont } from './cff-font.js';
import { packWoff, packWoff2 } from './pack-font.js';
import { oneFace, project, unexpected } from './project.js';
import { type SquareGlyph, squareFont } from './square-font.js';

const font = (advance: number, ...codePoints: readonly number[]): readonly SquareGlyph[] => [
	{ advance: 500 },
	{ advance, box: [0, 0, 100, 100], codePoints },
];
const [A, B, HAN, QUOTE, SPACE] = [0x41, 0x42, 0x6c38, 0x201c, 0x20] as const;

/** The project's own face has an advance of 1000; those that sheets bring have others. */
const files: Readonly<Record<string, string | Uint8Array>> = {
	'fonts/fonts.yaml': oneFace,
	'fonts/square.ttf': squareFont({ glyphs: font(1000, A, B, HAN, QUOTE, SPACE) }),
	'pages/fonts/a.ttf': squareFont({ glyphs: font(100, A, B, SPACE) }),
	'pages/fonts/b.otf': cffFont({ glyphs: font(200, A, B, SPACE) }),
	'pages/fonts/c d.woff2': packWoff2(squareFont({ glyphs: font(300, A, B, SPACE) })),
	'pages/fonts/cut.woff2': packWoff2(squareFont({ glyphs: font(300, A) })).subarray(0, 200),
	'pages/fonts/han.ttf': squareFont({ glyphs: font(400, HAN) }),
	'pages/fonts/quote.ttf': squareFont({ glyphs: font(450, QUOTE, A) }),
	'pages/fonts/text.ttf': 'no font',
	'pages/fonts/shapeless.otf': shapeless(),
	'pages/fonts/spoiled.woff': spoiled(),
};

/** Sound but for its outlines, which are of a version that does not exist. */
function shapeless(): Uint8Array {
	const file = Buffer.from(cffFont({ glyphs: font(500, A) }));
	file[file.readUInt32BE(12 + 8)] = 9; // "CFF " is the first table
	return file;
}

/** Sound but for the packed data of its outlines, which is wanted last of all. */
function spoiled(): Uint8Array {
	const file = packWoff(squareFont({ glyphs: font(600, A) }));
	const record = Array.from({ length: file.readUInt16BE(12) }, (_, i) => 44 + i * 20).find(
		(at) => file.toString('latin1', at, at + 4) === 'glyf',
	)!;
	const at = file.readUInt32BE(record + 4);
	return file.fill(0xff, at, at + 8);
}

const span = { file: 'pages/page.css', line: 3, column: 1 };
const face = (more: Partial<SheetFace>): SheetFace => ({
	family: 'Mine',
	weights: [400, 400],
	style: 'normal',
	sources: [{ url: 'fonts/a.ttf' }],
	ranges: [],
	span,
	...more,
});
const urls = (...list: readonly string[]) => ({ sources: list.map((url) => ({ url })) });

async function open(
	...faces: readonly SheetFace[]
): Promise<{ fonts: FontSet; found: () => readonly string[] }> {
	const root = project(files);
	const found: Diagnostic[] = [];
	const report = (diagnostic: Diagnostic) => {
		found.push(diagnostic);
	};
	const table = addFaces(loadFontTable(root, unexpected), faces, root, report);
	return { fonts: await openFonts(table, report), found: () => found.map(formatDiagnostic) };
}

const request = { families: ['Mine'], weight: 400, style: 'normal' } as const;
/** The advance that a character gets, in units: which face sets it. */
const set = (fonts: FontSet, code: number, wanted: Parameters<FontSet['choose']>[0] = request): number => {
	const chosen = fonts.choose(wanted).find((each) => each.glyphOf(code) !== 0);
	return chosen ? chosen.advanceOf(chosen.glyphOf(code)) * 1000 : 0;
};

test.each([
	['TTF', 'fonts/a.ttf', 100],
	['OTF', './fonts/b.otf', 200],
	['WOFF2 by an escaped name', 'fonts/c%20d.woff2?v=1#iefix', 300],
	['a file above the sheet', '../fonts/square.ttf', 1000],
	[
		'a font inside the sheet',
		`data:font/otf;base64,${Buffer.from(files['pages/fonts/b.otf']!).toString('base64')}`,
		200,
	],
])('a sheet brings %s', async (_, url, advance) => {
	const { fonts, found } = await open(face(urls(url)));
	expect(set(fonts, A)).toBe(advance);
	expect(found()).toEqual([]);
});

test('a font inside the sheet may be written with escapes', async () => {
	const bytes = Buffer.from(files['pages/fonts/a.ttf']!);
	const { fonts } = await open(
		face(
			urls(`data:font/ttf,${[...bytes].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('')}`),
		),
	);
	expect(set(fonts, A)).toBe(100);
	expect(fonts.primary(request)?.file.source).toBe(`data of ${bytes.length} bytes`);
});

test('a file that is missing, broken or outside the project is passed over for the next, with a warning', async () => {
	const { fonts, found } = await open(
		face(
			urls(
				'fonts/none.woff2',
				'https://example.org/a.woff2',
				'../../a.ttf',
				'fonts/cut.woff2',
				'fonts/text.ttf',
				'fonts/b.otf',
			),
		),
	);
	expect(set(fonts, A)).toBe(200);
	expect(fonts.primary(request)?.file.source).toBe('pages/fonts/b.otf');
	expect(found().map((finding) => finding.split('\n')[0])).toEqual([
		'pages/page.css:3:1 warning files/missing there is no "pages/fonts/none.woff2": "pages/fonts" has no "none.woff2"',
		'pages/page.css:3:1 warning files/outside "https://example.org/a.woff2" is not read: nothing is fetched from a network',
		'pages/page.css:3:1 warning files/outside "../../a.ttf" is not read: ".." leads out of the root',
		expect.stringMatching(
			/^pages\/page.css:3:1 warning font\/broken the font file "pages\/fonts\/cut.woff2" is broken: it ends after 200 of \d+ bytes$/,
		),
		'pages/page.css:3:1 warning font/broken the font file "pages/fonts/text.ttf" is broken: it does not start like a font file',
	]);
});

test('a file whose outlines cannot be read is passed over before anything is set in it', async () => {
	const { fonts, found } = await open(face(urls('fonts/shapeless.otf', 'fonts/a.ttf')));
	expect(set(fonts, A)).toBe(100);
	expect(found()[0]).toContain(
		'warning font/broken the font file "pages/fonts/shapeless.otf" is broken: table "CFF" is of version 9',
	);
	const packed = await open(face(urls('fonts/spoiled.woff', 'fonts/a.ttf')));
	expect(set(packed.fonts, A)).toBe(100);
	expect(packed.found()[0]).toContain('table "glyf" cannot be unpacked');
});

test('a face of which no file can be opened is an error, once, and the text is set in the next family', async () => {
	const { fonts, found } = await open(face(urls('fonts/cut.woff2')));
	expect(found()).toEqual([]);
	expect([set(fonts, A), set(fonts, A, { ...request, weight: 700 })]).toEqual([1000, 1000]);
	expect(found()).toEqual([
		expect.stringMatching(
			/^pages\/page.css:3:1 error font\/broken .*\n {2}hint: replace the file by a whole copy, or take the face out of the rule$/,
		),
	]);
});

test.each([
	'/fonts/a.ttf',
	'file:///fonts/a.ttf',
	'//example.org/a.ttf',
	'http://example.org/a.ttf',
	'../../a.ttf',
	'data:;base64',
	'%zz.ttf',
])('a font is read from nowhere else: %s', async (url) => {
	const { fonts, found } = await open(face(urls(url)));
	expect(set(fonts, A)).toBe(1000);
	expect(found()).toHaveLength(1);
	expect(found()[0]).toMatch(/^pages\/page.css:3:1 error files\/outside ".*" is not read: /);
});

test('a folder is no font, and an empty url names the folder of the sheet', async () => {
	const { fonts, found } = await open(face(urls('', 'fonts')));
	expect(set(fonts, A)).toBe(1000);
	expect(found()).toEqual([
		'pages/page.css:3:1 warning font/missing-file the font file "pages" was not found\n  hint: put the file into the project, or take the face out of the rule',
		'pages/page.css:3:1 error font/missing-file the font file "pages/fonts" was not found\n  hint: put the file into the project, or take the face out of the rule',
	]);
});

test('local() names a face of the font table, never one of the machine', async () => {
	for (const local of ['Square', 'square regular', 'Square-Regular']) {
		const { fonts } = await open(face({ sources: [{ local }, { url: 'fonts/a.ttf' }] }));
		expect(set(fonts, A)).toBe(1000);
	}
	const { fonts, found } = await open(face({ sources: [{ local: 'Arial' }, { url: 'fonts/a.ttf' }] }));
	expect(set(fonts, A)).toBe(100);
	expect(found()).toEqual([]);
	expect((await open(face({ sources: [{ local: 'Arial' }] }))).found()).toEqual([
		'pages/page.css:3:1 warning font/no-local none of the fonts that "Mine" names by local() is a face of the font table\n' +
			'  hint: fonts of the machine are not used: add src: url(…), or name a face of fonts/fonts.yaml',
	]);
});

test('the characters of a family are divided among its faces, the last rule first', async () => {
	const { fonts, found } = await open(
		face(urls('fonts/a.ttf')),
		face({ ...urls('fonts/b.otf'), ranges: [[B, B]] }),
		face({ ...urls('fonts/han.ttf'), ranges: [[0x4e00, 0x9fff]] }),
		face({ ...urls('fonts/quote.ttf'), ranges: [[0x2000, 0x206f]] }),
	);
	expect([A, B, HAN, QUOTE].map((code) => set(fonts, code))).toEqual([100, 200, 400, 450]);
	// The measures of the line are those of the face that is for the space.
	expect(fonts.primary(request)?.advanceOf(1)).toBe(0.1);
	// Quotes of a slice belong with the ideographs of another.
	expect(fonts.choose(request).map(({ hasHan }) => hasHan)).toEqual([true, true, true, false, true]);
	expect(found()).toEqual([]);
});

test('a face of the table that several rules name by local() is opened once', async () => {
	const { fonts } = await open(
		face({ sources: [{ local: 'Square' }], ranges: [[A, A]] }),
		face({ sources: [{ local: 'Square' }], ranges: [[B, B]] }),
	);
	const faces = [A, B].map((code) => fonts.choose(request).find((each) => each.glyphOf(code) !== 0)!);
	expect(faces[0]!.id).not.toBe(faces[1]!.id);
	expect(faces[0]!.metrics).toBe(faces[1]!.metrics);
});

test('a slice of a family is opened when one of its characters comes, not before', async () => {
	const { fonts, found } = await open(
		face(urls('fonts/a.ttf')),
		face({ ...urls('fonts/cut.woff2'), ranges: [[0x4e00, 0x9fff]] }),
	);
	expect(set(fonts, A)).toBe(100);
	expect(found()).toEqual([]);
	expect(set(fonts, HAN)).toBe(1000);
	expect(found().map((finding) => finding.split(' ')[2])).toEqual(['font/broken']);
});

test('a range of weights stands for each of them', async () => {
	const { fonts } = await open(
		face({ ...urls('fonts/a.ttf'), weights: [100, 500] }),
		face({ ...urls('fonts/b.otf'), weights: [600, 900] }),
	);
	const advances = [50, 100, 400, 500, 510, 590, 600, 700, 1000].map((weight) =>
		set(fonts, A, { ...request, weight }),
	);
	expect(advances).toEqual([100, 100, 100, 100, 200, 200, 200, 200, 200]);
});

test('a table with fonts of sheets survives being sent to another process', async () => {
	const root = project(files);
	const faces = [face(urls('fonts/a.ttf', 'data:font/otf;base64,AAAA'))];
	const table = addFaces(loadFontTable(root, unexpected), faces, root, unexpected);
	expect(structuredClone(table)).toEqual(table);
});
