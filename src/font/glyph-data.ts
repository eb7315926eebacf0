import type { Sfnt } from './sfnt.js';
import { Table } from './table.js';

/** The glyf table, read glyph by glyph through loca. */
export interface GlyphData {
	readonly count: number;
	/** The glyph's bytes; undefined for a blank one. */
	glyph(id: number): Table | undefined;
	/** Bytes of many glyphs at once, neighbours in ascending order are read together. */
	glyphs(ids: readonly number[]): readonly Uint8Array[];
}

/** Two glyphs with a gap of less than this between them are read in one go: a read costs more than the bytes between. */
const GAP = 8192;
const LARGEST_READ = 1 << 20;

export function readGlyphData(sfnt: Sfnt, count: number, longOffsets: boolean): GlyphData {
	const loca = sfnt.table('loca');
	loca.slice(0, (count + 1) * (longOffsets ? 4 : 2));
	const glyf = sfnt.record('glyf');
	const offsets = new Uint32Array(count + 1);
	for (let i = 0; i <= count; i++) {
		offsets[i] = longOffsets ? loca.u32(i * 4) : loca.u16(i * 2) * 2;
		if (offsets[i]! > glyf.length) loca.broken(`puts glyph ${i} beyond the end of table "glyf"`);
		if (i > 0 && offsets[i]! < offsets[i - 1]!) loca.broken(`puts glyph ${i} before glyph ${i - 1}`);
	}
	const span = (id: number): readonly [start: number, end: number] => {
		if (id < 0 || id >= count) throw new RangeError(`there is no glyph ${id}`);
		return [offsets[id]!, offsets[id + 1]!];
	};
	return {
		count,
		glyph(id) {
			const [start, end] = span(id);
			return start === end
				? undefined
				: new Table('glyf', sfnt.file.read(glyf.offset + start, end - start), sfnt.fail);
		},
		glyphs(ids) {
			const result: Uint8Array[] = [];
			for (let i = 0; i < ids.length; ) {
				const [start, firstEnd] = span(ids[i]!);
				let end = firstEnd;
				let next = i + 1;
				for (; next < ids.length; next++) {
					const [from, to] = span(ids[next]!);
					if (from < end || from - end >= GAP || to - start > LARGEST_READ) break;
					end = to;
				}
				const bytes = sfnt.file.read(glyf.offset + start, end - start);
				for (; i < next; i++) {
					const [from, to] = span(ids[i]!);
					result.push(bytes.subarray(from - start, to - start));
				}
			}
			return result;
		},
	};
}
