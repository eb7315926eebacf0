import type { Path, Point } from '../base/index.js';

/** A path as something to walk on. */
export interface Track {
	readonly length: number;
	/** The point after so much of the path, and where it leads there, in radians. */
	at(distance: number): Point & { readonly angle: number };
}

/** Straight pieces that stand for a curve: at a page's size a hundredth of a point off. */
const STEPS = 32;

interface Piece {
	readonly from: Point;
	readonly to: Point;
	readonly start: number;
	readonly length: number;
}

/** Measures a path; its moves have no length. */
export function trackOf(path: Path): Track {
	const pieces: Piece[] = [];
	let length = 0;
	let pen: Point = { x: 0, y: 0 };
	let begin = pen;
	const line = (to: Point): void => {
		const own = Math.hypot(to.x - pen.x, to.y - pen.y);
		if (own > 0) pieces.push({ from: pen, to, start: length, length: own });
		length += own;
		pen = to;
	};
	for (const segment of path) {
		if (segment[0] === 'M') {
			pen = { x: segment[1], y: segment[2] };
			begin = pen;
		} else if (segment[0] === 'L') line({ x: segment[1], y: segment[2] });
		else if (segment[0] === 'Z') line(begin);
		else {
			const [, x1, y1, x2, y2, x, y] = segment;
			const from = pen;
			for (let step = 1; step <= STEPS; step++) {
				const t = step / STEPS;
				const u = 1 - t;
				const mix = (a: number, b: number, c: number, d: number): number =>
					u * u * u * a + 3 * u * u * t * b + 3 * u * t * t * c + t * t * t * d;
				line({ x: mix(from.x, x1, x2, x), y: mix(from.y, y1, y2, y) });
			}
		}
	}
	return {
		length,
		at: (distance) => {
			let low = 0;
			let high = pieces.length - 1;
			while (low < high) {
				const middle = (low + high + 1) >> 1;
				if (pieces[middle]!.start <= distance) low = middle;
				else high = middle - 1;
			}
			const piece = pieces[low];
			if (!piece) return { ...pen, angle: 0 };
			const { from, to, start, length: own } = piece;
			const share = (distance - start) / own;
			return {
				x: from.x + (to.x - from.x) * share,
				y: from.y + (to.y - from.y) * share,
				angle: Math.atan2(to.y - from.y, to.x - from.x),
			};
		},
	};
}
