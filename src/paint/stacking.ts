import type { Path, Rect } from '../base/index.js';
import { type Box, type Fragment, isFloat, isInitial, isTransformed } from '../layout/index.js';
import { shapePath } from './box-shape.js';
import type { DocumentStructure } from './build-structure.js';
import { clipShape } from './paint-box.js';

/** A fragment in its place on the page. */
export interface Placed {
	readonly fragment: Fragment;
	/** The border box on the page. */
	readonly rect: Rect;
	/** Structure element of its text. */
	readonly own: number | undefined;
	/** Clips of the boxes around whose `overflow` is not visible, outermost first. */
	readonly clips: readonly Path[];
	/** It was read on an earlier page. */
	readonly isSilent: boolean;
	/** Only the borders that the cells of a table share: they lie over all of its cells. */
	readonly part?: 'rules';
}

/** What is painted with a box, layer by layer; each list in the order of the document. */
export interface Layers {
	/** The box itself and what lies in its flow. */
	readonly flow: readonly Placed[];
	readonly floats: readonly Placed[];
	/** By `z-index`; what has none lies at 0. */
	readonly positioned: readonly { readonly z: number; readonly placed: Placed }[];
}

/** Takes the inside of a box apart into its layers (CSS 2.2 appendix E): positioned boxes and floats are painted each as a whole. */
export function layersOf(root: Placed, structure: DocumentStructure): Layers {
	const flow: Placed[] = [];
	const floats: Placed[] = [];
	const positioned: { z: number; placed: Placed }[] = [];
	const sort = (child: Placed, parent: Placed): void => {
		const { box } = child.fragment;
		const z = zIndexOf(box, parent.fragment.box);
		if (z !== undefined) positioned.push({ z, placed: child });
		else if (isFloat(box) && !isFootnote(box) && !isInitial(box)) floats.push(child);
		else visit(child);
	};
	const visit = (placed: Placed): void => {
		const children = childrenOf(placed, structure);
		// An initial letter is part of its line, and comes before the rest of it (CSS Inline 3, 5).
		const first = children.filter(({ fragment }) => isInitial(fragment.box));
		const rest = children.filter(({ fragment }) => !isInitial(fragment.box));
		for (const letter of first) sort(letter, placed);
		flow.push(placed);
		for (const child of rest) sort(child, placed);
		if (placed.fragment.table?.rules.length) flow.push({ ...placed, part: 'rules' });
	};
	visit(root);
	positioned.sort((a, b) => a.z - b.z);
	return { flow, floats, positioned };
}

/** Footnotes lie on nothing, and are read after the text that calls them. */
export const isFootnote = ({ kind, style }: Box): boolean =>
	kind !== 'paragraph' && style.float === 'footnote';

/** Text has the style of the box around it, and no layer of its own. The items of a grid have layers without a position (Grid 2, 6.4). */
function zIndexOf(box: Box, parent: Box): number | undefined {
	if (box.kind === 'paragraph') return undefined;
	const isItem = parent.kind === 'container' && parent.inside === 'grid';
	if (isItem && box.style.zIndex !== 'auto') return box.style.zIndex;
	// What shines through or is transformed lies where positioned boxes do (CSS Color 4, 4.2; Transforms 1, 3).
	if (box.style.position === 'static') return box.style.opacity < 1 || isTransformed(box) ? 0 : undefined;
	return box.style.zIndex === 'auto' ? 0 : box.style.zIndex;
}

/** Text has the style of the box around it, which is as opaque as it is. */
export const opacityOf = ({ kind, style }: Box): number => (kind === 'paragraph' ? 1 : style.opacity);

/** Nobody scrolls on paper: what can be reached by scrolling is shown. */
const isClipped = (overflow: Box['style']['overflow']): boolean =>
	overflow === 'hidden' || overflow === 'clip';

function childrenOf(
	{ fragment, rect, own, clips, isSilent: silent }: Placed,
	structure: DocumentStructure,
): readonly Placed[] {
	const { box } = fragment;
	const isClipping = box.kind === 'container' && isClipped(box.style.overflow);
	const inner = isClipping ? [...clips, shapePath(clipShape(box.style, rect))] : clips;
	return fragment.children.map((child) => {
		const isMarker = box.kind === 'container' && child.box === box.marker && box.element;
		const isSilent = silent || child.isRepeated === true;
		const text = isMarker ? structure.labelId(box.element!) : own;
		return {
			fragment: child,
			rect: { ...child.rect, x: rect.x + child.rect.x, y: rect.y + child.rect.y },
			own: isSilent ? undefined : child.box.element ? structure.textId(child.box.element) : text,
			clips: inner,
			isSilent,
		};
	});
}
