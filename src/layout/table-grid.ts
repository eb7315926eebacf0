import type { Box, ContainerBox } from './box.js';

/** A cell with the columns it takes. */
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

/** The rows of a table, head first and foot last, with their cells in columns. */
export function rowsOf(table: ContainerBox): readonly Row[] {
	return gridOf(
		table.children.filter(
			(child): child is ContainerBox => child.kind === 'container' && child.inside === 'table-row',
		),
	);
}

/** Gives each cell its column, below cells that span rows (HTML 4.9.12). */
export function gridOf(boxes: readonly ContainerBox[]): readonly Row[] {
	const blocked: number[] = [];
	return boxes.map((box) => {
		let column = 0;
		const cells: Cell[] = [];
		const taken = blocked.map((rows) => rows > 0);
		for (const child of box.children) {
			if (child.kind !== 'container') continue;
			while (taken[column]) column++;
			const { columnSpan = 1, rowSpan = 1 } = child;
			cells.push({ box: child, column, columnSpan, rowSpan });
			for (let i = 0; i < columnSpan; i++) blocked[column + i] = Math.max(blocked[column + i] ?? 0, rowSpan);
			column += columnSpan;
		}
		for (let i = 0; i < blocked.length; i++) blocked[i] = Math.max(0, (blocked[i] ?? 0) - 1);
		return { box, cells };
	});
}

export const columnCount = ({ columns = [] }: ContainerBox, rows: readonly Row[]): number =>
	rows.reduce(
		(most, { cells }) => cells.reduce((count, cell) => Math.max(count, cell.column + cell.columnSpan), most),
		columns.length,
	);

/** Points between cells and around them; none where borders are shared (CSS 2.2 17.6). */
export const spacingOf = ({ style }: ContainerBox): number =>
	style.borderCollapse === 'collapse' ? 0 : style.borderSpacing.x;

/** What the cells ask of each column; a cell over several gives what is missing to each alike (CSS 2.2 17.5.2.2). */
export function columnContents(
	rows: readonly Row[],
	count: number,
	spacing: number,
	sizeOf: (cell: Box) => number,
): readonly number[] {
	const sizes = Array.from({ length: count }, () => 0);
	const cells = rows.flatMap((row) => row.cells);
	for (const { box, column, columnSpan } of cells)
		if (columnSpan === 1) sizes[column] = Math.max(sizes[column]!, sizeOf(box));
	for (const { box, column, columnSpan } of cells) {
		if (columnSpan === 1) continue;
		const taken = sizes.slice(column, column + columnSpan).reduce((total, size) => total + size, 0);
		const missing = sizeOf(box) - taken - spacing * (columnSpan - 1);
		if (missing > 0) for (let i = 0; i < columnSpan; i++) sizes[column + i]! += missing / columnSpan;
	}
	return sizes;
}
