import { property, words } from '../property.js';
import { constant, either, identifier, keyword, number } from '../syntax.js';
import type { Parser } from '../value.js';

export const floats = [
	'none',
	'left',
	'right',
	'inline-start',
	'inline-end',
	'top',
	'bottom',
	'snap-block',
	'footnote',
] as const;

/** Text runs down the page, or from its right to its left: either way its start is what is meant by the top. */
export const floatWords: Parser<(typeof floats)[number]> = either(keyword(...floats), (nodes) => {
	const word = nodes.length === 1 ? identifier(nodes[0]) : undefined;
	return word === 'block-start' ? constant('top') : word === 'block-end' ? constant('bottom') : undefined;
});

/** Page Floats 3: what floats to the top or the foot, and of what. */
export const pageFloatProperties = {
	floatReference: words('float-reference', false, 'inline', 'column', 'region', 'page'),
	floatDefer: property<number>({
		name: 'float-defer',
		inherited: false,
		initial: 0,
		parse: either(number({ min: 0, integer: true }), (nodes) => keyword('none')(nodes) && constant(0)),
		values: 'none | <integer>',
	}),
};
