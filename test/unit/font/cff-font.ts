import { writeSfnt } from '../../../src/font/write-sfnt.js';
import { commonTables, type SquareFont, type SquareGlyph } from './square-font.js';

/** A font with CFF outlines, as bytes of charstrings; a glyph without one of its own is the square of its box. */
export interface CffSquareFont extends SquareFont {
	/** Charstrings by glyph, made with `charstring`. */
	readonly charstrings?: Readonly<Record<number, Uint8Array>>;
	readonly globalSubrs?: readonly Uint8Array[];
	/** By font dictionary: one for a name-keyed font. */
	readonly localSubrs?: readonly (readonly Uint8Array[])[];
	/** Numbers of the glyphs' names, .notdef left out; those of the standard set in order when absent. */
	readonly names?: readonly number[];
	/** CIDs of the glyphs, .notdef left out, and the font dictionary of each glyph: the font is CID-keyed. */
	readonly cids?: readonly number[];
	readonly dictOf?: readonly number[];
	readonly matrix?: readonly number[];
	readonly tables?: readonly (readonly [string, Uint8Array])[];
}

const NOMINAL_WIDTH = 600;
const OTTO = 0x4f54544f;

export function cffFont(font: CffSquareFont): Uint8Array {
	return writeSfnt([...commonTables(font), ['CFF ', cffTable(font)], ...(font.tables ?? [])], OTTO);
}

/** Operators by their names in Technical Note 5177, with the numbers before them. */
const OPERATORS: Readonly<Record<string, readonly number[]>> = {
	hstem: [1],
	vmoveto: [4],
	rlineto: [5],
	hlineto: [6],
	vlineto: [7],
	rrcurveto: [8],
	callsubr: [10],
	return: [11],
	endchar: [14],
	hstemhm: [18],
	hintmask: [19],
	rmoveto: [21],
	hmoveto: [22],
	vstemhm: [23],
	rcurveline: [24],
	rlinecurve: [25],
	vvcurveto: [26],
	hhcurveto: [27],
	callgsubr: [29],
	vhcurveto: [30],
	hvcurveto: [31],
	add: [12, 10],
	div: [12, 12],
	drop: [12, 18],
	put: [12, 20],
	get: [12, 21],
	ifelse: [12, 22],
	mul: [12, 24],
	dup: [12, 27],
	exch: [12, 28],
	roll: [12, 30],
	hflex: [12, 34],
	flex: [12, 35],
	hflex1: [12, 36],
	flex1: [12, 37],
};

/** `charstring(0, 500, 'hmoveto', 'endchar')`; bytes stand for themselves (masks). */
export const charstring = (...parts: readonly (number | string | Uint8Array)[]): Uint8Array =>
	Uint8Array.from(
		parts.flatMap((part) =>
			typeof part === 'number' ? number(part) : typeof part === 'string' ? [...OPERATORS[part]!] : [...part],
		),
	);

/** Two bytes or five: all that a test needs. */
function number(value: number): number[] {
	if (Number.isInteger(value)) return [28, (value >> 8) & 255, value & 255];
	const fixed = Math.round(value * 65536);
	return [255, (fixed >> 24) & 255, (fixed >> 16) & 255, (fixed >> 8) & 255, fixed & 255];
}

function squareCharstring({ advance, box }: SquareGlyph): Uint8Array {
	const width = advance - NOMINAL_WIDTH;
	if (!box) return charstring(width, 'endchar');
	const [minX, minY, maxX, maxY] = box;
	const outline = [maxY - minY, maxX - minX, minY - maxY, 'vlineto', 'endchar'] as const;
	return charstring(width, minX, minY, 'rmoveto', ...outline);
}

const place = (value: number): number[] => [
	29,
	(value >> 24) & 255,
	(value >> 16) & 255,
	(value >> 8) & 255,
	value & 255,
];

/** Decimal digits, half a byte each. */
function real(value: number): number[] {
	const halves = [...value.toFixed(12)].map((digit) => '0123456789.?????-'.indexOf(digit));
	halves.push(15);
	if (halves.length % 2 === 1) halves.push(15);
	return [30, ...halves.flatMap((half, i) => (i % 2 === 0 ? [half * 16 + halves[i + 1]!] : []))];
}

function index(objects: readonly Uint8Array[]): number[] {
	if (objects.length === 0) return [0, 0];
	const offsets = [1];
	for (const { length } of objects) offsets.push(offsets.at(-1)! + length);
	const head = [objects.length >> 8, objects.length & 255, 2];
	return [
		...head,
		...offsets.flatMap((offset) => [offset >> 8, offset & 255]),
		...objects.flatMap((object) => [...object]),
	];
}

function cffTable(font: CffSquareFont): Uint8Array {
	const { glyphs, charstrings = {}, globalSubrs = [], localSubrs = [[]], names, cids, dictOf, matrix } = font;
	const isCidKeyed = cids !== undefined;
	const start = [...[1, 0, 4, 2], ...index([Buffer.from('Square-Regular', 'latin1')])];
	const strings = [
		...index(isCidKeyed ? ['Adobe', 'Identity'].map((text) => Buffer.from(text, 'latin1')) : []),
		...index(globalSubrs),
	];
	const labels = cids ?? names;
	const charset = labels ? [0, ...labels.flatMap((label) => [label >> 8, label & 255])] : [];
	const outlines = index(glyphs.map((glyph, i) => charstrings[i] ?? squareCharstring(glyph)));
	const select = isCidKeyed ? [0, ...(dictOf ?? glyphs.map(() => 0))] : [];
	const privates = localSubrs.map((subrs) => {
		const nominal = [28, NOMINAL_WIDTH >> 8, NOMINAL_WIDTH & 255, 21];
		return subrs.length === 0
			? { size: nominal.length, data: nominal }
			: { size: nominal.length + 6, data: [...nominal, ...place(nominal.length + 6), 19, ...index(subrs)] };
	});
	const top = (at: { charset: number; outlines: number; select: number; dicts: number; first: number }) =>
		index([
			Uint8Array.from([
				...(isCidKeyed ? [...place(391), ...place(392), 139, 12, 30] : []),
				...(matrix ? [...matrix.flatMap(real), 12, 7] : []),
				...(labels ? [...place(at.charset), 15] : []),
				...place(at.outlines),
				17,
				...(isCidKeyed
					? [...place(at.dicts), 12, 36, ...place(at.select), 12, 37]
					: [...place(privates[0]!.size), ...place(at.first), 18]),
			]),
		]);
	const dicts = (first: number): number[] => {
		let next = first;
		return isCidKeyed
			? index(
					privates.map(({ size, data }) => {
						const dict = Uint8Array.from([...place(size), ...place(next), 18]);
						next += data.length;
						return dict;
					}),
				)
			: [];
	};
	const none = { charset: 0, outlines: 0, select: 0, dicts: 0, first: 0 };
	const from = start.length + top(none).length + strings.length;
	const at = {
		charset: from,
		outlines: from + charset.length,
		select: from + charset.length + outlines.length,
		dicts: from + charset.length + outlines.length + select.length,
		first: from + charset.length + outlines.length + select.length + dicts(0).length,
	};
	return Uint8Array.from([
		...[start, top(at), strings, charset, outlines, select, dicts(at.first)].flat(),
		...privates.flatMap(({ data }) => data),
	]);
}
