import type { Span } from '../base/index.js';

/** What a line is judged by. `body`: justified Chinese in a column of 13 to 17 characters; `other`: headlines, tables, verse. */
export type LineKind = 'body' | 'chinese' | 'english' | 'other';

/** One line as a proof-reader sees it: measured from its glyphs where they stand, not from what the composer meant. */
export interface ProofLine {
	readonly kind: LineKind;
	readonly text: string;
	readonly folio: string;
	/** Id of the frame that it stands in, or a tag in angle brackets. */
	readonly frame: string;
	/** Number of its paragraph, and its own number in that; from 1. */
	readonly paragraph: number;
	readonly line: number;
	/** Where its first character was written. */
	readonly span?: Span;
	/** It was to fill its measure: the last line of a paragraph, and a line that stands over, was not. */
	readonly isJustified: boolean;
	/** The widest step from one ideograph to the next, in em: 1 is solid. Missing where no two stand together. */
	readonly pitch?: number;
	/** The widest gap that justification opened in a line of Chinese, in em. */
	readonly gap?: number;
	/** The narrowest step from one ideograph to the next, in em, where it is less than solid. */
	readonly narrowestStep?: number;
	/** The narrowest blank that a full stop has kept in the line, in em. */
	readonly stopBlank?: number;
	/** Each word space as a multiple of the font's own, in a justified line of English. */
	readonly wordSpaces: readonly number[];
	/** By how much a line that was to fill its measure stands off its end, in points. */
	readonly missed?: number;
	/** The mark that must not begin or end a line, and does. */
	readonly forbidden?: string;
	/** The number that the line before ends in and this one goes on with. */
	readonly splitNumber?: string;
	/** It ends inside a word that may not be broken. */
	readonly isCut: boolean;
	/** Pairs of marks that were to share one blank. */
	readonly pairs: number;
	/** Those of them that take another width than one em and a half. */
	readonly wrongPairs: readonly string[];
	/** How many lines in a row, this one included, end in a hyphen. */
	readonly hyphens: number;
	/** It ends a paragraph of several lines with a single character. */
	readonly isLone: boolean;
}
