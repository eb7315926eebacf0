import type { FontSet } from '../font/index.js';
import type { Style } from '../style/index.js';
import type { BaselineGrid } from './space.js';
import { strutOf } from './strut.js';

/** The grid that `line-grid: create` starts at the content box of an element: rows of its own line height (CSS Line Grid 1). */
export function createGrid(style: Style, language: string, fonts: FontSet): BaselineGrid {
	const { above, below } = strutOf(style, language, fonts);
	return { step: above + below, origin: 0, baseline: above };
}

/** A baseline may stand this part of a row above a line of the grid and still belong to it: two faces in one row differ. */
const SLACK = 0.25;

/** How far a line moves down so that its baseline, now at `baseline`, stands on the grid. May be a little up. */
export function snap(grid: BaselineGrid, baseline: number): number {
	const rows = (baseline - grid.origin - grid.baseline) / grid.step;
	const row = Math.ceil(rows - SLACK);
	return (row - rows) * grid.step;
}
