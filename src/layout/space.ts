import type { Holds } from './threads/holds.js';
import { type Exclusion, seenFrom } from './wrap/exclusions.js';

/** Common lines of all columns: rows of `step` points, counted from `origin` in the space's own block direction. */
export interface BaselineGrid {
	readonly step: number;
	/** Block offset of the top of a row; may be negative. */
	readonly origin: number;
	/** From the top of a row to its baseline. */
	readonly baseline: number;
}

/** What a frame offers: everything layout may know besides the box and the token. Logical: inline and block. */
export interface Space {
	readonly inlineSize: number;
	/** How far content may go; infinite where nothing is broken. */
	readonly blockSize: number;
	/** What percentages of heights refer to; missing when the container's height follows from its content. */
	readonly percentageBlockSize?: number | undefined;
	/** The border box is to be this high: a grid area that the box fills, less its margins. */
	readonly stretchBlockSize?: number | undefined;
	/** The border box takes no more inline size than its content asks for. */
	readonly shrinksToFit?: boolean | undefined;
	readonly grid?: BaselineGrid | undefined;
	/** What content is broken into, if at all. */
	readonly breaks: 'none' | 'column' | 'page';
	/** For a column: how many there are in its row. A box that spans them ends it. */
	readonly columns?: number | undefined;
	/** Nothing stands before in this frame: something must be placed, or layout would never end. */
	readonly isEmpty: boolean;
	/** The direction of the text around: a box that differs is laid out in a space of its own. */
	readonly writingMode: 'horizontal-tb' | 'vertical-rl';
	/** Floats of the formatting context around, from the content box; only what lies in a flow sees them. */
	readonly exclusions?: readonly Exclusion[] | undefined;
	/** Boxes that wait for their counterparts in another thread. */
	readonly holds?: Holds | undefined;
	/** The space that follows in the same thread: a paragraph is broken once, for all the measures it will meet. */
	readonly next?: Space | undefined;
}

/** The same space from `offset` further down its block direction, `inset` narrower. Floats are not seen in it. */
export function spaceBelow(space: Space, offset: number, inset = 0): Space {
	const { grid, next, holds } = space;
	// Field by field, and none left out: this is done for every box, and spaces of one shape are fast to read.
	const below: EveryField<Space> = {
		inlineSize: Math.max(0, space.inlineSize - inset),
		blockSize: space.blockSize - offset,
		percentageBlockSize: space.percentageBlockSize,
		stretchBlockSize: undefined,
		shrinksToFit: space.shrinksToFit,
		grid: grid && { step: grid.step, origin: grid.origin - offset, baseline: grid.baseline },
		breaks: space.breaks,
		columns: space.columns,
		isEmpty: space.isEmpty,
		writingMode: space.writingMode,
		exclusions: undefined,
		holds: holds && { ...holds, top: holds.top + offset },
		next: next && inset !== 0 ? narrowed(next, inset) : next,
	};
	return below;
}

type EveryField<T> = { readonly [K in keyof Required<T>]: T[K] };

/** The same space from `offset` further down, with the floats that reach there. */
export function movedDown(space: Space, offset: number): Space {
	if (offset === 0) return space;
	const exclusions = seenFrom(space.exclusions ?? [], 0, offset);
	return { ...spaceBelow(space, offset), ...(exclusions.length > 0 && { exclusions }) };
}

function narrowed(space: Space, inset: number): Space {
	const { next } = space;
	return {
		...space,
		inlineSize: Math.max(0, space.inlineSize - inset),
		next: next && narrowed(next, inset),
	};
}
