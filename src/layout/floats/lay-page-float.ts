import type { ContainerBox, PageFloatBox } from '../box.js';
import { anonymousStyle } from '../boxes/anonymous-style.js';
import type { BreakToken } from '../break-token.js';
import type { LayoutContext } from '../context.js';
import { bordersOf, inlineSum, marginsOf, paddingsOf, sum } from '../edges.js';
import { type Fragment, shifted } from '../fragment.js';
import type { Space } from '../space.js';
import type { FloatDecision } from './float-area.js';

/** A page float in its place. */
export interface PlacedPageFloat {
	/** From the start of its region. */
	readonly fragment: Fragment;
	/** What it takes of its columns, and how far they are taken from their start or end with it. Points. */
	readonly room: number;
	readonly reach: number;
}

/** Where a page float is to stand: below what stands at the top already, or above what stands at the foot. */
export interface PageFloatPlace {
	/** The column that it begins in. */
	readonly space: Space;
	readonly inlineSize: number;
	readonly x: number;
	readonly top?: number;
	readonly bottom?: number;
}

/** Rounding that a float may stand over its place by. */
const SLACK = 0.01;
/** Rounds in which lines on the grid and the place of their float agree. */
const MOST_ROUNDS = 4;

/** Lays out a float whole, so that a caption stays with its picture, and says how much of its columns it takes. */
export function layPageFloat(
	context: LayoutContext,
	box: PageFloatBox,
	place: PageFloatPlace,
): PlacedPageFloat {
	const { space, inlineSize } = place;
	const margins = marginsOf(box.style, space.writingMode, inlineSize);
	return placedAt(place, (y) => {
		const { fragment } = context.layout(box, spaceAt(place, inlineSize, y + margins.blockStart));
		return {
			fragment: shifted(fragment, 0, margins.blockStart),
			size: margins.blockStart + fragment.rect.height + margins.blockEnd,
		};
	});
}

/** The notes at the foot of some columns. */
export interface PlacedNotes extends PlacedPageFloat {
	readonly continued: readonly { readonly box: PageFloatBox; readonly inner: BreakToken }[];
}

/** Lays out footnotes under each other, in the box that the first of them asks for (CSS GCPM 3, 2.4). */
export function layNotes(
	context: LayoutContext,
	notes: readonly FloatDecision[],
	place: PageFloatPlace,
): PlacedNotes {
	const { space } = place;
	const area = areaOf(notes[0]!.box);
	const margins = marginsOf(area.style, space.writingMode, place.inlineSize);
	const edges = sum(
		bordersOf(area.style, space.writingMode),
		paddingsOf(area.style, space.writingMode, place.inlineSize),
	);
	const width = place.inlineSize - inlineSum(margins);
	let continued: PlacedNotes['continued'] = [];
	const placed = placedAt(place, (top) => {
		const children: Fragment[] = [];
		const rest: { box: PageFloatBox; inner: BreakToken }[] = [];
		let y = edges.blockStart;
		for (const { box, resume, most } of notes) {
			const own = marginsOf(box.style, space.writingMode, width - inlineSum(edges));
			const start = resume ? 0 : own.blockStart;
			const room = spaceAt(place, width - inlineSum(edges), top + margins.blockStart + y + start);
			const left = most === undefined ? undefined : most - margins.blockStart - y - start - edges.blockEnd;
			const { fragment, breakToken } = context.layout(
				box,
				left === undefined ? room : { ...room, blockSize: Math.max(0, left), breaks: 'page' },
				resume,
			);
			children.push(shifted(fragment, edges.inlineStart, y + start));
			y += start + fragment.rect.height + (breakToken ? 0 : own.blockEnd);
			if (breakToken) rest.push({ box, inner: breakToken });
		}
		continued = rest;
		const height = y + edges.blockEnd;
		return {
			fragment: {
				box: area,
				rect: { x: margins.inlineStart, y: margins.blockStart, width, height },
				children,
				isFirst: true,
				isLast: true,
			},
			size: margins.blockStart + height + margins.blockEnd,
		};
	});
	return { ...placed, continued };
}

/** The box around footnotes; its style is that of the note which it opens with. */
function areaOf(note: PageFloatBox): ContainerBox {
	const own = note.kind === 'container' ? note.noteArea : undefined;
	const { language, span } = note;
	return {
		kind: 'container',
		inside: 'flow',
		style: { ...(own ?? anonymousStyle(note.style)), display: 'block' },
		language,
		span,
		children: [],
		absolutes: [],
	};
}

function spaceAt({ space }: PageFloatPlace, inlineSize: number, y: number): Space {
	const { grid, percentageBlockSize, writingMode } = space;
	return {
		inlineSize,
		blockSize: Number.POSITIVE_INFINITY,
		breaks: 'none',
		isEmpty: true,
		writingMode,
		...(percentageBlockSize !== undefined && { percentageBlockSize }),
		...(grid && { grid: { ...grid, origin: grid.origin - y } }),
	};
}

/** Puts what `lay` makes, for the place of its margin box in the column, at the top or the foot. */
function placedAt(
	{ space, x, top, bottom = 0 }: PageFloatPlace,
	lay: (y: number) => { readonly fragment: Fragment; readonly size: number },
): PlacedPageFloat {
	const { grid, blockSize } = space;
	if (top !== undefined) {
		const { fragment, size } = lay(top);
		return { fragment: shifted(fragment, x, top), room: size, reach: downToRow(grid, top + size) };
	}
	const end = blockSize - bottom;
	let float = lay(0);
	let y = end - float.size;
	// Lines on the grid move down in the float: it begins higher, until it ends where it is to.
	for (let round = 0; grid && round < MOST_ROUNDS; round++) {
		float = lay(y);
		const over = y + float.size - end;
		if (over <= SLACK) break;
		y -= over;
	}
	const room = end - y;
	return { fragment: shifted(float.fragment, x, y), room, reach: bottom + room };
}

/** Text below a float begins with a whole row of the grid. */
function downToRow(grid: Space['grid'], offset: number): number {
	if (!grid) return offset;
	return grid.origin + Math.ceil((offset - grid.origin - SLACK) / grid.step) * grid.step;
}
