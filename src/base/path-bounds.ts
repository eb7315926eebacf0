import type { Path, Rect } from './geometry.js';

/** The smallest rectangle that holds the path's outline, curves at their true extent; undefined for an empty path. */
export function pathBounds(path: Path): Rect | undefined {
	let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
	const add = (x: number, y: number): void => {
		left = Math.min(left, x);
		right = Math.max(right, x);
		top = Math.min(top, y);
		bottom = Math.max(bottom, y);
	};
	let [penX, penY] = [0, 0];
	for (const segment of path) {
		if (segment[0] === 'Z') continue;
		if (segment[0] === 'C') {
			const [, x1, y1, x2, y2, x, y] = segment;
			for (const t of [...turningPoints(penX, x1, x2, x), ...turningPoints(penY, y1, y2, y)]) {
				add(cubicAt(t, penX, x1, x2, x), cubicAt(t, penY, y1, y2, y));
			}
			add(x, y);
			[penX, penY] = [x, y];
		} else {
			add(segment[1], segment[2]);
			[penX, penY] = [segment[1], segment[2]];
		}
	}
	return left <= right ? { x: left, y: top, width: right - left, height: bottom - top } : undefined;
}

function cubicAt(t: number, p0: number, p1: number, p2: number, p3: number): number {
	const u = 1 - t;
	return u * u * u * p0 + 3 * u * u * t * p1 + 3 * u * t * t * p2 + t * t * t * p3;
}

/** Where a cubic's derivative is zero between its ends. */
function turningPoints(p0: number, p1: number, p2: number, p3: number): readonly number[] {
	const a = p3 - 3 * p2 + 3 * p1 - p0;
	const b = 2 * (p2 - 2 * p1 + p0);
	const c = p1 - p0;
	const roots: number[] = [];
	if (Math.abs(a) < 1e-12) {
		if (Math.abs(b) > 1e-12) roots.push(-c / b);
	} else {
		const square = b * b - 4 * a * c;
		if (square >= 0) roots.push((-b + Math.sqrt(square)) / (2 * a), (-b - Math.sqrt(square)) / (2 * a));
	}
	return roots.filter((t) => t > 0 && t < 1);
}
