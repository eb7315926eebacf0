import type { DrawingOp, Ink, Path, Rect } from '../base/index.js';
import type { Box } from '../layout/index.js';
import {
	borderWidths,
	evenSides,
	insetShape,
	isRounded,
	type Shape,
	type Sides,
	type Style,
	shapePath,
} from './box-shape.js';

type Color = Style['backgroundColor'];
type Line = Style['borderTopStyle'];

export const inkOf = (color: Color, style: Style): Ink => (color === 'currentcolor' ? style.color : color);

/** One side of a border. */
export interface Edge {
	readonly width: number;
	readonly line: Line;
	readonly ink: Ink;
}

/** The borders of a box; at the break of a box they are left out, as with `box-decoration-break: slice`. */
export function paintBorders(style: Style, shape: Shape, shows: Sides<boolean>): readonly DrawingOp[] {
	const widths = borderWidths(style, shows);
	const edges: Sides<Edge> = {
		top: { width: widths.top, line: style.borderTopStyle, ink: inkOf(style.borderTopColor, style) },
		right: { width: widths.right, line: style.borderRightStyle, ink: inkOf(style.borderRightColor, style) },
		bottom: {
			width: widths.bottom,
			line: style.borderBottomStyle,
			ink: inkOf(style.borderBottomColor, style),
		},
		left: { width: widths.left, line: style.borderLeftStyle, ink: inkOf(style.borderLeftColor, style) },
	};
	return paintEdges(edges, shape);
}

/** A line around a box, `offset` off its border (Basic User Interface 4, 3). */
export function paintOutline(style: Style, shape: Shape, shows: Sides<boolean>): readonly DrawingOp[] {
	const { outlineStyle: line, outlineWidth: width, outlineOffset: offset } = style;
	if (line === 'none' || line === 'hidden' || width <= 0) return [];
	const reach = Math.max(offset + width, -Math.min(shape.rect.width, shape.rect.height) / 2);
	const outer = insetShape(shape, {
		top: shows.top ? -reach : 0,
		right: shows.right ? -reach : 0,
		bottom: shows.bottom ? -reach : 0,
		left: shows.left ? -reach : 0,
	});
	const ink = inkOf(style.outlineColor, style);
	const edge = (isShown: boolean): Edge => ({ width: isShown ? width : 0, line, ink });
	const { top, right, bottom, left } = shows;
	return paintEdges({ top: edge(top), right: edge(right), bottom: edge(bottom), left: edge(left) }, outer);
}

const sideNames = ['top', 'right', 'bottom', 'left'] as const;
type SideName = (typeof sideNames)[number];

function paintEdges(edges: Sides<Edge>, shape: Shape): readonly DrawingOp[] {
	const { top } = edges;
	const all = sideNames.map((name) => edges[name]);
	const isEven = all.every((edge) => edge.width > 0 && edge.line === top.line && isSame(edge.ink, top.ink));
	// One line all around has no seams in its corners.
	if (isEven && (top.line === 'solid' || top.line === 'double')) return rings(edges, shape, top);
	if (isEven && isRounded(shape) && isBroken(top.line) && all.every(({ width }) => width === top.width))
		return [dashes(shapePath(insetShape(shape, evenSides(top.width / 2))), top)];
	if (isRounded(shape)) return sideNames.flatMap((name) => roundedSide(name, edges, shape));
	return sideNames.flatMap((name) => side(name, edges[name], cornersOf(name, edges, shape.rect)));
}

const isSame = (a: Ink, b: Ink): boolean =>
	a.alpha === b.alpha && a.channels.every((channel, i) => channel === b.channels[i]);
const isBroken = (line: Line): boolean => line === 'dashed' || line === 'dotted';

/** From how far to how far into the border its lines of one colour reach: a double one has a third for line, gap and line. */
const bandsOf = (line: Line): readonly (readonly [number, number])[] =>
	line === 'double'
		? [
				[0, 1 / 3],
				[2 / 3, 1],
			]
		: [[0, 1]];

