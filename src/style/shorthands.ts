import type { CssNode } from 'css-tree';
import { backgroundLonghands, expandBackground } from './background-shorthand.js';
import { parseNumeric } from './calc.js';
import { lineStyles } from './properties/box.js';
import { parseImage } from './properties/image-values.js';
import { identifier } from './syntax.js';

/** A shorthand: the longhands it sets, and how it deals its values out. `initial` stands for a value that was left out. */
interface Shorthand {
	readonly longhands: readonly string[];
	readonly expand: (nodes: readonly CssNode[]) => Readonly<Record<string, readonly CssNode[]>> | undefined;
}

const initialNode: readonly CssNode[] = [{ type: 'Identifier', name: 'initial' }];

const sides = ['top', 'right', 'bottom', 'left'] as const;

/** One to four values for top, right, bottom, left. */
function fourSides(name: (side: string) => string): Shorthand {
	return {
		longhands: sides.map(name),
		expand: (nodes) => {
			const [top, right = top, bottom = top, left = right] = nodes;
			if (!top || !right || !bottom || !left || nodes.length > 4) return undefined;
			return Object.fromEntries([top, right, bottom, left].map((node, i) => [name(sides[i]!), [node]]));
		},
	};
}

/** Values in any order, told apart by what they look like; what is left out is initial. */
function anyOrder(kinds: Readonly<Record<string, (node: CssNode) => boolean>>): Shorthand {
	const longhands = Object.keys(kinds);
	return {
		longhands,
		expand: (nodes) => {
			const result: Record<string, readonly CssNode[]> = Object.fromEntries(
				longhands.map((name) => [name, initialNode]),
			);
			const free = new Set(longhands);
			for (const node of nodes) {
				const name = longhands.find((candidate) => free.has(candidate) && kinds[candidate]!(node));
				if (name === undefined) return undefined;
				free.delete(name);
				result[name] = [node];
			}
			return nodes.length > 0 ? result : undefined;
		},
	};
}

/** Two values, the second like the first when it is left out. */
function pair(first: string, second: string): Shorthand {
	return {
		longhands: [first, second],
		expand: ([a, b = a, ...rest]) =>
			a && b && rest.length === 0 ? { [first]: [a], [second]: [b] } : undefined,
	};
}

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

const auto: readonly CssNode[] = [{ type: 'Identifier', name: 'auto' }];

function parts(nodes: readonly CssNode[]): CssNode[][] {
	const result: CssNode[][] = [[]];
	for (const node of nodes) {
		if (node.type === 'Operator' && node.value === '/') result.push([]);
		else result.at(-1)!.push(node);
	}
	return result;
}

/** `start / end`; a name given once stands for both ends (CSS Grid 2, 8.4). */
const other = (nodes: readonly CssNode[] | undefined): readonly CssNode[] => {
	const [only] = nodes ?? [];
	return nodes?.length === 1 && only?.type === 'Identifier' ? nodes : auto;
};

function gridPlacement(start: string, end: string): Shorthand {
	return {
		longhands: [start, end],
		expand: (nodes) => {
			const [first, second, ...rest] = parts(nodes);
			return first && first.length > 0 && rest.length === 0
				? { [start]: first, [end]: second ?? other(first) }
				: undefined;
		},
	};
}

const gridArea: Shorthand = {
	longhands: ['grid-row-start', 'grid-column-start', 'grid-row-end', 'grid-column-end'],
	expand: (nodes) => {
		const [row, column = other(row), rowEnd = other(row), columnEnd = other(column), ...rest] = parts(nodes);
		if (!row || row.length === 0 || rest.length > 0) return undefined;
		return {
			'grid-row-start': row,
			'grid-column-start': column,
			'grid-row-end': rowEnd,
			'grid-column-end': columnEnd,
		};
	},
};

const corners = ['top-left', 'top-right', 'bottom-right', 'bottom-left'] as const;

/** One to four values across, and behind a slash as many down (CSS Backgrounds 3, 5.1). */
const borderRadius: Shorthand = {
	longhands: corners.map((corner) => `border-${corner}-radius`),
	expand: (nodes) => {
		const [across, down = across, ...rest] = parts(nodes).map(fourCorners);
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
	'place-items': pair('align-items', 'justify-items'),
	'place-self': pair('align-self', 'justify-self'),
	'place-content': pair('align-content', 'justify-content'),
	'text-decoration': anyOrder({
		'text-decoration-line': (node) =>
			['none', 'underline', 'overline', 'line-through'].includes(identifier(node) ?? ''),
		'text-decoration-color': isOther,
	}),
	'list-style': anyOrder({
		'list-style-position': (node) => ['inside', 'outside'].includes(identifier(node) ?? ''),
		'list-style-image': (node) => node.type === 'Url' || parseImage([node]) !== undefined,
		'list-style-type': isOther,
	}),
	'block-step': anyOrder({
		'block-step-size': (node) => node.type === 'Dimension' || identifier(node) === 'none',
		'block-step-insert': (node) => ['margin-box', 'padding-box'].includes(identifier(node) ?? ''),
		'block-step-align': (node) => ['auto', 'center', 'start', 'end'].includes(identifier(node) ?? ''),
		'block-step-round': (node) => ['up', 'down', 'nearest'].includes(identifier(node) ?? ''),
	}),
};
