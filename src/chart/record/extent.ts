import { type Path, pathBounds, type Rect } from '../../base/index.js';

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
	const rect = pathBounds(path);
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
