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
	const body = root.children.find(({ box }) => box.kind === 'container' && box.element?.tag === 'body')?.box;
	const box = [root.box, body].find((candidate) => candidate && hasBackground(candidate.style));
	if (box?.style.visibility !== 'visible') return { box: undefined, ops: [] };
	const sheet = { ...page, x: 0, y: 0 };
	// The sheet has neither borders nor padding: all its boxes are one.
	const style: Style = {
		...box.style,
		backgroundOrigin: ['border-box'],
		backgroundClip: ['border-box'],
	};
	return { box, ops: paintBackground(style, squareShape(sheet), {}, input) };
}

const hasBackground = ({ backgroundColor, backgroundImage }: Style): boolean =>
	backgroundColor === 'currentcolor' ||
	backgroundColor.alpha > 0 ||
	backgroundImage.some((image) => image !== 'none');
