import { describe, expect, it } from 'vitest';
import {
	inkText,
	type Matrix,
	multiply,
	rectPath,
	transformPath,
	transformPoint,
} from '../../../src/base/index.js';

const double: Matrix = [2, 0, 0, 2, 0, 0];
const right10: Matrix = [1, 0, 0, 1, 10, 0];

describe('matrices', () => {
	it('apply the inner one first', () => {
		expect(transformPoint(multiply(double, right10), { x: 1, y: 3 })).toEqual({ x: 22, y: 6 });
		expect(transformPoint(multiply(right10, double), { x: 1, y: 3 })).toEqual({ x: 12, y: 6 });
	});

	it('turn every point of a path, both controls of a curve too', () => {
		expect(transformPath(right10, [['M', 0, 0], ['L', 1, 1], ['C', 1, 2, 3, 4, 5, 6], ['Z']])).toEqual([
			['M', 10, 0],
			['L', 11, 1],
			['C', 11, 2, 13, 4, 15, 6],
			['Z'],
		]);
	});

	it('draw a rectangle clockwise from its upper left corner', () => {
		expect(rectPath({ x: 1, y: 2, width: 3, height: 4 })).toEqual([
			['M', 1, 2],
			['L', 4, 2],
			['L', 4, 6],
			['L', 1, 6],
			['Z'],
		]);
	});
});

describe('an ink as text', () => {
	it('has six digits, two more when it lets the paper through', () => {
		expect(inkText({ space: 'srgb', channels: [1, 0, 0.2], alpha: 1 })).toBe('#ff0033');
		expect(inkText({ space: 'srgb', channels: [0, 0, 0], alpha: 0.5 })).toBe('#00000080');
	});
});
