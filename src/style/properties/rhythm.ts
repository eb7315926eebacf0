import type { CssNode } from 'css-tree';
import { property, words } from '../property.js';
import { constant, either, identifier, keyword, number } from '../syntax.js';
import type { Parser } from '../value.js';

/** What a box that snaps brings onto the rows of its grid; the whole box takes whole rows. */
const boxSnaps = ['none', 'block-start', 'block-end', 'center', 'baseline', 'last-baseline'] as const;
export type BoxSnap = (typeof boxSnaps)[number];

/** `first-baseline` is the newer name of the same. */
const boxSnap: Parser<BoxSnap> = either(keyword(...boxSnaps), (nodes) =>
	nodes.length === 1 && identifier(nodes[0]) === 'first-baseline' ? constant('baseline') : undefined,
);

/** How many columns a box stands over. */
export type ColumnSpan = 'none' | 'all' | number;

const overEdges = ['text', 'ideographic', 'cap', 'ex'] as const;
const underEdges = ['text', 'ideographic', 'alphabetic'] as const;

/** Lines of the letters to which the first line is cut at its top, and the last at its foot. */
export interface TextBoxEdge {
	readonly over: (typeof overEdges)[number];
	readonly under: (typeof underEdges)[number];
}

const oneOf = <T extends string>(node: CssNode | undefined, allowed: readonly T[]): T | undefined => {
	const name = identifier(node);
	return allowed.find((word) => word === name);
};

/** One word holds for both sides, where the other side has it, and else stands for `text` there (CSS Inline 3, 6.2). */
const textBoxEdge: Parser<TextBoxEdge> = ([first, second, ...rest]) => {
	if (!first || rest.length > 0) return undefined;
	if (!second && identifier(first) === 'auto') return constant({ over: 'text', under: 'text' });
	const over = oneOf(first, overEdges);
	if (!over) return undefined;
	const under = second ? oneOf(second, underEdges) : (oneOf(first, underEdges) ?? 'text');
	return under && constant({ over, under });
};

/** Line Grid 1, Inline 3, and what newspapers ask of columns. */
export const rhythmProperties = {
	columnSpan: property<ColumnSpan>({
		name: 'column-span',
		inherited: false,
		initial: 'none',
		parse: either(keyword('none', 'all'), number({ min: 1, integer: true })),
		values: 'none | all | <integer>',
	}),
	columnMeasure: words('-x-column-measure', false, 'auto', 'whole'),
	columnFeet: words('-x-column-feet', false, 'short', 'level'),
	fillRows: words('-x-fill-rows', false, 'none', 'blocks'),
	keepLines: property<number>({
		name: '-x-keep-lines',
		inherited: false,
		initial: 1,
		parse: number({ min: 1, integer: true }),
		values: '<integer>',
	}),
	lineGrid: words('line-grid', false, 'match-parent', 'create'),
	lineSnap: words('line-snap', true, 'none', 'baseline', 'contain'),
	boxSnap: property<BoxSnap>({
		name: 'box-snap',
		inherited: false,
		initial: 'none',
		parse: boxSnap,
		values: `${boxSnaps.join(' | ')} | first-baseline`,
	}),
	textBoxTrim: words('text-box-trim', false, 'none', 'trim-start', 'trim-end', 'trim-both'),
	textBoxEdge: property<TextBoxEdge>({
		name: 'text-box-edge',
		inherited: true,
		initial: { over: 'text', under: 'text' },
		parse: textBoxEdge,
		values: 'auto | [ text | ideographic | cap | ex ] [ text | ideographic | alphabetic ]?',
	}),
};
