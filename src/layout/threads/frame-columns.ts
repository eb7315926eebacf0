import type { ContainerBox, JumpLine } from '../box.js';
import { planColumns } from '../columns/column-plan.js';
import { columnSpaces } from '../columns/lay-columns.js';
import type { LayoutContext } from '../context.js';
import { type Fragment, reachOf, shifted } from '../fragment.js';
import { rowStep } from '../lines/strut.js';
import { type Space, spaceBelow } from '../space.js';
import { seenFrom } from '../wrap/exclusions.js';
import { layJumpLine } from './jump-lines.js';

/** A frame of a thread, and the page that it stands on. */
export interface ThreadFrame {
	readonly fragment: Fragment;
	/** Its place in the chain. */
	readonly index: number;
	/** Index of the page. */
	readonly page: number;
	readonly folio: string;
	/** Where its border box begins on the page, in its own block direction: from the top, or, negative, from the right edge. */
	readonly start: number;
}

/** One column of a frame: a space of the thread. */
export interface FrameColumn {
	readonly space: Space;
	/** Where the space begins in the frame's border box: along the lines, and across them. */
	readonly x: number;
	readonly y: number;
}

/** A frame as the thread meets it. */
export interface OpenFrame {
	readonly frame: ThreadFrame;
	readonly columns: readonly FrameColumn[];
	/** Jump lines in it. */
	readonly lines: readonly Fragment[];
	/** How far down they reach in the first and in the last column, from the frame's content box. */
	readonly filled: { readonly first: number; readonly last: number };
}

/** What jump lines of a frame name. */
export interface JumpFolios {
	readonly to?: string;
	readonly from?: string;
	/** Rows that stay empty over the line at the foot, so that enough lines go to the other page. */
	readonly kept?: number;
}

/** Rounding that a row may be too small by. */
const SLACK = 0.01;

/**
 * The columns of a frame, less the rows that jump lines take: 上接 stands over the first column, 下转 at the foot of the last. A
 * line for which there is no room beside a row of text is left out.
 */
export function openFrame(context: LayoutContext, frame: ThreadFrame, folios: JumpFolios): OpenFrame {
	const { box, frame: offered } = frame.fragment;
	if (!offered || box.kind !== 'container')
		return { frame, columns: [], lines: [], filled: { first: 0, last: 0 } };
	const { space, x, y } = offered;
	const plan = planColumns(box, space.inlineSize);
	const spaces = columnSpaces({ ...space, isEmpty: true }, plan, space.blockSize);
	const left = (column: number): number => x + column * (plan.width + plan.gap);
	const { from, to } = box.jumps ?? {};
	const head =
		from && folios.from !== undefined ? headLine(context, box, from, folios.from, spaces[0]!) : noLine;
	const last = spaces.at(-1)!;
	const foot =
		to && folios.to !== undefined
			? footLine(context, box, to, folios.to, last, spaces.length === 1 ? head.blockSize : 0)
			: noLine;
	const kept = (folios.kept ?? 0) * rowStep(box, last);
	return {
		frame,
		columns: spaces.map((column, i) => ({
			space: within(
				column,
				i === 0 ? head.blockSize : 0,
				i === spaces.length - 1 ? foot.blockSize + kept : 0,
			),
			x: left(i),
			y: y + (i === 0 ? head.blockSize : 0),
		})),
		lines: [
			...head.fragments.map((line) => shifted(line, x, y)),
			...foot.fragments.map((line) => shifted(line, left(spaces.length - 1), y)),
		],
		filled: { first: head.blockSize, last: foot.blockSize > 0 ? last.blockSize : 0 },
	};
}

/** A jump line in its place in its column, and the room that it takes there. */
interface PlacedLine {
	readonly fragments: readonly Fragment[];
	readonly blockSize: number;
}

const noLine: PlacedLine = { fragments: [], blockSize: 0 };

/** 上接: the first rows of a column. */
function headLine(
	context: LayoutContext,
	box: ContainerBox,
	line: JumpLine,
	folio: string,
	space: Space,
): PlacedLine {
	const { fragments, blockSize } = layJumpLine(context, box, line, folio, space, 0);
	const room = rowsDown(space, blockSize, Math.ceil);
	return space.blockSize - room >= rowStep(box, space) - SLACK ? { fragments, blockSize: room } : noLine;
}

/** 下转: the last rows of a column. */
function footLine(
	context: LayoutContext,
	box: ContainerBox,
	line: JumpLine,
	folio: string,
	space: Space,
	above: number,
): PlacedLine {
	// How high it is; what lies over the column is beside it only where it stands.
	const open = { ...space, exclusions: undefined };
	const { blockSize } = layJumpLine(context, box, line, folio, open, rowsDown(space, 0, Math.ceil));
	const row = rowStep(box, space);
	// Where something lies over the foot, the last rows are those above it.
	for (
		let top = rowsDown(space, space.blockSize - blockSize, Math.floor);
		top - above >= row - SLACK;
		top -= row
	) {
		const { fragments } = layJumpLine(context, box, line, folio, space, top);
		const placed = fragments.map((fragment) => shifted(fragment, 0, top));
		if (reachOf(placed) <= space.blockSize + SLACK)
			return { fragments: placed, blockSize: space.blockSize - top };
	}
	return noLine;
}

/** The start of a row of the grid next to an offset; without a grid there are no rows. */
function rowsDown({ grid }: Space, offset: number, round: (rows: number) => number): number {
	if (!grid) return offset;
	const slack = round === Math.ceil ? -SLACK : SLACK;
	return grid.origin + round((offset - grid.origin + slack) / grid.step) * grid.step;
}

/** A space without its first and last points. */
function within(space: Space, head: number, foot: number): Space {
	if (head === 0 && foot === 0) return space;
	const below = spaceBelow(space, head);
	return {
		...below,
		blockSize: Math.max(0, below.blockSize - foot),
		...(space.exclusions && { exclusions: seenFrom(space.exclusions, 0, head) }),
	};
}
