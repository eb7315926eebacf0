import type { Box, ContainerBox } from './box.js';
import type { BreakToken } from './break-token.js';
import type { LayoutContext, LayoutResult } from './context.js';
import { fitBox } from './copyfit/fit-story.js';
import { fitText } from './copyfit/fit-text.js';
import { definite, marginsOf } from './edges.js';
import { shifted } from './fragment.js';
import { layContainer } from './lay-container.js';
import { layReplaced } from './lay-replaced.js';
import { layParagraph } from './lines/lay-paragraph.js';
import { toPhysical } from './physical.js';
import { roomInRows, takesRows } from './rhythm/box-snap.js';
import type { Space } from './space.js';
import type { WrapArea } from './wrap/exclusions.js';
import { areasIn, isSame, letsAreasIn, MOST_ROUNDS, turnedAreas } from './wrap/wrap-areas.js';

/** Lays out any box: a pure function of box, space and token. */
export function layBox(context: LayoutContext, box: Box, space: Space, resume?: BreakToken): LayoutResult {
	const result = layStatic(context, box, space, resume);
	if (box.kind === 'paragraph' || box.style.position !== 'relative') return result;
	const { x, y } = relativeOffset(box.style, space);
	return { ...result, fragment: shifted(result.fragment, x, y) };
}

function layStatic(context: LayoutContext, box: Box, space: Space, resume?: BreakToken): LayoutResult {
	switch (box.kind) {
		case 'paragraph':
			return layParagraph(context, box, space, resume);
		case 'replaced':
			return layReplaced(box, space);
		case 'container': {
			const { copyfit, fitText: range, writingMode } = box.style;
			if (!resume && (copyfit.length > 0 || range !== 'none')) return layFitted(context, box, space);
			return writingMode === space.writingMode
				? layContainer(context, box, space, resume)
				: layOrthogonal(context, box, space, resume);
		}
	}
}

/** A container, whose text is fitted to it where its style says so. */
function layFitted(context: LayoutContext, box: ContainerBox, space: Space): LayoutResult {
	const { copyfit, writingMode } = box.style;
	const lay = (own: ContainerBox): LayoutResult =>
		writingMode === space.writingMode
			? layContainer(context, own, space)
			: layOrthogonal(context, own, space, undefined);
	const inSize = (own: ContainerBox): LayoutResult => fitText(context, own, lay);
	return copyfit.length === 0 ? inSize(box) : fitBox(context, box, inSize);
}

/** How far a relatively positioned box stands off its place, along the lines and across them (CSS 2.2 9.4.3). */
function relativeOffset(
	{ top, right, bottom, left }: Box['style'],
	{ writingMode, inlineSize, percentageBlockSize }: Space,
): { readonly x: number; readonly y: number } {
	const offset = (start: typeof top, end: typeof top, base: number | undefined): number =>
		definite(start, base) ?? -(definite(end, base) ?? 0);
	return writingMode === 'horizontal-tb'
		? { x: offset(left, right, inlineSize), y: offset(top, bottom, percentageBlockSize) }
		: { x: offset(top, bottom, inlineSize), y: offset(right, left, percentageBlockSize) };
}

/**
 * A box whose text runs the other way is laid out in a space turned by a quarter: its lines are as long as the box is high, and its
 * width follows from them (CSS Writing Modes 4, 7.3). Vertical text that is wider than its column or page goes on in the next.
 */
function layOrthogonal(
	context: LayoutContext,
	box: ContainerBox,
	space: Space,
	resume: BreakToken | undefined,
): LayoutResult {
	const { style } = box;
	const margins = marginsOf(style, space.writingMode, space.inlineSize);
	const vertical = style.writingMode === 'vertical-rl';
	const given =
		definite(vertical ? style.height : style.width, space.percentageBlockSize) ?? space.stretchBlockSize;
	const room =
		given ??
		(Number.isFinite(space.blockSize)
			? space.blockSize
			: (space.percentageBlockSize ?? Number.POSITIVE_INFINITY));
	const across = space.inlineSize - margins.inlineStart - margins.inlineEnd;
	const isOpen = (vertical ? style.width : style.height) === 'auto';
	const goesOn = vertical && isOpen && Number.isFinite(across) && space.breaks !== 'none';
	// A grid area that it fills is filled both ways.
	const fills = isOpen && across > 0 && space.stretchBlockSize !== undefined && !space.shrinksToFit;
	const turned: Space = {
		inlineSize: room + margins.blockStart + margins.blockEnd,
		blockSize: goesOn ? Math.max(0, across) : Number.POSITIVE_INFINITY,
		percentageBlockSize: space.inlineSize,
		breaks: goesOn ? space.breaks : 'none',
		isEmpty: true,
		writingMode: style.writingMode,
		...(fills && { stretchBlockSize: Math.max(0, across) }),
		...(given === undefined && { shrinksToFit: true }),
	};
	const { fragment, breakToken } = layTurned(context, box, turned, space, resume);
	const { width: inlineSize, height: blockSize } = fragment.rect;
	// Its own margins belong to the flow around it.
	const own = { ...fragment, rect: { ...fragment.rect, x: 0, y: 0 } };
	const physical = vertical ? toPhysical(own, blockSize) : own;
	const rect = vertical
		? { x: 0, y: 0, width: blockSize, height: inlineSize }
		: { x: 0, y: 0, width: inlineSize, height: blockSize };
	const placed =
		space.writingMode === 'horizontal-tb' ? rect : { ...rect, width: rect.height, height: rect.width };
	const inRows =
		takesRows(style, space) && !resume && !breakToken
			? roomInRows(style, space.grid!, placed.height, { first: undefined, last: undefined })
			: {};
	return {
		fragment: { ...physical, rect: { ...placed, x: margins.inlineStart } },
		...inRows,
		...(breakToken && { breakToken }),
	};
}

/**
 * The content of a turned box keeps clear of the areas over it. Where they are in it depends on its width, which may follow from the
 * text: both are worked out again until nothing moves.
 */
function layTurned(
	context: LayoutContext,
	box: ContainerBox,
	turned: Space,
	{ exclusions, writingMode, inlineSize }: Space,
	resume: BreakToken | undefined,
): LayoutResult {
	let result = layContainer(context, box, turned, resume);
	if (!exclusions || !letsAreasIn(box)) return result;
	const areas = areasIn(exclusions);
	const margins = marginsOf(box.style, writingMode, inlineSize);
	let before: readonly WrapArea[] = [];
	for (let round = 1; areas.length > 0 && round < MOST_ROUNDS; round++) {
		const { width, height } = result.fragment.rect;
		const physicalWidth = writingMode === 'horizontal-tb' ? height : width;
		const seen = turnedAreas(areas, writingMode, physicalWidth, margins);
		if (isSame(seen, before)) return result;
		result = layContainer(context, box, { ...turned, exclusions: seen }, resume);
		before = seen;
	}
	return result;
}
