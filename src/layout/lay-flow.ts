import type { Box } from './box.js';
import type { BreakToken } from './break-token.js';
import type { LayoutContext } from './context.js';
import { type Fragment, shifted } from './fragment.js';
import type { FlowResult } from './inside-result.js';
import { collapse, endMargin, startMargin } from './margins.js';
import { type Space, spaceBelow } from './space.js';

export interface FlowOptions {
	/** Whether the first child's margin leaves the parent, and the last one's. */
	readonly leaksStart: boolean;
	readonly leaksEnd: boolean;
}

/** Rounding that a box may stand over the end of its frame by. */
const SLACK = 0.01;

/** Lays boxes under each other until the space is full (CSS 2.2 9.4.1, CSS Break 4). */
export function layFlow(
	context: LayoutContext,
	children: readonly Box[],
	space: Space,
	resume: FlowResult['breakToken'],
	{ leaksStart, leaksEnd }: FlowOptions,
): FlowResult {
	const first = resume?.child ?? 0;
	const mode = space.writingMode;
	const placed: Fragment[] = [];
	let y = 0;
	let pending = 0;
	for (let index = first; index < children.length; index++) {
		const box = children[index]!;
		const inner = index === first ? resume?.inner : undefined;
		const isAtStart = placed.length === 0;
		if (!isAtStart && isForcedBreak(children[index - 1]!, box, space)) return cut(placed, index, y);
		const margin = inner || (isAtStart && resume) ? 0 : startMargin(box, mode, space.inlineSize);
		const gap = isAtStart && leaksStart ? 0 : collapse(pending, margin);
		const top = y + gap;
		const childSpace: Space = { ...spaceBelow(space, top), isEmpty: space.isEmpty && isAtStart };
		const { fragment, breakToken, before = 0, after = 0 } = context.layout(box, childSpace, inner);
		const bottom = top + before + fragment.rect.height;
		const fits = bottom <= space.blockSize + SLACK;
		const mayStay = fits && !(breakToken && avoidsBreakInside(box, space));
		if (space.breaks !== 'none' && !childSpace.isEmpty && (!mayStay || isNothing(fragment, breakToken))) {
			return breakBefore(placed, children, index, inner, space);
		}
		placed.push(shifted(fragment, 0, top + before));
		y = bottom + after;
		if (breakToken)
			return { fragments: placed, blockSize: y, breakToken: { child: index, inner: breakToken } };
		pending = endMargin(box, mode, space.inlineSize);
	}
	const blockSize = leaksEnd ? y : Math.max(0, y + pending);
	return { fragments: placed, blockSize };
}

/** A child that put nothing into the frame and wants to go on: it has not begun. */
const isNothing = (fragment: Fragment, breakToken: BreakToken | undefined): boolean =>
	breakToken !== undefined && fragment.isFirst && fragment.rect.height <= SLACK;

function cut(placed: readonly Fragment[], child: number, blockSize: number): FlowResult {
	return { fragments: placed, blockSize, breakToken: { child } };
}

/**
 * Breaks before child `index`, or earlier where a box must not be parted from the one that follows it, such as a heading
 * from its text. A frame in which nothing would stay keeps what it has.
 */
function breakBefore(
	placed: readonly Fragment[],
	children: readonly Box[],
	index: number,
	inner: BreakToken | undefined,
	space: Space,
): FlowResult {
	const offset = index - placed.length;
	let keep = placed.length;
	while (keep > 0 && avoidsBreakBetween(children[offset + keep - 1]!, children[offset + keep]!, space))
		keep--;
	if (keep === 0 && space.isEmpty) keep = placed.length;
	const kept = placed.slice(0, keep);
	const last = kept.at(-1);
	const blockSize = last ? last.rect.y + last.rect.height : 0;
	if (keep === placed.length && inner)
		return { fragments: kept, blockSize, breakToken: { child: index, inner } };
	return { fragments: kept, blockSize, breakToken: { child: offset + keep } };
}

function avoidsBreakInside({ style }: Box, { breaks }: Space): boolean {
	return style.breakInside === 'avoid' || style.breakInside === `avoid-${breaks}`;
}

function avoidsBreakBetween(before: Box, after: Box, { breaks }: Space): boolean {
	const avoids = (value: string): boolean => value === 'avoid' || value === `avoid-${breaks}`;
	return (
		avoids(lastOf(before).style.breakAfter) ||
		avoids(before.style.breakAfter) ||
		avoids(after.style.breakBefore)
	);
}

/** The last box inside a box: its `break-after` holds for all that ends with it. */
function lastOf(box: Box): Box {
	let at = box;
	while (at.kind === 'container' && at.inside === 'flow' && at.children.length > 0) {
		const last = at.children.at(-1)!;
		if (last.kind === 'paragraph') return at;
		at = last;
	}
	return at;
}

/** `break-before` and `break-after`, and a change of `page` (CSS Page 3, 5.2). */
function isForcedBreak(before: Box, after: Box, { breaks }: Space): boolean {
	if (breaks === 'none') return false;
	const forces = (value: string): boolean =>
		value === 'always' || value === breaks || (breaks === 'page' && (value === 'left' || value === 'right'));
	return (
		forces(before.style.breakAfter) ||
		forces(after.style.breakBefore) ||
		(breaks === 'page' && before.style.page !== after.style.page)
	);
}
