import type { Box, ContainerBox } from '../box.js';
import type { LayoutContext, LayoutResult } from '../context.js';
import type { Fragment } from '../fragment.js';
import { climbLadder } from './climb-ladder.js';

/** Pours a story, and fits it to its frames by the ladder of the first of its elements that has one. */
export function fitThread<R extends { readonly frames: readonly Fragment[] }>(
	context: LayoutContext,
	story: readonly Box[],
	pour: (story: readonly Box[]) => R,
): R {
	const owner = story.find(({ style }) => style.copyfit.length > 0);
	if (!owner) return pour(story);
	const { copyfit, fontSize: size } = owner.style;
	const fitted = climbLadder(context, story, { steps: copyfit, size }, (boxes) => {
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
	const { copyfit: steps, fontSize: size } = box.style;
	const plain: ContainerBox = { ...box, style: { ...box.style, copyfit: [] } };
	const first = lay(plain);
	if (first.breakToken) return lay(box);
	const { result, copyfit } = climbLadder(context, plain.children, { steps, size }, (children) => {
		const laid = children === plain.children ? first : lay({ ...plain, children });
		return { result: laid, fragments: [laid.fragment] };
	});
	return { ...result, fragment: { ...result.fragment, box, ...(copyfit && { copyfit }) } };
}
