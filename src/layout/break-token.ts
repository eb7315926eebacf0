import type { Box, PageFloatBox } from './box.js';
import type { Band } from './wrap/exclusions.js';

/** Where a thread stopped, and from where the next frame resumes. */
export interface BreakToken {
	readonly box: Box;
	/** Height already used by earlier fragments of this box. */
	readonly consumed: number;
	/** Index of the child with which the next fragment begins. */
	readonly child: number;
	/** Where that child itself goes on; missing when it has not begun. */
	readonly inner?: BreakToken;
	/** Where children that stand beside each other go on: items of a grid row, cells of a table row. */
	readonly beside?: readonly { readonly child: number; readonly inner: BreakToken }[];
	/** The break before that child was forced: it keeps its margin. */
	readonly isForced?: true;
	/** The break stands before a box that spans columns: what follows begins a new row of them. */
	readonly isSpan?: true;
	/** Floats that go on at the top of the next fragment, for a block formatting context. */
	readonly floats?: readonly ContinuedFloat[];
	/** Page floats that wait for the next columns. */
	readonly deferred?: readonly DeferredFloat[];
	/** For a table: what is left of the cells in or beside the row with which the next fragment begins. */
	readonly row?: RowBreak;
	/** For a paragraph: the first unit not yet set. */
	readonly unit?: number;
	/** For a paragraph that was asked for a number of lines: how many are left of them. */
	readonly lines?: number;
}

/** A float that goes on in the next frame, or begins there. */
export interface ContinuedFloat {
	readonly box: Box;
	/** Where it goes on; missing when it has not begun. */
	readonly inner?: BreakToken;
	/** Its containing block, from the content box of the formatting context. */
	readonly within: Band;
}

/** A page float that waits for a later column, frame or page. */
export interface DeferredFloat {
	readonly box: PageFloatBox;
	/** Where a footnote goes on that was broken. */
	readonly inner?: BreakToken;
	/** Columns that it passes over. */
	readonly wait: number;
}

/** Where a row of a table was broken. */
export interface RowBreak {
	/** Whether cells of the row itself stand on the page before. */
	readonly isStarted: boolean;
	readonly cells: readonly {
		/** Index of the row in which the cell begins, and of the cell in it. */
		readonly row: number;
		readonly cell: number;
		readonly token: BreakToken;
	}[];
}
