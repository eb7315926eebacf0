import type { Style } from '../style/index.js';
import { bordersOf, marginsOf, paddingsOf } from './edges.js';

/** What margin, border and padding of an inline box take at one of its ends; percentages count as nothing here. */
export function inlineEdge(style: Style, side: 'start' | 'end'): number {
	const mode = style.writingMode;
	const name = side === 'start' ? 'inlineStart' : 'inlineEnd';
	return marginsOf(style, mode, 0)[name] + paddingsOf(style, mode, 0)[name] + bordersOf(style, mode)[name];
}
