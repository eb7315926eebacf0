import type { Face } from '../../font/index.js';
import type { TextStyle } from '../text-style.js';
import { verticalOrientationOf } from '../unicode/vertical-orientation.js';
import { bracketFor } from './brackets.js';

/** How a character stands in a vertical line: `sideways` is turned clockwise by a quarter. */
export type Orientation = 'upright' | 'sideways';

/** What orientation depends on. */
export interface Upright {
	readonly style: Pick<TextStyle, 'textOrientation'>;
	/** BCP 47. */
	readonly language: string;
}

/** As against Japanese and Korean, which turn pause marks and have brackets of their own for quotes. */
export const isChinese = (language: string): boolean => /^zh\b/i.test(language);

export const isVertical = ({ writingMode }: Pick<TextStyle, 'writingMode'>): boolean =>
	writingMode === 'vertical-rl';

/**
 * ： and ； are turned in Japanese, which is what UAX 50 has in mind; Chinese pause marks never are (CLREQ 5.1, TYPOGRAPHY
 * section 13). With ！ and ？ they stand in an em of their own (CLREQ 3.1.6.1).
 */
export const isUprightPause = (codePoint: number): boolean =>
	codePoint === 0xff1a || codePoint === 0xff1b || codePoint === 0xff01 || codePoint === 0xff1f;

/** Dashes and the dots of an ellipsis follow the line whatever stands beside them. */
const runsAlong = (codePoint: number): boolean =>
	(codePoint >= 0x2010 && codePoint <= 0x2015) ||
	(codePoint >= 0x2024 && codePoint <= 0x2026) ||
	codePoint === 0x22ef ||
	codePoint === 0x2e3a;

/** UAX 50 with the exceptions of Chinese: a bracket is upright where the face has a glyph that is drawn turned. */
export function orientationOf(codePoint: number, face: Face, { style, language }: Upright): Orientation {
	if (style.textOrientation === 'sideways') return 'sideways';
	if (isChinese(language) && (isUprightPause(codePoint) || bracketFor(codePoint, face) !== undefined))
		return 'upright';
	switch (verticalOrientationOf(codePoint)) {
		case 'U':
		case 'Tu':
			return 'upright';
		case 'R':
			return style.textOrientation === 'upright' && !runsAlong(codePoint) ? 'upright' : 'sideways';
		case 'Tr': {
			const glyph = face.glyphOf(codePoint);
			return face.verticalFormOf(glyph) === glyph ? 'sideways' : 'upright';
		}
	}
}

/** Whether a letter of a word stands upright among others that lie on their side, such as © and ½. */
export function standsUpright(codePoint: number, { textOrientation }: Upright['style']): boolean {
	if (textOrientation !== 'mixed') return textOrientation === 'upright';
	const orientation = verticalOrientationOf(codePoint);
	return orientation === 'U' || orientation === 'Tu';
}
