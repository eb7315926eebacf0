import type { Style } from '../../style/index.js';
import type { PageMark } from '../box.js';

type Counting = Pick<Style, 'counterReset' | 'counterIncrement' | 'counterSet'>;

/**
 * The number of a page: one more than that of the page before, unless its page rule says how it is to be counted (CSS Page 3,
 * 8.1); an element that counts pages changes the number of the page on which it begins.
 */
export class PageNumber {
	value = 0;

	/** A page begins. */
	turn(style: Style): void {
		const { counterReset, counterIncrement, counterSet } = style;
		const isCounted = [...counterReset, ...counterIncrement, ...counterSet].some(
			({ name }) => name === 'page',
		);
		if (isCounted) this.count(style);
		else this.value++;
	}

	/** Elements that begin on the page, in their order. */
	apply(marks: readonly PageMark[]): void {
		for (const { page } of marks) this.count(page);
	}

	private count({ counterReset, counterIncrement, counterSet }: Counting): void {
		for (const { name, value } of counterReset) if (name === 'page') this.value = value;
		for (const { name, value } of counterIncrement) if (name === 'page') this.value += value;
		for (const { name, value } of counterSet) if (name === 'page') this.value = value;
	}
}
