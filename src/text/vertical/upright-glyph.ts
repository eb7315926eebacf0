import type { Face } from '../../font/index.js';
import { verticalOrientationOf } from '../unicode/vertical-orientation.js';
import { bracketFor } from './brackets.js';
import { isChinese, isUprightPause } from './orientation.js';

/** A glyph of an upright run and where it stands off its place there: em, y down. */
export interface UprightGlyph {
	readonly glyph: number;
	readonly dx: number;
	readonly dy: number;
}

/** Above the baseline: the middle of an em box from .88 to −.12. */
export const IDEOGRAPHIC_CENTRE = 0.38;

/** The glyph for a character that stands upright, in its form for vertical text. */
export function uprightGlyph(codePoint: number, face: Face, language: string): UprightGlyph {
	const chinese = isChinese(language);
	const bracket = chinese ? bracketFor(codePoint, face) : undefined;
	if (bracket !== undefined) return at(bracket);
	const glyph = face.glyphOf(codePoint);
	const form = face.verticalFormOf(glyph);
	if (chinese && isUprightPause(codePoint))
		return form !== glyph && !isTurned(form, face) ? at(form) : centred(glyph, face);
	if (form !== glyph) return at(form);
	return verticalOrientationOf(codePoint) === 'Tu' ? moved(codePoint, glyph, face) : at(glyph);
}

const at = (glyph: number, dx = 0, dy = 0): UprightGlyph => ({ glyph, dx, dy });

/** The colon and semicolon of a face for Japanese lie on their side in its form for vertical text. */
function isTurned(glyph: number, face: Face): boolean {
	const ink = face.inkOf(glyph);
	return ink !== undefined && ink.width > ink.height;
}

/** Puts the middle of the ink in the middle of the em. */
function centred(glyph: number, face: Face): UprightGlyph {
	const { x, y } = middleOf(glyph, face);
	return at(glyph, face.advanceOf(glyph) / 2 - x, -emCentre(glyph, face) - y);
}

const SMALL_KANA = 1 / 8;
/** What stays free above a comma. */
const CLEARANCE = 0.06;

/**
 * A glyph that stands elsewhere in vertical text, of a face that has none for it: ， 。 、 go from the lower left to the upper right
 * quarter (GB/T 15834 5.2.1), small kana up and to the right.
 */
function moved(codePoint: number, glyph: number, face: Face): UprightGlyph {
	if (codePoint !== 0xff0c && codePoint !== 0xff0e && codePoint !== 0x3001 && codePoint !== 0x3002)
		return at(glyph, SMALL_KANA, -SMALL_KANA);
	const { x, y } = middleOf(glyph, face);
	const across = face.advanceOf(glyph) - 2 * x;
	const up = -2 * (emCentre(glyph, face) + y);
	// The tail of a comma may reach out of the em below; above it must not.
	const highest = -face.verticalOriginOf(glyph) + CLEARANCE - (face.inkOf(glyph)?.y ?? 0);
	return at(glyph, Math.max(0, across), Math.min(0, Math.max(up, highest)));
}

/** Above the baseline: the middle of the em that a glyph hangs in. */
const emCentre = (glyph: number, face: Face): number => face.verticalOriginOf(glyph) - 0.5;

/** The middle of the ink, from the glyph's origin, y down; of a glyph without outline, that of a comma. */
function middleOf(glyph: number, face: Face): { readonly x: number; readonly y: number } {
	const ink = face.inkOf(glyph);
	return ink ? { x: ink.x + ink.width / 2, y: ink.y + ink.height / 2 } : { x: 0.25, y: -0.13 };
}
