import { dependsOnBase } from '../style/index.js';
import { compose, evenMeasures } from '../text/index.js';
import type { Box, ContainerBox } from './box.js';
import type { LayoutContext } from './context.js';
import {
	blockSum,
	borderBox,
	bordersOf,
	clampInline,
	definite,
	inlineSizeOf,
	inlineSum,
	marginsOf,
	paddingsOf,
	sum,
	type WritingMode,
} from './edges.js';
import type { InlineMeasure } from './grid/grid-items.js';
import { gridContentSize } from './grid/grid-plan.js';
import { indentOf } from './lines/indent.js';
import { isInitial, sizeInitial, stepOf } from './lines/initial-letter.js';
import { alignedTable } from './table/align-cells.js';
import { demandsOf, isFixedLayout, tableDemand } from './table/table-columns.js';
import { spacingOf } from './table/table-grid.js';
import { isFloat } from './wrap/exclusions.js';

/** The inline size that a box takes when nothing limits it, margins included (CSS Sizing 3, 5.1). Points. */
export const maxContentSize = (box: Box, context: LayoutContext): number => outerSize(box, context, 'max');

/** The least inline size in which nothing of a box stands over. */
export const minContentSize = (box: Box, context: LayoutContext): number => outerSize(box, context, 'min');

type Which = 'min' | 'max';

/** What the children of a grid ask of its columns. `height`: of the rows that a box of turned lines stands in. */
export function measureIn(context: LayoutContext, mode: WritingMode, height?: number): InlineMeasure {
	const size = (child: Box, which: Which): number =>
		child.kind === 'container' && child.style.writingMode !== mode
			? orthogonalSize(child, context, mode, height)
			: outerSize(child, context, which);
	return { min: (child) => size(child, 'min'), max: (child) => size(child, 'max') };
}

/** A box whose text runs the other way takes, along the lines around it, what its own lines need beside each other. */
function orthogonalSize(box: Box, context: LayoutContext, mode: WritingMode, height?: number): number {
	const { fragment } = context.layout(box, {
		inlineSize: 0,
		blockSize: Number.POSITIVE_INFINITY,
		breaks: 'none',
		isEmpty: true,
		writingMode: mode,
		...(height !== undefined && {
			stretchBlockSize: Math.max(0, height - blockSum(marginsOf(box.style, mode, 0))),
		}),
	});
	return fragment.rect.width + inlineSum(marginsOf(box.style, mode, 0));
}

/** The same for a cell, whatever width its style gives: its columns have a say in that. */
export function cellContentSize(cell: Box, context: LayoutContext, which: Which): number {
	const mode = cell.style.writingMode;
	const edges = inlineSum(sum(bordersOf(cell.style, mode), paddingsOf(cell.style, mode, 0)));
	return contentSize(cell, context, which) + edges;
}

function outerSize(box: Box, context: LayoutContext, which: Which): number {
	return context.remember(box, which, () => measuredSize(box, context, which));
}

function measuredSize(box: Box, context: LayoutContext, which: Which): number {
	if (box.kind === 'paragraph') return contentSize(box, context, which);
	const mode = box.style.writingMode;
	const edges = inlineSum(sum(bordersOf(box.style, mode), paddingsOf(box.style, mode, 0)));
	const margins = inlineSum(marginsOf(box.style, mode, 0));
	if (isInitial(box)) return sizeInitial(context, box, stepOf(context, box, {}), 0, mode).inlineSize;
	const size = inlineSizeOf(box.style, mode);
	const given = definite(size, undefined);
	// A picture whose width is a percentage may become as narrow as its place (CSS Sizing 3, 5.2.2).
	const isPercent = (value: typeof size | 'none'): boolean =>
		typeof value === 'object' && dependsOnBase(value);
	if (which === 'min' && box.kind === 'replaced' && (isPercent(size) || isPercent(box.style.maxWidth)))
		return edges + margins;
	if (given !== undefined) {
		const border = borderBox(given, box.style, edges);
		const isTable = box.kind === 'container' && box.inside === 'table';
		return (isTable ? Math.max(border, tableSize(box, context, 'min') + edges) : border) + margins;
	}
	const content = contentSize(box, context, which) + edges;
	// Limits in percent have nothing to refer to yet.
	return clampInline(content, box.style, mode, undefined, edges) + margins;
}

function contentSize(box: Box, context: LayoutContext, which: Which): number {
	switch (box.kind) {
		case 'paragraph': {
			const measure = which === 'max' ? Number.POSITIVE_INFINITY : 0;
			const { paragraph, table } = context.prepare(box, measure);
			const indentAt = (line: number): number => Math.max(0, indentOf(box.style, line === 0, 0));
			const lines = compose(
				paragraph,
				evenMeasures(measure),
				box.style.whiteSpace === 'nowrap' ? 'nowrap' : 'wrap',
				{},
				table,
			);
			const text = lines.reduce(
				(longest, line, i) => Math.max(longest, table.fit(line.start, line.end).natural + indentAt(i)),
				0,
			);
			const floats = box.content.flatMap((part) =>
				part.kind === 'float' ? [outerSize(part.box, context, which)] : [],
			);
			return which === 'min'
				? floats.reduce((widest, size) => Math.max(widest, size), text)
				: floats.reduce((total, size) => total + size, text);
		}
		case 'replaced': {
			const { intrinsic, style } = box;
			const height = definite(style.height, undefined);
			if (intrinsic && height !== undefined && intrinsic.height > 0)
				return (height * intrinsic.width) / intrinsic.height;
			return intrinsic?.width ?? 0;
		}
		case 'container':
			return containerSize(box, context, which);
	}
}

function containerSize(box: ContainerBox, context: LayoutContext, which: Which): number {
	if (box.inside === 'table') return tableSize(box, context, which);
	if (box.inside === 'flow' && which === 'max' && box.children.some(isFloat))
		return besideFloats(box, context);
	if (box.inside === 'grid') return gridContentSize(box, which, measureIn(context, box.style.writingMode));
	// A caption is as wide as its table, but no narrower than its words.
	const sizes = box.children.map((child) =>
		outerSize(child, context, child.style.display === 'table-caption' ? 'min' : which),
	);
	if (box.inside === 'table-row') return sizes.reduce((total, size) => total + size, 0);
	return Math.max(0, ...sizes);
}

/** Floats stand side by side, and what follows them beside them, until something clears them. */
function besideFloats({ children }: ContainerBox, context: LayoutContext): number {
	let widest = 0;
	let floats = 0;
	for (const child of children) {
		if (child.kind !== 'paragraph' && child.style.clear !== 'none') floats = 0;
		const size = outerSize(child, context, 'max');
		widest = Math.max(widest, floats + size);
		floats = isFloat(child) ? floats + size : 0;
	}
	return widest;
}

/** The columns side by side, with the spacing between and around them. */
function tableSize(whole: ContainerBox, context: LayoutContext, which: Which): number {
	const table = alignedTable(context, whole);
	const demands = demandsOf(context, table, {
		least: (cell) => cellContentSize(cell, context, 'min'),
		best: (cell) => cellContentSize(cell, context, 'max'),
	});
	if (demands.length === 0) return 0;
	const size = isFixedLayout(table)
		? demands.reduce((total, { isFixed, max }) => total + (isFixed ? max : 0), 0)
		: tableDemand(demands, which);
	return size + spacingOf(table).x * (demands.length + 1);
}
