/** A number of a content stream with at most `places` decimals. */
export function pdfNumber(value: number, places = 3): string {
	if (!Number.isFinite(value)) throw new RangeError(`${value} cannot be written to a PDF`);
	const power = 10 ** places;
	const rounded = Math.round(value * power) / power;
	// Large and small numbers must not get an exponent, which PDF does not know.
	return Math.abs(rounded) < 1e-6 ? '0' : Math.abs(rounded) >= 1e15 ? rounded.toFixed(0) : `${rounded}`;
}

export const pdfNumbers = (values: readonly number[], places = 3): string =>
	values.map((value) => pdfNumber(value, places)).join(' ');

/** UTF-16BE in hexadecimal, as ToUnicode and ActualText take it. */
export function utf16Hex(text: string): string {
	let hex = '';
	for (let i = 0; i < text.length; i++) hex += text.charCodeAt(i).toString(16).padStart(4, '0');
	return hex;
}