function rings(edges: Sides<Edge>, shape: Shape, { line, ink }: Edge): readonly DrawingOp[] {
	if (ink.alpha <= 0) return [];
	return bandsOf(line).map(([from, to]) => ring(shape, scaled(edges, from), scaled(edges, to), ink));
}

const scaled = ({ top, right, bottom, left }: Sides<Edge>, part: number): Sides<number> => ({
	top: top.width * part,
	right: right.width * part,
	bottom: bottom.width * part,
	left: left.width * part,
});

/** What lies between the shape inset by two measures. */
function ring(shape: Shape, outer: Sides<number>, inner: Sides<number>, fill: Ink): DrawingOp {
	const path = [...shapePath(insetShape(shape, outer)), ...shapePath(insetShape(shape, inner))];
	return { op: 'path', path, fill, fillRule: 'evenodd' };
}

/** A side of a box with round corners: the whole ring, seen through the part of it that is this side's. */
function roundedSide(name: SideName, edges: Sides<Edge>, shape: Shape): readonly DrawingOp[] {
	const edge = edges[name];
	if (edge.width <= 0 || edge.ink.alpha <= 0) return [];
	const clip = quad(...deepened(cornersOf(name, edges, shape.rect), name, edges, shape));
	const ops = isBroken(edge.line)
		? [dashes(shapePath(insetShape(shape, scaled(edges, 0.5))), edge)]
		: shadedBands(edge, name).map(([from, to, ink]) =>
				ring(shape, scaled(edges, from), scaled(edges, to), ink),
			);
	return [{ op: 'group', ops, clip }];
}

type Point = readonly [x: number, y: number];
type Corners = readonly [outerStart: Point, outerEnd: Point, innerEnd: Point, innerStart: Point];

/** The trapezium of a side between its outer and its inner edge. */
function cornersOf(name: SideName, edges: Sides<Edge>, { x, y, width, height }: Rect): Corners {
	const right = x + width;
	const bottom = y + height;
	const inner = {
		left: x + edges.left.width,
		top: y + edges.top.width,
		right: right - edges.right.width,
		bottom: bottom - edges.bottom.width,
	};
	const corners: Sides<Corners> = {
		top: [
			[x, y],
			[right, y],
			[inner.right, inner.top],
			[inner.left, inner.top],
		],
		right: [
			[right, y],
			[right, bottom],
			[inner.right, inner.bottom],
			[inner.right, inner.top],
		],
		bottom: [
			[right, bottom],
			[x, bottom],
			[inner.left, inner.bottom],
			[inner.right, inner.bottom],
		],
		left: [
			[x, bottom],
			[x, y],
			[inner.left, inner.top],
			[inner.left, inner.bottom],
		],
	};
	return corners[name];
}

/** The trapezium made deep enough for the curve, but not beyond where its slanting sides meet. */
function deepened(corners: Corners, name: SideName, edges: Sides<Edge>, { rect, radii }: Shape): Corners {
	const isAcross = name === 'top' || name === 'bottom';
	const depth = Math.max(...radii.map(({ x, y }) => Math.max(x, y)));
	const [before, after] = isAcross ? [edges.left, edges.right] : [edges.top, edges.bottom];
	const length = isAcross ? rect.width : rect.height;
	const slant = before.width + after.width;
	const most = slant > 0 ? length / slant : Number.POSITIVE_INFINITY;
	const by = Math.min(most, Math.max(1, depth / edges[name].width + 1));
	const [outerStart, outerEnd, innerEnd, innerStart] = corners;
	return [outerStart, outerEnd, between(outerEnd, innerEnd, by), between(outerStart, innerStart, by)];
}

const between = (a: Point, b: Point, part: number): Point => [
	a[0] + (b[0] - a[0]) * part,
	a[1] + (b[1] - a[1]) * part,
];

