import { resolveLength } from '../style/index.js';
import { type Anchors, findAnchors } from './anchors.js';
import type { Box, ContainerBox } from './box.js';
import type { LayoutContext } from './context.js';
import { blockSizeOf, bordersOf, inlineSizeOf, marginsOf, type WritingMode } from './edges.js';
import { type Fragment, shifted } from './fragment.js';

/** Adds the absolutely positioned boxes of a container, placed against its padding box (CSS 2.2 10.1, Positioned Layout 3). */
export function layAbsolutes(
	context: LayoutContext,
	{ absolutes, style }: ContainerBox,
	fragment: Fragment,
	mode: WritingMode,
): Fragment {
	if (absolutes.length === 0) return fragment;
	const { anchors, fragment: inside } = findAnchors(context, fragment, absolutes);
	const borders = bordersOf(style, mode);
	const size = {
		inline: fragment.rect.width - borders.inlineStart - borders.inlineEnd,
		block: fragment.rect.height - borders.blockStart - borders.blockEnd,
	};
	const place = (box: Box): Fragment =>
		shifted(layAbsolute(context, box, size, mode, anchors, borders), borders.inlineStart, borders.blockStart);
	// A box whose place in the flow counts stands in the fragment that holds it; the others in the first.
	const here = absolutes.filter((box) => anchors.has(box) || (fragment.isFirst && !anchors.isAnchored(box)));
	return { ...inside, children: [...inside.children, ...here.map(place)] };
}

function layAbsolute(
	context: LayoutContext,
	box: Box,
	size: { readonly inline: number; readonly block: number },
	mode: WritingMode,
	anchors: Anchors,
	borders: { readonly inlineStart: number; readonly blockStart: number },
): Fragment {
	const { style } = box;
	const { inline: inlineSize, block: blockSize } = size;
	const horizontal = mode === 'horizontal-tb';
	const inset = (value: typeof style.top, base: number): number | undefined =>
		value === 'auto' ? undefined : resolveLength(value, base);
	const inlineStart = inset(horizontal ? style.left : style.top, inlineSize);
	const inlineEnd = inset(horizontal ? style.right : style.bottom, inlineSize);
	const blockStart = inset(horizontal ? style.top : style.right, blockSize);
	const blockEnd = inset(horizontal ? style.bottom : style.left, blockSize);
	const fillsInline =
		inlineStart !== undefined && inlineEnd !== undefined && inlineSizeOf(style, mode) === 'auto';
	const fillsBlock =
		blockStart !== undefined && blockEnd !== undefined && blockSizeOf(style, mode) === 'auto';
	const margins = marginsOf(style, mode, inlineSize);
	const anchor = anchors.get(box);
	const still = { x: (anchor?.x ?? 0) - borders.inlineStart, y: (anchor?.y ?? 0) - borders.blockStart };
	const { fragment } = context.layout(box, {
		inlineSize: Math.max(0, inlineSize - (inlineStart ?? 0) - (inlineEnd ?? 0)),
		blockSize: Number.POSITIVE_INFINITY,
		percentageBlockSize: blockSize,
		breaks: 'none',
		isEmpty: true,
		writingMode: mode,
		...(!fillsInline && { shrinksToFit: true }),
		...(fillsBlock && {
			stretchBlockSize: Math.max(
				0,
				blockSize - blockStart - blockEnd - margins.blockStart - margins.blockEnd,
			),
		}),
	});
	const { width, height } = fragment.rect;
	const x =
		inlineStart ??
		(inlineEnd === undefined
			? anchor
				? still.x
				: 0
			: inlineSize - inlineEnd - width - margins.inlineStart - margins.inlineEnd);
	const y =
		blockStart === undefined && blockEnd !== undefined
			? blockSize - blockEnd - height - margins.blockEnd
			: (blockStart ?? (anchor ? still.y : 0)) + margins.blockStart;
	return shifted(fragment, x, y);
}
