import type { Box } from '../box.js';
import type { BreakToken, ContinuedFloat } from '../break-token.js';
import type { LayoutContext } from '../context.js';
import { marginsOf } from '../edges.js';
import { type Fragment, shifted } from '../fragment.js';
import { type Space, spaceBelow } from '../space.js';
import { type Band, clearance, clears, type Exclusion, floatSide, placeFloat } from '../wrap/exclusions.js';
import { outlineOf } from '../wrap/wrap-shape.js';

/** What became of a float: it stands in the frame, or goes on in the next one, or both. */
export interface PlacedFloat {
	readonly fragment?: Fragment;
	readonly exclusion?: Exclusion;
	readonly continued?: ContinuedFloat;
}

/** Where a float may stand. */
export interface FloatPlace {
	/** Its containing block. */
	readonly within: Band;
	/** No higher than this: the text before it, and the floats before it. */
	readonly top: number;
	/** Floats that are there already. */
	readonly exclusions: readonly Exclusion[];
	/** Floats of this formatting context that go on in the next frame: none that comes after them may stand before. */
	readonly continued: readonly ContinuedFloat[];
}

/** Rounding that a float may stand over the end of its frame by. */
const SLACK = 0.01;

/** Places a float, or what an earlier frame left of it, in a space whose content box is that of the formatting context. */
export function layFloat(
	context: LayoutContext,
	{ box, inner }: Omit<ContinuedFloat, 'within'>,
	space: Space,
	place: FloatPlace,
): PlacedFloat {
	const { within, exclusions, continued } = place;
	const later = { continued: { box, ...(inner && { inner }), within } };
	const breaks = space.breaks !== 'none' && Number.isFinite(space.blockSize);
	if (breaks && continued.some((other) => comesFirst(other, box))) return later;
	const side = floatSide(box.style) ?? 'start';
	const top = Math.max(place.top, clearance(exclusions, box.style) ?? place.top);
	const own = spaceOf(space, within);
	const { whole, margins, ...size } = laidWhole(context, box, own, inner);
	const { inlineStart, blockStart } = placeFloat(exclusions, space.inlineSize, within, side, size, top);
	const y = blockStart + margins.blockStart;
	let fragment = whole;
	let token: BreakToken | undefined;
	if (space.grid || (breaks && y + whole.rect.height > space.blockSize + SLACK)) {
		const isEmpty = space.isEmpty && blockStart <= SLACK;
		const { grid, blockSize } = spaceBelow(space, y);
		const broken = context.layout(
			box,
			{ ...own, ...(breaks && { breaks: space.breaks, blockSize, isEmpty }), ...(grid && { grid }) },
			inner,
		);
		const fits = y + broken.fragment.rect.height <= space.blockSize + SLACK;
		const isWhole = broken.breakToken === undefined || box.style.breakInside === 'auto';
		const isBegun = broken.breakToken === undefined || broken.fragment.rect.height > SLACK;
		if (breaks && !isEmpty && !(fits && isWhole && isBegun)) return later;
		fragment = broken.fragment;
		token = broken.breakToken;
	}
	const x = inlineStart + margins.inlineStart;
	const height = margins.blockStart + fragment.rect.height + margins.blockEnd;
	const marginBox = { inline: size.inline, block: height };
	// What goes on in the next frame has no whole shape in this one.
	const outline =
		token || inner ? undefined : outlineOf(context, box.style, marginBox, space.writingMode, own.inlineSize);
	return {
		// The fragment's own place counts the margin at its start.
		fragment: shifted(fragment, x - fragment.rect.x, y),
		exclusion: {
			side,
			inlineStart,
			inlineEnd: inlineStart + size.inline,
			blockStart,
			// Beside a float that goes on there is room for no other down to the end of the frame.
			blockEnd: token ? Math.max(space.blockSize, blockStart + height) : blockStart + height,
			...(outline && { outline }),
		},
		...(token && { continued: { box, inner: token, within } }),
	};
}

/** The room a float is offered: it takes no more of it than its content asks for. */
const spaceOf = (space: Space, within: Band): Space => ({
	inlineSize: within.end - within.start,
	blockSize: Number.POSITIVE_INFINITY,
	breaks: 'none',
	isEmpty: true,
	writingMode: space.writingMode,
	shrinksToFit: true,
	...(space.percentageBlockSize !== undefined && { percentageBlockSize: space.percentageBlockSize }),
});

function laidWhole(context: LayoutContext, box: Box, space: Space, inner: BreakToken | undefined) {
	const margins = marginsOf(box.style, space.writingMode, space.inlineSize);
	const whole = context.layout(box, space, inner).fragment;
	return {
		whole,
		margins,
		inline: margins.inlineStart + whole.rect.width + margins.inlineEnd,
		block: margins.blockStart + whole.rect.height + margins.blockEnd,
	};
}

/** The margin box of a float that is not broken. */
export function floatSize(
	context: LayoutContext,
	box: Box,
	space: Space,
): { readonly inline: number; readonly block: number } {
	const { inline, block } = laidWhole(
		context,
		box,
		spaceOf(space, { start: 0, end: space.inlineSize }),
		undefined,
	);
	return { inline, block };
}

/** Whether a float that waits for the next frame stands in the way of one that comes after it (CSS 2.2 9.5.1, rules 2 and 5). */
const comesFirst = ({ box, inner }: ContinuedFloat, next: Box): boolean =>
	inner === undefined || clears(next.style.clear, floatSide(box.style) ?? 'start');
