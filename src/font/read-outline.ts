import type { Path, PathSegment } from '../base/index.js';
import { isComposite, readComponents } from './composite.js';
import type { GlyphData } from './glyph-data.js';
import type { Table } from './table.js';

/** A point of a TrueType contour in font units, y up. */
interface OutlinePoint {
	readonly x: number;
	readonly y: number;
	/** False for the control point of a quadratic curve. */
	readonly isOnCurve: boolean;
	readonly endsContour: boolean;
}

const ON_CURVE = 1 << 0;
const X_IS_BYTE = 1 << 1;
const Y_IS_BYTE = 1 << 2;
const REPEATS = 1 << 3;
const X_SAME_OR_POSITIVE = 1 << 4;
const Y_SAME_OR_POSITIVE = 1 << 5;

/** A composite may hold composites, but not for ever, and not itself. */
const DEEPEST = 8;
const MOST_GLYPHS = 256;
/** As many as table "maxp" can count for a glyph with all its parts: a flag of two bytes makes 256 points. */
const MOST_POINTS = 0xffff;

/** The outline in em, y down. */
export function readOutline(data: GlyphData, glyph: number, unitsPerEm: number): Path {
	const path: PathSegment[] = [];
	let contour: OutlinePoint[] = [];
	for (const point of pointsOf(data, glyph, 0, { glyphs: 0, points: 0 })) {
		contour.push({ ...point, x: point.x / unitsPerEm, y: (0 - point.y) / unitsPerEm });
		if (!point.endsContour) continue;
		drawContour(contour, path);
		contour = [];
	}
	return path;
}

function pointsOf(
	data: GlyphData,
	id: number,
	depth: number,
	spent: { glyphs: number; points: number },
): readonly OutlinePoint[] {
	const glyph = data.glyph(id);
	if (!glyph) return [];
	spent.glyphs++;
	if (depth > DEEPEST || spent.glyphs > MOST_GLYPHS) {
		glyph.broken(`composes glyph ${id} of too many others, or of itself`);
	}
	if (!isComposite(glyph)) {
		const points = readPoints(glyph);
		spent.points += points.length;
		if (spent.points > MOST_POINTS) glyph.broken(`draws glyph ${id} by more than ${MOST_POINTS} points`);
		return points;
	}
	const points: OutlinePoint[] = [];
	for (const { glyph: part, scale, place } of readComponents(glyph)) {
		if (part >= data.count) glyph.broken(`composes glyph ${id} of glyph ${part}, which does not exist`);
		const [a, b, c, d] = scale;
		const own = pointsOf(data, part, depth + 1, spent).map((point) => ({
			...point,
			x: a * point.x + c * point.y,
			y: b * point.x + d * point.y,
		}));
		let dx = 0;
		let dy = 0;
		if ('dx' in place) {
			dx = place.dx;
			dy = place.dy;
		} else {
			const there = points[place.there];
			const here = own[place.own];
			if (!there || !here) return glyph.broken(`composes glyph ${id} at a point that does not exist`);
			dx = there.x - here.x;
			dy = there.y - here.y;
		}
		for (const point of own) points.push({ ...point, x: point.x + dx, y: point.y + dy });
	}
	return points;
}

/** Reads a simple glyph: ends of contours, instructions (passed over), flags, x and y. */
function readPoints(glyph: Table): readonly OutlinePoint[] {
	const contours = glyph.i16(0);
	if (contours === 0) return [];
	const ends = new Set<number>();
	let count = 0;
	for (let i = 0; i < contours; i++) {
		const end = glyph.u16(10 + i * 2);
		if (end + 1 < count) glyph.broken('has contours that do not ascend');
		count = end + 1;
		ends.add(end);
	}
	let at = 10 + contours * 2;
	at += 2 + glyph.u16(at);
	const flags = new Uint8Array(count);
	for (let i = 0; i < count; ) {
		const flag = glyph.u8(at++);
		const times = flag & REPEATS ? glyph.u8(at++) + 1 : 1;
		flags.fill(flag, i, Math.min(i + times, count));
		i += times;
	}
	const coordinates = (byte: number, same: number): Int32Array => {
		const values = new Int32Array(count);
		let value = 0;
		for (let i = 0; i < count; i++) {
			const flag = flags[i]!;
			if (flag & byte) value += flag & same ? glyph.u8(at++) : -glyph.u8(at++);
			else if (!(flag & same)) {
				value += glyph.i16(at);
				at += 2;
			}
			values[i] = value;
		}
		return values;
	};
	const xs = coordinates(X_IS_BYTE, X_SAME_OR_POSITIVE);
	const ys = coordinates(Y_IS_BYTE, Y_SAME_OR_POSITIVE);
	return Array.from(flags, (flag, i) => ({
		x: xs[i]!,
		y: ys[i]!,
		isOnCurve: (flag & ON_CURVE) !== 0,
		endsContour: ends.has(i),
	}));
}

/** Between two controls lies a point on the curve that is not written: their middle. */
function drawContour(contour: readonly OutlinePoint[], path: PathSegment[]): void {
	if (contour.length < 2) return;
	const first = contour.findIndex((point) => point.isOnCurve);
	const last = contour.at(-1)!;
	const start = first >= 0 ? contour[first]! : middle(last, contour[0]!);
	const rest = first >= 0 ? [...contour.slice(first + 1), ...contour.slice(0, first)] : contour;
	path.push(['M', start.x, start.y]);
	let from: { x: number; y: number } = start;
	let control: OutlinePoint | undefined;
	const curveTo = (by: OutlinePoint, to: { x: number; y: number }) => {
		path.push(['C', ...toward(from, by), ...toward(to, by), to.x, to.y]);
		from = to;
	};
	for (const point of rest) {
		if (control) {
			const to = point.isOnCurve ? point : middle(control, point);
			curveTo(control, to);
			control = point.isOnCurve ? undefined : point;
		} else if (point.isOnCurve) {
			path.push(['L', point.x, point.y]);
			from = point;
		} else control = point;
	}
	if (control) curveTo(control, start);
	path.push(['Z']);
}

const middle = (a: OutlinePoint, b: OutlinePoint) => ({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 });

/** The cubic control that stands for a quadratic one: two thirds of the way from the end point. */
const toward = (end: { x: number; y: number }, control: OutlinePoint): [number, number] => [
	end.x + ((control.x - end.x) * 2) / 3,
	end.y + ((control.y - end.y) * 2) / 3,
];
