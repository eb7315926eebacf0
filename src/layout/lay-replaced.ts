import type { Size } from '../base/index.js';
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
import { noStep, stepUp } from './rhythm/block-step.js';
import { roomInRows, takesRows } from './rhythm/box-snap.js';
import type { Space } from './space.js';

/** The size of a box that nothing says anything of (CSS 2.2 10.3.2): 300 by 150 px. */
const DEFAULT: Size = { width: 225, height: 112.5 };

/** Lays out a picture or a chart: one size from the style, the other from the picture's proportions (CSS 2.2 10.4, 10.6.2). */
export function layReplaced(box: ReplacedBox, space: Space): LayoutResult {
	const { style } = box;
	const mode = space.writingMode;
	const margins = marginsOf(style, mode, space.inlineSize);
	const _edges = sum(bordersOf(style, mode), paddingsOf(style, mode, space.inlineSize));
	const { width, height } = replacedSize(box, space);
	const auto = autoInlineMargins(style, mode);
	const slack = Math.max(0, space.inlineSize - inlineSum(margins) - width);
	const x =
		margins.inlineStart +
		(Number.isFinite(slack) ? (auto.start && auto.end ? slack / 2 : auto.start ? slack : 0) : 0);
	const isInline = style.display === 'inline-block' || style.display === 'inline';
	const step = isInline ? noStep : stepUp(style, height, blockSum(margins));
	const size = height + step.paddingBefore + step.paddingAfter;
	const none = { first: undefined, last: undefined };
	const { before, after } =
		!isInline && takesRows(style, space) ? roomInRows(style, space.grid!, size, none) : step;
	return {
		fragment: { box, rect: { x, y: 0, width, height: size }, children: [], isFirst: true, isLast: true },
		before,
		after,
	};
}

interface Limits {
	readonly least: Size;
	readonly most: Size;
}

/** Border box. A grid area that the box fills counts as a given size, but proportions win over one of two. */
export function replacedSize(box: ReplacedBox, space: Space): Size {
	const { style } = box;
	const mode = space.writingMode;
	const around = sum(bordersOf(style, mode), paddingsOf(style, mode, space.inlineSize));
	const edges = { width: inlineSum(around), height: blockSum(around) };
	const size = contentSize(box, space, edges);
	return { width: size.width + edges.width, height: size.height + edges.height };
}

function contentSize(box: ReplacedBox, space: Space, edges: Size): Size {
	const { style } = box;
	const mode = space.writingMode;
	const given = (value: number | undefined, edge: number): number | undefined =>
		value === undefined ? undefined : borderBox(value, style, edge) - edge;
	let width = given(definite(style.width, space.inlineSize), edges.width);
	const stretched = space.stretchBlockSize === undefined ? undefined : space.stretchBlockSize - edges.height;
	const height = given(definite(style.height, space.percentageBlockSize), edges.height) ?? stretched;
	const isBlock = style.display !== 'inline-block' && style.display !== 'inline';
	if (width === undefined && isBlock && (!box.intrinsic || stretched !== undefined))
		width = space.inlineSize - inlineSum(marginsOf(style, mode, space.inlineSize)) - edges.width;
	const ratio = ratioOf(box);
	const limits: Limits = {
		least: {
			width: clampInline(0, style, mode, space.inlineSize, edges.width) - edges.width,
			height: clampBlock(0, style, mode, space.percentageBlockSize, edges.height) - edges.height,
		},
		most: {
			width: clampInline(FAR, style, mode, space.inlineSize, edges.width) - edges.width,
			height: clampBlock(FAR, style, mode, space.percentageBlockSize, edges.height) - edges.height,
		},
	};
	const { least, most } = limits;
	const limit = (value: number, side: keyof Size): number =>
		Math.max(0, least[side], Math.min(value, most[side]));
	if (width === undefined && height === undefined) {
		const own = box.intrinsic?.width ?? DEFAULT.width;
		const natural = {
			width: own,
			height: box.intrinsic?.height ?? (ratio === undefined ? DEFAULT.height : own / ratio),
		};
		if (ratio !== undefined) return withinLimits({ width: own, height: own / ratio }, limits);
		return { width: limit(natural.width, 'width'), height: limit(natural.height, 'height') };
	}
	if (width === undefined) {
		const used = limit(height!, 'height');
		return { width: limit(ratio === undefined ? DEFAULT.width : used * ratio, 'width'), height: used };
	}
	const used = limit(width, 'width');
	return {
		width: used,
		height: limit(height ?? (ratio === undefined ? DEFAULT.height : used / ratio), 'height'),
	};
}

/** More than any page: what has no limit. */
const FAR = 1e8;

/** A picture that breaks its limits keeps its proportions as far as both sides allow (the table of CSS 2.2 10.4). */
function withinLimits({ width, height }: Size, { least, most: given }: Limits): Size {
	const low = { width: Math.max(0, least.width), height: Math.max(0, least.height) };
	const most = { width: Math.max(low.width, given.width), height: Math.max(low.height, given.height) };
	if (!(width > 0 && height > 0))
		return { width: Math.max(width, low.width), height: Math.max(height, low.height) };
	const [isWide, isHigh] = [width > most.width, height > most.height];
	const [isNarrow, isLow] = [width < low.width, height < low.height];
	const byWidth = (used: number): number => (used * height) / width;
	const byHeight = (used: number): number => (used * width) / height;
	if ((isWide && isHigh && most.width / width <= most.height / height) || (isWide && !isHigh && !isLow))
		return { width: most.width, height: Math.max(low.height, byWidth(most.width)) };
	if (isHigh && !isNarrow) return { width: Math.max(low.width, byHeight(most.height)), height: most.height };
	if ((isNarrow && isLow && low.width / width > low.height / height) || (isNarrow && !isLow && !isHigh))
		return { width: low.width, height: Math.min(most.height, byWidth(low.width)) };
	if (isLow && !isWide) return { width: Math.min(most.width, byHeight(low.height)), height: low.height };
	if (isNarrow && isHigh) return { width: low.width, height: most.height };
	return isWide && isLow ? { width: most.width, height: low.height } : { width, height };
}

function ratioOf({ style, intrinsic }: ReplacedBox): number | undefined {
	if (style.aspectRatio !== 'auto') return style.aspectRatio.width / style.aspectRatio.height;
	return intrinsic && intrinsic.height > 0 ? intrinsic.width / intrinsic.height : undefined;
}
