import { identity, type Matrix, multiply, type Rect } from '../base/index.js';
import { resolveLength } from '../style/index.js';
import type { Box } from './box.js';

/** Whether a box is moved, turned or scaled where it stands (CSS Transforms 1, 3): text and its lines are not by themselves. */
export const isTransformed = ({ kind, style }: Pick<Box, 'kind' | 'style'>): boolean =>
	kind !== 'paragraph' &&
	(style.transform.length > 0 ||
		style.translate.length > 0 ||
		style.rotate.length > 0 ||
		style.scale.length > 0);

/** What a box's transform does to its border box, which is given where it stands without (Transforms 2, 6). */
export function transformOf(box: Box, { x, y, width, height }: Rect): Matrix {
	if (!isTransformed(box)) return identity;
	const { style } = box;
	const origin = {
		x: x + resolveLength(style.transformOrigin.x, width),
		y: y + resolveLength(style.transformOrigin.y, height),
	};
	const steps = [...style.translate, ...style.rotate, ...style.scale, ...style.transform];
	const inner = steps.reduce<Matrix>(
		(outer, step) =>
			multiply(
				outer,
				step.kind === 'matrix'
					? step.matrix
					: [1, 0, 0, 1, resolveLength(step.x, width), resolveLength(step.y, height)],
			),
		[1, 0, 0, 1, origin.x, origin.y],
	);
	return multiply(inner, [1, 0, 0, 1, -origin.x, -origin.y]);
}
