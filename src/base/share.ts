/**
 * Compares new data with old and gives the new, but with the very objects of the old for all parts that are equal: what has not changed
 * keeps its identity, and with it all that was worked out from it. For plain data without cycles; lists are compared place by place.
 * One comparison may go over several trees that have parts in common.
 */
export class Sharing {
	/** What each object of the new data came to, and beside what it was last: many boxes point to one element. */
	private readonly made = new Map<object, { readonly beside: unknown; readonly value: unknown }>();

	of(previous: unknown, next: unknown): unknown {
		if (Object.is(previous, next) || !isObject(next)) return next;
		const known = this.made.get(next);
		if (known && (known.value !== next || known.beside === previous)) return known.value;
		const value = isObject(previous) ? this.merged(previous, next) : next;
		this.made.set(next, { beside: previous, value });
		return value;
	}

	private merged(previous: object, next: object): object {
		if (Array.isArray(next)) return Array.isArray(previous) ? this.list(previous, next) : next;
		if (!isPlain(previous) || !isPlain(next)) return next;
		const keys = Object.keys(next);
		let isSame = Object.keys(previous).length === keys.length;
		let changed: Record<string, unknown> | undefined;
		for (const key of keys) {
			const own = next[key];
			const before = Object.hasOwn(previous, key) ? previous[key] : undefined;
			const value = this.of(before, own);
			if (!Object.is(value, before) || !Object.hasOwn(previous, key)) isSame = false;
			if (value === own || Object.is(value, own)) continue;
			changed ??= { ...next };
			changed[key] = value;
		}
		return isSame ? previous : (changed ?? next);
	}

	private list(previous: readonly unknown[], next: readonly unknown[]): readonly unknown[] {
		let isSame = previous.length === next.length;
		let changed: unknown[] | undefined;
		for (const [index, own] of next.entries()) {
			const value = this.of(previous[index], own);
			if (!Object.is(value, previous[index])) isSame = false;
			if (Object.is(value, own)) continue;
			changed ??= [...next];
			changed[index] = value;
		}
		return isSame ? previous : (changed ?? next);
	}
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

const isPlain = (value: object): value is Record<string, unknown> => {
	const prototype: unknown = Object.getPrototypeOf(value);
	return prototype === Object.prototype || prototype === null;
};
