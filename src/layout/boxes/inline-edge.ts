import type { Element } from '../../dom/index.js';
import { dependsOnBase, type Style } from '../../style/index.js';
import type { InlineBox, InlineContent } from '../box.js';
import { bordersOf, marginsOf, paddingsOf } from '../edges.js';
import { noLift } from './lift.js';

/** What margin, border and padding of an inline box take at one of its ends; percentages count as nothing here. */
export function inlineEdge(style: Style, side: 'start' | 'end'): number {
	const mode = style.writingMode;
	const name = side === 'start' ? 'inlineStart' : 'inlineEnd';
	return marginsOf(style, mode, 0)[name] + paddingsOf(style, mode, 0)[name] + bordersOf(style, mode)[name];
}

/** The two sides of an inline box as parts of a line; none where nothing of it takes room. */
export function inlineEdges(
	style: Style,
	language: string,
): readonly [start: readonly InlineContent[], end: readonly InlineContent[]] {
	if (!hasInlineEdges(style)) return [[], []];
	const edge = (side: 'start' | 'end'): InlineContent => ({ kind: 'edge', side, style, language });
	return [[edge('start')], [edge('end')]];
}

const hasInlineEdges = (style: Style): boolean =>
	[style.marginLeft, style.marginRight, style.paddingLeft, style.paddingRight].some(
		(edge) => edge !== 'auto' && (edge.points !== 0 || dependsOnBase(edge)),
	) ||
	style.borderLeftStyle !== 'none' ||
	style.borderRightStyle !== 'none';

/** An inline box over a range of contents, if it paints something of its own. */
export function inlineBoxOf(
	style: Style,
	element: Element | undefined,
	start: number,
	end: number,
	lift = noLift,
): InlineBox | undefined {
	return element && paintsItself(style) ? { style, element, start, end, lift } : undefined;
}

const paintsItself = (style: Style): boolean =>
	style.textDecorationLine.length > 0 ||
	style.backgroundColor === 'currentcolor' ||
	style.backgroundColor.alpha > 0 ||
	style.backgroundImage.some((image) => image !== 'none') ||
	style.boxShadow.length > 0 ||
	style.outlineStyle !== 'none' ||
	style.opacity < 1 ||
	[style.borderTopStyle, style.borderRightStyle, style.borderBottomStyle, style.borderLeftStyle].some(
		(line) => line !== 'none',
	);
