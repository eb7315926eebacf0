import type { Sfnt } from './sfnt.js';

/** Advances and bearings of all glyphs in font units, along one direction of writing. */
export interface Advances {
	readonly advances: Uint16Array;
	/** Left side bearings, or top side bearings of vertical metrics. */
	readonly bearings: Int16Array;
}

/** Reads hmtx by hhea, or vmtx by vhea: both have the same form. */
export function readAdvances(
	sfnt: Sfnt,
	header: 'hhea' | 'vhea',
	tag: 'hmtx' | 'vmtx',
	count: number,
): Advances {
	const headerTable = sfnt.table(header);
	const table = sfnt.table(tag);
	const long = Math.min(headerTable.u16(34), count);
	if (long === 0) headerTable.broken('counts no advances');
	const advances = new Uint16Array(count);
	const bearings = new Int16Array(count);
	table.slice(0, long * 4 + (count - long) * 2);
	for (let glyph = 0; glyph < long; glyph++) {
		advances[glyph] = table.u16(glyph * 4);
		bearings[glyph] = table.i16(glyph * 4 + 2);
	}
	// All glyphs after the long records share the last advance.
	advances.fill(advances[long - 1]!, long);
	for (let glyph = long; glyph < count; glyph++) {
		bearings[glyph] = table.i16(long * 4 + (glyph - long) * 2);
	}
	return { advances, bearings };
}
