import {
	isGradient,
	type Matrix,
	multiply,
	type Paint,
	type Path,
	type Point,
	pathBounds,
	type Rect,
	rectPath,
	transformPath,
} from '../base/index.js';
import { fitMatrix } from './fit.js';
import type { Picture, PictureOp, VectorPicture } from './picture.js';
import { opacityOfPixels } from './png-pixels.js';

/** What of a picture is opaque, in rows of one height from its top: from where to where, as parts of its width. */
export interface OpaqueRows {
	readonly rows: readonly (Extent | undefined)[];
}

interface Extent {
	readonly start: number;
	readonly end: number;
}

/** Rows that an outline has: finer than any line of text. */
const MOST_ROWS = 256;
/** Part of a row that is none. */
const ROUNDING = 1e-6;

/** The parts of a picture that are more opaque than the threshold, 0 to 1 (CSS Shapes 1, 4). A photograph is opaque all over. */
export function opaqueRows(picture: Picture, threshold: number): OpaqueRows {
	return picture.kind === 'vector' ? ofVector(picture, threshold) : ofRaster(picture, threshold);
}

/** Rows that grow while parts of the picture are added. */
class Rows {
	readonly rows: (Extent | undefined)[];

	constructor(count: number) {
		this.rows = new Array<Extent | undefined>(count).fill(undefined);
	}

	/** A part that reaches from `top` to `bottom`, as parts of the height, and so far in each row. */
	add(top: number, bottom: number, extent: (from: number, to: number) => Extent): void {
		const count = this.rows.length;
		const last = Math.min(count - 1, Math.ceil(bottom * count - ROUNDING) - 1);
		for (let i = Math.max(0, Math.floor(top * count + ROUNDING)); i <= last; i++) {
			const known = this.rows[i];
			const own = extent(Math.max(top, i / count), Math.min(bottom, (i + 1) / count));
			this.rows[i] = {
				start: Math.min(known?.start ?? 1, own.start),
				end: Math.max(known?.end ?? 0, own.end),
			};
		}
	}
}

function ofRaster({ image }: Extract<Picture, { kind: 'raster' }>, threshold: number): OpaqueRows {
	const { width, height } = image;
	const rows = new Rows(Math.min(height, MOST_ROWS));
	const opacity = image.format === 'png' ? opacityOfPixels(image.bytes, image) : undefined;
	if (!opacity) return { rows: [{ start: 0, end: 1 }] };
	for (let y = 0; y < height; y++) {
		const isOpaque = (x: number): boolean => opacity.at(y * width + x) / 255 > threshold;
		let start = 0;
		while (start < width && !isOpaque(start)) start++;
		if (start === width) continue;
		let end = width;
		while (!isOpaque(end - 1)) end--;
		const extent = { start: start / width, end: end / width };
		rows.add(y / height, (y + 1) / height, () => extent);
	}
	return rows;
}

/** A drawing is as opaque as what its paths and pictures paint, from their left to their right; its text is none of its shape. */
function ofVector({ size, box, fit, ops }: VectorPicture, threshold: number): OpaqueRows {
	const rows = new Rows(MOST_ROWS);
	const whole = multiply([1 / size.width, 0, 0, 1 / size.height, 0, 0], fitMatrix(box, size, fit));
	const view: View = { matrix: whole, opacity: 1, clip: { x: 0, y: 0, width: 1, height: 1 } };
	for (const op of ops) addOp(op, view, threshold, rows);
	return { rows: rows.rows.map((row) => (row && row.end > row.start ? row : undefined)) };
}

/** How the ops of a group are seen: in parts of the picture. */
interface View {
	readonly matrix: Matrix;
	readonly opacity: number;
	readonly clip: Rect;
}

