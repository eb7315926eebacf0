import type { CssNode } from 'css-tree';
import { splitAtCommas } from '../calc.js';
import { identifier, lengthOf } from '../syntax.js';
import { type Length, type Parser, type Specified, zero } from '../value.js';
import type { Radius } from './decoration.js';
import { type FileImage, parseImage } from './image-values.js';
import { type Position, parsePosition } from './position-value.js';

/** A basic shape in a box (CSS Shapes 1, 3). */
export type BasicShape =
	| {
			readonly kind: 'inset';
			/** From the top, right, bottom and left side. */
			readonly sides: readonly [Length, Length, Length, Length];
			/** From the upper left corner clockwise. */
			readonly radii: readonly [Radius, Radius, Radius, Radius];
	  }
	| {
			readonly kind: 'ellipse';
			readonly isCircle: boolean;
			readonly radii: readonly [ShapeRadius, ShapeRadius];
			readonly at: Position;
	  }
	| { readonly kind: 'polygon'; readonly points: readonly Position[] };

type ShapeRadius = Length | 'closest-side' | 'farthest-side';

const boxes = ['margin-box', 'border-box', 'padding-box', 'content-box'] as const;
export type ShapeBox = (typeof boxes)[number];

/** What text keeps clear of instead of a margin box. */
export type ShapeOutside =
	| { readonly kind: 'none' }
	/** A box, with the corners that it has there. */
	| { readonly kind: 'box'; readonly box: ShapeBox }
	| { readonly kind: 'shape'; readonly shape: BasicShape; readonly box: ShapeBox }
	/** The parts of a picture that are more opaque than the threshold, as it fills the content box. */
	| { readonly kind: 'image'; readonly image: FileImage };

/** More corners than a path drawn by hand has. */
const MOST_POINTS = 1000;

export const shapeValues =
	'none | [ inset() | circle() | ellipse() | polygon() ] || [ margin-box | border-box | padding-box | content-box ] | url()';

export const parseShapeOutside: Parser<ShapeOutside> = (nodes) => {
	const [first, second, ...rest] = nodes;
	if (!first || rest.length > 0) return undefined;
	if (nodes.length === 1 && identifier(first) === 'none') return () => ({ kind: 'none' });
	if (first.type === 'Url') return second ? undefined : imageShape(nodes);
	const named = nodes.map((node) => boxes.find((box) => box === identifier(node)));
	const box = named.find((name) => name !== undefined);
	const shaped = nodes.find((node) => node.type === 'Function');
	const shape = shaped && basicShape(shaped);
	if (nodes.length !== (box ? 1 : 0) + (shape ? 1 : 0)) return undefined;
	if (shape) return (context) => ({ kind: 'shape', shape: shape(context), box: box ?? 'margin-box' });
	return box && (() => ({ kind: 'box', box }));
};

const imageShape: Parser<ShapeOutside> = (nodes) => {
	const parsed = parseImage(nodes);
	return (
		parsed &&
		((context) => {
			const image = parsed(context);
			return image.kind === 'file' ? { kind: 'image', image } : { kind: 'none' };
		})
	);
};

function basicShape(node: Extract<CssNode, { type: 'Function' }>): Specified<BasicShape> | undefined {
	const parts = splitAtCommas(node.children.toArray());
	const [only = []] = parts;
	const name = node.name.toLowerCase();
	if (name === 'polygon') return polygon(parts);
	if (parts.length !== 1) return undefined;
	switch (name) {
		case 'inset':
			return inset(only);
		case 'circle':
			return ellipse(only, true);
		case 'ellipse':
			return ellipse(only, false);
		default:
			return undefined;
	}
}

