import type { Style } from '../../style/index.js';
import { anchorsInLines } from '../anchors.js';
import type { Box, PageFloatBox } from '../box.js';
import type { LayoutContext } from '../context.js';
import type { Fragment } from '../fragment.js';
import { lineHeightOf } from '../lines/strut.js';

/** Whether a box leaves its place for the top or the foot of a column, a frame or a page (CSS Page Floats 3, CSS GCPM 3). */
export const leavesForPage = ({ float }: Style): boolean =>
	float === 'top' || float === 'bottom' || float === 'snap-block' || float === 'footnote';

/** The place in the text that a page float belongs to. */
export interface FloatCall {
	readonly box: PageFloatBox;
	/** Its line, from the start of the fragments' parent: from where to where. Points. */
	readonly block: number;
	readonly end: number;
}

/** Whose floats are looked for: those of a page, of the columns of one box, of the frames of a thread. */
export type FloatLevel = 'page' | 'columns' | 'thread';

/**
 * The calls in what was placed, in the order of the text. Columns place their own floats, and those for the page go on to it; a
 * thread is poured when its pages are made, so its frames take them all.
 */
export function callsIn(
	context: LayoutContext,
	fragments: readonly Fragment[],
	level: FloatLevel,
): readonly FloatCall[] {
	const calls: FloatCall[] = [];
	const add = (box: Box, block: number, end: number, isInColumns: boolean): void => {
		if (box.kind === 'paragraph' || !leavesForPage(box.style)) return;
		const { float, floatReference } = box.style;
		const isForPage = floatReference === 'page' || (float === 'footnote' && floatReference === 'inline');
		const isMine = level === 'columns' ? !isForPage && !isInColumns : isForPage || !isInColumns;
		if (isMine) calls.push({ box, block, end });
	};
	const visit = (fragment: Fragment, top: number, isInColumns: boolean): void => {
		const { box, lines = [] } = fragment;
		if (box.kind !== 'paragraph' && !holdsCalls(context, box)) return;
		const y = top + fragment.rect.y;
		// Before all text of its block, it is called with the first line of that.
		if (box.kind === 'container' && box.anchorOf)
			add(box.anchorOf, y, y + lineHeightOf(box.style, box.style.fontSize), isInColumns);
		for (const [called, , { rect }] of anchorsInLines(context, fragment))
			add(called, y + rect.y, y + rect.y + rect.height, isInColumns);
		for (const line of lines)
			for (const object of line.objects) visit(object.fragment, y + line.rect.y, isInColumns);
		const within = isInColumns || hasColumns(box);
		for (const child of fragment.children) visit(child, y, within);
	};
	for (const fragment of fragments) visit(fragment, 0, false);
	return calls;
}

const hasColumns = ({ kind, style }: Box): boolean =>
	kind === 'container' && (style.columnCount !== 'auto' || style.columnWidth !== 'auto');

/** Whether page floats have their calls in a box. */
export function holdsCalls(context: LayoutContext, box: Box): boolean {
	if (box.kind === 'replaced') return false;
	return context.remember(box, 'calls', () => {
		if (box.kind === 'container')
			return (
				(box.anchorOf !== undefined && leavesForPage(box.anchorOf.style)) ||
				box.children.some((child) => holdsCalls(context, child))
			);
		return box.content.some(
			(part) =>
				(part.kind === 'anchor' && leavesForPage(part.box.style)) ||
				((part.kind === 'object' || part.kind === 'float') && holdsCalls(context, part.box)),
		);
	});
}
