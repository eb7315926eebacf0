import type { Ink, Origin, Point, Size, Span } from '../base/index.js';
import type { Element } from '../dom/index.js';
import type { CounterStyle, Style } from '../style/index.js';
import type { PageText } from './pages/page-text.js';

/** Input of layout: what is to be placed. Built once from the styled document, never changed. */
export type Box = ContainerBox | ParagraphBox | ReplacedBox;

interface BoxBase {
	readonly style: Style;
	/** The element that the box stands for; missing for anonymous boxes and generated content. */
	readonly element?: Element;
	/** BCP 47. */
	readonly language: string;
	readonly span: Span;
	/** What it says of the page on which it begins. */
	readonly marks?: readonly PageMark[];
}

/** What an element says of the page on which it begins; it travels with the first box or text from there on. */
export interface PageMark {
	readonly strings: readonly { readonly name: string; readonly text: string | PageText }[];
	/** An element that stands in a margin box in the place of here. */
	readonly running?: { readonly name: string; readonly box: Box };
	/** Counters of the document that it moved, and what they are now. */
	readonly counters: readonly { readonly name: string; readonly value: number }[];
	/** Its `counter-reset`, `counter-increment` and `counter-set` where they are of the number of the page. */
	readonly page: Pick<Style, 'counterReset' | 'counterIncrement' | 'counterSet'>;
}

/** A box that holds other boxes: in a column (`flow`), on a grid, in a table, or what a thread pours into it (`frame`). */
export interface ContainerBox extends BoxBase {
	readonly kind: 'container';
	readonly inside: 'flow' | 'grid' | 'table' | 'table-wrapper' | 'table-row' | 'frame';
	readonly children: readonly Box[];
	/** Absolutely positioned boxes whose containing block this is. */
	readonly absolutes: readonly Box[];
	/** The box holds the place that an absolutely positioned one would have in the flow; it takes no room (CSS 2.2 10.3.7). */
	readonly anchorOf?: Box;
	/** The marker of a list item, outside its text. */
	readonly marker?: ParagraphBox;
	/** For a frame: the lines that tell where its thread goes on and where it comes from. */
	readonly jumps?: JumpLines;
	/** For a table: its columns, as `col` and `colgroup` elements give them. */
	readonly columns?: readonly TableColumn[];
	/** For a table: rows that are not shown, but that its columns are wide enough for. */
	readonly hiddenRows?: readonly ContainerBox[];
	/** For a table whose cells share their borders. */
	readonly borders?: SharedBorders;
	/** For a cell: how many columns and rows it takes, 0 for all rows that are left. */
	readonly columnSpan?: number;
	readonly rowSpan?: number;
	/** For rows: whether they stand in the head or foot of their table, and the group that they stand in. */
	readonly rowGroup?: 'head' | 'body' | 'foot';
	readonly part?: TablePart;
	/** For an initial letter: the style and the language of the text that it begins. Its own style says how large it is. */
	readonly initial?: { readonly style: Style; readonly language: string };
	/** For a footnote: the style of the box around the notes that it is the first of. */
	readonly noteArea?: Style;
}

/** A part of a table that is no box of its own: a group of rows or columns. */
export interface TablePart {
	readonly style: Style;
}

export interface TableColumn extends TablePart {
	readonly group?: TablePart;
}

/** A line between two cells, or around the table. */
export interface SharedEdge {
	/** Points; half of it lies on either side of the line between the cells. */
	readonly width: number;
	readonly line: Style['borderTopStyle'];
	readonly ink: Ink;
}

/** The borders of a table whose cells share them: what won at each piece of each line of its grid. */
export interface SharedBorders {
	/** Above row `i`, and below the last row, by column. */
	readonly across: readonly (readonly (SharedEdge | undefined)[])[];
	/** Left of column `i` in each row, and right of the last. */
	readonly down: readonly (readonly (SharedEdge | undefined)[])[];
}

/** What a frame says of the pages before and after it, where its style has something to say. */
export interface JumpLines {
	/** 下转: its thread goes on on another page. */
	readonly to?: JumpLine;
	/** 上接: its thread comes from another page. */
	readonly from?: JumpLine;
}

