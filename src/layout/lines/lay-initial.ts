/** Places an initial letter beside the lines that it is as high as, or above them (CSS Inline 3, 5). */

import type { ParagraphBox } from '../box.js';
import type { LayoutContext } from '../context.js';
import { type FittedParagraph, fitFloats } from '../floats/fit-floats.js';
import type { Fragment, LineBox } from '../fragment.js';
import { ROW_SLACK, snap } from '../rhythm/baseline-grid.js';
import type { Space } from '../space.js';
import { type Exclusion, placeFloat } from '../wrap/exclusions.js';
import { indentOf } from './indent.js';
import { type InitialBox, type SizedInitial, sizeInitial, stepOf } from './initial-letter.js';
import { strutOf } from './strut.js';

/** A letter in its place, and what it takes from the lines around. */
export interface PlacedInitial {
	readonly fragment: Fragment;
	readonly exclusions: readonly Exclusion[];
	/** How far down the paragraph it reaches, margins included. */
	readonly blockEnd: number;
	/** Lines that stand beside it. */
	readonly lines: number;
}

/** Rounding that places may differ by. */
const SLACK = 0.01;

/** The lines of a paragraph around its initial letter. What stands in the first line may move it, and the letter with it. */
export function fitInitial(
	context: LayoutContext,
	paragraph: ParagraphBox,
	letter: InitialBox,
	space: Space,
	left?: number,
): { readonly fitted: FittedParagraph; readonly initial: PlacedInitial } {
	const fit = (moved: number) => {
		const { initial, baseline } = placeInitial(context, paragraph, letter, space, moved);
		const exclusions = [...(space.exclusions ?? []), ...initial.exclusions];
		return { initial, baseline, fitted: fitFloats(context, paragraph, { ...space, exclusions }, 0, left) };
	};
	const first = fit(0);
	const [line] = first.fitted.placed;
	// A line without room beside the letter stands below it.
	const isBeside = line && line.rect.y < first.initial.blockEnd;
	const moved = isBeside ? baselineOf(line) - first.baseline : 0;
	return Math.abs(moved) <= SLACK ? first : fit(moved);
}

/** The baseline of a line, or the axis of a vertical one. */
const baselineOf = ({ rect, baseline }: LineBox): number => rect.y + baseline;

function placeInitial(
	context: LayoutContext,
	{ style, language }: ParagraphBox,
	box: InitialBox,
	space: Space,
	moved: number,
): { readonly initial: PlacedInitial; readonly baseline: number } {
	const mode = space.writingMode;
	const step = stepOf(context, box, space);
	const sized = sizeInitial(context, box, step, space.inlineSize, mode);
	const { above, below } = strutOf(style, language, context.fonts);
	const isVertical = mode === 'vertical-rl';
	const axis = isVertical ? (above + below) / 2 : above;
	/** From the first line to where the letter's margin box begins, less what moves that line down. */
	const rise = topIn(sized, step, isVertical) + axis;
	const indent = indentOf(box.initial.style, true, space.inlineSize);
	const free = placeFloat(
		space.exclusions ?? [],
		space.inlineSize,
		{ start: 0, end: space.inlineSize },
		'start',
		{ inline: indent + sized.inlineSize, block: heightOf(sized) },
		0,
	);
	const start = Math.max(free.blockStart, -rise, 0);
	const shift = style.lineSnap === 'baseline' && space.grid ? snap(space.grid, start + above) : 0;
	const baseline = start + axis + shift + moved;
	const top = baseline + topIn(sized, step, isVertical);
	const end = top + heightOf(sized);
	// The line below the letter is free, however little it stands off it.
	const isInRow = Math.abs(shift) <= step * ROW_SLACK;
	const rows = baseline - axis - (isInRow ? shift : 0) + sized.sink * step;
	const inlineStart = free.inlineStart + indent;
	const isWidened = sized.margins.blockEnd > 0;
	const exclusions: Exclusion[] = [
		...(start > SLACK ? [roomAbove(space, start)] : []),
		{
			side: 'start',
			inlineStart: free.inlineStart,
			inlineEnd: inlineStart + sized.inlineSize,
			blockStart: start,
			blockEnd: isWidened ? end : Math.min(end, rows),
		},
	];
	return {
		baseline,
		initial: {
			fragment: fragmentOf(
				box,
				sized,
				inlineStart + sized.margins.inlineStart,
				top + sized.margins.blockStart,
			),
			exclusions,
			blockEnd: end,
			lines: sized.sink,
		},
	};
}

/** From the baseline of the first line, or its axis, to the top of the letter's margin box. */
function topIn({ size, sink, around, outside }: SizedInitial, step: number, isVertical: boolean): number {
	const over = isVertical ? (around.over + around.under) / 2 : around.over;
	return (sink - size) * step - over - outside;
}

/** The margin box. */
const heightOf = ({ margins, edges, blockSize }: SizedInitial): number =>
	margins.blockStart + edges.blockStart + blockSize + edges.blockEnd + margins.blockEnd;

/** What a letter that rises keeps free: the text begins below. */
const roomAbove = ({ inlineSize }: Space, blockEnd: number): Exclusion => ({
	side: 'start',
	inlineStart: 0,
	inlineEnd: inlineSize,
	blockStart: 0,
	blockEnd,
});

function fragmentOf(
	box: InitialBox,
	{ paragraph, line, edges, blockSize }: SizedInitial,
	x: number,
	y: number,
): Fragment {
	const { width } = line.rect;
	const letters: Fragment = {
		box: paragraph,
		rect: { x: edges.inlineStart, y: edges.blockStart, width, height: blockSize },
		children: [],
		lines: [line],
		isFirst: true,
		isLast: true,
	};
	return {
		box,
		rect: {
			x,
			y,
			width: edges.inlineStart + width + edges.inlineEnd,
			height: edges.blockStart + blockSize + edges.blockEnd,
		},
		children: [letters],
		isFirst: true,
		isLast: true,
	};
}
