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
	const pairs = table.u16s(0, long * 2);
	const rest = table.u16s(long * 4, count - long);
	const advances = new Uint16Array(count);
	const bearings = new Int16Array(count);
	for (let glyph = 0; glyph < long; glyph++) {
		advances[glyph] = pairs[glyph * 2]!;
		// Into an array of signed numbers, which takes the sign from the highest bit.
		bearings[glyph] = pairs[glyph * 2 + 1]!;
	}
	// All glyphs after the long records share the last advance.
	advances.fill(advances[long - 1]!, long);
	bearings.set(new Int16Array(rest.buffer), long);
	return { advances, bearings };
}
