import type { Face } from '../../font/index.js';

/** Quotes become corner brackets in Chinese vertical text (GB/T 15834 5.2.3); the text itself keeps them. */
const cornerBrackets: ReadonlyMap<number, readonly [bracket: number, drawnTurned: number]> = new Map([
	[0x201c, [0x300e, 0xfe43]],
	[0x201d, [0x300f, 0xfe44]],
	[0x2018, [0x300c, 0xfe41]],
	[0x2019, [0x300d, 0xfe42]],
]);

/** The corner bracket for a quote: the face's form for vertical text, or the character that is drawn so. */
export function bracketFor(codePoint: number, face: Face): number | undefined {
	const found = cornerBrackets.get(codePoint);
	if (!found) return undefined;
	const [bracket, drawnTurned] = found;
	const glyph = face.glyphOf(bracket);
	const form = face.verticalFormOf(glyph);
	if (glyph !== 0 && form !== glyph) return form;
	return face.glyphOf(drawnTurned) || undefined;
}
