import type { ContainerBox } from '../box.js';
import type { LayoutContext } from '../context.js';
import { cellContentSize } from '../intrinsic-size.js';
import { alignedTable } from './align-cells.js';
import { demandsOf, isFixedLayout, shareWidth } from './table-columns.js';
import { bundlesOf, type Cell, type Row, rowsOf, spacingOf } from './table-grid.js';

/** What of a table is settled before its rows are laid out: grid and columns. The same on all its pages. */
export interface TablePlan {
	readonly rows: readonly Row[];
	readonly spacing: { readonly x: number; readonly y: number };
	/** Where columns begin, from the left edge of the first one; and one more, after the last. */
	readonly xs: readonly number[];
	/** Of all columns with the spacing between them. */
	readonly width: number;
	/** For each row, the one after the last that cells tie it to. */
	readonly ends: readonly number[];
	/** Rows before this one are the head, rows from `footStart` on the foot. */
	readonly headEnd: number;
	readonly footStart: number;
	widthOf(column: number, span: number): number;
	/** Whether anything of a cell is seen: not where its columns are collapsed. */
	isShown(cell: Cell): boolean;
}

export function planTable(context: LayoutContext, table: ContainerBox, inlineSize: number): TablePlan {
	return context.remember(table, `plan ${inlineSize}`, () => makePlan(context, table, inlineSize));
}

function makePlan(context: LayoutContext, whole: ContainerBox, inlineSize: number): TablePlan {
	const table = alignedTable(context, whole);
	const rows = rowsOf(table);
	const spacing = spacingOf(table);
	const demands = demandsOf(context, table, {
		least: (cell) => cellContentSize(cell, context, 'min'),
		best: (cell) => cellContentSize(cell, context, 'max'),
	});
	const available = inlineSize - spacing.x * (demands.length + 1);
	const shared = demands.length === 0 ? [] : shareWidth(demands, available, isFixedLayout(table));
	const isCollapsed = shared.map((_, i) => {
		const column = table.columns?.[i];
		return column?.style.visibility === 'collapse' || column?.group?.style.visibility === 'collapse';
	});
	const xs = [0];
	shared.forEach((width, i) => {
		xs.push(xs[i]! + (isCollapsed[i] ? 0 : width + spacing.x));
	});
	const widthOf = (column: number, span: number): number =>
		Math.max(0, xs[Math.min(xs.length - 1, column + span)]! - xs[column]! - spacing.x);
	const footStart = rows.findIndex(({ box }) => box.rowGroup === 'foot');
	const headEnd = rows.findIndex(({ box }) => box.rowGroup !== 'head');
	return {
		rows,
		spacing,
		xs,
		width: widthOf(0, shared.length),
		ends: bundlesOf(rows).flatMap(({ start, end }) => Array.from({ length: end - start }, () => end)),
		headEnd: headEnd < 0 ? rows.length : headEnd,
		footStart: footStart < 0 ? rows.length : footStart,
		widthOf,
		isShown: ({ column, columnSpan }) =>
			isCollapsed.slice(column, column + columnSpan).some((hidden) => !hidden),
	};
}
