import type { Box } from './box.js';
import type { BreakToken } from './break-token.js';
import { spansColumns } from './columns/span-places.js';
import type { LayoutContext, LayoutResult } from './context.js';
import { type FloatMark, FlowFloats } from './floats/flow-floats.js';
import { avoidsBreakBetween, avoidsBreakInside, isForcedBreak, linesToFollow } from './flow-breaks.js';
import { type Fragment, shifted } from './fragment.js';
import type { FlowResult } from './inside-result.js';
import { collapse, collapsesThrough, endMargin, isIndependent, startMargin } from './margins.js';
import { rowAtOrBelow } from './rhythm/baseline-grid.js';
import { type Space, spaceBelow } from './space.js';
import { heldUntil } from './threads/holds.js';
import { isFloat, isOutside, seenFrom } from './wrap/exclusions.js';
import { layBeside } from './wrap/lay-beside.js';

export interface FlowOptions {
	/** Whether the first child's margin leaves the parent, and the last one's. */
	readonly leaksStart: boolean;
	readonly leaksEnd: boolean;
	/** The flow is a block formatting context: floats stay in it. */
	readonly isRoot: boolean;
}

/** Rounding that a box may stand over the end of its frame by. */
const SLACK = 0.01;

/** A child that was placed; a float may have been left for the next frame whole. */
interface Placed {
	readonly box: Box;
	readonly fragment?: Fragment;
	/** The floats there were before it. */
	readonly before: FloatMark;
}

/** Lays boxes under each other until the space is full, floats beside them (CSS 2.2 9.4.1 and 9.5, CSS Break 4). */
export function layFlow(
	context: LayoutContext,
	children: readonly Box[],
	space: Space,
	resume: FlowResult['breakToken'],
	{ leaksStart, leaksEnd, isRoot }: FlowOptions,
): FlowResult {
	const first = resume?.child ?? 0;
	const mode = space.writingMode;
	const floats = new FlowFloats(context, space);
	const carried = floats.resume(resume?.floats ?? []);
	const placed: Placed[] = [];
	const fragments = (upTo = placed.length): Fragment[] => [
		...carried,
		...placed.slice(0, upTo).flatMap(({ fragment }) => (fragment ? [fragment] : [])),
	];
	const finish = (
		blockSize: number,
		token: FlowResult['breakToken'],
		{ upTo = placed.length, gaveWay = false } = {},
	): FlowResult => ({
		fragments: gaveWay ? withoutItsText(fragments(upTo)) : fragments(upTo),
		...reaching(
			floats.upTo(placed[upTo]?.before ?? floats.mark()),
			blockSize,
			token,
			isRoot,
			children.length,
		),
	});
	/** Where the box goes on that stands first, if it began in an earlier frame and is taken back. */
	const innerAt = (keep: number): BreakToken | undefined => (keep === 0 ? resume?.inner : undefined);
	/** Ends the frame before the child that comes next. */
	const moveOn = (inner: BreakToken | undefined): FlowResult => {
		const isEmpty = space.isEmpty && carried.length === 0;
		const { keep, gaveWay } = lastKept(placed, children, first, placed.length, { ...space, isEmpty });
		const rest = keep === placed.length ? inner : innerAt(keep);
		return finish(endOf(placed, keep), tokenAt(first + keep, rest), { upTo: keep, gaveWay });
	};
	let y = 0;
	let pending = 0;
	/** The last child in the flow. */
	let previous: Box | undefined;
	for (let index = first; index < children.length; index++) {
		const box = children[index]!;
		const before = floats.mark();
		const isEmpty = space.isEmpty && placed.length === 0 && carried.length === 0;
		if (isOutside(box)) {
			// Where an empty line would stand: the margins before it count, those after it do not.
			const top = !previous && leaksStart && !resume ? y : y + pending;
			const fragment = isFloat(box) ? floats.place(box, top, isEmpty) : anchorAt(box, top);
			placed.push({ box, before, ...(fragment && { fragment }) });
			continue;
		}
		if (space.columns && spansColumns(box)) return finish(y, { child: index, isSpan: true });
		const inner = index === first ? resume?.inner : undefined;
		const isAtStart = previous === undefined;
		if (previous && isForcedBreak(previous, box, space)) return finish(y, { child: index, isForced: true });
		const held = space.holds && !inner ? heldUntil(space.holds, box) : undefined;
		if (held === Number.POSITIVE_INFINITY) return moveOn(inner);
		if (floats.clearsContinued(box)) return finish(y, { child: index });
		// A margin at a break goes away, unless the break was forced (CSS Break 4, 5.2).
		const isCut = inner !== undefined || (isAtStart && resume !== undefined && !resume.isForced);
		const margin = isCut ? 0 : startMargin(box, mode, space.inlineSize);
		const gap = isAtStart && leaksStart && !resume ? 0 : collapse(pending, margin);
		const begin = gap > SLACK && fillsRows(box, space) ? rowAtOrBelow(space.grid!, y + gap) : y + gap;
		const wanted = Math.max(begin, (inner ? undefined : floats.clearanceOf(box)) ?? begin);
		let { result, top } = layChild(context, box, { ...space, isEmpty }, floats, wanted, inner);
		const isHeld = held !== undefined && top + (result.before ?? 0) < held - SLACK;
		if (isHeld) {
			const below = held - (result.before ?? 0);
			({ result, top } = layChild(context, box, { ...space, isEmpty: false }, floats, below, inner));
		}
		const { fragment, breakToken, before: above = 0, after = 0 } = result;
		const bottom = top + above + fragment.rect.height;
		const fits = bottom <= space.blockSize + SLACK;
		const isSpan = breakToken?.isSpan === true;
		const mayStay = fits && !(breakToken && !isSpan && avoidsBreakInside(box, space));
		if (space.breaks !== 'none' && (!isEmpty || isHeld) && (!mayStay || (isNothing(result) && !isSpan)))
			return moveOn(inner);
		floats.takeOver(result, 0, top + above);
		placed.push({ box, before, fragment: shifted(fragment, 0, top + above) });
		previous = box;
		// Clearance parts the margins around an empty box (CSS 2.2 8.3.1).
		const isCleared = wanted > begin;
		if (!isAtStart && !isCleared && !breakToken && collapsesThrough(box, fragment, mode, space.inlineSize)) {
			pending = collapse(pending, margin, endMargin(box, mode, space.inlineSize));
			continue;
		}
		y = bottom + after;
		if (breakToken && isSpan) return finish(y, { child: index, inner: breakToken, isSpan });
		if (breakToken) {
			const { keep, gaveWay } = stranded(placed, children, first, {
				...space,
				isEmpty: space.isEmpty && carried.length === 0,
			});
			return keep === placed.length
				? finish(y, { child: index, inner: breakToken }, { gaveWay })
				: finish(endOf(placed, keep), tokenAt(first + keep, innerAt(keep)), { upTo: keep });
		}
		pending = endMargin(box, mode, space.inlineSize);
	}
	return finish(leaksEnd ? y : Math.max(0, y + pending), undefined);
}

