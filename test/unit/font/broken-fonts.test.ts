import { writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { type Diagnostic, formatDiagnostic, PressError } from '../../../src/base/index.js';
import { type Face, loadFontTable, openFonts } from '../../../src/font/index.js';
import { type CffSquareFont, cffFont, charstring } from './cff-font.js';
import { packWoff, packWoff2 } from './pack-font.js';
import { oneFace, openSquare, project, refusalOf, subsetOf, unexpected } from './project.js';
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
	subsetOf(
		face,
		[0, 1, 2].filter((glyph) => glyph < face.glyphCount),
	);
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
		'is broken: it does not start like a font file',
	);
});

test.each([
	['CFF2', 'OTTO', 'an OpenType file with CFF2 outlines'],
	['SVG ', '\0\x01\0\0', 'a font without outlines'],
])('a font with outlines of %s only is refused with what to do', async (tag, version, kind) => {
	const directory = `${version}\0\x01${'\0'.repeat(6)}${tag}${'\0'.repeat(12)}`;
	const fonts = await openSquare(Buffer.from(directory, 'latin1'));
	expect(refusalOf(() => fonts.face('square-400').glyphOf(65))).toEqual([
		`fonts/fonts.yaml:5:30 error font/unsupported the font file "fonts/square.ttf" is ${kind}\n` +
			'  hint: name a TTF, OTF, WOFF or WOFF2 file of the face',
	]);
});

test('a font collection is refused, packed or not', async () => {
	const collections = [
		Buffer.from(`ttcf${'\0'.repeat(20)}`, 'latin1'),
		Buffer.from(`wOFFttcf${'\0'.repeat(60)}`, 'latin1'),
		Buffer.from(`wOF2ttcf${'\0'.repeat(60)}`, 'latin1'),
	];
	for (const bytes of collections) {
		const fonts = await openSquare(bytes);
		expect(refusalOf(() => fonts.face('square-400').glyphOf(65)).join()).toContain('is a font collection');
	}
});

test('a composite that is made of itself ends', async () => {
	const cyclic = [glyphs[0]!, { advance: 1, parts: [{ glyph: 1, dx: 0, dy: 0 }], codePoints: [0x41] }];
	const face = (await openSquare({ glyphs: cyclic })).face('square-400');
	expect(refusalOf(() => face.outlineOf(1)).join()).toContain(
		'composes glyph 1 of too many others, or of itself',
	);
	expect(subsetOf(face, [1]).length).toBeGreaterThan(0);
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
	expect(refusalOf(() => subsetOf(face, [1])).join()).toContain('uses glyph 9, which does not exist');
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

const cff: CffSquareFont = {
	glyphs: [glyphs[0]!, glyphs[1]!, { advance: 600, codePoints: [0x41] }],
	charstrings: {
		2: charstring(
			...[0, 1, 2, 'hstemhm', 3, 4, 'hintmask', Uint8Array.of(0x80), 10, 20, 'rmoveto', -107, 'callgsubr'],
			...[1, 2, 3, 4, 5, 6, 'rrcurveto', 1, 2, 3, 4, 'hvcurveto', -107, 'callsubr', 0, 0, 65, 65, 'endchar'],
		),
	},
	globalSubrs: [charstring(1, 2, 3, 4, 5, 6, 7, 'hflex', 'return')],
	localSubrs: [[charstring(5, 'hlineto', 6, 2, 'div', 'vlineto', 'return')]],
	hasVerticalMetrics: true,
};
const keyed: CffSquareFont = { ...cff, cids: [700, 900], dictOf: [0, 0, 0] };

/** One of each format, by name; the packed ones are damaged before and after their tables are packed. */
interface Format {
	readonly name: string;
	readonly make: () => Uint8Array;
	readonly pack?: (sfnt: Uint8Array) => Uint8Array;
}
const formats: readonly Format[] = [
	{ name: 'TrueType', make: () => whole },
	{ name: 'CFF', make: () => cffFont({ ...cff, names: [34, 125] }) },
	{ name: 'CID-keyed CFF', make: () => cffFont(keyed) },
	{ name: 'WOFF', make: () => whole, pack: packWoff },
	{ name: 'WOFF2', make: () => whole, pack: packWoff2 },
	{ name: 'WOFF2 with CFF', make: () => cffFont(keyed), pack: (sfnt) => packWoff2(sfnt, 'plain') },
];

test.each(formats)(
	'a damaged font of format $name is refused or read, but never crashes or hangs',
	async ({ make, pack }) => {
		// A fixed sequence: what fails once fails again.
		let seed = 1;
		const random = (limit: number) => {
			seed = (Math.imul(seed, 1103515245) + 12345) >>> 0;
			return (seed >>> 8) % limit;
		};
		const damage = (bytes: Uint8Array): Uint8Array => {
			const damaged = bytes.slice(0, random(12) === 0 ? random(bytes.length) : bytes.length);
			for (let i = 0; i < 1 + random(3); i++) {
				const at = random(damaged.length || 1);
				if (at < damaged.length)
					damaged[at] = [0, 255, 128, random(256), damaged[at]! ^ (1 << random(8))][random(5)]!;
			}
			return damaged;
		};
		const sound = make();
		const root = project({ 'fonts/fonts.yaml': oneFace, 'fonts/square.ttf': sound });
		const table = loadFontTable(root, unexpected);
		let read = 0;
		for (let round = 0; round < 500; round++) {
			const isPackedDamaged = pack !== undefined && random(3) === 0;
			const inner = isPackedDamaged ? sound : damage(sound);
			let bytes = inner;
			try {
				if (pack) bytes = isPackedDamaged ? damage(pack(inner)) : pack(inner);
			} catch (error) {
				// The packer of the tests trusts what it is given.
				if (error instanceof RangeError || error instanceof TypeError) continue;
				throw error;
			}
			writeFileSync(table.families[0]!.faces[0]!.file, bytes);
			const fonts = await openFonts(table);
			try {
				useAll(fonts.face('square-400'));
				read++;
			} catch (error) {
				if (!(error instanceof PressError)) throw error;
				expect(error.diagnostics.map(({ code }) => code).join()).toMatch(/^font\/(broken|unsupported)$/);
			}
			fonts.close();
		}
		expect(read).toBeGreaterThan(50);
	},
);
