import type { Style } from '../style/index.js';

/** A counter that an element made: it holds for that element, its following siblings and all that is in them. */
interface Counter {
	readonly level: number;
	value: number;
}

/** Counters in document order (CSS Lists 3, 4): the children of an element are a level, and what they make ends with it. */
export class Counters {
	private readonly stacks = new Map<string, Counter[]>();
	/** Names of the counters that each open level made. */
	private readonly made: string[][] = [[]];

	/** The children of an element begin, or end. */
	open(): void {
		this.made.push([]);
	}

	close(): void {
		for (const name of this.made.pop() ?? []) this.stacks.get(name)?.pop();
	}

	/** Applies an element's resets and increments. */
	enter(style: Style): void {
		for (const { name, value } of style.counterReset) this.reset(name, value);
		for (const { name, value } of style.counterIncrement) this.add(name, value);
	}

	/** A sibling's counter of the same name is replaced, one from further out is hidden. */
	reset(name: string, value: number): void {
		const stack = this.stacks.get(name) ?? [];
		this.stacks.set(name, stack);
		const level = this.made.length - 1;
		const last = stack.at(-1);
		if (last?.level === level) {
			last.value = value;
			return;
		}
		stack.push({ level, value });
		this.made[level]!.push(name);
	}

	add(name: string, amount: number): void {
		const counter = this.stacks.get(name)?.at(-1);
		if (counter) counter.value += amount;
		else this.reset(name, amount);
	}

	/** Gives the innermost counter a value. */
	set(name: string, value: number): void {
		this.add(name, value - this.value(name));
	}

	value(name: string): number {
		return this.stacks.get(name)?.at(-1)?.value ?? 0;
	}
}

const cjkDigits = '〇一二三四五六七八九';

/** What stands between a marker's number and the text (CSS Counter Styles 3, 6). */
export function counterSuffix(style: string): string {
	if (/^(?:none|disc|circle|square)$/.test(style)) return '';
	return style === 'cjk-decimal' ? '、' : '.';
}

/** A number in a counter style; those that have no form for it fall back to decimal. */
export function counterText(value: number, style: string): string {
	switch (style) {
		case 'none':
			return '';
		case 'disc':
			return '•';
		case 'circle':
			return '◦';
		case 'square':
			return '▪';
		case 'lower-alpha':
			return alphabetic(value).toLowerCase();
		case 'upper-alpha':
			return alphabetic(value);
		case 'lower-roman':
			return roman(value).toLowerCase();
		case 'upper-roman':
			return roman(value);
		case 'cjk-decimal':
			return [...String(value)].map((digit) => cjkDigits[Number(digit)] ?? digit).join('');
		default:
			return String(value);
	}
}

function alphabetic(value: number): string {
	if (value < 1) return String(value);
	let text = '';
	for (let rest = value; rest > 0; rest = Math.floor((rest - 1) / 26))
		text = String.fromCharCode(65 + ((rest - 1) % 26)) + text;
	return text;
}

const romans: readonly (readonly [number, string])[] = [
	[1000, 'M'],
	[900, 'CM'],
	[500, 'D'],
	[400, 'CD'],
	[100, 'C'],
	[90, 'XC'],
	[50, 'L'],
	[40, 'XL'],
	[10, 'X'],
	[9, 'IX'],
	[5, 'V'],
	[4, 'IV'],
	[1, 'I'],
];

function roman(value: number): string {
	if (value < 1 || value > 3999) return String(value);
	let rest = value;
	let text = '';
	for (const [amount, letters] of romans) {
		while (rest >= amount) {
			text += letters;
			rest -= amount;
		}
	}
	return text;
}
