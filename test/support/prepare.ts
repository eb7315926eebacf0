import type { FontSet } from '../../src/font/index.js';
import {
	Compositor,
	type Paragraph,
	type Piece,
	prepareParagraph,
	type TextStyle,
} from '../../src/text/index.js';
import { squareFonts } from './square-fonts.js';
import { textStyle } from './text-style.js';

const fonts = squareFonts();

/** A paragraph of one text, or of several pieces, in the square fonts. */
export function prepare(
	text: string | readonly Piece[],
	language: string,
	style: TextStyle = textStyle,
	own: FontSet = fonts,
): Paragraph {
	const pieces: readonly Piece[] =
		typeof text === 'string' ? [{ kind: 'text', text, style, language }] : text;
	return prepareParagraph(pieces, new Compositor(own), style);
}
