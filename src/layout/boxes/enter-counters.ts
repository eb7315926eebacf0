import type { Element } from '../../dom/index.js';
import type { Style } from '../../style/index.js';
import type { Counters } from './counters.js';

/** HTML's lists count by themselves: `ol` and `ul` make the counter, `li` moves it or gives it a value. */
export function enterCounters(counters: Counters, element: Element, style: Style): void {
	const { tag, attributes } = element;
	const given = (name: string): number => Number.parseInt(attributes[name] ?? '', 10);
	const isOfList = ({ name }: { readonly name: string }): boolean => name === 'list-item';
	if (tag === 'ol' || tag === 'ul' || tag === 'menu') {
		const start = given('start');
		const isReversed = tag === 'ol' && Object.hasOwn(attributes, 'reversed');
		const first = !Number.isNaN(start) ? start : isReversed ? itemCount(element) : 1;
		if (!style.counterReset.some(isOfList)) {
			const step = isReversed ? -1 : 1;
			counters.reset('list-item', first - step, step);
		}
	}
	counters.enter(style);
	if (style.display !== 'list-item') return;
	if (!style.counterIncrement.some(isOfList)) counters.addItem();
	const value = given('value');
	if (tag === 'li' && !Number.isNaN(value)) counters.set('list-item', value);
}

/** A reversed list counts down from the number of its items (HTML 4.4.5). */
const itemCount = ({ children }: Element): number =>
	children.filter((child) => child.kind === 'element' && child.tag === 'li').length;
