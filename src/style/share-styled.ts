import { Sharing } from '../base/index.js';
import { type Document, type Element, elementsOf } from '../dom/index.js';
import type { StyledDocument } from './cascade.js';

/**
 * A styled document whose elements and styles are those of an earlier one as far as they are equal, places in files included: what
 * was laid out of them holds still.
 */
export function shareStyled(previous: StyledDocument, next: StyledDocument): StyledDocument {
	const sharing = new Sharing();
	const document = sharing.of(previous.document, next.document) as Document;
	// Both trees have the same elements in the same order.
	const sharedElements = elementsOf(document.root);
	const pairs = [...elementsOf(next.document.root)].map((element): readonly [Element, Element] => [
		element,
		sharedElements.next().value as Element,
	]);
	const shared = <T>(
		before: ReadonlyMap<Element, T>,
		now: ReadonlyMap<Element, T>,
	): ReadonlyMap<Element, T> =>
		new Map(
			pairs.flatMap(([own, element]): (readonly [Element, T])[] => {
				const value = now.get(own);
				return value === undefined ? [] : [[element, sharing.of(before.get(element), value) as T]];
			}),
		);
	return {
		...next,
		document,
		styles: shared(previous.styles, next.styles),
		pseudoStyles: shared(previous.pseudoStyles, next.pseudoStyles),
	};
}