function addOp(op: PictureOp, view: View, threshold: number, rows: Rows): void {
	const { matrix, opacity, clip } = view;
	switch (op.op) {
		case 'group': {
			const inner = op.matrix ? multiply(matrix, op.matrix) : matrix;
			const own = op.clip ? overlap(clip, pathBounds(transformPath(inner, op.clip))) : clip;
			const seen = { matrix: inner, opacity: opacity * (op.opacity ?? 1), clip: own };
			for (const part of op.ops) addOp(part, seen, threshold, rows);
			return;
		}
		case 'path': {
			if (op.fill && opacityOf(op.fill) * opacity > threshold)
				addPath(transformPath(matrix, op.path), { x: 0, y: 0 }, clip, rows);
			if (op.stroke && opacityOf(op.stroke.paint) * opacity > threshold) {
				const [a, b, c, d] = matrix;
				const pen = {
					x: (Math.hypot(a, c) * op.stroke.width) / 2,
					y: (Math.hypot(b, d) * op.stroke.width) / 2,
				};
				addPath(transformPath(matrix, op.path), pen, clip, rows);
			}
			return;
		}
		case 'image': {
			if (opacity <= threshold) return;
			const placed = op.matrix ? multiply(matrix, op.matrix) : matrix;
			addPath(transformPath(placed, rectPath(op.rect)), { x: 0, y: 0 }, clip, rows);
			return;
		}
		case 'text':
			return;
	}
}

const opacityOf = (paint: Paint): number =>
	isGradient(paint) ? Math.max(0, ...paint.stops.map(({ ink }) => ink.alpha)) : paint.alpha;

function overlap(a: Rect, b: Rect | undefined): Rect {
	if (!b) return { ...a, width: 0, height: 0 };
	const x = Math.max(a.x, b.x);
	const y = Math.max(a.y, b.y);
	const width = Math.max(0, Math.min(a.x + a.width, b.x + b.width) - x);
	return { x, y, width, height: Math.max(0, Math.min(a.y + a.height, b.y + b.height) - y) };
}

/** Straight pieces that a curve is taken for. */
const PIECES = 24;

/** The outline of a path, made wider by a pen. */
function addPath(path: Path, pen: Point, clip: Rect, rows: Rows): void {
	let from: Point = { x: 0, y: 0 };
	let start = from;
	const lineTo = (to: Point): void => {
		addLine(from, to, pen, clip, rows);
		from = to;
	};
	for (const segment of path) {
		switch (segment[0]) {
			case 'M':
				from = { x: segment[1], y: segment[2] };
				start = from;
				break;
			case 'L':
				lineTo({ x: segment[1], y: segment[2] });
				break;
			case 'C': {
				const [, x1, y1, x2, y2, x3, y3] = segment;
				const { x, y } = from;
				for (let i = 1; i <= PIECES; i++) {
					const t = i / PIECES;
					lineTo({ x: cubicAt(t, x, x1, x2, x3), y: cubicAt(t, y, y1, y2, y3) });
				}
				break;
			}
			case 'Z':
				lineTo(start);
		}
	}
}

function cubicAt(t: number, p0: number, p1: number, p2: number, p3: number): number {
	const u = 1 - t;
	return u * u * u * p0 + 3 * u * u * t * p1 + 3 * u * t * t * p2 + t * t * t * p3;
}

function addLine(a: Point, b: Point, pen: Point, clip: Rect, rows: Rows): void {
	const [high, low] = a.y <= b.y ? [a, b] : [b, a];
	const top = Math.max(high.y - pen.y, clip.y);
	const bottom = Math.min(low.y + pen.y, clip.y + clip.height);
	if (top >= bottom) return;
	const slope = low.y > high.y ? (low.x - high.x) / (low.y - high.y) : 0;
	const at = (y: number): number => high.x + slope * (Math.min(low.y, Math.max(high.y, y)) - high.y);
	const right = clip.x + clip.width;
	rows.add(top, bottom, (from, to) => {
		const ends = [at(from - pen.y), at(to + pen.y)];
		// What lies beyond the clip ends at it: inside of a path there may be more between its edges.
		const cut = (x: number): number => Math.min(right, Math.max(clip.x, x));
		return { start: cut(Math.min(...ends) - pen.x), end: cut(Math.max(...ends) + pen.x) };
	});
}
