import type { Fragment, LineBox, Page } from '../layout/index.js';

/** Where a fragment stands, by what is around it. */
export interface Place {
	readonly folio: string;
	/** Id of the frame or of its thread, or a tag in angle brackets. */
	readonly frame: string;
	/** It is a headline, or a part of one. */
	readonly isHeadline: boolean;
	/** Its border box on the page, in points. */
	readonly x: number;
	readonly y: number;
	readonly grid?: PlacedGrid;
}

/** Lines of a page on which baselines are to stand. */
export interface PlacedGrid {
	readonly step: number;
	/** A baseline of it: from the top of the page, or, in vertical text, an axis from its left edge. */
	readonly at: number;
	readonly isVertical: boolean;
}

/** Goes through all fragments in the order of the pages; what is repeated on a later page is passed over. */
export function walkPages(pages: readonly Page[], visit: (fragment: Fragment, place: Place) => void): void {
	const walk = (fragment: Fragment, around: Place & { readonly isNamed: boolean }): void => {
		if (fragment.isRepeated) return;
		const { box, frame, rect } = fragment;
		const { element } = box;
		const x = around.x + rect.x;
		const y = around.y + rect.y;
		const names = element && (element.attributes.id !== undefined || frame || !around.isNamed);
		const place = {
			...around,
			x,
			y,
			...(names && {
				frame: element.attributes.id ?? (frame ? box.style.flowFrom : `<${element.tag}>`),
				isNamed: around.isNamed || element.attributes.id !== undefined || frame !== undefined,
			}),
			isHeadline: around.isHeadline || (element !== undefined && isHeading(element)),
			...(fragment.grid && { grid: placedGrid(fragment, x, y) }),
		};
		visit(fragment, place);
		for (const line of fragment.lines ?? []) {
			// A box in a line has lines of its own, which belong to no grid.
			const { grid: _, ...inLine } = place;
			for (const { fragment: inside } of line.objects)
				walk(inside, { ...inLine, x: x + line.rect.x, y: y + line.rect.y });
		}
		for (const child of fragment.children) walk(child, place);
	};
	for (const { root, folio } of pages)
		walk(root, { folio, frame: '', isNamed: false, isHeadline: false, x: 0, y: 0 });
}

const isHeading = ({
	tag,
	attributes,
}: {
	tag: string;
	attributes: Readonly<Record<string, string>>;
}): boolean => /^h[1-6]$/.test(tag) || attributes.role === 'heading';

function placedGrid({ grid, box, rect }: Fragment, x: number, y: number): PlacedGrid {
	const { step, origin, baseline } = grid!;
	return box.style.writingMode === 'vertical-rl'
		? { step, at: x + rect.width - origin - step / 2, isVertical: true }
		: { step, at: y + origin + baseline, isVertical: false };
}

/** How far from a line of the grid counts as off it. Points. */
const MOST_OFF = 0.01;

/**
 * How far a line that belongs on the grid stands off it, to the nearer side; nothing where it stands on it. Those that snap belong
 * there, and body text that is set in the rows of the grid.
 */
export function offGrid(line: LineBox, { x, y, grid }: Place, isBody: boolean): number | undefined {
	if (!grid || grid.isVertical !== (line.writingMode === 'vertical-rl') || line.runs.length === 0)
		return undefined;
	const { rect, baseline, paragraph } = line;
	const height = grid.isVertical ? rect.width : rect.height;
	const isInRow = isBody && Math.abs(height - grid.step) <= MOST_OFF;
	if (paragraph.style.lineSnap !== 'baseline' && !isInRow) return undefined;
	const at = grid.isVertical ? x + rect.x + rect.width - baseline : y + rect.y + baseline;
	const rows = (at - grid.at) / grid.step;
	const off = (rows - Math.round(rows)) * grid.step;
	return Math.abs(off) > MOST_OFF ? off : undefined;
}
