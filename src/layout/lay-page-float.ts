import type { LayoutContext } from './context.js';
import { marginsOf } from './edges.js';
import { type Fragment, shifted } from './fragment.js';
import type { PageFloatBox } from './page-float.js';
import type { Space } from './space.js';

/** A page float in its place. */
export interface PlacedPageFloat {
	/** From the start of its region. */
	readonly fragment: Fragment;
	/** What it takes of its columns, and how far they are taken from their start or end with it. Points. */
	readonly room: number;
	readonly reach: number;
}

/** Where a page float is to stand: below what stands at the top already, or above what stands at the foot. */
export interface PageFloatPlace {
	/** The column that it begins in. */
	readonly space: Space;
	readonly inlineSize: number;
	readonly x: number;
	readonly top?: number;
	readonly bottom?: number;
}

/** Rounding that a float may stand over its place by. */
const SLACK = 0.01;
/** Rounds in which lines on the grid and the place of their float agree. */
const MOST_ROUNDS = 4;

/** Lays out a float whole, so that a caption stays with its picture, and says how much of its columns it takes. */
export function layPageFloat(
	context: LayoutContext,
	box: PageFloatBox,
	{ space, inlineSize, x, top, bottom = 0 }: PageFloatPlace,
): PlacedPageFloat {
	const margins = marginsOf(box.style, space.writingMode, inlineSize);
	const { grid, blockSize } = space;
	const lay = (y: number): Fragment =>
		context.layout(box, {
			inlineSize,
			blockSize: Number.POSITIVE_INFINITY,
			breaks: 'none',
			isEmpty: true,
			writingMode: space.writingMode,
			...(space.percentageBlockSize !== undefined && { percentageBlockSize: space.percentageBlockSize }),
			...(grid && { grid: { ...grid, origin: grid.origin - y } }),
		}).fragment;
	const whole = ({ rect }: Fragment): number => margins.blockStart + rect.height + margins.blockEnd;
	if (top !== undefined) {
		const fragment = lay(top + margins.blockStart);
		const room = whole(fragment);
		return {
			fragment: shifted(fragment, x, top + margins.blockStart),
			room,
			reach: downToRow(grid, top + room),
		};
	}
	const end = blockSize - bottom;
	let fragment = lay(0);
	let y = end - whole(fragment);
	for (let round = 0; grid && Number.isFinite(end) && round < MOST_ROUNDS; round++) {
		fragment = lay(y + margins.blockStart);
		const over = y + whole(fragment) - end;
		if (over <= SLACK) break;
		y -= over;
	}
	const room = end - y;
	return { fragment: shifted(fragment, x, y + margins.blockStart), room, reach: bottom + room };
}

/** Text below a float begins with a whole row of the grid. */
function downToRow(grid: Space['grid'], offset: number): number {
	if (!grid) return offset;
	return grid.origin + Math.ceil((offset - grid.origin - SLACK) / grid.step) * grid.step;
}
