import type { Element } from '../dom/index.js';

/** An element with what selectors may ask about its surroundings. */
export interface Place {
	readonly element: Element;
	readonly parent: Place | undefined;
	/** The elements among the parent's children, this one included. */
	readonly siblings: readonly Element[];
	readonly index: number;
}

export type Test = (place: Place) => boolean;

export type Specificity = readonly [ids: number, classes: number, types: number];

/** What a simple selector asks of an element, and how much it weighs. */
export interface PseudoClass {
	readonly test: Test;
	readonly specificity: Specificity;
}

export const compareSpecificity = (a: Specificity, b: Specificity): number =>
	a[0] - b[0] || a[1] - b[1] || a[2] - b[2];

export const highest = (list: readonly Specificity[]): Specificity =>
	list.reduce((best, next) => (compareSpecificity(best, next) < 0 ? next : best), [0, 0, 0]);

export const sibling = (place: Place, index: number): Place => ({
	...place,
	element: place.siblings[index]!,
	index,
});

/**
 * Asks once for each element: without it, `a b c d` on a deep page is tried in every combination. An element has one place, and
 * a selector is compiled for one document.
 */
export function remembered(test: Test): Test {
	const answers = new WeakMap<Element, boolean>();
	return (place) => {
		const known = answers.get(place.element);
		if (known !== undefined) return known;
		const answer = test(place);
		answers.set(place.element, answer);
		return answer;
	};
}

/** The value of an attribute as HTML and XML look it up: a name as written, or in small letters. */
export const attributeOf = ({ attributes }: Element, name: string): string | undefined => {
	const key = [name, name.toLowerCase()].find((candidate) => Object.hasOwn(attributes, candidate));
	return key === undefined ? undefined : attributes[key];
};

/** How much may be asked of a document's elements: sheets and pages come from strangers. */
const MOST_QUESTIONS = 20_000_000;

/** Counts what selectors ask. When there is no more to spend, nothing matches, and that is reported once. */
export class Questions {
	private left: number;
	/** Places among the siblings of the same type, from the first and from the last, by the list of siblings. */
	readonly typeIndices = new WeakMap<readonly Element[], ReadonlyMap<Element, readonly [number, number]>>();

	constructor(most = MOST_QUESTIONS) {
		this.left = most;
	}

	ask(count: number): boolean {
		this.left -= count;
		return this.left >= 0;
	}

	get areSpent(): boolean {
		return this.left < 0;
	}
}
