/** The style fields that text reads. A computed `Style` fits by structure: text never imports style, and nothing is copied. */
export interface TextStyle {
	readonly fontFamily: readonly string[];
	/** Points. */
	readonly fontSize: number;
	readonly fontWeight: number;
	readonly fontStyle: 'normal' | 'italic';
	readonly fontKerning: 'auto' | 'normal' | 'none';
	readonly fontVariantCaps: 'normal' | 'small-caps' | 'all-small-caps';
	readonly fontVariantLigatures: readonly string[];
	readonly fontVariantNumeric: readonly string[];
	readonly fontVariantEastAsian: readonly string[];
	readonly fontVariantPosition: 'normal' | 'sub' | 'super';
	/** A tag of OpenType's languages, or `normal`. */
	readonly fontLanguageOverride: string;
	readonly fontFeatureSettings: readonly string[];
	/** Points, added after each character. */
	readonly letterSpacing: number;
	readonly wordSpacing: number;
	readonly textTransform: 'none' | 'uppercase' | 'lowercase' | 'capitalize';
	readonly whiteSpace: 'normal' | 'nowrap' | 'pre' | 'pre-wrap' | 'pre-line';
	readonly lineBreak: 'auto' | 'loose' | 'normal' | 'strict' | 'anywhere';
	/** Columns, or points, from one stop to the next. */
	readonly tabSize: number | { readonly points: number };
	readonly wordBreak: 'normal' | 'break-all' | 'keep-all' | 'break-word';
	readonly overflowWrap: 'normal' | 'anywhere' | 'break-word';
	readonly hyphens: 'none' | 'manual' | 'auto';
	/** Letters that a word must have to be divided, and how many of them before and after the hyphen. */
	readonly hyphenateLimitChars: { readonly word: number; readonly before: number; readonly after: number };
	/** Lines in a row that may end with a hyphen; infinite when there is no limit. */
	readonly hyphenateLimitLines: number;
	readonly hyphenateLimitLast: 'none' | 'always' | 'column' | 'page' | 'spread';
	/** Points and a part of the measure (1 is all of it) that may stay empty rather than a word be divided. */
	readonly hyphenateLimitZone: { readonly points: number; readonly percent: number };
	/** What shows at the line end, or `auto` for the font's own hyphen. */
	readonly hyphenateCharacter: string;
	readonly textSpacingTrim:
		| 'normal'
		| 'space-all'
		| 'space-first'
		| 'trim-start'
		| 'trim-both'
		| 'trim-all'
		| 'auto';
	/** Between which characters space is put by itself; `replaces`: a space that was typed there gives way to it. */
	readonly textAutospace: {
		readonly alpha: boolean;
		readonly numeric: boolean;
		readonly punctuation: boolean;
		readonly replaces: boolean;
	};
	/** Em. */
	readonly autospaceWidth: number;
	readonly hangingPunctuation: {
		readonly first: boolean;
		readonly last: boolean;
		readonly end: 'none' | 'force' | 'allow';
	};
	readonly punctStyle: 'auto' | 'gb' | 'kaiming' | 'banjiao' | 'plain';
	/** What is tried first where a mark would begin a line: to squeeze it into the line before, or to take a character with it. */
	readonly kinsoku: 'push-out-only' | 'push-in-first';
	/** How far spaces between words, and between Chinese and Latin letters, may leave their natural width. */
	readonly spaceLimits: 'auto' | 'wide';
	/** Ideographs that a last line must hold. */
	readonly minLastLine: number;
	readonly opticalMargins: boolean;
	readonly latinMatch: 'none' | 'optical';
	readonly numericWidth: 'auto' | 'half';
	readonly textCombineUpright: 'none' | 'all' | { readonly digits: number };
	readonly writingMode: 'horizontal-tb' | 'vertical-rl';
	readonly textOrientation: 'mixed' | 'upright' | 'sideways';
}

/** Whether a word may be broken anywhere where its line has no other place to end (CSS Text 3, 5.2 and 5.5). */
export const breaksInNeed = ({ overflowWrap, wordBreak }: TextStyle): boolean =>
	overflowWrap !== 'normal' || wordBreak === 'break-word';

/**
 * A stretch of a paragraph in one style and language: text, or something that takes room among it. Pieces of the same `pair` stand
 * in one line, as the text that a ruby belongs to.
 */
export type Piece =
	| {
			readonly kind: 'text';
			readonly text: string;
			readonly style: TextStyle;
			readonly language: string;
			/** It is not shaped together with the text before it. */
			readonly isApart?: true;
			/** It stands above the line, as the mark of a note does: it belongs to what stands before it. */
			readonly isRaised?: true;
			readonly pair?: number;
	  }
	/** A box among the text, such as a picture: `advance` points along the line. */
	| {
			readonly kind: 'object';
			readonly advance: number;
			readonly style: TextStyle;
			readonly language: string;
			readonly pair?: number;
	  }
	/** Margin, border or padding of an inline box: room that text may not be broken from. */
	| {
			readonly kind: 'space';
			readonly advance: number;
			readonly side: 'start' | 'end';
			readonly style: TextStyle;
			readonly language: string;
			readonly pair?: number;
			/** It belongs to the character beside it, which a ruby makes wider. */
			readonly isRoom?: true;
	  }
	/** A forced line end. */
	| { readonly kind: 'break'; readonly style: TextStyle; readonly language: string };
