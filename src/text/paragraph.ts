import type { FontId } from '../base/index.js';
import type { CharacterClass } from './character-class.js';
import type { Language } from './languages/index.js';
import type { Piece, TextStyle } from './text-style.js';

/** Glyphs of one face and size that belong to one unit. All widths in points. Units of the same text share them. */
export interface UnitGlyphs {
	readonly font: FontId;
	readonly size: number;
	readonly direction: 'horizontal' | 'upright';
	readonly glyphs: readonly number[];
	readonly advances: readonly number[];
	/** Offsets from the unit's start. */
	readonly clusters: readonly number[];
	/** dx, dy a glyph, in points, y down. */
	readonly offsets?: readonly number[];
	/** It stands side by side in one em of a vertical line, not along it. */
	readonly combined?: Combined;
}

/** Where the pen of a horizontal run starts, from where the line's axis enters the em that it stands in. Points. */
export interface Combined {
	/** To the right of the axis. */
	readonly across: number;
	/** Down to the baseline. */
	readonly down: number;
	/** The part of their width that glyphs are narrowed to. */
	readonly condensed: number;
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
	/** Index of the piece it begins in. */
	readonly piece: number;
	/** Points, without the blanks. */
	readonly ink: number;
	readonly blankBefore: number;
	readonly blankAfter: number;
	/** Font size: what an em is here. */
	readonly em: number;
	/** Missing for a space without glyph, an object, and a character that no font has. */
	readonly glyphs: UnitGlyphs | undefined;
	/** Points by which it may stand out of the measure at the start and the end of a line: an optical margin. */
	readonly protrusion: { readonly start: number; readonly end: number } | undefined;
}

/** Which step of justification may change a gap (TYPOGRAPHY section 6). `fixed`: none. */
export type GapKind = 'fixed' | 'word' | 'middle-dot' | 'autospace' | 'bracket' | 'pause' | 'stop' | 'solid';

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
	/** The text itself has a hyphen here: it counts among those at line ends (TYPOGRAPHY section 10). */
	readonly isHyphened?: true;
	/** Only where the line would otherwise be opened by more than half an em a gap (CLREQ 3.1.4: three marks in a row). */
	readonly isLastResort?: true;
	/** Inside a word that the publication names: `balance` does not break there. */
	readonly isInTerm?: true;
}

/** A mark that the text should not have, or that no font has. */
export interface TextFinding {
	readonly kind: 'missing-glyph' | 'straight-quote' | 'single-ellipsis';
	/** Into the paragraph's text. */
	readonly offset: number;
	readonly character: string;
}

/** A paragraph ready for composing: gap and break `i` stand after unit `i`. */
export interface Paragraph {
	readonly text: string;
	readonly pieces: readonly Piece[];
	/** The style of the block that the text stands in: what concerns whole lines. */
	readonly block: TextStyle;
	readonly units: readonly Unit[];
	readonly gaps: readonly Gap[];
	readonly breaks: readonly Break[];
	readonly language: Language;
	readonly edges: EdgeTrim;
	/** For each UTF-16 unit of `text`, its piece. */
	readonly pieceOf: Int32Array;
	/** For each UTF-16 unit of `text`, its offset in the piece's own text. */
	readonly sources: Int32Array;
	readonly findings: readonly TextFinding[];
}

/** Whether a bracket that begins a line, or a mark that ends one, gives up its blank half (CSS Text 4, 8.3). */
export interface EdgeTrim {
	readonly start: 'never' | 'but-first' | 'always';
	/** `need`: where the mark would not fit otherwise. */
	readonly end: 'never' | 'need' | 'always';
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
