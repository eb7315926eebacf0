import { operators, writeEntry, writePlaces } from './cff-dict.js';
import { type CffIndex, writeIndex } from './cff-index.js';
import { drawCharstring, subrBias, type UsedSubrs } from './charstring.js';
import type { CffFont, CffPart } from './read-cff.js';
import { writeCharstring } from './write-charstring.js';

/** What a subset is made from besides the outlines. */
export interface CffSource {
	readonly cff: CffFont;
	readonly name: string;
	readonly unitsPerEm: number;
	/** Of table "hmtx", in units of the em. */
	readonly advances: Uint16Array;
	readonly bounds: readonly [minX: number, minY: number, maxX: number, maxY: number];
}

/** The strings "Adobe" and "Identity" are the first after the standard ones (Technical Note 5176, appendix A). */
const FIRST_STRING = 391;

/**
 * Writes a CID-keyed font program (CIDFontType0C of PDF) whose glyphs bear the CIDs that they are asked for by. Charstrings are
 * copied with their hints and keep the numbers of their subroutines; those that nothing calls become empty.
 */
export function subsetCff(source: CffSource, glyphOfCid: ReadonlyMap<number, number>): Uint8Array {
	const { cff, name, bounds } = source;
	const cids = [...new Set([0, ...glyphOfCid.keys()])].sort((a, b) => a - b);
	const glyphs = cids.map((cid) => glyphOfCid.get(cid) ?? 0);
	const used: UsedSubrs = { global: new Set(), local: cff.parts.map(() => new Set()) };
	const charstrings = glyphs.map((glyph) => charstringOf(source, glyph, used));
	const parts = [...new Set(glyphs.map(cff.partOf))].sort((a, b) => a - b);
	const partNumbers = new Map(parts.map((part, index) => [part, index]));

	const head = [
		Uint8Array.of(1, 0, 4, 4),
		writeIndex([ascii(name)]),
		// The Top DICT, whose length does not depend on the offsets in it.
		new Uint8Array(0),
		writeIndex([ascii('Adobe'), ascii('Identity')]),
		writeIndex(subrsOf(cff.globalSubrs, used.global)),
	];
	const charset = Uint8Array.from([0, ...cids.slice(1).flatMap((cid) => [cid >> 8, cid & 255])]);
	const select = Uint8Array.from([0, ...glyphs.map((glyph) => partNumbers.get(cff.partOf(glyph))!)]);
	const outlines = writeIndex(charstrings);
	const privates = parts.map((part) => writePrivate(cff.parts[part]!, used.local[part]!));
	const fontDicts = (at: number): Uint8Array => {
		let next = at;
		return writeIndex(
			privates.map(({ bytes, size }) => {
				const dict = Uint8Array.from(writePlaces(operators.private, [size, next]));
				next += bytes.length;
				return dict;
			}),
		);
	};
	const topDict = (at: { charset: number; select: number; outlines: number; fonts: number }): Uint8Array =>
		writeIndex([
			Uint8Array.from([
				...writeEntry(operators.ros, [FIRST_STRING, FIRST_STRING + 1, 0]),
				...writeEntry(operators.fontBBox, bounds),
				...fontMatrix(source.unitsPerEm),
				...writeEntry(operators.cidCount, [cids.at(-1)! + 1]),
				...writePlaces(operators.charset, [at.charset]),
				...writePlaces(operators.fdSelect, [at.select]),
				...writePlaces(operators.charStrings, [at.outlines]),
				...writePlaces(operators.fdArray, [at.fonts]),
			]),
		]);
	head[2] = topDict({ charset: 0, select: 0, outlines: 0, fonts: 0 });
	const start = head.reduce((sum, { length }) => sum + length, 0);
	const at = {
		charset: start,
		select: start + charset.length,
		outlines: start + charset.length + select.length,
		fonts: start + charset.length + select.length + outlines.length,
	};
	head[2] = topDict(at);
	const fonts = fontDicts(at.fonts + fontDicts(0).length);
	const all = [...head, charset, select, outlines, fonts, ...privates.map(({ bytes }) => bytes)];
	return new Uint8Array(Buffer.concat(all));
}

/** The glyph's own charstring, or one drawn anew where it cannot stand alone or its width is not the font's. */
function charstringOf({ cff, advances }: CffSource, glyph: number, used: UsedSubrs): Uint8Array {
	const { nominalWidth } = cff.parts[cff.partOf(glyph)]!;
	const local = { global: new Set<number>(), local: cff.parts.map(() => new Set<number>()) };
	const { path, width, isAlone } = drawCharstring(cff, glyph, local);
	const advance = advances[glyph] ?? 0;
	// Readers compare the widths of the file with those of the program (ISO 19005-2, 6.2.11.5): a unit off is too much.
	if (!isAlone || Math.abs(advance - width) >= 1) return writeCharstring(path, advance - nominalWidth);
	for (const index of local.global) used.global.add(index);
	local.local.forEach((indices, part) => {
		for (const index of indices) used.local[part]!.add(index);
	});
	return cff.charstrings.object(glyph).bytes;
}

/** `return`: what stands for a subroutine that no glyph calls. */
const EMPTY = Uint8Array.of(11);

/** As many subroutines as keep the numbers of those used, the bias that depends on their count included. */
function subrsOf(subrs: CffIndex | undefined, used: ReadonlySet<number>): readonly Uint8Array[] {
	if (!subrs || used.size === 0) return [];
	const last = Math.max(...used);
	let count = last + 1;
	for (const least of [1240, 33900])
		if (subrBias(count) !== subrBias(subrs.count)) count = Math.max(count, least);
	return Array.from({ length: count }, (_, index) => (used.has(index) ? subrs.object(index).bytes : EMPTY));
}

/** A Private DICT with its subroutines behind it; `size` is that of the dictionary alone. */
function writePrivate(part: CffPart, used: ReadonlySet<number>): { bytes: Uint8Array; size: number } {
	const entries = part.privateEntries.map(({ bytes }) => bytes);
	const subrs = subrsOf(part.localSubrs, used);
	if (subrs.length === 0) {
		const bytes = Buffer.concat(entries);
		return { bytes, size: bytes.length };
	}
	const length = entries.reduce((sum, entry) => sum + entry.length, 0);
	const size = length + writePlaces(operators.subrs, [0]).length;
	const place = Uint8Array.from(writePlaces(operators.subrs, [size]));
	return { bytes: Buffer.concat([...entries, place, writeIndex(subrs)]), size };
}

/** Nothing for the em that every reader takes when there is no matrix. */
const fontMatrix = (units: number): readonly number[] =>
	units === 1000 ? [] : writeEntry(operators.fontMatrix, [1 / units, 0, 0, 1 / units, 0, 0]);

const ascii = (text: string): Uint8Array => Buffer.from(text, 'latin1');
