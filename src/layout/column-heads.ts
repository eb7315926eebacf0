import type { Box } from './box.js';
import type { ColumnPlan } from './column-plan.js';
import type { LayoutContext } from './context.js';
import { type Fragment, shifted } from './fragment.js';
import type { FlowResult } from './inside-result.js';
import { layFlow } from './lay-flow.js';
import { movedDown, type Space } from './space.js';

/** The boxes that stand over the columns of a row. */
export interface Heads {
	readonly fragments: readonly Fragment[];
	/** Where each column begins below them. */
	readonly tops: readonly number[];
	/** The child that follows them. */
	readonly end: number;
	/** The last of them. */
	readonly last?: Box;
	/** Something of them was placed. */
	readonly isBegun: boolean;
	/** They go on in the next frame. */
	readonly breakToken?: NonNullable<FlowResult['breakToken']>;
}

export const noHeads = ({ count }: ColumnPlan): Heads => ({
	fragments: [],
	tops: new Array<number>(count).fill(0),
	end: 0,
	isBegun: false,
});

/** How many columns a box stands over; nothing where it stands in one of them. */
export function spannedBy(box: Box, { count }: ColumnPlan): number | undefined {
	if (box.kind === 'paragraph' || box.style.columnSpan === 'none') return undefined;
	return box.style.columnSpan === 'all' ? count : Math.min(box.style.columnSpan, count);
}

/**
 * Lays out the boxes that span columns and stand before a row of them: over all columns, or over the first ones, while the others
 * go on beside them at full height (TYPOGRAPHY section 17). Each stands below those before it.
 *
 * ```
 * | headline over two | text |
 * | text     | text   | text |
 * ```
 */
export function layHeads(
	context: LayoutContext,
	children: readonly Box[],
	token: NonNullable<FlowResult['breakToken']>,
	space: Space,
	plan: ColumnPlan,
): Heads {
	const { width, gap, count } = plan;
	const fragments: Fragment[] = [];
	const tops = new Array<number>(count).fill(0);
	let last: Box | undefined;
	let { child, inner } = token;
	for (; ; child++, inner = undefined) {
		const box = children[child];
		const span = box && spannedBy(box, plan);
		if (!box || span === undefined) break;
		last = box;
		const top = Math.max(...tops.slice(0, span));
		const isEmpty = space.isEmpty && fragments.length === 0;
		const below = { ...movedDown(space, top), isEmpty, inlineSize: width * span + gap * (span - 1) };
		const result = layFlow(context, [box], below, inner && { child: 0, inner }, {
			leaksStart: false,
			leaksEnd: false,
			isRoot: true,
		});
		fragments.push(...result.fragments.map((fragment) => shifted(fragment, 0, top)));
		tops.fill(top + result.blockSize, 0, span);
		if (result.breakToken) {
			const rest = { child, ...(result.breakToken.inner && { inner: result.breakToken.inner }) };
			return { fragments, tops, end: child, isBegun: fragments.length > 0, breakToken: rest };
		}
	}
	return { fragments, tops, end: child, isBegun: fragments.length > 0, ...(last && { last }) };
}
