import type { Table } from './table.js';

/** Above the baseline, in font units: where the pen stands over a glyph of an upright run. */
export type VerticalOrigins = (glyph: number) => number;

/** Reads VORG (OpenType 1.9), which fonts with CFF outlines have: one height for most glyphs, others by glyph. */
export function readVerticalOrigins(vorg: Table): VerticalOrigins {
	const usual = vorg.i16(4);
	const count = vorg.u16(6);
	vorg.slice(8, count * 4);
	const heights = new Map<number, number>();
	for (let i = 0; i < count; i++) heights.set(vorg.u16(8 + i * 4), vorg.i16(10 + i * 4));
	return (glyph) => heights.get(glyph) ?? usual;
}
