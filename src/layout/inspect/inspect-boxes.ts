import type { Report } from '../../base/index.js';
import { dependsOnBase, type GridLine, type Style } from '../../style/index.js';
import type { Box, ContainerBox } from '../box.js';
import type { BoxTree } from '../boxes/build-boxes.js';
import { definite } from '../edges.js';
import { itemPlace } from '../grid/align-tracks.js';
import { areaEnds, type GridLines, gridLines, rangeOf } from '../grid/grid-lines.js';
import { type Cell, type Row, rowsOf } from '../table/table-grid.js';

/**
 * Looks over boxes before they are laid out for what cannot come out as it was meant: parts of a height that nothing gives, items
 * beyond their grid, tables whose cells leave holes or lie on one another. Each element is named once.
 */
export function inspectBoxes(
	{ root, fixed, flows }: Pick<BoxTree, 'root' | 'fixed' | 'flows'>,
	report: Report,
): void {
	const seen = new Set<string>();
	const once: Report = (diagnostic) => {
		const { span, code } = diagnostic;
		const key = `${code} ${span?.file} ${span?.line}:${span?.column}`;
		if (seen.has(key)) return;
		seen.add(key);
		report(diagnostic);
	};
	// The page gives the root its height; what a thread pours has that of its frames, whatever they are.
	inspect(root, true, once);
	for (const box of [...fixed, ...[...flows.values()].flat()]) inspect(box, true, once);
}

/** `isHeightKnown`: of the box around; `fills`: the box is made as high as its cell of a grid. */
function inspect(box: Box, isHeightKnown: boolean, report: Report, fills = false): void {
	if (!isHeightKnown && box.kind !== 'paragraph') reportHeights(box, report);
	switch (box.kind) {
		case 'replaced':
			return;
		case 'paragraph':
			for (const part of box.content)
				if (part.kind === 'object' || part.kind === 'float') inspect(part.box, isHeightKnown, report);
			return;
		case 'container': {
			if (box.inside === 'grid') inspectGrid(box, report);
			if (box.inside === 'table') inspectTable(box, report);
			// An item has the height of its cell, and a cell that of its row.
			const isGiven =
				box.inside !== 'flow' || fills || isTurned(box.style) || givesHeight(box, isHeightKnown);
			for (const child of box.children)
				inspect(child, isGiven, report, box.inside === 'grid' && fillsCell(child, box.style));
			for (const child of box.absolutes) inspect(child, true, report);
		}
	}
}

const isTurned = ({ writingMode }: Style): boolean => writingMode !== 'horizontal-tb';

function fillsCell({ style }: Box, { alignItems, writingMode }: Style): boolean {
	const { at } = itemPlace(style.alignSelf, alignItems, 'block', writingMode, style.writingMode);
	return at === 'stretch' && style.marginTop !== 'auto' && style.marginBottom !== 'auto';
}

function givesHeight({ style }: ContainerBox, isHeightKnown: boolean): boolean {
	const isStretched =
		(style.position === 'absolute' || style.position === 'fixed') &&
		style.top !== 'auto' &&
		style.bottom !== 'auto';
	return (
		isStretched ||
		style.display === 'table-cell' ||
		(style.height !== 'auto' && definite(style.height, isHeightKnown ? 0 : undefined) !== undefined)
	);
}

/** A percentage of a height that follows from the content counts for nothing (CSS 2.2 10.5). */
function reportHeights({ style, span, element }: Box, report: Report): void {
	const isPart = (value: Style['height'] | Style['maxHeight']): boolean =>
		typeof value === 'object' && dependsOnBase(value);
	const names = [
		...(isPart(style.height) ? ['height'] : []),
		...(isPart(style.minHeight) ? ['min-height'] : []),
	];
	if (names.length === 0) return;
	report({
		code: 'layout/part-of-nothing',
		severity: 'warning',
		message: `the "${names.join('" and "')}" of <${element?.tag ?? 'box'}> is a part of a height that is not given, and counts for nothing`,
		span,
		hint: 'give the element around it a height, or write this one in lines (lh) or points',
	});
}

