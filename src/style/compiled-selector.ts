import type { Selector as SelectorNode } from 'css-tree';
import type { Element } from '../dom/index.js';
import type { Questions, Specificity, Test } from './place.js';
import type { UnknownSelector } from './unknown-selector.js';

/** A selector that can be asked. */
export interface Selector {
	readonly matches: Test;
	readonly specificity: Specificity;
	readonly pseudoElement: PseudoElement | undefined;
	/** A class, id or type that every match has: rules are found by it. */
	readonly key: string;
}

export const pseudoElements = [
	'before',
	'after',
	'marker',
	'first-letter',
	'first-line',
	'-x-jump-to',
	'-x-jump-from',
] as const;
export type PseudoElement = (typeof pseudoElements)[number];

/** What a selector is read with. */
export interface SelectorContext {
	readonly questions: Questions;
	/** The selectors of the rule that a nested rule stands in: what `&` means. */
	readonly parents?: readonly Selector[];
	/** Namespaces by prefix, as `@namespace` names them. */
	readonly namespaces?: ReadonlyMap<string, Element['namespace']>;
	/** Is told of pieces of `:is()` and `:where()` that are left out (Selectors 4, 4.2); without it they are faults. */
	readonly forgive?: (error: UnknownSelector) => void;
	/** Inside of `:has()`, which does not stand in itself. */
	readonly inHas?: true;
}

/** Reads a selector; throws `UnknownSelector`. */
export type Compile = (node: SelectorNode, context: SelectorContext) => Selector;
