import { dependsOnBase, type Length, resolveLength, type Style } from '../style/index.js';

/** One value for each side of a box, named by the flow: in horizontal text block start is the top. */
export interface Sides {
	readonly blockStart: number;
	readonly blockEnd: number;
	readonly inlineStart: number;
	readonly inlineEnd: number;
}

export type WritingMode = Style['writingMode'];

const sides = {
	'horizontal-tb': { blockStart: 'Top', blockEnd: 'Bottom', inlineStart: 'Left', inlineEnd: 'Right' },
	'vertical-rl': { blockStart: 'Right', blockEnd: 'Left', inlineStart: 'Top', inlineEnd: 'Bottom' },
} as const;

/** Sides in both directions: in horizontal text block start is the top, in vertical text the right. */
const turned = (mode: WritingMode, top: number, right: number, bottom: number, left: number): Sides =>
	mode === 'horizontal-tb'
		? { blockStart: top, blockEnd: bottom, inlineStart: left, inlineEnd: right }
		: { blockStart: right, blockEnd: left, inlineStart: top, inlineEnd: bottom };

/** Percentages of margins and padding refer to the inline size of the containing block (CSS 2.2 8.3). `auto` counts as 0. */
export function marginsOf(style: Style, mode: WritingMode, base: number): Sides {
	const margin = (value: Style['marginTop']): number => (value === 'auto' ? 0 : resolveLength(value, base));
	const { marginTop, marginRight, marginBottom, marginLeft } = style;
	return turned(mode, margin(marginTop), margin(marginRight), margin(marginBottom), margin(marginLeft));
}

export function paddingsOf(style: Style, mode: WritingMode, base: number): Sides {
	const { paddingTop, paddingRight, paddingBottom, paddingLeft } = style;
	return turned(
		mode,
		resolveLength(paddingTop, base),
		resolveLength(paddingRight, base),
		resolveLength(paddingBottom, base),
		resolveLength(paddingLeft, base),
	);
}

/** A border whose style is none has no width (CSS 2.2 8.5.1). */
export function bordersOf(style: Style, mode: WritingMode): Sides {
	const border = (line: Style['borderTopStyle'], width: number): number =>
		line === 'none' || line === 'hidden' ? 0 : width;
	return turned(
		mode,
		border(style.borderTopStyle, style.borderTopWidth),
		border(style.borderRightStyle, style.borderRightWidth),
		border(style.borderBottomStyle, style.borderBottomWidth),
		border(style.borderLeftStyle, style.borderLeftWidth),
	);
}

export const sum = (a: Sides, b: Sides): Sides => ({
	blockStart: a.blockStart + b.blockStart,
	blockEnd: a.blockEnd + b.blockEnd,
	inlineStart: a.inlineStart + b.inlineStart,
	inlineEnd: a.inlineEnd + b.inlineEnd,
});

export const inlineSum = ({ inlineStart, inlineEnd }: Sides): number => inlineStart + inlineEnd;
export const blockSum = ({ blockStart, blockEnd }: Sides): number => blockStart + blockEnd;

/** Which of the margins that centre a box are `auto`. */
export function autoInlineMargins(
	style: Style,
	mode: WritingMode,
): { readonly start: boolean; readonly end: boolean } {
	const names = sides[mode];
	return {
		start: style[`margin${names.inlineStart}`] === 'auto',
		end: style[`margin${names.inlineEnd}`] === 'auto',
	};
}

/** The same across the lines. */
export function autoBlockMargins(
	style: Style,
	mode: WritingMode,
): { readonly start: boolean; readonly end: boolean } {
	const names = sides[mode];
	return {
		start: style[`margin${names.blockStart}`] === 'auto',
		end: style[`margin${names.blockEnd}`] === 'auto',
	};
}

type SizeValue = Style['width'];

export const inlineSizeOf = (style: Style, mode: WritingMode): SizeValue =>
	mode === 'horizontal-tb' ? style.width : style.height;
export const blockSizeOf = (style: Style, mode: WritingMode): SizeValue =>
	mode === 'horizontal-tb' ? style.height : style.width;

/** What a style says a box is at least along the lines, or across them. */
export const minSizeOf = (style: Style, mode: WritingMode, axis: 'inline' | 'block'): Style['minWidth'] =>
	(mode === 'horizontal-tb') === (axis === 'inline') ? style.minWidth : style.minHeight;

const isLength = (value: SizeValue | 'none' | 'auto'): value is Length => typeof value === 'object';

/** A length against its base; `undefined` for keywords, and for percentages of nothing. */
export function definite(value: SizeValue | 'none' | 'auto', base: number | undefined): number | undefined {
	if (!isLength(value)) return undefined;
	if (base === undefined && dependsOnBase(value)) return undefined;
	return resolveLength(value, base ?? 0);
}

/** A size within its minimum and maximum, all as border boxes. */
export function clampInline(
	size: number,
	style: Style,
	mode: WritingMode,
	base: number | undefined,
	edges: number,
): number {
	const horizontal = mode === 'horizontal-tb';
	return clamp(
		size,
		horizontal ? style.minWidth : style.minHeight,
		horizontal ? style.maxWidth : style.maxHeight,
		style,
		base,
		edges,
	);
}

export function clampBlock(
	size: number,
	style: Style,
	mode: WritingMode,
	base: number | undefined,
	edges: number,
): number {
	const horizontal = mode === 'horizontal-tb';
	return clamp(
		size,
		horizontal ? style.minHeight : style.minWidth,
		horizontal ? style.maxHeight : style.maxWidth,
		style,
		base,
		edges,
	);
}

function clamp(
	size: number,
	least: Length | 'auto',
	most: Length | 'none',
	style: Style,
	base: number | undefined,
	edges: number,
): number {
	const add = style.boxSizing === 'border-box' ? 0 : edges;
	const max = definite(most, base);
	const min = definite(least, base);
	const limited = max === undefined ? size : Math.min(size, max + add);
	return min === undefined ? limited : Math.max(limited, min + add);
}

/** A size that a style gives, as the border box. */
export const borderBox = (size: number, style: Style, edges: number): number =>
	style.boxSizing === 'border-box' ? Math.max(size, edges) : size + edges;