/** A line whose text is complete only when the pages are made. */
export interface JumpLine {
	readonly style: Style;
	readonly parts: readonly JumpPart[];
}

/** Text, or the number of the other page. */
export type JumpPart = string | { readonly page: CounterStyle };

/** Text and what stands among it: an inline formatting context. */
export interface ParagraphBox extends BoxBase {
	readonly kind: 'paragraph';
	readonly content: readonly InlineContent[];
	/** What the text that stands directly in the paragraph looks like in its first line: `::first-line`. */
	readonly firstLine?: Style;
	/** Inline boxes that paint something of their own: backgrounds, borders, underlines. */
	readonly inlines: readonly InlineBox[];
	/** How many lines more than at its best it is to take, or fewer where this is below 0: what copyfitting asks for. */
	readonly looseness?: number;
}

/** Where a part of a line stands off the line's baseline, by the inline boxes that it is in. Points. */
export interface Lift {
	/** By `vertical-align`: the line makes room for it. */
	readonly raise: number;
	/** By `position: relative`: nothing else moves. */
	readonly offset: Point;
}

export type InlineContent =
	| {
			readonly kind: 'text';
			readonly lift: Lift;
			readonly text: string;
			readonly style: Style;
			readonly language: string;
			/** Nearest element, for tags; missing for generated content. */
			readonly element?: Element;
			/** Where the characters of `text` come from. */
			readonly origins: readonly Origin[];
			/** What the text says is known only with the pages; until then it stands for it. */
			readonly onPage?: PageText;
			/** What it says of the page on which it stands. */
			readonly marks?: readonly PageMark[];
	  }
	/** A picture or an inline-block among the text. */
	| {
			readonly kind: 'object';
			readonly box: Box;
			readonly lift: Lift;
			readonly style: Style;
			readonly language: string;
	  }
	/** A float: text goes on beside it from the line on in which it stands. */
	| { readonly kind: 'float'; readonly box: Box; readonly style: Style; readonly language: string }
	/** The place in the text of an absolutely positioned box. */
	| { readonly kind: 'anchor'; readonly box: Box; readonly style: Style; readonly language: string }
	/** Margin, border and padding at one side of an inline box. */
	| {
			readonly kind: 'edge';
			readonly side: 'start' | 'end';
			readonly style: Style;
			readonly language: string;
	  }
	/** Room at one side of a text whose annotation is longer than itself. */
	| {
			readonly kind: 'ruby';
			readonly side: 'start' | 'end';
			readonly ruby: Ruby;
			readonly style: Style;
			readonly language: string;
	  }
	| { readonly kind: 'break'; readonly style: Style; readonly language: string };

/** The side of a line that is meant: where the lines before it stand, or those that follow. */
export type LineSide = 'start' | 'end';

/** An annotation beside a stretch of text (CSS Ruby 1). */
export interface Ruby {
	/** The text that it belongs to, for its measure. */
	readonly base: ParagraphBox;
	readonly annotation: ParagraphBox;
	readonly side: LineSide;
	/** What other annotations take between it and the text. Points. */
	readonly distance: number;
}

export interface InlineBox {
	/** The annotation of this stretch; the box then paints nothing itself. */
	readonly ruby?: Ruby;
	readonly style: Style;
	/** Index of its first content and one past its last. */
	readonly start: number;
	readonly end: number;
	readonly element: Element;
	readonly lift: Lift;
}

/** A picture, a chart or an inline drawing: something with a size of its own. */
export interface ReplacedBox extends BoxBase {
	readonly kind: 'replaced';
	/** Unique in the document: what is drawn later goes by this id. */
	readonly id: string;
	/** Path of a picture that a style sheet names, for the marker of a list item. */
	readonly image?: string;
	/** Points; missing when only the layout says how large it is, as for a chart. */
	readonly intrinsic?: Size;
}

/** A float that leaves its place for the top or the foot of a column, a frame or a page (CSS Page Floats 3): its place is its call. */
export type PageFloatBox = ContainerBox | ReplacedBox;
