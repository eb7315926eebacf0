import type { Style } from '../../style/index.js';

/** What copyfitting changes in the style of text. */
export interface TextChange {
	/** Marks may give up their blanks. */
	readonly squeezes: boolean;
	/** Spaces have wide limits. */
	readonly widens: boolean;
	/** Points added to each character. */
	readonly tracking: number;
	/** The part of its size that text is set in. */
	readonly size: number;
	/** The part of its line height that is kept. */
	readonly leading: number;
}

export const noChange: TextChange = { squeezes: false, widens: false, tracking: 0, size: 1, leading: 1 };

/** A style with such a change. A change of size alone leaves the leading as it is, so that lines stay in their rows. */
export function restyled(style: Style, { squeezes, widens, tracking, size, leading }: TextChange): Style {
	const inSize = size === 1 ? style : { ...resized(style, size), lineHeight: fixedLineHeight(style) };
	return {
		...inSize,
		...(squeezes && { kinsoku: 'push-in-first' as const }),
		...(widens && { spaceLimits: 'wide' as const }),
		...(tracking !== 0 && { letterSpacing: inSize.letterSpacing + tracking }),
		...(leading !== 1 && { lineHeight: shareOf(inSize.lineHeight, leading) }),
	};
}

/** A style in another size; what is usually said in em goes with it, a line height in points does not. */
export function resized(style: Style, factor: number): Style {
	const { length } = style.textIndent;
	return {
		...style,
		fontSize: style.fontSize * factor,
		letterSpacing: style.letterSpacing * factor,
		wordSpacing: style.wordSpacing * factor,
		textIndent: { ...style.textIndent, length: { ...length, points: length.points * factor } },
	};
}

const fixedLineHeight = ({ lineHeight, fontSize }: Style): Style['lineHeight'] =>
	typeof lineHeight === 'object' && 'factor' in lineHeight
		? { points: lineHeight.factor * fontSize }
		: lineHeight;

function shareOf(lineHeight: Style['lineHeight'], part: number): Style['lineHeight'] {
	if (lineHeight === 'normal') return lineHeight;
	return 'factor' in lineHeight ? { factor: lineHeight.factor * part } : { points: lineHeight.points * part };
}
