import type { AnPlusB, CssNode, Selector as SelectorNode } from 'css-tree';
import type { Element } from '../dom/index.js';

/** An element with what selectors may ask about its surroundings. */
export interface Place {
	readonly element: Element;
	readonly parent: Place | undefined;
	/** The elements among the parent's children, this one included. */
	readonly siblings: readonly Element[];
	readonly index: number;
}

type Test = (place: Place) => boolean;

export type Specificity = readonly [ids: number, classes: number, types: number];

export interface Selector {
	readonly matches: Test;
	readonly specificity: Specificity;
	readonly pseudoElement: 'before' | 'after' | 'marker' | undefined;
	/** A class, id or type that every match has: rules are found by it. */
	readonly key: string;
}

/** What was not understood, as written. */
export class UnknownSelector extends Error {}

const pseudoElements = ['before', 'after', 'marker'] as const;

const pseudoClasses = [
	'root',
	'empty',
	'first-child',
	'last-child',
	'only-child',
	'first-of-type',
	'last-of-type',
	'only-of-type',
	'nth-child()',
	'nth-last-child()',
	'nth-of-type()',
	'nth-last-of-type()',
	'lang()',
	'is()',
	'where()',
	'not()',
];

/** What may follow a colon or two, for hints and the documentation. */
export const knownSelectors: readonly string[] = [
	...pseudoClasses.map((name) => `:${name}`),
	...pseudoElements.map((name) => `::${name}`),
];

/** Selectors 4, the part that a printed page can use. Throws `UnknownSelector` with the piece it does not know. */
export function compileSelector(node: SelectorNode): Selector {
	const parts = node.children.toArray();
	let ids = 0;
	let classes = 0;
	let types = 0;
	let pseudoElement: Selector['pseudoElement'];
	let key = '*';
	let compound: Test[] = [];
	/** What stands left of the combinator read last, and how the two are joined. */
	let before: { test: Test; combinator: string } | undefined;
	const close = (): Test => {
		const own = compound;
		const left = before;
		const all: Test = (place) => own.every((test) => test(place));
		if (!left) return all;
		const test = remembered(left.test);
		return (place) => all(place) && joined(left.combinator, test, place);
	};
	for (const part of parts) {
		switch (part.type) {
			case 'Combinator':
				before = { test: close(), combinator: part.name.trim() || ' ' };
				compound = [];
				key = '*';
				break;
			case 'TypeSelector': {
				const name = part.name;
				if (name === '*') break;
				if (name.includes('|')) throw new UnknownSelector(name);
				const small = name.toLowerCase();
				compound.push(
					({ element }) => element.tag === name || (element.namespace === 'html' && element.tag === small),
				);
				if (key === '*') key = small;
				types++;
				break;
			}
			case 'ClassSelector': {
				const name = part.name;
				compound.push(({ element }) => hasWord(element.attributes.class, name));
				key = `.${name}`;
				classes++;
				break;
			}
			case 'IdSelector': {
				const name = part.name;
				compound.push(({ element }) => element.attributes.id === name);
				key = `#${name}`;
				ids++;
				break;
			}
			case 'AttributeSelector':
				compound.push(attributeTest(part));
				classes++;
				break;
			case 'PseudoElementSelector': {
				pseudoElement = pseudoElements.find((name) => name === part.name);
				if (!pseudoElement) throw new UnknownSelector(`::${part.name}`);
				types++;
				break;
			}
			case 'PseudoClassSelector': {
				const legacy = pseudoElements.find((name) => name === part.name && name !== 'marker');
				if (legacy) {
					pseudoElement = legacy;
					types++;
					break;
				}
				const pseudo = compilePseudoClass(part.name.toLowerCase(), part.children?.toArray() ?? []);
				compound.push(pseudo.test);
				ids += pseudo.specificity[0];
				classes += pseudo.specificity[1];
				types += pseudo.specificity[2];
				break;
			}
			default:
				throw new UnknownSelector(part.type);
		}
	}
	const last = parts.at(-1);
	if (last?.type === 'Combinator') throw new UnknownSelector(last.name);
	return { matches: close(), specificity: [ids, classes, types], pseudoElement, key };
}

/**
 * Asks once for each element: without it, `a b c d` on a deep page is tried in every combination. An element has one place, and
 * a selector is compiled for one document.
 */
function remembered(test: Test): Test {
	const answers = new WeakMap<Element, boolean>();
	return (place) => {
		const known = answers.get(place.element);
		if (known !== undefined) return known;
		const answer = test(place);
		answers.set(place.element, answer);
		return answer;
	};
}

function joined(combinator: string, test: Test, place: Place): boolean {
	switch (combinator) {
		case '>':
			return place.parent !== undefined && test(place.parent);
		case '+':
			return place.index > 0 && test(sibling(place, place.index - 1));
		case '~':
			return place.siblings.some((_, index) => index < place.index && test(sibling(place, index)));
		default:
			for (let at = place.parent; at; at = at.parent) if (test(at)) return true;
			return false;
	}
}

const sibling = (place: Place, index: number): Place => ({
	...place,
	element: place.siblings[index]!,
	index,
});

const hasWord = (list: string | undefined, word: string): boolean =>
	(list ?? '').split(/[ \t\n\f\r]+/).includes(word);

