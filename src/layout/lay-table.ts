import type { Style } from '../style/index.js';
import type { Box, ContainerBox } from './box.js';
import type { BreakToken } from './break-token.js';
import type { LayoutContext } from './context.js';
import { borderBox, bordersOf, definite, inlineSum, paddingsOf, sum } from './edges.js';
import { type Fragment, shifted } from './fragment.js';
import type { InsideResult } from './inside-result.js';
import { maxContentSize, minContentSize } from './intrinsic-size.js';
import { type Space, spaceBelow } from './space.js';
import { type Cell, columnContents, columnCount, gridOf, type Row, rowsOf, spacingOf } from './table-grid.js';

/** Rounding that a row may stand over the end of its frame by. */
const SLACK = 0.01;

/** Lays out a table: columns, then rows; rows are not broken, and the head stands again where the table goes on. */
export function layTable(
	context: LayoutContext,
	box: ContainerBox,
	space: Space,
	resume: BreakToken | undefined,
): InsideResult {
	const captions = box.children.filter((child) => child.style.display === 'table-caption');
	const rows = rowsOf(box);
	const spacing = spacingOf(box);
	const columns = columnWidths(context, box, rows, space.inlineSize, spacing);
	const fragments: Fragment[] = [];
	let y = 0;
	const addCaptions = (side: Style['captionSide']): void => {
		for (const caption of captions.filter(({ style }) => style.captionSide === side)) {
			const {
				fragment,
				before = 0,
				after = 0,
			} = context.layout(caption, { ...spaceBelow(space, y), breaks: 'none' });
			fragments.push(shifted(fragment, 0, y + before));
			y += before + fragment.rect.height + after;
		}
	};
	if (!resume) addCaptions('top');
	const first = resume?.child ?? 0;
	const head = rows.filter((row) => row.box.rowGroup === 'head');
	const rest = resume ? [...head, ...rows.slice(first)] : rows;
	if (rest.length > 0) y += spacing;
	const laid = layRows(context, rest, columns, spacing, space, y);
	for (const [i, fragment] of laid.entries()) {
		const index = resume ? first + i - head.length : i;
		const isRepeated = resume !== undefined && i < head.length;
		const bottom = fragment.rect.y + fragment.rect.height;
		if (
			space.breaks !== 'none' &&
			bottom > space.blockSize + SLACK &&
			!isRepeated &&
			i > (resume ? head.length : 0)
		) {
			return { fragments, blockSize: y, breakToken: { child: index } };
		}
		fragments.push(fragment);
		y = bottom + spacing;
	}
	addCaptions('bottom');
	return { fragments, blockSize: y };
}

/** A row outside a table is a table of one row. */
export function layTableRow(context: LayoutContext, box: ContainerBox, space: Space): InsideResult {
	const rows = gridOf([box]);
	const columns = columnWidths(context, box, rows, space.inlineSize, 0);
	const laid = layRows(context, rows, columns, 0, space, 0);
	return {
		fragments: laid.flatMap((row) => row.children),
		blockSize: Math.max(0, ...laid.map(({ rect }) => rect.height)),
	};
}

/** CSS 2.2 17.5.2: fixed from columns and the first row, automatic from what the cells hold. */
function columnWidths(
	context: LayoutContext,
	box: ContainerBox,
	rows: readonly Row[],
	inlineSize: number,
	spacing: number,
): readonly number[] {
	const count = columnCount(box, rows);
	if (count === 0) return [];
	const available = inlineSize - spacing * (count + 1);
	const given = Array.from({ length: count }, (_, i): number | undefined => {
		const style = box.columns?.[i];
		return style && definite(style.width, inlineSize);
	});
	const isFixed = box.style.tableLayout === 'fixed';
	for (const { cells } of isFixed ? rows.slice(0, 1) : rows) {
		for (const { box: cell, column, columnSpan } of cells) {
			const width = cellWidth(cell, inlineSize);
			if (columnSpan === 1 && width !== undefined) given[column] ??= width;
		}
	}
	if (isFixed) return shareFixed(given, available);
	const least = columnContents(rows, count, spacing, (cell) => minContentSize(cell, context));
	const most = columnContents(rows, count, spacing, (cell) => maxContentSize(cell, context));
	return shareAuto(given, least, most, available);
}

function cellWidth(cell: Box, base: number): number | undefined {
	const width = definite(cell.style.width, base);
	const edges = inlineSum(
		sum(bordersOf(cell.style, cell.style.writingMode), paddingsOf(cell.style, cell.style.writingMode, base)),
	);
	return width === undefined ? undefined : borderBox(width, cell.style, edges);
}

function shareFixed(given: readonly (number | undefined)[], available: number): readonly number[] {
	const open = given.filter((width) => width === undefined).length;
	const taken = given.reduce<number>((total, width) => total + (width ?? 0), 0);
	if (open > 0) return given.map((width) => width ?? Math.max(0, (available - taken) / open));
	const factor = taken > 0 && Number.isFinite(available) ? available / taken : 1;
	return given.map((width) => width! * factor);
}

