import type { Box } from './box.js';

/** Where a thread stopped, and from where the next frame resumes. */
export interface BreakToken {
	readonly box: Box;
	/** Height already used by earlier fragments of this box. */
	readonly consumed: number;
	/** Index of the child with which the next fragment begins. */
	readonly child: number;
	/** Where that child itself goes on; missing when it has not begun. */
	readonly inner?: BreakToken;
	/** The break before that child was forced: it keeps its margin. */
	readonly isForced?: true;
	/** For a paragraph: the first unit not yet set. */
	readonly unit?: number;
}
