import type { Style } from '../../style/index.js';
import type { BaselineGrid, Space } from '../space.js';
import { baselineAtOrBelow, rowAtOrBelow } from './baseline-grid.js';

/** Room before and after a box that takes whole rows. Points. */
export interface RowRoom {
	readonly before: number;
	readonly after: number;
}

/** Baselines of a box, from its block start; missing where nothing in it has one. */
export interface Baselines {
	readonly first: number | undefined;
	readonly last: number | undefined;
}

/** Whether a box takes whole rows of the grid that it stands on. */
export const takesRows = ({ boxSnap }: Style, { grid }: Space): boolean =>
	boxSnap !== 'none' && grid !== undefined && grid.step > 0;

/**
 * Where a box that snaps stands in its rows (CSS Line Grid 1, 4; CLREQ 2.3.3): it takes as many whole rows as it is high, and
 * stands at their start, their end or in their middle, or moves down until its baseline is on one of the grid.
 */
export function roomInRows(
	{ boxSnap }: Style,
	grid: BaselineGrid,
	blockSize: number,
	{ first, last }: Baselines,
): RowRoom {
	const start = rowAtOrBelow(grid, 0);
	const free = rowAtOrBelow(grid, start + blockSize) - start - blockSize;
	const onBaseline = (baseline: number | undefined): number =>
		baseline === undefined ? start : baselineAtOrBelow(grid, baseline) - baseline;
	const before = {
		none: () => 0,
		'block-start': () => start,
		'block-end': () => start + free,
		center: () => start + free / 2,
		baseline: () => onBaseline(first),
		'last-baseline': () => onBaseline(last),
	}[boxSnap]();
	return { before, after: rowAtOrBelow(grid, before + blockSize) - before - blockSize };
}

/**
 * What the inside of a box that snaps knows of the grid. Lines keep their own leading where only the height of the box says where it
 * will stand (CLREQ 2.3.3); in one that begins with a row they may stand on the grid around.
 */
export function spaceInRows({ boxSnap }: Style, space: Space, isFirst: boolean): Space {
	const start = isFirst ? rowAtOrBelow(space.grid!, 0) : 0;
	const { grid, ...rest } = space;
	return {
		...rest,
		blockSize: space.blockSize - start,
		...(boxSnap === 'block-start' && { grid: { ...grid!, origin: grid!.origin - start } }),
	};
}
