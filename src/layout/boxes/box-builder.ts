import { PressError, type Report, type Size, type Span } from '../../base/index.js';
import type { Element } from '../../dom/index.js';
import type { StyledDocument } from '../../style/index.js';
import type { Box, PageFloatBox } from '../box.js';
import type { PageMarks } from '../pages/page-marks.js';
import type { Counters } from './counters.js';
import type { ImageSizeOf } from './generated-content.js';
import type { QuoteDepth } from './quotes.js';

/** The size of a picture that an element shows, `chart` for one that takes the size of its box, nothing for no picture. */
export type IntrinsicSizeOf = (element: Element) => Size | 'chart' | undefined;

/** What boxes are built with, and what is gathered on the way. */
export interface BoxBuilder {
	readonly styled: StyledDocument;
	readonly intrinsicSizeOf: IntrinsicSizeOf;
	readonly imageSizeOf: ImageSizeOf;
	readonly report: Report;
	readonly counters: Counters;
	readonly quotes: QuoteDepth;
	readonly flows: Map<string, Box[]>;
	/** Absolutely positioned boxes wait here for the positioned box that they refer to. */
	readonly absolutes: Box[][];
	readonly fixed: Box[];
	readonly pageFloats: PageFloatBox[];
	/** How many page floats the element at hand stands in: what would leave one stays in it. */
	floatDepth: number;
	readonly pageMarks: PageMarks;
	replacedCount: number;
	boxCount: number;
	characters: number;
}

/** Two novels. */
export const MOST_CHARACTERS = 5_000_000;

/** A sheet may ask for the same long text before every element: what is laid out has a bound, as what is read has. */
export function countText(builder: BoxBuilder, { length }: string, span: Span): void {
	builder.characters += length;
	if (builder.characters > MOST_CHARACTERS) throw tooMuchText(span);
}

export const tooMuchText = (span: Span): PressError =>
	new PressError([
		{
			code: 'layout/too-much-text',
			severity: 'error',
			message: `the document has more than ${MOST_CHARACTERS} characters`,
			span,
			hint: 'print it in parts; look for long texts in "content" of the style sheet',
		},
	]);
