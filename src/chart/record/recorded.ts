import {
	type Gradient,
	type Ink,
	identity,
	type Matrix,
	multiply,
	type Path,
	type PathSegment,
	type Rect,
} from '../../base/index.js';
import { type Piece, roundLength } from '../fonts/chart-fonts.js';
import { Extent } from './extent.js';

/**
 * A gradient of the spec, made before its mark is drawn; stands where Vega would put a canvas gradient. (A field named
 * `gradient` would make Vega take it for a spec.)
 */
export class RecordedGradient {
	readonly paint: Gradient;

	constructor(paint: Gradient) {
		this.paint = paint;
	}
}

/** A gradient as it lands: in the drawing's space where a shift and a scale lead there, else in one of its own. */
export function landedGradient(matrix: Matrix, gradient: Gradient): Gradient {
	const [a, b, c, d, e, f] = matrix;
	if (gradient.matrix || b !== 0 || c !== 0 || a !== d || a <= 0) {
		return { ...gradient, matrix: multiply(matrix, gradient.matrix ?? identity) };
	}
	const x = (value: number): number => roundLength(a * value + e);
	const y = (value: number): number => roundLength(a * value + f);
	const { from, to } = gradient;
	return gradient.kind === 'linear'
		? { ...gradient, from: [x(from[0]), y(from[1])], to: [x(to[0]), y(to[1])] }
		: {
				...gradient,
				from: [x(from[0]), y(from[1]), roundLength(a * gradient.from[2])],
				to: [x(to[0]), y(to[1]), roundLength(a * gradient.to[2])],
			};
}

export const determinant = ([a, b, c, d]: Matrix): number => a * d - b * c;

export const faded = (ink: Ink, alpha: number): Ink | undefined => {
	const left = ink.alpha * alpha;
	return left > 0 ? { ...ink, alpha: left } : undefined;
};

export function inkOf(piece: Piece, size: number): Rect | undefined {
	const extent = new Extent();
	let pen = 0;
	for (const [index, glyph] of piece.glyphs.entries()) {
		const ink = piece.face.inkOf(glyph);
		const dx = piece.offsets?.[2 * index] ?? 0;
		const dy = piece.offsets?.[2 * index + 1] ?? 0;
		if (ink) {
			extent.addRect({
				x: (pen + dx + ink.x) * size,
				y: (dy + ink.y) * size,
				width: ink.width * size,
				height: ink.height * size,
			});
		}
		pen += piece.advances[index] ?? 0;
	}
	return extent.rect;
}

export function rounded(path: Path): Path {
	return path.map((segment): PathSegment => {
		switch (segment[0]) {
			case 'M':
			case 'L':
				return [segment[0], roundLength(segment[1]), roundLength(segment[2])];
			case 'C': {
				const [, x1, y1, x2, y2, x, y] = segment;
				return [
					'C',
					roundLength(x1),
					roundLength(y1),
					roundLength(x2),
					roundLength(y2),
					roundLength(x),
					roundLength(y),
				];
			}
			case 'Z':
				return segment;
		}
	});
}

/** Factors to a millionth, so that a turned label does not lean; shifts to a thousandth of a point. */
export function roundedMatrix([a, b, c, d, e, f]: Matrix): Matrix {
	const factor = (value: number): number => Math.round(value * 1e6) / 1e6 + 0;
	return [factor(a), factor(b), factor(c), factor(d), roundLength(e), roundLength(f)];
}

export const samePath = (a: Path, b: Path): boolean =>
	a.length === b.length && a.every((segment, index) => segment.join(' ') === b[index]!.join(' '));
