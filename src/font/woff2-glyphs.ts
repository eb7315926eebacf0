import { Stream } from './stream.js';
import type { Table } from './table.js';

/** Tables as an sfnt file has them. */
export interface RestoredGlyphs {
	readonly glyf: Uint8Array;
	/** Offsets of four bytes. */
	readonly loca: Uint8Array;
	/** The least x of each glyph, 0 for a blank one. */
	readonly leftEdges: Int16Array;
}

/** The seven streams into which the transformed table sorts what belongs to glyphs (WOFF2, 5.1), and a map of overlaps. */
interface Streams {
	readonly contours: Stream;
	readonly points: Stream;
	readonly flags: Stream;
	readonly glyphs: Stream;
	readonly composites: Stream;
	readonly bounds: Stream;
	readonly instructions: Stream;
}

type Box = readonly [minX: number, minY: number, maxX: number, maxY: number];

/** Puts the glyphs of the transformed table together again. Each stream is bounded, and each step takes from one. */
export function restoreGlyphs(table: Table): RestoredGlyphs {
	const head = new Stream(table);
	head.u16(); // reserved
	const hasOverlaps = (head.u16() & 1) !== 0;
	const count = head.u16();
	head.u16(); // format of loca, which is written anew
	const sizes = Array.from({ length: 7 }, () => head.u32());
	const [contours, points, flags, glyphs, composites, bounds, instructions] = sizes.map(
		(size) => new Stream(head.part(size)),
	) as [Stream, Stream, Stream, Stream, Stream, Stream, Stream];
	const streams: Streams = { contours, points, flags, glyphs, composites, bounds, instructions };
	const hasBounds = bits(bounds.bytes(((count + 31) >> 5) * 4));
	const overlaps = hasOverlaps ? bits(head.bytes((count + 7) >> 3)) : () => false;
	const leftEdges = new Int16Array(count);
	const outlines = Array.from({ length: count }, (_, glyph) => {
		const number = contours.i16();
		const box = hasBounds(glyph) ? readBox(bounds) : undefined;
		if (number === 0) {
			if (box) table.broken(`gives a size to glyph ${glyph}, which is blank`);
			return NOTHING;
		}
		const outline =
			number > 0
				? restoreSimple(number, box, overlaps(glyph), streams)
				: restoreComposite(box ?? table.broken(`gives no size to glyph ${glyph}`), streams);
		leftEdges[glyph] = new DataView(outline.buffer).getInt16(2);
		return outline;
	});
	const loca = new DataView(new ArrayBuffer((count + 1) * 4));
	let at = 0;
	outlines.forEach(({ length }, glyph) => {
		at += length;
		loca.setUint32((glyph + 1) * 4, at);
	});
	const glyf = new Uint8Array(at);
	outlines.forEach((outline, glyph) => glyf.set(outline, loca.getUint32(glyph * 4)));
	return { glyf, loca: new Uint8Array(loca.buffer), leftEdges };
}

const NOTHING = new Uint8Array(0);

/** Reads a map of one bit a glyph, the first in the highest bit. */
const bits =
	(bytes: Uint8Array) =>
	(glyph: number): boolean =>
		(bytes[glyph >> 3]! & (0x80 >> (glyph & 7))) !== 0;

const readBox = (bounds: Stream): Box => [bounds.i16(), bounds.i16(), bounds.i16(), bounds.i16()];

/** Flags of glyf: what the transformation leaves of them. Coordinates are written in two bytes each. */
const ON_CURVE = 1;
const OVERLAPS = 1 << 6;

function restoreSimple(
	contours: number,
	given: Box | undefined,
	overlaps: boolean,
	streams: Streams,
): Uint8Array {
	const ends: number[] = [];
	let count = 0;
	for (let i = 0; i < contours; i++) {
		count += streams.points.u255();
		ends.push(count - 1);
	}
	// The flags are taken first: a count that is too high ends here, before anything of its size is made.
	const triplets = streams.flags.bytes(count);
	const flags = new Uint8Array(count);
	const coordinates = new DataView(new ArrayBuffer(count * 4));
	const box: [number, number, number, number] = [0, 0, 0, 0];
	let x = 0;
	let y = 0;
	triplets.forEach((flag, i) => {
		const [dx, dy] = readTriplet(flag & 0x7f, streams.glyphs);
		x += dx;
		y += dy;
		flags[i] = flag & 0x80 ? 0 : ON_CURVE;
		coordinates.setInt16(i * 2, dx);
		coordinates.setInt16((count + i) * 2, dy);
		box[0] = i === 0 ? x : Math.min(box[0], x);
		box[1] = i === 0 ? y : Math.min(box[1], y);
		box[2] = i === 0 ? x : Math.max(box[2], x);
		box[3] = i === 0 ? y : Math.max(box[3], y);
	});
	if (overlaps && count > 0) flags[0] = flags[0]! | OVERLAPS;
	const code = streams.instructions.bytes(streams.glyphs.u255());
	const size = 10 + contours * 2 + 2 + code.length + count * 5;
	const bytes = new Uint8Array((size + 3) & ~3);
	const view = new DataView(bytes.buffer);
	view.setInt16(0, contours);
	(given ?? box).forEach((edge, i) => view.setInt16(2 + i * 2, edge));
	ends.forEach((end, i) => view.setUint16(10 + i * 2, end));
	let at = 10 + contours * 2;
	view.setUint16(at, code.length);
	at += 2;
	for (const part of [code, flags, new Uint8Array(coordinates.buffer)]) {
		bytes.set(part, at);
		at += part.length;
	}
	return bytes;
}

