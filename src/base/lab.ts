import { lab, rgb } from 'd3-color';
import type { Ink } from './ink.js';

/** A colour as the eye sees it (CIELAB, D50). */
export interface Lab {
	/** L*, from 0 for black to 100 for white: what is left of a colour in grey. */
	readonly lightness: number;
	readonly a: number;
	readonly b: number;
}

export function labOf({ channels }: Ink): Lab {
	const [red, green, blue] = channels.map((channel) => channel * 255) as [number, number, number];
	const { l, a, b } = lab(rgb(red, green, blue));
	return { lightness: l, a, b };
}

/** The colour of that lightness and hue that a screen can show, as rich as it may be up to the chroma asked for. */
export function inkOfLab({ lightness, a, b }: Lab): Ink {
	const at = (share: number) => lab(lightness, a * share, b * share).rgb();
	let [shown, beyond] = [0, 1];
	if (at(1).displayable()) shown = 1;
	for (let step = 0; shown < 1 && step < STEPS; step++) {
		const middle = (shown + beyond) / 2;
		if (at(middle).displayable()) shown = middle;
		else beyond = middle;
	}
	const { r, g, b: blue } = at(shown).clamp();
	return { space: 'srgb', channels: [r / 255, g / 255, blue / 255], alpha: 1 };
}

/** Chroma to a thousandth. */
const STEPS = 10;
