import { type Path, type PathSegment, type Rect, radiiThatFit, rectPath } from '../base/index.js';
import type { Box } from '../layout/index.js';

export type Style = Box['style'];

/** One value for each side of a box on the page. */
export interface Sides<T> {
	readonly top: T;
	readonly right: T;
	readonly bottom: T;
	readonly left: T;
}

export const allSides: Sides<boolean> = { top: true, right: true, bottom: true, left: true };

/** How a box, or a part of one that is broken, stands on the page. */
export interface Frame {
	/** The sides where the box ends; at the others it goes on elsewhere. */
	readonly shows?: Sides<boolean>;
	/** Border box of the whole when `rect` is a part of it: backgrounds go on over the break. */
	readonly whole?: Rect;
}

interface Corner {
	readonly x: number;
	readonly y: number;
}

/** A rectangle with rounded corners, clockwise from the upper left one. */
export interface Shape {
	readonly rect: Rect;
	readonly radii: readonly [Corner, Corner, Corner, Corner];
}

const SQUARE: Corner = { x: 0, y: 0 };
const noRadii: Shape['radii'] = [SQUARE, SQUARE, SQUARE, SQUARE];

export const squareShape = (rect: Rect): Shape => ({ rect, radii: noRadii });

/**
 * The border box with its corners: percentages refer to its own sides, radii that would overlap are made smaller alike (CSS
 * Backgrounds 3, 5.5), and a corner at an open side is square.
 */
export function borderShape(style: Style, rect: Rect, shows: Sides<boolean>): Shape {
	const given = [
		{ radius: style.borderTopLeftRadius, isKept: shows.top && shows.left },
		{ radius: style.borderTopRightRadius, isKept: shows.top && shows.right },
		{ radius: style.borderBottomRightRadius, isKept: shows.bottom && shows.right },
		{ radius: style.borderBottomLeftRadius, isKept: shows.bottom && shows.left },
	].map(({ radius: { x, y }, isKept }): Corner => {
		const corner = { x: x.points + x.percent * rect.width, y: y.points + y.percent * rect.height };
		return isKept && corner.x > 0 && corner.y > 0 ? corner : SQUARE;
	});
	if (given.every((corner) => corner === SQUARE)) return squareShape(rect);
	const [a, b, c, d] = radiiThatFit(rect, given) as [Corner, Corner, Corner, Corner];
	return { rect, radii: [a, b, c, d] };
}

/** The shape inside edges of these widths: its curves are as much tighter (CSS Backgrounds 3, 5.2). Negative widths go outwards. */
export function insetShape({ rect, radii }: Shape, { top, right, bottom, left }: Sides<number>): Shape {
	const inner = {
		x: rect.x + left,
		y: rect.y + top,
		width: Math.max(0, rect.width - left - right),
		height: Math.max(0, rect.height - top - bottom),
	};
	const tighter = ({ x, y }: Corner, across: number, down: number): Corner =>
		x <= 0 || y <= 0 || x <= across || y <= down ? SQUARE : { x: x - across, y: y - down };
	const [a, b, c, d] = radii;
	return {
		rect: inner,
		radii: [
			tighter(a, left, top),
			tighter(b, right, top),
			tighter(c, right, bottom),
			tighter(d, left, bottom),
		],
	};
}

export const evenSides = (width: number): Sides<number> => ({
	top: width,
	right: width,
	bottom: width,
	left: width,
});

export const isRounded = ({ radii }: Shape): boolean => radii.some(({ x }) => x > 0);

/** How far a Bézier curve's controls stand from its ends to make a quarter of an ellipse. */
const ARC = 0.5522847498;

/** The outline, clockwise from the upper left. */
export function shapePath(shape: Shape): Path {
	if (!isRounded(shape)) return rectPath(shape.rect);
	const { x, y, width, height } = shape.rect;
	const right = x + width;
	const bottom = y + height;
	const [a, b, c, d] = shape.radii;
	const turn = (
		{ x: rx }: Corner,
		...curve: [number, number, number, number, number, number]
	): PathSegment[] => (rx > 0 ? [['C', ...curve]] : []);
	const k = 1 - ARC;
	return [
		['M', x + a.x, y],
		['L', right - b.x, y],
		...turn(b, right - b.x * k, y, right, y + b.y * k, right, y + b.y),
		['L', right, bottom - c.y],
		...turn(c, right, bottom - c.y * k, right - c.x * k, bottom, right - c.x, bottom),
		['L', x + d.x, bottom],
		...turn(d, x + d.x * k, bottom, x, bottom - d.y * k, x, bottom - d.y),
		['L', x, y + a.y],
		...turn(a, x, y + a.y * k, x + a.x * k, y, x + a.x, y),
		['Z'],
	];
}

/** What a border of each side takes; one that is open or has no style takes nothing. */
export function borderWidths(style: Style, shows: Sides<boolean>): Sides<number> {
	const width = (line: Style['borderTopStyle'], given: number, isShown: boolean): number =>
		!isShown || line === 'none' || line === 'hidden' ? 0 : given;
	return {
		top: width(style.borderTopStyle, style.borderTopWidth, shows.top),
		right: width(style.borderRightStyle, style.borderRightWidth, shows.right),
		bottom: width(style.borderBottomStyle, style.borderBottomWidth, shows.bottom),
		left: width(style.borderLeftStyle, style.borderLeftWidth, shows.left),
	};
}
