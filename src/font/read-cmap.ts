import type { Table } from './table.js';

/** Glyph of a code point; 0 when the font lacks it. */
export type Cmap = (codePoint: number) => number;

/**
 * Reads the character map: format 12 (all of Unicode) when there is one, else format 4 or 6 (the first 65,536 characters),
 * else the map of a symbol font, whose characters stand from U+F000 on. The first plane is spread out into one array, which
 * answers faster than anything else; the others stay ranges.
 */
export function readCmap(cmap: Table, glyphCount: number): Cmap {
	const full = subtable(cmap, 12, [
		[3, 10],
		[0, 6],
		[0, 4],
		[0, 3],
	]);
	const basic = subtable(cmap, 4, BASIC);
	const trimmed = subtable(cmap, 6, BASIC);
	const symbol = subtable(cmap, 4, [[3, 0]]);
	const plane0 = new Uint16Array(65536);
	let ranges: Uint32Array = new Uint32Array(0);
	if (full !== undefined) ranges = readFormat12(cmap, full, plane0);
	else if (basic !== undefined) readFormat4(cmap, basic, plane0);
	else if (trimmed !== undefined) readFormat6(cmap, trimmed, plane0);
	else if (symbol !== undefined) readFormat4(cmap, symbol, plane0);
	else cmap.broken('has no Unicode map of format 12, 4 or 6');
	return (codePoint) => {
		const glyph = codePoint < 65536 ? (plane0[codePoint] ?? 0) : inRanges(ranges, codePoint);
		return glyph < glyphCount ? glyph : 0;
	};
}

/** Platforms and encodings of maps of the first plane, best first. */
const BASIC: readonly (readonly [number, number])[] = [
	[3, 1],
	[0, 3],
	[0, 4],
	[0, 2],
	[0, 1],
	[0, 0],
];

/** Offset of the first subtable of `format` under one of the given platforms and encodings, best first. */
function subtable(
	cmap: Table,
	format: number,
	wanted: readonly (readonly [number, number])[],
): number | undefined {
	const count = cmap.u16(2);
	for (const [platform, encoding] of wanted) {
		for (let i = 0; i < count; i++) {
			const at = 4 + i * 8;
			if (cmap.u16(at) !== platform || cmap.u16(at + 2) !== encoding) continue;
			const offset = cmap.u32(at + 4);
			if (cmap.u16(offset) === format) return offset;
		}
	}
	return undefined;
}

/** Fills `plane0` and returns the ranges above it as start, end, first glyph, ascending. */
function readFormat12(cmap: Table, offset: number, plane0: Uint16Array): Uint32Array {
	const count = cmap.u32(offset + 12);
	const groups = cmap.u32s(offset + 16, count * 3);
	const ranges: number[] = [];
	let from = 0;
	for (let i = 0; i < groups.length; i += 3) {
		const start = groups[i]!;
		const end = Math.min(groups[i + 1]!, 0x10ffff);
		const glyph = groups[i + 2]!;
		// Groups ascend; what falls back behind the last one is passed over, so the work is bounded by Unicode itself.
		const first = Math.max(start, from);
		if (end < first) continue;
		for (let code = first; code <= Math.min(end, 0xffff); code++)
			plane0[code] = glyphNumber(glyph + code - start);
		if (end > 0xffff) {
			const above = Math.max(first, 0x10000);
			ranges.push(above, end, glyphNumber(glyph + above - start));
		}
		from = end + 1;
	}
	return Uint32Array.from(ranges);
}

const glyphNumber = (glyph: number): number => (glyph > 0xffff ? 0 : glyph);

function inRanges(ranges: Uint32Array, codePoint: number): number {
	let low = 0;
	let high = ranges.length / 3 - 1;
	while (low <= high) {
		const middle = (low + high) >> 1;
		if (codePoint < ranges[middle * 3]!) high = middle - 1;
		else if (codePoint > ranges[middle * 3 + 1]!) low = middle + 1;
		else return ranges[middle * 3 + 2]! + codePoint - ranges[middle * 3]!;
	}
	return 0;
}

function readFormat4(cmap: Table, offset: number, plane0: Uint16Array): void {
	const twice = cmap.u16(offset + 6) & ~1;
	const ends = offset + 14;
	const starts = ends + twice + 2;
	const deltas = starts + twice;
	const rangeOffsets = deltas + twice;
	const count = twice / 2;
	const endOf = cmap.u16s(ends, count);
	const startOf = cmap.u16s(starts, count);
	const deltaOf = cmap.u16s(deltas, count);
	const offsetOf = cmap.u16s(rangeOffsets, count);
	let from = 0;
	for (let segment = 0; segment < count; segment++) {
		const end = endOf[segment]!;
		const start = startOf[segment]!;
		const delta = deltaOf[segment]!;
		const rangeOffset = offsetOf[segment]!;
		for (let code = Math.max(start, from); code <= end; code++) {
			if (code === 0xffff) break;
			if (rangeOffset === 0) {
				plane0[code] = (code + delta) & 0xffff;
				continue;
			}
			// The offset counts from its own place in the file: a trick of the format.
			const glyph = cmap.u16(rangeOffsets + segment * 2 + rangeOffset + (code - start) * 2);
			plane0[code] = glyph === 0 ? 0 : (glyph + delta) & 0xffff;
		}
		from = Math.max(from, end + 1);
	}
}

/** One stretch of characters, each with its glyph. */
function readFormat6(cmap: Table, offset: number, plane0: Uint16Array): void {
	const first = cmap.u16(offset + 6);
	const count = cmap.u16(offset + 8);
	plane0.set(cmap.u16s(offset + 10, Math.min(count, 0xffff - first)), first);
}
