import type { ContainerBox } from '../box.js';
import { planColumns } from '../columns/column-plan.js';
import { columnSpaces } from '../columns/lay-columns.js';
import type { Fragment, Underset } from '../fragment.js';
import { rowStep } from '../lines/strut.js';
import type { Space } from '../space.js';
import { coveredBelow } from '../wrap/wrap-areas.js';

/** Rounding that a row may be too small by. */
const SLACK = 0.01;
/** Columns stand where the plan says, but for rounding. */
const COLUMN_SLACK = 0.5;

/** Whole rows that columns of text leave empty at their ends: `filled` is how far down each of them is used. */
export function undersetOf(filled: readonly number[], space: Space, box: ContainerBox): Underset | undefined {
	const row = rowStep(box, space);
	if (!Number.isFinite(space.blockSize) || row <= 0) return undefined;
	const empty = filled
		.map((size) => Math.floor((space.blockSize - size + SLACK) / row))
		.filter((rows) => rows > 0);
	if (empty.length === 0) return undefined;
	return { rows: empty.reduce((sum, rows) => sum + rows, 0), columns: empty.length };
}

/**
 * The same for a box of given height that holds text to be read, as its justification or its ladder says: labels stand in boxes as
 * they like.
 */
export function undersetIn(
	box: ContainerBox,
	fragments: readonly Fragment[],
	content: Space,
): { underset?: Underset } {
	if (box.inside !== 'flow' || !(box.style.copyfit.length > 0 || fragments.some(isRead))) return {};
	const { columnCount, columnWidth } = box.style;
	const isSingle = columnCount === 'auto' && columnWidth === 'auto';
	const { count, width, gap } = isSingle
		? { count: 1, width: content.inlineSize, gap: 0 }
		: planColumns(box, content.inlineSize);
	const filled = new Array<number>(count).fill(0);
	for (const { rect } of fragments) {
		const first = Math.min(count - 1, Math.max(0, Math.round(rect.x / (width + gap)) || 0));
		// What spans columns fills them all.
		const last = Math.min(count - 1, first + Math.floor((rect.width - COLUMN_SLACK) / (width + gap)));
		for (let i = first; i <= Math.max(first, last); i++)
			filled[i] = Math.max(filled[i]!, rect.y + rect.height);
	}
	const columns = columnSpaces(content, { count, width, gap }, content.blockSize);
	const full = filled.map((end, i) => end + coveredBelow(columns[i]?.exclusions, columns[i]!, end));
	const underset = undersetOf(full, content, box);
	return underset ? { underset } : {};
}

const isRead = ({ box, lines = [], children }: Fragment): boolean =>
	(box.kind === 'paragraph' && box.style.textAlign === 'justify' && lines.length > 0) ||
	children.some(isRead);
