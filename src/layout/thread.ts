import type { Box } from './box.js';
import { planColumns } from './column-plan.js';
import type { LayoutContext } from './context.js';
import { fillRows } from './fill-rows.js';
import { type Fragment, reachOf, shifted } from './fragment.js';
import type { FlowResult } from './inside-result.js';
import { columnSpaces } from './lay-columns.js';
import { layFlow } from './lay-flow.js';
import { oversetOf } from './overset.js';
import type { Space } from './space.js';
import { rowStep } from './strut.js';
import { undersetOf } from './underset.js';

/** Text that has frames of its own, and what was poured into each of them, in order. */
export interface PouredThread {
	readonly frames: readonly Fragment[];
}

/**
 * Pours a story through its chain of frames: the break token goes from frame to frame, each with its own measure and columns.
 * What is left after the last frame is its overset.
 */
export function pourThread(
	context: LayoutContext,
	story: readonly Box[],
	frames: readonly Fragment[],
): PouredThread {
	const plans = frames.map((frame) => columnsOf(frame));
	const spaces = chain(plans.flatMap((plan) => plan.spaces));
	let token: FlowResult['breakToken'] = { child: 0 };
	let isDone = story.length === 0;
	let index = 0;
	const filled = frames.map((frame, f) => {
		const { offsets } = plans[f]!;
		const children: Fragment[] = [];
		const ends: number[] = [];
		let last: Space | undefined;
		for (const offset of offsets) {
			const space = spaces[index++]!;
			last = space;
			if (isDone) {
				ends.push(0);
				continue;
			}
			const result = layFlow(context, story, space, token, {
				leaksStart: false,
				leaksEnd: false,
				isRoot: true,
			});
			const { fragments } = withRows(frame, result, space);
			children.push(...fragments.map((fragment) => shifted(fragment, offset.x, offset.y)));
			ends.push(Math.max(result.blockSize, reachOf(fragments)));
			token = result.breakToken;
			isDone = token === undefined;
		}
		const { box } = frame;
		const underset =
			story.length > 0 && last && box.kind === 'container' ? undersetOf(ends, last, box) : undefined;
		return { ...frame, children: [...frame.children, ...children], ...(underset && { underset }) };
	});
	const last = filled.at(-1);
	const lastSpace = spaces.at(-1);
	if (isDone || !last || !lastSpace) return { frames: filled };
	const { next: _, ...open } = lastSpace;
	const rest = layFlow(
		context,
		story,
		{ ...open, blockSize: Number.POSITIVE_INFINITY, breaks: 'none' },
		token,
		{ leaksStart: false, leaksEnd: false, isRoot: true },
	);
	const overset = oversetOf(rest.fragments, Number.NEGATIVE_INFINITY);
	return { frames: overset ? [...filled.slice(0, -1), { ...last, overset }] : filled };
}

/** What was poured into a column of a frame, with empty rows between its parts where the frame asks for it. */
const withRows = ({ box }: Fragment, result: FlowResult, space: Space): Pick<FlowResult, 'fragments'> =>
	box.kind === 'container' && box.style.fillRows === 'blocks'
		? { fragments: fillRows(result.fragments, space.blockSize, { step: rowStep(box, space), space }) }
		: result;

interface FramePlan {
	readonly spaces: readonly Space[];
	readonly offsets: readonly { readonly x: number; readonly y: number }[];
}

/** A frame's columns, each a space of the thread, and where they stand in it. */
function columnsOf({ box, frame }: Fragment): FramePlan {
	if (!frame || box.kind !== 'container') return { spaces: [], offsets: [] };
	const { space, x, y } = frame;
	const plan = planColumns(box, space.inlineSize);
	const spaces = columnSpaces({ ...space, isEmpty: true }, plan, space.blockSize);
	return { spaces, offsets: spaces.map((_, i) => ({ x: x + i * (plan.width + plan.gap), y })) };
}

/** Spaces that know all that follow them, over the frames' ends. */
function chain(spaces: readonly Space[]): readonly Space[] {
	const result: Space[] = [];
	for (let i = spaces.length - 1; i >= 0; i--) {
		const { next: _, ...space } = spaces[i]!;
		const [following] = result;
		result.unshift({ ...space, isEmpty: true, ...(following && { next: following }) });
	}
	return result;
}
