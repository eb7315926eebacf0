import { resolveLength } from '../style/index.js';
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
	if (absolutes.length === 0 || !fragment.isFirst) return fragment;
	const borders = bordersOf(style, mode);
	const inlineSize = fragment.rect.width - borders.inlineStart - borders.inlineEnd;
	const blockSize = fragment.rect.height - borders.blockStart - borders.blockEnd;
	const placed = absolutes.map((box) =>
		shifted(layAbsolute(context, box, inlineSize, blockSize, mode), borders.inlineStart, borders.blockStart),
	);
	return { ...fragment, children: [...fragment.children, ...placed] };
}

function layAbsolute(
	context: LayoutContext,
	box: Box,
	inlineSize: number,
	blockSize: number,
	mode: WritingMode,
): Fragment {
	const { style } = box;
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
		(inlineEnd === undefined ? 0 : inlineSize - inlineEnd - width - margins.inlineStart - margins.inlineEnd);
	const y =
		blockStart === undefined && blockEnd !== undefined
			? blockSize - blockEnd - height - margins.blockEnd
			: (blockStart ?? 0) + margins.blockStart;
	return shifted(fragment, x, y);
}
