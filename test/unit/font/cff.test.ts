import { expect, test } from 'vitest';
import type { Path } from '../../../src/base/index.js';
import type { Face } from '../../../src/font/index.js';
import { type CffSquareFont, cffFont, charstring } from './cff-font.js';
import { openSquare, refusalOf } from './project.js';
import type { SquareGlyph } from './square-font.js';

const blank: SquareGlyph = { advance: 500 };
const square: SquareGlyph = { advance: 1000, box: [100, 0, 900, 800], codePoints: [0x6c38] };
const letter: SquareGlyph = { advance: 600, codePoints: [0x41] };

async function open(font: CffSquareFont): Promise<Face> {
	return (await openSquare(cffFont(font))).face('square-400');
}

/** The outline in units, y up, as a charstring thinks of it. */
const inUnits = (path: Path): string =>
	path
		.map(([name, ...values]) =>
			[name, ...values.map((value, i) => Math.round(value * (i % 2 === 0 ? 1e3 : -1e3)) + 0)].join(' '),
		)
		.join(', ');

test('a face with CFF outlines has metrics, characters and outlines as any other', async () => {
	const face = await open({ glyphs: [blank, square, letter] });
	expect(face.metrics).toMatchObject({ unitsPerEm: 1000, ascent: 0.8, postscriptName: 'Square-Regular' });
	expect(face.glyphCount).toBe(3);
	expect(face.hasHan).toBe(true);
	expect([0x6c38, 0x41, 0x42].map(face.glyphOf)).toEqual([1, 2, 0]);
	expect([0, 1, 2].map(face.advanceOf)).toEqual([0.5, 1, 0.6]);
	expect(face.outlineOf(1)).toEqual([
		['M', 0.1, 0],
		['L', 0.1, -0.8],
		['L', 0.9, -0.8],
		['L', 0.9, 0],
		['Z'],
	]);
	expect(face.outlineOf(2)).toEqual([]);
	expect(face.inkOf(1)).toEqual({ x: 0.1, y: -0.8, width: 0.8, height: 0.8 });
	expect(face.inkOf(2)).toBeUndefined();
	expect(face.shape('永A').glyphs).toEqual([1, 2]);
});

