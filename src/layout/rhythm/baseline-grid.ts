import type { FontSet } from '../../font/index.js';
import type { Style } from '../../style/index.js';
import { strutOf } from '../lines/strut.js';
import type { BaselineGrid } from '../space.js';

/** The grid that `line-grid: create` starts at the content box of an element: rows of its own line height (CSS Line Grid 1). */
export function createGrid(style: Style, language: string, fonts: FontSet): BaselineGrid {
	const { above, below } = strutOf(style, language, fonts);
	return { step: above + below, origin: 0, baseline: above };
}

/** A baseline may stand this part of a row above a line of the grid and still belong to it: two faces in one row differ. */
const SLACK = 0.25;

/** The part of a row by which faces of one row may differ in where they put their baseline. */
export const ROW_SLACK = 0.3;

/** How far a line moves down so that its baseline, now at `baseline`, stands on the grid. May be a little up. */
export function snap(grid: BaselineGrid, baseline: number): number {
	const rows = (baseline - grid.origin - grid.baseline) / grid.step;
	const row = Math.ceil(rows - SLACK);
	return (row - rows) * grid.step;
}

/** Rounding that a place may stand below the top of its row by. */
const ROUNDING = 0.01;

/** The top of the row that begins at `block`, or of the next one below it. */
export function rowAtOrBelow({ step, origin }: BaselineGrid, block: number): number {
	if (step <= 0) return block;
	return origin + Math.ceil((block - origin - ROUNDING) / step) * step;
}

/** The baseline of the grid at `block`, or the next one below it. */
export const baselineAtOrBelow = (grid: BaselineGrid, block: number): number =>
	rowAtOrBelow({ ...grid, origin: grid.origin + grid.baseline }, block);

/** Where something of a height begins that stands in the middle of as many rows as it needs, the first at `block` or below. */
export function rowsAround(grid: BaselineGrid, block: number, height: number): number {
	const start = rowAtOrBelow(grid, block);
	return start + (rowAtOrBelow(grid, start + height) - start - height) / 2;
}
