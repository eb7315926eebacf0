/**
 * An exact decimal number: `digits` / 10^`scale`. The scale is kept as written, so "10.0" prints as "10.0". Numbers of the
 * paper never pass through floating point.
 */
export interface Decimal {
	readonly digits: bigint;
	/** Places after the point, never negative. */
	readonly scale: number;
}

/** Enough for any figure of a newspaper; bounds what a data file can make us multiply. */
const MAX_DIGITS = 40;

/** `-12.50`, with `-` or the true minus; no exponent, no grouping, no sign `+`. */
export function parseDecimal(text: string): Decimal | undefined {
	const match = /^([-−]?)(\d+)(?:\.(\d+))?$/.exec(text);
	if (!match) return undefined;
	const [, sign, whole = '', fraction = ''] = match;
	if (whole.length + fraction.length > MAX_DIGITS) return undefined;
	const digits = BigInt(whole + fraction);
	return { digits: sign ? -digits : digits, scale: fraction.length };
}

/**
 * The decimal that a floating point number was meant to be: its 12 leading digits, which drops what binary fractions add
 * (.1 + .2). Undefined for what is no finite number.
 */
export function decimalOf(value: number): Decimal | undefined {
	if (!Number.isFinite(value)) return undefined;
	const match = /^(-?)(\d)(?:\.(\d+))?e([-+]\d+)$/.exec(value.toExponential(11));
	if (!match) return undefined;
	const [, sign, whole = '', fraction = '', exponent] = match;
	const digits = BigInt(whole + fraction);
	return trim(shift({ digits: sign ? -digits : digits, scale: fraction.length }, Number(exponent)));
}

export function add(a: Decimal, b: Decimal): Decimal {
	const scale = Math.max(a.scale, b.scale);
	return { digits: digitsAt(a, scale) + digitsAt(b, scale), scale };
}

export function subtract(a: Decimal, b: Decimal): Decimal {
	return add(a, { digits: -b.digits, scale: b.scale });
}

/** The value times 10^`power`, exactly; `power` may be negative. */
export function shift({ digits, scale }: Decimal, power: number): Decimal {
	const moved = scale - power;
	return moved >= 0 ? { digits, scale: moved } : { digits: digits * 10n ** BigInt(-moved), scale: 0 };
}

/** Below zero, zero or above, as `a` is less than, equal to or more than `b`. */
export function compare(a: Decimal, b: Decimal): number {
	const { digits } = subtract(a, b);
	return digits < 0n ? -1 : digits > 0n ? 1 : 0;
}

/**
 * The one rounding rule of the house: to `places` after the point, half away from zero, as GB/T 8170-2008 allows and as readers
 * were taught at school. Nothing is rounded unless a layout asks for it.
 */
export function round(value: Decimal, places: number): Decimal {
	if (value.scale <= places) return value;
	return { digits: divideRounded(value.digits, 10n ** BigInt(value.scale - places)), scale: places };
}

/** How many places after the point a number is printed with: at most so many, or exactly. */
export interface Places {
	readonly count: number;
	readonly isExact: boolean;
}

/** The value rounded; zeros at the end are kept, or added, where the number of places is exact. */
export function atPlaces(value: Decimal, { count, isExact }: Places): Decimal {
	const short = trim(round(value, count));
	return isExact ? { digits: short.digits * 10n ** BigInt(count - short.scale), scale: count } : short;
}

/** The nearest whole number to a quotient, half away from zero. `divisor` is above zero. */
export function divideRounded(dividend: bigint, divisor: bigint): bigint {
	const rounded = (2n * abs(dividend) + divisor) / (2n * divisor);
	return dividend < 0n ? -rounded : rounded;
}

/** Without zeros at the end of the fraction. */
export function trim({ digits, scale }: Decimal): Decimal {
	let [short, places] = [digits, scale];
	while (places > 0 && short % 10n === 0n) {
		short /= 10n;
		places--;
	}
	return { digits: short, scale: places };
}

/** Plain digits with `-` for below zero, as data files write it; never "-0". */
export function decimalText({ digits, scale }: Decimal): string {
	const size = abs(digits)
		.toString()
		.padStart(scale + 1, '0');
	const point = size.length - scale;
	const fraction = scale > 0 ? `.${size.slice(point)}` : '';
	return `${digits < 0n ? '-' : ''}${size.slice(0, point)}${fraction}`;
}

const digitsAt = ({ digits, scale }: Decimal, target: number): bigint =>
	digits * 10n ** BigInt(target - scale);

export const abs = (digits: bigint): bigint => (digits < 0n ? -digits : digits);
