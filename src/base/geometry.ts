/** All lengths are PDF points (1/72 inch); y grows downward until the PDF writer flips it. */
export interface Point {
	readonly x: number;
	readonly y: number;
}
export interface Size {
	readonly width: number;
	readonly height: number;
}
export interface Rect extends Point, Size {}

/** x' = a·x + c·y + e, y' = b·x + d·y + f, as in PDF and SVG. */
export type Matrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number];

export const identity: Matrix = [1, 0, 0, 1, 0, 0];

/** The matrix that applies `inner` first, then `outer`. */
export function multiply(outer: Matrix, inner: Matrix): Matrix {
	const [a, b, c, d, e, f] = outer;
	const [p, q, r, s, t, u] = inner;
	return [a * p + c * q, b * p + d * q, a * r + c * s, b * r + d * s, a * t + c * u + e, b * t + d * u + f];
}

export function transformPoint([a, b, c, d, e, f]: Matrix, { x, y }: Point): Point {
	return { x: a * x + c * y + e, y: b * x + d * y + f };
}

/** One piece of an outline: move, line, cubic Bézier curve (two controls, end), close. */
export type PathSegment =
	| readonly ['M', number, number]
	| readonly ['L', number, number]
	| readonly ['C', number, number, number, number, number, number]
	| readonly ['Z'];
export type Path = readonly PathSegment[];

export function transformPath(matrix: Matrix, path: Path): Path {
	const at = (x: number, y: number): [number, number] => {
		const point = transformPoint(matrix, { x, y });
		return [point.x, point.y];
	};
	return path.map((segment): PathSegment => {
		switch (segment[0]) {
			case 'M':
				return ['M', ...at(segment[1], segment[2])];
			case 'L':
				return ['L', ...at(segment[1], segment[2])];
			case 'C':
				return [
					'C',
					...at(segment[1], segment[2]),
					...at(segment[3], segment[4]),
					...at(segment[5], segment[6]),
				];
			case 'Z':
				return segment;
		}
	});
}

export function rectPath({ x, y, width, height }: Rect): Path {
	return [['M', x, y], ['L', x + width, y], ['L', x + width, y + height], ['L', x, y + height], ['Z']];
}

/** Corners of a rectangle, clockwise from the top left: radii that overlap are made smaller alike (CSS Backgrounds 3, 5.5). */
export function radiiThatFit({ width, height }: Size, radii: readonly Point[]): readonly Point[] {
	const [a, b, c, d] = radii as [Point, Point, Point, Point];
	const part = (room: number, sum: number): number => (sum > room ? room / sum : 1);
	const factor = Math.min(
		part(width, a.x + b.x),
		part(height, b.y + c.y),
		part(width, c.x + d.x),
		part(height, d.y + a.y),
	);
	return radii.map(({ x, y }) => ({ x: x * factor, y: y * factor }));
}
