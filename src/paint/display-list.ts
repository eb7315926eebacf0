import type { DrawingOp, Matrix, Path, Rect, Size, Span } from '../base/index.js';

/** What is to be drawn on one page, in paint order, in points from the page's upper left corner, y down. */
export interface DisplayList {
	/** The page's number as printed, for example "1". */
	readonly folio: string;
	/** The sheet that the list is drawn on; without bleed and marks it is the trim. */
	readonly size: Size;
	readonly trim: Rect;
	readonly bleed: number;
	readonly ops: readonly Op[];
}

export type Op =
	| DrawingOp
	/** Content of the structure element with this id. A tag inside a tag interrupts the outer one. */
	| { readonly op: 'tag'; readonly element: number; readonly ops: readonly Op[] }
	/** What a reader need not hear: rules, backgrounds, the running folio. */
	| {
			readonly op: 'artifact';
			/** `page`: what is cut off with the sheet, such as crop marks. */
			readonly kind: 'pagination' | 'layout' | 'background' | 'page';
			/** Edges of the page at which it stands, for running heads and feet. */
			readonly edges?: readonly PageEdge[];
			readonly ops: readonly Op[];
	  }
	/** Ops with their tags that are put together first and laid on the page as one, so far as `opacity` says; moved, and then cut off. */
	| {
			readonly op: 'layer';
			readonly opacity: number;
			readonly matrix?: Matrix;
			/** In the space of the ops. */
			readonly clip?: Path;
			readonly ops: readonly Op[];
	  };

export type PageEdge = 'top' | 'right' | 'bottom' | 'left';

/** Standard structure types of ISO 32000-1 14.8.4 that our pages use. */
export type StructureRole =
	| 'Document'
	| 'Part'
	| 'Art'
	| 'Sect'
	| 'Div'
	| 'BlockQuote'
	| 'Caption'
	| 'P'
	| 'H1'
	| 'H2'
	| 'H3'
	| 'H4'
	| 'H5'
	| 'H6'
	| 'L'
	| 'LI'
	| 'Lbl'
	| 'LBody'
	| 'Table'
	| 'THead'
	| 'TBody'
	| 'TFoot'
	| 'TR'
	| 'TH'
	| 'TD'
	| 'Span'
	| 'Ruby'
	| 'RB'
	| 'RT'
	| 'Quote'
	| 'Note'
	| 'Link'
	| 'Figure';

/** The document's logical order, whatever the order of painting. */
export interface StructureElement {
	readonly id: number;
	readonly role: StructureRole;
	/** BCP 47, where it differs from the parent's. */
	readonly language?: string;
	/** Alternative text of a figure. */
	readonly alt?: string;
	readonly scope?: 'Row' | 'Column';
	readonly columnSpan?: number;
	readonly rowSpan?: number;
	readonly children: readonly StructureElement[];
	readonly span: Span;
}

/** An entry of the outline (bookmarks): a heading and where it stands. */
export interface OutlineEntry {
	readonly title: string;
	readonly level: number;
	/** Index into `pages`, and points from its top. */
	readonly page: number;
	readonly y: number;
}

/** An edition, painted: all that a profile needs to write a file. */
export interface PaintedDocument {
	readonly title: string;
	readonly language: string;
	readonly pages: readonly DisplayList[];
	readonly structure: StructureElement;
	readonly outline: readonly OutlineEntry[];
}