const tokenAt = (child: number, inner: BreakToken | undefined): NonNullable<FlowResult['breakToken']> => ({
	child,
	...(inner && { inner }),
});

/** Whether the gap before a box becomes whole rows: in a grid of lines, text has no gap or whole lines (CLREQ 3.4.1). */
const fillsRows = ({ style }: Box, { grid }: Space): boolean =>
	grid !== undefined && (style.lineSnap !== 'none' || style.boxSnap !== 'none');

/** The place of a positioned box: a fragment of no size, which whoever places the box takes away. */
const anchorAt = (box: Box, y: number): Fragment => ({
	box,
	rect: { x: 0, y, width: 0, height: 0 },
	children: [],
	isFirst: true,
	isLast: true,
});

/** A child in its place, beside the floats that reach down to it. */
function layChild(
	context: LayoutContext,
	box: Box,
	space: Space,
	floats: FlowFloats,
	top: number,
	inner: BreakToken | undefined,
): { readonly result: LayoutResult; readonly top: number } {
	const exclusions = floats.at(top);
	if (exclusions.length === 0) return { result: context.layout(box, spaceBelow(space, top), inner), top };
	// Text that runs the other way is a formatting context too (CSS Writing Modes 4, 3.2).
	if (box.kind !== 'paragraph' && (isIndependent(box) || box.style.writingMode !== space.writingMode))
		return layBeside(context, box, space, exclusions, top, inner);
	const below = { ...spaceBelow(space, top), exclusions: seenFrom(exclusions, 0, top) };
	return { result: context.layout(box, below, inner), top };
}

