import type { Box, ContainerBox } from './box.js';
import {
	blockSum,
	borderBox,
	bordersOf,
	clampInline,
	definite,
	inlineSizeOf,
	inlineSum,
	marginsOf,
	paddingsOf,
	sum,
	type WritingMode,
} from './edges.js';
import type { Fragment } from './fragment.js';
import { clears, floatSide, isFloat, isOutside } from './wrap/exclusions.js';

/** Adjoining margins become one: the largest, less the most negative (CSS 2.2 8.3.1). */
export const collapse = (...margins: readonly number[]): number =>
	Math.max(0, ...margins) + Math.min(0, ...margins);

/** Whether a box keeps the margins of its children inside: its content is a formatting context of its own. */
export function isIndependent(box: Box): boolean {
	if (box.kind !== 'container') return true;
	const { style } = box;
	return (
		box.inside !== 'flow' ||
		!(style.display === 'block' || style.display === 'list-item') ||
		style.overflow !== 'visible' ||
		style.position === 'absolute' ||
		style.position === 'fixed' ||
		style.float !== 'none' ||
		style.columnCount !== 'auto' ||
		style.columnWidth !== 'auto' ||
		style.blockStepSize > 0 ||
		style.boxSnap !== 'none'
	);
}

/** The margin before a box, collapsed with that of its first child where nothing stands between them. */
export function startMargin(box: Box, mode: WritingMode, base: number): number {
	if (box.kind === 'paragraph') return 0;
	const own = marginsOf(box.style, mode, base).blockStart;
	if (isIndependent(box) || box.kind !== 'container') return own;
	const borders = bordersOf(box.style, mode).blockStart + paddingsOf(box.style, mode, base).blockStart;
	const first = box.children.find((child) => !isOutside(child));
	return borders > 0 || !first || clearsSibling(first, box)
		? own
		: collapse(own, startMargin(first, mode, contentBase(box, mode, base)));
}

/** Whether the first box in a flow clears a float before it: clearance keeps its margin apart from its parent's (CSS 2.2 8.3.1). */
function clearsSibling(first: Box, { children }: ContainerBox): boolean {
	return (
		first.kind !== 'paragraph' &&
		first.style.clear !== 'none' &&
		children.some(
			(child, i) =>
				isFloat(child) &&
				i < children.indexOf(first) &&
				clears(first.style.clear, floatSide(child.style) ?? 'start'),
		)
	);
}

/** The inline size that the percentages of a box's children refer to, when `base` is that for its own. */
function contentBase({ style }: Box, mode: WritingMode, base: number): number {
	const edges = inlineSum(sum(bordersOf(style, mode), paddingsOf(style, mode, base)));
	const given = definite(inlineSizeOf(style, mode), base);
	const size =
		given === undefined ? base - inlineSum(marginsOf(style, mode, base)) : borderBox(given, style, edges);
	return Math.max(0, clampInline(size, style, mode, base, edges) - edges);
}

/** The margin after a box, collapsed with that of its last child when its height follows from its content. */
export function endMargin(box: Box, mode: WritingMode, base: number): number {
	if (box.kind === 'paragraph') return 0;
	const own = marginsOf(box.style, mode, base).blockEnd;
	if (isIndependent(box) || box.kind !== 'container') return own;
	const { blockEnd } = bordersOf(box.style, mode);
	const hasHeight = (mode === 'horizontal-tb' ? box.style.height : box.style.width) !== 'auto';
	const last = box.children.findLast((child) => !isOutside(child));
	return blockEnd + paddingsOf(box.style, mode, base).blockEnd > 0 || hasHeight || !last
		? own
		: collapse(own, endMargin(last, mode, contentBase(box, mode, base)));
}

/** Whether nothing of a box parts its margins: they and those of its neighbours become one (CSS 2.2 8.3.1). */
export function collapsesThrough(
	box: Box,
	{ rect, children }: Fragment,
	mode: WritingMode,
	base: number,
): boolean {
	if (
		isIndependent(box) ||
		rect.height !== 0 ||
		children.some((child) => child.rect.height !== 0 && !isOutside(child.box))
	)
		return false;
	const edges = blockSum(bordersOf(box.style, mode)) + blockSum(paddingsOf(box.style, mode, base));
	return edges === 0;
}
