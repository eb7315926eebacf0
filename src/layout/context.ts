import type { FontSet } from '../font/index.js';
import {
	type FitTable,
	fitTable,
	type Line,
	type Paragraph,
	type Piece,
	prepareParagraph,
} from '../text/index.js';
import type { Box, ParagraphBox } from './box.js';
import type { BreakToken } from './break-token.js';
import type { Fragment } from './fragment.js';
import { inlineEdge } from './inline-edge.js';
import { maxContentSize } from './intrinsic-size.js';
import type { Space } from './space.js';

/** What laying a box out in a space gives: what was placed, and where to go on if it did not all go in. */
export interface LayoutResult {
	readonly fragment: Fragment;
	readonly breakToken?: BreakToken;
	/** Room that `block-step` leaves outside the margins, so that the box takes whole rows. */
	readonly before?: number;
	readonly after?: number;
}

/** The heart: a pure function of its three arguments. Same arguments, same result. */
export type LayoutBox = (box: Box, space: Space, resume?: BreakToken) => LayoutResult;

/** What the functions of layout share in one document: fonts, and results that pure functions need not work out twice. */
export interface LayoutContext {
	readonly fonts: FontSet;
	readonly layout: LayoutBox;
	/** A paragraph's units, shaped once. */
	prepare(box: ParagraphBox): PreparedParagraph;
}

export interface PreparedParagraph {
	readonly paragraph: Paragraph;
	readonly table: FitTable;
	/** Lines by first unit and measures. */
	readonly lines: Map<string, readonly Line[]>;
}

/** A context whose `layout` is the given function. */
export function layoutContext(
	fonts: FontSet,
	layout: (context: LayoutContext, box: Box, space: Space, resume?: BreakToken) => LayoutResult,
): LayoutContext {
	const prepared = new WeakMap<ParagraphBox, PreparedParagraph>();
	const context: LayoutContext = {
		fonts,
		layout: (box, space, resume) => layout(context, box, space, resume),
		prepare: (box) => {
			let found = prepared.get(box);
			if (!found) {
				const paragraph = prepareParagraph(piecesOf(box, context), fonts);
				found = { paragraph, table: fitTable(paragraph), lines: new Map() };
				prepared.set(box, found);
			}
			return found;
		},
	};
	return context;
}

/** A paragraph's content as text sees it: one piece each, in the same order. */
function piecesOf({ content }: ParagraphBox, context: LayoutContext): readonly Piece[] {
	return content.map((part): Piece => {
		const { style, language } = part;
		switch (part.kind) {
			case 'text':
				return { kind: 'text', text: part.text, style, language };
			case 'break':
				return { kind: 'break', style, language };
			case 'edge':
				return { kind: 'space', advance: inlineEdge(style, part.side), side: part.side, style, language };
			case 'object':
				return { kind: 'object', advance: maxContentSize(part.box, context), style, language };
		}
	});
}
