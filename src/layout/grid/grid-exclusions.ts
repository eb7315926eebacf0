import type { Box } from '../box.js';
import type { LayoutContext } from '../context.js';
import type { WritingMode } from '../edges.js';
import type { Fragment } from '../fragment.js';
import type { WrapArea } from '../wrap/exclusions.js';
import { areaOf, areasWithin, isSame, isWrapped, MOST_ROUNDS } from '../wrap/wrap-areas.js';

/** A cell of the grid: where it begins, and how large it is. */
export interface Cell {
	readonly x: number;
	readonly y: number;
	readonly width: number;
	readonly height: number;
}

/** Rows of a grid that have their sizes. */
export interface GridRows {
	readonly heights: readonly number[];
	readonly rowStarts: readonly number[];
}

/** The areas of a grid's items, from the corner of the grid. */
export type ItemAreas = ReadonlyMap<number, WrapArea>;

const noAreas: ItemAreas = new Map();

/**
 * Items that others flow around, placed first. The last one lies on top: text in those before it keeps clear of it, never the other
 * way round (CSS Exclusions 1, 3.4).
 */
export function itemAreas(
	context: LayoutContext,
	children: readonly Box[],
	mode: WritingMode,
	place: (child: number, above: ItemAreas) => { readonly fragment: Fragment; readonly width: number },
): ItemAreas {
	if (!children.some(isWrapped)) return noAreas;
	let areas = noAreas;
	for (let i = children.length - 1; i >= 0; i--) {
		if (!isWrapped(children[i]!)) continue;
		const { fragment, width } = place(i, areas);
		const area = areaOf(context, fragment, mode, width);
		if (area) areas = new Map([...areas, [i, area]]);
	}
	return areas;
}

/** The areas that lie over an item, from the corner of its cell. */
export function areasOver(
	children: readonly Box[],
	child: number,
	areas: ItemAreas,
	{ x, y, width, height }: Cell,
): readonly WrapArea[] {
	if (areas.size === 0) return [];
	const isUnder = (other: number): boolean =>
		other !== child && (other > child || !isWrapped(children[child]!));
	const over = [...areas].flatMap(([other, area]) => (isUnder(other) ? [area] : []));
	return areasWithin(over, x, y, { inline: width, block: height });
}

/**
 * Sizes of rows, and the areas that follow from them. Text around an area may make the rows higher that the area stands in: both
 * are worked out again until nothing moves, in a bounded number of rounds.
 */
export function settleRows<R extends GridRows>(
	dependsOnContent: boolean,
	outer: readonly WrapArea[],
	{
		size,
		areas,
	}: {
		readonly size: (known?: { readonly rows: R; readonly inner: ItemAreas }) => R;
		readonly areas: (rows: R) => ItemAreas;
	},
): { readonly rows: R; readonly inner: ItemAreas } {
	let rows = size();
	let inner = areas(rows);
	if (!dependsOnContent || (inner.size === 0 && outer.length === 0)) return { rows, inner };
	for (let round = 1; round < MOST_ROUNDS; round++) {
		rows = size({ rows, inner });
		const moved = areas(rows);
		const isStill = isSame([...moved.values()], [...inner.values()]);
		inner = moved;
		if (isStill) break;
	}
	return { rows, inner };
}
