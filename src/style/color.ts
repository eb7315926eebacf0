import type { CssNode } from 'css-tree';
import { type Ink, parseColor as parseInk } from '../base/index.js';

/** `currentcolor` is resolved where the value is used: it follows the element's own `color`. */
export type Color = Ink | 'currentcolor';

export const transparent: Ink = { space: 'srgb', channels: [0, 0, 0], alpha: 0 };

/** A colour from the component values of a declaration. */
export function parseColor(node: CssNode, text: string): Color | undefined {
	if (node.type === 'Identifier' && node.name.toLowerCase() === 'currentcolor') return 'currentcolor';
	if (node.type !== 'Identifier' && node.type !== 'Hash' && node.type !== 'Function') return undefined;
	return parseInk(text);
}
