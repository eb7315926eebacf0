import type { Element } from '../../dom/index.js';
import type { Display, Style } from '../../style/index.js';
import type { Box, ContainerBox, TableColumn, TablePart } from '../box.js';
import { anonymousStyle } from '../boxes/anonymous-style.js';
import { collapseBorders } from './collapse-borders.js';

type RowGroup = NonNullable<ContainerBox['rowGroup']>;

/** More columns or rows than this a cell cannot span (HTML 4.9.11). */
const MOST_COLUMNS = 1000;
const MOST_ROWS = 65_534;

const isRowGroup = (display: Display): boolean =>
	display === 'table-row-group' || display === 'table-header-group' || display === 'table-footer-group';
const isTablePart = (display: Display): boolean =>
	isRowGroup(display) || display === 'table-row' || display === 'table-cell' || display === 'table-caption';

/** Parts of tables that stand outside one get a table around them (CSS 2.2 17.2.1). */
export function wrapTableParts(boxes: readonly Box[], parent: Style, element: Element): readonly Box[] {
	const stray = (box: Box): boolean => box.kind !== 'paragraph' && isTablePart(box.style.display);
	const hasPlace = parent.display === 'table' || parent.display === 'inline-table';
	if (hasPlace || parent.display === 'table-row' || isRowGroup(parent.display) || !boxes.some(stray))
		return boxes;
	return grouped(boxes, stray, (run) => {
		const style = anonymousStyle(parent, 'table');
		const { language, span } = run[0]!;
		const base: ContainerBox = {
			kind: 'container',
			inside: 'table',
			style,
			language,
			span,
			children: run,
			absolutes: [],
		};
		return tableBox(base, element, []);
	});
}

/** Runs of boxes that belong together, each made into one. */
function grouped(
	boxes: readonly Box[],
	belongs: (box: Box) => boolean,
	wrap: (run: readonly Box[]) => Box,
): readonly Box[] {
	const result: Box[] = [];
	let run: Box[] = [];
	const flush = (): void => {
		if (run.length > 0) result.push(wrap(run));
		run = [];
	};
	for (const box of boxes) {
		if (belongs(box)) run.push(box);
		else {
			flush();
			result.push(box);
		}
	}
	flush();
	return result;
}

/**
 * A table with its rows in order, head first and foot last; what stands loose gets a row and cells (CSS Tables 3, 2). Captions
 * stand outside its borders: with them it comes in a box around both (CSS 2.2 17.4).
 */
export function tableBox(
	base: ContainerBox,
	element: Element,
	columns: readonly TableColumn[],
): ContainerBox {
	const captions = base.children.filter(({ style }) => style.display === 'table-caption');
	const rows = rowsIn(
		base.children.filter((child) => !captions.includes(child)),
		base.style,
		element,
	);
	const shown = rows.filter((row) => !isCollapsed(row));
	const hidden = rows.filter(isCollapsed);
	const table: ContainerBox = {
		...base,
		inside: 'table',
		columns,
		children: shown.map((row) => ({ ...row, children: row.children.map(withoutEmpty) })),
		...(hidden.length > 0 && { hiddenRows: hidden }),
	};
	const finished = base.style.borderCollapse === 'collapse' ? collapseBorders(table) : table;
	return captions.length === 0 ? finished : wrapped(finished, captions);
}

const isCollapsed = ({ style, part }: ContainerBox): boolean =>
	style.visibility === 'collapse' || part?.style.visibility === 'collapse';

/** `empty-cells: hide` (CSS 2.2 17.6.1.1). */
function withoutEmpty(cell: Box): Box {
	const { style } = cell;
	const isEmpty = cell.kind === 'container' && cell.children.length === 0;
	return isEmpty && style.emptyCells === 'hide' && style.borderCollapse === 'separate'
		? { ...cell, style: { ...style, visibility: 'hidden' } }
		: cell;
}

function rowsIn(children: readonly Box[], style: Style, element: Element): readonly ContainerBox[] {
	const rows: Record<RowGroup, ContainerBox[]> = { head: [], body: [], foot: [] };
	const isOwn = ({ style: { display } }: Box): boolean => isRowGroup(display) || display === 'table-row';
	const asRow = (run: readonly Box[]): Box => rowOf(run, style, element);
	for (const child of grouped(children, (box) => !isOwn(box), asRow)) {
		if (child.kind !== 'container') continue;
		if (!isRowGroup(child.style.display)) {
			rows.body.push(withCells({ ...child, rowGroup: 'body' }, element));
			continue;
		}
		const rowGroup = groupOf(child.style.display, rows);
		const part: TablePart = { style: child.style };
		const inner = grouped(
			child.children,
			(box) => box.style.display !== 'table-row',
			(run) => rowOf(run, child.style, element),
		);
		for (const row of inner)
			if (row.kind === 'container') rows[rowGroup].push(withCells({ ...row, rowGroup, part }, element));
	}
	return [...rows.head, ...rows.body, ...rows.foot];
}

