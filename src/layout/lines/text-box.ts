import type { ContainerBox } from '../box.js';
import type { LayoutContext } from '../context.js';
import { strutOf, textArea } from './strut.js';

/** What is cut off a box above its first line and below its last. Points; a box whose edges cut into its text has more than 0. */
export interface TextBoxTrim {
	readonly start: number;
	readonly end: number;
}

const noTrim: TextBoxTrim = { start: 0, end: 0 };

/** An ideograph's box stands .88 em above the baseline and .12 em below it. */
const IDEOGRAPHIC = { over: 0.88, under: 0.12 };

/**
 * `text-box-trim` (CSS Inline 3, 6): the leading of a box's own lines does not stand over its first line or below its last, so a
 * frame begins flush with the em box of its text and n rows of it are n - 1 steps and 1 em high (CLREQ 2.3.4).
 */
export function textBoxTrim(context: LayoutContext, { style, language }: ContainerBox): TextBoxTrim {
	const { textBoxTrim: trim, textBoxEdge: edge, fontSize } = style;
	if (trim === 'none') return noTrim;
	const { above, below } = strutOf(style, language, context.fonts);
	const area = textArea(style, language, context.fonts);
	const over = {
		text: area.ascent,
		ideographic: IDEOGRAPHIC.over * fontSize,
		cap: area.capHeight,
		ex: area.xHeight,
	}[edge.over];
	const under = { text: area.descent, ideographic: IDEOGRAPHIC.under * fontSize, alphabetic: 0 }[edge.under];
	return {
		start: trim === 'trim-end' ? 0 : above - over,
		end: trim === 'trim-start' ? 0 : below - under,
	};
}
