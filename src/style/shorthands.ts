import type { CssNode } from 'css-tree';
import { backgroundLonghands, expandBackground } from './background-shorthand.js';
import { parseNumeric } from './calc.js';
import { font, fontVariant, textDecoration, textEmphasis } from './font-shorthands.js';
import { grid, gridArea, gridPlacement, gridTemplate, partsAtSlash } from './grid-shorthands.js';
import { lineStyles } from './properties/box.js';
import { parseImage } from './properties/image-values.js';
import { keysByName } from './properties.js';
import {
	alias,
	anyOrder,
	fourSides,
	initialNode,
	pair,
	placement,
	type Shorthand,
	sides,
} from './shorthand.js';
import { identifier } from './syntax.js';

const isLineWidth = (node: CssNode): boolean =>
	['thin', 'medium', 'thick'].includes(identifier(node) ?? '') || parseNumeric(node) !== undefined;
const isLineStyle = (node: CssNode): boolean => lineStyles.some((style) => style === identifier(node));
const isOther = (): boolean => true;

const line = (prefix: string): Shorthand =>
	anyOrder({
		[`${prefix}-width`]: isLineWidth,
		[`${prefix}-style`]: isLineStyle,
		[`${prefix}-color`]: isOther,
	});

/** All four sides at once. */
function border(): Shorthand {
	const one = line('border-top');
	const kinds = ['width', 'style', 'color'];
	return {
		longhands: sides.flatMap((side) => kinds.map((kind) => `border-${side}-${kind}`)),
		expand: (nodes) => {
			const top = one.expand(nodes);
			return (
				top &&
				Object.fromEntries(
					sides.flatMap((side) =>
						kinds.map((kind) => [`border-${side}-${kind}`, top[`border-top-${kind}`]!]),
					),
				)
			);
		},
	};
}

/** Both ends of an axis of the flow. */
function bothEnds(axis: string): Shorthand {
	const start = line(`${axis}-start`);
	const kinds = ['width', 'style', 'color'];
	return {
		longhands: kinds.flatMap((kind) => [`${axis}-start-${kind}`, `${axis}-end-${kind}`]),
		expand: (nodes) => {
			const expanded = start.expand(nodes);
			return (
				expanded && {
					...expanded,
					...Object.fromEntries(
						kinds.map((kind) => [`${axis}-end-${kind}`, expanded[`${axis}-start-${kind}`]!]),
					),
				}
			);
		},
	};
}

const isWord =
	(...words: readonly string[]) =>
	(node: CssNode): boolean =>
		words.includes(identifier(node) ?? '');

/** The names of CSS 2.1; `always` is a new page whatever the box stands in (CSS Fragmentation 3, 3.4). */
function pageBreak(name: string): Shorthand {
	return {
		longhands: [name],
		expand: (nodes) => {
			const [node] = nodes;
			const word = nodes.length === 1 ? identifier(node) : undefined;
			if (word === 'always' && name !== 'break-inside')
				return { [name]: [{ type: 'Identifier', name: 'page' }] };
			const words = name === 'break-inside' ? ['auto', 'avoid'] : ['auto', 'avoid', 'left', 'right'];
			return word !== undefined && words.includes(word) ? { [name]: nodes } : undefined;
		},
	};
}

const corners = ['top-left', 'top-right', 'bottom-right', 'bottom-left'] as const;

/** One to four values across, and behind a slash as many down (CSS Backgrounds 3, 5.1). */
const borderRadius: Shorthand = {
	longhands: corners.map((corner) => `border-${corner}-radius`),
	expand: (nodes) => {
		const [across, down = across, ...rest] = partsAtSlash(nodes).map(fourCorners);
		if (!across || !down || rest.length > 0) return undefined;
		return Object.fromEntries(
			corners.map((corner, i) => [`border-${corner}-radius`, [across[i]!, down[i]!]]),
		);
	},
};

function fourCorners(nodes: readonly CssNode[]): readonly CssNode[] | undefined {
	const [first, second = first, third = first, fourth = second] = nodes;
	return first && nodes.length <= 4 ? [first, second!, third!, fourth!] : undefined;
}

const trims = ['none', 'trim-start', 'trim-end', 'trim-both'];