/** Only the first head and the first foot are such; others are rows among the rest (CSS 2.2 17.2). */
function groupOf(display: Display, rows: Readonly<Record<RowGroup, readonly unknown[]>>): RowGroup {
	if (display === 'table-header-group' && rows.head.length === 0) return 'head';
	return display === 'table-footer-group' && rows.foot.length === 0 ? 'foot' : 'body';
}

function rowOf(children: readonly Box[], parent: Style, element: Element): ContainerBox {
	const style = anonymousStyle(parent, 'table-row');
	const language = children[0]?.language ?? '';
	return {
		kind: 'container',
		inside: 'table-row',
		style,
		language,
		span: element.span,
		children,
		absolutes: [],
	};
}

/** What is no cell in a row stands in one. */
function withCells(row: ContainerBox, element: Element): ContainerBox {
	const isCell = (box: Box): boolean => box.kind === 'container' && box.style.display === 'table-cell';
	if (row.children.every(isCell)) return { ...row, inside: 'table-row' };
	const cell = (run: readonly Box[]): Box => ({
		kind: 'container',
		inside: 'flow',
		style: anonymousStyle(row.style, 'table-cell'),
		language: run[0]?.language ?? '',
		span: element.span,
		children: run,
		absolutes: [],
		columnSpan: 1,
		rowSpan: 1,
	});
	return { ...row, inside: 'table-row', children: grouped(row.children, (box) => !isCell(box), cell) };
}

/** What of a table's style is about where it stands belongs to the box around table and captions (CSS 2.2 17.4). */
const outerKeys: readonly (keyof Style)[] = [
	'float',
	'clear',
	'position',
	'top',
	'right',
	'bottom',
	'left',
	'zIndex',
	'marginTop',
	'marginRight',
	'marginBottom',
	'marginLeft',
	'breakBefore',
	'breakAfter',
	'breakInside',
	'page',
	'columnSpan',
	'gridRowStart',
	'gridRowEnd',
	'gridColumnStart',
	'gridColumnEnd',
	'alignSelf',
	'justifySelf',
	'verticalAlign',
	'blockStepSize',
	'boxSnap',
];

function wrapped(table: ContainerBox, captions: readonly Box[]): ContainerBox {
	const { style } = table;
	const plain = anonymousStyle(style, style.display === 'inline-table' ? 'inline-block' : 'block');
	const outer: Record<string, unknown> = { ...plain };
	const inner: Record<string, unknown> = { ...style };
	for (const key of outerKeys) {
		outer[key] = style[key];
		inner[key] = plain[key];
	}
	if (typeof style.width === 'object' && style.width.percent !== 0) {
		// What the percentage refers to is around the box around.
		outer.width = style.width;
		outer.boxSizing = 'border-box';
		inner.width = { points: 0, percent: 1 };
		inner.boxSizing = 'border-box';
	}
	const { element, language, span, absolutes } = table;
	const own: ContainerBox = { ...table, style: inner as Style, absolutes: [] };
	const on = (side: Style['captionSide']): readonly Box[] =>
		captions.filter((caption) => caption.style.captionSide === side);
	return {
		kind: 'container',
		inside: 'table-wrapper',
		style: outer as Style,
		...(element && { element }),
		language,
		span,
		absolutes,
		children: [...on('top').map(keptWithNext), own, ...on('bottom')],
	};
}

/** A caption above its table is not parted from it. */
const keptWithNext = (caption: Box): Box =>
	caption.kind === 'container' && caption.style.breakAfter === 'auto'
		? { ...caption, style: { ...caption.style, breakAfter: 'avoid' } }
		: caption;

/** A table's columns, as `col` and `colgroup` elements give them. */
export function tableColumns(styles: ReadonlyMap<Element, Style>, table: Element): readonly TableColumn[] {
	const columns: TableColumn[] = [];
	const spanOf = (element: Element): number =>
		Math.min(MOST_COLUMNS, Math.max(1, Number.parseInt(element.attributes.span ?? '1', 10) || 1));
	const add = (style: Style, count: number, group?: TablePart): void => {
		for (let i = 0; i < count; i++) columns.push({ style, ...(group && { group }) });
	};
	const visit = (element: Element, group: TablePart | undefined): void => {
		for (const child of element.children) {
			if (child.kind !== 'element') continue;
			const style = styles.get(child)!;
			if (style.display === 'table-column') add(style, spanOf(child), group);
			else if (style.display === 'table-column-group' && !group) {
				const before = columns.length;
				const own = { style };
				visit(child, own);
				if (columns.length === before)
					add({ ...anonymousStyle(style, 'table-column'), width: style.width }, spanOf(child), own);
			}
		}
	};
	visit(table, undefined);
	return columns;
}

/** How many columns and rows a cell takes, 0 for all rows that are left; for other boxes nothing. */
export function cellSpans(style: Style, element: Element): { columnSpan?: number; rowSpan?: number } {
	if (style.display !== 'table-cell') return {};
	const count = (name: string, least: number, most: number): number => {
		const given = Number.parseInt(element.attributes[name] ?? '1', 10);
		return Number.isNaN(given) || given < least ? 1 : Math.min(most, given);
	};
	return { columnSpan: count('colspan', 1, MOST_COLUMNS), rowSpan: count('rowspan', 0, MOST_ROWS) };
}
