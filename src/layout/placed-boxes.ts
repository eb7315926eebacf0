import type { Size } from '../base/index.js';
import type { ReplacedBox } from './box.js';
import { bordersOf, paddingsOf } from './edges.js';
import type { Fragment, Page } from './fragment.js';

/** A picture or chart that was placed, and the size of its content box: what it is drawn at. */
export interface PlacedBox {
	readonly box: ReplacedBox;
	readonly size: Size;
}

/** Every picture and chart on the pages, in their order. */
export function placedBoxes(pages: readonly Page[]): readonly PlacedBox[] {
	const placed: PlacedBox[] = [];
	const seen = new Set<string>();
	const visit = (fragment: Fragment): void => {
		const { box, rect } = fragment;
		// A running element stands on many pages, and is drawn once.
		if (box.kind === 'replaced' && !seen.has(box.id)) {
			seen.add(box.id);
			const borders = bordersOf(box.style, 'horizontal-tb');
			const paddings = paddingsOf(box.style, 'horizontal-tb', rect.width);
			placed.push({
				box,
				size: {
					width:
						rect.width - borders.inlineStart - borders.inlineEnd - paddings.inlineStart - paddings.inlineEnd,
					height:
						rect.height - borders.blockStart - borders.blockEnd - paddings.blockStart - paddings.blockEnd,
				},
			});
		}
		for (const line of fragment.lines ?? []) for (const object of line.objects) visit(object.fragment);
		for (const child of fragment.children) visit(child);
		for (const left of fragment.overset?.fragments ?? []) visit(left);
	};
	for (const { root, margins } of pages) {
		visit(root);
		for (const { fragment } of margins) visit(fragment);
	}
	return placed;
}