/** Which edges are cut, and to what; one alone asks for the cut on both sides (CSS Inline 3, 6.3). */
const textBox: Shorthand = {
	longhands: ['text-box-trim', 'text-box-edge'],
	expand: (nodes) => {
		if (nodes.length === 1 && identifier(nodes[0]) === 'normal')
			return { 'text-box-trim': initialNode, 'text-box-edge': initialNode };
		const trim = nodes.filter((node) => trims.includes(identifier(node) ?? ''));
		const edge = nodes.filter((node) => !trim.includes(node));
		if (nodes.length === 0 || trim.length > 1) return undefined;
		const both: readonly CssNode[] = [{ type: 'Identifier', name: 'trim-both' }];
		return {
			'text-box-trim': trim.length > 0 ? trim : both,
			'text-box-edge': edge.length > 0 ? edge : initialNode,
		};
	},
};

export const shorthands: Readonly<Record<string, Shorthand>> = {
	margin: fourSides((side) => `margin-${side}`),
	padding: fourSides((side) => `padding-${side}`),
	inset: fourSides((side) => side),
	'border-width': fourSides((side) => `border-${side}-width`),
	'border-style': fourSides((side) => `border-${side}-style`),
	'border-color': fourSides((side) => `border-${side}-color`),
	'border-top': line('border-top'),
	'border-right': line('border-right'),
	'border-bottom': line('border-bottom'),
	'border-left': line('border-left'),
	border: border(),
	'column-rule': line('column-rule'),
	columns: anyOrder({
		'column-count': (node) => node.type === 'Number' || identifier(node) === 'auto',
		'column-width': isOther,
	}),
	background: { longhands: backgroundLonghands, expand: expandBackground },
	'border-radius': borderRadius,
	outline: anyOrder({
		'outline-width': isLineWidth,
		'outline-style': (node) => isLineStyle(node) || identifier(node) === 'auto',
		'outline-color': isOther,
	}),
	gap: pair('row-gap', 'column-gap'),
	'grid-row': gridPlacement('grid-row-start', 'grid-row-end'),
	'grid-column': gridPlacement('grid-column-start', 'grid-column-end'),
	'grid-area': gridArea,
	'grid-template': gridTemplate,
	grid,
	'place-items': placement('align-items', 'justify-items'),
	'place-self': placement('align-self', 'justify-self'),
	'place-content': placement('align-content', 'justify-content'),
	font,
	'font-variant': fontVariant,
	'text-decoration': textDecoration,
	'text-emphasis': textEmphasis,
	'list-style': anyOrder({
		'list-style-position': isWord('inside', 'outside'),
		'list-style-image': (node) => node.type === 'Url' || parseImage([node]) !== undefined,
		'list-style-type': isOther,
	}),
	'block-step': anyOrder({
		'block-step-size': (node) => node.type === 'Dimension' || identifier(node) === 'none',
		'block-step-insert': (node) => ['margin-box', 'padding-box'].includes(identifier(node) ?? ''),
		'block-step-align': (node) => ['auto', 'center', 'start', 'end'].includes(identifier(node) ?? ''),
		'block-step-round': (node) => ['up', 'down', 'nearest'].includes(identifier(node) ?? ''),
	}),
	'text-box': textBox,
	'margin-block': pair('margin-block-start', 'margin-block-end'),
	'margin-inline': pair('margin-inline-start', 'margin-inline-end'),
	'padding-block': pair('padding-block-start', 'padding-block-end'),
	'padding-inline': pair('padding-inline-start', 'padding-inline-end'),
	'inset-block': pair('inset-block-start', 'inset-block-end'),
	'inset-inline': pair('inset-inline-start', 'inset-inline-end'),
	...Object.fromEntries(
		['border-block-start', 'border-block-end', 'border-inline-start', 'border-inline-end'].map((side) => [
			side,
			line(side),
		]),
	),
	'border-block': bothEnds('border-block'),
	'border-inline': bothEnds('border-inline'),
	...Object.fromEntries(
		['block', 'inline'].flatMap((axis) =>
			['width', 'style', 'color'].map((kind) => [
				`border-${axis}-${kind}`,
				pair(`border-${axis}-start-${kind}`, `border-${axis}-end-${kind}`),
			]),
		),
	),
	'page-break-before': pageBreak('break-before'),
	'page-break-after': pageBreak('break-after'),
	'page-break-inside': pageBreak('break-inside'),
	'word-wrap': alias('overflow-wrap'),
	'grid-gap': pair('row-gap', 'column-gap'),
	'grid-row-gap': alias('row-gap'),
	'grid-column-gap': alias('column-gap'),
	all: { longhands: [...keysByName.keys()], expand: () => undefined },
};
