import type { Style } from '../../style/index.js';

/** A counter that an element made: it holds for that element, its following siblings and all that is in them. */
interface Counter {
	readonly level: number;
	value: number;
	/** What an item of a list adds: -1 in a reversed list. */
	step: number;
}

/** Counters in document order (CSS Lists 3, 4): the children of an element are a level, and what they make ends with it. */
export class Counters {
	private readonly stacks = new Map<string, Counter[]>();
	/** Names of the counters that each open level made. */
	private readonly made: string[][] = [[]];

	/** The same counters, to count on without these. */
	copy(): Counters {
		const copy = new Counters();
		for (const [name, stack] of this.stacks)
			copy.stacks.set(
				name,
				stack.map((counter) => ({ ...counter })),
			);
		copy.made.splice(0, 1, ...this.made.map((names) => [...names]));
		return copy;
	}

	/** The children of an element begin, or end. */
	open(): void {
		this.made.push([]);
	}

	close(): void {
		for (const name of this.made.pop() ?? []) this.stacks.get(name)?.pop();
	}

	/** Applies an element's resets, increments and settings, in this order (CSS Lists 3, 4.5). */
	enter(style: Style): void {
		for (const { name, value } of style.counterReset) this.reset(name, value);
		for (const { name, value } of style.counterIncrement) this.add(name, value);
		for (const { name, value } of style.counterSet) this.set(name, value);
	}

	/** A sibling's counter of the same name is replaced, one from further out is hidden. */
	reset(name: string, value: number, step = 1): void {
		const stack = this.stacks.get(name) ?? [];
		this.stacks.set(name, stack);
		const level = this.made.length - 1;
		const last = stack.at(-1);
		if (last?.level === level) {
			last.value = value;
			last.step = step;
			return;
		}
		stack.push({ level, value, step });
		this.made[level]!.push(name);
	}

	add(name: string, amount: number): void {
		const counter = this.stacks.get(name)?.at(-1);
		if (counter) counter.value += amount;
		else this.reset(name, amount);
	}

	/** Counts an item of a list. */
	addItem(): void {
		this.add('list-item', this.stacks.get('list-item')?.at(-1)?.step ?? 1);
	}

	/** Gives the innermost counter a value. */
	set(name: string, value: number): void {
		this.add(name, value - this.value(name));
	}

	value(name: string): number {
		return this.stacks.get(name)?.at(-1)?.value ?? 0;
	}

	/** The values of all counters of a name, from the outermost on. */
	values(name: string): readonly number[] {
		const stack = this.stacks.get(name) ?? [];
		return stack.length > 0 ? stack.map(({ value }) => value) : [0];
	}
}
