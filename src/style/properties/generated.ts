import { counterStyleNames } from '../counter-styles.js';
import { property, words } from '../property.js';
import { constant, either, identifier, keyword } from '../syntax.js';
import type { Parser } from '../value.js';
import {
	type ContentPart,
	type CounterStyle,
	content,
	counterStyle,
	type NamedString,
	stringSet,
} from './content-value.js';
import { type Image, parseImage } from './image-values.js';

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
			'normal | none | element() | [ <string> | attr() | counter() | counters() | string() | target-counter() | open-quote | close-quote | no-open-quote | no-close-quote ]+',
	}),
	stringSet: property<readonly NamedString[]>({
		name: 'string-set',
		inherited: false,
		initial: [],
		parse: stringSet,
		values: 'none | [ <custom-ident> [ <string> | attr() | counter() | counters() | content() ]+ ]#',
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
