import { color as parseCssColor, rgb } from 'd3-color';
import type { Ink } from '../base/index.js';

/** A CSS colour as an ink; undefined when it is none. */
export function parseColor(text: string): Ink | undefined {
	const parsed = parseCssColor(text.trim());
	if (!parsed) return undefined;
	const { r, g, b, opacity } = rgb(parsed);
	const channel = (value: number): number =>
		Math.min(1, Math.max(0, (Number.isNaN(value) ? 0 : value) / 255));
	const alpha = Number.isNaN(opacity) ? 0 : opacity;
	return { space: 'srgb', channels: [channel(r), channel(g), channel(b)], alpha };
}
