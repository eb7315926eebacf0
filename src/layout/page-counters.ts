import type { Style } from '../style/index.js';
import type { PageMark } from './box.js';

type Counting = Pick<Style, 'counterReset' | 'counterIncrement' | 'counterSet'>;

/**
 * Counters that run through the pages. The number of a page is one more than that of the page before, unless its page rule says
 * how it is to be counted (CSS Page 3, 8.1); an element that counts pages changes the number of the page on which it begins.
 */
export class PageCounters {
	private readonly values = new Map<string, number>();

	/** A page begins. */
	turn(style: Style): void {
		const { counterReset, counterIncrement, counterSet } = style;
		const isCounted = [...counterReset, ...counterIncrement, ...counterSet].some(
			({ name }) => name === 'page',
		);
		if (!isCounted) this.values.set('page', this.number + 1);
		this.count(style);
	}

	/** Elements that begin on the page, in their order. */
	apply(marks: readonly PageMark[]): void {
		for (const { page, counters } of marks) {
			for (const { name, value } of counters) this.values.set(name, value);
			this.count(page);
		}
	}

	get number(): number {
		return this.values.get('page') ?? 0;
	}

	/** All values as they are now. */
	snapshot(): ReadonlyMap<string, number> {
		return new Map(this.values);
	}

	private count({ counterReset, counterIncrement, counterSet }: Counting): void {
		for (const { name, value } of counterReset) this.values.set(name, value);
		for (const { name, value } of counterIncrement)
			this.values.set(name, (this.values.get(name) ?? 0) + value);
		for (const { name, value } of counterSet) this.values.set(name, value);
	}
}
