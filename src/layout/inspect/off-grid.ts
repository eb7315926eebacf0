import type { Fragment, LineBox } from '../fragment.js';

/** Lines of a page on which baselines are to stand. */
export interface PlacedGrid {
	readonly step: number;
	/** A baseline of it: from the top of the page, or, in vertical text, an axis from its left edge. */
	readonly at: number;
	readonly isVertical: boolean;
}

/** How far from a line of the grid counts as off it. Points. */
const MOST_OFF = 0.01;

/**
 * The grid that holds inside a fragment whose border box stands at `x`, `y` on its page; `around` is that outside of it. A box that
 * takes whole rows sets its lines by its own leading.
 */
export function gridInside(
	{ grid, box, rect }: Fragment,
	x: number,
	y: number,
	around: PlacedGrid | undefined,
): PlacedGrid | undefined {
	const { boxSnap, writingMode } = box.style;
	if (!grid)
		return box.kind === 'container' && boxSnap !== 'none' && boxSnap !== 'block-start' ? undefined : around;
	const { step, origin, baseline } = grid;
	return writingMode === 'vertical-rl'
		? { step, at: x + rect.width - origin - step / 2, isVertical: true }
		: { step, at: y + origin + baseline, isVertical: false };
}

/** How far a line, in a paragraph at `x`, `y`, stands below a line of its grid, or above it (less than 0); nothing where it stands on one. */
export function offGridBy(
	{ rect, baseline, writingMode, runs }: LineBox,
	x: number,
	y: number,
	grid: PlacedGrid | undefined,
): number | undefined {
	if (!grid || grid.isVertical !== (writingMode === 'vertical-rl') || runs.length === 0) return undefined;
	const at = grid.isVertical ? x + rect.x + rect.width - baseline : y + rect.y + baseline;
	const rows = (at - grid.at) / grid.step;
	const off = (rows - Math.round(rows)) * grid.step;
	return Math.abs(off) > MOST_OFF ? off : undefined;
}

/** Whether a line is as high as the rows of a grid. */
export const fillsRow = ({ rect }: LineBox, { step, isVertical }: PlacedGrid): boolean =>
	Math.abs((isVertical ? rect.width : rect.height) - step) <= MOST_OFF;
