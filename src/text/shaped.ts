import type { Break, Unit, UnitGlyphs } from './paragraph.js';

/** An ideograph or a mark, shaped once for all places in which it stands. Points. */
export interface Cluster {
	/** Missing when no face has it. */
	readonly glyphs: UnitGlyphs | undefined;
	readonly ink: number;
	readonly blankBefore: number;
	readonly blankAfter: number;
}

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
	readonly ink: number;
	readonly glyphs: UnitGlyphs | undefined;
	/** The line may end behind it with a hyphen. */
	readonly hyphen?: Break;
	readonly protrusion?: Unit['protrusion'];
}
