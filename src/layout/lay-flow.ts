import type { Box } from './box.js';
import type { BreakToken } from './break-token.js';
import type { LayoutContext } from './context.js';
import { type Fragment, shifted } from './fragment.js';
import type { FlowResult } from './inside-result.js';
import { collapse, collapsesThrough, endMargin, startMargin } from './margins.js';
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
		if (!isAtStart && isForcedBreak(children[index - 1]!, box, space))
			return { fragments: placed, blockSize: y, breakToken: { child: index, isForced: true } };
		// A margin at a break goes away, unless the break was forced (CSS Break 4, 5.2).
		const isCut = inner !== undefined || (isAtStart && resume !== undefined && !resume.isForced);
		const margin = isCut ? 0 : startMargin(box, mode, space.inlineSize);
		const gap = isAtStart && leaksStart && !resume ? 0 : collapse(pending, margin);
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
		if (!isAtStart && collapsesThrough(box, fragment, mode, space.inlineSize)) {
			pending = collapse(pending, margin, endMargin(box, mode, space.inlineSize));
			continue;
		}
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
		edgeBoxes(before, 'end').some(({ style }) => avoids(style.breakAfter)) ||
		edgeBoxes(after, 'start').some(({ style }) => avoids(style.breakBefore))
	);
}

/**
 * The boxes that begin or end with a box, from the outermost in: what one of them says of breaks there holds for all (CSS
 * Break 4, 3.1). Text has no say: the style of a paragraph is that of the box it stands in.
 */
function edgeBoxes(box: Box, edge: 'start' | 'end'): readonly Box[] {
	const boxes: Box[] = [];
	for (let at: Box | undefined = box; at && at.kind !== 'paragraph'; ) {
		boxes.push(at);
		at =
			at.kind === 'container' && at.inside === 'flow' ? at.children.at(edge === 'start' ? 0 : -1) : undefined;
	}
	return boxes;
}

/** `break-before` and `break-after`, and a change of `page` (CSS Page 3, 5.2). */
function isForcedBreak(before: Box, after: Box, { breaks }: Space): boolean {
	if (breaks === 'none') return false;
	const forces = (value: string): boolean =>
		value === 'always' || value === breaks || (breaks === 'page' && (value === 'left' || value === 'right'));
	return (
		edgeBoxes(before, 'end').some(({ style }) => forces(style.breakAfter)) ||
		edgeBoxes(after, 'start').some(({ style }) => forces(style.breakBefore)) ||
		(breaks === 'page' && pageOf(before) !== pageOf(after))
	);
}

/** Loose text has the page of the box around. */
const pageOf = (box: Box): string => (box.kind === 'paragraph' ? 'auto' : box.style.page);
