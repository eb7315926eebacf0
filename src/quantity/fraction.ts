import { type Decimal, divideRounded } from './decimal.js';

/** An exact quotient: what a mean, a share or a change is before it is rounded, once. */
export interface Fraction {
	readonly numerator: bigint;
	/** Above zero. */
	readonly denominator: bigint;
}

export const fractionOf = ({ digits, scale }: Decimal): Fraction => ({
	numerator: digits,
	denominator: 10n ** BigInt(scale),
});

export const wholeFraction = (value: number): Fraction => ({ numerator: BigInt(value), denominator: 1n });

export function subtractFractions(a: Fraction, b: Fraction): Fraction {
	return {
		numerator: a.numerator * b.denominator - b.numerator * a.denominator,
		denominator: a.denominator * b.denominator,
	};
}

/** `b` is not zero. */
export function divideFractions(a: Fraction, b: Fraction): Fraction {
	const sign = b.numerator < 0n ? -1n : 1n;
	return {
		numerator: sign * a.numerator * b.denominator,
		denominator: sign * a.denominator * b.numerator,
	};
}

/** The value as a decimal with `places` after the point, by the one rounding rule of the house. */
export function roundFraction({ numerator, denominator }: Fraction, places: number): Decimal {
	return { digits: divideRounded(numerator * 10n ** BigInt(places), denominator), scale: places };
}
