import type { Box } from '../box.js';
import type { BreakToken } from '../break-token.js';
import type { LayoutContext, LayoutResult } from '../context.js';
import { inlineSizeOf, marginsOf } from '../edges.js';
import { shifted } from '../fragment.js';
import { minContentSize } from '../intrinsic-size.js';
import { type Space, spaceBelow } from '../space.js';
import { type Band, bandAt, type Exclusion, nextEnd, seenFrom } from './exclusions.js';
import { areasIn, letsAreasIn, steppedAround } from './wrap-areas.js';

/** A box that stands beside floats, and how far down the flow it begins. */
export interface BesideResult {
	readonly result: LayoutResult;
	readonly top: number;
}

/** Rounding that a box may overlap a float by. */
const SLACK = 0.01;

/**
 * Lays out a box that may not overlap floats, since its content knows nothing of them: a table, a picture, a formatting context
 * of its own (CSS 2.2 9.5). It becomes as narrow as the room beside them, or moves down to where it has room.
 */
export function layBeside(
	context: LayoutContext,
	box: Exclude<Box, { kind: 'paragraph' }>,
	space: Space,
	around: readonly Exclusion[],
	from: number,
	inner: BreakToken | undefined,
): BesideResult {
	const exclusions = steppedAround(box, around);
	const margins = marginsOf(box.style, space.writingMode, space.inlineSize);
	const fillsLine =
		box.kind === 'container' &&
		!box.inside.startsWith('table') &&
		inlineSizeOf(box.style, space.writingMode) === 'auto';
	const least = fillsLine
		? Math.min(minContentSize(box, context) - margins.inlineStart - margins.inlineEnd, space.inlineSize)
		: 0;
	/** The space for the box where it stands: what it lets in of the areas goes with it. */
	const spaceAt = (top: number, inline: number): Space => {
		const areas = letsAreasIn(box) ? seenFrom(areasIn(around), inline, top) : [];
		return { ...spaceBelow(space, top), ...(areas.length > 0 && { exclusions: areas }) };
	};
	for (let top = from, height = 0; ; ) {
		const band = bandAt(exclusions, space.inlineSize, top, height);
		const start = Math.max(margins.inlineStart, band.start);
		const end = Math.min(space.inlineSize - margins.inlineEnd, band.end);
		const isFree = hasWholeLine(band, space);
		let reach = height;
		if (isFree || !fillsLine || end - start >= least - SLACK) {
			const room = fillsLine && !isFree ? end - start + margins.inlineStart + margins.inlineEnd : undefined;
			const below = spaceAt(top, isFree ? 0 : start - margins.inlineStart);
			const result = context.layout(box, room === undefined ? below : { ...below, inlineSize: room }, inner);
			const { rect } = result.fragment;
			const reached = bandAt(exclusions, space.inlineSize, top, rect.height);
			const isStill = reached.start <= band.start + SLACK && reached.end >= band.end - SLACK;
			const x = fillsLine ? (isFree ? rect.x : start) : Math.max(rect.x, reached.start);
			const fits = x + rect.width <= reached.end + SLACK || hasWholeLine(reached, space);
			if (fillsLine ? isStill : fits)
				return { result: { ...result, fragment: shifted(result.fragment, x - rect.x, 0) }, top };
			// Further down other floats stand in the way: the box is laid out for the narrowest room that it meets.
			if (fillsLine && rect.height > height + SLACK) {
				height = rect.height;
				continue;
			}
			// What keeps its width stands over the floats that begin beside it further down: it goes below them.
			reach = Math.max(height, rect.height);
		}
		const next = nextEnd(exclusions, top, reach);
		// Nothing beside: the box is too wide for its container, not for the floats.
		if (next === undefined) return { result: context.layout(box, spaceAt(top, 0), inner), top };
		top = Math.max(next, top + SLACK);
		height = 0;
	}
}

/** Nothing stands at either side. */
const hasWholeLine = ({ start, end }: Band, { inlineSize }: Space): boolean =>
	start <= 0 && end >= inlineSize;
