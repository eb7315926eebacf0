import { resolveLength, type Style } from '../../style/index.js';
import type { Lift } from '../box.js';

/** Text that stands in its block directly. */
export const noLift: Lift = { raise: 0, offset: { x: 0, y: 0 } };

/** What stands in an inline box, where that box itself stands in `around`: shifts add up, for none of them is inherited. */
export function liftIn(style: Style, around: Lift): Lift {
	const raise = baselineShift(style);
	const { x, y } = style.position === 'relative' ? relativeOffset(style) : noLift.offset;
	if (raise === 0 && x === 0 && y === 0) return around;
	return {
		raise: around.raise + raise,
		offset: { x: around.offset.x + x, y: around.offset.y + y },
	};
}

/** Points that a style lifts its text above the baseline of the text around (CSS 2.2 10.8.1). */
function baselineShift({ verticalAlign, fontSize, lineHeight }: Style): number {
	if (verticalAlign === 'super') return fontSize * 0.4;
	if (verticalAlign === 'sub') return -fontSize * 0.2;
	if (typeof verticalAlign !== 'object') return 0;
	const base =
		lineHeight === 'normal'
			? fontSize * 1.2
			: 'factor' in lineHeight
				? lineHeight.factor * fontSize
				: lineHeight.points;
	return resolveLength(verticalAlign, base);
}

/** Percentages of a box that is no block have nothing to refer to yet, and count as nothing. */
function relativeOffset({ top, right, bottom, left }: Style) {
	const offset = (start: Style['top'], end: Style['top']): number =>
		start !== 'auto' ? start.points : end !== 'auto' ? -end.points : 0;
	return { x: offset(left, right), y: offset(top, bottom) };
}
