import type { AnPlusB, CssNode, Selector as SelectorNode } from 'css-tree';
import type { Element } from '../dom/index.js';
import type { Compile, Selector, SelectorContext } from './compiled-selector.js';
import { highest, type Place, type PseudoClass, type Questions, type Test } from './place.js';
import { relation } from './relation.js';
import { UnknownSelector } from './unknown-selector.js';

/** What a pseudo-class with selectors in it is read with. */
interface Context extends SelectorContext {
	readonly compile: Compile;
}

const has = ({ attributes }: Element, name: string): boolean => Object.hasOwn(attributes, name);
const isTag = (...tags: readonly string[]) => {
	const set = new Set(tags);
	return ({ tag, namespace }: Element): boolean => namespace === 'html' && set.has(tag);
};
const isControl = isTag('button', 'input', 'select', 'textarea', 'optgroup', 'option', 'fieldset');
const isField = isTag('input', 'select', 'textarea');
const isLink = ({ tag, namespace, attributes }: Element): boolean =>
	(namespace === 'html' && (tag === 'a' || tag === 'area') && Object.hasOwn(attributes, 'href')) ||
	(namespace === 'svg' && tag === 'a');
const isChecked = (element: Element): boolean =>
	(element.tag === 'option' && has(element, 'selected')) ||
	(element.tag === 'input' && has(element, 'checked'));

/** Disabled by its own attribute or by the fieldset around it, whose first legend is left out (HTML 4.10.18.5). */
function isDisabled({ element, parent }: Place): boolean {
	if (!isControl(element)) return false;
	if (has(element, 'disabled')) return true;
	let inside = element;
	for (let at = parent; at; inside = at.element, at = at.parent) {
		const { tag, children } = at.element;
		if (tag === 'optgroup' && element.tag === 'option' && has(at.element, 'disabled')) return true;
		if (tag !== 'fieldset' || !has(at.element, 'disabled')) continue;
		if (inside !== children.find((child) => child.kind === 'element' && child.tag === 'legend')) return true;
	}
	return false;
}

const isEditable = (element: Element): boolean =>
	isTag('input', 'textarea')(element) && !has(element, 'readonly') && !has(element, 'disabled');

const simple: Readonly<Record<string, Test>> = {
	root: ({ parent }) => parent === undefined,
	scope: ({ parent }) => parent === undefined,
	defined: () => true,
	empty: ({ element }) => element.children.every((child) => child.kind === 'text' && child.text === ''),
	'first-child': ({ index }) => index === 0,
	'last-child': ({ index, siblings }) => index === siblings.length - 1,
	'only-child': ({ siblings }) => siblings.length === 1,
	link: ({ element }) => isLink(element),
	'any-link': ({ element }) => isLink(element),
	enabled: (place) => isControl(place.element) && !isDisabled(place),
	disabled: isDisabled,
	checked: ({ element }) => isChecked(element),
	default: ({ element }) => isChecked(element),
	required: ({ element }) => isField(element) && has(element, 'required'),
	optional: ({ element }) => isField(element) && !has(element, 'required'),
	'read-only': ({ element }) => !isEditable(element),
	'read-write': ({ element }) => isEditable(element),
	'placeholder-shown': ({ element }) =>
		isTag('input', 'textarea')(element) &&
		has(element, 'placeholder') &&
		(element.tag === 'textarea' ? element.children.length === 0 : (element.attributes.value ?? '') === ''),
	indeterminate: ({ element }) => element.tag === 'progress' && !has(element, 'value'),
	open: ({ element }) => isTag('details', 'dialog')(element) && has(element, 'open'),
};

/** States of a screen, a pointer, a keyboard or a player: on paper no element is in one. */
export const neverMatching: readonly string[] =
	`visited hover active focus focus-within focus-visible target target-within
	target-current local-link fullscreen modal picture-in-picture popover-open autofill user-valid user-invalid valid invalid
	in-range out-of-range blank current past future playing paused seeking buffering stalled muted volume-locked host host()
	host-context() state() active-view-transition active-view-transition-type() xr-overlay interest-source
	interest-target`.split(/\s+/);

