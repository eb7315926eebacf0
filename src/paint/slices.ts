import type { Rect } from '../base/index.js';
import type { Box, Fragment, Page } from '../layout/index.js';

/** Where the parts of broken boxes stand in their wholes. */
export interface Slices {
	/** Border box of the whole box that a fragment at `rect` is a part of; undefined when it is all of it. */
	wholeOf(fragment: Fragment, rect: Rect): Rect | undefined;
}

/** A box broken over pages or columns has one background, cut where the box is (CSS Break 4, 5.4.1: `slice`). */
export function slicesOf(pages: readonly Page[]): Slices {
	const before = new Map<Fragment, number>();
	const heights = new Map<Box, number>();
	const visit = (fragment: Fragment): void => {
		if (fragment.box.kind === 'container' && !(fragment.isFirst && fragment.isLast)) {
			const height = heights.get(fragment.box) ?? 0;
			before.set(fragment, height);
			heights.set(fragment.box, height + fragment.rect.height);
		}
		for (const child of fragment.children) visit(child);
	};
	for (const { root } of pages) visit(root);
	return {
		wholeOf: (fragment, rect) => {
			const above = before.get(fragment);
			if (above === undefined) return undefined;
			return { ...rect, y: rect.y - above, height: heights.get(fragment.box)! };
		},
	};
}
