import { Sharing } from '../base/index.js';
import type { FontSet } from '../font/index.js';
import type { Box, ContainerBox, PageFloatBox } from './box.js';
import type { BoxTree } from './boxes/build-boxes.js';
import type { LayoutContext } from './context.js';
import { layBox } from './lay-box.js';
import { type ContextOptions, layoutContext } from './make-context.js';
import type { Work } from './work.js';

/**
 * What laying out a document leaves for the next one that is much like it: boxes that did not change stay the same objects, so their
 * text is shaped, their lines are chosen and whole boxes are laid out only once. The next document must share its unchanged elements and
 * styles with this one (`shareStyled`), and be set in the same fonts, with the same
 * outlines of pictures.
 */
export class KeptLayout {
	private boxes: BoxTree | undefined;
	private context: LayoutContext | undefined;
	private terms = '';

	/** What the last document took. */
	get work(): Work {
		return this.context?.work ?? { laid: 0, shaped: 0, composed: 0 };
	}

	/** The boxes of the next document, as far as possible those of the last, and a context that knows what was worked out of them. */
	next(
		boxes: BoxTree,
		fonts: FontSet,
		{ terms, imageOutlineOf }: ContextOptions,
	): readonly [BoxTree, LayoutContext] {
		const named = JSON.stringify(terms);
		const isSame = this.context?.fonts === fonts && this.context.imageOutlineOf === imageOutlineOf;
		if (isSame && this.context && this.boxes && this.terms === named) {
			this.boxes = sharedTree(this.boxes, boxes);
			this.context.begin(boxes.count);
		} else {
			this.boxes = boxes;
			this.context = layoutContext(fonts, layBox, boxes.count, { terms, imageOutlineOf });
			this.terms = named;
		}
		return [this.boxes, this.context];
	}
}

function sharedTree(previous: BoxTree, next: BoxTree): BoxTree {
	const sharing = new Sharing();
	const root = sharing.of(previous.root, next.root) as ContainerBox;
	const fixed = sharing.of(previous.fixed, next.fixed) as readonly Box[];
	const flows = new Map(
		[...next.flows].map(([name, story]) => [
			name,
			sharing.of(previous.flows.get(name), story) as readonly Box[],
		]),
	);
	// Those that stand in the text: nothing is beside them here.
	const pageFloats = next.pageFloats.map((float) => sharing.of(undefined, float) as PageFloatBox);
	return { ...next, root, fixed, flows, pageFloats };
}
