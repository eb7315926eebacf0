import { resolveLength, type Style, type TrackSize } from '../../style/index.js';
import type { ContainerBox } from '../box.js';
import { definite } from '../edges.js';
import type { Space } from '../space.js';
import { columnContributions, type InlineMeasure } from './grid-items.js';
import { type GridArea, placeItems, type TrackCount } from './grid-placement.js';
import { type ExplicitTracks, explicitTracks, type TemplateRoom } from './grid-template.js';
import { sizeTracks } from './grid-tracks.js';

/** A percentage of nothing is nothing (Box Alignment 3, 8.3). */
export const gapOf = (gap: Style['rowGap'], base: number): number =>
	gap === 'normal' ? 0 : resolveLength(gap, base);

/** A grid before its tracks have their sizes. */
export interface GridTracks {
	readonly areas: readonly GridArea[];
	readonly columns: readonly TrackSize[];
	readonly rows: readonly TrackSize[];
}

/** The cells of all items, and the tracks that they make. */
export function gridTracks(
	{ style, children }: ContainerBox,
	space: Space,
	isFixed: boolean,
	columnGap: number,
): GridTracks {
	const rowGap = gapOf(style.rowGap, isFixed ? space.blockSize : 0);
	const isHorizontal = space.writingMode === 'horizontal-tb';
	const [least, most] = isHorizontal ? [style.minHeight, style.maxHeight] : [style.minWidth, style.maxWidth];
	const columns = explicitTracks(style.gridTemplateColumns, { size: space.inlineSize }, columnGap);
	const rows = explicitTracks(
		style.gridTemplateRows,
		isFixed ? { size: space.blockSize } : roomBetween(least, most, space.percentageBlockSize),
		rowGap,
	);
	return tracksWithItems(
		style,
		children.map((child) => child.style),
		columns,
		rows,
	);
}

function roomBetween(
	least: Style['minHeight'],
	most: Style['maxHeight'],
	base: number | undefined,
): TemplateRoom {
	const [atLeast, atMost] = [definite(least, base), definite(most, base)];
	return {
		...(atLeast !== undefined && { least: atLeast }),
		...(atMost !== undefined && { most: atMost }),
	};
}

/** Places items, adds the tracks that they make, and leaves out those that `auto-fit` has no use for. */
function tracksWithItems(
	style: Style,
	items: readonly Style[],
	columns: ExplicitTracks,
	rows: ExplicitTracks,
): GridTracks {
	const placement = placeItems(style, items, columns, rows);
	const { areas } = placement;
	const across = withoutEmpty(
		tracksOf(columns, style.gridAutoColumns, placement.columns),
		emptyTracks(
			columns,
			placement.columns,
			areas.map(({ column, columnSpan }) => [column, columnSpan]),
		),
	);
	const down = withoutEmpty(
		tracksOf(rows, style.gridAutoRows, placement.rows),
		emptyTracks(
			rows,
			placement.rows,
			areas.map(({ row, rowSpan }) => [row, rowSpan]),
		),
	);
	return {
		columns: across.tracks,
		rows: down.tracks,
		areas: areas.map((area) => ({
			...area,
			column: across.indexOf(area.column),
			row: down.indexOf(area.row),
		})),
	};
}

/** The explicit tracks, and as many before and behind them as the items reach into (CSS Grid 2, 7.5 and 7.6). */
function tracksOf(
	{ tracks }: ExplicitTracks,
	auto: readonly TrackSize[],
	{ before, all }: TrackCount,
): readonly TrackSize[] {
	const count = auto.length;
	return Array.from({ length: all }, (_, i) => {
		const at = i - before;
		if (at < 0) return auto[(count - (-at % count)) % count]!;
		return tracks[at] ?? auto[(at - tracks.length) % count]!;
	});
}

/** Repeated tracks of `auto-fit` in which nothing stands (7.2.3.2). */
function emptyTracks(
	{ droppable }: ExplicitTracks,
	{ before }: TrackCount,
	spans: readonly (readonly number[])[],
): ReadonlySet<number> {
	const empty = new Set<number>();
	if (!droppable) return empty;
	for (let i = droppable.from; i < droppable.to; i++) empty.add(i + before);
	for (const [start, span] of spans) for (let i = start!; i < start! + span!; i++) empty.delete(i);
	return empty;
}

function withoutEmpty(tracks: readonly TrackSize[], empty: ReadonlySet<number>) {
	if (empty.size === 0) return { tracks, indexOf: (track: number): number => track };
	const indices = new Map<number, number>();
	const kept = tracks.filter((_, i) => {
		if (empty.has(i)) return false;
		indices.set(i, indices.size);
		return true;
	});
	return { tracks: kept, indexOf: (track: number): number => indices.get(track)! };
}

/** The inline size of a grid as large, or as small, as its content makes it: its columns side by side. */
export function gridContentSize(
	{ style, children }: ContainerBox,
	which: 'min' | 'max',
	measure: InlineMeasure,
): number {
	const columns = explicitTracks(style.gridTemplateColumns, {}, gapOf(style.columnGap, 0));
	const rows = explicitTracks(style.gridTemplateRows, {}, 0);
	const plan = tracksWithItems(
		style,
		children.map((child) => child.style),
		columns,
		rows,
	);
	const gap = gapOf(style.columnGap, 0);
	const asked = columnContributions(
		children,
		plan.areas,
		plan.columns,
		undefined,
		style.writingMode,
		measure,
	);
	const sizes = sizeTracks(plan.columns, asked, {
		available: which === 'max' ? Number.POSITIVE_INFINITY : 0,
		base: undefined,
		gap,
		stretches: false,
	});
	return sizes.reduce((sum, size) => sum + size, gap * Math.max(0, sizes.length - 1));
}