/**
 * The step to a point: its flag says how many bytes it has and how their bits belong to x and y (WOFF2, 5.2, the table of
 * triplet encoding).
 */
function readTriplet(flag: number, glyphs: Stream): readonly [dx: number, dy: number] {
	const signed = (value: number, bit: number): number => ((flag >> bit) & 1 ? value : 0 - value);
	// Straight up or down, then level: the flag has the high bits of one byte.
	if (flag < 20) {
		const step = signed(((flag % 10) >> 1) * 256 + glyphs.u8(), 0);
		return flag < 10 ? [0, step] : [step, 0];
	}
	// Four bits each, of which the flag adds two.
	if (flag < 84) {
		const group = flag - 20;
		const byte = glyphs.u8();
		const dx = 1 + (group >> 4) * 16 + (byte >> 4);
		const dy = 1 + ((group >> 2) & 3) * 16 + (byte & 15);
		return [signed(dx, 0), signed(dy, 1)];
	}
	// Eight bits each, to which the flag adds one of three values.
	if (flag < 120) {
		const group = flag - 84;
		const dx = 1 + Math.trunc(group / 12) * 256 + glyphs.u8();
		const dy = 1 + ((group % 12) >> 2) * 256 + glyphs.u8();
		return [signed(dx, 0), signed(dy, 1)];
	}
	// Twelve bits each.
	if (flag < 124) {
		const high = glyphs.u8();
		const middle = glyphs.u8();
		return [signed(high * 16 + (middle >> 4), 0), signed((middle & 15) * 256 + glyphs.u8(), 1)];
	}
	return [signed(glyphs.u16(), 0), signed(glyphs.u16(), 1)];
}

/** Flags of a component (OpenType 1.9, glyf). */
const ARGUMENTS_ARE_WORDS = 1 << 0;
const HAS_SCALE = 1 << 3;
const MORE_COMPONENTS = 1 << 5;
const HAS_TWO_SCALES = 1 << 6;
const HAS_MATRIX = 1 << 7;
const HAS_INSTRUCTIONS = 1 << 8;

/** Components stand in their stream as they do in glyf, without the instructions. */
function restoreComposite(box: Box, { composites, glyphs, instructions }: Streams): Uint8Array {
	const parts: Uint8Array[] = [];
	let hasInstructions = false;
	for (let flags = MORE_COMPONENTS; flags & MORE_COMPONENTS; ) {
		flags = composites.u16();
		hasInstructions ||= (flags & HAS_INSTRUCTIONS) !== 0;
		const scale = flags & HAS_SCALE ? 2 : flags & HAS_TWO_SCALES ? 4 : flags & HAS_MATRIX ? 8 : 0;
		const rest = composites.bytes(2 + (flags & ARGUMENTS_ARE_WORDS ? 4 : 2) + scale);
		parts.push(Uint8Array.of(flags >> 8, flags & 255), rest);
	}
	if (hasInstructions) {
		const code = instructions.bytes(glyphs.u255());
		parts.push(Uint8Array.of(code.length >> 8, code.length & 255), code);
	}
	const size = parts.reduce((sum, { length }) => sum + length, 10);
	const bytes = new Uint8Array((size + 3) & ~3);
	const view = new DataView(bytes.buffer);
	view.setInt16(0, -1);
	box.forEach((edge, i) => view.setInt16(2 + i * 2, edge));
	let at = 10;
	for (const part of parts) {
		bytes.set(part, at);
		at += part.length;
	}
	return bytes;
}

/** Restores hmtx (WOFF2, 5.4): bearings that are the left edges of their glyphs were left out. */
export function restoreMetrics(table: Table, longCount: number, leftEdges: Int16Array): Uint8Array {
	const count = leftEdges.length;
	const stream = new Stream(table);
	const flags = stream.u8();
	if (longCount < 1 || longCount > count) table.broken(`counts ${longCount} advances for ${count} glyphs`);
	const advances = Array.from({ length: longCount }, () => stream.u16());
	const bearing = (glyph: number, isLeftOut: boolean): number =>
		isLeftOut ? leftEdges[glyph]! : stream.i16();
	const view = new DataView(new ArrayBuffer(longCount * 4 + (count - longCount) * 2));
	advances.forEach((advance, glyph) => {
		view.setUint16(glyph * 4, advance);
		view.setInt16(glyph * 4 + 2, bearing(glyph, (flags & 1) !== 0));
	});
	for (let glyph = longCount; glyph < count; glyph++)
		view.setInt16(longCount * 4 + (glyph - longCount) * 2, bearing(glyph, (flags & 2) !== 0));
	return new Uint8Array(view.buffer);
}
