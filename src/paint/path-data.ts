import type { Path } from '../base/index.js';

/** The path in the notation of SVG, numbers rounded to `places` decimals. */
export function pathData(path: Path, places: number): string {
	return path
		.map(([letter, ...numbers]) => letter + numbers.map((number) => numberText(number, places)).join(' '))
		.join('');
}

/** A decimal without exponent, useless zeros or a negative zero. */
export function numberText(value: number, places: number): string {
	const text = value.toFixed(places);
	const short = text.includes('.') ? text.replace(/\.?0+$/, '') : text;
	return short === '-0' ? '0' : short;
}
