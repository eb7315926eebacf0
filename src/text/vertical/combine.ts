import type { Face } from '../../font/index.js';
import type { Combined, UnitGlyphs } from '../paragraph.js';
import type { TextStyle } from '../text-style.js';
import { isVertical } from './orientation.js';
import { IDEOGRAPHIC_CENTRE } from './upright-glyph.js';

/** More characters than this in one em nobody can read: they are set as if they were not to be combined. */
const MOST_COMBINED = 8;

/**
 * Whether a word is set upright in one em of a vertical line (tate-chu-yoko, CSS Writing Modes 4, 9.1): digits that stand alone. A
 * number with a sign, a point or letters is one figure, and lies on its side as a whole.
 */
export function combinesDigits(word: string, style: TextStyle): boolean {
	const combine = style.textCombineUpright;
	if (!isVertical(style) || typeof combine === 'string') return false;
	return word.length <= combine.digits && /^[0-9]+$/.test(word);
}

/** Whether all of a text is set in one em. */
export function combinesAll(text: string, style: TextStyle): boolean {
	if (!isVertical(style) || style.textCombineUpright !== 'all') return false;
	const { length } = [...text];
	return length > 0 && length <= MOST_COMBINED;
}

/** Narrow forms of a face, by the number of characters that share an em. */
const narrowForms: Readonly<Record<number, string>> = { 2: 'hwid', 3: 'twid', 4: 'qwid' };

/** A text side by side in one em, in the face's narrow forms if it has them, else made narrower. */
export function shapeCombined(
	text: string,
	face: Face,
	style: TextStyle,
	features: readonly string[],
	language: string,
): UnitGlyphs {
	const size = style.fontSize;
	let shaped = face.shape(text, { features, language });
	const narrow = narrowForms[[...text].length];
	if (narrow && sum(shaped.advances) > 1) {
		const other = face.shape(text, { features: [...features, narrow], language });
		if (sum(other.advances) < sum(shaped.advances)) shaped = other;
	}
	const width = sum(shaped.advances);
	const condensed = width > 1 ? 1 / width : 1;
	const middle = /[^\p{Script=Latin}\p{Script=Common}]/u.test(text)
		? IDEOGRAPHIC_CENTRE
		: face.metrics.capHeight / 2;
	const combined: Combined = {
		condensed,
		across: (-width * condensed * size) / 2,
		down: (0.5 + middle) * size,
	};
	return {
		font: face.id,
		size,
		direction: 'horizontal',
		glyphs: shaped.glyphs,
		advances: shaped.advances.map((advance) => advance * size),
		clusters: shaped.clusters,
		...(shaped.offsets && { offsets: shaped.offsets.map((value) => value * size) }),
		combined,
	};
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
