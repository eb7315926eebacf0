import { type DrawingOp, type Path, registration } from '../base/index.js';
import type { Page } from '../layout/index.js';

const MM = 72 / 25.4;

/** Marks stay out of the bleed, and this far from the page where it has none: a knife may be off by as much. */
const LEAST_GAP = 3 * MM;
/** Length of a line at a corner, and of the arm of a cross. */
const LINE = 5 * MM;
const ARM = 3.5 * MM;
const RADIUS = 2 * MM;
/** The thinnest line that every press holds in one solid ink (PRINT.md, section 6). */
const WIDTH = 0.25;

/** How far a Bézier curve reaches for a quarter of a circle of radius 1. */
const QUARTER = 0.5523;

/**
 * Lines that say where the page is cut, and crosses by which the plates are brought into register (CSS Page 3, 7.3). They are
 * drawn in all inks: each plate must show them (ISO 15930-7, 6.3).
 */
export function pageMarks({ trim, bleed, style: { marks } }: Page): readonly DrawingOp[] {
	const gap = Math.max(bleed, LEAST_GAP);
	const [left, top] = [trim.x, trim.y];
	const [right, bottom] = [trim.x + trim.width, trim.y + trim.height];
	const [middle, centre] = [trim.x + trim.width / 2, trim.y + trim.height / 2];
	const crop: Path = [left, right].flatMap((x) =>
		[top, bottom].flatMap((y) => {
			const [outX, outY] = [x === left ? -1 : 1, y === top ? -1 : 1];
			return [
				...line(x + outX * gap, y, x + outX * (gap + LINE), y),
				...line(x, y + outY * gap, x, y + outY * (gap + LINE)),
			];
		}),
	);
	const cross: Path = [
		...crossAt(middle, top - gap - ARM),
		...crossAt(right + gap + ARM, centre),
		...crossAt(middle, bottom + gap + ARM),
		...crossAt(left - gap - ARM, centre),
	];
	return [...(marks.crop ? [drawn(crop)] : []), ...(marks.cross ? [drawn(cross)] : [])];
}

const drawn = (path: Path): DrawingOp => ({
	op: 'path',
	path,
	stroke: {
		paint: registration,
		width: WIDTH,
		cap: 'butt',
		join: 'miter',
		miterLimit: 10,
		dash: [],
		dashOffset: 0,
	},
});

const line = (x1: number, y1: number, x2: number, y2: number): Path => [
	['M', x1, y1],
	['L', x2, y2],
];

function crossAt(x: number, y: number): Path {
	const r = RADIUS;
	const k = QUARTER * r;
	return [
		...line(x - ARM, y, x + ARM, y),
		...line(x, y - ARM, x, y + ARM),
		['M', x + r, y],
		['C', x + r, y + k, x + k, y + r, x, y + r],
		['C', x - k, y + r, x - r, y + k, x - r, y],
		['C', x - r, y - k, x - k, y - r, x, y - r],
		['C', x + k, y - r, x + r, y - k, x + r, y],
		['Z'],
	];
}