/** One straight side: a trapezium, or two; dashes and dots as a stroke along its middle. */
function side(name: SideName, edge: Edge, corners: Corners): readonly DrawingOp[] {
	const { width, line, ink } = edge;
	if (width <= 0 || ink.alpha <= 0) return [];
	const [outerStart, outerEnd, innerEnd, innerStart] = corners;
	if (isBroken(line)) {
		const path: Path = [
			['M', ...between(outerStart, innerStart, 0.5)],
			['L', ...between(outerEnd, innerEnd, 0.5)],
		];
		return [dashes(path, edge)];
	}
	return shadedBands(edge, name).map(([from, to, fill]) => ({
		op: 'path',
		path: quad(
			between(outerStart, innerStart, from),
			between(outerEnd, innerEnd, from),
			between(outerEnd, innerEnd, to),
			between(outerStart, innerStart, to),
		),
		fill,
	}));
}

function dashes(path: Path, { width, line, ink }: Edge): DrawingOp {
	const isDotted = line === 'dotted';
	return {
		op: 'path',
		path,
		stroke: {
			paint: ink,
			width,
			cap: isDotted ? 'round' : 'butt',
			join: 'miter',
			miterLimit: 10,
			dash: isDotted ? [0, 2 * width] : [3 * width, 2 * width],
			dashOffset: 0,
		},
	};
}

type Band = readonly [from: number, to: number, ink: Ink];

/** The lines of a side; light falls from the upper left, so what is carved is dark there (CSS Backgrounds 3, 4.2). */
function shadedBands({ line, ink }: Edge, name: SideName): readonly Band[] {
	const [dark, light] = shades(ink);
	const isLit = name === 'bottom' || name === 'right';
	const sunken = isLit ? light : dark;
	const raised = isLit ? dark : light;
	switch (line) {
		case 'inset':
			return [[0, 1, sunken]];
		case 'outset':
			return [[0, 1, raised]];
		case 'groove':
			return [
				[0, 0.5, sunken],
				[0.5, 1, raised],
			];
		case 'ridge':
			return [
				[0, 0.5, raised],
				[0.5, 1, sunken],
			];
		default:
			return bandsOf(line).map(([from, to]) => [from, to, ink]);
	}
}

/** A colour and its darker self; black has a lighter one instead. */
function shades(ink: Ink): readonly [dark: Ink, light: Ink] {
	const tone = (by: (channel: number) => number): Ink => {
		const [red, green, blue] = ink.channels;
		return { ...ink, channels: [by(red), by(green), by(blue)] };
	};
	return Math.max(...ink.channels) < 0.2
		? [ink, tone((channel) => channel + (1 - channel) * 0.4)]
		: [tone((channel) => channel * 0.6), ink];
}

const quad = (a: Point, b: Point, c: Point, d: Point): Path => [
	['M', ...a],
	['L', ...b],
	['L', ...c],
	['L', ...d],
	['Z'],
];

/** A straight line by itself, as wide as the shorter way across `rect`: rules between columns, shared borders of tables. */
export function paintRule(edge: Edge, rect: Rect, direction: 'down' | 'across'): readonly DrawingOp[] {
	const { x, y, width, height } = rect;
	const corners: Corners =
		direction === 'down'
			? [
					[x, y],
					[x, y + height],
					[x + width, y + height],
					[x + width, y],
				]
			: [
					[x, y],
					[x + width, y],
					[x + width, y + height],
					[x, y + height],
				];
	return side(direction === 'down' ? 'left' : 'top', edge, corners);
}

/** Rules between columns, in their style. */
export function paintRules(rules: readonly Rect[], { style }: Box): readonly DrawingOp[] {
	const ink = inkOf(style.columnRuleColor, style);
	return rules.flatMap((rule) =>
		paintRule({ width: rule.width, line: style.columnRuleStyle, ink }, rule, 'down'),
	);
}
