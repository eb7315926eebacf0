/** Numbers that a charstring may reach: those of 16.16, with room for sums. */
const LARGEST = 1 << 24;

/**
 * The operators of Type 2 charstrings that only reckon (Technical Note 5177, 4.4 and 4.5): the second byte after 12. They take
 * from the end of the stack and put their result there. False for an operator that is none of them.
 */
export function reckon(operator: number, stack: Stack): boolean {
	const binary = (work: (a: number, b: number) => number): true => {
		const b = stack.pop();
		const a = stack.pop();
		stack.push(work(a, b));
		return true;
	};
	const unary = (work: (a: number) => number): true => {
		stack.push(work(stack.pop()));
		return true;
	};
	switch (operator) {
		case 3: // and
			return binary((a, b) => (a !== 0 && b !== 0 ? 1 : 0));
		case 4: // or
			return binary((a, b) => (a !== 0 || b !== 0 ? 1 : 0));
		case 5: // not
			return unary((a) => (a === 0 ? 1 : 0));
		case 9: // abs
			return unary(Math.abs);
		case 10: // add
			return binary((a, b) => a + b);
		case 11: // sub
			return binary((a, b) => a - b);
		case 12: // div
			return binary((a, b) => a / b);
		case 14: // neg
			return unary((a) => 0 - a);
		case 15: // eq
			return binary((a, b) => (a === b ? 1 : 0));
		case 18: // drop
			stack.pop();
			return true;
		case 20: {
			// put
			const index = stack.pop();
			stack.store(index, stack.pop());
			return true;
		}
		case 21: // get
			return unary((index) => stack.stored(index));
		case 22: {
			// ifelse
			const [second, first, otherwise, then] = [stack.pop(), stack.pop(), stack.pop(), stack.pop()];
			stack.push(first <= second ? then : otherwise);
			return true;
		}
		case 23: // random: a page is the same each time it is printed
			stack.push(0.5);
			return true;
		case 24: // mul
			return binary((a, b) => a * b);
		case 26: // sqrt
			return unary((a) => Math.sqrt(Math.max(0, a)));
		case 27: // dup
			stack.push(stack.peek(0));
			return true;
		case 28: {
			// exch
			const [b, a] = [stack.pop(), stack.pop()];
			stack.push(b);
			stack.push(a);
			return true;
		}
		case 29: // index
			return unary((back) => stack.peek(Math.max(0, back)));
		case 30: {
			// roll
			const by = stack.pop();
			stack.roll(stack.pop(), by);
			return true;
		}
		default:
			return false;
	}
}

/** Technical Note 5177, appendix B, allows 48; later formats 513, and no reader minds. */
const DEEPEST = 513;
/** Places of the transient array. */
const STORED = 32;

/** The operands of a charstring, bounded in number and in value. */
export class Stack {
	private values: number[] = [];
	private readonly store32 = new Float64Array(STORED);

	constructor(private readonly broken: (what: string) => never) {}

	get count(): number {
		return this.values.length;
	}

	push(value: number): void {
		if (!(Math.abs(value) < LARGEST)) this.broken(`reckons with ${value}`);
		if (this.values.length >= DEEPEST) this.broken(`has more than ${DEEPEST} operands`);
		this.values.push(value);
	}

	pop(): number {
		return this.values.pop() ?? this.broken('lacks an operand');
	}

	/** The value so many places below the last. */
	peek(back: number): number {
		return this.values[this.values.length - 1 - Math.trunc(back)] ?? this.broken('lacks an operand');
	}

	/** All operands, first to last; the stack is empty afterwards. */
	take(): readonly number[] {
		const values = this.values;
		this.values = [];
		return values;
	}

	store(index: number, value: number): void {
		this.store32[this.place(index)] = value;
	}

	stored(index: number): number {
		return this.store32[this.place(index)]!;
	}

	/** Moves the last `count` values round by `by` places towards the end. */
	roll(count: number, by: number): void {
		const size = Math.trunc(count);
		if (size < 0 || size > this.values.length) this.broken('lacks an operand');
		if (size === 0) return;
		const rolled = this.values.splice(this.values.length - size);
		const shift = ((Math.trunc(by) % size) + size) % size;
		this.values.push(...rolled.slice(size - shift), ...rolled.slice(0, size - shift));
	}

	private place(index: number): number {
		const place = Math.trunc(index);
		return place >= 0 && place < STORED ? place : this.broken(`stores a number at place ${index}`);
	}
}
