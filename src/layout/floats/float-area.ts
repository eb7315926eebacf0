import type { PageFloatBox } from '../box.js';
import type { BreakToken } from '../break-token.js';
import type { Fragment } from '../fragment.js';
import type { Space } from '../space.js';

/** A column that text is poured into. */
export interface FloatArea {
	readonly space: Space;
	/** From the start of the region: columns of a row may begin under different headlines. */
	readonly x: number;
	readonly y: number;
	/** Columns side by side in one box or frame are a region: floats may stand over several of them. */
	readonly region: number;
}

/** Where a page float or a footnote is to stand. */
export interface FloatDecision {
	readonly box: PageFloatBox;
	/** The first and one past the last of the columns that it stands over. */
	readonly from: number;
	readonly to: number;
	readonly side: 'top' | 'bottom' | 'note';
	/** It was called in an earlier row of columns, where a footnote may have begun. */
	readonly isCalledBefore: boolean;
	readonly resume?: BreakToken;
	/** For a footnote that is broken: how high the notes of its columns may be together. Points. */
	readonly most?: number;
	/** For a footnote without room enough: what its columns have for their notes. Points. */
	readonly reserve?: number;
	/** A footnote's room without the note: it drives its call into the next column. */
	readonly isHeld?: true;
}

/** Floats in their places. */
export interface ArrangedFloats {
	/** How far down each column its text begins, and how far from the foot it ends. */
	readonly tops: readonly number[];
	readonly bottoms: readonly number[];
	readonly placed: readonly ArrangedFloat[];
	/** Where footnotes go on that were broken. */
	readonly continued: readonly { readonly box: PageFloatBox; readonly inner: BreakToken }[];
}

export interface ArrangedFloat {
	readonly region: number;
	/** From the start of its region. */
	readonly fragment: Fragment;
	/** What it takes of its columns. Points. */
	readonly room: number;
	/** It stands under the text of columns that are as high as their text. */
	readonly isUnder: boolean;
}

/** The columns that a float stands over: as many as it says, all of its region, or the one of its call. */
export function columnsFor(
	{ style }: PageFloatBox,
	areas: readonly FloatArea[],
	column: number,
): { readonly from: number; readonly to: number } {
	const { region } = areas[column]!;
	const start = areas.findIndex((area) => area.region === region);
	const end = areas.findLastIndex((area) => area.region === region) + 1;
	const { columnSpan, floatReference, float } = style;
	const all = end - start;
	const isOne = floatReference === 'column' || (floatReference === 'inline' && float !== 'footnote');
	const span = columnSpan === 'all' ? all : typeof columnSpan === 'number' ? columnSpan : isOne ? 1 : all;
	const count = Math.min(span, all);
	const from = Math.max(start, Math.min(column, end - count));
	return { from, to: from + count };
}
