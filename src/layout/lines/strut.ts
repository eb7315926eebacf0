import type { FontSet } from '../../font/index.js';
import type { Style } from '../../style/index.js';
import { isChinese } from '../../text/index.js';
import type { ContainerBox } from '../box.js';
import type { Space } from '../space.js';

/** How far text of a style reaches above and below its baseline, leading included. Points. */
export interface Strut {
	readonly above: number;
	readonly below: number;
}

/** An ideograph's box stands .88 em above the baseline and .12 em below it (TYPOGRAPHY section 12). */
export const IDEOGRAPHIC = { ascent: 0.88, descent: 0.12 };

/**
 * The strut of a style: its font's ascent and descent with half the leading on either side (CSS Inline 3, 5). In Chinese the
 * ideographic em box counts, whatever a font says of itself, so that Latin and Chinese faces in one row agree.
 */
export function strutOf(style: Style, language: string, fonts: FontSet): Strut {
	const { ascent, descent, lineGap } = fontMetrics(style, language, fonts);
	const size = style.fontSize;
	const height = lineHeightOf(style, (ascent + descent + lineGap) * size);
	const halfLeading = (height - (ascent + descent) * size) / 2;
	return { above: ascent * size + halfLeading, below: descent * size + halfLeading };
}

/** How far the glyphs of a style reach from its baseline, without leading. Points. */
export interface TextArea {
	readonly ascent: number;
	readonly descent: number;
	readonly xHeight: number;
	readonly capHeight: number;
}

export function textArea(style: Style, language: string, fonts: FontSet): TextArea {
	const { ascent, descent } = fontMetrics(style, language, fonts);
	const face = primaryFace(style, language, fonts);
	const size = style.fontSize;
	return {
		ascent: ascent * size,
		descent: descent * size,
		xHeight: (face?.metrics.xHeight ?? 0.5) * size,
		capHeight: (face?.metrics.capHeight ?? 0.7) * size,
	};
}

function primaryFace(style: Style, language: string, fonts: FontSet): ReturnType<FontSet['primary']> {
	const { fontFamily: families, fontWeight: weight, fontStyle } = style;
	return fonts.primary({ families, weight, style: fontStyle, language });
}

function fontMetrics(
	style: Style,
	language: string,
	fonts: FontSet,
): { ascent: number; descent: number; lineGap: number } {
	if (isChinese(language)) return { ...IDEOGRAPHIC, lineGap: style.lineHeight === 'normal' ? 0.4 : 0 };
	const face = primaryFace(style, language, fonts);
	return face?.metrics ?? { ...IDEOGRAPHIC, lineGap: 0.2 };
}

export function lineHeightOf({ lineHeight, fontSize }: Style, normal: number): number {
	if (lineHeight === 'normal') return normal;
	return 'factor' in lineHeight ? lineHeight.factor * fontSize : lineHeight.points;
}

/** The height of a row of text in a box: that of the grid it stands on, or of its own lines. */
export const rowStep = ({ style }: Pick<ContainerBox, 'style'>, { grid }: Pick<Space, 'grid'>): number =>
	grid?.step ?? lineHeightOf(style, style.fontSize * 1.2);
