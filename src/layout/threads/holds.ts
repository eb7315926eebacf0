import type { Box } from '../box.js';

/** A place in a chain of frames: frame, column in it, and how far down from the start of the frame's border box. */
export interface FramePlace {
	readonly frame: number;
	readonly column: number;
	readonly top: number;
}

/** Where a box of a thread begins, and where its first baseline is. */
export interface UnitStart extends FramePlace {
	/** From the start of the frame's border box. */
	readonly baseline: number;
}

/** Parts of a story that have counterparts in another, and where they may begin at the earliest. */
export interface PairedUnits {
	readonly units: ReadonlySet<Box>;
	readonly holds: ReadonlyMap<Box, FramePlace>;
}

/** What a space knows of boxes that wait for their counterparts: which column it is, and where it begins in the frame. */
export interface Holds extends FramePlace {
	readonly at: ReadonlyMap<Box, FramePlace>;
}

/** How far down in a space a box may begin; infinite where it belongs into a later column, nothing where it need not wait. */
export function heldUntil({ at, frame, column, top }: Holds, box: Box): number | undefined {
	const hold = at.get(box);
	if (!hold) return undefined;
	const order = hold.frame - frame || hold.column - column;
	if (order !== 0) return order > 0 ? Number.POSITIVE_INFINITY : undefined;
	return hold.top - top;
}
