import { type Length, resolveLength, type Style } from '../../style/index.js';
import { borderBox, definite } from '../edges.js';
import type { MarginExtent } from './margin-box-sizes.js';

/** What a style says of a margin box along one axis. Points, border boxes. */
export interface MarginAxis {
	readonly marginStart: number | 'auto';
	readonly marginEnd: number | 'auto';
	/** Borders and padding, both sides together. */
	readonly edges: number;
	readonly given?: number;
	readonly least?: number;
	readonly most?: number;
}

export type AxisName = 'across' | 'down';

/** `room`: what percentages refer to, the containing block along the axis. */
export function axisOf(style: Style, axis: AxisName, room: number): MarginAxis {
	const [start, end] = axis === 'across' ? (['Left', 'Right'] as const) : (['Top', 'Bottom'] as const);
	const border = (side: typeof start | typeof end): number => {
		const line = style[`border${side}Style`];
		return line === 'none' || line === 'hidden' ? 0 : style[`border${side}Width`];
	};
	const padding = (side: typeof start | typeof end): number => resolveLength(style[`padding${side}`], room);
	const margin = (value: Length | 'auto'): number | 'auto' =>
		value === 'auto' ? 'auto' : resolveLength(value, room);
	const edges = border(start) + padding(start) + border(end) + padding(end);
	const size = (value: Style['width'] | Style['maxWidth'] | Style['minWidth']): number | undefined => {
		const points = definite(value, room);
		return points === undefined ? undefined : borderBox(Math.max(0, points), style, edges);
	};
	const [given, least, most] =
		axis === 'across'
			? [size(style.width), size(style.minWidth), size(style.maxWidth)]
			: [size(style.height), size(style.minHeight), size(style.maxHeight)];
	return {
		marginStart: margin(style[`margin${start}`]),
		marginEnd: margin(style[`margin${end}`]),
		edges,
		...(given !== undefined && { given }),
		...(least !== undefined && { least }),
		...(most !== undefined && { most }),
	};
}

const used = (margin: number | 'auto'): number => (margin === 'auto' ? 0 : margin);

/** The same with the size of the content, margins counted in: `auto` ones are nothing along the edge (CSS Page 3, 5.3.2). */
export function extentOf(
	axis: MarginAxis,
	content: { readonly min: number; readonly max: number },
): MarginExtent {
	const margins = used(axis.marginStart) + used(axis.marginEnd);
	const outer = (size: number | undefined, name: 'given' | 'least' | 'most') =>
		size === undefined ? {} : { [name]: size + margins };
	return {
		min: content.min + axis.edges + margins,
		max: content.max + axis.edges + margins,
		...outer(axis.given, 'given'),
		...outer(axis.least, 'least'),
		...outer(axis.most, 'most'),
	};
}

/** A border box along one axis. */
export interface Stretch {
	readonly start: number;
	readonly size: number;
}

/** Within what the edge gives it: less its margins. */
export const within = (axis: MarginAxis, start: number, size: number): Stretch => ({
	start: start + used(axis.marginStart),
	size: Math.max(0, size - used(axis.marginStart) - used(axis.marginEnd)),
});

/**
 * From the edge of the sheet to the page area (5.3.3): a box fills the margin, or stands in it as its own margins say; where they
 * leave a choice, it stands at the page.
 */
export function acrossMargin(axis: MarginAxis, room: number, isPageAtEnd: boolean): Stretch {
	const { marginStart, marginEnd, given, least = 0, most = Number.POSITIVE_INFINITY } = axis;
	const filled = room - used(marginStart) - used(marginEnd);
	const size = Math.max(least, Math.min(most, given ?? Math.max(axis.edges, filled)));
	const left = room - size;
	if (marginStart === 'auto' && marginEnd === 'auto') return { start: left / 2, size };
	if (marginStart === 'auto') return { start: left - used(marginEnd), size };
	if (marginEnd === 'auto') return { start: marginStart, size };
	return { start: isPageAtEnd ? left - marginEnd : marginStart, size };
}
