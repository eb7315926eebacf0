import type { Ink, Rect, Size, Span } from '../base/index.js';
import type { MarginBoxName, PageStyle, Style } from '../style/index.js';
import type { SetObject, SetRun } from '../text/index.js';
import type { Box, Lift, ParagraphBox } from './box.js';
import type { BaselineGrid, Space } from './space.js';

/** Output of layout: what was placed, and where. Immutable, relative to the parent's border box, no parent pointers. */
export interface Fragment {
	readonly box: Box;
	/** The border box, in points. */
	readonly rect: Rect;
	readonly children: readonly Fragment[];
	readonly lines?: readonly LineBox[];
	/** Rules between columns, relative to this border box. */
	readonly rules?: readonly Rect[];
	/** For a table: backgrounds of its columns and rows, and the borders its cells share, relative to this border box. */
	readonly table?: TablePaint;
	/** Whether the box begins and ends in this fragment: its border and padding show only there. */
	readonly isFirst: boolean;
	readonly isLast: boolean;
	/** It stands on an earlier page too: a reader has heard it there. */
	readonly isRepeated?: true;
	/** For a frame of a thread: the space it offers, and where that begins in the border box. */
	readonly frame?: { readonly space: Space; readonly x: number; readonly y: number };
	/** The baseline grid that it starts, counted from the block start of its border box. */
	readonly grid?: BaselineGrid;
	/** For a page float that is higher than its column: by how much. Points. */
	readonly standsOver?: number;
	/** Content that no frame had room for. */
	readonly overset?: Overset;
	/** A rule of parting text that its frame had no room to keep: a heading stays with its text, lines do not stand alone. */
	readonly gaveWay?: 'keep' | 'widow' | 'orphan';
	/** Room of a frame or of a box of given height that its text leaves empty. */
	readonly underset?: Underset;
	/** How its story was made to fit; for a thread, on its last frame. */
	readonly copyfit?: Copyfit;
}

/** What a table paints besides its boxes. */
export interface TablePaint {
	/** From the undermost: column groups, columns, row groups, rows (CSS 2.2 17.5.1). */
	readonly layers: readonly TableLayer[];
	/** Over the cells. */
	readonly rules: readonly TableRule[];
}

export interface TableLayer {
	readonly style: Style;
	/** What its background is laid out in, and the parts of that in which it is seen. */
	readonly area: Rect;
	readonly parts: readonly Rect[];
}

export interface TableRule {
	readonly rect: Rect;
	readonly direction: 'across' | 'down';
	readonly width: number;
	readonly line: Style['borderTopStyle'];
	readonly ink: Ink;
}

/** Text and pictures without a frame. */
export interface Overset {
	readonly lines: number;
	readonly characters: number;
	/** Of the characters, words that are written with spaces between them. */
	readonly words: number;
	readonly pictures: number;
	/** The words with which it begins. */
	readonly text: string;
	/** It stands on the page all the same, over the end of its box. */
	readonly isPlaced?: true;
	/** Where it would stand after its frame, relative to that border box: a draft shows it there. */
	readonly fragments?: readonly Fragment[];
	/** The shortest last lines of the paragraphs that were placed: where the fewest characters give a row. */
	readonly shortest?: readonly ShortLine[];
}

/** A last line that is gone when its characters are cut from its paragraph. */
export interface ShortLine {
	readonly characters: number;
	readonly text: string;
}

/** Rows without text, at the ends of columns. */
export interface Underset {
	/** Of all columns together. */
	readonly rows: number;
	/** How many columns have empty rows. */
	readonly columns: number;
}

/** What the ladder of a story came to, where the story did not fit by itself. */
export interface Copyfit {
	readonly before: Misfit;
	readonly after: Misfit;
	/** What was done, in the words of the ladder: `squeeze in 2 paragraphs`. */
	readonly steps: readonly string[];
	/** Why a step could not be tried: `leading: its lines are on a baseline grid`. */
	readonly refused: readonly string[];
	/** What is left to the editor, where nothing made it fit: `cut 1 character, in the paragraph from "…"`. */
	readonly remedy?: string;
	/** Where that paragraph was written. */
	readonly place?: Span;
}

/** Lines that a story has too many, and rows of its frames that it leaves empty. */
export interface Misfit {
	readonly lines: number;
	readonly rows: number;
}

/** One line of a paragraph. */
export interface LineBox {
	/** Relative to the paragraph's border box. */
	readonly rect: Rect;
	readonly writingMode: 'horizontal-tb' | 'vertical-rl';
	/** From the line's block start to its baseline; in a vertical line, to its axis. */
	readonly baseline: number;
	/** Where the text starts along the line, from the line's inline start. */
	readonly start: number;
	readonly paragraph: ParagraphBox;
	readonly runs: readonly SetRun[];
	readonly objects: readonly PlacedObject[];
	/** The sides of inline boxes that stand in this line. */
	readonly edges: readonly SetObject[];
	/** Annotations of its text, each a line of its own; relative to this line. */
	readonly rubies?: readonly LineBox[];
	/** The line stands over its measure because nothing in it may be broken. */
	readonly isOverfull: boolean;
	/** It ends where no line may end: a word was cut, because nothing else would have fitted (`overflow-wrap`). */
	readonly isCut?: true;
	/** It stands over the end of its box. */
	readonly isOverset?: true;
	/** The line was to fill its measure. */
	readonly isJustified: boolean;
	readonly looseness: number;
}

/** A picture or inline-block in a line: its fragment is relative to the line. */
export interface PlacedObject extends SetObject, Lift {
	readonly fragment: Fragment;
	/** Its margins across the line. */
	readonly blockStart: number;
	readonly blockEnd: number;
}

/** A finished page. */
export interface Page {
	/** The value of its counter `page`, and that as it is printed. */
	readonly number: number;
	readonly folio: string;
	/** The `page` it was made from. */
	readonly name: string;
	readonly side: 'left' | 'right';
	/** Nothing of the document stands on it: it brings the next page to its side. */
	readonly isBlank?: true;
	/** What is printed on before it is cut to the trim, with room for bleed and marks. */
	readonly sheet: Size;
	/** On the sheet. */
	readonly trim: Rect;
	readonly bleed: number;
	/** Where the document stands, relative to the trim: what margins, border and padding leave. */
	readonly area: Rect;
	readonly style: PageStyle;
	/** Relative to the trim. */
	readonly root: Fragment;
	/** Boxes in its margins, relative to the trim. */
	readonly margins: readonly MarginFragment[];
}

/** A box in the margin of a page. */
export interface MarginFragment {
	readonly name: MarginBoxName;
	readonly fragment: Fragment;
}

/** How far down some fragments reach, from the start of their parent. */
export const reachOf = (fragments: readonly Fragment[]): number =>
	fragments.reduce((end, { rect }) => Math.max(end, rect.y + rect.height), 0);

export const shifted = (fragment: Fragment, x: number, y: number): Fragment =>
	x === 0 && y === 0
		? fragment
		: { ...fragment, rect: { ...fragment.rect, x: fragment.rect.x + x, y: fragment.rect.y + y } };
