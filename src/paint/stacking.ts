import { type Path, type Rect, rectPath } from '../base/index.js';
import { type Box, bordersOf, type Fragment, isFloat } from '../layout/index.js';
import type { DocumentStructure } from './build-structure.js';

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
	const visit = (placed: Placed): void => {
		flow.push(placed);
		for (const child of childrenOf(placed, structure)) {
			const { box } = child.fragment;
			const z = zIndexOf(box);
			if (z !== undefined) positioned.push({ z, placed: child });
			else if (isFloat(box)) floats.push(child);
			else visit(child);
		}
	};
	visit(root);
	positioned.sort((a, b) => a.z - b.z);
	return { flow, floats, positioned };
}

/** Text has the style of the box around it, and no layer of its own. */
function zIndexOf(box: Box): number | undefined {
	if (box.kind === 'paragraph' || box.style.position === 'static') return undefined;
	return box.style.zIndex === 'auto' ? 0 : box.style.zIndex;
}

function childrenOf(
	{ fragment, rect, own, clips, isSilent: silent }: Placed,
	structure: DocumentStructure,
): readonly Placed[] {
	const { box } = fragment;
	const isClipping = box.kind === 'container' && box.style.overflow !== 'visible';
	const inner = isClipping ? [...clips, rectPath(paddingBox(box, rect))] : clips;
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

function paddingBox({ style }: Box, rect: Rect): Rect {
	const borders = bordersOf(style, 'horizontal-tb');
	return {
		x: rect.x + borders.inlineStart,
		y: rect.y + borders.blockStart,
		width: rect.width - borders.inlineStart - borders.inlineEnd,
		height: rect.height - borders.blockStart - borders.blockEnd,
	};
}
