import { type Matrix, type PathSegment, transformPoint } from '../../base/index.js';

/**
 * The path that a 2D context builds. Points are kept as they land after the matrix of the moment: Vega undoes its transforms
 * before it fills, and a path that was filled is stroked as well.
 */
export class Pen {
	segments: PathSegment[] = [];
	#x = 0;
	#y = 0;
	#startX = 0;
	#startY = 0;
	#hasPoint = false;

	begin(): void {
		this.segments = [];
		this.#hasPoint = false;
	}

	move(matrix: Matrix, x: number, y: number): void {
		if (!areFinite(x, y)) return;
		this.segments.push(['M', ...landing(matrix, x, y)]);
		this.#x = x;
		this.#y = y;
		this.#startX = x;
		this.#startY = y;
		this.#hasPoint = true;
	}

	line(matrix: Matrix, x: number, y: number): void {
		if (!areFinite(x, y)) return;
		if (!this.#hasPoint) {
			this.move(matrix, x, y);
			return;
		}
		this.segments.push(['L', ...landing(matrix, x, y)]);
		this.#x = x;
		this.#y = y;
	}

	cubic(matrix: Matrix, x1: number, y1: number, x2: number, y2: number, x: number, y: number): void {
		if (!areFinite(x1, y1, x2, y2, x, y)) return;
		if (!this.#hasPoint) this.move(matrix, x1, y1);
		this.segments.push([
			'C',
			...landing(matrix, x1, y1),
			...landing(matrix, x2, y2),
			...landing(matrix, x, y),
		]);
		this.#x = x;
		this.#y = y;
	}

	quadratic(matrix: Matrix, x1: number, y1: number, x: number, y: number): void {
		if (!areFinite(x1, y1, x, y)) return;
		if (!this.#hasPoint) this.move(matrix, x1, y1);
		const third = (from: number, control: number): number => from + (2 / 3) * (control - from);
		this.cubic(matrix, third(this.#x, x1), third(this.#y, y1), third(x, x1), third(y, y1), x, y);
	}

	/** As HTML has it: without a current point an arc starts one, with one it draws a line to its start. */
	arc(
		matrix: Matrix,
		x: number,
		y: number,
		radius: number,
		from: number,
		to: number,
		isCounter: boolean,
	): void {
		if (!areFinite(x, y, radius, from, to) || radius < 0) return;
		const full = 2 * Math.PI;
		let sweep = isCounter ? from - to : to - from;
		if (sweep < 0) sweep = (sweep % full) + full;
		sweep = Math.min(sweep, full);
		// Ends that were meant to meet and differ by a rounding are a whole circle.
		if (sweep < 1e-9 && from !== to) sweep = full;
		const startX = x + radius * Math.cos(from);
		const startY = y + radius * Math.sin(from);
		if (!this.#hasPoint) this.move(matrix, startX, startY);
		else if (Math.hypot(this.#x - startX, this.#y - startY) > 1e-6) this.line(matrix, startX, startY);
		const count = Math.max(1, Math.ceil(sweep / (Math.PI / 2) - 1e-6));
		const step = ((isCounter ? -1 : 1) * sweep) / count;
		const handle = (4 / 3) * Math.tan(step / 4);
		for (let index = 0; index < count; index++) {
			const angle = from + index * step;
			const [cosA, sinA] = [Math.cos(angle), Math.sin(angle)];
			const [cosB, sinB] = [Math.cos(angle + step), Math.sin(angle + step)];
			this.cubic(
				matrix,
				x + radius * (cosA - handle * sinA),
				y + radius * (sinA + handle * cosA),
				x + radius * (cosB + handle * sinB),
				y + radius * (sinB - handle * cosB),
				x + radius * cosB,
				y + radius * sinB,
			);
		}
	}

	close(): void {
		if (!this.#hasPoint) return;
		this.segments.push(['Z']);
		this.#x = this.#startX;
		this.#y = this.#startY;
	}
}

const areFinite = (...values: readonly number[]): boolean => values.every(Number.isFinite);

function landing(matrix: Matrix, x: number, y: number): [number, number] {
	const point = transformPoint(matrix, { x, y });
	return [point.x, point.y];
}
