import { dependsOnBase, resolveLength } from '../style/index.js';
import { compose, evenMeasures } from '../text/index.js';
import type { Box, ContainerBox } from './box.js';
import type { LayoutContext } from './context.js';
import {
	borderBox,
	bordersOf,
	definite,
	inlineSizeOf,
	inlineSum,
	marginsOf,
	paddingsOf,
	sum,
} from './edges.js';
import { columnContents, columnCount, rowsOf, spacingOf } from './table-grid.js';

/** The inline size that a box takes when nothing limits it, margins included (CSS Sizing 3, 5.1). Points. */
export const maxContentSize = (box: Box, context: LayoutContext): number => outerSize(box, context, 'max');

/** The least inline size in which nothing of a box stands over. */
export const minContentSize = (box: Box, context: LayoutContext): number => outerSize(box, context, 'min');

type Which = 'min' | 'max';

function outerSize(box: Box, context: LayoutContext, which: Which): number {
	if (box.kind === 'paragraph') return contentSize(box, context, which);
	const mode = box.style.writingMode;
	const edges = inlineSum(sum(bordersOf(box.style, mode), paddingsOf(box.style, mode, 0)));
	const margins = inlineSum(marginsOf(box.style, mode, 0));
	const size = inlineSizeOf(box.style, mode);
	const given = definite(size, undefined);
	// A picture whose width is a percentage may become as narrow as its place (CSS Sizing 3, 5.2.2).
	if (which === 'min' && box.kind === 'replaced' && typeof size === 'object' && dependsOnBase(size))
		return edges + margins;
	if (given !== undefined) return borderBox(given, box.style, edges) + margins;
	return contentSize(box, context, which) + edges + margins;
}

function contentSize(box: Box, context: LayoutContext, which: Which): number {
	switch (box.kind) {
		case 'paragraph': {
			const { paragraph, table } = context.prepare(box);
			const indent = Math.max(0, resolveLength(box.style.textIndent, 0));
			const measure = which === 'max' ? Number.POSITIVE_INFINITY : 0;
			const lines = compose(
				paragraph,
				evenMeasures(measure),
				box.style.whiteSpace === 'nowrap' ? 'nowrap' : 'wrap',
			);
			return Math.max(
				0,
				...lines.map((line, i) => table.fit(line.start, line.end).natural + (i === 0 ? indent : 0)),
			);
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
	const sizes = box.children.map((child) => outerSize(child, context, which));
	if (box.inside === 'table-row') return sizes.reduce((total, size) => total + size, 0);
	if (box.inside === 'grid') {
		const { gridTemplateColumns, columnGap } = box.style;
		const gap = columnGap === 'normal' ? 0 : resolveLength(columnGap, 0);
		const fixed = gridTemplateColumns.reduce(
			(total, { max }) => total + (typeof max === 'object' && 'points' in max ? max.points : 0),
			0,
		);
		if (gridTemplateColumns.length > 0)
			return Math.max(fixed + gap * (gridTemplateColumns.length - 1), ...sizes);
	}
	return Math.max(0, ...sizes);
}

/** The columns side by side, as wide as their widest cells, with the spacing between and around them. */
function tableSize(table: ContainerBox, context: LayoutContext, which: Which): number {
	const rows = rowsOf(table);
	const count = columnCount(table, rows);
	const spacing = spacingOf(table);
	const contents = columnContents(rows, count, spacing, (cell) => outerSize(cell, context, which));
	const columns = contents.map((size, i) => {
		const style = table.columns?.[i];
		return Math.max(size, (style && definite(style.width, undefined)) ?? 0);
	});
	return columns.reduce((total, size) => total + size, count > 0 ? spacing * (count + 1) : 0);
}
