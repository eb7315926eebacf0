import type { CssNode } from 'css-tree';
import { splitAtCommas } from '../calc.js';
import { counterStyleNames, isCounterStyle } from '../counter-styles.js';
import { property, words } from '../property.js';
import { constant, either, identifier, keyword } from '../syntax.js';
import type { Parser } from '../value.js';
import { type Image, parseImage } from './image-values.js';

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
	/** `shown` is missing in `no-open-quote` and `no-close-quote`, which only count. */
	| { readonly kind: 'quote'; readonly side: 'open' | 'close'; readonly shown?: true };

/** The name of a counter style, or the marker itself. */
export type CounterStyle = string | { readonly text: string };

export type Quotes = 'auto' | readonly (readonly [open: string, close: string])[];

export interface Counter {
	readonly name: string;
	readonly value: number;
}

/** Pairs of a name and a number. */
const counters =
	(initial: number): Parser<readonly Counter[]> =>
	(nodes) => {
		if (nodes.length === 1 && identifier(nodes[0]) === 'none') return constant([]);
		const list: { name: string; value: number }[] = [];
		let isNumbered = true;
		for (const node of nodes) {
			const last = list.at(-1);
			if (node.type === 'Identifier') {
				list.push({ name: node.name, value: initial });
				isNumbered = false;
			} else if (node.type === 'Number' && last && !isNumbered && Number.isInteger(Number(node.value))) {
				last.value = Number(node.value);
				isNumbered = true;
			} else return undefined;
		}
		return list.length > 0 ? constant(list) : undefined;
	};

const counterList = (name: string, initial: number) =>
	property<readonly Counter[]>({
		name,
		inherited: false,
		initial: [],
		parse: counters(initial),
		values: 'none | [ <custom-ident> <integer>? ]+',
	});

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
	if (name?.type !== 'Identifier' || first.length > 1) return undefined;
	switch (node.name.toLowerCase()) {
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

function counterStyle(nodes: readonly CssNode[]): CounterStyle | undefined {
	const [node] = nodes;
	if (nodes.length !== 1 || !node) return undefined;
	if (node.type === 'String') return { text: node.value };
	const word = identifier(node);
	return word !== undefined && (word === 'none' || isCounterStyle(word)) ? word : undefined;
}

/** What stands after a slash is read aloud in place of the rest (CSS Generated Content 3, 1.2); it is not printed. */
const content: Parser<readonly ContentPart[] | 'normal' | 'none'> = (nodes) => {
	const word = nodes.length === 1 ? identifier(nodes[0]) : undefined;
	if (word === 'normal' || word === 'none') return constant(word);
	const slash = nodes.findIndex((node) => node.type === 'Operator' && node.value === '/');
	const parts = (slash < 0 ? nodes : nodes.slice(0, slash)).map(contentPart);
	return parts.length > 0 && parts.every((part) => part !== undefined)
		? constant(parts.map((part) => part!))
		: undefined;
};

const quotes: Parser<Quotes> = (nodes) => {
	const word = nodes.length === 1 ? identifier(nodes[0]) : undefined;
	if (word === 'auto') return constant('auto');
	if (word === 'none') return constant([]);
	const marks = nodes.flatMap((node) => (node.type === 'String' ? [node.value] : []));
	if (marks.length === 0 || marks.length !== nodes.length || marks.length % 2 !== 0) return undefined;
	return constant(
		marks.flatMap((open, i): [string, string][] => (i % 2 === 0 ? [[open, marks[i + 1]!]] : [])),
	);
};

/** Lists 3, Counter Styles 3, Generated Content 3: what a page says that no text of it does. */
export const generatedProperties = {
	listStyleType: property<CounterStyle>({
		name: 'list-style-type',
		inherited: true,
		initial: 'disc',
		parse: (nodes) => {
			const style = counterStyle(nodes);
			return style === undefined ? undefined : constant(style);
		},
		values: `none | <string> | ${counterStyleNames.join(' | ')}`,
	}),
	listStyleImage: property<Image | 'none'>({
		name: 'list-style-image',
		inherited: true,
		initial: 'none',
		parse: either(parseImage, keyword('none')),
		values: 'none | <image>',
	}),
	listStylePosition: words('list-style-position', true, 'outside', 'inside'),
	content: property<readonly ContentPart[] | 'normal' | 'none'>({
		name: 'content',
		inherited: false,
		initial: 'normal',
		parse: content,
		values:
			'normal | none | [ <string> | attr() | counter() | counters() | open-quote | close-quote | no-open-quote | no-close-quote ]+',
	}),
	quotes: property<Quotes>({
		name: 'quotes',
		inherited: true,
		initial: 'auto',
		parse: quotes,
		values: 'auto | none | [ <string> <string> ]+',
	}),
	counterReset: counterList('counter-reset', 0),
	counterSet: counterList('counter-set', 0),
	counterIncrement: counterList('counter-increment', 1),
};
