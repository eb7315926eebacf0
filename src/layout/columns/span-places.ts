import type { Box } from '../box.js';
import type { LayoutContext } from '../context.js';
import type { FlowResult } from '../inside-result.js';
import { isIndependent } from '../margins.js';
import { isOutside } from '../wrap/exclusions.js';
import type { ColumnPlan } from './column-plan.js';

/** A place in the text of columns: a child, and where in it. */
export type Place = NonNullable<FlowResult['breakToken']>;

/** Whether a box stands over several columns rather than in one of them. */
export const spansColumns = (box: Box): boolean =>
	box.kind !== 'paragraph' && box.style.columnSpan !== 'none' && !isOutside(box);

/** How many columns a box stands over; nothing where it stands in one of them. */
export function spannedBy(box: Box, { count }: ColumnPlan): number | undefined {
	if (box.kind === 'paragraph' || !spansColumns(box)) return undefined;
	return box.style.columnSpan === 'all' ? count : Math.min(Number(box.style.columnSpan), count);
}

/** The box at a place: that which comes next, however deep it stands. */
export function boxAt(children: readonly Box[], { child, inner }: Place): Box | undefined {
	const box = children[child];
	return box && inner && goesDeeper(box) ? boxAt(box.children, inner) : box;
}

/** The place behind the box at a place: what follows there begins anew, with its margin. */
export const placeBehind = (children: readonly Box[], place: Place): Place =>
	changed(children, place, ({ child }) => ({ child: child + 1, isForced: true }));

/** The place inside of the box at a place. */
export const placeInside = (children: readonly Box[], place: Place, inner: Place['inner']): Place =>
	changed(children, place, ({ child }) => ({ child, ...(inner && { inner }) }));

/** How the box at a place itself goes on. */
export function resumeAt(children: readonly Box[], { child, inner }: Place): Place['inner'] {
	const box = children[child];
	return box && inner && goesDeeper(box) ? resumeAt(box.children, inner) : inner;
}

function changed(children: readonly Box[], place: Place, change: (place: Place) => Place): Place {
	const { child, inner } = place;
	const box = children[child];
	if (!box || !inner || !goesDeeper(box)) return change(place);
	const { box: own, consumed } = inner;
	return { child, inner: { box: own, consumed, ...changed(box.children, inner, change) } };
}

/** A box that spans columns is a whole, and so is what is no plain box among others. */
const goesDeeper = (box: Box): box is Extract<Box, { kind: 'container' }> =>
	box.kind === 'container' && !spansColumns(box) && !isIndependent(box);

/** Whether a box that spans columns stands behind a place. */
export function spansBehind(
	context: LayoutContext,
	children: readonly Box[],
	{ child, inner }: Place,
): boolean {
	const box = children[child];
	if (!box) return false;
	const here = inner && goesDeeper(box) ? spansBehind(context, box.children, inner) : holdsSpan(context, box);
	return here || children.slice(child + 1).some((other) => holdsSpan(context, other));
}

function holdsSpan(context: LayoutContext, box: Box): boolean {
	if (spansColumns(box)) return true;
	if (!goesDeeper(box)) return false;
	return context.remember(box, 'spans', () => box.children.some((child) => holdsSpan(context, child)));
}
