import type { Matrix } from './geometry.js';

/** A colour as the page asks for it. Channels and alpha run from 0 to 1. A profile maps it to what the press has. */
export interface Ink {
	/** `registration` is every ink of the press at full strength, for marks beside the page; its channels are how it looks. */
	readonly space: 'srgb' | 'registration';
	readonly channels: readonly [red: number, green: number, blue: number];
	readonly alpha: number;
}

export interface GradientStop {
	/** 0 at the start, 1 at the end. */
	readonly offset: number;
	readonly ink: Ink;
}

/** Colours along a line from (x1, y1) to (x2, y2), or between two circles. In the space of the shape it fills. */
export type Gradient =
	| {
			readonly kind: 'linear';
			readonly from: readonly [x: number, y: number];
			readonly to: readonly [x: number, y: number];
			readonly stops: readonly GradientStop[];
			readonly matrix?: Matrix;
	  }
	| {
			readonly kind: 'radial';
			readonly from: readonly [x: number, y: number, radius: number];
			readonly to: readonly [x: number, y: number, radius: number];
			readonly stops: readonly GradientStop[];
			readonly matrix?: Matrix;
	  };

export type Paint = Ink | Gradient;

export const isGradient = (paint: Paint): paint is Gradient => 'kind' in paint;

export const black: Ink = { space: 'srgb', channels: [0, 0, 0], alpha: 1 };

export const registration: Ink = { space: 'registration', channels: [0, 0, 0], alpha: 1 };

/** `#rrggbb`, with two more digits when it is not opaque: the text form of an ink. That of marks goes by its name. */
export function inkText({ space, channels, alpha }: Ink): string {
	if (space === 'registration') return space;
	const hex = (value: number) =>
		Math.round(value * 255)
			.toString(16)
			.padStart(2, '0');
	return `#${channels.map(hex).join('')}${alpha < 1 ? hex(alpha) : ''}`;
}
