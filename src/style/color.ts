import type { CssNode } from 'css-tree';
import { color as parseLegacy } from 'd3-color';
import type { Ink } from '../base/index.js';

/** `currentcolor` is resolved where the value is used: it follows the element's own `color`. */
export type Color = Ink | 'currentcolor';

export const transparent: Ink = { space: 'srgb', channels: [0, 0, 0], alpha: 0 };

/** A CSS colour as text: a name, #hex, rgb(), hsl(), `transparent`, in the old comma form or the new one with a slash. */
export function parseColorText(text: string): Ink | undefined {
	const value = text.trim().toLowerCase();
	if (value === 'transparent') return transparent;
	const parsed = parseLegacy(commaForm(value));
	if (!parsed) return undefined;
	const { r, g, b, opacity } = parsed.rgb().clamp();
	if (![r, g, b, opacity].every(Number.isFinite)) return undefined;
	return { space: 'srgb', channels: [r / 255, g / 255, b / 255], alpha: opacity };
}

/** `rgb(0 0 0 / 50%)` as `rgba(0,0,0,0.5)`: the form that the colour library reads. */
function commaForm(value: string): string {
	const match = /^(rgb|hsl)a?\(([^)]*)\)$/.exec(value);
	if (!match) return value;
	const [, name, inner] = match;
	const parts = inner!.split(/[\s,/]+/).filter((part) => part !== '');
	if (parts.length < 3 || parts.length > 4) return value;
	const alpha = parts[3]?.endsWith('%') ? String(Number.parseFloat(parts[3]) / 100) : parts[3];
	const channels = parts
		.slice(0, 3)
		.map((part, i) => (name === 'hsl' && i === 0 ? part.replace(/deg$/, '') : part));
	return alpha === undefined ? `${name}(${channels.join(',')})` : `${name}a(${channels.join(',')},${alpha})`;
}

/** A colour from the component values of a declaration. */
export function parseColor(node: CssNode, text: string): Color | undefined {
	if (node.type === 'Identifier' && node.name.toLowerCase() === 'currentcolor') return 'currentcolor';
	if (node.type !== 'Identifier' && node.type !== 'Hash' && node.type !== 'Function') return undefined;
	return parseColorText(text);
}
