import type { Box } from '../box.js';
import type { BreakToken, RowBreak } from '../break-token.js';
import type { LayoutContext } from '../context.js';
import { blockSum, borderBox, bordersOf, definite, paddingsOf, sum } from '../edges.js';
import { type Fragment, shifted } from '../fragment.js';
import { type Space, spaceBelow } from '../space.js';
import type { Cell, Row } from './table-grid.js';
import type { TablePlan } from './table-plan.js';

/** A cell laid out in a row of a page: the one it begins in, or the first one of a page that it goes on to. */
export interface Entry {
	readonly cell: Cell;
	/** Where it begins in the table: index of the row, and of the cell in it. */
	readonly row: number;
	readonly index: number;
	/** Rows that it takes from here on. */
	readonly rowSpan: number;
	readonly fragment: Fragment;
	/** What it was resumed from. */
	readonly token?: BreakToken;
}

/** A row with its cells as high as they would like to be, and the height that comes of them. */
export interface MeasuredRow {
	/** In the table. */
	readonly index: number;
	readonly row: Row;
	readonly entries: readonly Entry[];
	readonly height: number;
	/** From the top of the row, for cells that stand on one. */
	readonly baseline: number;
	/** Whether it begins on this page. */
	readonly isFirst: boolean;
}

export const cellSpace = (plan: TablePlan, { column, columnSpan }: Cell, space: Space, y: number): Space => ({
	...spaceBelow(space, y),
	inlineSize: plan.widthOf(column, columnSpan),
	blockSize: Number.POSITIVE_INFINITY,
	breaks: 'none',
	isEmpty: true,
});

/** Lays out the cells of rows `start` to `end`, as if there were room for all of them (CSS 2.2 17.5.3). */
export function measureRows(
	context: LayoutContext,
	plan: TablePlan,
	space: Space,
	{ start, end }: { readonly start: number; readonly end: number },
	top: number,
	resume?: RowBreak,
): readonly MeasuredRow[] {
	const measured: MeasuredRow[] = [];
	let y = top;
	for (let index = start; index < end; index++) {
		const row = plan.rows[index]!;
		const entries = entriesOf(context, plan, space, index, y, index === start ? resume : undefined);
		const isFirst = index > start || !resume?.isStarted;
		const measure = measuredRow(row, entries, isFirst);
		measured.push({ index, row, entries, isFirst, ...measure });
		y += measure.height + plan.spacing.y;
	}
	return stretched(measured, plan.spacing.y);
}

/** The cells that begin in a row and those that are continued in it, laid out whole. */
function entriesOf(
	context: LayoutContext,
	plan: TablePlan,
	space: Space,
	index: number,
	y: number,
	resume: RowBreak | undefined,
): readonly Entry[] {
	const lay = (cell: Cell, row: number, at: number, token?: BreakToken): Entry => {
		const { fragment } = context.layout(cell.box, cellSpace(plan, cell, space, y), token);
		return { cell, row, index: at, rowSpan: cell.rowSpan - (index - row), fragment, ...(token && { token }) };
	};
	const carried = (resume?.cells ?? []).map(({ row, cell, token }) =>
		lay(plan.rows[row]!.cells[cell]!, row, cell, token),
	);
	if (resume?.isStarted) return carried;
	const own = plan.rows[index]!.cells.flatMap((cell, i) => (plan.isShown(cell) ? [lay(cell, index, i)] : []));
	return [...carried, ...own];
}

const standsOnBaseline = ({ style: { verticalAlign } }: Box): boolean =>
	verticalAlign !== 'top' && verticalAlign !== 'middle' && verticalAlign !== 'bottom';

function measuredRow(
	{ box }: Row,
	entries: readonly Entry[],
	isFirst: boolean,
): { readonly height: number; readonly baseline: number } {
	const onBaseline = entries.filter(({ cell, token }) => !token && standsOnBaseline(cell.box));
	const baseline = onBaseline.reduce((most, { fragment }) => Math.max(most, ascentOf(fragment)), 0);
	let height = isFirst ? givenHeight(box) : 0;
	for (const { cell, rowSpan, fragment, token } of entries) {
		if (rowSpan > 1) continue;
		const drop =
			onBaseline.length > 1 && !token && standsOnBaseline(cell.box) ? baseline - ascentOf(fragment) : 0;
		height = Math.max(height, fragment.rect.height + drop, token ? 0 : givenHeight(cell.box));
	}
	return { height, baseline };
}

