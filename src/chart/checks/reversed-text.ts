import {
	type DrawingOp,
	type Ink,
	isGradient,
	type Path,
	parseColor,
	pathBounds,
	type Rect,
} from '../../base/index.js';
import { colorsOf, lightness, onPaper } from './colors.js';
import type { Check } from './drawn-chart.js';
import { andMore, byPlace, points } from './words.js';

/** Points. Ink runs into smaller letters that are left out of it (PRINT.md, newsprint rules). */
const SMALLEST_REVERSED = 10;
/** L* below which a ground is dark, and by how much its letters are lighter. */
const DARK = 55;
const LIGHTER = 25;

/** Light text on a dark ground. */
export const reversedText: Check = ({ labels, ops }, report) => {
	const small = labels.filter(({ size }) => size < SMALLEST_REVERSED - 0.01);
	if (small.length === 0) return;
	const grounds = filled(ops);
	const reversed = small.filter(({ ink, item }) => {
		const { fill } = colorsOf(item);
		const color = fill === undefined ? undefined : parseColor(fill);
		const text = color && lightness(onPaper(color));
		if (!ink || text === undefined || text < DARK) return false;
		const ground = groundAt(grounds, { x: ink.x + ink.width / 2, y: ink.y + ink.height / 2 });
		return ground !== undefined && ground < DARK && text - ground > LIGHTER;
	});
	for (const group of byPlace(reversed)) {
		const [{ text, size, path }] = group;
		report({
			code: 'chart/reversed-text',
			severity: 'warning',
			message: `the label "${text}"${andMore(group)} ${group.length > 1 ? 'are' : 'is'} light on dark at ${points(size)}`,
			path,
			hint: `newsprint needs ${SMALLEST_REVERSED} pt for it: make it larger, or dark on light`,
		});
	}
};

interface Ground {
	readonly path: Path;
	readonly bounds: Rect;
	readonly ink: Ink;
}

/** All that is filled, from below. */
function filled(ops: readonly DrawingOp[]): readonly Ground[] {
	return ops.flatMap((op): readonly Ground[] => {
		if (op.op === 'group') return filled(op.ops);
		if (op.op !== 'path' || !op.fill || isGradient(op.fill)) return [];
		const bounds = pathBounds(op.path);
		return bounds ? [{ path: op.path, bounds, ink: op.fill }] : [];
	});
}

/** L* of what lies under a point; undefined for bare paper. */
function groundAt(
	grounds: readonly Ground[],
	at: { readonly x: number; readonly y: number },
): number | undefined {
	const ground = grounds.findLast(
		({ path, bounds: { x, y, width, height } }) =>
			at.x >= x && at.x <= x + width && at.y >= y && at.y <= y + height && isInside(path, at),
	);
	return ground && lightness(onPaper(ground.ink));
}

/** By counting the sides to the left of the point; curves count as their chords, which is close enough for a ground. */
function isInside(path: Path, { x, y }: { readonly x: number; readonly y: number }): boolean {
	let isIn = false;
	let [fromX, fromY] = [0, 0];
	let [startX, startY] = [0, 0];
	const cross = (toX: number, toY: number): void => {
		if (fromY > y !== toY > y && x > fromX + ((y - fromY) / (toY - fromY)) * (toX - fromX)) isIn = !isIn;
		[fromX, fromY] = [toX, toY];
	};
	for (const segment of path) {
		switch (segment[0]) {
			case 'M':
				cross(startX, startY);
				[fromX, fromY] = [segment[1], segment[2]];
				[startX, startY] = [segment[1], segment[2]];
				break;
			case 'L':
				cross(segment[1], segment[2]);
				break;
			case 'C':
				cross(segment[5], segment[6]);
				break;
			case 'Z':
				cross(startX, startY);
		}
	}
	cross(startX, startY);
	return isIn;
}
