import { identity, type Matrix, multiply } from '../base/index.js';
import { Scanner } from './scan.js';

/** A list of transforms, of SVG (`rotate(30 5 5)`) or CSS (`translate(5px, 3px) rotate(.5turn)`). Undefined when it is none. */
export function parseTransform(text: string): Matrix | undefined {
	if (text.trim() === 'none') return identity;
	const scanner = new Scanner(text);
	let matrix: Matrix = identity;
	while (!scanner.isAtEnd) {
		const name = scanner.word();
		if (!scanner.take('(')) return undefined;
		const values: number[] = [];
		while (!scanner.take(')')) {
			const value = scanner.number();
			if (value === undefined || values.length >= 6) return undefined;
			const factor = UNIT_FACTORS.get(scanner.word().toLowerCase());
			if (factor === undefined) return undefined;
			values.push(value * factor);
		}
		const next = matrixOf(name, values);
		if (!next) return undefined;
		matrix = multiply(matrix, next);
	}
	return matrix;
}

/** Lengths in px, angles in degrees. */
const UNIT_FACTORS: ReadonlyMap<string, number> = new Map([
	['', 1],
	['px', 1],
	['deg', 1],
	['rad', 180 / Math.PI],
	['grad', 0.9],
	['turn', 360],
]);

function matrixOf(name: string, values: readonly number[]): Matrix | undefined {
	const [a, b, c] = values;
	if (a === undefined) return undefined;
	switch (name) {
		case 'matrix': {
			const [, , , d, e, f] = values;
			if (b === undefined || c === undefined || d === undefined || e === undefined || f === undefined) return;
			return [a, b, c, d, e, f];
		}
		case 'translate':
			return [1, 0, 0, 1, a, b ?? 0];
		case 'translateX':
			return [1, 0, 0, 1, a, 0];
		case 'translateY':
			return [1, 0, 0, 1, 0, a];
		case 'scale':
			return [a, 0, 0, b ?? a, 0, 0];
		case 'scaleX':
			return [a, 0, 0, 1, 0, 0];
		case 'scaleY':
			return [1, 0, 0, a, 0, 0];
		case 'rotate': {
			const turned = rotation(a);
			if (b === undefined) return turned;
			return multiply(multiply([1, 0, 0, 1, b, c ?? 0], turned), [1, 0, 0, 1, -b, -(c ?? 0)]);
		}
		case 'skewX':
			return [1, 0, Math.tan((a * Math.PI) / 180), 1, 0, 0];
		case 'skewY':
			return [1, Math.tan((a * Math.PI) / 180), 0, 1, 0, 0];
		default:
			return undefined;
	}
}

/** Quarter turns are exact, so that straight edges stay straight. */
function rotation(degrees: number): Matrix {
	const quarter = (((degrees / 90) % 4) + 4) % 4;
	const exact = (
		[
			[1, 0],
			[0, 1],
			[-1, 0],
			[0, -1],
		] as const
	)[quarter];
	const angle = (degrees * Math.PI) / 180;
	const [cos, sin] = exact ?? [Math.cos(angle), Math.sin(angle)];
	return [cos, sin, -sin, cos, 0, 0];
}

/** How much the matrix enlarges in every direction alike; undefined when it does not (a circle becomes an ellipse). */
export function uniformScale([a, b, c, d]: Matrix): number | undefined {
	const scale = Math.hypot(a, b);
	const tolerance = 1e-6 * (scale || 1);
	const isSimilar =
		Math.abs(scale - Math.hypot(c, d)) <= tolerance && Math.abs(a * c + b * d) <= tolerance * (scale || 1);
	return isSimilar ? scale : undefined;
}
