import { readComponents } from './composite.js';
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
	const ids = [...new Set([0, ...glyphs])].sort((a, b) => a - b);
	const numberOf = new Map(ids.map((id, index) => [id, index]));
	const parts: Uint8Array[] = [];
	const places = [0];
	// Components are appended while we walk, and walked in their turn; each glyph is taken once, so this ends.
	for (let done = 0; done < ids.length; ) {
		const batch = ids.slice(done);
		parts.push(copyGlyphs(batch, data, places, (bytes) => renumber(bytes, ids, numberOf, data, sfnt)));
		done += batch.length;
	}
	const count = ids.length;
	const loca = new DataView(new ArrayBuffer(places.length * 4));
	places.forEach((place, index) => {
		loca.setUint32(index * 4, place);
	});
	const glyf = parts.length === 1 ? parts[0]! : Buffer.concat(parts);
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
		['loca', bytesOf(loca)],
		// One byte at least: some readers take an empty glyf table for a missing one.
		['glyf', glyf.length > 0 ? glyf : new Uint8Array(1)],
	];
	for (const tag of ['cvt ', 'fpgm', 'prep']) {
		const table = sfnt.optionalTable(tag);
		if (table) tables.push([tag, table.bytes]);
	}
	return { bytes: writeSfnt(tables), numbers: numberOf };
}

/** The bytes of glyphs one after the other, each from a multiple of four on; where each ends goes into `places`. */
function copyGlyphs(
	ids: readonly number[],
	data: GlyphData,
	places: number[],
	finish: (bytes: Uint8Array) => void,
): Uint8Array {
	const start = places.at(-1)!;
	for (const id of ids) places.push(places.at(-1)! + ((data.sizeOf(id) + 3) & ~3));
	const glyf = new Uint8Array(places.at(-1)! - start);
	let at = 0;
	data.each(ids, (bytes) => {
		glyf.set(bytes, at);
		finish(glyf.subarray(at, at + bytes.length));
		at += (bytes.length + 3) & ~3;
	});
	return glyf;
}

/** Gives the components of a composite glyph the numbers that they have in the subset. */
function renumber(
	bytes: Uint8Array,
	ids: number[],
	numberOf: Map<number, number>,
	data: GlyphData,
	sfnt: Sfnt,
): void {
	// A negative number of contours.
	if (bytes.length === 0 || bytes[0]! < 128) return;
	const glyph = new Table('glyf', bytes, sfnt.fail);
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
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
}

/** A copy with one 16-bit number changed. */
function patched(bytes: Uint8Array, at: number, value: number): Uint8Array {
	// Not slice(): of a Buffer that is no copy.
	const copy = new Uint8Array(bytes);
	new DataView(copy.buffer).setUint16(at, value);
	return copy;
}

const bytesOf = (view: DataView): Uint8Array => new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
