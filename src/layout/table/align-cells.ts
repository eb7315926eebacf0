import type { Style } from '../../style/index.js';
import { setLine } from '../../text/index.js';
import type { Box, ContainerBox, ParagraphBox } from '../box.js';
import { anonymousStyle } from '../boxes/anonymous-style.js';
import type { LayoutContext } from '../context.js';
import { gridOf } from './table-grid.js';

/** What of a cell's text stands before its alignment character, and what from it on. Points. */
interface Parts {
	readonly before: number;
	readonly after: number;
}

/**
 * A table whose cells stand with one of their characters over each other, as figures with their decimal points: each has room at its
 * end for what others have behind the character (CSS Text 4, 7.1). The widths of columns follow by themselves.
 */
export const alignedTable = (context: LayoutContext, table: ContainerBox): ContainerBox =>
	context.remember(table, 'aligned', () => align(context, table));

function align(context: LayoutContext, table: ContainerBox): ContainerBox {
	const hidden = table.hiddenRows ?? [];
	const isRow = (box: Box): box is ContainerBox => box.kind === 'container' && box.inside === 'table-row';
	const cells = [...gridOf(table.children.filter(isRow)), ...gridOf(hidden)]
		.flatMap((row) => row.cells)
		.flatMap((cell) => {
			const parts = cell.columnSpan === 1 ? partsOf(context, cell.box) : undefined;
			return parts ? [{ ...cell, parts }] : [];
		});
	if (cells.length === 0) return table;
	/** By column and character. */
	const most = new Map<string, number>();
	const keyOf = ({ column, box }: (typeof cells)[number]): string =>
		`${column} ${characterOf(box.style) ?? ''}`;
	for (const cell of cells) most.set(keyOf(cell), Math.max(most.get(keyOf(cell)) ?? 0, cell.parts.after));
	const moved = new Map<Box, ContainerBox>();
	for (const cell of cells)
		moved.set(cell.box, withRoom(cell.box, most.get(keyOf(cell))! - cell.parts.after));
	const inRow = (row: Box): Box =>
		isRow(row) ? { ...row, children: row.children.map((cell) => moved.get(cell) ?? cell) } : row;
	return {
		...table,
		children: table.children.map(inRow),
		...(table.hiddenRows && { hiddenRows: hidden.map((row) => inRow(row) as ContainerBox) }),
	};
}

const characterOf = ({ textAlign }: Style): string | undefined =>
	typeof textAlign === 'object' ? textAlign.character : undefined;

/** The parts of a cell's first paragraph in one line; a text without the character ends where it would stand. */
function partsOf(context: LayoutContext, cell: ContainerBox): Parts | undefined {
	const character = characterOf(cell.style);
	const box = character === undefined ? undefined : firstParagraph(cell);
	if (character === undefined || !box) return undefined;
	const { paragraph, table } = context.prepare(box);
	const { length } = paragraph.units;
	if (length === 0) return undefined;
	const set = setLine(
		paragraph,
		{ start: 0, end: length, isLast: true },
		Number.POSITIVE_INFINITY,
		false,
		'none',
		table,
	);
	const offset = paragraph.text.indexOf(character);
	const found = set.runs.find(({ run, offset: from }) => offset >= from && offset < from + run.text.length);
	if (offset < 0 || !found) return { before: set.advance, after: 0 };
	const { run } = found;
	const before = run.advances.reduce(
		(sum, advance, i) => (run.clusters[i]! < offset - found.offset ? sum + advance : sum),
		found.at,
	);
	return { before, after: set.advance - before };
}

function firstParagraph({ children }: ContainerBox): ParagraphBox | undefined {
	for (const child of children) {
		const found =
			child.kind === 'paragraph' ? child : child.kind === 'container' ? firstParagraph(child) : undefined;
		if (found) return found;
	}
	return undefined;
}

/** The cell with room behind its text, in its own width. */
function withRoom(cell: ContainerBox, room: number): ContainerBox {
	const children = cell.children.map(endAligned);
	if (room <= 0) return { ...cell, children };
	const side = cell.style.writingMode === 'vertical-rl' ? 'paddingBottom' : 'paddingRight';
	const inner: ContainerBox = {
		kind: 'container',
		inside: 'flow',
		style: { ...anonymousStyle(cell.style), [side]: { points: room, percent: 0 } },
		language: cell.language,
		span: cell.span,
		children,
		absolutes: [],
	};
	return { ...cell, children: [inner] };
}

/** Text that stands at the end of the room it has. */
function endAligned(box: Box): Box {
	if (box.kind === 'replaced') return box;
	const style: Style = characterOf(box.style) === undefined ? box.style : { ...box.style, textAlign: 'end' };
	return box.kind === 'paragraph'
		? { ...box, style }
		: { ...box, style, children: box.children.map(endAligned) };
}
