import { resolveLength, type Style, type TrackSize } from '../style/index.js';
import type { Box, ContainerBox } from './box.js';
import { breakGrid } from './break-grid.js';
import type { BreakToken } from './break-token.js';
import type { LayoutContext } from './context.js';
import { blockSizeOf, blockSum, inlineSizeOf, marginsOf } from './edges.js';
import { seenFrom, type WrapArea } from './exclusions.js';
import { type Fragment, shifted } from './fragment.js';
import {
	areasOver,
	type Cell,
	type GridRows,
	type ItemAreas,
	itemAreas,
	settleRows,
} from './grid-exclusions.js';
import { type GridArea, placeItems } from './grid-placement.js';
import { type Contribution, isFlexible, isIntrinsic, sizeTracks } from './grid-tracks.js';
import type { InsideResult } from './inside-result.js';
import { maxContentSize, minContentSize } from './intrinsic-size.js';
import { type Space, spaceBelow } from './space.js';
import { areasIn, areasWithin, MOST_ROUNDS } from './wrap-areas.js';

/** Rounding that a row may stand over the end of its frame by. */
const SLACK = 0.01;

/** Lays out a grid container: cells, sizes of columns, sizes of rows, items (CSS Grid 2). */
export function layGrid(
	context: LayoutContext,
	box: ContainerBox,
	space: Space,
	resume: BreakToken | undefined,
	isFixed: boolean,
): InsideResult {
	const { style, children } = box;
	const areas = placeItems(
		style,
		children.map((child) => child.style),
	);
	const columnGap = style.columnGap === 'normal' ? 0 : resolveLength(style.columnGap, space.inlineSize);
	const rowGap = style.rowGap === 'normal' ? 0 : resolveLength(style.rowGap, isFixed ? space.blockSize : 0);
	const columns = tracksOf(
		style.gridTemplateColumns,
		style.gridAutoColumns,
		Math.max(style.gridTemplateAreas[0]?.length ?? 0, ...areas.map((area) => area.column + area.columnSpan)),
	);
	const stretchesColumns = style.justifyContent === 'normal' || style.justifyContent === 'stretch';
	const widths = sizeTracks(
		columns,
		columnContributions(context, children, areas, columns),
		space.inlineSize,
		columnGap,
		stretchesColumns,
	);
	const columnStarts = starts(widths, columnGap, style.justifyContent, space.inlineSize);
	const widthOf = ({ column, columnSpan }: GridArea): number =>
		reach(columnStarts, widths, column, columnSpan);
	const rows = tracksOf(
		style.gridTemplateRows,
		style.gridAutoRows,
		Math.max(style.gridTemplateAreas.length, ...areas.map((area) => area.row + area.rowSpan)),
	);
	const stretchesRows = isFixed && (style.alignContent === 'normal' || style.alignContent === 'stretch');
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
	const sized = (known?: { readonly rows: GridRows; readonly inner: ItemAreas }): GridRows => {
		const openCell = (child: number, at: GridRows): Cell => ({
			...cellOf(child, at),
			height: Number.POSITIVE_INFINITY,
		});
		const around = (child: number) => (known ? over(child, openCell(child, known.rows), known.inner) : []);
		const contributions = rowContributions(context, children, areas, rows, widthOf, space, around);
		const room = isFixed ? space.blockSize : Number.POSITIVE_INFINITY;
		const heights = sizeTracks(rows, contributions, room, rowGap, stretchesRows);
		const rowStarts = starts(heights, rowGap, isFixed ? style.alignContent : 'start', space.blockSize);
		return { heights, rowStarts };
	};
	const wholeIn = (at: GridRows, inner: ItemAreas, child: number, y: number): Fragment => {
		const cell = cellOf(child, at);
		const room = { ...spaceBelow(space, y), inlineSize: cell.width };
		const item = layItem(context, children[child]!, style, room, cell.height, over(child, cell, inner, y));
		const area = areas[child]!;
		const isOpen = rows.slice(area.row, area.row + area.rowSpan).some(isIntrinsic);
		return shifted(isOpen ? withoutUnderset(item) : item, cell.x, y);
	};
	const { rows: sizes, inner } = settleRows(rows.some(isIntrinsic), outer, {
		size: sized,
		areas: (at) =>
			itemAreas(children, space.writingMode, (child, above) => {
				const { y, width } = cellOf(child, at);
				return { fragment: wholeIn(at, above, child, y), width };
			}),
	});
	const { heights, rowStarts } = sizes;
	const whole = (child: number, y: number): Fragment => wholeIn(sizes, inner, child, y);
	const last = heights.length - 1;
	const blockSize = last < 0 ? 0 : rowStarts[last]! + heights[last]!;
	if (space.breaks !== 'none' && !isFixed && (resume || blockSize > space.blockSize + SLACK)) {
		const place = (area: GridArea) => ({ x: columnStarts[area.column]!, width: widthOf(area) });
		const around = (child: number, y: number) =>
			over(child, { ...cellOf(child, sizes), height: Number.POSITIVE_INFINITY }, inner, y);
		const plan = { areas, rowStarts, heights, rowGap, place, whole, around };
		return breakGrid(context, children, space, resume, plan);
	}
	const fragments = children.map((_, i) => whole(i, rowStarts[areas[i]!.row]!));
	return { fragments, blockSize };
}

