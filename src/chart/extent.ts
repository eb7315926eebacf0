import type { Path, Rect } from '../base/index.js';

/** The rectangle that holds everything added to it. */
export class Extent {
	left = Infinity;
	top = Infinity;
	right = -Infinity;
	bottom = -Infinity;

	add(x: number, y: number): void {
		this.left = Math.min(this.left, x);
		this.right = Math.max(this.right, x);
		this.top = Math.min(this.top, y);
		this.bottom = Math.max(this.bottom, y);
	}

	addRect({ x, y, width, height }: Rect): void {
		this.add(x, y);
		this.add(x + width, y + height);
	}

	get isEmpty(): boolean {
		return !(this.left <= this.right && this.top <= this.bottom);
	}

	/** Undefined while nothing was added. */
	get rect(): Rect | undefined {
		if (this.isEmpty) return undefined;
		return { x: this.left, y: this.top, width: this.right - this.left, height: this.bottom - this.top };
	}
}

/** The extent of a path with its pen, curves at their true extent. */
export function pathExtent(path: Path, pen = 0): Rect | undefined {
	const extent = new Extent();
	let [penX, penY] = [0, 0];
	for (const segment of path) {
		if (segment[0] === 'Z') continue;
		if (segment[0] === 'C') {
			const [, x1, y1, x2, y2, x, y] = segment;
			for (const t of [...turns(penX, x1, x2, x), ...turns(penY, y1, y2, y)]) {
				extent.add(at(t, penX, x1, x2, x), at(t, penY, y1, y2, y));
			}
			extent.add(x, y);
			[penX, penY] = [x, y];
		} else {
			extent.add(segment[1], segment[2]);
			[penX, penY] = [segment[1], segment[2]];
		}
	}
	const { rect } = extent;
	return (
		rect && { x: rect.x - pen, y: rect.y - pen, width: rect.width + 2 * pen, height: rect.height + 2 * pen }
	);
}

export function intersect(a: Rect, b: Rect): Rect | undefined {
	const x = Math.max(a.x, b.x);
	const y = Math.max(a.y, b.y);
	const width = Math.min(a.x + a.width, b.x + b.width) - x;
	const height = Math.min(a.y + a.height, b.y + b.height) - y;
	return width >= 0 && height >= 0 ? { x, y, width, height } : undefined;
}

function at(t: number, p0: number, p1: number, p2: number, p3: number): number {
	const u = 1 - t;
	return u * u * u * p0 + 3 * u * u * t * p1 + 3 * u * t * t * p2 + t * t * t * p3;
}

/** Where a cubic's derivative is zero between its ends. */
function turns(p0: number, p1: number, p2: number, p3: number): readonly number[] {
	const a = p3 - 3 * p2 + 3 * p1 - p0;
	const b = 2 * (p2 - 2 * p1 + p0);
	const c = p1 - p0;
	if (Math.abs(a) < 1e-12) return Math.abs(b) < 1e-12 ? [] : [-c / b].filter((t) => t > 0 && t < 1);
	const square = b * b - 4 * a * c;
	if (square < 0) return [];
	return [(-b + Math.sqrt(square)) / (2 * a), (-b - Math.sqrt(square)) / (2 * a)].filter(
		(t) => t > 0 && t < 1,
	);
}