function attributeTest(node: Extract<CssNode, { type: 'AttributeSelector' }>): Test {
	const name = node.name.name;
	const wanted = node.value?.type === 'String' ? node.value.value : (node.value?.name ?? '');
	const fold =
		node.flags?.toLowerCase() === 'i' ? (text: string) => text.toLowerCase() : (text: string) => text;
	const value = fold(wanted);
	const compare = (actual: string): boolean => {
		switch (node.matcher) {
			case '=':
				return actual === value;
			case '~=':
				return value !== '' && hasWord(actual, value);
			case '|=':
				return actual === value || actual.startsWith(`${value}-`);
			case '^=':
				return value !== '' && actual.startsWith(value);
			case '$=':
				return value !== '' && actual.endsWith(value);
			case '*=':
				return value !== '' && actual.includes(value);
			default:
				return true;
		}
	};
	return ({ element }) => {
		const actual = [name, name.toLowerCase()].find((key) => Object.hasOwn(element.attributes, key));
		return actual !== undefined && compare(fold(element.attributes[actual]!));
	};
}

interface PseudoClass {
	readonly test: Test;
	readonly specificity: Specificity;
}

function compilePseudoClass(name: string, children: readonly CssNode[]): PseudoClass {
	const one = (test: Test): PseudoClass => ({ test, specificity: [0, 1, 0] });
	switch (name) {
		case 'root':
			return one(({ parent }) => parent === undefined);
		case 'empty':
			return one(({ element }) =>
				element.children.every((child) => child.kind === 'text' && child.text === ''),
			);
		case 'first-child':
			return one(({ index }) => index === 0);
		case 'last-child':
			return one(({ index, siblings }) => index === siblings.length - 1);
		case 'only-child':
			return one(({ siblings }) => siblings.length === 1);
		case 'first-of-type':
			return one((place) => sameType(place)[0] === place.element);
		case 'last-of-type':
			return one((place) => sameType(place).at(-1) === place.element);
		case 'only-of-type':
			return one((place) => sameType(place).length === 1);
		case 'nth-child':
		case 'nth-last-child':
		case 'nth-of-type':
		case 'nth-last-of-type':
			return one(nthTest(name, children[0]));
		case 'lang':
			return one(languageTest(children));
		case 'is':
		case 'where':
		case 'not': {
			const list = selectorsOf(children);
			if (list.length === 0) throw new UnknownSelector(`:${name}()`);
			const matches: Test = (place) => list.some((selector) => selector.matches(place));
			const test: Test = name === 'not' ? (place) => !matches(place) : matches;
			return {
				test,
				specificity: name === 'where' ? [0, 0, 0] : highest(list.map(({ specificity }) => specificity)),
			};
		}
		default:
			throw new UnknownSelector(`:${name}`);
	}
}

function selectorsOf(children: readonly CssNode[]): readonly Selector[] {
	return children.flatMap((child) =>
		child.type === 'SelectorList'
			? selectorsOf(child.children.toArray())
			: child.type === 'Selector'
				? [compileInner(child)]
				: [],
	);
}

/** Pseudo-elements are no elements: they cannot stand in `:is()` and the like (Selectors 4, 4.2). */
function compileInner(node: SelectorNode): Selector {
	const selector = compileSelector(node);
	if (selector.pseudoElement) throw new UnknownSelector(`::${selector.pseudoElement}`);
	return selector;
}

const highest = (list: readonly Specificity[]): Specificity =>
	[...list].sort(compareSpecificity).at(-1) ?? [0, 0, 0];

export const compareSpecificity = (a: Specificity, b: Specificity): number =>
	a[0] - b[0] || a[1] - b[1] || a[2] - b[2];

const sameType = ({ element, siblings }: Place): readonly Element[] =>
	siblings.filter(({ tag }) => tag === element.tag);

function nthTest(name: string, node: CssNode | undefined): Test {
	if (node?.type !== 'Nth') throw new UnknownSelector(`:${name}()`);
	if (node.selector) throw new UnknownSelector('of');
	const { a, b } = nthNumbers(node.nth);
	const ofType = name.endsWith('of-type');
	const fromEnd = name.includes('last');
	return (place) => {
		const list = ofType ? sameType(place) : place.siblings;
		const index = ofType ? list.indexOf(place.element) : place.index;
		const position = fromEnd ? list.length - index : index + 1;
		return a === 0 ? position === b : (position - b) % a === 0 && (position - b) / a >= 0;
	};
}

function nthNumbers(nth: AnPlusB | { type: 'Identifier'; name: string }): { a: number; b: number } {
	if (nth.type === 'Identifier') return nth.name === 'even' ? { a: 2, b: 0 } : { a: 2, b: 1 };
	const a = nth.a === null ? 0 : nth.a === '-' ? -1 : nth.a === '+' || nth.a === '' ? 1 : Number(nth.a);
	return { a, b: nth.b === null ? 0 : Number(nth.b) };
}

/** `:lang(zh)` looks at the nearest `lang` attribute and matches it or its more specific forms. */
function languageTest(children: readonly CssNode[]): Test {
	const wanted = children
		.map((child) =>
			child.type === 'Identifier'
				? child.name
				: child.type === 'String'
					? child.value
					: child.type === 'Raw'
						? child.value
						: '',
		)
		.flatMap((text) => text.split(','))
		.map((text) =>
			text
				.trim()
				.replace(/^["']|["']$/g, '')
				.toLowerCase(),
		)
		.filter((text) => text !== '');
	return (place) => {
		let language: string | undefined;
		for (let at: Place | undefined = place; at && language === undefined; at = at.parent)
			language = at.element.attributes.lang;
		const actual = language?.toLowerCase();
		return actual !== undefined && wanted.some((range) => actual === range || actual.startsWith(`${range}-`));
	};
}