/** Rows that are as high as the highest of what stands in them leave the others room on purpose. */
const withoutUnderset = ({ underset: _, ...fragment }: Fragment): Fragment => fragment;

/** More rows than a grid may grow to by placing items far out. */
const MOST_TRACKS = 5000;

/** The explicit tracks, and as many implicit ones as the items reach into. */
function tracksOf(
	explicit: readonly TrackSize[],
	auto: readonly TrackSize[],
	count: number,
): readonly TrackSize[] {
	const tracks = [...explicit];
	for (let i = 0; tracks.length < Math.min(count, MOST_TRACKS); i++) tracks.push(auto[i % auto.length]!);
	return tracks;
}

function extent(sizes: readonly number[], from: number, span: number, gap: number): number {
	return sizes.slice(from, from + span).reduce((sum, size) => sum + size, 0) + gap * (span - 1);
}

/** From the start of the first track to the end of the last, with all that lies between. */
function reach(starts: readonly number[], sizes: readonly number[], from: number, span: number): number {
	const last = Math.min(from + span, sizes.length) - 1;
	return starts[last]! + sizes[last]! - starts[from]!;
}

/** Where each track begins, with what is left shared out as the style says (Box Alignment 3). */
function starts(
	sizes: readonly number[],
	gap: number,
	how: Style['alignContent'],
	available: number,
): readonly number[] {
	const total = extent(sizes, 0, sizes.length, gap);
	const free = Number.isFinite(available) ? Math.max(0, available - total) : 0;
	const count = sizes.length;
	const between =
		how === 'space-between' && count > 1
			? free / (count - 1)
			: how === 'space-around'
				? free / count
				: how === 'space-evenly'
					? free / (count + 1)
					: 0;
	let at =
		how === 'end'
			? free
			: how === 'center'
				? free / 2
				: how === 'space-around'
					? between / 2
					: how === 'space-evenly'
						? between
						: 0;
	return sizes.map((size) => {
		const start = at;
		at += size + gap + between;
		return start;
	});
}

function columnContributions(
	context: LayoutContext,
	children: readonly Box[],
	areas: readonly GridArea[],
	columns: readonly TrackSize[],
): readonly Contribution[] {
	return children.flatMap((child, i) => {
		const { column, columnSpan } = areas[i]!;
		const taken = columns.slice(column, column + columnSpan);
		if (!taken.some(isIntrinsic)) return [];
		// Over several columns, one of them a fraction, the least size of an item is nothing (CSS Grid 2, 6.6).
		const hasLeast = columnSpan === 1 || !taken.some(isFlexible);
		return [
			{
				start: column,
				span: columnSpan,
				min: hasLeast ? minContentSize(child, context) : 0,
				max: maxContentSize(child, context),
			},
		];
	});
}

