import type { ContainerBox } from './box.js';
import type { LayoutContext } from './context.js';
import { isIndependent } from './margins.js';
import { createGrid } from './rhythm/baseline-grid.js';
import { type Space, spaceBelow } from './space.js';
import { seenFrom, type WrapArea } from './wrap/exclusions.js';
import { seenInside } from './wrap/wrap-areas.js';

/** Where the content of a box stands in the space of the box. Points. */
export interface ContentExtent {
	readonly inlineSize: number;
	readonly startEdge: number;
	readonly endEdge: number;
	/** The border-box height that a style or the grid gives. */
	readonly given: number | undefined;
	/** Where the content begins in the space. */
	readonly inlineStart: number;
	/** Positioned boxes over the content, from its corner. */
	readonly areas: readonly WrapArea[];
	/** What is cut off its first and last line: no part of its height. */
	readonly trimmed: number;
}

/** What a box offers its content: its own baseline grid if it starts one, and what reaches into it of what its text keeps clear of. */
export function contentSpace(
	context: LayoutContext,
	box: ContainerBox,
	space: Space,
	{ inlineSize, startEdge, endEdge, given, inlineStart, areas, trimmed }: ContentExtent,
): Space {
	const below = spaceBelow(space, startEdge, space.inlineSize - inlineSize);
	const inner = given === undefined ? undefined : Math.max(0, given - startEdge - endEdge);
	const outer = seenFrom(seenInside(box, space.exclusions ?? []), inlineStart, startEdge);
	const exclusions = areas.length === 0 ? outer : [...outer, ...areas];
	return {
		...below,
		shrinksToFit: undefined,
		exclusions: exclusions.length > 0 ? exclusions : undefined,
		columns: given === undefined && !isIndependent(box) ? below.columns : undefined,
		inlineSize,
		// A box of its own height is not broken at its end: what does not fit in it is overset.
		blockSize: inner === undefined ? Math.max(0, below.blockSize - endEdge) : inner,
		breaks: inner === undefined ? space.breaks : 'none',
		percentageBlockSize: inner === undefined ? undefined : Math.max(0, inner - trimmed),
		grid: box.style.lineGrid === 'create' ? createGrid(box.style, box.language, context.fonts) : below.grid,
	};
}
