import { isComposite, readComponents } from './composite.js';
import type { GlyphData } from './glyph-data.js';
import type { Advances } from './read-advances.js';
import type { Sfnt } from './sfnt.js';
import { Table } from './table.js';
import { writeSfnt } from './write-sfnt.js';

/** Copies the tables that a CIDFontType2 needs, cut down to these glyphs (see Face.subset). */
export function subsetFont(
	sfnt: Sfnt,
	data: GlyphData,
	metrics: Advances,
	glyphs: readonly number[],
): { readonly bytes: Uint8Array; readonly numbers: ReadonlyMap<number, number> } {
	const wanted = [...new Set([0, ...glyphs])].sort((a, b) => a - b);
	const ids = [...wanted];
	const numberOf = new Map(ids.map((id, index) => [id, index]));
	const outlines: Uint8Array[] = [];
	// Components are appended while we walk, and walked in their turn; each glyph is taken once, so this ends.
	for (let done = 0; done < ids.length; ) {
		const batch = ids.slice(done);
		for (const bytes of data.glyphs(batch)) outlines.push(withComponents(bytes, ids, numberOf, data, sfnt));
		done += batch.length;
	}
	const count = ids.length;
	const { glyf, loca } = joinOutlines(outlines);
	const hmtx = new DataView(new ArrayBuffer(count * 4));
	ids.forEach((id, index) => {
		hmtx.setUint16(index * 4, metrics.advances[id]!);
		hmtx.setInt16(index * 4 + 2, metrics.bearings[id]!);
	});
	const tables: [string, Uint8Array][] = [
		['head', patched(sfnt.table('head').bytes, 50, 1)],
		['hhea', patched(sfnt.table('hhea').bytes, 34, count)],
		['maxp', patched(sfnt.table('maxp').bytes, 4, count)],
		['hmtx', bytesOf(hmtx)],
		['loca', loca],
		['glyf', glyf],
	];
	for (const tag of ['cvt ', 'fpgm', 'prep']) {
		const table = sfnt.optionalTable(tag);
		if (table) tables.push([tag, table.bytes]);
	}
	return { bytes: writeSfnt(tables), numbers: numberOf };
}

/** The glyph's bytes, with the numbers of its components as they are in the subset. */
function withComponents(
	bytes: Uint8Array,
	ids: number[],
	numberOf: Map<number, number>,
	data: GlyphData,
	sfnt: Sfnt,
): Uint8Array {
	if (bytes.length === 0) return bytes;
	const glyph = new Table('glyf', bytes, sfnt.fail);
	if (!isComposite(glyph)) return bytes;
	const copy = bytes.slice();
	const view = new DataView(copy.buffer);
	for (const component of readComponents(glyph)) {
		if (component.glyph >= data.count) glyph.broken(`uses glyph ${component.glyph}, which does not exist`);
		let number = numberOf.get(component.glyph);
		if (number === undefined) {
			number = ids.length;
			numberOf.set(component.glyph, number);
			ids.push(component.glyph);
		}
		view.setUint16(component.at, number);
	}
	return copy;
}

function joinOutlines(outlines: readonly Uint8Array[]): { glyf: Uint8Array; loca: Uint8Array } {
	const size = outlines.reduce((sum, { length }) => sum + ((length + 3) & ~3), 0);
	// One byte at least: some readers take an empty glyf table for a missing one.
	const glyf = new Uint8Array(Math.max(size, 1));
	const loca = new DataView(new ArrayBuffer((outlines.length + 1) * 4));
	let at = 0;
	outlines.forEach((bytes, index) => {
		glyf.set(bytes, at);
		at += (bytes.length + 3) & ~3;
		loca.setUint32((index + 1) * 4, at);
	});
	return { glyf, loca: bytesOf(loca) };
}

/** A copy with one 16-bit number changed. */
function patched(bytes: Uint8Array, at: number, value: number): Uint8Array {
	const copy = bytes.slice();
	new DataView(copy.buffer).setUint16(at, value);
	return copy;
}

const bytesOf = (view: DataView): Uint8Array => new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