function rowContributions(
	context: LayoutContext,
	children: readonly Box[],
	areas: readonly GridArea[],
	rows: readonly TrackSize[],
	widthOf: (area: GridArea) => number,
	space: Space,
	around: (child: number) => readonly WrapArea[],
): readonly Contribution[] {
	return children.flatMap((child, i) => {
		const area = areas[i]!;
		if (!rows.slice(area.row, area.row + area.rowSpan).some(isIntrinsic)) return [];
		const { percentageBlockSize: _, ...rest } = spaceBelow(space, 0);
		const width = widthOf(area);
		const margins = marginsOf(child.style, space.writingMode, width);
		const exclusions = seenFrom(around(i), 0, margins.blockStart);
		const {
			fragment,
			before = 0,
			after = 0,
		} = context.layout(child, {
			...rest,
			...(exclusions.length > 0 && { exclusions }),
			inlineSize: width,
			blockSize: Number.POSITIVE_INFINITY,
			breaks: 'none',
			isEmpty: true,
		});
		const size = fragment.rect.height + before + after + blockSum(margins);
		return [{ start: area.row, span: area.rowSpan, min: size, max: size }];
	});
}

type Alignment = 'stretch' | 'start' | 'end' | 'center';

function alignment(self: Style['alignSelf'], items: Style['alignItems']): Alignment {
	const value = self === 'auto' ? items : self;
	return value === 'normal' ? 'stretch' : value === 'baseline' ? 'start' : value;
}

/** An item in its cell: it fills it, or stands where its alignment says, and where it stands text flows around what lies over it. */
function layItem(
	context: LayoutContext,
	child: Box,
	style: Style,
	space: Space,
	height: number,
	around: readonly WrapArea[],
): Fragment {
	let at = { x: 0, y: marginsOf(child.style, space.writingMode, space.inlineSize).blockStart };
	for (let round = 1; ; round++) {
		const item = alignItem(context, child, style, space, height, seenFrom(around, at.x, at.y));
		const isStill = item.x === at.x && item.y === at.y;
		if (around.length === 0 || isStill || round >= MOST_ROUNDS) return shifted(item.fragment, item.x, item.y);
		at = item;
	}
}

function alignItem(
	context: LayoutContext,
	child: Box,
	{ alignItems, justifyItems }: Style,
	space: Space,
	height: number,
	exclusions: readonly WrapArea[],
): { readonly fragment: Fragment; readonly x: number; readonly y: number } {
	const { style } = child;
	const mode = space.writingMode;
	const margins = marginsOf(style, mode, space.inlineSize);
	const across = alignment(style.justifySelf, justifyItems);
	const down = alignment(style.alignSelf, alignItems);
	// A picture keeps its proportions unless it is told to fill its area (CSS Grid 2, 6.2).
	const isPicture = child.kind === 'replaced' && child.intrinsic !== undefined;
	const fills =
		down === 'stretch' &&
		blockSizeOf(style, mode) === 'auto' &&
		!(isPicture && style.alignSelf !== 'stretch');
	const { fragment, before = 0 } = context.layout(child, {
		...space,
		...(exclusions.length > 0 && { exclusions }),
		blockSize: Number.POSITIVE_INFINITY,
		percentageBlockSize: height,
		breaks: 'none',
		isEmpty: true,
		...(fills && { stretchBlockSize: Math.max(0, height - blockSum(margins)) }),
		...(across !== 'stretch' && inlineSizeOf(style, mode) === 'auto' && { shrinksToFit: true }),
	});
	const freeAcross = space.inlineSize - margins.inlineStart - margins.inlineEnd - fragment.rect.width;
	const freeDown = height - blockSum(margins) - fragment.rect.height;
	const x = across === 'end' ? freeAcross : across === 'center' ? freeAcross / 2 : 0;
	const y = down === 'end' ? freeDown : down === 'center' ? freeDown / 2 : fills ? 0 : before;
	return { fragment, x, y: margins.blockStart + y };
}