const withArguments = [
	'nth-child()',
	'nth-last-child()',
	'nth-of-type()',
	'nth-last-of-type()',
	'first-of-type',
	'last-of-type',
	'only-of-type',
	'lang()',
	'dir()',
	'is()',
	'where()',
	'not()',
	'has()',
];

export const pseudoClassNames: readonly string[] = [...Object.keys(simple), ...withArguments];

export function compilePseudoClass(
	name: string,
	children: readonly CssNode[],
	context: Context,
): PseudoClass {
	const one = (test: Test): PseudoClass => ({ test, specificity: [0, 1, 0] });
	const { questions } = context;
	if (Object.hasOwn(simple, name) && children.length === 0) return one(simple[name]!);
	if (neverMatching.includes(children.length > 0 ? `${name}()` : name) || neverMatching.includes(name))
		return one(() => false);
	switch (name) {
		case 'first-of-type':
			return one((place) => typeIndex(place, false, questions) === 1);
		case 'last-of-type':
			return one((place) => typeIndex(place, true, questions) === 1);
		case 'only-of-type':
			return one(
				(place) => typeIndex(place, false, questions) === 1 && typeIndex(place, true, questions) === 1,
			);
		case 'nth-child':
		case 'nth-last-child':
		case 'nth-of-type':
		case 'nth-last-of-type':
			return nth(name, children[0], context);
		case 'lang':
			return one(languageTest(children));
		case 'dir':
			return one(directionTest(children));
		case 'is':
		case 'where':
		case 'matches':
		case 'any': {
			const list = forgivingSelectors(children, context);
			return {
				test: anyOf(list),
				specificity: name === 'where' ? [0, 0, 0] : highest(list.map(({ specificity }) => specificity)),
			};
		}
		case 'not': {
			const list = selectorsOf(children, context);
			const any = anyOf(list);
			if (list.length === 0) throw new UnknownSelector(':not()');
			return {
				test: (place) => !any(place),
				specificity: highest(list.map(({ specificity }) => specificity)),
			};
		}
		case 'has':
			return relation(selectorNodes(children), context);
		default:
			throw new UnknownSelector(`:${name}`);
	}
}

const anyOf =
	(list: readonly Selector[]): Test =>
	(place) =>
		list.some((selector) => selector.matches(place));

function selectorNodes(children: readonly CssNode[]): readonly SelectorNode[] {
	return children.flatMap((child) =>
		child.type === 'SelectorList'
			? selectorNodes(child.children.toArray())
			: child.type === 'Selector'
				? [child]
				: [],
	);
}

/** The list of `:is()` loses only those of its selectors that are not understood (Selectors 4, 3.9.1). */
function forgivingSelectors(children: readonly CssNode[], context: Context): readonly Selector[] {
	return selectorNodes(children).flatMap((node) => {
		try {
			return selectorsOf([node], context);
		} catch (error) {
			if (!(error instanceof UnknownSelector) || !context.forgive) throw error;
			context.forgive(error);
			return [];
		}
	});
}

/** Pseudo-elements are no elements: they cannot stand in `:is()` and the like (Selectors 4, 4.2). */
function selectorsOf(children: readonly CssNode[], context: Context): readonly Selector[] {
	return selectorNodes(children).map((node) => {
		const selector = context.compile(node, context);
		if (selector.pseudoElement) throw new UnknownSelector(`::${selector.pseudoElement}`);
		return selector;
	});
}

/** Place among the siblings of the same type, from 1; worked out once for all children of a parent. */
function typeIndex({ element, siblings }: Place, fromEnd: boolean, { typeIndices }: Questions): number {
	let indices = typeIndices.get(siblings);
	if (!indices) {
		const counts = new Map<string, number>();
		const starts = siblings.map((one) => {
			const count = (counts.get(one.tag) ?? 0) + 1;
			counts.set(one.tag, count);
			return [one, count] as const;
		});
		indices = new Map(
			starts.map(([one, count]) => [one, [count, counts.get(one.tag)! - count + 1] as const]),
		);
		typeIndices.set(siblings, indices);
	}
	return indices.get(element)?.[fromEnd ? 1 : 0] ?? 0;
}

