import { brotliCompressSync, deflateSync } from 'node:zlib';

/** Packs an sfnt file as WOFF: each table deflated, where that makes it shorter. */
export function packWoff(sfnt: Uint8Array): Buffer {
	const { flavor, tables } = tablesOf(sfnt);
	const packed = tables.map(({ tag, bytes }) => {
		const deflated = deflateSync(bytes);
		return { tag, length: bytes.length, data: deflated.length < bytes.length ? deflated : bytes };
	});
	const directory = Buffer.alloc(44 + packed.length * 20);
	directory.write('wOFF', 0, 'latin1');
	directory.writeUInt32BE(flavor, 4);
	directory.writeUInt16BE(packed.length, 12);
	let at = directory.length;
	packed.forEach(({ tag, length, data }, index) => {
		const record = 44 + index * 20;
		directory.write(tag, record, 'latin1');
		[at, data.length, length].forEach((value, i) => directory.writeUInt32BE(value, record + 4 + i * 4));
		at += (data.length + 3) & ~3;
	});
	const file = Buffer.concat([
		directory,
		...packed.flatMap(({ data }) => [data, Buffer.alloc(-data.length & 3)]),
	]);
	file.writeUInt32BE(file.length, 8);
	return file;
}

/** Packs an sfnt file as WOFF2; `glyf`, `loca` and `hmtx` in the form of section 5 of the format unless told otherwise. */
export function packWoff2(sfnt: Uint8Array, form: 'transformed' | 'plain' = 'transformed'): Buffer {
	const { flavor, tables } = tablesOf(sfnt);
	const parts = tables.map(({ tag, bytes }) => {
		if (form === 'plain' || !['glyf', 'loca', 'hmtx'].includes(tag))
			return {
				head: [...known(tag, tag === 'glyf' || tag === 'loca' ? 3 : 0), ...base128(bytes.length)],
				bytes,
			};
		const data =
			tag === 'loca' ? Buffer.alloc(0) : tag === 'glyf' ? transformGlyphs(tables) : transformMetrics(bytes);
		const head = [...known(tag, tag === 'hmtx' ? 1 : 0), ...base128(bytes.length), ...base128(data.length)];
		return { head, bytes: data };
	});
	const packed = brotliCompressSync(Buffer.concat(parts.map(({ bytes }) => bytes)));
	const file = Buffer.concat([Buffer.alloc(48), Buffer.from(parts.flatMap(({ head }) => head)), packed]);
	file.write('wOF2', 0, 'latin1');
	file.writeUInt32BE(flavor, 4);
	file.writeUInt32BE(file.length, 8);
	file.writeUInt16BE(parts.length, 12);
	file.writeUInt32BE(packed.length, 20);
	return file;
}

interface SfntTable {
	readonly tag: string;
	readonly bytes: Buffer;
}

function tablesOf(sfnt: Uint8Array): { flavor: number; tables: readonly SfntTable[] } {
	const file = Buffer.from(sfnt);
	const tables = Array.from({ length: file.readUInt16BE(4) }, (_, index) => {
		const at = 12 + index * 16;
		const offset = file.readUInt32BE(at + 8);
		const bytes = file.subarray(offset, offset + file.readUInt32BE(at + 12));
		return { tag: file.toString('latin1', at, at + 4), bytes };
	});
	return { flavor: file.readUInt32BE(0), tables };
}

const KNOWN = ['cmap', 'head', 'hhea', 'hmtx', 'maxp', 'name', 'OS/2', 'post'];

/** Flags of a table in the directory: by number, or by its tag. */
const known = (tag: string, version: number): number[] => {
	const number = tag === 'glyf' ? 10 : tag === 'loca' ? 11 : KNOWN.indexOf(tag);
	const flags = version * 64;
	return number >= 0 ? [flags + number] : [flags + 63, ...Buffer.from(tag, 'latin1')];
};

function base128(value: number): number[] {
	const bytes = [value & 127];
	for (let rest = value >> 7; rest > 0; rest >>= 7) bytes.unshift((rest & 127) | 128);
	return bytes;
}

const i16 = (value: number): number[] => [(value >> 8) & 255, value & 255];

/** Squares and composites only, as `squareFont` makes them. Boxes of squares are left out, as encoders do. */
function transformGlyphs(tables: readonly SfntTable[]): Buffer {
	const table = (tag: string) => tables.find((each) => each.tag === tag)!.bytes;
	const [glyf, loca] = [table('glyf'), table('loca')];
	const count = loca.length / 4 - 1;
	const contours: number[] = [];
	const points: number[] = [];
	const flags: number[] = [];
	const glyphs: number[] = [];
	const composites: number[] = [];
	const boxes: number[] = [];
	const bitmap = Buffer.alloc(((count + 31) >> 5) * 4);
	for (let glyph = 0; glyph < count; glyph++) {
		const outline = glyf.subarray(loca.readUInt32BE(glyph * 4), loca.readUInt32BE(glyph * 4 + 4));
		const number = outline.length === 0 ? 0 : outline.readInt16BE(0);
		contours.push(...i16(number));
		if (number === -1) {
			bitmap[glyph >> 3]! |= 0x80 >> (glyph & 7);
			boxes.push(...outline.subarray(2, 10));
			composites.push(...outline.subarray(10, 10 + partsLength(outline)));
		} else if (number > 0) {
			points.push(4);
			for (let i = 0; i < 4; i++) {
				const dx = outline.readInt16BE(18 + i * 2);
				const dy = outline.readInt16BE(26 + i * 2);
				flags.push(124 + (dx >= 0 ? 1 : 0) + (dy >= 0 ? 2 : 0));
				glyphs.push(...i16(Math.abs(dx)), ...i16(Math.abs(dy)));
			}
			glyphs.push(0); // no instructions
		}
	}
	const streams = [contours, points, flags, glyphs, composites, [...bitmap, ...boxes], []];
	const head = Buffer.alloc(36);
	head.writeUInt16BE(count, 4);
	streams.forEach((stream, index) => head.writeUInt32BE(stream.length, 8 + index * 4));
	return Buffer.concat([head, ...streams.map((stream) => Buffer.from(stream))]);
}

/** Each part of `squareFont`'s composites has eight bytes. */
function partsLength(outline: Buffer): number {
	let at = 10;
	while (outline.readUInt16BE(at) & 32) at += 8;
	return at - 2;
}

/** Leaves all bearings out; every glyph has an advance of its own. */
function transformMetrics(hmtx: Buffer): Buffer {
	const advances = Array.from({ length: hmtx.length / 4 }, (_, glyph) => [
		...hmtx.subarray(glyph * 4, glyph * 4 + 2),
	]);
	return Buffer.from([3, ...advances.flat()]);
}
