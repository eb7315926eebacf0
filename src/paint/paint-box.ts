import type { DrawingOp, Rect } from '../base/index.js';
import { paddingsOf } from '../layout/index.js';
import {
	allSides,
	borderShape,
	borderWidths,
	type Frame,
	insetShape,
	type Shape,
	type Sides,
	type Style,
} from './box-shape.js';
import { type BackgroundInput, paintBackground } from './paint-background.js';
import { paintBorders, paintOutline } from './paint-border.js';
import { paintInnerShadows, paintOuterShadows } from './paint-shadow.js';

/** Shadows, background, borders and outline of a box whose border box is `rect` on the page (CSS Backgrounds 3). */
export function paintBox(
	style: Style,
	rect: Rect,
	input: BackgroundInput,
	frame: Frame = {},
): readonly DrawingOp[] {
	if (style.visibility !== 'visible') return [];
	const { shows = allSides } = frame;
	const shape = borderShape(style, rect, shows);
	return [
		...paintOuterShadows(style, shape),
		...paintBackground(style, shape, frame, input),
		...(style.boxShadow.length > 0 ? paintInnerShadows(style, paddingShape(style, shape, shows)) : []),
		...paintBorders(style, shape, shows),
		...paintOutline(style, shape, shows),
	];
}

const paddingShape = (style: Style, shape: Shape, shows: Sides<boolean>): Shape =>
	insetShape(shape, borderWidths(style, shows));

/** What a box clips its content to when its `overflow` is not visible. */
export const clipShape = (style: Style, rect: Rect): Shape =>
	paddingShape(style, borderShape(style, rect, allSides), allSides);

/** The content box of a box of this border box. Percentages of padding refer to its width here. */
export function contentRect(style: Style, rect: Rect): Rect {
	const widths = borderWidths(style, allSides);
	const paddings = paddingsOf(style, 'horizontal-tb', rect.width);
	return {
		x: rect.x + widths.left + paddings.inlineStart,
		y: rect.y + widths.top + paddings.blockStart,
		width: rect.width - widths.left - widths.right - paddings.inlineStart - paddings.inlineEnd,
		height: rect.height - widths.top - widths.bottom - paddings.blockStart - paddings.blockEnd,
	};
}
