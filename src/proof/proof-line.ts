import type { Span } from '../base/index.js';

/** What a line is judged by. `body`: justified Chinese in a column of 13 to 17 characters; `other`: headlines, tables, verse. */
export type LineKind = 'body' | 'chinese' | 'english' | 'other';

/** One line as a proof-reader sees it: measured from its glyphs where they stand, not from what the composer meant. */
export interface ProofLine {
	readonly kind: LineKind;
	readonly text: string;
	readonly folio: string;
	/** Where its first character was written. */
	readonly span?: Span;
	/** It was to fill its measure: the last line of a paragraph, and a line that stands over, was not. */
	readonly isJustified: boolean;
	/** The widest step from one ideograph to the next, in em: 1 is solid. Missing where no two stand together. */
	readonly pitch?: number;
	/** Each word space as a multiple of the font's own, in a justified line of English. */
	readonly wordSpaces: readonly number[];
	/** By how much a line that was to fill its measure stands off its end, in points. */
	readonly missed?: number;
	/** The mark that must not begin or end a line, and does. */
	readonly forbidden?: string;
	/** Pairs of marks that were to share one blank. */
	readonly pairs: number;
	/** Those of them that take another width than one em and a half. */
	readonly wrongPairs: readonly string[];
	/** How many lines in a row, this one included, end in a hyphen. */
	readonly hyphens: number;
	/** It ends a paragraph of several lines with a single character. */
	readonly isLone: boolean;
}