/** Items that stand outside of the tracks that their grid names, and names that it has not. */
function inspectGrid({ style, children }: ContainerBox, report: Report): void {
	const { gridTemplateAreas: areas, gridTemplateColumns: columns, gridTemplateRows: rows } = style;
	const axes = [
		{
			axis: 'column',
			list: columns,
			auto: style.gridAutoColumns,
			lines: gridLines(columns, { count: areas[0]?.length ?? 0, ends: areaEnds(areas, 'column') }),
		},
		{
			axis: 'row',
			list: rows,
			auto: style.gridAutoRows,
			lines: gridLines(rows, { count: areas.length, ends: areaEnds(areas, 'row') }),
		},
	] as const;
	for (const { style: own, span, element } of children) {
		for (const { axis, list, auto, lines } of axes) {
			// How often a track is repeated is not known yet.
			if (list.repeat) continue;
			const ends =
				axis === 'column' ? [own.gridColumnStart, own.gridColumnEnd] : [own.gridRowStart, own.gridRowEnd];
			const [from, to] = ends as [GridLine, GridLine];
			const unknown = unknownName(from, 'start', lines) ?? unknownName(to, 'end', lines);
			const name = `<${element?.tag ?? 'box'}>`;
			if (unknown !== undefined) {
				report({
					code: 'layout/unknown-line',
					severity: 'warning',
					message: `no ${axis} line or area of the grid is called "${unknown}", and ${name} stands outside of it`,
					span,
					hint: 'take a name of grid-template-areas or one in square brackets',
				});
				continue;
			}
			const range = rangeOf(from, to, lines);
			const reach = (range.start ?? 0) + range.span;
			const isMeant =
				lines.tracks === 0 || auto.length > 1 || auto[0]!.min !== 'auto' || auto[0]!.max !== 'auto';
			if (isMeant || (reach <= lines.tracks && (range.start ?? 0) >= 0)) continue;
			report({
				code: 'layout/beyond-grid',
				severity: 'warning',
				message: `${name} reaches beyond the ${lines.tracks} ${axis}${lines.tracks === 1 ? '' : 's'} of its grid`,
				span,
				hint: `take fewer, add to grid-template-${axis}s, or say with grid-auto-${axis}s how large the others are`,
			});
		}
	}
}

function unknownName(line: GridLine, side: 'start' | 'end', { byName }: GridLines): string | undefined {
	const name = line.kind === 'auto' ? undefined : line.name;
	return name === undefined || byName.has(name) || byName.has(`${name}-${side}`) ? undefined : name;
}

/** Cells that are missing at the end of a row, and such as lie on one another (CSS Tables 3, 3.3). */
function inspectTable(table: ContainerBox, report: Report): void {
	const rows = rowsOf(table);
	const ends = columnEnds(table, rows);
	const count = ends.length;
	rows.forEach(({ box, cells }, row) => {
		const overlaid = cells.filter((cell) => takeColumns(cell, row, ends));
		for (const { box: cell } of overlaid.slice(0, 1))
			report({
				code: 'layout/cells-overlap',
				severity: 'warning',
				message: 'a cell lies on one that reaches down into its row',
				span: cell.span,
				hint: 'take fewer columns here, or fewer rows above',
			});
		const missing = ends.filter((end) => end <= row).length;
		if (missing === 0 || box.children.length === 0) return;
		report({
			code: 'layout/table-hole',
			severity: 'warning',
			message: `a row of the table is ${missing} ${missing === 1 ? 'cell' : 'cells'} short of its ${count} columns`,
			span: box.span,
			hint: 'write empty cells, or let one take more columns',
		});
	});
}

/** By column: the row up to which a cell above reaches down. */
function columnEnds({ columns = [] }: ContainerBox, rows: readonly Row[]): number[] {
	const ends: number[] = columns.map(() => 0);
	for (const { cells } of rows)
		for (const { column, columnSpan } of cells) while (ends.length < column + columnSpan) ends.push(0);
	return ends;
}

/** Whether a cell from above stands in one of the columns. */
function takeColumns({ column, columnSpan, rowSpan }: Cell, row: number, ends: number[]): boolean {
	let isTaken = false;
	for (let x = column; x < column + columnSpan; x++) {
		if (ends[x]! > row) isTaken = true;
		ends[x] = Math.max(ends[x]!, row + rowSpan);
	}
	return isTaken;
}
