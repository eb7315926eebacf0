import type { DrawingOp, Rect } from '../base/index.js';
import type { Box, Fragment } from '../layout/index.js';
import { type Style, squareShape } from './box-shape.js';
import { type BackgroundInput, paintBackground } from './paint-background.js';

/** The ground of a page, and the box that gives its background for it. */
export interface Canvas {
	readonly box: Box | undefined;
	readonly ops: readonly DrawingOp[];
}

/**
 * The background of the root covers the whole page, margins and all; where the root has none, that of the body does (CSS 2.2
 * 14.2). Every page is a canvas of its own: images are laid out in the page, not in what the text fills of it.
 */
export function canvasOf(root: Fragment, page: Rect, input: BackgroundInput): Canvas {
	// A blank page is a canvas too, though the body has no part of it.
	const inside = root.box.kind === 'container' ? root.box.children : [];
	const body = inside.find((box) => box.kind === 'container' && box.element?.tag === 'body');
	const box = [root.box, body].find((candidate) => candidate && hasBackground(candidate.style));
	if (box?.style.visibility !== 'visible') return { box: undefined, ops: [] };
	return { box, ops: paintBackground(onSheet(box.style), squareShape(page), {}, input) };
}

/** A sheet has neither borders nor padding: all its boxes are one. */
export const onSheet = (style: Style): Style => ({
	...style,
	backgroundOrigin: ['border-box'],
	backgroundClip: ['border-box'],
});

/** For a box whose background is painted already. */
export const withoutBackground = (style: Style): Style => ({
	...style,
	backgroundColor: { space: 'srgb', channels: [0, 0, 0], alpha: 0 },
	backgroundImage: ['none'],
});

export const hasBackground = ({ backgroundColor, backgroundImage }: Style): boolean =>
	backgroundColor === 'currentcolor' ||
	backgroundColor.alpha > 0 ||
	backgroundImage.some((image) => image !== 'none');
