import type { Table } from './table.js';

/** Numbered objects of various lengths (Technical Note 5176, section 5). */
export interface CffIndex {
	readonly count: number;
	/** Where the next thing of the table begins. */
	readonly end: number;
	object(index: number): Table;
}

/** What follows the count: no array of offsets, no data. */
const emptyIndex = (end: number): CffIndex => ({
	count: 0,
	end,
	object: (index) => {
		throw new RangeError(`there is no object ${index}`);
	},
});

/** Opens the INDEX at `at`; `what` names its objects in messages. Offsets are looked at only when an object is asked for. */
export function readIndex(cff: Table, at: number, what: string): CffIndex {
	const count = cff.u16(at);
	if (count === 0) return emptyIndex(at + 2);
	const size = cff.u8(at + 2);
	if (size < 1 || size > 4) cff.broken(`has offsets of ${size} bytes in its ${what}`);
	cff.slice(at + 3, (count + 1) * size);
	// Offsets count from the byte before the data, so that the first is 1.
	const data = at + 2 + (count + 1) * size;
	const offset = (index: number): number => {
		let value = 0;
		for (let i = 0; i < size; i++) value = value * 256 + cff.u8(at + 3 + index * size + i);
		if (value < 1) cff.broken(`has ${what} before their place`);
		return data + value;
	};
	return {
		count,
		end: offset(count),
		object(index) {
			if (index < 0 || index >= count) throw new RangeError(`there is no object ${index}`);
			const start = offset(index);
			const end = offset(index + 1);
			if (end < start) cff.broken(`has ${what} that end before they begin`);
			return cff.part(start, end - start);
		},
	};
}

/** Writes an INDEX. */
export function writeIndex(objects: readonly Uint8Array[]): Uint8Array {
	if (objects.length === 0) return new Uint8Array(2);
	const total = objects.reduce((sum, { length }) => sum + length, 0);
	const size = total + 1 < 1 << 8 ? 1 : total + 1 < 1 << 16 ? 2 : total + 1 < 1 << 24 ? 3 : 4;
	const data = 3 + (objects.length + 1) * size;
	const bytes = new Uint8Array(data + total);
	bytes.set([objects.length >> 8, objects.length & 255, size]);
	let at = 0;
	const writeOffset = (index: number): void => {
		for (let i = 0; i < size; i++) bytes[3 + index * size + i] = ((at + 1) >>> ((size - 1 - i) * 8)) & 255;
	};
	objects.forEach((object, index) => {
		writeOffset(index);
		bytes.set(object, data + at);
		at += object.length;
	});
	writeOffset(objects.length);
	return bytes;
}
