import { isGradient, type Paint, type Stroke } from '../base/index.js';
import { lengthOf } from './scan.js';
import { fontSizeOf } from './svg-font.js';
import { diagonalOf, type Viewport } from './svg-shapes.js';
import type { SvgStyle } from './svg-style.js';

/** The pen of a style, its lengths enlarged by `scale`; undefined when it draws nothing. */
export function strokeOf(
	{ inherited }: SvgStyle,
	paint: Paint,
	scale: number,
	viewport: Viewport,
): Stroke | undefined {
	const diagonal = diagonalOf(viewport);
	const em = fontSizeOf(inherited);
	const width = (lengthOf(inherited['stroke-width'], diagonal, em) ?? 1) * scale;
	if (!(width > 0) || (!isGradient(paint) && paint.alpha === 0)) return undefined;
	const dash = (inherited['stroke-dasharray'] ?? 'none')
		.split(/[\s,]+/)
		.map((part) => (lengthOf(part, diagonal, em) ?? Number.NaN) * scale);
	const isDashed = dash.every((length) => length >= 0) && dash.some((length) => length > 0);
	const cap = inherited['stroke-linecap'];
	const join = inherited['stroke-linejoin'];
	const limit = Number(inherited['stroke-miterlimit'] ?? 4);
	return {
		paint,
		width,
		cap: cap === 'round' || cap === 'square' ? cap : 'butt',
		join: join === 'round' || join === 'bevel' ? join : 'miter',
		miterLimit: limit >= 1 ? limit : 4,
		// An odd list is repeated to an even one (SVG 2, 13.5.6).
		dash: !isDashed ? [] : dash.length % 2 === 0 ? dash : [...dash, ...dash],
		dashOffset: isDashed ? (lengthOf(inherited['stroke-dashoffset'], diagonal, em) ?? 0) * scale : 0,
	};
}
