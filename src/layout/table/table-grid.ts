import type { Style } from '../../style/index.js';
import type { ContainerBox } from '../box.js';

/** A cell with the columns and rows it takes. */
export interface Cell {
	readonly box: ContainerBox;
	readonly column: number;
	readonly columnSpan: number;
	readonly rowSpan: number;
}

export interface Row {
	readonly box: ContainerBox;
	readonly cells: readonly Cell[];
}

const isRow = (child: ContainerBox['children'][number]): child is ContainerBox =>
	child.kind === 'container' && child.inside === 'table-row';

/** The rows of a table, head first and foot last, with their cells in columns. */
export const rowsOf = (table: ContainerBox): readonly Row[] => gridOf(table.children.filter(isRow));

/** Whether two rows stand in different groups: no cell reaches from one group into the next. */
const parts = (a: ContainerBox, b: ContainerBox): boolean => a.rowGroup !== b.rowGroup || a.part !== b.part;

/** Gives each cell its column, below cells that span rows (HTML 4.9.12). */
export function gridOf(boxes: readonly ContainerBox[]): readonly Row[] {
	const left = rowsLeft(boxes);
	let blocked: number[] = [];
	return boxes.map((box, i) => {
		if (i > 0 && parts(boxes[i - 1]!, box)) blocked = [];
		let column = 0;
		const cells: Cell[] = [];
		const taken = blocked.map((rows) => rows > 0);
		for (const child of box.children) {
			if (child.kind !== 'container') continue;
			while (taken[column]) column++;
			const { columnSpan = 1, rowSpan: asked = 1 } = child;
			const rowSpan = asked === 0 ? left[i]! : Math.min(asked, left[i]!);
			cells.push({ box: child, column, columnSpan, rowSpan });
			for (let at = column; at < column + columnSpan; at++) blocked[at] = Math.max(blocked[at] ?? 0, rowSpan);
			column += columnSpan;
		}
		for (let at = 0; at < blocked.length; at++) blocked[at] = Math.max(0, (blocked[at] ?? 0) - 1);
		return { box, cells };
	});
}

/** How many rows of its group there are from each row on. */
function rowsLeft(boxes: readonly ContainerBox[]): readonly number[] {
	const left: number[] = [];
	for (let i = boxes.length - 1; i >= 0; i--) {
		const next = boxes[i + 1];
		left[i] = next && !parts(boxes[i]!, next) ? left[i + 1]! + 1 : 1;
	}
	return left;
}

export const columnCount = ({ columns = [] }: ContainerBox, rows: readonly Row[]): number =>
	rows.reduce(
		(most, { cells }) => cells.reduce((count, cell) => Math.max(count, cell.column + cell.columnSpan), most),
		columns.length,
	);

/** Points between cells and around them; none where borders are shared (CSS 2.2 17.6). */
export const spacingOf = ({ style }: ContainerBox): Style['borderSpacing'] =>
	style.borderCollapse === 'collapse' ? { x: 0, y: 0 } : style.borderSpacing;

/** Rows that cells over several of them tie together: from a row to the one after the last. */
export interface Bundle {
	readonly start: number;
	readonly end: number;
}

export function bundlesOf(rows: readonly Row[]): readonly Bundle[] {
	const bundles: Bundle[] = [];
	for (let start = 0; start < rows.length; ) {
		let end = start + 1;
		for (let i = start; i < end; i++)
			for (const { rowSpan } of rows[i]!.cells) end = Math.max(end, Math.min(rows.length, i + rowSpan));
		bundles.push({ start, end });
		start = end;
	}
	return bundles;
}