/** Columns get what they like best when there is room, else their least and a share of the rest by what they miss. */
function shareAuto(
	given: readonly (number | undefined)[],
	least: readonly number[],
	most: readonly number[],
	available: number,
): readonly number[] {
	const min = least.map((width, i) => Math.max(width, given[i] ?? 0));
	const max = most.map((width, i) => (given[i] === undefined ? Math.max(width, min[i]!) : min[i]!));
	const total = max.reduce((a, b) => a + b, 0);
	if (!Number.isFinite(available)) return max;
	if (total <= available) {
		const open = max.map((width, i) => (given[i] === undefined ? width : 0));
		const weight = open.reduce((a, b) => a + b, 0);
		return max.map(
			(width, i) =>
				width + (weight > 0 ? ((available - total) * open[i]!) / weight : (available - total) / max.length),
		);
	}
	const floor = min.reduce((a, b) => a + b, 0);
	const room = Math.max(0, available - floor);
	const wish = max.reduce((a, b, i) => a + b - min[i]!, 0);
	return min.map((width, i) => width + (wish > 0 ? (room * (max[i]! - width)) / wish : 0));
}

/** Rows under each other; a cell over several rows makes the last of them higher where it must. */
function layRows(
	context: LayoutContext,
	rows: readonly Row[],
	columns: readonly number[],
	spacing: number,
	space: Space,
	start: number,
): readonly Fragment[] {
	const widthOf = ({ column, columnSpan }: Cell): number =>
		columns.slice(column, column + columnSpan).reduce((a, b) => a + b, 0) + spacing * (columnSpan - 1);
	const xOf = ({ column }: Cell): number => columns.slice(0, column).reduce((a, b) => a + b + spacing, 0);
	const cellSpace = (cell: Cell, y: number): Space => ({
		...spaceBelow(space, y),
		inlineSize: widthOf(cell),
		blockSize: Number.POSITIVE_INFINITY,
		breaks: 'none',
		isEmpty: true,
	});
	const tops: number[] = [];
	const heights: number[] = [];
	const natural = rows.map(({ box, cells }, i) => {
		const y = i === 0 ? start : tops[i - 1]! + heights[i - 1]! + spacing;
		tops.push(y);
		const laid = cells.map((cell) => context.layout(cell.box, cellSpace(cell, y)).fragment);
		const own = Math.max(
			0,
			...laid.map((fragment, c) => (cells[c]!.rowSpan === 1 ? fragment.rect.height : 0)),
		);
		heights.push(Math.max(own, definite(box.style.height, undefined) ?? 0));
		return laid;
	});
	rows.forEach(({ cells }, i) => {
		cells.forEach((cell, c) => {
			if (cell.rowSpan === 1) return;
			const last = Math.min(rows.length, i + cell.rowSpan) - 1;
			const spanned = heights.slice(i, last + 1).reduce((a, b) => a + b, 0) + spacing * (last - i);
			const missing = natural[i]![c]!.rect.height - spanned;
			if (missing > 0) heights[last]! += missing;
		});
	});
	let y = start;
	return rows.map(({ box, cells }, i) => {
		const height = heights[i]!;
		const baseline = Math.max(
			0,
			...cells.map((cell, c) =>
				cell.box.style.verticalAlign === 'baseline' ? (baselineOf(natural[i]![c]!) ?? 0) : 0,
			),
		);
		const children = cells.map((cell, c) => {
			const last = Math.min(rows.length, i + cell.rowSpan) - 1;
			const full = heights.slice(i, last + 1).reduce((a, b) => a + b, 0) + spacing * (last - i);
			return shifted(filled(natural[i]![c]!, full, baseline), xOf(cell), 0);
		});
		const width = columns.reduce((a, b) => a + b, 0) + spacing * (columns.length - 1);
		const fragment: Fragment = {
			box,
			rect: { x: spacing, y, width, height },
			children,
			isFirst: true,
			isLast: true,
		};
		y += height + spacing;
		return fragment;
	});
}

/** A cell as high as its row, with its content moved to where `vertical-align` wants it. */
function filled(fragment: Fragment, height: number, baseline: number): Fragment {
	const slack = height - fragment.rect.height;
	const { verticalAlign } = fragment.box.style;
	const by =
		verticalAlign === 'middle'
			? slack / 2
			: verticalAlign === 'bottom'
				? slack
				: verticalAlign === 'baseline'
					? Math.max(0, Math.min(slack, baseline - (baselineOf(fragment) ?? baseline)))
					: 0;
	return {
		...fragment,
		rect: { ...fragment.rect, height },
		children: fragment.children.map((child) => shifted(child, 0, by)),
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
