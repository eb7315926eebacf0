import type { Element } from '../dom/index.js';
import type { Style } from '../style/index.js';
import { anonymousStyle } from './anonymous-style.js';
import type { Box, ContainerBox } from './box.js';

/** A table's rows in order, head first and foot last, with captions before them; what stands loose gets a row (CSS Tables 3, 2). */
export function tableChildren(children: readonly Box[], style: Style, element: Element): readonly Box[] {
	const captions: Box[] = [];
	const rows: Record<'head' | 'body' | 'foot', ContainerBox[]> = { head: [], body: [], foot: [] };
	const loose: Box[] = [];
	const flush = (): void => {
		if (loose.length > 0) rows.body.push(rowOf(loose.splice(0), style, element, 'body'));
	};
	for (const child of children) {
		const display = child.style.display;
		if (display === 'table-caption') captions.push(child);
		else if (display === 'table-row' && child.kind === 'container') {
			flush();
			rows.body.push({ ...child, rowGroup: 'body' });
		} else if (child.kind === 'container' && isGroup(display)) {
			flush();
			const group =
				display === 'table-header-group' ? 'head' : display === 'table-footer-group' ? 'foot' : 'body';
			for (const row of child.children) {
				rows[group].push(
					row.kind === 'container' && row.inside === 'table-row'
						? { ...row, rowGroup: group }
						: rowOf([row], style, element, group),
				);
			}
		} else loose.push(child);
	}
	flush();
	return [...captions, ...rows.head, ...rows.body, ...rows.foot];
}

const isGroup = (display: Style['display']): boolean =>
	display === 'table-row-group' || display === 'table-header-group' || display === 'table-footer-group';

function rowOf(
	cells: readonly Box[],
	style: Style,
	element: Element,
	rowGroup: 'head' | 'body' | 'foot',
): ContainerBox {
	const rowStyle = anonymousStyle(style, 'table-row');
	const children = cells.map(
		(cell): Box =>
			cell.style.display === 'table-cell'
				? cell
				: {
						kind: 'container',
						inside: 'flow',
						style: anonymousStyle(style, 'table-cell'),
						language: cell.language,
						span: cell.span,
						children: [cell],
						absolutes: [],
						columnSpan: 1,
						rowSpan: 1,
					},
	);
	const language = cells[0]?.language ?? '';
	return {
		kind: 'container',
		inside: 'table-row',
		style: rowStyle,
		language,
		span: element.span,
		children,
		absolutes: [],
		rowGroup,
	};
}

/** Styles of a table's columns, as `col` and `colgroup` elements give them. */
export function columnStyles(styles: ReadonlyMap<Element, Style>, table: Element): readonly Style[] {
	const columns: Style[] = [];
	const visit = (element: Element): void => {
		for (const child of element.children) {
			if (child.kind !== 'element') continue;
			const style = styles.get(child)!;
			if (style.display === 'table-column-group') visit(child);
			else if (style.display === 'table-column') {
				const span = Math.min(1000, Math.max(1, Number.parseInt(child.attributes.span ?? '1', 10) || 1));
				for (let i = 0; i < span; i++) columns.push(style);
			}
		}
	};
	visit(table);
	return columns;
}

/** How many columns and rows a cell takes; for other boxes nothing. */
export function cellSpans(style: Style, element: Element): { columnSpan?: number; rowSpan?: number } {
	if (style.display !== 'table-cell') return {};
	const count = (name: string): number =>
		Math.min(1000, Math.max(1, Number.parseInt(element.attributes[name] ?? '1', 10) || 1));
	return { columnSpan: count('colspan'), rowSpan: count('rowspan') };
}
