import { readComponents } from './composite.js';
import type { GlyphData } from './glyph-data.js';
import type { Advances } from './read-advances.js';
import type { Sfnt } from './sfnt.js';
import { Table } from './table.js';
import { writeSfnt } from './write-sfnt.js';

/** Glyphs that are wanted of one font file: of a whole font, or of a slice of one. */
export interface SubsetPart {
	readonly sfnt: Sfnt;
	readonly data: GlyphData;
	readonly horizontal: Advances;
	/** Added to the file's numbers of its glyphs to make those of the face. */
	readonly base: number;
	/** Numbers in the file, ascending. */
	readonly glyphs: readonly number[];
}

/** A glyph of the subset: of which part, and its number there. */
interface Taken {
	readonly part: SubsetPart;
	readonly glyph: number;
}

/**
 * Puts the tables together that a CIDFontType2 needs, cut down to these glyphs (see Face.subset). Glyph 0 is that of the first
 * part, whose measures of lines count too; the numbers of the parts ascend.
 */
export function subsetTrueType(parts: readonly SubsetPart[]): {
	readonly bytes: Uint8Array;
	readonly numbers: ReadonlyMap<number, number>;
} {
	const first = parts[0]!;
	const taken: Taken[] = [{ part: first, glyph: 0 }];
	for (const part of parts)
		for (const glyph of part.glyphs) if (part !== first || glyph !== 0) taken.push({ part, glyph });
	const numberOf = new Map(taken.map(({ part, glyph }, index) => [part.base + glyph, index]));
	const chunks: Uint8Array[] = [];
	const places = [0];
	// Components are appended while we walk, and walked in their turn; each glyph is taken once, so this ends.
	for (let done = 0; done < taken.length; ) {
		const { part } = taken[done]!;
		let end = done + 1;
		while (end < taken.length && taken[end]!.part === part) end++;
		const glyphs = taken.slice(done, end).map(({ glyph }) => glyph);
		chunks.push(copyGlyphs(glyphs, part.data, places, (bytes) => renumber(bytes, part, taken, numberOf)));
		done = end;
	}
	const count = taken.length;
	const hmtx = new DataView(new ArrayBuffer(count * 4));
	taken.forEach(({ part, glyph }, index) => {
		hmtx.setUint16(index * 4, part.horizontal.advances[glyph]!);
		hmtx.setInt16(index * 4 + 2, part.horizontal.bearings[glyph]!);
	});
	const loca = new DataView(new ArrayBuffer(places.length * 4));
	places.forEach((place, index) => {
		loca.setUint32(index * 4, place);
	});
	const glyf = chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks);
	return {
		bytes: writeSfnt([
			['head', joinedHead(parts)],
			['hhea', patched(first.sfnt.table('hhea').bytes, 34, count)],
			['maxp', joinedMaxp(parts, count)],
			['hmtx', bytesOf(hmtx)],
			['loca', bytesOf(loca)],
			// One byte at least: some readers take an empty glyf table for a missing one.
			['glyf', glyf.length > 0 ? glyf : new Uint8Array(1)],
			...instructions(parts),
		]),
		numbers: numberOf,
	};
}

/** The bytes of glyphs one after the other, each from a multiple of four on; where each ends goes into `places`. */
function copyGlyphs(
	glyphs: readonly number[],
	data: GlyphData,
	places: number[],
	finish: (bytes: Uint8Array) => void,
): Uint8Array {
	const start = places.at(-1)!;
	for (const glyph of glyphs) places.push(places.at(-1)! + ((data.sizeOf(glyph) + 3) & ~3));
	const glyf = new Uint8Array(places.at(-1)! - start);
	let at = 0;
	data.each(glyphs, (bytes) => {
		glyf.set(bytes, at);
		finish(glyf.subarray(at, at + bytes.length));
		at += (bytes.length + 3) & ~3;
	});
	return glyf;
}

/** Gives the components of a composite glyph the numbers that they have in the subset. */
function renumber(bytes: Uint8Array, part: SubsetPart, taken: Taken[], numberOf: Map<number, number>): void {
	// A negative number of contours.
	if (bytes.length === 0 || bytes[0]! < 128) return;
	const { data, sfnt, base } = part;
	const glyph = new Table('glyf', bytes, sfnt.fail);
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
	for (const component of readComponents(glyph)) {
		if (component.glyph >= data.count) glyph.broken(`uses glyph ${component.glyph}, which does not exist`);
		let number = numberOf.get(base + component.glyph);
		if (number === undefined) {
			number = taken.length;
			numberOf.set(base + component.glyph, number);
			taken.push({ part, glyph: component.glyph });
		}
		view.setUint16(component.at, number);
	}
}

/** The box around all glyphs, from xMin to yMax; offsets of four bytes in loca. */
function joinedHead(parts: readonly SubsetPart[]): Uint8Array {
	const head = patched(parts[0]!.sfnt.table('head').bytes, 50, 1);
	const view = new DataView(head.buffer);
	for (const { sfnt } of parts.slice(1)) {
		const other = sfnt.table('head');
		for (const at of [36, 38]) view.setInt16(at, Math.min(view.getInt16(at), other.i16(at)));
		for (const at of [40, 42]) view.setInt16(at, Math.max(view.getInt16(at), other.i16(at)));
	}
	return head;
}

/** How much room a reader needs at most, for each of the kinds that the table names from its seventh byte on. */
function joinedMaxp(parts: readonly SubsetPart[], count: number): Uint8Array {
	const maxp = patched(parts[0]!.sfnt.table('maxp').bytes, 4, count);
	const view = new DataView(maxp.buffer);
	for (const { sfnt } of parts.slice(1)) {
		const other = sfnt.table('maxp');
		for (let at = 6; at + 2 <= Math.min(maxp.length, other.length); at += 2)
			view.setUint16(at, Math.max(view.getUint16(at), other.u16(at)));
	}
	return maxp;
}

/** What the instructions of glyphs call; left out when the parts do not have the same, for then some glyphs' are another's. */
function instructions(parts: readonly SubsetPart[]): readonly (readonly [string, Uint8Array])[] {
	const tables = ['cvt ', 'fpgm', 'prep'].map((tag) => ({
		tag,
		each: parts.map(({ sfnt }) => sfnt.optionalTable(tag)?.bytes ?? new Uint8Array(0)),
	}));
	const isShared = tables.every(({ each }) => each.every((bytes) => Buffer.compare(bytes, each[0]!) === 0));
	if (!isShared) return [];
	return tables.flatMap(({ tag, each }) => (each[0]!.length > 0 ? [[tag, each[0]!] as const] : []));
}

/** A copy with one 16-bit number changed. */
function patched(bytes: Uint8Array, at: number, value: number): Uint8Array<ArrayBuffer> {
	// Not slice(): of a Buffer that is no copy.
	const copy = new Uint8Array(bytes);
	new DataView(copy.buffer).setUint16(at, value);
	return copy;
}

const bytesOf = (view: DataView): Uint8Array => new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
