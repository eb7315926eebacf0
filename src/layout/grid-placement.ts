import type { GridLine, Style } from '../style/index.js';

/** The cells an item takes; tracks count from 0. */
export interface GridArea {
	readonly column: number;
	readonly columnSpan: number;
	readonly row: number;
	readonly rowSpan: number;
}

interface Range {
	/** Missing: to be placed where there is room. */
	readonly start: number | undefined;
	readonly span: number;
}

/** Finds the cells of each item (CSS Grid 2, 8.5): given lines first, the others into the first free cells, in order. */
export function placeItems(container: Style, items: readonly Style[]): readonly GridArea[] {
	const columns = Math.max(
		container.gridTemplateColumns.length,
		container.gridTemplateAreas[0]?.length ?? 0,
		1,
	);
	const rows = Math.max(container.gridTemplateRows.length, container.gridTemplateAreas.length);
	const wanted = items.map((style) => ({
		column: rangeOf(style.gridColumnStart, style.gridColumnEnd, columns, (name) =>
			areaLines(container, name, 'column'),
		),
		row: rangeOf(style.gridRowStart, style.gridRowEnd, rows, (name) => areaLines(container, name, 'row')),
	}));
	const taken = new Set<string>();
	const areas = new Map<number, GridArea>();
	const take = (index: number, area: GridArea): void => {
		for (let r = 0; r < area.rowSpan; r++)
			for (let c = 0; c < area.columnSpan; c++) taken.add(`${area.row + r},${area.column + c}`);
		areas.set(index, area);
	};
	wanted.forEach(({ column, row }, index) => {
		if (column.start !== undefined && row.start !== undefined) {
			take(index, { column: column.start, columnSpan: column.span, row: row.start, rowSpan: row.span });
		}
	});
	const isFree = ({ column, columnSpan, row, rowSpan }: GridArea): boolean => {
		for (let r = 0; r < rowSpan; r++)
			for (let c = 0; c < columnSpan; c++) if (taken.has(`${row + r},${column + c}`)) return false;
		return true;
	};
	// Placing walks along the grid's fixed side, which items with lines may lengthen, and lets the other grow.
	const isRow = container.gridAutoFlow === 'row';
	const columnCount = Math.max(columns, ...wanted.map(({ column }) => (column.start ?? 0) + column.span));
	const rowCount = Math.max(rows, 1, ...wanted.map(({ row }) => (row.start ?? 0) + row.span));
	const across = isRow ? columnCount : rowCount;
	const most = items.length + (isRow ? rowCount : columnCount) + 1;
	let cursor = { row: 0, column: 0 };
	wanted.forEach(({ column, row }, index) => {
		if (areas.has(index)) return;
		const isFixed = row.start !== undefined || column.start !== undefined;
		const fits = (area: GridArea): boolean =>
			(column.start === undefined || area.column === column.start) &&
			(row.start === undefined || area.row === row.start) &&
			(isRow ? area.column + area.columnSpan : area.row + area.rowSpan) <= across &&
			isFree(area);
		const from = isFixed ? { row: 0, column: 0 } : cursor;
		const area = firstFit(isRow, from, across, most, { columnSpan: column.span, rowSpan: row.span }, fits);
		take(index, area);
		if (!isFixed) cursor = { row: area.row, column: area.column };
	});
	return items.map((_, index) => areas.get(index)!);
}

/** The first cells from `from` on that an item fits into: row by row, or column by column. */
function firstFit(
	isRow: boolean,
	from: { readonly row: number; readonly column: number },
	across: number,
	most: number,
	spans: { readonly columnSpan: number; readonly rowSpan: number },
	fits: (area: GridArea) => boolean,
): GridArea {
	const at = (along: number, cross: number): GridArea =>
		isRow ? { ...spans, row: along, column: cross } : { ...spans, row: cross, column: along };
	const [first, start] = isRow ? [from.row, from.column] : [from.column, from.row];
	for (let along = first; along < most; along++) {
		for (let cross = along === first ? start : 0; cross < across; cross++) {
			const area = at(along, cross);
			if (fits(area)) return area;
		}
	}
	return at(most, 0);
}

type LinesOf = (name: string) => { readonly start: number; readonly end: number } | undefined;

/** Lines count from 1, from the end when negative; an area's name stands for its lines (CSS Grid 2, 8.3). */
function rangeOf(start: GridLine, end: GridLine, tracks: number, linesOf: LinesOf): Range {
	const lineAt = (line: GridLine, side: 'start' | 'end'): number | undefined => {
		if (line.kind === 'line') return line.index > 0 ? line.index - 1 : Math.max(0, tracks + 1 + line.index);
		return line.kind === 'area' ? linesOf(line.name)?.[side] : undefined;
	};
	const from = lineAt(start, 'start');
	const to = lineAt(end, 'end');
	const span = start.kind === 'span' ? start.count : end.kind === 'span' ? end.count : 1;
	if (from !== undefined && to !== undefined)
		return to > from
			? { start: from, span: to - from }
			: { start: Math.min(from, to), span: Math.max(1, from - to) };
	if (from !== undefined) return { start: from, span };
	if (to !== undefined) return { start: Math.max(0, to - span), span };
	return { start: undefined, span };
}

function areaLines(
	{ gridTemplateAreas: areas }: Style,
	name: string,
	axis: 'row' | 'column',
): { start: number; end: number } | undefined {
	const indices = areas.flatMap((row, y) =>
		row.flatMap((cell, x) => (cell === name ? [axis === 'row' ? y : x] : [])),
	);
	return indices.length === 0 ? undefined : { start: Math.min(...indices), end: Math.max(...indices) + 1 };
}
