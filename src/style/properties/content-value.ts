import type { CssNode } from 'css-tree';
import { splitAtCommas } from '../calc.js';
import { isCounterStyle } from '../counter-styles.js';
import { constant, identifier } from '../syntax.js';
import type { Parser } from '../value.js';

/** `"A" counter(n) close-quote`: what generated content is made of. */
export type ContentPart =
	| { readonly kind: 'text'; readonly text: string }
	| { readonly kind: 'attribute'; readonly name: string; readonly fallback?: string }
	/** `separator`: all counters of the name, from the outermost on (`counters()`). */
	| {
			readonly kind: 'counter';
			readonly name: string;
			readonly style: CounterStyle;
			readonly separator?: string;
	  }
	/** `string(name)`: what elements of the page gave the name (GCPM 3, 1.3). */
	| { readonly kind: 'string'; readonly name: string; readonly which: StringChoice }
	/** `element(name)`: the running element of the name, for a margin box (GCPM 3, 1.2). */
	| { readonly kind: 'running'; readonly name: string; readonly which: StringChoice }
	/** `target-counter(url, name)`: the value where the element stands that a link leads to (GCPM 3, 2.1). */
	| {
			readonly kind: 'target';
			readonly target: string | { readonly attribute: string };
			readonly name: string;
			readonly style: CounterStyle;
	  }
	/** `content()` in `string-set`: words of the element itself. */
	| { readonly kind: 'content'; readonly which: 'text' | 'before' | 'after' | 'first-letter' }
	/** `shown` is missing in `no-open-quote` and `no-close-quote`, which only count. */
	| { readonly kind: 'quote'; readonly side: 'open' | 'close'; readonly shown?: true };

const stringChoices = ['first', 'start', 'last', 'first-except'] as const;

/** Which of several on a page counts: the first, what held at its start, the last, or none where there is one. */
export type StringChoice = (typeof stringChoices)[number];

/** Names that `string-set` gives values. */
export interface NamedString {
	readonly name: string;
	readonly parts: readonly ContentPart[];
}

/** The name of a counter style, or the marker itself. */
export type CounterStyle = string | { readonly text: string };

const quoteWords: Readonly<Record<string, ContentPart>> = {
	'open-quote': { kind: 'quote', side: 'open', shown: true },
	'close-quote': { kind: 'quote', side: 'close', shown: true },
	'no-open-quote': { kind: 'quote', side: 'open' },
	'no-close-quote': { kind: 'quote', side: 'close' },
};

function contentPart(node: CssNode): ContentPart | undefined {
	if (node.type === 'String') return { kind: 'text', text: node.value };
	const word = identifier(node);
	if (word !== undefined) return Object.hasOwn(quoteWords, word) ? quoteWords[word] : undefined;
	if (node.type !== 'Function') return undefined;
	const parts = splitAtCommas(node.children.toArray());
	const [first = [], second, third] = parts;
	const [name] = first;
	if (node.name.toLowerCase() === 'target-counter') return targetPart(parts);
	if (name?.type !== 'Identifier' || first.length > 1) return undefined;
	switch (node.name.toLowerCase()) {
		case 'string':
		case 'element': {
			const word = second ? identifier(second[0]) : 'first';
			const which = stringChoices.find((choice) => choice === word);
			if (!which || parts.length > 2 || (second && second.length > 1)) return undefined;
			return { kind: node.name.toLowerCase() === 'string' ? 'string' : 'running', name: name.name, which };
		}
		case 'attr': {
			const [fallback] = second ?? [];
			if (parts.length > 2 || (second && fallback?.type !== 'String')) return undefined;
			return {
				kind: 'attribute',
				name: name.name,
				...(fallback?.type === 'String' && { fallback: fallback.value }),
			};
		}
		case 'counter': {
			const style = second ? counterStyle(second) : 'decimal';
			return style !== undefined && parts.length <= 2
				? { kind: 'counter', name: name.name, style }
				: undefined;
		}
		case 'counters': {
			const [separator] = second ?? [];
			const style = third ? counterStyle(third) : 'decimal';
			if (separator?.type !== 'String' || style === undefined || parts.length > 3) return undefined;
			return { kind: 'counter', name: name.name, style, separator: separator.value };
		}
		default:
			return undefined;
	}
}

/** A link of the element's own, or one that the sheet names; only those within the document lead to a page. */
function targetPart(parts: readonly (readonly CssNode[])[]): ContentPart | undefined {
	const [[target, ...rest] = [], [name, ...more] = [], third] = parts;
	const style = third ? counterStyle(third) : 'decimal';
	if (name?.type !== 'Identifier' || rest.length + more.length > 0 || parts.length > 3 || style === undefined)
		return undefined;
	const common = { kind: 'target', name: name.name, style } as const;
	if (target?.type === 'Url' || target?.type === 'String') return { ...common, target: target.value };
	if (target?.type !== 'Function' || target.name.toLowerCase() !== 'attr') return undefined;
	const [attribute] = target.children.toArray();
	return attribute?.type === 'Identifier' ? { ...common, target: { attribute: attribute.name } } : undefined;
}

export function counterStyle(nodes: readonly CssNode[]): CounterStyle | undefined {
	const [node] = nodes;
	if (nodes.length !== 1 || !node) return undefined;
	if (node.type === 'String') return { text: node.value };
	const word = identifier(node);
	return word !== undefined && (word === 'none' || isCounterStyle(word)) ? word : undefined;
}

/** What stands after a slash is read aloud in place of the rest (CSS Generated Content 3, 1.2); it is not printed. */
export const content: Parser<readonly ContentPart[] | 'normal' | 'none'> = (nodes) => {
	const word = nodes.length === 1 ? identifier(nodes[0]) : undefined;
	if (word === 'normal' || word === 'none') return constant(word);
	const slash = nodes.findIndex((node) => node.type === 'Operator' && node.value === '/');
	const parts = (slash < 0 ? nodes : nodes.slice(0, slash)).map(contentPart);
	if (parts.length === 0 || parts.some((part) => part === undefined)) return undefined;
	// A running element fills its box alone.
	return parts.length > 1 && parts.some((part) => part?.kind === 'running')
		? undefined
		: constant(parts.map((part) => part!));
};

const contentWords = ['text', 'before', 'after', 'first-letter'] as const;

/** What a string is made of: as generated content, and words of the element. */
function stringPart(node: CssNode): ContentPart | undefined {
	if (node.type !== 'Function' || node.name.toLowerCase() !== 'content') return contentPart(node);
	const [word, ...rest] = node.children.toArray();
	const which = word ? contentWords.find((known) => known === identifier(word)) : 'text';
	return which && rest.length === 0 ? { kind: 'content', which } : undefined;
}

export const stringSet: Parser<readonly NamedString[]> = (nodes) => {
	if (nodes.length === 1 && identifier(nodes[0]) === 'none') return constant([]);
	const strings = splitAtCommas(nodes).map(([name, ...values]): NamedString | undefined => {
		const parts = values.map(stringPart);
		const isWhole = parts.length > 0 && parts.every((part) => part && part.kind !== 'running');
		return name?.type === 'Identifier' && isWhole
			? { name: name.name, parts: parts.map((part) => part!) }
			: undefined;
	});
	return strings.length > 0 && strings.every((string) => string !== undefined)
		? constant(strings.map((string) => string!))
		: undefined;
};
