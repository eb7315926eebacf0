import { color as parseCssColor, rgb } from 'd3-color';
import type { Ink } from './ink.js';

/** A CSS colour as an ink; undefined when it is none. `transparent` is an ink with alpha 0. */
export function parseColor(text: string): Ink | undefined {
	const parsed = parseCssColor(withCommas(text.trim()));
	if (!parsed) return undefined;
	const { r, g, b, opacity } = rgb(parsed);
	const channel = (value: number): number =>
		Math.min(1, Math.max(0, (Number.isNaN(value) ? 0 : value) / 255));
	return {
		space: 'srgb',
		channels: [channel(r), channel(g), channel(b)],
		alpha: Number.isNaN(opacity) ? 0 : opacity,
	};
}

/** `rgb(1 2 3 / 50%)` as `rgba(1, 2, 3, .5)`: the parser knows the older form (css-color-4 names both). */
function withCommas(text: string): string {
	const match = /^(rgb|hsl)a?\(([^()]*)\)$/i.exec(text);
	if (!match) return text;
	const [first, second, third, alpha] = match[2]!.split(/[\s,/]+/).filter((part) => part !== '');
	const name = match[1]!.toLowerCase();
	const hue = name === 'hsl' ? first?.replace(/deg$/i, '') : first;
	if (alpha === undefined) return `${name}(${hue}, ${second}, ${third})`;
	return `${name}a(${hue}, ${second}, ${third}, ${alpha.endsWith('%') ? Number.parseFloat(alpha) / 100 : alpha})`;
}
