import { type Ink, parseColor } from '../../base/index.js';
import type { DrawnItem } from '../view/vega.js';

/** The plain colours of a graphic; a gradient is none. */
export function colorsOf({ fill, stroke, fillOpacity = 1, strokeOpacity = 1, strokeWidth = 1 }: DrawnItem): {
	readonly fill: string | undefined;
	readonly stroke: string | undefined;
} {
	return {
		fill: typeof fill === 'string' && fill !== 'none' && fillOpacity > 0 && hasInk(fill) ? fill : undefined,
		stroke:
			typeof stroke === 'string' &&
			stroke !== 'none' &&
			strokeOpacity > 0 &&
			strokeWidth > 0 &&
			hasInk(stroke)
				? stroke
				: undefined,
	};
}

const hasInk = (text: string): boolean => (parseColor(text)?.alpha ?? 0) > 0;

/** The colour of an ink on white paper, channels from 0 to 1. */
export function onPaper({ channels, alpha }: Ink, opacity = 1): readonly [number, number, number] {
	const share = alpha * opacity;
	const mixed = (channel: number): number => 1 - share + share * channel;
	return [mixed(channels[0]), mixed(channels[1]), mixed(channels[2])];
}

/** How light a colour is to the eye, from 0 to 100 (L* of CIE 1976): what is left of it in grey. */
export function lightness(channels: readonly [number, number, number]): number {
	const [r, g, b] = channels.map(linear);
	const luminance = 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
	return luminance <= 216 / 24389 ? (luminance * 24389) / 27 : 116 * Math.cbrt(luminance) - 16;
}

/** sRGB without its gamma (IEC 61966-2-1). */
const linear = (channel: number): number =>
	channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;

export const isNeutral = ([r, g, b]: readonly [number, number, number]): boolean =>
	Math.max(r, g, b) - Math.min(r, g, b) < 0.02;