const ascentOf = (fragment: Fragment): number => baselineOf(fragment) ?? fragment.rect.height;

/** A height that a style gives is the least that a row or cell has. */
function givenHeight({ style }: Box): number {
	const mode = style.writingMode;
	const edges =
		style.display === 'table-cell' ? blockSum(sum(bordersOf(style, mode), paddingsOf(style, mode, 0))) : 0;
	const sizes = [definite(style.height, undefined), definite(style.minHeight, undefined)];
	return Math.max(0, ...sizes.map((size) => (size === undefined ? 0 : borderBox(size, style, edges))));
}

/** A cell over several rows makes the last of them higher where it must. */
function stretched(measured: readonly MeasuredRow[], spacing: number): readonly MeasuredRow[] {
	if (measured.length === 1 && measured[0]!.entries.every(({ rowSpan }) => rowSpan === 1)) return measured;
	const heights = measured.map(({ height }) => height);
	for (const [i, { entries }] of measured.entries()) {
		for (const { cell, rowSpan, fragment, token } of entries) {
			if (rowSpan === 1) continue;
			const last = Math.min(measured.length, i + rowSpan) - 1;
			const spanned = sumOf(heights.slice(i, last + 1)) + spacing * (last - i);
			const missing = Math.max(fragment.rect.height, token ? 0 : givenHeight(cell.box)) - spanned;
			if (missing > 0) heights[last]! += missing;
		}
	}
	return measured.map((row, i) => ({ ...row, height: heights[i]! }));
}

const sumOf = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** A row where it stands, with its cells as high as it is. */
export interface BuiltRow {
	readonly index: number;
	readonly row: Row;
	readonly fragment: Fragment;
	readonly cells: readonly { readonly cell: Cell; readonly rowSpan: number; readonly fragment: Fragment }[];
	readonly isFirst: boolean;
	readonly isLast: boolean;
}

/** Puts measured rows under each other from `top` down. */
export function buildRows(
	plan: TablePlan,
	measured: readonly MeasuredRow[],
	top: number,
): readonly BuiltRow[] {
	const { spacing } = plan;
	let y = top;
	return measured.map(({ index, row, entries, height, baseline, isFirst }, i) => {
		const cells = entries.map(({ cell, rowSpan, fragment, token }) => {
			const last = Math.min(measured.length, i + rowSpan) - 1;
			const full = sumOf(measured.slice(i, last + 1).map((other) => other.height)) + spacing.y * (last - i);
			const placed = shifted(filled(fragment, full, baseline, token !== undefined), plan.xs[cell.column]!, 0);
			return { cell, rowSpan, fragment: placed };
		});
		const built = builtRow(plan, { index, row, cells, isFirst, isLast: true }, y, height);
		y += height + spacing.y;
		return built;
	});
}

export function builtRow(
	{ spacing, width }: TablePlan,
	parts: Omit<BuiltRow, 'fragment'>,
	y: number,
	height: number,
): BuiltRow {
	const { row, cells, isFirst, isLast } = parts;
	const fragment: Fragment = {
		box: row.box,
		rect: { x: spacing.x, y, width, height },
		children: cells.map((cell) => cell.fragment),
		isFirst,
		isLast,
	};
	return { ...parts, fragment };
}

/** A cell as high as its row, with its content moved to where `vertical-align` wants it. */
function filled(fragment: Fragment, height: number, baseline: number, isContinued: boolean): Fragment {
	const slack = height - fragment.rect.height;
	const { verticalAlign } = fragment.box.style;
	const own = baselineOf(fragment);
	const by = isContinued
		? 0
		: verticalAlign === 'middle'
			? slack / 2
			: verticalAlign === 'bottom'
				? slack
				: verticalAlign === 'top' || own === undefined
					? 0
					: Math.max(0, Math.min(slack, baseline - own));
	return {
		...fragment,
		rect: { ...fragment.rect, height },
		children: by === 0 ? fragment.children : fragment.children.map((child) => shifted(child, 0, by)),
	};
}

/** The first baseline inside a fragment, from its top. */
function baselineOf({ lines = [], children }: Fragment): number | undefined {
	const [line] = lines;
	if (line) return line.rect.y + line.baseline;
	for (const child of children) {
		const inner = baselineOf(child);
		if (inner !== undefined) return child.rect.y + inner;
	}
	return undefined;
}
