import type { Table } from './table.js';

/** One entry of a DICT: numbers, then the operator that says what they mean (Technical Note 5176, section 4). */
export interface DictEntry {
	/** Two-byte operators are 12 × 256 and the second byte. */
	readonly operator: number;
	readonly operands: readonly number[];
	/** The entry as it stands in the font. */
	readonly bytes: Uint8Array;
}

const escaped = (second: number): number => 12 * 256 + second;

/** Operators of Top, Font and Private DICTs that are read or written here (tables 9, 10 and 23). */
export const operators = {
	fontBBox: 5,
	charset: 15,
	charStrings: 17,
	private: 18,
	subrs: 19,
	defaultWidthX: 20,
	nominalWidthX: 21,
	fontMatrix: escaped(7),
	charstringType: escaped(6),
	ros: escaped(30),
	cidCount: escaped(34),
	fdArray: escaped(36),
	fdSelect: escaped(37),
} as const;

/** More than any operator takes (Technical Note 5176, appendix C: 48). */
const MOST_OPERANDS = 513;

/** Reads a DICT; of several entries for one operator the last counts. */
export function readDict(dict: Table): ReadonlyMap<number, DictEntry> {
	const entries = new Map<number, DictEntry>();
	let operands: number[] = [];
	let start = 0;
	for (let at = 0; at < dict.length; ) {
		const first = dict.u8(at);
		if (first <= 21) {
			const length = first === 12 ? 2 : 1;
			const operator = first === 12 ? escaped(dict.u8(at + 1)) : first;
			at += length;
			entries.set(operator, { operator, operands, bytes: dict.slice(start, at - start) });
			operands = [];
			start = at;
			continue;
		}
		const { value, end } = readNumber(dict, at);
		if (operands.push(value) > MOST_OPERANDS)
			dict.broken(`has an entry of more than ${MOST_OPERANDS} numbers`);
		at = end;
	}
	return entries;
}

function readNumber(dict: Table, at: number): { readonly value: number; readonly end: number } {
	const first = dict.u8(at);
	if (first === 28) return { value: dict.i16(at + 1), end: at + 3 };
	if (first === 29) return { value: dict.u32(at + 1) | 0, end: at + 5 };
	if (first === 30) return readReal(dict, at + 1);
	if (first >= 32 && first <= 246) return { value: first - 139, end: at + 1 };
	if (first >= 247 && first <= 250)
		return { value: (first - 247) * 256 + dict.u8(at + 1) + 108, end: at + 2 };
	if (first >= 251 && first <= 254)
		return { value: -(first - 251) * 256 - dict.u8(at + 1) - 108, end: at + 2 };
	return dict.broken(`has the reserved byte ${first} in a list of entries`);
}

/** Half bytes of a real number (table 5); `d` is reserved, `f` ends it. */
const DIGITS = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '.', 'E', 'E-', '', '-', ''];

function readReal(dict: Table, start: number): { readonly value: number; readonly end: number } {
	let text = '';
	for (let at = start; ; at++) {
		const byte = dict.u8(at);
		for (const half of [byte >> 4, byte & 15]) {
			if (half === 15) {
				const value = Number(text);
				if (!Number.isFinite(value)) dict.broken(`has the number "${text}"`);
				return { value, end: at + 1 };
			}
			text += DIGITS[half]!;
		}
		if (text.length > 64) dict.broken('has a number without end');
	}
}

/** Writes an entry. */
export const writeEntry = (operator: number, operands: readonly number[]): readonly number[] => [
	...operands.flatMap((value) => (Number.isInteger(value) ? wholeNumber(value) : real(value))),
	...operatorBytes(operator),
];

/** Writes an entry of sizes and places, which always take five bytes: they may change without moving what follows. */
export const writePlaces = (operator: number, places: readonly number[]): readonly number[] => [
	...places.flatMap(longNumber),
	...operatorBytes(operator),
];

const operatorBytes = (operator: number): readonly number[] =>
	operator >= 256 ? [12, operator & 255] : [operator];

/** The shortest form of a whole number; up to 16 bits it is the same in charstrings. */
export function wholeNumber(value: number): readonly number[] {
	if (value >= -107 && value <= 107) return [value + 139];
	if (value >= 108 && value <= 1131) return [247 + ((value - 108) >> 8), (value - 108) & 255];
	if (value >= -1131 && value <= -108) return [251 + ((-value - 108) >> 8), (-value - 108) & 255];
	return value >= -32768 && value <= 32767 ? [28, (value >> 8) & 255, value & 255] : longNumber(value);
}

const longNumber = (value: number): readonly number[] => [
	29,
	(value >> 24) & 255,
	(value >> 16) & 255,
	(value >> 8) & 255,
	value & 255,
];

function real(value: number): number[] {
	const text = String(Number(value.toPrecision(12))).toUpperCase();
	const halves = [...text.replace(/E\+/, 'E').matchAll(/E-|./g)].map(([digit]) => DIGITS.indexOf(digit));
	halves.push(15);
	if (halves.length % 2 === 1) halves.push(15);
	const bytes = [30];
	for (let i = 0; i < halves.length; i += 2) bytes.push(halves[i]! * 16 + halves[i + 1]!);
	return bytes;
}
