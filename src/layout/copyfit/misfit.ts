import type { ParagraphBox } from '../box.js';
import type { Fragment, LineBox, Misfit } from '../fragment.js';

/** How far a story misses its room, all frames and boxes of given height in it together. */
export function misfitOf(fragments: readonly Fragment[]): Misfit {
	let lines = 0;
	let rows = 0;
	for (const { overset, underset, children } of fragments) {
		const inner = misfitOf(children);
		lines += (overset?.lines ?? 0) + inner.lines;
		rows += (underset?.rows ?? 0) + inner.rows;
	}
	return { lines, rows };
}

export const fits = ({ lines, rows }: Misfit): boolean => lines === 0 && rows === 0;

/** A line too many is as bad as so many empty rows: a story is not emptied for the sake of one line, its editor is asked to cut it. */
const LINE_IN_ROWS = 4;

const badness = ({ lines, rows }: Misfit): number => LINE_IN_ROWS * lines + rows;

export const isCloser = (a: Misfit, b: Misfit): boolean => badness(a) < badness(b);

/**
 * Rows that have to be gained, or given up where it is below 0: a line that a widow took along leaves its row empty, and comes back
 * to it.
 */
export const missingRows = ({ lines, rows }: Misfit): number =>
	lines > 0 ? -Math.max(1, lines - rows) : rows;

/** The measures of the lines of each paragraph, as they were placed. Points. */
export function measuresIn(
	fragments: readonly Fragment[],
	sourceOf: (box: ParagraphBox) => ParagraphBox,
): Map<ParagraphBox, number[]> {
	const measures = new Map<ParagraphBox, number[]>();
	const visit = ({ box, lines = [], children }: Fragment): void => {
		if (box.kind === 'paragraph' && lines.length > 0) {
			const source = sourceOf(box);
			measures.set(source, [...(measures.get(source) ?? []), ...lines.map(measureOf)]);
		}
		children.forEach(visit);
	};
	fragments.forEach(visit);
	return measures;
}

/** A vertical line whose fragment has its place on the page is as long as it is high. */
const measureOf = ({ rect, writingMode }: LineBox): number =>
	writingMode === 'vertical-rl' ? Math.max(rect.width, rect.height) : rect.width;
