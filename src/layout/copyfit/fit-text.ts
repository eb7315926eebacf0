import type { ContainerBox } from '../box.js';
import type { LayoutContext, LayoutResult } from '../context.js';
import type { Fragment } from '../fragment.js';
import { scaled } from './adjust.js';
import { resized } from './restyle.js';

/** Sizes go by quarters of a point: what a compositor's case holds, and what an eye tells apart. */
const STEP = 0.25;

/** Rounding that a line may stand over its box by. */
const SLACK = 0.25;

/**
 * Lays out a headline in the largest size of its range in which all of it fits its box: in a given height, else in no more lines
 * than it takes in the smallest size. Sizes are found by halving what is left of the range, so a dozen layouts do.
 */
export function fitText(
	context: LayoutContext,
	box: ContainerBox,
	lay: (box: ContainerBox) => LayoutResult,
): LayoutResult {
	const { fitText: range, fontSize } = box.style;
	if (range === 'none' || fontSize <= 0 || range.least <= 0) return lay(box);
	const sized = (size: number): ContainerBox =>
		context.remember(box, `in size ${size}`, () => scaled(box, (style) => resized(style, size / fontSize)));
	const inSize = (size: number): LayoutResult => lay(sized(size));
	const smallest = inSize(range.least);
	if (smallest.breakToken) return smallest;
	const lines = lineCount(smallest.fragment);
	const { height } = smallest.fragment.rect;
	const fits = ({ fragment, breakToken }: LayoutResult): boolean =>
		!breakToken &&
		(lineCount(fragment) <= lines || fragment.rect.height <= height + SLACK) &&
		isWhole(fragment);
	let best = smallest;
	let low = 0;
	let high = Math.ceil((range.most - range.least) / STEP - 1e-9);
	while (low < high) {
		const middle = Math.ceil((low + high) / 2);
		const result = inSize(Math.min(range.most, range.least + middle * STEP));
		if (fits(result)) {
			best = result;
			low = middle;
		} else high = middle - 1;
	}
	return best;
}

const lineCount = ({ lines = [], children }: Fragment): number =>
	children.reduce((sum, child) => sum + lineCount(child), lines.length);

/** Whether all lines stand in the box, none of them longer than its measure and no word cut. */
function isWhole({ rect: { width, height }, ...box }: Fragment): boolean {
	const stands = ({ lines = [], children }: Fragment, x: number, y: number): boolean =>
		lines.every(
			({ rect, isOverfull, isCut }) =>
				!isOverfull &&
				!isCut &&
				y + rect.y + rect.height <= height + SLACK &&
				x + rect.x >= -SLACK &&
				x + rect.x + rect.width <= width + SLACK,
		) && children.every((child) => stands(child, x + child.rect.x, y + child.rect.y));
	return stands({ ...box, rect: { x: 0, y: 0, width, height } }, 0, 0);
}
