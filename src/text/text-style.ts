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
	readonly fontFeatureSettings: readonly string[];
	/** Points, added after each character. */
	readonly letterSpacing: number;
	readonly wordSpacing: number;
	readonly textTransform: 'none' | 'uppercase' | 'lowercase' | 'capitalize';
	readonly whiteSpace: 'normal' | 'nowrap' | 'pre' | 'pre-wrap' | 'pre-line';
	readonly lineBreak: 'auto' | 'loose' | 'normal' | 'strict' | 'anywhere';
	/** Columns from one stop to the next. */
	readonly tabSize: number;
	readonly wordBreak: 'normal' | 'break-all' | 'keep-all' | 'break-word';
	readonly overflowWrap: 'normal' | 'anywhere' | 'break-word';
	readonly hyphens: 'none' | 'manual' | 'auto';
	/** Letters that a word must have to be hyphenated, and that stand before and after the hyphen. */
	readonly hyphenateLimitChars: { readonly word: number; readonly before: number; readonly after: number };
	/** Lines in a row that may end in a hyphen. */
	readonly hyphenateLimitLines: number;
	readonly hyphenateLimitLast: 'none' | 'always' | 'column' | 'page' | 'spread';
	/** What shows where a word is hyphenated. */
	readonly hyphenateCharacter: string;
	readonly textSpacingTrim:
		| 'normal'
		| 'space-all'
		| 'space-first'
		| 'trim-start'
		| 'trim-both'
		| 'trim-all'
		| 'auto';
	readonly textAutospace: Autospace;
	readonly hangingPunctuation: Hanging;
	readonly punctStyle: 'auto' | 'gb' | 'kaiming' | 'banjiao' | 'plain';
	/** Em. */
	readonly autospaceWidth: number;
	readonly kinsoku: 'push-in-first' | 'push-out-only';
	/** Ideographs that the last line of a paragraph should hold. */
	readonly minLastLine: number;
	readonly opticalMargins: boolean;
	readonly numericWidth: 'auto' | 'half';
	readonly latinMatch: 'none' | 'optical';
	readonly writingMode: 'horizontal-tb' | 'vertical-rl';
	readonly textOrientation: 'mixed' | 'upright' | 'sideways';
}

/** Beside what an ideograph keeps its distance (CSS Text 4, 8.4). */
export interface Autospace {
	readonly alpha: boolean;
	readonly numeric: boolean;
	readonly punctuation: boolean;
	/** A typed space between Chinese and Latin gives way to the autospace. */
	readonly replaces: boolean;
}

/** Which marks may stand outside the measure (CSS Text 4, 8.2). */
export interface Hanging {
	readonly first: boolean;
	readonly last: boolean;
	readonly end: 'none' | 'force' | 'allow';
}

/** Whether a word may be broken anywhere where its line has no other place to end (CSS Text 3, 5.2 and 5.5). */
export const breaksInNeed = ({ overflowWrap, wordBreak }: TextStyle): boolean =>
	overflowWrap !== 'normal' || wordBreak === 'break-word';

/** A stretch of a paragraph in one style and language: text, or something that takes room among it. */
export type Piece =
	| {
			readonly kind: 'text';
			readonly text: string;
			readonly style: TextStyle;
			readonly language: string;
			/** It is not shaped together with the text before it. */
			readonly isApart?: true;
	  }
	/** A box among the text, such as a picture: `advance` points along the line. */
	| {
			readonly kind: 'object';
			readonly advance: number;
			readonly style: TextStyle;
			readonly language: string;
	  }
	/** Margin, border or padding of an inline box: room that text may not be broken from. */
	| {
			readonly kind: 'space';
			readonly advance: number;
			readonly side: 'start' | 'end';
			readonly style: TextStyle;
			readonly language: string;
	  }
	/** A forced line end. */
	| { readonly kind: 'break'; readonly style: TextStyle; readonly language: string };
