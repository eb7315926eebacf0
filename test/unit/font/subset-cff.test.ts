import { expect, test } from 'vitest';
import { operators, readDict } from '../../../src/font/cff-dict.js';
import { readIndex } from '../../../src/font/cff-index.js';
import { drawCharstring } from '../../../src/font/charstring.js';
import { readCff } from '../../../src/font/read-cff.js';
import { Table } from '../../../src/font/table.js';
import { type CffSquareFont, cffFont, charstring } from './cff-font.js';
import { openSquare } from './project.js';
import type { SquareGlyph } from './square-font.js';

const box = (size: number, advance = 600): SquareGlyph => ({ advance, box: [0, 0, size, size] });
const blank: SquareGlyph = { advance: 500 };

async function subset(font: CffSquareFont, glyphOfCid: Readonly<Record<number, number>>) {
	const face = (await openSquare(cffFont(font))).face('square-400');
	const cids = new Map(Object.entries(glyphOfCid).map(([cid, glyph]) => [Number(cid), glyph]));
	const program = face.subset(cids);
	expect(program.format).toBe('cff');
	return openProgram(program.bytes);
}

/** Reads a program as a PDF reader does: CIDs through the charset. */
function openProgram(bytes: Uint8Array) {
	const fail = (what: string): never => {
		throw new Error(what);
	};
	const table = new Table('CFF ', bytes, fail);
	const names = readIndex(table, 4, 'names');
	const dicts = readIndex(table, names.end, 'dictionaries');
	const strings = readIndex(table, dicts.end, 'strings');
	const top = readDict(dicts.object(0));
	const count = readIndex(table, top.get(operators.charStrings)!.operands[0]!, 'charstrings').count;
	const at = top.get(operators.charset)!.operands[0]!;
	const cids = [0, ...Array.from({ length: count - 1 }, (_, i) => table.u16(at + 1 + i * 2))];
	const cff = readCff(table, count, 1000);
	return {
		top,
		cff,
		cids,
		strings: [0, 1].map((i) => Buffer.from(strings.object(i).bytes).toString('latin1')),
		drawn: (cid: number) => drawCharstring(cff, cids.indexOf(cid)),
	};
}

const corner = (size: number) => ['L', size, size];

test('a CFF subset names its glyphs by the CIDs that were asked for, and has glyph 0', async () => {
	const font = { glyphs: [blank, box(100), box(200), box(300)] };
	const program = await subset(font, { 3: 3, 1: 1, 60000: 3 });
	expect(program.cids).toEqual([0, 1, 3, 60000]);
	expect(program.strings).toEqual(['Adobe', 'Identity']);
	expect(program.top.get(operators.ros)!.operands).toEqual([391, 392, 0]);
	expect(program.top.get(operators.cidCount)!.operands).toEqual([60001]);
	expect([1, 3, 60000].map((cid) => program.drawn(cid).path[2])).toEqual([100, 300, 300].map(corner));
	expect(program.drawn(1).width).toBe(600);
	expect(program.drawn(0).path).toEqual([]);
});

test('charstrings are copied with their hints, and the subroutines they call keep their numbers', async () => {
	const globalSubrs = Array.from({ length: 1500 }, (_, i) => charstring(i, 'hlineto', 'return'));
	const localSubrs = [Array.from({ length: 9 }, (_, i) => charstring(i, 'vlineto', 'return'))];
	const code = charstring(
		0,
		1,
		2,
		'hstem',
		3,
		'hmoveto',
		40 - 1131,
		'callgsubr',
		7 - 107,
		'callsubr',
		'endchar',
	);
	const program = await subset(
		{ glyphs: [blank, { advance: 600 }], charstrings: { 1: code }, globalSubrs, localSubrs },
		{ 1: 1 },
	);
	expect(program.cff.charstrings.object(1).bytes).toEqual(code);
	expect(program.drawn(1).path).toEqual([['M', 3, 0], ['L', 43, 0], ['L', 43, 7], ['Z']]);
	// The bias of 1,131 asks for 1,240 subroutines at least.
	expect(program.cff.globalSubrs.count).toBe(1240);
	expect([...program.cff.globalSubrs.object(39).bytes]).toEqual([11]);
	expect(program.cff.parts[0]!.localSubrs?.count).toBe(8);
});

test('only the parts of a CID-keyed font that are used come along', async () => {
	const part = (by: number) => [charstring(by, 'hlineto', 'return')];
	const code = charstring(3, 'hmoveto', -107, 'callsubr', 'endchar');
	const font = {
		glyphs: [blank, { advance: 600 }, { advance: 600 }],
		charstrings: { 1: code, 2: code },
		localSubrs: [part(5), part(6), part(8)],
		cids: [700, 900],
		dictOf: [0, 1, 2],
	};
	const program = await subset(font, { 2: 2 });
	expect(program.cids).toEqual([0, 2]);
	expect(program.cff.parts).toHaveLength(2);
	expect(program.drawn(2).path[1]).toEqual(['L', 11, 0]);
});

test('a glyph made of two is drawn anew as one', async () => {
	const program = await subset(
		{
			glyphs: [blank, box(400), box(50, 300), { advance: 640 }],
			names: [34, 125, 171],
			charstrings: { 3: charstring(40, 300.5, 500, 65, 194, 'endchar') },
		},
		{ 3: 3 },
	);
	const { path, width, isAlone } = program.drawn(3);
	expect([width, isAlone]).toEqual([640, true]);
	expect(path.filter(([name]) => name === 'M')).toEqual([
		['M', 0, 0],
		['M', 300.5, 500],
	]);
});

test('a width that is not that of the font is mended', async () => {
	const code = charstring(-300, 0, 0, 'rmoveto', 100, 'hlineto', 'endchar');
	const font = { glyphs: [blank, { advance: 700 }], charstrings: { 1: code } };
	const { path, width } = (await subset(font, { 1: 1 })).drawn(1);
	expect(width).toBe(700);
	expect(path).toEqual([['M', 0, 0], ['L', 100, 0], ['Z']]);
});

test('a glyph of a font with a matrix is drawn anew in units of the em', async () => {
	const font = { glyphs: [blank, box(800)], matrix: [0.0005, 0, 0, 0.0005, 0, 0] };
	const program = await subset(font, { 1: 1 });
	expect(program.top.has(operators.fontMatrix)).toBe(false);
	expect(program.drawn(1)).toMatchObject({ width: 600, isAlone: true });
	expect(program.drawn(1).path[2]).toEqual(corner(400));
});

test('the same glyphs give the same program', async () => {
	const face = (await openSquare(cffFont({ glyphs: [blank, box(100), box(200)] }))).face('square-400');
	const program = (...cids: readonly number[]) => face.subset(new Map(cids.map((cid) => [cid, cid])));
	expect(program(2, 1)).toEqual(program(1, 2));
	expect(program(1)).not.toEqual(program(2));
});
