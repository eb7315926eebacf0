import type { Break, Unit, UnitGlyphs } from './paragraph.js';

/** Glyphs and what they take: made once for all units of the same text and setting. Points. */
export interface Shape {
	/** Missing for a space without glyph, an object, and a character that no face has. */
	readonly glyphs: UnitGlyphs | undefined;
	readonly ink: number;
	readonly blankBefore: number;
	readonly blankAfter: number;
	readonly em: number;
	readonly protrusion: Unit['protrusion'];
}

/** A shape without blanks. */
export const plainShape = (
	glyphs: UnitGlyphs | undefined,
	ink: number,
	em: number,
	protrusion?: Unit['protrusion'],
): Shape => ({ glyphs, ink, blankBefore: 0, blankAfter: 0, em, protrusion });

/** A word with its marks, shaped and cut where it may be broken: made once for all places in which it stands. */
export interface Word {
	readonly parts: readonly WordPart[];
	/** Characters that no face has, by offset. */
	readonly missing: readonly { readonly at: number; readonly character: string }[];
}

/** A syllable, or a whole word. */
export interface WordPart {
	/** Offsets into the word as it stands in the text. */
	readonly start: number;
	readonly end: number;
	readonly shape: Shape;
	/** The line may end behind it with a hyphen. */
	readonly hyphen?: Break;
}
