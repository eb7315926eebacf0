import type { CssNode, Selector as SelectorNode } from 'css-tree';
import type { Element } from '../dom/index.js';
import {
	type PseudoElement,
	pseudoElements,
	type Selector,
	type SelectorContext,
} from './compiled-selector.js';
import { attributeOf, highest, remembered, type Specificity, sibling, type Test } from './place.js';
import { compilePseudoClass, neverMatching, pseudoClassNames } from './pseudo-class.js';
import { UnknownSelector } from './unknown-selector.js';

/** Those that CSS 2.1 writes with one colon. */
const legacyElements = ['before', 'after', 'first-letter', 'first-line'];

/** Parts that only a screen has, or a shadow tree: their rules stand for nothing, and are no fault. */
const absentElements =
	`selection backdrop placeholder cue cue-region file-selector-button spelling-error grammar-error target-text
	search-text highlight details-content slotted part view-transition view-transition-group view-transition-image-pair
	view-transition-old view-transition-new scroll-marker scroll-marker-group scroll-button column checkmark picker picker-icon`.split(
		/\s+/,
	);

/** What may follow a colon or two, for hints and the documentation. */
export const knownSelectors: readonly string[] = [
	...pseudoClassNames.map((name) => `:${name}`),
	...pseudoElements.map((name) => `::${name}`),
];

export const selectorsThatNeverMatch: readonly string[] = [
	...neverMatching.map((name) => `:${name}`),
	...absentElements.map((name) => `::${name}`),
];

/** More compounds than anybody writes in one selector; matching calls itself for each. */
const MOST_COMPOUNDS = 256;

interface Compound {
	readonly tests: Test[];
	key: string;
}

/** Selectors 4, the part that a printed page can use. Throws `UnknownSelector` with the piece it does not know. */
export function compileSelector(node: SelectorNode, context: SelectorContext): Selector {
	const parts = node.children.toArray();
	let specificity: Specificity = [0, 0, 0];
	let pseudoElement: PseudoElement | undefined;
	let compound: Compound = { tests: [], key: '*' };
	/** What stands left of the combinator read last, and how the two are joined. */
	let before: { test: Test; combinator: string } | undefined;
	let count = 1;
	const close = (): Test => {
		const own = compound.tests;
		const left = before;
		const { questions } = context;
		const all: Test = (place) => questions.ask(own.length + 1) && own.every((test) => test(place));
		return left ? joined(left.combinator, left.test, all) : all;
	};
	const weigh = (ids: number, classes: number, types: number): void => {
		specificity = [specificity[0] + ids, specificity[1] + classes, specificity[2] + types];
	};
	for (const part of parts) {
		if (pseudoElement && part.type !== 'PseudoClassSelector') throw new UnknownSelector(pieceText(part));
		switch (part.type) {
			case 'Combinator':
				if (++count > MOST_COMPOUNDS) throw new UnknownSelector(`more than ${MOST_COMPOUNDS} parts`);
				before = { test: close(), combinator: part.name.trim() || ' ' };
				compound = { tests: [], key: '*' };
				break;
			case 'TypeSelector':
				weigh(0, 0, addType(part.name, compound, context));
				break;
			case 'ClassSelector':
				compound.tests.push(({ element }) => hasWord(element.attributes.class, part.name));
				compound.key = `.${part.name}`;
				weigh(0, 1, 0);
				break;
			case 'IdSelector':
				compound.tests.push(({ element }) => element.attributes.id === part.name);
				compound.key = `#${part.name}`;
				weigh(1, 0, 0);
				break;
			case 'AttributeSelector':
				compound.tests.push(attributeTest(part));
				weigh(0, 1, 0);
				break;
			case 'NestingSelector': {
				const parents = context.parents ?? [];
				compound.tests.push(parentTest(context));
				if (parents.length === 1) compound.key = parents[0]!.key;
				weigh(...highest(parents.map((parent) => parent.specificity)));
				break;
			}
			case 'PseudoElementSelector':
				pseudoElement = elementNamed(part.name.toLowerCase(), compound);
				weigh(0, 0, 1);
				break;
			case 'PseudoClassSelector': {
				const name = part.name.toLowerCase();
				if (legacyElements.includes(name)) {
					pseudoElement = elementNamed(name, compound);
					weigh(0, 0, 1);
					break;
				}
				const pseudo = compilePseudoClass(name, part.children?.toArray() ?? [], {
					...context,
					compile: compileSelector,
				});
				// A part of an element has no state on paper; it has no place among siblings at all.
				if (pseudoElement && !neverMatching.includes(name)) throw new UnknownSelector(`:${name}`);
				compound.tests.push(pseudo.test);
				weigh(...pseudo.specificity);
				break;
			}
			default:
				throw new UnknownSelector(pieceText(part));
		}
	}
	const last = parts.at(-1);
	if (last?.type === 'Combinator') throw new UnknownSelector(last.name);
	return { matches: close(), specificity, pseudoElement, key: compound.key };
}

