import type { Style } from '../../style/index.js';
import type { Box, ContainerBox } from '../box.js';
import type { BreakToken } from '../break-token.js';
import type { LayoutContext } from '../context.js';
import { type Fragment, shifted } from '../fragment.js';
import type { InsideResult } from '../inside-result.js';
import { maxContentSize, measureIn, minContentSize } from '../intrinsic-size.js';
import { type Space, spaceBelow } from '../space.js';
import type { WrapArea } from '../wrap/exclusions.js';
import { areasIn, areasWithin } from '../wrap/wrap-areas.js';
import { trackStarts } from './align-tracks.js';
import { breakGrid } from './break-grid.js';
import {
	areasOver,
	type Cell,
	type GridRows,
	type ItemAreas,
	itemAreas,
	settleRows,
} from './grid-exclusions.js';
import { baselineShims, columnContributions, layItem, rowContributions } from './grid-items.js';
import type { GridArea } from './grid-placement.js';
import { type GridTracks, gapOf, gridTracks } from './grid-plan.js';
import { isIntrinsic, isPercentage, sizeTracks } from './grid-tracks.js';

/** Rounding that a row may stand over the end of its frame by. */
const SLACK = 0.01;

/** Whether the height of a grid is given, and what it is at least. Points. */
export interface GridHeight {
	readonly isFixed: boolean;
	readonly least: number;
}

/** Lays out a grid container: cells, sizes of columns, sizes of rows, items (CSS Grid 2). */
export function layGrid(
	context: LayoutContext,
	box: ContainerBox,
	space: Space,
	resume: BreakToken | undefined,
	{ isFixed, least }: GridHeight,
): InsideResult {
	const { style, children } = box;
	const columnGap = gapOf(style.columnGap, space.inlineSize);
	const plan = gridTracks(box, space, isFixed, columnGap);
	const { areas, columns, rows } = plan;
	const mode = space.writingMode;
	// A box of turned lines that has all of the height is as wide as its lines are many.
	const measure = measureIn(context, mode, isFixed && rows.length === 1 ? space.blockSize : undefined);
	const widths = sizeTracks(
		columns,
		columnContributions(children, areas, columns, space.inlineSize, mode, measure),
		{
			available: space.inlineSize,
			base: space.inlineSize,
			gap: columnGap,
			stretches: stretches(style.justifyContent),
		},
	);
	const columnStarts = trackStarts(widths, columnGap, style.justifyContent, space.inlineSize, style);
	const widthOf = ({ column, columnSpan }: GridArea): number =>
		reach(columnStarts, widths, column, columnSpan);
	const shims = baselineShims(context, children, areas, style, space, widthOf);
	const outer = areasIn(space.exclusions);
	const cellOf = (child: number, { rowStarts, heights }: GridRows): Cell => {
		const area = areas[child]!;
		const height = reach(rowStarts, heights, area.row, area.rowSpan);
		return { x: columnStarts[area.column]!, y: rowStarts[area.row]!, width: widthOf(area), height };
	};
	/** What an item keeps clear of, from the corner of its cell: other items, and what lies over the grid from outside. */
	const over = (child: number, cell: Cell, inner: ItemAreas, y = cell.y): readonly WrapArea[] => [
		...areasOver(children, child, inner, cell),
		...areasWithin(outer, cell.x, y, { inline: cell.width, block: cell.height }),
	];
	const sized = (known?: { readonly rows: SizedRows; readonly inner: ItemAreas }): SizedRows => {
		const around = (child: number): readonly WrapArea[] =>
			known
				? over(child, { ...cellOf(child, known.rows), height: Number.POSITIVE_INFINITY }, known.inner)
				: [];
		return sizeRows(context, box, space, { isFixed, least }, { ...plan, widthOf, shims, around });
	};
	const wholeIn = (at: SizedRows, inner: ItemAreas, child: number, y: number): Fragment => {
		const cell = cellOf(child, at);
		const room = { ...spaceBelow(space, y), inlineSize: cell.width };
		const shim = shims.get(children[child]!) ?? 0;
		const around = over(child, cell, inner, y);
		const item = layItem(context, children[child]!, style, room, cell.height, shim, around);
		const area = areas[child]!;
		const isOpen = rows.slice(area.row, area.row + area.rowSpan).some(isIntrinsic);
		return shifted(isOpen ? withoutUnderset(item) : item, cell.x, y);
	};
	const { rows: sizes, inner } = settleRows(rows.some(isIntrinsic), outer, {
		size: sized,
		areas: (at) =>
			itemAreas(context, children, mode, (child, above) => {
				const { y, width } = cellOf(child, at);
				return { fragment: wholeIn(at, above, child, y), width };
			}),
	});
	const { heights, rowStarts, rowGap, blockSize } = sizes;
	const whole = (child: number, y: number): Fragment => wholeIn(sizes, inner, child, y);
	if (space.breaks !== 'none' && !isFixed && (resume || blockSize > space.blockSize + SLACK)) {
		const place = (area: GridArea) => ({ x: columnStarts[area.column]!, width: widthOf(area) });
		const around = (child: number, y: number): readonly WrapArea[] =>
			over(child, { ...cellOf(child, sizes), height: Number.POSITIVE_INFINITY }, inner, y);
		const broken = { areas, rowStarts, heights, rowGap, place, whole, around };
		return breakGrid(context, children, space, resume, broken);
	}
	const fragments = children.map((_, i) => whole(i, rowStarts[areas[i]!.row]!));
	return { fragments, blockSize };
}

