import type { Box } from '../box.js';
import type { BreakToken } from '../break-token.js';
import type { LayoutContext } from '../context.js';
import { marginsOf } from '../edges.js';
import { avoidsBreakInside } from '../flow-breaks.js';
import { type Fragment, shifted } from '../fragment.js';
import type { InsideResult } from '../inside-result.js';
import { type Space, spaceBelow } from '../space.js';
import { seenFrom, type WrapArea } from '../wrap/exclusions.js';
import { isWrapped } from '../wrap/wrap-areas.js';
import type { GridArea } from './grid-placement.js';

/** A grid whose tracks have their sizes. */
export interface GridPlan {
	readonly areas: readonly GridArea[];
	readonly rowStarts: readonly number[];
	readonly heights: readonly number[];
	readonly rowGap: number;
	readonly place: (area: GridArea) => { readonly x: number; readonly width: number };
	/** An item in its area, which begins at `y`, aligned and stretched. */
	readonly whole: (child: number, y: number) => Fragment;
	/** The areas over an item that begins at `y`, from the corner of its cell. */
	readonly around: (child: number, y: number) => readonly WrapArea[];
}

type Token = NonNullable<InsideResult['breakToken']>;

/** Rounding that an item may stand over the end of its frame by. */
const SLACK = 0.01;

/**
 * Breaks a grid over frames (CSS Grid 2, 12): row by row, and inside a row where it reaches over the end of the frame. Its items
 * then go on beside each other in the next frame; what comes below them begins under the longest.
 */
export function breakGrid(
	context: LayoutContext,
	children: readonly Box[],
	space: Space,
	resume: BreakToken | undefined,
	plan: GridPlan,
): InsideResult {
	const fragments: Fragment[] = [];
	const first = resume?.child ?? 0;
	let y = 0;
	let row = first;
	if (resume?.beside) {
		const going = layRow(context, children, space, resume.beside, 0, plan);
		fragments.push(...going.fragments);
		if (going.beside.length > 0)
			return { fragments, blockSize: going.bottom, breakToken: { child: first, beside: going.beside } };
		y = going.bottom + plan.rowGap;
		row++;
	}
	const shift = y - (plan.rowStarts[row] ?? 0);
	for (; row < plan.heights.length; row++) {
		const top = plan.rowStarts[row]! + shift;
		const items = children.flatMap((_, child) => (plan.areas[child]!.row === row ? [{ child }] : []));
		const isEmpty = space.isEmpty && fragments.length === 0;
		const reach = items.reduce(
			(end, { child }) => Math.max(end, top + heightOf(plan, plan.areas[child]!)),
			top,
		);
		if (reach <= space.blockSize + SLACK) {
			fragments.push(...items.map(({ child }) => plan.whole(child, top)));
			y = Math.max(y, reach);
			continue;
		}
		const laid = layRow(context, children, { ...space, isEmpty }, items, top, plan);
		if (laid.mustMove && !isEmpty) return moved(fragments, row);
		fragments.push(...laid.fragments);
		if (laid.beside.length > 0)
			return {
				fragments,
				blockSize: Math.max(space.blockSize, top),
				breakToken: { child: row, beside: laid.beside },
			};
		y = Math.max(y, laid.bottom, top + plan.heights[row]!);
	}
	return { fragments, blockSize: Math.min(y, Math.max(space.blockSize, bottomOf(fragments))) };
}

/** The grid goes on with a row that stands whole in the next frame. */
function moved(fragments: readonly Fragment[], row: number): InsideResult {
	const breakToken: Token = { child: row };
	return { fragments, blockSize: bottomOf(fragments), breakToken };
}

const bottomOf = (fragments: readonly Fragment[]): number =>
	fragments.reduce((bottom, { rect }) => Math.max(bottom, rect.y + rect.height), 0);

/** From the start of an item's first row to the end of its last. */
function heightOf({ rowStarts, heights }: GridPlan, { row, rowSpan }: GridArea): number {
	const last = Math.min(row + rowSpan, heights.length) - 1;
	return rowStarts[last]! + heights[last]! - rowStarts[row]!;
}

interface LaidRow {
	readonly fragments: readonly Fragment[];
	/** Items that go on in the next frame. */
	readonly beside: readonly { readonly child: number; readonly inner: BreakToken }[];
	readonly bottom: number;
	/** An item stands over the end of the frame that is not to be broken, or of which nothing would stay. */
	readonly mustMove: boolean;
}

/** Lays the items that begin at `top`, or go on there, into what is left of the frame. */
function layRow(
	context: LayoutContext,
	children: readonly Box[],
	space: Space,
	items: readonly { readonly child: number; readonly inner?: BreakToken }[],
	top: number,
	plan: GridPlan,
): LaidRow {
	const fragments: Fragment[] = [];
	const beside: { child: number; inner: BreakToken }[] = [];
	let mustMove = false;
	let bottom = top;
	for (const { child, inner } of items) {
		const box = children[child]!;
		const area = plan.areas[child]!;
		// An item whose rows end before the frame does is not broken. Text flows around one where it stands whole.
		const isWhole = !inner && top + heightOf(plan, area) <= space.blockSize + SLACK;
		const whole = isWhole || (isWrapped(box) && !inner) ? plan.whole(child, top) : undefined;
		if (whole && (isWhole || whole.rect.y + whole.rect.height <= space.blockSize + SLACK)) {
			fragments.push(whole);
			continue;
		}
		const { x, width } = plan.place(area);
		const margins = marginsOf(box.style, space.writingMode, width);
		const above = inner ? 0 : margins.blockStart;
		const exclusions = inner ? [] : seenFrom(plan.around(child, top), 0, above);
		const below = { ...spaceBelow(space, top + above), ...(exclusions.length > 0 && { exclusions }) };
		const {
			fragment,
			breakToken,
			before = 0,
		} = context.layout(box, { ...below, inlineSize: width, percentageBlockSize: space.blockSize }, inner);
		const y = top + above + before;
		const end = y + fragment.rect.height;
		const isNothing = breakToken !== undefined && !inner && fragment.rect.height <= SLACK;
		if (end > space.blockSize + SLACK || isNothing || (breakToken && avoidsBreakInside(box, space)))
			mustMove = true;
		fragments.push(shifted(fragment, x, y));
		bottom = Math.max(bottom, end + (breakToken ? 0 : margins.blockEnd));
		if (breakToken) beside.push({ child, inner: breakToken });
	}
	return { fragments, beside, bottom, mustMove };
}
