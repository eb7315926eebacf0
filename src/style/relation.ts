import type { CssNode, Selector as SelectorNode } from 'css-tree';
import type { Element } from '../dom/index.js';
import type { Compile, SelectorContext } from './compiled-selector.js';
import {
	highest,
	type Place,
	type PseudoClass,
	remembered,
	type Specificity,
	sibling,
	type Test,
} from './place.js';
import { UnknownSelector } from './unknown-selector.js';

interface Context extends SelectorContext {
	readonly compile: Compile;
}

/**
 * `:has(> ul li)` (Selectors 4, 4.5): there is a child `ul` that has an `li`. A chain of relations is asked link by link, each
 * once for an element: `a:has(> b c)` is `a:has(> b:has(c))`.
 */
export function relation(nodes: readonly SelectorNode[], context: Context): PseudoClass {
	if (context.inHas || nodes.length === 0) throw new UnknownSelector(':has()');
	const relations = nodes.map((node) => chain(node, { ...context, inHas: true }));
	return {
		test: remembered(
			(place) => context.questions.ask(relations.length) && relations.some(({ test }) => test(place)),
		),
		specificity: highest(relations.map(({ specificity }) => specificity)),
	};
}

interface Link {
	combinator: string;
	readonly parts: CssNode[];
}

function chain(node: SelectorNode, context: Context): PseudoClass {
	const links: Link[] = [{ combinator: ' ', parts: [] }];
	for (const part of node.children.toArray()) {
		if (part.type !== 'Combinator') links.at(-1)!.parts.push(part);
		else if (links.at(-1)!.parts.length === 0) links.at(-1)!.combinator = part.name.trim() || ' ';
		else links.push({ combinator: part.name.trim() || ' ', parts: [] });
	}
	let specificity: Specificity = [0, 0, 0];
	let test: Test | undefined;
	for (const { combinator, parts } of links.toReversed()) {
		if (parts.length === 0) throw new UnknownSelector(combinator);
		const selector = context.compile({ ...node, children: node.children.copy().fromArray(parts) }, context);
		if (selector.pseudoElement) throw new UnknownSelector(`::${selector.pseudoElement}`);
		const next = test;
		const own: Test = next ? (place) => selector.matches(place) && next(place) : selector.matches;
		test = related(combinator, own);
		const [ids, classes, types] = selector.specificity;
		specificity = [specificity[0] + ids, specificity[1] + classes, specificity[2] + types];
	}
	return { test: test ?? (() => false), specificity };
}

/** Whether an element that is so related to this one passes the test. */
function related(combinator: string, test: Test): Test {
	switch (combinator) {
		case '>':
			return remembered((place) => childPlaces(place).some(test));
		case '+':
			return ({ index, siblings, ...rest }) =>
				index + 1 < siblings.length && test(sibling({ ...rest, index, siblings }, index + 1));
		case '~': {
			const last = lastMatching(test);
			return (place) => last(place) > place.index;
		}
		case ' ': {
			const within: Test = remembered((place) =>
				childPlaces(place).some((child) => test(child) || within(child)),
			);
			return within;
		}
		default:
			throw new UnknownSelector(combinator);
	}
}

/** The index of the last sibling that passes, -1 for none; found once for all children of a parent. */
function lastMatching(test: Test): (place: Place) => number {
	const known = new WeakMap<readonly Element[], number>();
	return (place) => {
		const { siblings } = place;
		let last = known.get(siblings);
		if (last === undefined) {
			last = siblings.length - 1;
			while (last >= 0 && !test(sibling(place, last))) last--;
			known.set(siblings, last);
		}
		return last;
	};
}

function childPlaces(parent: Place): readonly Place[] {
	const siblings = parent.element.children.filter((child) => child.kind === 'element');
	return siblings.map((element, index) => ({ element, parent, siblings, index }));
}
