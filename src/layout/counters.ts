import type { Style } from '../style/index.js';

/** Counters in document order (CSS Lists 3): a reset opens a scope that ends with the element's parent. */
export class Counters {
	private readonly stacks = new Map<string, number[]>();

	/** Applies an element's resets and increments; answers what to close when its parent ends. */
	enter(style: Style): readonly string[] {
		const opened: string[] = [];
		for (const { name, value } of style.counterReset) {
			this.push(name, value);
			opened.push(name);
		}
		for (const { name, value } of style.counterIncrement) {
			const stack = this.stacks.get(name);
			if (stack && stack.length > 0) stack[stack.length - 1]! += value;
			else {
				this.push(name, value);
				opened.push(name);
			}
		}
		return opened;
	}

	push(name: string, value: number): void {
		const stack = this.stacks.get(name) ?? [];
		stack.push(value);
		this.stacks.set(name, stack);
	}

	close(names: readonly string[]): void {
		for (const name of names) this.stacks.get(name)?.pop();
	}

	value(name: string): number {
		return this.stacks.get(name)?.at(-1) ?? 0;
	}

	add(name: string, amount: number): void {
		const stack = this.stacks.get(name);
		if (stack && stack.length > 0) stack[stack.length - 1]! += amount;
		else this.push(name, amount);
	}
}

const cjkDigits = '〇一二三四五六七八九';

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
