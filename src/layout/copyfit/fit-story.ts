import type { Box, ContainerBox } from '../box.js';
import type { LayoutContext, LayoutResult } from '../context.js';
import type { Fragment } from '../fragment.js';
import { Adjuster } from './adjust.js';
import { climbLadder } from './climb-ladder.js';

/** Pours a story, and fits it to its frames by the ladder of the first of its elements that has one. */
export function fitThread<R extends { readonly frames: readonly Fragment[] }>(
	context: LayoutContext,
	story: readonly Box[],
	pour: (story: readonly Box[]) => R,
): R {
	const owner = story.find(({ style }) => style.copyfit.length > 0);
	if (!owner) return pour(story);
	const adjuster = adjusterOf(context, owner, story);
	const fitted = climbLadder(context, adjuster, owner.style.copyfit, (boxes) => {
		const result = pour(boxes);
		return { result, fragments: result.frames };
	});
	const last = fitted.fragments.at(-1);
	if (!fitted.copyfit || !last) return fitted.result;
	const frames = [...fitted.fragments.slice(0, -1), { ...last, copyfit: fitted.copyfit }];
	return { ...fitted.result, frames };
}

/** Lays out a box that has a ladder: where its height is given, what stands in it is fitted to it. A box that is broken is not. */
export function fitBox(
	context: LayoutContext,
	box: ContainerBox,
	lay: (box: ContainerBox) => LayoutResult,
): LayoutResult {
	const first = lay(box);
	if (first.breakToken) return first;
	const adjuster = adjusterOf(context, box, box.children);
	const { result, copyfit } = climbLadder(context, adjuster, box.style.copyfit, (children) => {
		const laid = children === box.children ? first : lay({ ...box, children });
		return { result: laid, fragments: [laid.fragment] };
	});
	return { ...result, fragment: { ...result.fragment, box, ...(copyfit && { copyfit }) } };
}

/** What makes the adjusted boxes of a story: the same one, with all that it made, when the story is laid out again. */
function adjusterOf(context: LayoutContext, owner: Box, story: readonly Box[]): Adjuster {
	const known = context.remember(owner, 'adjusters', () => new WeakMap<readonly Box[], Adjuster>());
	const adjuster = known.get(story) ?? new Adjuster(story, owner.style.fontSize);
	known.set(story, adjuster);
	return adjuster;
}
