import type { Size } from '../base/index.js';
import { noStep, stepUp } from './block-step.js';
import type { ReplacedBox } from './box.js';
import type { LayoutResult } from './context.js';
import {
	autoInlineMargins,
	blockSum,
	borderBox,
	bordersOf,
	clampBlock,
	clampInline,
	definite,
	inlineSum,
	marginsOf,
	paddingsOf,
	sum,
} from './edges.js';
import type { Space } from './space.js';

/** The size of a box that nothing says anything of (CSS 2.2 10.3.2): 300 by 150 px. */
const DEFAULT: Size = { width: 225, height: 112.5 };

/** Lays out a picture or a chart: one size from the style, the other from the picture's proportions (CSS 2.2 10.4, 10.6.2). */
export function layReplaced(box: ReplacedBox, space: Space): LayoutResult {
	const { style } = box;
	const mode = space.writingMode;
	const margins = marginsOf(style, mode, space.inlineSize);
	const edges = sum(bordersOf(style, mode), paddingsOf(style, mode, space.inlineSize));
	const { width, height } = usedSize(box, space, inlineSum(margins), {
		inline: inlineSum(edges),
		block: blockSum(edges),
	});
	const auto = autoInlineMargins(style, mode);
	const slack = Math.max(0, space.inlineSize - inlineSum(margins) - width);
	const x =
		margins.inlineStart +
		(Number.isFinite(slack) ? (auto.start && auto.end ? slack / 2 : auto.start ? slack : 0) : 0);
	const isInline = style.display === 'inline-block' || style.display === 'inline';
	const step = isInline ? noStep : stepUp(style, height, blockSum(margins));
	const size = height + step.paddingBefore + step.paddingAfter;
	return {
		fragment: { box, rect: { x, y: 0, width, height: size }, children: [], isFirst: true, isLast: true },
		before: step.before,
		after: step.after,
	};
}

/** Border box. A grid area that the box fills counts as a given size, but proportions win over one of two. */
function usedSize(
	box: ReplacedBox,
	space: Space,
	margins: number,
	edges: { readonly inline: number; readonly block: number },
): Size {
	const { style } = box;
	const mode = space.writingMode;
	const given = (value: number | undefined, edge: number): number | undefined =>
		value === undefined ? undefined : borderBox(value, style, edge);
	let width = given(definite(style.width, space.inlineSize), edges.inline);
	let height =
		given(definite(style.height, space.percentageBlockSize), edges.block) ?? space.stretchBlockSize;
	const ratio = ratioOf(box);
	if (
		width === undefined &&
		style.display !== 'inline-block' &&
		style.display !== 'inline' &&
		(!box.intrinsic || space.stretchBlockSize !== undefined)
	) {
		width = space.inlineSize - margins;
	}
	if (width === undefined && height === undefined)
		width = (box.intrinsic?.width ?? DEFAULT.width) + edges.inline;
	if (width === undefined)
		width = ratio === undefined ? DEFAULT.width : (height! - edges.block) * ratio + edges.inline;
	width = clampInline(width, style, mode, space.inlineSize, edges.inline);
	if (height === undefined)
		height = ratio === undefined ? DEFAULT.height : (width - edges.inline) / ratio + edges.block;
	return { width, height: clampBlock(height, style, mode, space.percentageBlockSize, edges.block) };
}

function ratioOf({ style, intrinsic }: ReplacedBox): number | undefined {
	if (style.aspectRatio !== 'auto') return style.aspectRatio.width / style.aspectRatio.height;
	return intrinsic && intrinsic.height > 0 ? intrinsic.width / intrinsic.height : undefined;
}
