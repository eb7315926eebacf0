import type { Point } from '../base/index.js';
import type { Box } from './box.js';
import type { LayoutContext } from './context.js';
import type { Fragment, LineBox } from './fragment.js';

/** Where positioned boxes would stand in the flow, from the corner of a fragment. */
export interface Anchors {
	has(box: Box): boolean;
	get(box: Box): Point | undefined;
	/** Whether a box has its place in the flow, here or in another fragment. */
	isAnchored(box: Box): boolean;
}

/** Finds the places of boxes in a fragment, and gives the fragment without what held them. */
export function findAnchors(
	context: LayoutContext,
	fragment: Fragment,
	boxes: readonly Box[],
): { readonly anchors: Anchors; readonly fragment: Fragment } {
	const wanted = new Set(boxes.filter(({ style }) => isAnchored(style)));
	const found = new Map<Box, Point>();
	const visit = (at: Fragment, x: number, y: number): Fragment => {
		for (const [box, point] of anchorsInLines(context, at))
			if (wanted.has(box)) found.set(box, { x: x + point.x, y: y + point.y });
		const children = at.children.flatMap((child) => {
			const { box, rect } = child;
			const anchored = box.kind === 'container' ? box.anchorOf : undefined;
			if (anchored && wanted.has(anchored)) {
				found.set(anchored, { x: x + rect.x, y: y + rect.y });
				return [];
			}
			return [visit(child, x + rect.x, y + rect.y)];
		});
		return children.every((child, i) => child === at.children[i]) && children.length === at.children.length
			? at
			: { ...at, children };
	};
	const rest = wanted.size === 0 ? fragment : visit(fragment, 0, 0);
	return {
		fragment: rest,
		anchors: {
			has: (box) => found.has(box),
			get: (box) => found.get(box),
			isAnchored: (box) => wanted.has(box),
		},
	};
}

/** Along one axis at least nothing says where the box stands (CSS 2.2 10.3.7 and 10.6.4). */
export const isAnchored = ({ top, right, bottom, left }: Box['style']): boolean =>
	(top === 'auto' && bottom === 'auto') || (left === 'auto' && right === 'auto');

/** The places in the lines of a paragraph: after the text before them, at the top of their line. */
export function anchorsInLines(
	context: LayoutContext,
	{ box, lines = [], isFirst, isLast }: Fragment,
): readonly (readonly [Box, Point, LineBox])[] {
	if (box.kind !== 'paragraph' || !box.content.some(({ kind }) => kind === 'anchor')) return [];
	const { units } = context.prepare(box).paragraph;
	const starts = lines.map((line, i) =>
		isFirst && i === 0 ? 0 : Math.min(...line.runs.map(({ offset }) => offset), Number.POSITIVE_INFINITY),
	);
	const isSolid = (start: number): boolean =>
		units.some((unit, i) => unit.start === start && i > 0 && units[i - 1]!.class !== 'space');
	return box.content.flatMap((content, index) => {
		if (content.kind !== 'anchor') return [];
		const next = units.find(({ piece }) => piece > index)?.start ?? Number.POSITIVE_INFINITY;
		// A line reaches up to the text of the next one: spaces between them are in neither.
		const at = starts.findLastIndex((start) => start <= next);
		const line = lines[at];
		if (!line || (at === lines.length - 1 && !isLast && next > endOf(line))) return [];
		// Where a frame ends between two letters, what stands there belongs to it, not to the next one.
		if (!isFirst && next === starts[0] && isSolid(next)) return [];
		const before = [...line.runs, ...line.objects].filter(({ piece }) => piece < index);
		const along = line.start + Math.max(0, ...before.map((part) => part.at + part.advance));
		const { x, y } = line.rect;
		return [
			[
				content.box,
				line.writingMode === 'horizontal-tb' ? { x: x + along, y } : { x, y: y + along },
				line,
			] as const,
		];
	});
}

const endOf = ({ runs }: LineBox): number =>
	Math.max(0, ...runs.map(({ offset, run }) => offset + run.text.length));