const pieceText = (part: CssNode): string =>
	'name' in part && typeof part.name === 'string' ? part.name : part.type;

/** The pseudo-element of this name; those that paper has not are read and never match. */
function elementNamed(name: string, compound: Compound): PseudoElement | undefined {
	const known = pseudoElements.find((candidate) => candidate === name);
	if (known) return known;
	// CSS asks that all names with this prefix be taken for known (Selectors 4, 3.6.1).
	if (!absentElements.includes(name) && !name.startsWith('-webkit-')) throw new UnknownSelector(`::${name}`);
	compound.tests.push(() => false);
	return undefined;
}

/** Adds the test for a type with its namespace; answers how much it weighs. */
function addType(written: string, compound: Compound, { namespaces }: SelectorContext): number {
	const bar = written.indexOf('|');
	const prefix = bar < 0 ? undefined : written.slice(0, bar);
	const name = written.slice(bar + 1);
	if (prefix !== undefined && prefix !== '' && prefix !== '*' && !namespaces?.has(prefix))
		throw new UnknownSelector(written);
	const namespace = prefix === '*' ? undefined : namespaces?.get(prefix ?? '');
	if (namespace) compound.tests.push(({ element }) => element.namespace === namespace);
	// Every element of a page has a namespace.
	else if (prefix === '') compound.tests.push(() => false);
	if (name === '*') return 0;
	const small = name.toLowerCase();
	compound.tests.push(
		({ element }) => element.tag === name || (element.namespace === 'html' && element.tag === small),
	);
	if (compound.key === '*') compound.key = small;
	return 1;
}

function parentTest({ parents }: SelectorContext): Test {
	// Outside of any rule, `&` is the root (CSS Nesting 1, 3.1).
	if (!parents) return (place) => place.parent === undefined;
	const tests = parents.filter(({ pseudoElement }) => !pseudoElement).map(({ matches }) => matches);
	return remembered((place) => tests.some((test) => test(place)));
}

function joined(combinator: string, left: Test, own: Test): Test {
	const test = remembered(left);
	switch (combinator) {
		case '>':
			return (place) => place.parent !== undefined && own(place) && test(place.parent);
		case '+':
			return (place) => place.index > 0 && own(place) && test(sibling(place, place.index - 1));
		case '~': {
			const isPreceded = siblingTest(test);
			return (place) => own(place) && isPreceded(place);
		}
		case ' ': {
			const within: Test = remembered(
				(place) => test(place) || (place.parent !== undefined && within(place.parent)),
			);
			return (place) => own(place) && place.parent !== undefined && within(place.parent);
		}
		default:
			throw new UnknownSelector(combinator);
	}
}

/** Whether an earlier sibling matches; each child of a parent is asked at most once. */
function siblingTest(test: Test): Test {
	const seen = new WeakMap<readonly Element[], { asked: number; first: number | undefined }>();
	return (place) => {
		const memory = seen.get(place.siblings) ?? { asked: 0, first: undefined };
		seen.set(place.siblings, memory);
		while (memory.first === undefined && memory.asked < place.index) {
			if (test(sibling(place, memory.asked))) memory.first = memory.asked;
			memory.asked++;
		}
		return memory.first !== undefined && memory.first < place.index;
	};
}

const hasWord = (list: string | undefined, word: string): boolean =>
	(list ?? '').split(/[ \t\n\f\r]+/).includes(word);

/** Attributes whose values HTML compares without regard to capitals (HTML 4.16.2). */
const caseless = new Set(
	`accept accept-charset align alink axis bgcolor charset checked clear codetype color compact declare defer dir direction disabled
	enctype face frame hreflang http-equiv lang language link media method multiple nohref noresize noshade nowrap readonly rel rev
	rules scope scrolling selected shape target text type valign valuetype vlink`.split(/\s+/),
);

function attributeTest(node: Extract<CssNode, { type: 'AttributeSelector' }>): Test {
	const name = node.name.name.replace(/^\*?\|/, '');
	const wanted = node.value?.type === 'String' ? node.value.value : (node.value?.name ?? '');
	const flag = node.flags?.toLowerCase();
	const small = wanted.toLowerCase();
	const compare = (actual: string, value: string): boolean => {
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
		const actual = attributeOf(element, name);
		if (actual === undefined) return false;
		const folds =
			flag === 'i' ||
			(flag === undefined && element.namespace === 'html' && caseless.has(name.toLowerCase()));
		return folds ? compare(actual.toLowerCase(), small) : compare(actual, wanted);
	};
}
