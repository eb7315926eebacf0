import type { CssNode } from 'css-tree';
import { splitAtCommas } from '../calc.js';
import { constant, identifier, lengthOf, number } from '../syntax.js';
import { type Length, type Parser, type Specified, zero } from '../value.js';
import { type Position, parsePosition } from './position-value.js';

/** A step of a transform (CSS Transforms 1, 11). A move may be a part of the box; all else is a matrix: a, b, c, d, and e, f in points. */
export type Transform =
	| { readonly kind: 'move'; readonly x: Length; readonly y: Length }
	| {
			readonly kind: 'matrix';
			readonly matrix: readonly [number, number, number, number, number, number];
	  };

/** An element may be turned again and again, but not without end. */
const MOST_STEPS = 100;
/** Points in a pixel: the unit of a matrix's last numbers. */
const POINTS_PER_PIXEL = 0.75;

const PER_TURN: Readonly<Record<string, number>> = { deg: 360, grad: 400, rad: 2 * Math.PI, turn: 1 };

/** Radians. A zero needs no unit. */
function angleOf(node: CssNode | undefined): number | undefined {
	if (node?.type === 'Number' && Number(node.value) === 0) return 0;
	if (node?.type !== 'Dimension') return undefined;
	const perTurn = PER_TURN[node.unit.toLowerCase()];
	return perTurn === undefined ? undefined : (Number(node.value) / perTurn) * 2 * Math.PI;
}

const numberOf = (node: CssNode | undefined): number | undefined => {
	if (node?.type === 'Percentage') return Number(node.value) / 100;
	return node && number()([node])?.(nowhere);
};

/** Numbers do not depend on any context. */
const nowhere = {
	fontSize: 0,
	rootFontSize: 0,
	lineHeight: 0,
	rootLineHeight: 0,
	parentFontSize: 0,
	parentFontWeight: 400,
	viewport: { width: 0, height: 0, isVertical: false },
};

const move =
	(x: Specified<Length>, y: Specified<Length>): Specified<Transform> =>
	(context) => ({ kind: 'move', x: x(context), y: y(context) });

const matrix = (
	a: number,
	b: number,
	c: number,
	d: number,
	e = 0,
	f = 0,
): Specified<Transform> | undefined =>
	[a, b, c, d, e, f].every(Number.isFinite)
		? constant({ kind: 'matrix', matrix: [a, b, c, d, e, f] })
		: undefined;

const nothing = constant(zero);

/** A sine or cosine of a right angle is exact: a page that is turned has whole numbers. */
const exact = (value: number): number =>
	Math.abs(value - Math.round(value)) < 1e-12 ? Math.round(value) : value;

const turned = (angle: number): Specified<Transform> | undefined => {
	const [sin, cos] = [exact(Math.sin(angle)), exact(Math.cos(angle))];
	return matrix(cos, sin, -sin, cos);
};

/** One function, its arguments apart. What goes into the depth of the page is not seen on it, and only taken where it changes nothing. */
function step(name: string, parts: readonly (CssNode | undefined)[]): Specified<Transform> | undefined {
	const [first, second, third] = parts;
	const count = parts.length;
	const length = (node: CssNode | undefined): Specified<Length> | undefined => lengthOf(node, true);
	const numbers = parts.map(numberOf);
	const angles = parts.map(angleOf);
	const [x, y] = numbers;
	const [a, b] = angles;
	switch (name) {
		case 'translate': {
			const [across, down] = [length(first), count === 1 ? nothing : length(second)];
			return count <= 2 && across && down ? move(across, down) : undefined;
		}
		case 'translate3d': {
			const [across, down] = [length(first), length(second)];
			return count === 3 && across && down && length(third) ? move(across, down) : undefined;
		}
		case 'translatex': {
			const across = length(first);
			return count === 1 && across ? move(across, nothing) : undefined;
		}
		case 'translatey': {
			const down = length(first);
			return count === 1 && down ? move(nothing, down) : undefined;
		}
		case 'translatez':
			return count === 1 && length(first) ? move(nothing, nothing) : undefined;
		case 'scale':
			return x !== undefined && count <= 2 && (count === 1 || y !== undefined)
				? matrix(x, 0, 0, y ?? x)
				: undefined;
		case 'scale3d':
			return count === 3 && numbers.every((value) => value !== undefined) ? matrix(x!, 0, 0, y!) : undefined;
		case 'scalex':
			return count === 1 && x !== undefined ? matrix(x, 0, 0, 1) : undefined;
		case 'scaley':
			return count === 1 && x !== undefined ? matrix(1, 0, 0, x) : undefined;
		case 'scalez':
			return count === 1 && x !== undefined ? matrix(1, 0, 0, 1) : undefined;
		case 'rotate':
		case 'rotatez':
			return count === 1 && a !== undefined ? turned(a) : undefined;
		case 'skew':
			return a !== undefined && count <= 2 && (count === 1 || b !== undefined)
				? matrix(1, Math.tan(b ?? 0), Math.tan(a), 1)
				: undefined;
		case 'skewx':
			return count === 1 && a !== undefined ? matrix(1, 0, Math.tan(a), 1) : undefined;
		case 'skewy':
			return count === 1 && a !== undefined ? matrix(1, Math.tan(a), 0, 1) : undefined;
		case 'matrix': {
			if (count !== 6 || numbers.some((value) => value === undefined)) return undefined;
			const [p, q, r, s, e, f] = numbers as readonly number[];
			return matrix(p!, q!, r!, s!, e! * POINTS_PER_PIXEL, f! * POINTS_PER_PIXEL);
		}
		default:
			return undefined;
	}
}

/** `none`, or functions from the outermost on. */
export const transformList: Parser<readonly Transform[]> = (nodes) => {
	if (nodes.length === 1 && identifier(nodes[0]) === 'none') return constant([]);
	const steps = nodes.map((node) => {
		if (node.type !== 'Function') return undefined;
		const parts = splitAtCommas(node.children.toArray());
		return parts.some((part) => part.length !== 1)
			? undefined
			: step(
					node.name.toLowerCase(),
					parts.map(([part]) => part),
				);
	});
	if (steps.length === 0 || steps.length > MOST_STEPS || steps.some((one) => !one)) return undefined;
	return (context) => steps.map((one) => one!(context));
};

/** `translate`: one to three lengths (CSS Transforms 2, 5). */
export const translateValue: Parser<readonly Transform[]> = (nodes) =>
	longhand(nodes, ['translate', 'translate', 'translate3d']);

/** `scale`: one to three numbers. */
export const scaleValue: Parser<readonly Transform[]> = (nodes) =>
	longhand(nodes, ['scale', 'scale', 'scale3d']);

/** `rotate`: an angle, about the axis that stands on the page. */
export const rotateValue: Parser<readonly Transform[]> = (nodes) =>
	longhand(
		nodes.filter((node) => identifier(node) !== 'z'),
		['rotate'],
	);

function longhand(
	nodes: readonly CssNode[],
	names: readonly string[],
): Specified<readonly Transform[]> | undefined {
	if (nodes.length === 1 && identifier(nodes[0]) === 'none') return constant([]);
	const name = names[nodes.length - 1];
	const one = name === undefined ? undefined : step(name, nodes);
	return one && ((context) => [one(context)]);
}

/** The point that stays where it is; a third length would be into the depth of the page. */
export const originValue: Parser<Position> = (nodes) => {
	const isDeep = nodes.length === 3;
	if (nodes.length > 3 || (isDeep && !lengthOf(nodes[2], false))) return undefined;
	return parsePosition(isDeep ? nodes.slice(0, 2) : nodes);
};
