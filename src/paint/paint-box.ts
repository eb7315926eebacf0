import { type DrawingOp, type Ink, type Path, type Rect, rectPath } from '../base/index.js';
import type { Box } from '../layout/index.js';

type Style = Box['style'];
type Color = Style['backgroundColor'];

export const inkOf = (color: Color, style: Style): Ink => (color === 'currentcolor' ? style.color : color);

/** Background and borders of a box whose border box is `rect` on the page (CSS Backgrounds 3). */
export function paintBox(
	{ style }: Box,
	rect: Rect,
	isFirst: boolean,
	isLast: boolean,
): readonly DrawingOp[] {
	if (style.visibility === 'hidden') return [];
	return [...background(style, rect), ...borders(style, rect, isFirst, isLast)];
}

function background(style: Style, rect: Rect): readonly DrawingOp[] {
	const fill = inkOf(style.backgroundColor, style);
	return fill.alpha > 0 && rect.width > 0 && rect.height > 0
		? [{ op: 'path', path: rectPath(rect), fill }]
		: [];
}

interface Edge {
	readonly width: number;
	readonly line: Style['borderTopStyle'];
	readonly ink: Ink;
}

/** A border at the break of a box is left out, as with `box-decoration-break: slice`. */
function borders(style: Style, rect: Rect, isFirst: boolean, isLast: boolean): readonly DrawingOp[] {
	const edge = (side: 'Top' | 'Right' | 'Bottom' | 'Left', shows: boolean): Edge => {
		const line = style[`border${side}Style`];
		const width = shows && line !== 'none' && line !== 'hidden' ? style[`border${side}Width`] : 0;
		return { width, line, ink: inkOf(style[`border${side}Color`], style) };
	};
	const top = edge('Top', isFirst);
	const right = edge('Right', true);
	const bottom = edge('Bottom', isLast);
	const left = edge('Left', true);
	const { x, y, width, height } = rect;
	const outer = { left: x, top: y, right: x + width, bottom: y + height };
	const inner = {
		left: x + left.width,
		top: y + top.width,
		right: x + width - right.width,
		bottom: y + height - bottom.width,
	};
	return [
		...side(top, [
			[outer.left, outer.top],
			[outer.right, outer.top],
			[inner.right, inner.top],
			[inner.left, inner.top],
		]),
		...side(right, [
			[outer.right, outer.top],
			[outer.right, outer.bottom],
			[inner.right, inner.bottom],
			[inner.right, inner.top],
		]),
		...side(bottom, [
			[outer.right, outer.bottom],
			[outer.left, outer.bottom],
			[inner.left, inner.bottom],
			[inner.right, inner.bottom],
		]),
		...side(left, [
			[outer.left, outer.bottom],
			[outer.left, outer.top],
			[inner.left, inner.top],
			[inner.left, inner.bottom],
		]),
	];
}

type Corner = readonly [x: number, y: number];
type Corners = readonly [outerStart: Corner, outerEnd: Corner, innerEnd: Corner, innerStart: Corner];

/** One side as the trapezium between its outer and inner edge; dashes and dots as a stroke along its middle. */
function side({ width, line, ink }: Edge, corners: Corners): readonly DrawingOp[] {
	if (width <= 0 || ink.alpha <= 0) return [];
	const [outerStart, outerEnd, innerEnd, innerStart] = corners;
	const between = (a: Corner, b: Corner, part: number): Corner => [
		a[0] + (b[0] - a[0]) * part,
		a[1] + (b[1] - a[1]) * part,
	];
	if (line === 'dashed' || line === 'dotted') {
		const path: Path = [
			['M', ...between(outerStart, innerStart, 0.5)],
			['L', ...between(outerEnd, innerEnd, 0.5)],
		];
		const isDotted = line === 'dotted';
		const dash = isDotted ? [0, 2 * width] : [3 * width, 2 * width];
		return [
			{
				op: 'path',
				path,
				stroke: {
					paint: ink,
					width,
					cap: isDotted ? 'round' : 'butt',
					join: 'miter',
					miterLimit: 10,
					dash,
					dashOffset: 0,
				},
			},
		];
	}
	const band = (from: number, to: number): DrawingOp => ({
		op: 'path',
		path: quad(
			between(outerStart, innerStart, from),
			between(outerEnd, innerEnd, from),
			between(outerEnd, innerEnd, to),
			between(outerStart, innerStart, to),
		),
		fill: ink,
	});
	// A double line: a third each for line, gap and line (CSS Backgrounds 3, 4.2).
	return line === 'double' ? [band(0, 1 / 3), band(2 / 3, 1)] : [band(0, 1)];
}

const quad = (a: Corner, b: Corner, c: Corner, d: Corner): Path => [
	['M', ...a],
	['L', ...b],
	['L', ...c],
	['L', ...d],
	['Z'],
];

/** Rules between columns, in their style. */
export function paintRules(rules: readonly Rect[], { style }: Box): readonly DrawingOp[] {
	const ink = inkOf(style.columnRuleColor, style);
	return rules.flatMap((rule) =>
		side({ width: rule.width, line: style.columnRuleStyle, ink }, [
			[rule.x, rule.y],
			[rule.x, rule.y + rule.height],
			[rule.x + rule.width, rule.y + rule.height],
			[rule.x + rule.width, rule.y],
		]),
	);
}
