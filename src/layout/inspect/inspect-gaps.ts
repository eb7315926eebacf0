import { originAt, type Report, type Span } from '../../base/index.js';
import type { InlineBox, LineSide, ParagraphBox } from '../box.js';
import type { LayoutContext } from '../context.js';
import type { Fragment, LineBox, Page } from '../fragment.js';
import { EMPHASIS_SIZE, emphasisSide, emphasisSpots } from '../lines/emphasis.js';
import { textOf } from './overset.js';

/** Rounding that a gap may be too small by. Points. */
const SLACK = 0.01;

/** What stands between two lines and belongs to one of them. Points. */
interface Between {
	readonly kind: 'emphasis' | 'ruby';
	readonly text: string;
	readonly side: LineSide;
	/** Of the text that it stands at. */
	readonly fontSize: number;
	readonly need: number;
	readonly span: Span | undefined;
}

/**
 * Marks of emphasis and rubies never move lines: where the gap between two lines is smaller than they are, they stand in the text
 * of the other (CLREQ 3.1.8). One finding a paragraph.
 */
export function inspectGaps(
	{ lines = [], box }: Fragment,
	{ folio }: Page,
	context: LayoutContext,
	report: Report,
): void {
	if (box.kind !== 'paragraph') return;
	for (const [index, line] of lines.entries()) {
		for (const { kind, text, side, fontSize, need, span } of between(line, box, context)) {
			const gap = gapAt(lines, index, side) - fontSize;
			if (gap >= need - SLACK) continue;
			const what = kind === 'ruby' ? 'a ruby that takes' : 'marks of emphasis that take';
			report({
				code: 'layout/narrow-gap',
				severity: 'warning',
				message: `the lines on page ${folio} leave ${points(gap)} pt for ${what} ${points(need)} pt: "${text}"`,
				span: span ?? box.span,
				hint: `set a line height of ${points(fontSize + need)} pt or more there`,
			});
			return;
		}
	}
}

function* between(line: LineBox, box: ParagraphBox, context: LayoutContext): Generator<Between> {
	for (const set of line.runs) {
		const { run, piece, offset } = set;
		const content = box.content[piece];
		if (content?.kind !== 'text' || content.style.textEmphasisStyle === 'none') continue;
		const { style, language, origins } = content;
		const spots = emphasisSpots(set, context.fonts.face(run.font), style.textEmphasisSkip);
		if (spots.length === 0) continue;
		const { sources } = context.prepare(box).paragraph;
		yield {
			kind: 'emphasis',
			text: run.text.trim(),
			side: emphasisSide(style, language, line.writingMode),
			fontSize: style.fontSize,
			need: EMPHASIS_SIZE * style.fontSize,
			span: originAt(origins, sources[offset] ?? 0),
		};
	}
	if (!line.rubies) return;
	const rubies = context.remember(box, 'rubies by annotation', () => byAnnotation(box.inlines));
	for (const annotation of line.rubies) {
		const inline = rubies.get(annotation.paragraph);
		if (!inline?.ruby) continue;
		const { fontSize } = annotation.paragraph.style;
		yield {
			kind: 'ruby',
			text: textOf(annotation),
			side: inline.ruby.side,
			fontSize: inline.style.fontSize,
			need: inline.ruby.distance + fontSize,
			span: annotation.paragraph.span,
		};
	}
}

const byAnnotation = (inlines: readonly InlineBox[]): ReadonlyMap<ParagraphBox, InlineBox> =>
	new Map(inlines.flatMap((inline) => (inline.ruby ? [[inline.ruby.annotation, inline] as const] : [])));

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
