import type { Box, ContainerBox } from '../box.js';
import type { LayoutContext } from '../context.js';
import { borderBox, bordersOf, definite, inlineSum, paddingsOf, sum } from '../edges.js';
import { type Cell, columnCount, gridOf, rowsOf, spacingOf } from './table-grid.js';

/** What a column asks for. Points, and a fraction of the table's width. */
export interface ColumnDemand {
	readonly min: number;
	readonly max: number;
	readonly percent?: number;
	/** A width in points was given, by a cell or a `col`. */
	readonly isFixed: boolean;
}

/** Least and best width of a cell's content, whatever widths its style gives. */
export interface CellSizes {
	least(cell: Box): number;
	best(cell: Box): number;
}

type Demand = { min: number; max: number; percent?: number; isFixed: boolean };

const add = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** A table's layout is fixed when it has a width: else there is nothing to share out (CSS 2.2 17.5.2.1). */
export const isFixedLayout = ({ style }: ContainerBox): boolean =>
	style.tableLayout === 'fixed' && style.width !== 'auto';

/** The demands of all columns, from `col` elements and cells (CSS 2.2 17.5.2, CSS Tables 3, 4.5). */
function columnDemands(table: ContainerBox, sizes: CellSizes): readonly ColumnDemand[] {
	const rows = rowsOf(table);
	const hidden = gridOf(table.hiddenRows ?? []);
	const count = columnCount(table, rows);
	const columns = Array.from({ length: count }, (_, i): Demand => {
		const style = table.columns?.[i]?.style;
		const demand: Demand = { min: 0, max: 0, isFixed: false };
		if (style) demandWidth(demand, style, 0);
		return demand;
	});
	const isFixed = isFixedLayout(table);
	const measured = isFixed ? rows.slice(0, 1) : [...rows, ...hidden];
	const cells = measured.flatMap((row) => row.cells);
	const spanning: Cell[] = [];
	for (const cell of cells) {
		if (cell.columnSpan === 1) demandCell(columns[cell.column], cell.box, sizes, isFixed);
		else spanning.push(cell);
	}
	const { x: spacing } = spacingOf(table);
	for (const cell of spanning.sort((a, b) => a.columnSpan - b.columnSpan))
		demandSpan(columns.slice(cell.column, cell.column + cell.columnSpan), cell.box, sizes, spacing, isFixed);
	limitPercents(columns);
	return columns;
}

function edgesOf({ style }: Box): number {
	const mode = style.writingMode;
	return inlineSum(sum(bordersOf(style, mode), paddingsOf(style, mode, 0)));
}

/** What `width`, `min-width` and `max-width` of a cell or column ask for. */
function demandWidth(demand: Demand, style: Box['style'], edges: number): void {
	const width = definite(style.width, undefined);
	const least = definite(style.minWidth, undefined);
	const most = definite(style.maxWidth, undefined);
	if (typeof style.width === 'object' && style.width.percent > 0)
		demand.percent = Math.max(demand.percent ?? 0, style.width.percent);
	else if (width !== undefined && (width > 0 || edges > 0)) {
		demand.max = demand.isFixed
			? Math.max(demand.max, borderBox(width, style, edges))
			: Math.max(demand.min, borderBox(width, style, edges));
		demand.isFixed = true;
	}
	if (least !== undefined) demand.min = Math.max(demand.min, borderBox(least, style, edges));
	if (most !== undefined)
		demand.max = Math.min(demand.max, Math.max(demand.min, borderBox(most, style, edges)));
	demand.max = Math.max(demand.max, demand.min);
}

function demandCell(demand: Demand | undefined, cell: Box, sizes: CellSizes, isFixed: boolean): void {
	if (!demand) return;
	if (!isFixed) {
		const least = sizes.least(cell);
		demand.min = Math.max(demand.min, least);
		// A width that is given stands, unless the content cannot be that narrow.
		demand.max = Math.max(
			demand.max,
			demand.isFixed || definite(cell.style.width, undefined) ? least : sizes.best(cell),
		);
	}
	if (isFixed && (demand.isFixed || demand.percent !== undefined)) return;
	demandWidth(demand, cell.style, edgesOf(cell));
}

/** A cell over several columns: what is missing goes to those whose width is open, by how much they would like. */
function demandSpan(
	columns: readonly Demand[],
	cell: Box,
	sizes: CellSizes,
	spacing: number,
	isFixed: boolean,
): void {
	const own: Demand = { min: 0, max: 0, isFixed: false };
	if (!isFixed) {
		own.min = sizes.least(cell);
		own.max = sizes.best(cell);
	}
	demandWidth(own, cell.style, edgesOf(cell));
	const gaps = spacing * (columns.length - 1);
	if (isFixed) {
		if (own.isFixed)
			for (const column of columns) {
				if (column.isFixed || column.percent !== undefined) continue;
				column.max = Math.max(0, own.max - gaps) / columns.length;
				column.isFixed = true;
			}
		return;
	}
	if (own.percent !== undefined) {
		const open = columns.filter(({ percent }) => percent === undefined);
		const left = own.percent - add(columns.map(({ percent = 0 }) => percent));
		if (left > 0) for (const [column, share] of shares(open)) column.percent = left * share;
	}
	const open = columns.filter((column) => !column.isFixed && column.percent === undefined);
	const takers = open.length > 0 ? open : columns;
	const parts = shares(takers);
	const missing = (key: 'min' | 'max'): number => own[key] - gaps - add(columns.map((column) => column[key]));
	const [min, max] = [missing('min'), missing('max')];
	for (const [column, share] of parts) {
		if (min > 0) column.min += min * share;
		if (max > 0) column.max += max * share;
		column.max = Math.max(column.max, column.min);
	}
}

