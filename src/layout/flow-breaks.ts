import type { Box } from './box.js';
import type { Space } from './space.js';

/** Whether a box is to stay whole. */
export function avoidsBreakInside({ style }: Box, { breaks }: Space): boolean {
	return style.breakInside === 'avoid' || style.breakInside === `avoid-${breaks}`;
}

export function avoidsBreakBetween(before: Box, after: Box, { breaks }: Pick<Space, 'breaks'>): boolean {
	const avoids = (value: string): boolean => value === 'avoid' || value === `avoid-${breaks}`;
	return (
		edgeBoxes(before, 'end').some(({ style }) => avoids(style.breakAfter)) ||
		edgeBoxes(after, 'start').some(({ style }) => avoids(style.breakBefore))
	);
}

/** Whether a box is one that stays with what follows it, as a heading does. */
export const isKeptWithNext = (box: Box): boolean =>
	edgeBoxes(box, 'start').some(({ style }) => style.breakAfter.startsWith('avoid'));

/** How many lines must follow a box that is not to be parted from them; none where it may be. */
export function linesToFollow(box: Box, { breaks }: Space): number {
	const keeping = edgeBoxes(box, 'end').filter(
		({ style: { breakAfter } }) => breakAfter === 'avoid' || breakAfter === `avoid-${breaks}`,
	);
	return Math.max(0, ...keeping.map(({ style }) => style.keepLines));
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
export function isForcedBreak(before: Box, after: Box, { breaks }: Space): boolean {
	if (breaks === 'none') return false;
	const forces = (value: string): boolean =>
		value === 'always' || value === breaks || (breaks === 'page' && sideOf(value) !== undefined);
	return (
		edgeBoxes(before, 'end').some(({ style }) => forces(style.breakAfter)) ||
		edgeBoxes(after, 'start').some(({ style }) => forces(style.breakBefore)) ||
		(breaks === 'page' && pageOf(before) !== pageOf(after))
	);
}

const sideWords = ['left', 'right', 'recto', 'verso'] as const;
type SideWord = (typeof sideWords)[number];

const sideOf = (value: string): SideWord | undefined => sideWords.find((word) => word === value);

/** The side on which the page after a break must stand; what is said last counts (CSS Break 4, 4.2). */
export function sideAfterBreak(before: Box | undefined, after: Box): SideWord | undefined {
	const values = [
		...(before ? edgeBoxes(before, 'end').map(({ style }) => style.breakAfter) : []),
		...edgeBoxes(after, 'start').map(({ style }) => style.breakBefore),
	];
	return values.map(sideOf).findLast((side) => side !== undefined);
}

/** Loose text has the page of the box around. */
const pageOf = (box: Box): string => (box.kind === 'paragraph' ? 'auto' : box.style.page);
