import type { Table } from './table.js';

/** One part of a composite glyph (OpenType 1.9, glyf, "Composite glyph description"). */
export interface Component {
	readonly glyph: number;
	/** Where in the glyph's bytes the component's number stands. */
	readonly at: number;
	/** x' = a·x + c·y, y' = b·x + d·y, before the shift. */
	readonly scale: readonly [a: number, b: number, c: number, d: number];
	/** A shift in font units, or two points that are to meet: one of what is there, one of the component. */
	readonly place:
		| { readonly dx: number; readonly dy: number }
		| { readonly there: number; readonly own: number };
}

const ARGUMENTS_ARE_WORDS = 1 << 0;
const ARGUMENTS_ARE_SHIFTS = 1 << 1;
const HAS_SCALE = 1 << 3;
const MORE_COMPONENTS = 1 << 5;
const HAS_TWO_SCALES = 1 << 6;
const HAS_MATRIX = 1 << 7;
const SHIFT_IS_SCALED = 1 << 11;

/** Far more than any accent or stroke composition needs. */
const MOST_COMPONENTS = 256;

export const isComposite = (glyph: Table): boolean => glyph.i16(0) < 0;

export function readComponents(glyph: Table): readonly Component[] {
	const components: Component[] = [];
	let at = 10;
	let flags = MORE_COMPONENTS;
	while (flags & MORE_COMPONENTS) {
		if (components.length >= MOST_COMPONENTS)
			glyph.broken(`has a glyph of more than ${MOST_COMPONENTS} parts`);
		flags = glyph.u16(at);
		const id = glyph.u16(at + 2);
		const numberAt = at + 2;
		at += 4;
		const isShift = (flags & ARGUMENTS_ARE_SHIFTS) !== 0;
		let first: number;
		let second: number;
		if (flags & ARGUMENTS_ARE_WORDS) {
			first = isShift ? glyph.i16(at) : glyph.u16(at);
			second = isShift ? glyph.i16(at + 2) : glyph.u16(at + 2);
			at += 4;
		} else {
			first = isShift ? glyph.i8(at) : glyph.u8(at);
			second = isShift ? glyph.i8(at + 1) : glyph.u8(at + 1);
			at += 2;
		}
		let scale: Component['scale'] = [1, 0, 0, 1];
		if (flags & HAS_SCALE) {
			scale = [glyph.f2dot14(at), 0, 0, glyph.f2dot14(at)];
			at += 2;
		} else if (flags & HAS_TWO_SCALES) {
			scale = [glyph.f2dot14(at), 0, 0, glyph.f2dot14(at + 2)];
			at += 4;
		} else if (flags & HAS_MATRIX) {
			scale = [glyph.f2dot14(at), glyph.f2dot14(at + 2), glyph.f2dot14(at + 4), glyph.f2dot14(at + 6)];
			at += 8;
		}
		let place: Component['place'] = { there: first, own: second };
		if (isShift) {
			const [a, b, c, d] = scale;
			const isScaled = (flags & SHIFT_IS_SCALED) !== 0;
			place = isScaled
				? { dx: first * Math.hypot(a, b), dy: second * Math.hypot(c, d) }
				: { dx: first, dy: second };
		}
		components.push({ glyph: id, at: numberAt, scale, place });
	}
	return components;
}
