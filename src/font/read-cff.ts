import { identity, type Matrix, multiply } from '../base/index.js';
import { type DictEntry, operators, readDict } from './cff-dict.js';
import { type CffIndex, readIndex } from './cff-index.js';
import type { Table } from './table.js';

/** The font of a "CFF" table (Adobe Technical Note 5176). Offsets are checked here, charstrings when they are drawn. */
export interface CffFont {
	readonly table: Table;
	readonly charstrings: CffIndex;
	readonly globalSubrs: CffIndex;
	/** One for a name-keyed font, as many as its FDArray has for a CID-keyed one. */
	readonly parts: readonly CffPart[];
	/** Which of the parts a glyph belongs to. */
	partOf(glyph: number): number;
	/** The glyph of a code of Adobe's standard encoding, for accented letters that are made of two; 0 when there is none. */
	standardGlyph(code: number): number;
}

/** What the glyphs of one Font DICT have in common. */
export interface CffPart {
	/** From the units of the outlines to those of the em, y up; absent when they are the same, as in nearly every font. */
	readonly matrix: Matrix | undefined;
	readonly localSubrs: CffIndex | undefined;
	readonly defaultWidth: number;
	readonly nominalWidth: number;
	/** The Private DICT without the place of its subroutines. */
	readonly privateEntries: readonly DictEntry[];
}

export function readCff(table: Table, glyphCount: number, unitsPerEm: number): CffFont {
	if (table.u8(0) !== 1) table.broken(`is of version ${table.u8(0)}`);
	const names = readIndex(table, table.u8(2), 'names');
	const dicts = readIndex(table, names.end, 'dictionaries');
	if (dicts.count !== 1) table.broken(`holds ${dicts.count} fonts`);
	const top = readDict(dicts.object(0));
	const strings = readIndex(table, dicts.end, 'strings');
	const globalSubrs = readIndex(table, strings.end, 'global subroutines');
	const type = top.get(operators.charstringType)?.operands.at(-1) ?? 2;
	if (type !== 2) table.broken(`has charstrings of type ${type}`);
	const charstrings = readIndex(table, offsetIn(top, operators.charStrings, table), 'charstrings');
	if (charstrings.count < glyphCount) {
		table.broken(`has ${charstrings.count} glyphs, but table "maxp" counts ${glyphCount}`);
	}
	const isCidKeyed = top.has(operators.ros);
	const dictionaries = isCidKeyed ? fontDicts(table, top) : [top];
	const parts = dictionaries.map((dict) =>
		readPart(table, dict, unitMatrix(isCidKeyed ? [top, dict] : [top], unitsPerEm)),
	);
	const select = isCidKeyed ? readSelect(table, top, charstrings.count, parts.length) : undefined;
	let standard: ReadonlyMap<number, number> | undefined;
	return {
		table,
		charstrings,
		globalSubrs,
		parts,
		partOf: (glyph) => select?.[glyph] ?? 0,
		standardGlyph(code) {
			// A CID-keyed font has no names, and so no letters made of two.
			standard ??= isCidKeyed ? new Map() : glyphsByName(table, top, charstrings.count);
			return standard.get(standardName(code)) ?? 0;
		},
	};
}

type Dict = ReadonlyMap<number, DictEntry>;

function offsetIn(dict: Dict, operator: number, table: Table, index = 0): number {
	const offset = dict.get(operator)?.operands[index];
	if (offset === undefined) return table.broken(`does not say where to find what operator ${operator} names`);
	if (!Number.isInteger(offset) || offset < 0 || offset >= table.length)
		return table.broken(`points to byte ${offset} of ${table.length}`);
	return offset;
}

function fontDicts(table: Table, top: Dict): readonly Dict[] {
	const fonts = readIndex(table, offsetIn(top, operators.fdArray, table), 'font dictionaries');
	if (fonts.count < 1 || fonts.count > 256) table.broken(`has ${fonts.count} font dictionaries`);
	return Array.from({ length: fonts.count }, (_, index) => readDict(fonts.object(index)));
}