/** Each column's part of something, by what it would like best; alike when none likes anything. */
function shares(columns: readonly Demand[]): readonly (readonly [Demand, number])[] {
	const total = add(columns.map(({ max }) => max));
	return columns.map((column) => [column, total > 0 ? column.max / total : 1 / columns.length]);
}

/** Percentages over the whole count only so far as there is something left. */
function limitPercents(columns: readonly Demand[]): void {
	let left = 1;
	for (const column of columns) {
		if (column.percent === undefined) continue;
		column.percent = Math.min(column.percent, left);
		left -= column.percent;
	}
}

/** The width of a table whose own is not given: least, or such that every column has what it likes. Without spacing. */
export function tableDemand(columns: readonly ColumnDemand[], which: 'min' | 'max'): number {
	if (which === 'min') return add(columns.map(({ min }) => min));
	const percents = columns.map(({ max, percent }) => (percent ? max / percent : 0));
	const open = add(columns.map(({ max, percent }) => (percent === undefined ? max : 0)));
	const left = 1 - add(columns.map(({ percent = 0 }) => percent));
	const others = open > 0 && left < 1 ? (left > 0.001 ? open / left : 0) : open;
	return Math.max(add(columns.map(({ max }) => max)), others, ...percents);
}

/** The widths of all columns in `available` points, spacing taken off (CSS Tables 3, 4.5.2). */
export function shareWidth(
	columns: readonly ColumnDemand[],
	available: number,
	isFixed: boolean,
): readonly number[] {
	if (!Number.isFinite(available)) return columns.map(({ max }) => max);
	if (isFixed) return shareFixed(columns, available);
	const least = columns.map(({ min }) => min);
	const percent = columns.map(({ min, percent: part }) =>
		part === undefined ? min : Math.max(min, part * available),
	);
	const given = columns.map(({ max, isFixed: hasWidth, percent: part }, i) =>
		hasWidth && part === undefined ? max : percent[i]!,
	);
	const best = columns.map(({ max, percent: part }, i) => (part === undefined ? max : percent[i]!));
	const guesses = [least, percent, given, best];
	const at = guesses.findIndex((guess) => add(guess) > available);
	if (at === 0) return least;
	if (at > 0) {
		const [from, to] = [guesses[at - 1]!, guesses[at]!];
		const part = (available - add(from)) / (add(to) - add(from));
		return from.map((width, i) => width + (to[i]! - width) * part);
	}
	return spread(columns, best, available - add(best));
}

/** What is left over goes to columns whose width is open, else to those in points, else to those in percent. */
function spread(
	columns: readonly ColumnDemand[],
	widths: readonly number[],
	extra: number,
): readonly number[] {
	const kinds: readonly ((column: ColumnDemand) => boolean)[] = [
		({ isFixed, percent }) => !isFixed && percent === undefined,
		({ percent }) => percent === undefined,
		() => true,
	];
	// An open column that holds nothing takes nothing while others do (CSS Tables 3, 4.5.2.2).
	const kind = kinds.find((test) => columns.some((column) => test(column) && column.max > 0)) ?? kinds[0]!;
	const weights = columns.map((column, i) => (kind(column) ? widths[i]! : 0));
	const total = add(weights);
	return widths.map(
		(width, i) => width + (total > 0 ? (extra * weights[i]!) / total : extra / widths.length),
	);
}

/** CSS 2.2 17.5.2.1: widths given stand, percentages of the table's, the rest in equal parts. */
function shareFixed(columns: readonly ColumnDemand[], available: number): readonly number[] {
	const given = columns.map(({ max, isFixed, percent }) =>
		percent !== undefined ? percent * available : isFixed ? max : undefined,
	);
	const open = given.filter((width) => width === undefined).length;
	const taken = add(given.map((width) => width ?? 0));
	if (open > 0) return given.map((width) => width ?? Math.max(0, (available - taken) / open));
	const factor = taken > 0 ? Math.max(1, available / taken) : 1;
	return given.map((width) => width! * factor);
}

/** The demands of a table's columns, worked out once for the whole document. */
export const demandsOf = (
	context: LayoutContext,
	table: ContainerBox,
	sizes: CellSizes,
): readonly ColumnDemand[] => context.remember(table, 'demands', () => columnDemands(table, sizes));
