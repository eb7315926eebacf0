import type { Style } from '../../style/index.js';
import type { Box, ContainerBox, SharedBorders, SharedEdge, TablePart } from '../box.js';
import { columnCount, type Row, rowsOf } from './table-grid.js';

type Side = 'Top' | 'Right' | 'Bottom' | 'Left';
/** Who has a say about a piece of a line, the strongest first; of two alike the upper or left one stands first. */
type Claim = readonly [style: Style | undefined, side: Side];

/** Which style of two borders of one width wins (CSS 2.2 17.6.2.1). */
const RANK: readonly SharedEdge['line'][] = [
	'double',
	'solid',
	'dashed',
	'dotted',
	'ridge',
	'outset',
	'groove',
	'inset',
];

/**
 * Settles the borders of a table with `border-collapse: collapse` (CSS 2.2 17.6.2). Cells then hold half of each border as padding,
 * the table half of those at its edge, and the lines are painted once.
 */
export function collapseBorders(table: ContainerBox): ContainerBox {
	const rows = rowsOf(table);
	const count = columnCount(table, rows);
	const grid = occupants(rows, count);
	const across = Array.from({ length: rows.length + 1 }, (_, line) =>
		Array.from({ length: count }, (_, column) =>
			grid[line - 1]?.[column] && grid[line - 1]![column] === grid[line]?.[column]
				? undefined
				: settle(claimsAcross(table, rows, grid, line, column)),
		),
	);
	const down = rows.map((_, row) =>
		Array.from({ length: count + 1 }, (_, line) =>
			grid[row]![line - 1] && grid[row]![line - 1] === grid[row]![line]
				? undefined
				: settle(claimsDown(table, rows, grid, row, line, count)),
		),
	);
	const borders: SharedBorders = { across, down };
	const width = (edge: SharedEdge | undefined): number => (edge?.width ?? 0) / 2;
	const most = (edges: readonly (SharedEdge | undefined)[]): number =>
		edges.reduce((max, edge) => Math.max(max, width(edge)), 0);
	const styles = new Map<Style, Map<string, Style>>();
	/** Most cells have the style and the borders of others: one style for all of them is found again by whoever asks. */
	const sharedOnce = (style: Style, half: Halves): Style => {
		const own = styles.get(style) ?? new Map<string, Style>();
		styles.set(style, own);
		const key = `${half.Top},${half.Right},${half.Bottom},${half.Left}`;
		const known = own.get(key) ?? shared(style, half);
		own.set(key, known);
		return known;
	};
	const halves = new Map<Box, Halves>();
	rows.forEach(({ cells }, row) => {
		for (const { box, column, columnSpan, rowSpan } of cells) {
			const spanned = down.slice(row, row + rowSpan);
			halves.set(box, {
				Top: most(across[row]!.slice(column, column + columnSpan)),
				Bottom: most(across[row + rowSpan]!.slice(column, column + columnSpan)),
				Left: most(spanned.map((edges) => edges[column])),
				Right: most(spanned.map((edges) => edges[column + columnSpan])),
			});
		}
	});
	return {
		...table,
		style: shared(
			{ ...table.style, paddingTop: none, paddingRight: none, paddingBottom: none, paddingLeft: none },
			{
				Top: most(across[0]!),
				Bottom: most(across.at(-1)!),
				Left: most(down.map((edges) => edges[0])),
				Right: most(down.map((edges) => edges.at(-1))),
			},
		),
		children: table.children.map((row) =>
			row.kind === 'container'
				? {
						...row,
						children: row.children.map((cell) => {
							const half = halves.get(cell);
							return half ? { ...cell, style: sharedOnce(cell.style, half) } : cell;
						}),
					}
				: row,
		),
		borders,
	};
}

const none = { points: 0, percent: 0 };
type Halves = Readonly<Record<Side, number>>;

