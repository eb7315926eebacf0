import type { Box } from './box.js';
import type { LayoutContext, LayoutResult } from './context.js';
import { marginsOf, type WritingMode } from './edges.js';
import { maxContentSize, minContentSize } from './intrinsic-size.js';

/** What a box among the text takes of a line: no more than the measure, where it may become narrower (CSS 2.2 10.3.9). */
export function objectAdvance(
	context: LayoutContext,
	box: Box,
	writingMode: WritingMode,
	measure: number,
): number {
	if (!Number.isFinite(measure)) return maxContentSize(box, context);
	if (measure <= 0) return minContentSize(box, context);
	const { fragment } = layObject(context, box, writingMode, measure);
	const { inlineStart, inlineEnd } = marginsOf(box.style, writingMode, measure);
	return inlineStart + fragment.rect.width + inlineEnd;
}

/** Lays out a box among the text for lines of that measure; percentages refer to it. */
export const layObject = (
	context: LayoutContext,
	box: Box,
	writingMode: WritingMode,
	measure: number,
): LayoutResult =>
	context.layout(box, {
		inlineSize: measure,
		blockSize: Number.POSITIVE_INFINITY,
		breaks: 'none',
		isEmpty: true,
		writingMode,
		shrinksToFit: true,
	});
