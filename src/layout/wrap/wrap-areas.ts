/** Areas that text flows around: what boxes of `wrap-flow` take, and which part of them a box or column sees. */
import { resolveLength } from '../../style/index.js';
import type { Box } from '../box.js';
import type { LayoutContext, LayoutResult } from '../context.js';
import { blockSum, inlineSum, marginsOf, type Sides, type WritingMode } from '../edges.js';
import type { Fragment } from '../fragment.js';
import { isIndependent } from '../margins.js';
import type { Space } from '../space.js';
import { type Exclusion, isArea, seenFrom, type WrapArea } from './exclusions.js';
import { boundsOf, movedOutline, turnedBack, turnedOutline } from './outline.js';
import { outlineOf } from './wrap-shape.js';

/** Rounding that a box may reach into an area by. */
const SLACK = 0.01;
/** An area's place and the text around it may depend on each other: they are laid out at most so often. */
export const MOST_ROUNDS = 4;

/** Whether text flows around a box that stands over it. */
export const isWrapped = ({ kind, style }: Box): boolean => kind !== 'paragraph' && style.wrapFlow !== 'auto';

/** The area of a box that was placed: its margin box or its shape, in the terms of its parent's fragment. */
export function areaOf(
	context: LayoutContext,
	{ box, rect }: Fragment,
	mode: WritingMode,
	base: number,
): WrapArea | undefined {
	const { wrapFlow: wrap, shapeMargin } = box.style;
	if (wrap === 'auto') return undefined;
	const margins = marginsOf(box.style, mode, base);
	const x = rect.x - margins.inlineStart;
	const y = rect.y - margins.blockStart;
	const inline = rect.width + inlineSum(margins);
	const block = rect.height + blockSum(margins);
	const outline = outlineOf(context, box.style, { inline, block }, mode, base);
	if (outline) {
		const bounds = boundsOf(outline);
		return {
			wrap,
			inlineStart: x + bounds.inlineStart,
			inlineEnd: x + bounds.inlineEnd,
			blockStart: y + bounds.blockStart,
			blockEnd: y + bounds.blockEnd,
			outline: movedOutline(outline, -bounds.inlineStart, -bounds.blockStart),
		};
	}
	const more = resolveLength(shapeMargin, base);
	return {
		wrap,
		inlineStart: x - more,
		inlineEnd: x + inline + more,
		blockStart: y - more,
		blockEnd: y + block + more,
	};
}

/**
 * Lays out a box whose positioned boxes its text flows around: where they stand may follow from the text's height or from the place
 * of a word, so both are worked out again until nothing moves. The last round counts.
 */
export function layUnder<Result extends LayoutResult>(
	context: LayoutContext,
	positioned: readonly Box[],
	mode: WritingMode,
	lay: (areas: readonly WrapArea[]) => Result,
): Result {
	const wrapped = new Set(positioned.filter(isWrapped));
	let areas: readonly WrapArea[] = [];
	for (let round = 1; ; round++) {
		const result = lay(areas);
		if (wrapped.size === 0 || round >= MOST_ROUNDS) return result;
		const { children, rect } = result.fragment;
		const found = children
			.filter(({ box }) => wrapped.has(box))
			.flatMap((child) => areaOf(context, child, mode, rect.width) ?? []);
		if (isSame(found, areas)) return result;
		areas = found;
	}
}

export const areasIn = (exclusions: readonly Exclusion[] = []): readonly WrapArea[] =>
	exclusions.filter(isArea);

/** Those of a part of a space: they reach into it, wherever it is in it. */
export function areasWithin(
	areas: readonly WrapArea[],
	inline: number,
	block: number,
	size: { readonly inline: number; readonly block: number },
): readonly WrapArea[] {
	if (areas.length === 0) return areas;
	return seenFrom(areas, inline, block).filter(
		({ inlineStart, inlineEnd, blockStart }) =>
			inlineEnd > SLACK && inlineStart < size.inline - SLACK && blockStart < size.block - SLACK,
	);
}

/**
 * What the content of a box sees of the exclusions around it: floats end at formatting contexts, areas do not, unless the box
 * keeps them out (`wrap-through`) or lays out its content by rules of its own.
 */