// Each operator by hand from Technical Note 5177, section 4, beginning at 10, 20.
test.each<[string, readonly (number | string | Uint8Array)[], string]>([
	['rlineto', [1, 2, 3, 4, 'rlineto'], 'M 10 20, L 11 22, L 14 26, Z'],
	['hlineto', [5, 6, 7, 'hlineto'], 'M 10 20, L 15 20, L 15 26, L 22 26, Z'],
	['vlineto', [5, 6, 'vlineto'], 'M 10 20, L 10 25, L 16 25, Z'],
	['rrcurveto', [1, 2, 3, 4, 5, 6, 'rrcurveto'], 'M 10 20, C 11 22 14 26 19 32, Z'],
	['hhcurveto', [1, 3, 4, 5, 'hhcurveto'], 'M 10 20, C 11 20 14 24 19 24, Z'],
	['hhcurveto with a slant', [9, 1, 3, 4, 5, 'hhcurveto'], 'M 10 20, C 11 29 14 33 19 33, Z'],
	['vvcurveto', [1, 3, 4, 5, 'vvcurveto'], 'M 10 20, C 10 21 13 25 13 30, Z'],
	['vvcurveto with a slant', [9, 1, 3, 4, 5, 'vvcurveto'], 'M 10 20, C 19 21 22 25 22 30, Z'],
	['hvcurveto', [1, 2, 3, 4, 'hvcurveto'], 'M 10 20, C 11 20 13 23 13 27, Z'],
	['hvcurveto with a slant', [1, 2, 3, 4, 7, 'hvcurveto'], 'M 10 20, C 11 20 13 23 20 27, Z'],
	[
		'hvcurveto in turn',
		[1, 2, 3, 4, 1, 2, 3, 4, 'hvcurveto'],
		'M 10 20, C 11 20 13 23 13 27, C 13 28 15 31 19 31, Z',
	],
	['vhcurveto', [1, 2, 3, 4, 'vhcurveto'], 'M 10 20, C 10 21 12 24 16 24, Z'],
	['rcurveline', [1, 2, 3, 4, 5, 6, 7, 8, 'rcurveline'], 'M 10 20, C 11 22 14 26 19 32, L 26 40, Z'],
	['rlinecurve', [7, 8, 1, 2, 3, 4, 5, 6, 'rlinecurve'], 'M 10 20, L 17 28, C 18 30 21 34 26 40, Z'],
	['hflex', [1, 2, 3, 4, 5, 6, 7, 'hflex'], 'M 10 20, C 11 20 13 23 17 23, C 22 23 28 20 35 20, Z'],
	[
		'flex',
		[1, 2, 3, 4, 5, 6, 1, 2, 3, 4, 5, 6, 50, 'flex'],
		'M 10 20, C 11 22 14 26 19 32, C 20 34 23 38 28 44, Z',
	],
	['hflex1', [1, 2, 3, 4, 5, 6, 7, 8, 9, 'hflex1'], 'M 10 20, C 11 22 14 26 19 26, C 25 26 32 34 41 20, Z'],
	[
		'flex1, level',
		[9, 1, 9, 1, 9, 1, 9, 1, 9, 1, 5, 'flex1'],
		'M 10 20, C 19 21 28 22 37 23, C 46 24 55 25 60 20, Z',
	],
	[
		'flex1, upright',
		[1, 9, 1, 9, 1, 9, 1, 9, 1, 9, 5, 'flex1'],
		'M 10 20, C 11 29 12 38 13 47, C 14 56 15 65 10 70, Z',
	],
	[
		'a second contour',
		[5, 'hlineto', 1, 2, 'rmoveto', 5, 'vlineto'],
		'M 10 20, L 15 20, Z, M 16 22, L 16 27, Z',
	],
	['fractions', [0.5, 'hlineto', 1.5, 'vlineto'], 'M 10 20, L 11 20, L 11 22, Z'],
	['arithmetic', [12, 4, 'div', 2, 'mul', 1, 'add', 0, 'rlineto'], 'M 10 20, L 17 20, Z'],
	['the stack', [1, 2, 'exch', 'dup', 'drop', 3, 4, 4, 1, 'roll', 'rlineto'], 'M 10 20, L 14 22, L 15 25, Z'],
	['numbers that are kept', [8, 3, 'put', 3, 'get', 1, 'rlineto'], 'M 10 20, L 18 21, Z'],
	['a choice', [5, 6, 1, 2, 'ifelse', 0, 'rlineto'], 'M 10 20, L 15 20, Z'],
])('a charstring draws by %s', async (_, operators, expected) => {
	const code = charstring(10, 20, 'rmoveto', ...operators, 'endchar');
	const face = await open({ glyphs: [blank, letter], charstrings: { 1: code } });
	expect(inUnits(face.outlineOf(1))).toBe(expected);
});

test('hints and their masks are passed over, however they are written', async () => {
	// Three stems: one byte of mask; the vertical ones stand before the mask without an operator of their own.
	const code = charstring(
		...[-100, 1, 2, 'hstemhm', 3, 4, 5, 6, 'hintmask', Uint8Array.of(0xe0)],
		...[10, 20, 'rmoveto', 5, 'hlineto', 'hintmask', Uint8Array.of(0x40), 6, 'vlineto', 'endchar'],
	);
	const face = await open({ glyphs: [blank, letter], charstrings: { 1: code } });
	expect(inUnits(face.outlineOf(1))).toBe('M 10 20, L 15 20, L 15 26, Z');
});

test('subroutines of the font and of its part are called by their biased numbers', async () => {
	const globalSubrs = [charstring('return'), charstring(5, 'hlineto', 'return')];
	const localSubrs = [[charstring(7, 'vlineto', 'return'), charstring('endchar')]];
	const code = charstring(
		...[10, 20, 'rmoveto', 1 - 107, 'callgsubr', 0 - 107, 'callsubr', 1 - 107, 'callsubr'],
	);
	const face = await open({ glyphs: [blank, letter], charstrings: { 1: code }, globalSubrs, localSubrs });
	expect(inUnits(face.outlineOf(1))).toBe('M 10 20, L 15 20, L 15 27, Z');
});

