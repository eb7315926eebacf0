/** A property of every code point: one array for the basic plane, where almost all text is, and runs for the planes above it. */
export interface PropertyTable {
	readonly basic: Uint8Array;
	/** Where the runs above the basic plane begin, ascending, and the value of each. */
	readonly starts: Uint32Array;
	readonly values: Uint8Array;
}

const BASIC_PLANE = 0x10000;
const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_';

/** Unpacks what `test/support/unicode-tables.mjs` packed. */
export function unpack(runs: string): PropertyTable {
	const basic = new Uint8Array(BASIC_PLANE);
	const starts: number[] = [];
	const values: number[] = [];
	const digitOf = digitsByCode();
	let start = 0;
	for (let i = 0; i < runs.length; ) {
		const value = digitOf[runs.charCodeAt(i++)]!;
		let length = 0;
		for (let shift = 0, more = true; more; shift += 5) {
			const digit = digitOf[runs.charCodeAt(i++)]!;
			length += (digit & 31) * 2 ** shift;
			more = digit > 31;
		}
		const end = start + length;
		if (start < BASIC_PLANE) basic.fill(value, start, Math.min(end, BASIC_PLANE));
		if (end > BASIC_PLANE) {
			starts.push(Math.max(start, BASIC_PLANE));
			values.push(value);
		}
		start = end;
	}
	return { basic, starts: Uint32Array.from(starts), values: Uint8Array.from(values) };
}

/** The value of a code point; what is above U+10FFFF has that of the last. */
export function lookUp(table: PropertyTable, codePoint: number): number {
	return codePoint < BASIC_PLANE ? table.basic[codePoint]! : valueAbove(table, codePoint);
}

function valueAbove({ starts, values }: PropertyTable, codePoint: number): number {
	let low = 0;
	let high = starts.length;
	while (high - low > 1) {
		const middle = (low + high) >> 1;
		if (starts[middle]! <= codePoint) low = middle;
		else high = middle;
	}
	return values[low]!;
}

function digitsByCode(): Uint8Array {
	const digits = new Uint8Array(128);
	for (let i = 0; i < DIGITS.length; i++) digits[DIGITS.charCodeAt(i)] = i;
	return digits;
}
