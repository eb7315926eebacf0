import type { Matrix, Rect, Size } from '../base/index.js';

/** How a picture's box meets the box it is drawn into (SVG 2, 8.8). */
export type Fit =
	| { readonly kind: 'none' }
	| {
			readonly kind: 'meet' | 'slice';
			/** Where the picture stands in the room that is left: 0 at the start, 1 at the end. */
			readonly alignX: number;
			readonly alignY: number;
	  };

export const defaultFit: Fit = { kind: 'meet', alignX: 0.5, alignY: 0.5 };

const ALIGN: Readonly<Record<string, number>> = { Min: 0, Mid: 0.5, Max: 1 };

/** Reads `preserveAspectRatio`; undefined when it is none. */
export function parseFit(text: string): Fit | undefined {
	const match = /^(?:defer\s+)?(none|x(Min|Mid|Max)Y(Min|Mid|Max))(?:\s+(meet|slice))?$/.exec(text.trim());
	if (!match) return undefined;
	if (match[1] === 'none') return { kind: 'none' };
	return {
		kind: match[4] === 'slice' ? 'slice' : 'meet',
		alignX: ALIGN[match[2]!]!,
		alignY: ALIGN[match[3]!]!,
	};
}

/** From the space of `box` to a box of `size` at the origin. */
export function fitMatrix(box: Rect, size: Size, fit: Fit): Matrix {
	const scaleX = size.width / box.width;
	const scaleY = size.height / box.height;
	if (fit.kind === 'none') return [scaleX, 0, 0, scaleY, -box.x * scaleX, -box.y * scaleY];
	const scale = fit.kind === 'meet' ? Math.min(scaleX, scaleY) : Math.max(scaleX, scaleY);
	const x = (size.width - box.width * scale) * fit.alignX - box.x * scale;
	const y = (size.height - box.height * scale) * fit.alignY - box.y * scale;
	return [scale, 0, 0, scale, x, y];
}