/** What leaves a flow: a formatting context holds its floats to the end and goes on with them, other boxes hand them on. */
function reaching(
	{ exclusions, continued }: ReturnType<FlowFloats['upTo']>,
	blockSize: number,
	token: FlowResult['breakToken'],
	isRoot: boolean,
	count: number,
): Pick<FlowResult, 'blockSize' | 'breakToken' | 'exclusions' | 'continued'> {
	if (!isRoot) {
		return {
			blockSize,
			...(token && { breakToken: token }),
			...(exclusions.length > 0 && { exclusions }),
			...(continued.length > 0 && { continued }),
		};
	}
	const depth = exclusions.reduce((deepest, { blockEnd }) => Math.max(deepest, blockEnd), blockSize);
	if (continued.length === 0) return { blockSize: depth, ...(token && { breakToken: token }) };
	return { blockSize: depth, breakToken: { ...(token ?? { child: count }), floats: continued } };
}

/** A child that put nothing into the frame and wants to go on: it has not begun. */
const isNothing = ({ fragment, breakToken, exclusions = [] }: LayoutResult): boolean =>
	breakToken !== undefined &&
	fragment.isFirst &&
	exclusions.length === 0 &&
	(fragment.rect.height <= SLACK || (fragment.children.length === 0 && !fragment.lines?.length));

/** How many of the placed boxes stay in a frame, and whether a heading stays there without its text. */
interface Kept {
	readonly keep: number;
	readonly gaveWay: boolean;
}

/**
 * How many boxes stay when the flow is broken behind the first `count`: fewer where a box must not be parted from the one that
 * follows it, such as a heading from its text. A frame in which nothing would stay keeps what it has.
 */
function lastKept(
	placed: readonly Placed[],
	children: readonly Box[],
	first: number,
	count: number,
	space: Space,
): Kept {
	let keep = count;
	for (let before = -1; keep > 0 && keep !== before; ) {
		before = keep;
		while (keep > 0 && avoidsBreakBetween(children[first + keep - 1]!, children[first + keep]!, space))
			keep--;
		keep = headingWithoutLines(placed, keep, space) ?? keep;
	}
	return keep === 0 && space.isEmpty ? { keep: count, gaveWay: count > 0 } : { keep, gaveWay: false };
}

/** The same when the flow is broken inside the last box, of which too few lines may stand under a heading. */
function stranded(placed: readonly Placed[], children: readonly Box[], first: number, space: Space): Kept {
	const heading = headingWithoutLines(placed, placed.length, space);
	if (heading === undefined) return { keep: placed.length, gaveWay: false };
	const { keep } = lastKept(placed, children, first, heading, { ...space, isEmpty: false });
	return keep === 0 && space.isEmpty ? { keep: placed.length, gaveWay: true } : { keep, gaveWay: false };
}

/** A heading that is followed by fewer lines than it asks for, by its number among the first `count` boxes. */
function headingWithoutLines(placed: readonly Placed[], count: number, space: Space): number | undefined {
	let lines = 0;
	for (let i = count - 1; i >= 0 && lines < MOST_KEEP_LINES; i--) {
		const { box, fragment } = placed[i]!;
		if (isOutside(box)) continue;
		const wanted = linesToFollow(box, space);
		if (wanted > 0) return lines < wanted && lines > 0 ? i : undefined;
		lines += fragment ? linesOf(fragment) : 0;
	}
	return undefined;
}

/** What is looked for above the end of a frame. */
const MOST_KEEP_LINES = 20;

/** The lines of a fragment; a picture or a table under a heading is enough of its text. */
function linesOf({ box, lines, children }: Fragment): number {
	if (lines) return lines.length;
	if (box.kind !== 'container' || box.inside !== 'flow') return Number.POSITIVE_INFINITY;
	return children.reduce((sum, child) => sum + linesOf(child), 0);
}

/** The end of the last box in the flow among the first `count`. */
function endOf(placed: readonly Placed[], count: number): number {
	const last = placed.slice(0, count).findLast((child) => !isOutside(child.box))?.fragment;
	return last ? last.rect.y + last.rect.height : 0;
}

/** Marks a heading that stands at the end of its frame. */
const withoutItsText = (fragments: readonly Fragment[]): Fragment[] =>
	fragments.map((fragment, i) => (i === fragments.length - 1 ? { ...fragment, gaveWay: 'keep' } : fragment));
