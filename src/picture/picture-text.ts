import type { Matrix, Origin, Paint, Path, Stroke } from '../base/index.js';
import type { TextStyle } from '../text/index.js';

/** A `text` of a vector picture as plain data, in px of its own space: what is known of it before fonts are open. */
export interface PictureText {
	readonly op: 'text';
	/** From the text's own space to the picture's, which pens are measured in. */
	readonly matrix: Matrix;
	/** All its characters, white space resolved. Offsets below are into it. */
	readonly text: string;
	/** Stretches in one style that follow each other without a gap. */
	readonly parts: readonly TextPart[];
	/** What `x`, `y`, `dx`, `dy` and `rotate` say, by the character's offset. */
	readonly places: ReadonlyMap<number, TextPlace>;
	/** Stretches that are fitted into a length, inner ones first. */
	readonly fits: readonly TextFit[];
	/** Stretches that run along a path. */
	readonly ways: readonly TextWay[];
	readonly isVertical: boolean;
}

export interface TextPart {
	readonly start: number;
	readonly end: number;
	readonly style: TextStyle;
	/** Undefined when only the page knows. */
	readonly language: string | undefined;
	/** Nothing of it is drawn, but it takes its room. */
	readonly isHidden: boolean;
	readonly fill: TextPaint | undefined;
	readonly stroke: TextPen | undefined;
	/** Where a chunk that begins here stands about its place. */
	readonly anchor: 'start' | 'middle' | 'end';
	/** Which line of the font lies on the text's place. */
	readonly baseline: Baseline;
	/** Upwards from there. */
	readonly raise: number;
	/** Those of the elements around it, the outermost first. */
	readonly decorations: readonly TextDecoration[];
	/** For each character, its offset in the source text, and where that comes from. */
	readonly sources: readonly number[];
	readonly origins: readonly Origin[];
}

/** `matrix` of a gradient leads to the text's own space; where `isOfBox`, to the box that has the text's bounds as its unit. */
export interface TextPaint {
	readonly paint: Paint;
	readonly isOfBox: boolean;
}

export interface TextPen extends TextPaint {
	readonly stroke: Stroke;
}

export type Baseline =
	| 'alphabetic'
	| 'middle'
	| 'central'
	| 'hanging'
	| 'mathematical'
	| 'before-edge'
	| 'after-edge';

export interface TextDecoration {
	readonly lines: readonly ('underline' | 'overline' | 'line-through')[];
	readonly style: TextStyle;
	readonly fill: TextPaint | undefined;
}

/** Absolute where a chunk begins; shifts from where the pen is; degrees. */
export interface TextPlace {
	readonly x?: number;
	readonly y?: number;
	readonly dx?: number;
	readonly dy?: number;
	readonly rotate?: number;
}

export interface TextFit {
	readonly start: number;
	readonly end: number;
	readonly length: number;
	/** Whether glyphs are stretched too, or only the room between them. */
	readonly adjust: 'spacing' | 'spacingAndGlyphs';
}

export interface TextWay {
	readonly start: number;
	readonly end: number;
	/** In the text's own space. */
	readonly path: Path;
	/** How far along it the text begins; a share of its length where `isShare`. */
	readonly offset: number;
	readonly isShare: boolean;
}
