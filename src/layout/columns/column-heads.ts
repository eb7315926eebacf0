import type { Box } from '../box.js';
import type { LayoutContext } from '../context.js';
import { type Fragment, shifted } from '../fragment.js';
import { layFlow } from '../lay-flow.js';
import { movedDown, type Space } from '../space.js';
import type { ColumnPlan } from './column-plan.js';
import { boxAt, type Place, placeBehind, placeInside, resumeAt, spannedBy } from './span-places.js';

/** The boxes that stand over the columns of a row. */
export interface Heads {
	readonly fragments: readonly Fragment[];
	/** Where each column begins below them. */
	readonly tops: readonly number[];
	/** Where the text behind them begins. */
	readonly end: Place;
	/** The last of them. */
	readonly last?: Box;
	/** Something of them was placed. */
	readonly isBegun: boolean;
	/** They go on in the next frame. */
	readonly breakToken?: Place;
}

export const noHeads = ({ count }: ColumnPlan, end: Place): Heads => ({
	fragments: [],
	tops: new Array<number>(count).fill(0),
	end,
	isBegun: false,
});

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
	start: Place,
	space: Space,
	plan: ColumnPlan,
): Heads {
	const { width, gap } = plan;
	const fragments: Fragment[] = [];
	const tops = new Array<number>(plan.count).fill(0);
	let place = start;
	let last: Box | undefined;
	for (;;) {
		const box = boxAt(children, place);
		const span = box && spannedBy(box, plan);
		if (!box || span === undefined) break;
		last = box;
		const top = Math.max(...tops.slice(0, span));
		const isEmpty = space.isEmpty && fragments.length === 0;
		const below = { ...movedDown(space, top), isEmpty, inlineSize: width * span + gap * (span - 1) };
		const inner = resumeAt(children, place);
		const result = layFlow(context, [box], below, inner && { child: 0, inner }, {
			leaksStart: false,
			leaksEnd: false,
			isRoot: true,
		});
		fragments.push(...result.fragments.map((fragment) => shifted(fragment, 0, top)));
		tops.fill(top + result.blockSize, 0, span);
		if (result.breakToken) {
			const rest = placeInside(children, place, result.breakToken.inner);
			return { fragments, tops, end: place, isBegun: fragments.length > 0, breakToken: rest };
		}
		place = placeBehind(children, place);
	}
	return { fragments, tops, end: place, isBegun: fragments.length > 0, ...(last && { last }) };
}
