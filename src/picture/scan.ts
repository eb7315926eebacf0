/** Reads the small languages inside SVG attributes (path data, transforms, lists) from left to right. */
export class Scanner {
	readonly text: string;
	at = 0;

	constructor(text: string) {
		this.text = text;
	}

	/** Passes white space and commas. */
	skip(): void {
		while (this.at < this.text.length && SEPARATORS.has(this.text[this.at]!)) this.at++;
	}

	get isAtEnd(): boolean {
		this.skip();
		return this.at >= this.text.length;
	}

	/** The next character that matters, or an empty string. */
	peek(): string {
		this.skip();
		return this.text[this.at] ?? '';
	}

	/** A number as SVG writes it (`-.5`, `1e3`, no space needed before a sign or a second point). */
	number(): number | undefined {
		this.skip();
		NUMBER.lastIndex = this.at;
		const match = NUMBER.exec(this.text);
		if (!match) return undefined;
		const value = Number(match[0]);
		if (!Number.isFinite(value)) return undefined;
		this.at += match[0].length;
		return value;
	}

	/** A flag of an arc: one digit, which may touch the next number. */
	flag(): boolean | undefined {
		const digit = this.peek();
		if (digit !== '0' && digit !== '1') return undefined;
		this.at++;
		return digit === '1';
	}

	/** Letters, as in the name of a transform. */
	word(): string {
		this.skip();
		const start = this.at;
		while (this.at < this.text.length && /[A-Za-z]/.test(this.text[this.at]!)) this.at++;
		return this.text.slice(start, this.at);
	}

	take(character: string): boolean {
		if (this.peek() !== character) return false;
		this.at++;
		return true;
	}
}

const SEPARATORS: ReadonlySet<string> = new Set([' ', '\t', '\n', '\r', '\f', ',']);
const NUMBER = /[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?/y;

/** All numbers of a list such as `points` or `viewBox`, up to the first thing that is none. */
export function numbersOf(text: string): readonly number[] {
	const scanner = new Scanner(text);
	const numbers: number[] = [];
	for (let value = scanner.number(); value !== undefined; value = scanner.number()) numbers.push(value);
	return numbers;
}

/** SVG units in CSS px (css-values 6.2). */
const UNITS: Readonly<Record<string, number>> = {
	'': 1,
	px: 1,
	pt: 4 / 3,
	pc: 16,
	in: 96,
	cm: 96 / 2.54,
	mm: 9.6 / 2.54,
	q: 2.4 / 2.54,
	rem: 16,
};
/** Parts of the font size. */
const FONT_UNITS: Readonly<Record<string, number>> = { em: 1, ex: 0.5, ch: 0.5, ic: 1 };

/** A length in px; a percentage is of `whole`, an em the font size, if not the initial one. Undefined when it is not a length. */
export function lengthOf(text: string | undefined, whole: number, em = 16): number | undefined {
	if (text === undefined) return undefined;
	const scanner = new Scanner(text);
	const value = scanner.number();
	if (value === undefined) return undefined;
	const unit = text.slice(scanner.at).trim().toLowerCase();
	if (unit === '%') return (value / 100) * whole;
	if (Object.hasOwn(FONT_UNITS, unit)) return value * FONT_UNITS[unit]! * em;
	const factor = Object.hasOwn(UNITS, unit) ? UNITS[unit] : undefined;
	return factor === undefined ? undefined : value * factor;
}

/** The lengths of a list such as the `x` of a text; undefined when one of them is none. */
export function lengthsOf(text: string, whole: number, em: number): readonly number[] | undefined {
	const parts = text.split(/[\s,]+/).filter((part) => part !== '');
	const lengths = parts.map((part) => lengthOf(part, whole, em));
	return lengths.every((length) => length !== undefined) ? lengths.map(Number) : undefined;
}