/** `inset(1em 2em round 3pt)`. */
function inset(nodes: readonly CssNode[]): Specified<BasicShape> | undefined {
	const split = nodes.findIndex((node) => identifier(node) === 'round');
	const sides = fourOf(nodes.slice(0, split < 0 ? nodes.length : split), undefined);
	const corners = split < 0 ? noCorners : roundCorners(nodes.slice(split + 1));
	if (!sides || !corners) return undefined;
	const [top, right, bottom, left] = sides;
	const [a, b, c, d] = corners;
	return (context) => ({
		kind: 'inset',
		sides: [top(context), right(context), bottom(context), left(context)],
		radii: [a(context), b(context), c(context), d(context)],
	});
}

type Four<T> = readonly [Specified<T>, Specified<T>, Specified<T>, Specified<T>];

const square: Specified<Radius> = () => ({ x: zero, y: zero });
const noCorners: Four<Radius> = [square, square, square, square];

/** One to four lengths, as for the sides and corners of boxes. */
function fourOf(nodes: readonly CssNode[], min: number | undefined): Four<Length> | undefined {
	const lengths = nodes.map((node) => lengthOf(node, true, min));
	const [first, second = first, third = first, fourth = second] = lengths;
	if (!first || !second || !third || !fourth || lengths.length > 4) return undefined;
	return lengths.every((length) => length !== undefined) ? [first, second, third, fourth] : undefined;
}

function roundCorners(nodes: readonly CssNode[]): Four<Radius> | undefined {
	const slash = nodes.findIndex((node) => node.type === 'Operator' && node.value === '/');
	const across = fourOf(slash < 0 ? nodes : nodes.slice(0, slash), 0);
	const down = slash < 0 ? across : fourOf(nodes.slice(slash + 1), 0);
	if (!across || !down) return undefined;
	const corner =
		(i: 0 | 1 | 2 | 3): Specified<Radius> =>
		(context) => ({ x: across[i](context), y: down[i](context) });
	return [corner(0), corner(1), corner(2), corner(3)];
}

/** `circle(5em at top left)`, `ellipse(closest-side 20%)`, both also empty. */
function ellipse(nodes: readonly CssNode[], isCircle: boolean): Specified<BasicShape> | undefined {
	const split = nodes.findIndex((node) => identifier(node) === 'at');
	const given = split < 0 ? nodes : nodes.slice(0, split);
	const at = split < 0 ? center : parsePosition(nodes.slice(split + 1));
	const radii = given.map(shapeRadius);
	if (!at || !(radii.length === 0 || radii.length === (isCircle ? 1 : 2))) return undefined;
	const [x = closestSide, y = x] = radii;
	if (!x || !y || radii.some((radius) => radius === undefined)) return undefined;
	return (context) => ({ kind: 'ellipse', isCircle, radii: [x(context), y(context)], at: at(context) });
}

const closestSide: Specified<ShapeRadius> = () => 'closest-side';
const center: Specified<Position> = () => ({
	x: { points: 0, percent: 0.5 },
	y: { points: 0, percent: 0.5 },
});

function shapeRadius(node: CssNode): Specified<ShapeRadius> | undefined {
	const word = identifier(node);
	if (word === 'closest-side' || word === 'farthest-side') return () => word;
	return lengthOf(node, true, 0);
}

/** `polygon(0 0, 100% 0, 50% 100%)`. Which parts of it are inside makes no difference to what lies left and right of it. */
function polygon(parts: readonly CssNode[][]): Specified<BasicShape> | undefined {
	const [head = []] = parts;
	const rule = head.length === 1 ? identifier(head[0]) : undefined;
	const corners = (rule === 'nonzero' || rule === 'evenodd' ? parts.slice(1) : parts).map((nodes) => {
		const [x, y] = nodes.map((node) => lengthOf(node, true));
		return x && y && nodes.length === 2 ? { x, y } : undefined;
	});
	const known = corners.filter((corner) => corner !== undefined);
	if (known.length !== corners.length || known.length === 0 || known.length > MOST_POINTS) return undefined;
	return (context) => ({
		kind: 'polygon',
		points: known.map(({ x, y }) => ({ x: x(context), y: y(context) })),
	});
}