function nth(name: string, node: CssNode | undefined, context: Context): PseudoClass {
	if (node?.type !== 'Nth') throw new UnknownSelector(`:${name}()`);
	const { a, b } = nthNumbers(node.nth);
	const ofType = name.endsWith('of-type');
	const fromEnd = name.includes('last');
	const fits = (position: number): boolean =>
		a === 0 ? position === b : (position - b) % a === 0 && (position - b) / a >= 0;
	if (!node.selector) {
		return {
			test: (place) => {
				const { index, siblings } = place;
				return fits(
					ofType
						? typeIndex(place, fromEnd, context.questions)
						: fromEnd
							? siblings.length - index
							: index + 1,
				);
			},
			specificity: [0, 1, 0],
		};
	}
	if (ofType) throw new UnknownSelector('of');
	const list = selectorsOf([node.selector], context);
	const [ids, classes, types] = highest(list.map(({ specificity }) => specificity));
	const position = positionAmong(anyOf(list), fromEnd);
	return {
		test: (place) => {
			const at = position(place);
			return at !== undefined && fits(at);
		},
		specificity: [ids, classes + 1, types],
	};
}

/** The place of an element among those siblings that a test picks; none when it is not one of them. */
function positionAmong(test: Test, fromEnd: boolean): (place: Place) => number | undefined {
	const known = new WeakMap<readonly Element[], ReadonlyMap<Element, number>>();
	return (place) => {
		let positions = known.get(place.siblings);
		if (!positions) {
			const picked = place.siblings.filter((element, index) => test({ ...place, element, index }));
			positions = new Map(picked.map((element, i) => [element, fromEnd ? picked.length - i : i + 1]));
			known.set(place.siblings, positions);
		}
		return positions.get(place.element);
	};
}

function nthNumbers(nth: AnPlusB | { type: 'Identifier'; name: string }): { a: number; b: number } {
	if (nth.type === 'Identifier') return nth.name.toLowerCase() === 'even' ? { a: 2, b: 0 } : { a: 2, b: 1 };
	const a = nth.a === null ? 0 : nth.a === '-' ? -1 : nth.a === '+' || nth.a === '' ? 1 : Number(nth.a);
	return { a, b: nth.b === null ? 0 : Number(nth.b) };
}

const textOf = (node: CssNode): string =>
	node.type === 'Identifier' ? node.name : node.type === 'String' || node.type === 'Raw' ? node.value : '';

/** `:lang(zh)` looks at the nearest `lang` attribute and matches it or its more specific forms. */
function languageTest(children: readonly CssNode[]): Test {
	const wanted = children
		.map(textOf)
		.flatMap((text) => text.split(','))
		.map((text) =>
			text
				.trim()
				.replace(/^["']|["']$/g, '')
				.toLowerCase(),
		)
		.filter((text) => text !== '');
	return (place) => {
		const actual = nearestAttribute(place, 'lang')?.toLowerCase();
		return actual !== undefined && wanted.some((range) => actual === range || actual.startsWith(`${range}-`));
	};
}

/** Text from right to left is reported and set from left to right; `:dir()` goes by what the page says. */
function directionTest(children: readonly CssNode[]): Test {
	const wanted = children.map(textOf).join('').trim().toLowerCase();
	return (place) => (nearestAttribute(place, 'dir')?.toLowerCase() === 'rtl' ? 'rtl' : 'ltr') === wanted;
}

function nearestAttribute(place: Place, name: string): string | undefined {
	for (let at: Place | undefined = place; at; at = at.parent) {
		const value = at.element.attributes[name];
		if (value !== undefined) return value;
	}
	return undefined;
}
