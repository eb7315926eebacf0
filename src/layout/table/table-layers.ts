import type { Rect } from '../../base/index.js';
import type { Style } from '../../style/index.js';
import type { ContainerBox, TablePart } from '../box.js';
import type { TableLayer, TablePaint } from '../fragment.js';
import type { TablePlan } from './table-plan.js';
import type { BuiltRow } from './table-rows.js';
import { sharedRules } from './table-rules.js';

/** Backgrounds of columns, groups and rows, and shared borders, for the rows that stand on one page (CSS 2.2 17.5.1, 17.6.2). */
export function tablePaint(
	table: ContainerBox,
	plan: TablePlan,
	built: readonly BuiltRow[],
): TablePaint | undefined {
	if (built.length === 0) return undefined;
	const layers = [
		...columnLayers(table, plan, built),
		...groupLayers(plan, built),
		...built.flatMap((row) => layer(row.row.box.style, row.fragment.rect, [row], plan, built)),
	];
	const rules = table.borders
		? sharedRules(
				table.borders,
				built.map(({ index, fragment: { rect }, isFirst, isLast }) => ({
					index,
					y: rect.y,
					height: rect.height,
					isFirst,
					isLast,
				})),
				plan.xs,
			)
		: [];
	return layers.length + rules.length > 0 ? { layers, rules } : undefined;
}

const paintsGround = ({ backgroundColor, backgroundImage }: Style): boolean =>
	backgroundColor === 'currentcolor' ||
	backgroundColor.alpha > 0 ||
	backgroundImage.some((image) => image !== 'none');

/** A layer is seen in the cells that begin in it, and through no spacing between them. */
function layer(
	style: Style,
	area: Rect,
	rows: readonly BuiltRow[],
	{ spacing }: TablePlan,
	all: readonly BuiltRow[],
): readonly TableLayer[] {
	if (!paintsGround(style)) return [];
	const isWhole = spacing.x === 0 && spacing.y === 0 && !all.some(reachesOn);
	return [
		{
			style,
			area,
			parts: isWhole
				? [area]
				: rows.flatMap(({ cells, fragment }) =>
						cells.map((cell) => cellRect(cell.fragment.rect, fragment.rect)),
					),
		},
	];
}

const reachesOn = ({ cells }: BuiltRow): boolean => cells.some(({ rowSpan }) => rowSpan > 1);

const cellRect = (cell: Rect, row: Rect): Rect => ({ ...cell, x: cell.x + row.x, y: cell.y + row.y });

/** Runs of rows of one group. */
function groupLayers(plan: TablePlan, built: readonly BuiltRow[]): readonly TableLayer[] {
	const groups: { readonly part: TablePart; readonly rows: BuiltRow[] }[] = [];
	for (const row of built) {
		const { part } = row.row.box;
		const last = groups.at(-1);
		if (part && last?.part === part) last.rows.push(row);
		else if (part) groups.push({ part, rows: [row] });
	}
	return groups.flatMap(({ part, rows }) => layer(part.style, around(rows), rows, plan, built));
}

function around(rows: readonly BuiltRow[]): Rect {
	const first = rows[0]!.fragment.rect;
	const last = rows.at(-1)!.fragment.rect;
	return { ...first, height: last.y + last.height - first.y };
}

function columnLayers(
	table: ContainerBox,
	plan: TablePlan,
	built: readonly BuiltRow[],
): readonly TableLayer[] {
	const { columns = [] } = table;
	const area = around(built);
	const groups: { readonly part: TablePart; readonly start: number; end: number }[] = [];
	columns.forEach(({ group }, i) => {
		const last = groups.at(-1);
		if (group && last?.part === group) last.end = i + 1;
		else if (group) groups.push({ part: group, start: i, end: i + 1 });
	});
	const over = (style: Style, start: number, end: number): readonly TableLayer[] => {
		if (!paintsGround(style) || start >= plan.xs.length - 1) return [];
		const own = { ...area, x: area.x + plan.xs[start]!, width: plan.widthOf(start, end - start) };
		const parts = built.flatMap(({ cells, fragment }) =>
			cells
				.filter(({ cell }) => cell.column >= start && cell.column < end)
				.map((cell) => cellRect(cell.fragment.rect, fragment.rect)),
		);
		const isPlain =
			plan.spacing.x === 0 &&
			plan.spacing.y === 0 &&
			built.every(({ cells }) => cells.every(({ cell, rowSpan }) => cell.columnSpan === 1 && rowSpan === 1));
		return [{ style, area: own, parts: isPlain ? [own] : parts }];
	};
	return [
		...groups.flatMap(({ part, start, end }) => over(part.style, start, end)),
		...columns.flatMap(({ style }, i) => over(style, i, i + 1)),
	];
}
