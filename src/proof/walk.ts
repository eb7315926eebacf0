import {
	type Fragment,
	fillsRow,
	gridInside,
	type LineBox,
	offGridBy,
	type Page,
	type PlacedGrid,
} from '../layout/index.js';

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

/** Goes through all fragments in the order of the pages; what is repeated on a later page is passed over. */
export function walkPages(pages: readonly Page[], visit: (fragment: Fragment, place: Place) => void): void {
	const walk = (fragment: Fragment, around: Place & { readonly isNamed: boolean }): void => {
		if (fragment.isRepeated) return;
		const { box, frame, rect } = fragment;
		const { element } = box;
		const x = around.x + rect.x;
		const y = around.y + rect.y;
		const names = element && (element.attributes.id !== undefined || frame || !around.isNamed);
		const { grid: outer, ...outside } = around;
		const grid = gridInside(fragment, x, y, outer);
		const place = {
			...outside,
			x,
			y,
			...(names && {
				frame: element.attributes.id ?? (frame ? box.style.flowFrom : `<${element.tag}>`),
				isNamed: around.isNamed || element.attributes.id !== undefined || frame !== undefined,
			}),
			isHeadline: around.isHeadline || (element !== undefined && isHeading(element)),
			...(grid && { grid }),
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

/**
 * How far a line that belongs on the grid stands off it, to the nearer side; nothing where it stands on it. Those that snap belong
 * there, and body text that is set in the rows of the grid.
 */
export function offGrid(line: LineBox, { x, y, grid }: Place, isBody: boolean): number | undefined {
	if (!grid) return undefined;
	const belongs = line.paragraph.style.lineSnap === 'baseline' || (isBody && fillsRow(line, grid));
	return belongs ? offGridBy(line, x, y, grid) : undefined;
}