export function seenInside(box: Box, exclusions: readonly Exclusion[]): readonly Exclusion[] {
	if (exclusions.length === 0) return exclusions;
	const isOpen = letsAreasIn(box);
	const isRoot = isIndependent(box);
	if (isRoot) return isOpen ? areasIn(exclusions) : [];
	return isOpen ? exclusions : exclusions.filter((exclusion) => !isArea(exclusion));
}

/** Whether an area is left free by the text in a box; tables, pictures and headings of whole rows step around it as boxes. */
export const letsAreasIn = (box: Box): boolean =>
	box.kind === 'paragraph' ||
	(box.kind === 'container' &&
		(box.inside === 'flow' || box.inside === 'grid' || box.inside === 'frame') &&
		box.style.wrapThrough === 'wrap' &&
		box.style.blockStepSize === 0);

/** What a box that is a formatting context steps around as a whole. */
export function steppedAround(box: Box, exclusions: readonly Exclusion[]): readonly Exclusion[] {
	return letsAreasIn(box) || box.style.wrapThrough === 'none'
		? exclusions.filter((exclusion) => !isArea(exclusion))
		: exclusions;
}

/** The same areas in a box whose text runs the other way, so wide on the page, from the corner of its own space. */
export function turnedAreas(
	areas: readonly WrapArea[],
	mode: WritingMode,
	width: number,
	margins: Sides,
): readonly WrapArea[] {
	const { inlineStart: inline, blockStart: above, blockEnd: below } = margins;
	return areas.map(({ wrap, outline, ...room }): WrapArea => {
		if (mode === 'horizontal-tb') {
			const turned = outline && turnedOutline(outline, room.inlineEnd - room.inlineStart);
			return {
				wrap,
				inlineStart: room.blockStart + above,
				inlineEnd: room.blockEnd + above,
				blockStart: width - (room.inlineEnd - inline),
				blockEnd: width - (room.inlineStart - inline),
				...(turned && { outline: turned }),
			};
		}
		const turned = outline && turnedBack(outline, room.blockEnd - room.blockStart);
		return {
			wrap,
			inlineStart: width - room.blockEnd + below,
			inlineEnd: width - room.blockStart + below,
			blockStart: room.inlineStart - inline,
			blockEnd: room.inlineEnd - inline,
			...(turned && { outline: turned }),
		};
	});
}

/** Whether areas lie where they lay a round before. */
export const isSame = (areas: readonly WrapArea[], before: readonly WrapArea[]): boolean =>
	areas.length === before.length &&
	areas.every((area, i) => {
		const other = before[i]!;
		return (
			Math.abs(area.inlineStart - other.inlineStart) < SLACK &&
			Math.abs(area.inlineEnd - other.inlineEnd) < SLACK &&
			Math.abs(area.blockStart - other.blockStart) < SLACK &&
			Math.abs(area.blockEnd - other.blockEnd) < SLACK
		);
	});

/** Whether text has no room in a space because areas cover it all. */
export const isCovered = (areas: readonly WrapArea[], space: Extent): boolean =>
	areas.length > 0 && coveredBelow(areas, space, 0) >= space.blockSize - SLACK;

type Extent = Pick<Space, 'inlineSize' | 'blockSize'>;

/** How much of a space from `top` down areas cover from edge to edge: no text is missing there. */
export function coveredBelow(
	exclusions: readonly Exclusion[] | undefined,
	{ inlineSize, blockSize }: Extent,
	top: number,
): number {
	if (!exclusions) return 0;
	const covering = areasIn(exclusions)
		.filter(({ inlineStart, inlineEnd }) => inlineStart <= SLACK && inlineEnd >= inlineSize - SLACK)
		.toSorted((a, b) => a.blockStart - b.blockStart);
	let covered = 0;
	let from = top;
	for (const { blockStart, blockEnd } of covering) {
		const to = Math.min(blockSize, blockEnd);
		covered += Math.max(0, to - Math.max(from, blockStart));
		from = Math.max(from, to);
	}
	return covered;
}
