import type { FontSet } from '../font/index.js';
import type { Style } from '../style/index.js';
import type { FitTable, Line, Paragraph, SetLine } from '../text/index.js';
import type { Box, ParagraphBox } from './box.js';
import type { BreakToken, ContinuedFloat } from './break-token.js';
import type { Fragment } from './fragment.js';
import type { Strut } from './lines/strut.js';
import type { Space } from './space.js';
import type { Work } from './work.js';
import type { Exclusion } from './wrap/exclusions.js';
import type { ImageOutlineOf } from './wrap/image-outline.js';

/** What laying a box out in a space gives: what was placed, and where to go on if it did not all go in. */
export interface LayoutResult {
	readonly fragment: Fragment;
	readonly breakToken?: BreakToken;
	/** Room that `block-step` leaves outside the margins, so that the box takes whole rows. */
	readonly before?: number;
	readonly after?: number;
	/** Floats inside that reach into what follows, from the start of the space. */
	readonly exclusions?: readonly Exclusion[];
	/** Floats inside that go on in the next frame. */
	readonly continued?: readonly ContinuedFloat[];
}

/** The heart: a pure function of its three arguments. Same arguments, same result. */
export type LayoutBox = (box: Box, space: Space, resume?: BreakToken) => LayoutResult;

/** What the functions of layout share in one document: fonts, and results that pure functions need not work out twice. */
export interface LayoutContext {
	readonly fonts: FontSet;
	readonly layout: LayoutBox;
	/** What was done since `begin`. */
	readonly work: Work;
	/** A document of so many boxes is about to be laid out. */
	begin(boxCount: number): void;
	/** Line ends are about to be chosen. */
	countComposed(): void;
	readonly imageOutlineOf: ImageOutlineOf;
	/** What is worked out from a box alone, or from it and what `key` names: made once. */
	remember<T>(box: Box, key: string, make: () => T): T;
	/** The strut of a style, found once. */
	strutOf(style: Style, language: string): Strut;
	/** A paragraph's units, shaped once: for a measure, when there are objects among the text whose size follows from it. */
	prepare(box: ParagraphBox, measure?: number): PreparedParagraph;
}

export interface PreparedParagraph {
	readonly paragraph: Paragraph;
	readonly table: FitTable;
	/** Nothing but text of the paragraph's own style, at its own height and without annotations: all its lines are as high as its strut. */
	readonly isPlain: boolean;
	/** Lines by first unit and measures. */
	readonly lines: Map<string, readonly Line[]>;
	/** Lines as they were set last: a row of columns is poured again and again until it is level. */
	readonly set: Map<Line, KeptLine>;
}

/** A line that was set, and for what. */
export interface KeptLine {
	readonly measure: number;
	readonly isJustified: boolean;
	readonly set: SetLine;
}
