import type { Sfnt } from './sfnt.js';
import { Table } from './table.js';

/** The glyf table, read glyph by glyph through loca. */
export interface GlyphData {
	readonly count: number;
	/** The glyph's bytes; undefined for a blank one. */
	glyph(id: number): Table | undefined;
	/** The first bytes of a glyph, where it says how large it is; undefined for a blank one. */
	header(id: number): Table | undefined;
	/** How many bytes the glyph has. */
	sizeOf(id: number): number;
	/**
	 * Hands out the bytes of many glyphs, to be copied at once: they are good until the next call. Neighbours in ascending order
	 * are read together.
	 */
	each(ids: readonly number[], take: (bytes: Uint8Array, index: number) => void): void;
}

/** Two glyphs with a gap of less than this between them are read in one go: a read costs more than the bytes between. */
const GAP = 8192;
const LARGEST_READ = 1 << 20;

/** Number of contours and the box (OpenType 1.9, "Glyph Headers"). */
const HEADER = 10;

export function readGlyphData(sfnt: Sfnt, count: number, longOffsets: boolean): GlyphData {
	const offsets = readPlaces(sfnt.table('loca'), count, longOffsets, sfnt.sizeOf('glyf'));
	const span = (id: number): readonly [start: number, end: number] => {
		if (!(id >= 0 && id < count)) throw new RangeError(`there is no glyph ${id}`);
		return [offsets[id]!, offsets[id + 1]!];
	};
	const read = (id: number, most: number): Table | undefined => {
		const [start, end] = span(id);
		if (start === end) return undefined;
		return new Table('glyf', sfnt.piece('glyf', start, Math.min(end - start, most)), sfnt.fail);
	};
	return {
		count,
		glyph: (id) => read(id, Number.POSITIVE_INFINITY),
		header: (id) => read(id, HEADER),
		sizeOf(id) {
			const [start, end] = span(id);
			return end - start;
		},
		each(ids, take) {
			for (let i = 0; i < ids.length; ) {
				const [start, firstEnd] = span(ids[i]!);
				let end = firstEnd;
				let next = i + 1;
				for (; next < ids.length; next++) {
					const [from, to] = span(ids[next]!);
					if (from < end || from - end >= GAP || to - start > LARGEST_READ) break;
					end = to;
				}
				const bytes = sfnt.piece('glyf', start, end - start);
				for (; i < next; i++) {
					const [from, to] = span(ids[i]!);
					take(bytes.subarray(from - start, to - start), i);
				}
			}
		},
	};
}

/** Where each glyph begins, and where the last one ends. */
function readPlaces(loca: Table, count: number, longOffsets: boolean, size: number): Uint32Array {
	const offsets = longOffsets
		? loca.u32s(0, count + 1)
		: Uint32Array.from(loca.u16s(0, count + 1), (half) => half * 2);
	let before = 0;
	for (let i = 0; i <= count; i++) {
		const offset = offsets[i]!;
		if (offset > size) loca.broken(`puts glyph ${i} beyond the end of table "glyf"`);
		if (offset < before) loca.broken(`puts glyph ${i} before glyph ${i - 1}`);
		before = offset;
	}
	return offsets;
}