/** The style of a box whose borders are painted by its table: their halves count as padding. */
function shared(style: Style, half: Halves): Style {
	const padded = (side: Side) => ({
		...style[`padding${side}`],
		points: style[`padding${side}`].points + half[side],
	});
	return {
		...style,
		paddingTop: padded('Top'),
		paddingRight: padded('Right'),
		paddingBottom: padded('Bottom'),
		paddingLeft: padded('Left'),
		borderTopStyle: 'none',
		borderRightStyle: 'none',
		borderBottomStyle: 'none',
		borderLeftStyle: 'none',
	};
}

/** The cell that holds each place of the grid. */
function occupants(rows: readonly Row[], count: number): readonly (readonly (Box | undefined)[])[] {
	const grid = rows.map(() => Array.from({ length: count }, (): Box | undefined => undefined));
	rows.forEach(({ cells }, row) => {
		for (const { box, column, columnSpan, rowSpan } of cells)
			for (let r = row; r < row + rowSpan; r++)
				for (let c = column; c < column + columnSpan; c++) grid[r]![c] ??= box;
	});
	return grid;
}

type Grid = ReturnType<typeof occupants>;

function claimsAcross(
	table: ContainerBox,
	rows: readonly Row[],
	grid: Grid,
	line: number,
	column: number,
): readonly Claim[] {
	const [above, below] = [rows[line - 1]?.box, rows[line]?.box];
	const isEdge = !above || !below;
	const outer: Side = above ? 'Bottom' : 'Top';
	const partsDiffer = above?.part !== below?.part || above?.rowGroup !== below?.rowGroup;
	const { style, group } = table.columns?.[column] ?? {};
	return [
		[grid[line - 1]?.[column]?.style, 'Bottom'],
		[grid[line]?.[column]?.style, 'Top'],
		[above?.style, 'Bottom'],
		[below?.style, 'Top'],
		...(partsDiffer ? groupClaims(above?.part, 'Bottom', below?.part, 'Top') : []),
		...(isEdge
			? ([
					[style, outer],
					[group?.style, outer],
					[table.style, outer],
				] as const)
			: []),
	];
}

function claimsDown(
	table: ContainerBox,
	rows: readonly Row[],
	grid: Grid,
	row: number,
	line: number,
	count: number,
): readonly Claim[] {
	const [left, right] = [table.columns?.[line - 1], table.columns?.[line]];
	const isEdge = line === 0 || line === count;
	const outer: Side = line === 0 ? 'Left' : 'Right';
	const { style, part } = rows[row]!.box;
	return [
		[grid[row]![line - 1]?.style, 'Right'],
		[grid[row]![line]?.style, 'Left'],
		...(isEdge
			? ([
					[style, outer],
					[part?.style, outer],
				] as const)
			: []),
		[left?.style, 'Right'],
		[right?.style, 'Left'],
		...(left?.group === right?.group ? [] : groupClaims(left?.group, 'Right', right?.group, 'Left')),
		...(isEdge ? ([[table.style, outer]] as const) : []),
	];
}

const groupClaims = (
	a: TablePart | undefined,
	sideA: Side,
	b: TablePart | undefined,
	sideB: Side,
): readonly Claim[] => [
	[a?.style, sideA],
	[b?.style, sideB],
];

/** `hidden` wins over all, then the widest, then the style, then who stands first (CSS 2.2 17.6.2.1). */
function settle(claims: readonly Claim[]): SharedEdge | undefined {
	let best: SharedEdge | undefined;
	for (const [style, side] of claims) {
		const line = style?.[`border${side}Style`];
		if (!style || line === undefined || line === 'none') continue;
		if (line === 'hidden') return undefined;
		const color = style[`border${side}Color`];
		const edge = {
			width: style[`border${side}Width`],
			line,
			ink: color === 'currentcolor' ? style.color : color,
		};
		if (!best || isStronger(edge, best)) best = edge;
	}
	return best && best.width > 0 ? best : undefined;
}

/** Whether `a` wins over `b`, which stands first. */
export const isStronger = (a: SharedEdge, b: SharedEdge): boolean =>
	a.width > b.width || (a.width === b.width && RANK.indexOf(a.line) < RANK.indexOf(b.line));
