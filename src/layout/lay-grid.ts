import type { Style } from '../style/index.js';
import { trackStarts } from './align-tracks.js';
import type { Box, ContainerBox } from './box.js';
import { breakGrid } from './break-grid.js';
import type { BreakToken } from './break-token.js';
import type { LayoutContext } from './context.js';
import { type Fragment, shifted } from './fragment.js';
import { baselineShims, columnContributions, layItem, rowContributions } from './grid-items.js';
import type { GridArea } from './grid-placement.js';
import { type GridTracks, gapOf, gridTracks } from './grid-plan.js';
import { isIntrinsic, isPercentage, sizeTracks } from './grid-tracks.js';
import type { InsideResult } from './inside-result.js';
import { maxContentSize, measureIn, minContentSize } from './intrinsic-size.js';
import { type Space, spaceBelow } from './space.js';

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
	const { heights, rowStarts, rowGap, blockSize } = sizeRows(
		context,
		box,
		space,
		{ isFixed, least },
		{ ...plan, widthOf, shims },
	);
	const whole = (child: number, y: number): Fragment => {
		const area = areas[child]!;
		const height = reach(rowStarts, heights, area.row, area.rowSpan);
		const room = { ...spaceBelow(space, y), inlineSize: widthOf(area) };
		const item = layItem(context, children[child]!, style, room, height, shims.get(children[child]!) ?? 0);
		const isOpen = rows.slice(area.row, area.row + area.rowSpan).some(isIntrinsic);
		return shifted(isOpen ? withoutUnderset(item) : item, columnStarts[area.column]!, y);
	};
	if (space.breaks !== 'none' && !isFixed && (resume || blockSize > space.blockSize + SLACK)) {
		const place = (area: GridArea) => ({ x: columnStarts[area.column]!, width: widthOf(area) });
		return breakGrid(context, children, space, resume, { areas, rowStarts, heights, rowGap, place, whole });
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
}

interface SizedRows {
	readonly heights: readonly number[];
	readonly rowStarts: readonly number[];
	readonly rowGap: number;
	/** Of all of them, with the gaps. */
	readonly blockSize: number;
}

function sizeRows(
	context: LayoutContext,
	{ style, children }: ContainerBox,
	space: Space,
	{ isFixed, least }: GridHeight,
	{ areas, rows, widthOf, shims }: RowPlan,
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
