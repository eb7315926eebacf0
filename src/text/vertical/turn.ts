import type { Face } from '../../font/index.js';
import type { UnitGlyphs } from '../paragraph.js';
import { IDEOGRAPHIC_CENTRE } from './upright-glyph.js';

const QUOTE = /^[\p{Pi}\p{Pf}]/u;
const SET_IN_EM = /^[\p{L}\p{Ps}\p{Pe}]/u;

/**
 * Moves marks that lie on their side in a vertical line to its axis, by the middle of their ink: a dash and the dots of an ellipsis
 * run along it (CLREQ 5.2). Brackets are moved by the middle of their em. Quotes stay on the baseline of the letters that they
 * enclose, the middle of whose capitals is on the axis already.
 */
export function turned(text: string, glyphs: UnitGlyphs, face: Face): UnitGlyphs {
	if (QUOTE.test(text)) return glyphs;
	const byInk = !SET_IN_EM.test(text);
	const offsets = glyphs.glyphs.flatMap((glyph, i) => {
		const ink = byInk ? face.inkOf(glyph) : undefined;
		const middle = ink ? -(ink.y + ink.height / 2) : IDEOGRAPHIC_CENTRE;
		const down = (middle - face.metrics.capHeight / 2) * glyphs.size;
		return [glyphs.offsets?.[2 * i] ?? 0, (glyphs.offsets?.[2 * i + 1] ?? 0) + down];
	});
	return { ...glyphs, offsets };
}
