import type { GlyphAdjustment } from './face.js';
import { CoverageReader, findLookups, type Subtable } from './layout-table.js';
import type { Table } from './table.js';

export type Adjustments = ReadonlyMap<number, GlyphAdjustment>;

const SINGLE = 1;
const EXTENSION = 9;

/** Which numbers a value record has, and in which order ("ValueRecord"); offsets of device tables follow them. */
const X_PLACEMENT = 1 << 0;
const Y_PLACEMENT = 1 << 1;
const X_ADVANCE = 1 << 2;
const Y_ADVANCE = 1 << 3;
const DEVICES = 0xf0;

/**
 * Reads the single adjustments of a feature from GPOS (OpenType 1.9, GPOS, lookup types 1 and 9). Pairs, marks and contexts
 * are HarfBuzz's. Undefined when the font lacks the feature.
 */
export function readAdjustments(
	gpos: Table,
	feature: string,
	language: string | undefined,
	unitsPerEm: number,
): Adjustments | undefined {
	const lookups = findLookups(gpos, { feature, language, anywhere: true, extension: EXTENSION });
	if (!lookups) return undefined;
	const coverage = new CoverageReader(gpos);
	const adjustments = new Map<number, GlyphAdjustment>();
	for (const lookup of lookups) {
		for (const [glyph, own] of readLookup(gpos, lookup, coverage, unitsPerEm)) {
			const before = adjustments.get(glyph);
			adjustments.set(glyph, before ? sum(before, own) : own);
		}
	}
	return adjustments;
}

const sum = (a: GlyphAdjustment, b: GlyphAdjustment): GlyphAdjustment => ({
	dx: a.dx + b.dx,
	dy: a.dy + b.dy,
	advance: a.advance + b.advance,
	verticalAdvance: a.verticalAdvance + b.verticalAdvance,
});

/** The first subtable that has a glyph counts. */
function readLookup(
	gpos: Table,
	subtables: readonly Subtable[],
	coverage: CoverageReader,
	unitsPerEm: number,
): Adjustments {
	const adjustments = new Map<number, GlyphAdjustment>();
	for (const { type, at } of subtables) {
		if (type !== SINGLE) continue;
		const format = gpos.u16(at);
		const covered = at + gpos.u16(at + 2);
		const fields = gpos.u16(at + 4);
		const size = bits(fields & (X_PLACEMENT | Y_PLACEMENT | X_ADVANCE | Y_ADVANCE | DEVICES)) * 2;
		if (format === 1) {
			const value = readValue(gpos, at + 6, fields, unitsPerEm);
			coverage.read(covered, Number.POSITIVE_INFINITY, (glyph) => {
				if (!adjustments.has(glyph)) adjustments.set(glyph, value);
			});
		} else if (format === 2) {
			const count = gpos.u16(at + 6);
			gpos.slice(at + 8, count * size);
			coverage.read(covered, count, (glyph, index) => {
				if (!adjustments.has(glyph))
					adjustments.set(glyph, readValue(gpos, at + 8 + index * size, fields, unitsPerEm));
			});
		} else gpos.broken(`has a single adjustment of format ${format}`);
	}
	return adjustments;
}

function readValue(gpos: Table, start: number, fields: number, unitsPerEm: number): GlyphAdjustment {
	let at = start;
	const field = (flag: number): number => {
		if ((fields & flag) === 0) return 0;
		at += 2;
		return gpos.i16(at - 2) / unitsPerEm;
	};
	const dx = field(X_PLACEMENT);
	// Up in the font, down with us; the vertical advance grows downwards in both.
	const dy = 0 - field(Y_PLACEMENT);
	return { dx, dy, advance: field(X_ADVANCE), verticalAdvance: field(Y_ADVANCE) };
}

function bits(flags: number): number {
	let count = 0;
	for (let left = flags; left !== 0; left &= left - 1) count++;
	return count;
}
