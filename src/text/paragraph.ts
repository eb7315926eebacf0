import type { FontId } from '../base/index.js';
import type { CharacterClass } from './character-class.js';
import type { Language } from './languages/index.js';
import type { Piece } from './text-style.js';

/** Glyphs of one face and size that belong to one unit. All widths in points. */
export interface UnitGlyphs {
	readonly font: FontId;
	readonly size: number;
	readonly direction: 'horizontal' | 'upright';
	readonly glyphs: readonly number[];
	readonly advances: readonly number[];
	/** Offsets into the paragraph's text. */
	readonly clusters: readonly number[];
	/** dx, dy a glyph, in points, y down. */
	readonly offsets?: readonly number[];
}

/**
 * What is never broken inside: an ideograph, a mark, a syllable of a word, a number with its signs. A mark is its ink with a
 * blank half before or after, which the rules may take away (CLREQ 3.1.6).
 */
export interface Unit {
	readonly class: CharacterClass;
	/** Part of the paragraph's text. */
	readonly start: number;
	readonly end: number;
	/** Index of the piece it stands in. */
	readonly piece: number;
	/** Points, without the blanks. */
	readonly ink: number;
	readonly blankBefore: number;
	readonly blankAfter: number;
	/** Font size: what an em is here. */
	readonly em: number;
	readonly glyphs: readonly UnitGlyphs[];
}

/** Which step of justification may change a gap (TYPOGRAPHY section 6). `fixed`: none. */
export type GapKind = 'fixed' | 'word' | 'autospace' | 'bracket' | 'pause' | 'stop' | 'solid';

/** What stands between two units. Points. */
export interface Gap {
	readonly kind: GapKind;
	readonly natural: number;
	/** The least it may take. */
	readonly min: number;
	/** What it gives at a stretch of 1: the unit in which looseness is counted. */
	readonly stretch: number;
	/** The most that its own step gives it, before the general one. */
	readonly max: number;
}

export interface Break {
	readonly kind: 'none' | 'allowed' | 'forced';
	/** Cost of breaking here (TYPOGRAPHY section 7.2). */
	readonly penalty: number;
	/** A hyphen that shows when the line ends here. */
	readonly hyphen?: UnitGlyphs;
}

/** A paragraph ready for composing: gap and break `i` stand after unit `i`. */
export interface Paragraph {
	readonly text: string;
	readonly pieces: readonly Piece[];
	readonly units: readonly Unit[];
	readonly gaps: readonly Gap[];
	readonly breaks: readonly Break[];
	readonly language: Language;
	/** Whether a bracket that begins a line, or a mark that ends one, gives up its blank half. */
	readonly trimStart: boolean;
	readonly trimEnd: boolean;
	/** For each UTF-16 unit of `text`, its piece. */
	readonly pieceOf: readonly number[];
	/** For each character of `text`, its offset in the piece's own text. */
	readonly sources: readonly number[];
	/** Characters that no font has, by offset. */
	readonly missing: readonly { readonly offset: number; readonly character: string }[];
}

/** A line of a paragraph: units from `start` up to `end`, gaps inside it unchanged so far. */
export interface Line {
	readonly start: number;
	readonly end: number;
	/** The paragraph ends here, or a forced break does. */
	readonly isLast: boolean;
	/** What the composer found: `overfull` lines stand out of their measure because no break was allowed. */
	readonly overfull?: true;
}