function readPart(table: Table, dict: Dict, matrix: Matrix | undefined): CffPart {
	const size = dict.get(operators.private)?.operands[0] ?? 0;
	const at = size > 0 ? offsetIn(dict, operators.private, table, 1) : 0;
	const own = readDict(table.part(at, size));
	const subrs = own.get(operators.subrs)?.operands[0] ?? 0;
	return {
		matrix,
		localSubrs: subrs > 0 ? readIndex(table, at + subrs, 'local subroutines') : undefined,
		defaultWidth: own.get(operators.defaultWidthX)?.operands[0] ?? 0,
		nominalWidth: own.get(operators.nominalWidthX)?.operands[0] ?? 0,
		privateEntries: [...own.values()].filter(({ operator }) => operator !== operators.subrs),
	};
}

function matrixOf(dict: Dict): Matrix | undefined {
	const [a, b, c, d, e, f] = dict.get(operators.fontMatrix)?.operands ?? [];
	if (a === undefined || b === undefined || c === undefined || d === undefined) return undefined;
	// A matrix that makes everything flat is a mistake: the em of table "head" counts.
	return Math.abs(a * d - b * c) < 1e-12 ? undefined : [a, b, c, d, e ?? 0, f ?? 0];
}

/** Either dictionary of a CID-keyed font may have a matrix; of both the product counts. Without any the em is that of "head". */
function unitMatrix(dicts: readonly Dict[], unitsPerEm: number): Matrix | undefined {
	const own = dicts.flatMap((dict) => {
		const matrix = matrixOf(dict);
		return matrix ? [matrix] : [];
	});
	if (own.length === 0) return undefined;
	const matrix = own.reduce(multiply, [unitsPerEm, 0, 0, unitsPerEm, 0, 0]);
	const isPlain = matrix.every((value, i) => Math.abs(value - identity[i]!) < 1e-4);
	return isPlain ? undefined : matrix;
}

/** The part of each glyph (section 19): format 0 names it glyph by glyph, format 3 in ranges. */
function readSelect(table: Table, top: Dict, count: number, parts: number): Uint8Array {
	const at = offsetIn(top, operators.fdSelect, table);
	const select = new Uint8Array(count);
	const format = table.u8(at);
	if (format === 0) select.set(table.slice(at + 1, count));
	else if (format === 3) {
		const ranges = table.u16(at + 1);
		for (let i = 0; i < ranges; i++) {
			const range = at + 3 + i * 3;
			const [first, next] = [table.u16(range), table.u16(range + 3)];
			// In order, so that no glyph is written twice.
			if (next <= first) table.broken('selects its font dictionaries out of order');
			select.fill(table.u8(range + 2), first, next);
		}
	} else table.broken(`selects its font dictionaries by format ${format}`);
	if (select.some((part) => part >= parts)) table.broken('selects a font dictionary that it does not have');
	return select;
}

/** Glyphs by the numbers of their names (section 13); the two expert sets hold no letters of the standard encoding. */
function glyphsByName(table: Table, top: Dict, count: number): ReadonlyMap<number, number> {
	const names = new Map<number, number>();
	const charset = top.get(operators.charset)?.operands[0] ?? 0;
	if (charset === 0) for (let glyph = 1; glyph < Math.min(count, 229); glyph++) names.set(glyph, glyph);
	if (charset <= 2) return names;
	const at = offsetIn(top, operators.charset, table);
	const format = table.u8(at);
	if (format > 2) table.broken(`names its glyphs by format ${format}`);
	for (let glyph = 1, from = at + 1; glyph < count; ) {
		const first = table.u16(from);
		const more = format === 0 ? 0 : format === 1 ? table.u8(from + 2) : table.u16(from + 2);
		for (let i = 0; i <= more && glyph < count; i++) names.set(first + i, glyph++);
		from += 2 + format;
	}
	return names;
}

/** Names of the standard encoding's codes above the letters of ASCII: first code, last code, name of the first (appendix B). */
const STANDARD_ENCODING: readonly (readonly [first: number, last: number, name: number])[] = [
	[32, 126, 1],
	[161, 175, 96],
	[177, 180, 111],
	[182, 189, 115],
	[191, 191, 123],
	[193, 200, 124],
	[202, 203, 132],
	[205, 208, 134],
	[225, 225, 138],
	[227, 227, 139],
	[232, 235, 140],
	[241, 241, 144],
	[245, 245, 145],
	[248, 251, 146],
];

function standardName(code: number): number {
	const range = STANDARD_ENCODING.find(([first, last]) => code >= first && code <= last);
	return range ? range[2] + code - range[0] : 0;
}
