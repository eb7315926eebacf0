import type { Box } from '../box.js';
import { planColumns } from '../columns/column-plan.js';
import { rulesOf } from '../columns/lay-columns.js';
import type { LayoutContext } from '../context.js';
import type { Fragment } from '../fragment.js';
import { undersetOf } from '../inspect/underset.js';
import { toPhysical } from '../physical.js';
import type { FilledFrame } from './fill-frames.js';
import type { ThreadFrame } from './frame-columns.js';
import type { PairedUnits, UnitStart } from './holds.js';
import { type Jump, pourChain } from './pour-chain.js';

/** Text that has frames of its own, and what was poured into each of them, in order. */
export interface PouredThread {
	readonly frames: readonly Fragment[];
	/** Where it went on on another page and said so. */
	readonly jumps: readonly Jump[];
	/** Indices of frames that have no room for a line: the thread passes them by. */
	readonly passed: readonly number[];
	/** Where its paired units begin. */
	readonly starts: ReadonlyMap<Box, UnitStart>;
}

/**
 * Pours a story through its chain of frames: the break token goes from frame to frame, each with its own measure and columns.
 * What is left after the last frame is its overset. `pairs` are the units that another thread waits for, or that wait for it.
 */
export function pourThread(
	context: LayoutContext,
	story: readonly Box[],
	frames: readonly ThreadFrame[],
	pairs?: PairedUnits,
): PouredThread {
	const passed = new Set<number>();
	for (;;) {
		const chain = frames.filter((_, i) => !passed.has(i));
		const indexOf = (at: number): number => frames.indexOf(chain[at]!);
		const poured = pourChain({ context, story, ...(pairs && { pairs }) }, chain);
		const small = poured.frames.flatMap(({ isTooSmall }, i) => (isTooSmall ? [indexOf(i)] : []));
		for (const index of small) passed.add(index);
		// One is left to show what has no room.
		if (small.length > 0 && passed.size < frames.length) continue;
		const filled = new Map(
			poured.frames.map((frame) => [frame.open.frame, finished(frame, story.length > 0)]),
		);
		return {
			frames: frames.map((frame) => filled.get(frame) ?? frame.fragment),
			jumps: poured.jumps.map((jump) => ({ ...jump, from: indexOf(jump.from), to: indexOf(jump.to) })),
			passed: [...passed].sort((a, b) => a - b),
			starts: new Map(poured.frames.flatMap(({ starts }) => [...starts])),
		};
	}
}

/** A frame's fragment with all that stands in it. */
function finished({ open, children, ends, used, overset }: FilledFrame, hasStory: boolean): Fragment {
	const { fragment } = open.frame;
	const { box, frame, rect } = fragment;
	if (!frame || box.kind !== 'container') return fragment;
	const { space, x, y } = frame;
	const isVertical = space.writingMode === 'vertical-rl';
	const depths = ends.map((end, i) => (i === ends.length - 1 ? Math.max(end, open.filled.last) : end));
	const underset = hasStory ? undersetOf(depths, space, box) : undefined;
	const plan = planColumns(box, space.inlineSize);
	const rules = rulesOf(box, plan, { used }, { y: 0, height: space.blockSize }).map((rule) => ({
		...rule,
		x: rule.x + x,
		y: rule.y + y,
	}));
	const logical = (inside: readonly Fragment[]): Fragment => ({
		...fragment,
		rect: { ...rect, width: rect.height, height: rect.width },
		children: inside,
		rules,
	});
	const turned = (inside: readonly Fragment[]): readonly Fragment[] =>
		isVertical ? toPhysical(logical(inside), 0).children : inside;
	const placedRules = isVertical ? toPhysical(logical([]), 0).rules! : rules;
	return {
		...fragment,
		children: [...fragment.children, ...turned([...open.lines, ...children])],
		...(rules.length > 0 && { rules: placedRules }),
		...(underset && { underset }),
		...(overset && {
			overset: { ...overset, ...(overset.fragments && { fragments: turned(overset.fragments) }) },
		}),
	};
}
