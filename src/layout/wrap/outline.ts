import type { Point } from '../../base/index.js';

/** An outline that text keeps clear of, from the corner of its exclusion, along the lines and across them. Points. */
export type Outline =
	| {
			readonly kind: 'ellipse';
			readonly center: Point;
			/** Half its size along the lines (x) and across them (y). */
			readonly radii: Point;
	  }
	/** Anything else, and how far around it text stays away. */
	| { readonly kind: 'polygons'; readonly polygons: readonly (readonly Point[])[]; readonly margin: number };

/** From where to where an outline takes the room of a line. */
interface Reach {
	readonly start: number;
	readonly end: number;
}

/** Rounding that a line may touch an outline by. */
const SLACK = 0.001;
/** Sides of the polygon that stands for a curve: one of 100 pt is off by less than .01 pt. */
const SIDES = 256;

/** How far the outline reaches along lines between two heights; nothing where it does not touch them. */
export function reachAt(outline: Outline, top: number, bottom: number): Reach | undefined {
	return outline.kind === 'ellipse'
		? ellipseReach(outline, top, bottom)
		: polygonsReach(outline.polygons, outline.margin, top, bottom);
}

function ellipseReach(
	{ center, radii }: Extract<Outline, { kind: 'ellipse' }>,
	top: number,
	bottom: number,
): Reach | undefined {
	const off = Math.abs(Math.min(bottom, Math.max(top, center.y)) - center.y);
	if (radii.y <= 0 || off >= radii.y - SLACK) return undefined;
	const half = radii.x * Math.sqrt(1 - (off / radii.y) ** 2);
	return { start: center.x - half, end: center.x + half };
}

/** With a margin the outline is that of a disc whose centre goes along it: its corners are discs, its edges are moved outwards. */
function polygonsReach(
	polygons: readonly (readonly Point[])[],
	margin: number,
	top: number,
	bottom: number,
): Reach | undefined {
	let start = Number.POSITIVE_INFINITY;
	let end = Number.NEGATIVE_INFINITY;
	const add = (from: number, to: number): void => {
		start = Math.min(start, from);
		end = Math.max(end, to);
	};
	for (const points of polygons) {
		for (const [i, a] of points.entries()) {
			const b = points[(i + 1) % points.length]!;
			addDisc(a, margin, top, bottom, add);
			for (const side of margin > 0 ? [-1, 1] : [0]) {
				const length = Math.hypot(b.x - a.x, b.y - a.y);
				const move = length === 0 ? 0 : (side * margin) / length;
				const by = { x: (b.y - a.y) * move, y: (a.x - b.x) * move };
				addEdge({ x: a.x + by.x, y: a.y + by.y }, { x: b.x + by.x, y: b.y + by.y }, top, bottom, add);
			}
		}
	}
	return start <= end ? { start, end } : undefined;
}

function addDisc(
	{ x, y }: Point,
	radius: number,
	top: number,
	bottom: number,
	add: (from: number, to: number) => void,
): void {
	const off = Math.abs(Math.min(bottom, Math.max(top, y)) - y);
	if (radius <= 0 || off >= radius - SLACK) return;
	const half = Math.sqrt(radius ** 2 - off ** 2);
	add(x - half, x + half);
}

/** The part of an edge that lies inside of the line, not only on its border. */
function addEdge(
	a: Point,
	b: Point,
	top: number,
	bottom: number,
	add: (from: number, to: number) => void,
): void {
	const [high, low] = a.y <= b.y ? [a, b] : [b, a];
	if (low.y <= top + SLACK || high.y >= bottom - SLACK) return;
	const at = (y: number): number =>
		low.y - high.y < SLACK ? high.x : high.x + ((low.x - high.x) * (y - high.y)) / (low.y - high.y);
	const ends =
		low.y - high.y < SLACK ? [high.x, low.x] : [at(Math.max(top, high.y)), at(Math.min(bottom, low.y))];
	add(Math.min(...ends), Math.max(...ends));
}

/** An ellipse as a polygon, or the quarter of it from one angle on. Angles in quarters, clockwise from the right. */
export function arc(center: Point, radii: Point, from = 0, quarters = 4): readonly Point[] {
	const count = (SIDES * quarters) / 4;
	return Array.from({ length: count + 1 }, (_, i) => {
		const angle = ((from + (quarters * i) / count) * Math.PI) / 2;
		return { x: center.x + radii.x * Math.cos(angle), y: center.y + radii.y * Math.sin(angle) };
	});
}

/** The same outline, turned from the page into a vertical text whose lines begin at the right of a box so wide. */
export const turnedOutline = (outline: Outline, width: number): Outline =>
	mapped(outline, ({ x, y }) => ({ x: y, y: width - x }), true);

/** The same outline, turned from a vertical text onto the page. */
export const turnedBack = (outline: Outline, width: number): Outline =>
	mapped(outline, ({ x, y }) => ({ x: width - y, y: x }), true);

export const movedOutline = (outline: Outline, x: number, y: number): Outline =>
	mapped(outline, (point) => ({ x: point.x + x, y: point.y + y }), false);

function mapped(outline: Outline, map: (point: Point) => Point, isTurned: boolean): Outline {
	if (outline.kind === 'polygons')
		return { ...outline, polygons: outline.polygons.map((points) => points.map(map)) };
	const { center, radii } = outline;
	return { kind: 'ellipse', center: map(center), radii: isTurned ? { x: radii.y, y: radii.x } : radii };
}

/** What an outline takes, with its margin. */
export function boundsOf(outline: Outline): {
	readonly inlineStart: number;
	readonly inlineEnd: number;
	readonly blockStart: number;
	readonly blockEnd: number;
} {
	if (outline.kind === 'ellipse') {
		const { center, radii } = outline;
		return {
			inlineStart: center.x - radii.x,
			inlineEnd: center.x + radii.x,
			blockStart: center.y - radii.y,
			blockEnd: center.y + radii.y,
		};
	}
	const points = outline.polygons.flat();
	const [first = { x: 0, y: 0 }] = points;
	const { margin } = outline;
	let [left, right, top, bottom] = [first.x, first.x, first.y, first.y];
	for (const { x, y } of points) {
		left = Math.min(left, x);
		right = Math.max(right, x);
		top = Math.min(top, y);
		bottom = Math.max(bottom, y);
	}
	return {
		inlineStart: left - margin,
		inlineEnd: right + margin,
		blockStart: top - margin,
		blockEnd: bottom + margin,
	};
}
