import { originAt, type Report } from '../base/index.js';
import type { LayoutContext } from './context.js';
import { EMPHASIS_SIZE, emphasisSide, emphasisSpots, type LineSide } from './emphasis.js';
import type { Fragment, LineBox, Page } from './fragment.js';

/** Rounding that a gap may be too small by. Points. */
const SLACK = 0.01;

/**
 * Marks of emphasis never move lines: where the gap between two lines is smaller than they are, they stand in the text of the
 * other (CLREQ 3.1.8). One finding a paragraph.
 */
export function inspectGaps(
	{ lines = [], box }: Fragment,
	{ folio }: Page,
	context: LayoutContext,
	report: Report,
): void {
	if (box.kind !== 'paragraph') return;
	for (const [index, line] of lines.entries()) {
		for (const { run, piece, offset } of line.runs) {
			const content = box.content[piece];
			if (content?.kind !== 'text' || content.style.textEmphasisStyle === 'none') continue;
			const { style } = content;
			const spots = emphasisSpots(run, context.fonts.face(run.font), style.textEmphasisSkip);
			const side = emphasisSide(style, content.language, line.writingMode);
			const gap = gapAt(lines, index, side) - style.fontSize;
			const need = EMPHASIS_SIZE * style.fontSize;
			if (spots.length === 0 || gap >= need - SLACK) continue;
			const { sources } = context.prepare(box).paragraph;
			report({
				code: 'layout/narrow-gap',
				severity: 'warning',
				message: `the lines on page ${folio} leave ${points(gap)} pt for marks of emphasis that take ${points(need)} pt: "${run.text.trim()}"`,
				span: originAt(content.origins, sources[offset] ?? 0) ?? box.span,
				hint: `set a line height of ${points(style.fontSize + need)} pt or more, or leave the marks out`,
			});
			return;
		}
	}
}

/** From the baseline of a line to that of the next one on a side; at the end of a paragraph, what the line itself takes. */
function gapAt(lines: readonly LineBox[], index: number, side: LineSide): number {
	const line = lines[index]!;
	const other = lines[side === 'end' ? index + 1 : index - 1];
	return other ? Math.abs(baselineOf(other) - baselineOf(line)) : heightOf(line);
}

const heightOf = ({ rect, writingMode }: LineBox): number =>
	writingMode === 'vertical-rl' ? rect.width : rect.height;

function baselineOf({ rect, baseline, writingMode }: LineBox): number {
	return writingMode === 'vertical-rl' ? -(rect.x + rect.width - baseline) : rect.y + baseline;
}

const points = (value: number): string => String(Math.round(value * 100) / 100);