/** Rows that are as high as the highest of what stands in them leave the others room on purpose. */
const withoutUnderset = ({ underset: _, ...fragment }: Fragment): Fragment => fragment;

const stretches = (how: Style['alignContent']): boolean => how === 'normal' || how === 'stretch';

interface RowPlan extends GridTracks {
	readonly widthOf: (area: GridArea) => number;
	readonly shims: ReadonlyMap<Box, number>;
	readonly around: (child: number) => readonly WrapArea[];
}

interface SizedRows extends GridRows {
	readonly rowGap: number;
	/** Of all of them, with the gaps. */
	readonly blockSize: number;
}

function sizeRows(
	context: LayoutContext,
	{ style, children }: ContainerBox,
	space: Space,
	{ isFixed, least }: GridHeight,
	{ areas, rows, widthOf, shims, around }: RowPlan,
): SizedRows {
	const step = style.lineGrid === 'create' ? space.grid?.step : undefined;
	const contributions = rowContributions(
		context,
		children,
		areas,
		rows,
		isFixed ? space.blockSize : undefined,
		widthOf,
		space,
		shims,
		{
			min: (child) => minContentSize(child, context),
			max: (child) => maxContentSize(child, context),
		},
		around,
	);
	const sized = (available: number, base: number | undefined): SizedRows => {
		const given = gapOf(style.rowGap, base ?? 0);
		const rowGap = step === undefined ? given : Math.ceil((given - SLACK) / step) * step;
		const heights = sizeTracks(rows, contributions, {
			available,
			base,
			gap: rowGap,
			stretches: base !== undefined && stretches(style.alignContent),
			...(step !== undefined && { step }),
		});
		const how = base === undefined ? 'start' : style.alignContent;
		const rowStarts = trackStarts(heights, rowGap, how, available, style);
		const last = heights.length - 1;
		return { heights, rowGap, rowStarts, blockSize: last < 0 ? 0 : rowStarts[last]! + heights[last]! };
	};
	if (isFixed) return sized(space.blockSize, space.blockSize);
	const natural = sized(Number.POSITIVE_INFINITY, undefined);
	if (natural.blockSize < least) return sized(least, least);
	if (!rows.some(isPercentage)) return natural;
	// A percentage of a height that follows from the rows is `auto` for that height, and then a part of it (7.2.1).
	return { ...sized(natural.blockSize, natural.blockSize), blockSize: natural.blockSize };
}

/** From the start of the first track to the end of the last, with all that lies between. */
function reach(starts: readonly number[], sizes: readonly number[], from: number, span: number): number {
	const last = Math.min(from + span, sizes.length) - 1;
	return starts[last]! + sizes[last]! - starts[from]!;
}