test('the glyphs of a CID-keyed font take the subroutines of their own part', async () => {
	const part = (by: number) => [charstring(by, 'hlineto', 'return')];
	const code = charstring(10, 20, 'rmoveto', -107, 'callsubr', 'endchar');
	const face = await open({
		glyphs: [blank, letter, letter],
		charstrings: { 1: code, 2: code },
		localSubrs: [part(5), part(8)],
		cids: [700, 900],
		dictOf: [0, 1, 0],
	});
	expect(inUnits(face.outlineOf(1))).toBe('M 10 20, L 18 20, Z');
	expect(inUnits(face.outlineOf(2))).toBe('M 10 20, L 15 20, Z');
});

test('an accented letter is made of two glyphs of the standard encoding', async () => {
	// A (code 65) is name 34, acute (code 194) is name 125.
	const accented = charstring(0, 300, 500, 65, 194, 'endchar');
	const face = await open({
		glyphs: [
			blank,
			{ advance: 600, box: [0, 0, 400, 400] },
			{ advance: 300, box: [0, 0, 50, 50] },
			{ advance: 600, codePoints: [0xc1] },
		],
		names: [34, 125, 171],
		charstrings: { 3: accented },
	});
	expect(inUnits(face.outlineOf(3))).toBe(
		'M 0 0, L 0 400, L 400 400, L 400 0, Z, M 300 500, L 300 550, L 350 550, L 350 500, Z',
	);
});

test('a matrix of the font counts', async () => {
	const face = await open({
		glyphs: [blank, square],
		matrix: [0.0005, 0, 0.00025, 0.0005, 0, 0],
	});
	// 900, 800 of its own: x = 450 + 200, y = 400.
	expect(inUnits(face.outlineOf(1))).toBe('M 50 0, L 250 400, L 650 400, L 450 0, Z');
});

test('table VORG says where vertical text begins', async () => {
	const vorg = Uint8Array.from([0, 1, 0, 0, 0x03, 0x70, 0, 1, 0, 1, 0x03, 0x20]);
	const face = await open({
		glyphs: [blank, square, letter],
		hasVerticalMetrics: true,
		tables: [['VORG', vorg]],
	});
	expect([1, 2].map(face.verticalOriginOf)).toEqual([0.8, 0.88]);
	expect((await open({ glyphs: [blank, square], hasVerticalMetrics: true })).verticalOriginOf(1)).toBeCloseTo(
		0.88,
		10,
	);
});

const nested = [charstring(-107, 'callgsubr', -107, 'callgsubr', 'return')];
const many = [charstring(...Array.from({ length: 3000 }, () => [1, 'hlineto']).flat(), 'return')];
const calls = charstring(10, 20, 'rmoveto', ...Array.from({ length: 100 }, () => [-107, 'callgsubr']).flat());

test.each<[string, Uint8Array, readonly Uint8Array[], string]>([
	['calls itself', charstring(-107, 'callgsubr'), nested, 'calls subroutines more than 10 deep'],
	['never ends', calls, many, 'has more than 200000 operators'],
	['calls what is not there', charstring(5, 'callgsubr'), [], 'calls subroutine 112 of 0'],
	['has too few numbers', charstring(1, 'rmoveto'), [], 'lacks an operand'],
	['divides by nothing', charstring(1, 0, 'div'), [], 'reckons with Infinity'],
	['is all numbers', charstring(...Array.from({ length: 600 }, () => 1)), [], 'has more than 513 operands'],
	['stops in a number', Uint8Array.of(28, 1), [], 'ends at byte 2, but byte 3 is asked for'],
	[
		'is made of itself',
		charstring(0, 0, 65, 65, 'endchar'),
		[],
		'is made of two glyphs, and belongs to another that is',
	],
])('a charstring that %s ends with what is wrong', async (_, code, globalSubrs, expected) => {
	const face = await open({ glyphs: [blank, letter], charstrings: { 1: code }, globalSubrs, names: [34] });
	const [refusal] = refusalOf(() => face.outlineOf(1));
	expect(refusal).toContain(
		'fonts/fonts.yaml:5:30 error font/broken the font file "fonts/square.ttf" is broken: table "CFF"',
	);
	expect(refusal).toContain(expected);
});

test('a charstring without an end is drawn to where it stops', async () => {
	const face = await open({
		glyphs: [blank, letter],
		charstrings: { 1: charstring(10, 20, 'rmoveto', 5, 'hlineto') },
	});
	expect(inUnits(face.outlineOf(1))).toBe('M 10 20, L 15 20, Z');
});
