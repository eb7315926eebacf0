import type { DrawingOp, Rect } from '../base/index.js';
import type { Box, Page } from '../layout/index.js';
import { squareShape } from './box-shape.js';
import { canvasOf, hasBackground, onSheet, withoutBackground } from './canvas.js';
import type { PageEdge } from './display-list.js';
import { type BackgroundInput, paintBackground } from './paint-background.js';
import { paintBox } from './paint-box.js';

/** What lies under all of a page, and the box whose background is a part of it. */
export interface Ground {
	readonly box: Box | undefined;
	readonly ops: readonly DrawingOp[];
}

/** The page with what is cut off around it: its ground reaches to here, so that no white shows where the knife is off. */
export const bleedBox = ({ trim, bleed }: Page): Rect => ({
	x: trim.x - bleed,
	y: trim.y - bleed,
	width: trim.width + 2 * bleed,
	height: trim.height + 2 * bleed,
});

/**
 * The background of the page lies under its margins too, its border around its area; where it has a background, that of the
 * document is behind the document alone (CSS Page 3, 3.1 and 6.3).
 */
export function groundOf(page: Page, input: BackgroundInput): Ground {
	const { trim, root, style, area } = page;
	const whole = bleedBox(page);
	const own = hasBackground(style.style);
	const canvas = canvasOf(root, own ? { ...area, x: trim.x + area.x, y: trim.y + area.y } : whole, input);
	const box = {
		x: trim.x + style.marginLeft,
		y: trim.y + style.marginTop,
		width: Math.max(0, trim.width - style.marginLeft - style.marginRight),
		height: Math.max(0, trim.height - style.marginTop - style.marginBottom),
	};
	return {
		box: canvas.box,
		ops: [
			...(own ? paintBackground(onSheet(style.style), squareShape(whole), {}, input) : []),
			...canvas.ops,
			...paintBox(withoutBackground(style.style), box, input),
		],
	};
}

const edges: readonly PageEdge[] = ['top', 'right', 'bottom', 'left'];

/** `top-left-corner` stands at two edges of the page, `top-left` at one. */
export function edgesOf(name: Page['margins'][number]['name']): readonly PageEdge[] {
	const words = name.split('-');
	const named = name.endsWith('-corner') ? words : words.slice(0, 1);
	return edges.filter((edge) => named.includes(edge));
}
