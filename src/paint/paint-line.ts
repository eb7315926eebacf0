import type { DrawingOp, Matrix, Point, Rect } from '../base/index.js';
import type { FontSet } from '../font/index.js';
import { bordersOf, type Lift, type LineBox, paddingsOf } from '../layout/index.js';
import type { SetRun } from '../text/index.js';
import { paintEmphasis } from './emphasis-marks.js';
import { along, type InlinePart, inlineParts, type Stretch } from './inline-part.js';
import type { BackgroundInput } from './paint-background.js';
import { paintBox } from './paint-box.js';
import { paintDecoration } from './text-decoration.js';

/** An op of a line with the content it comes from. */
export interface LineOp {
	readonly op: DrawingOp;
	/** Index into the paragraph's content; -1 for what is only decoration. */
	readonly content: number;
}

/** What a line needs besides itself. */
export interface LineInput extends BackgroundInput {
	readonly fonts: FontSet;
}

/** Backgrounds of inline boxes, glyphs, lines along them, and marks of emphasis; `at` is the line's corner on the page. */
export function paintLine(
	line: LineBox,
	/** All lines of its paragraph on this page: an inline box goes on from one to the next. */
	lines: readonly LineBox[],
	at: Point,
	input: LineInput,
): readonly LineOp[] {
	const { paragraph } = line;
	const { fonts } = input;
	const parts = inlineParts(line, lines, at, fonts);
	const decoration = (op: DrawingOp): LineOp => ({ op, content: -1 });
	const faint = parts.filter(({ inline }) => inline.style.opacity < 1);
	const opacityOf = (piece: number): number =>
		faint.reduce(
			(opacity, { inline }) =>
				inline.start <= piece && piece < inline.end ? opacity * inline.style.opacity : opacity,
			1,
		);
	return [
		...parts.flatMap((box) =>
			faded(inlineBackground(box, input), opacityOf(box.inline.start)).map(decoration),
		),
		...line.runs.flatMap((set) => {
			const { piece, run } = set;
			const content = paragraph.content[piece];
			if (
				content?.kind !== 'text' ||
				content.style.visibility !== 'visible' ||
				content.style.color.alpha === 0
			)
				return [];
			const matrix = runMatrix(line, at, set, content.lift, fonts);
			const glyphs: DrawingOp = { op: 'glyphs', run, matrix, fill: content.style.color };
			return faded([glyphs], opacityOf(piece)).map((op) => ({ op, content: piece }));
		}),
		...parts.flatMap((box) =>
			faded(paintDecoration(box, fonts), opacityOf(box.inline.start)).map(decoration),
		),
		...line.runs.flatMap((run) => {
			const content = paragraph.content[run.piece];
			if (content?.kind !== 'text' || content.style.visibility !== 'visible') return [];
			const marks = paintEmphasis(run, content, line, at, parts, fonts);
			return faded(marks, opacityOf(run.piece)).map(decoration);
		}),
	];
}

/** What an inline box of less than full opacity holds. */
const faded = (ops: readonly DrawingOp[], opacity: number): readonly DrawingOp[] =>
	opacity < 1 && ops.length > 0 ? [{ op: 'group', ops, opacity }] : ops;

/** In vertical text the middle of a sideways face's capitals stands on the line's axis (TYPOGRAPHY section 13). */
const capShift = (font: string, size: number, fonts: FontSet): number =>
	(fonts.face(font).metrics.capHeight * size) / 2;

function runMatrix(
	line: LineBox,
	at: Point,
	{ at: start, run, combined }: SetRun,
	{ raise, offset }: Lift,
	fonts: FontSet,
): Matrix {
	if (line.writingMode === 'horizontal-tb')
		return [1, 0, 0, 1, at.x + line.start + start + offset.x, at.y + line.baseline - raise + offset.y];
	const axis = at.x + line.rect.width - line.baseline + offset.x + raise;
	const y = at.y + line.start + start + offset.y;
	if (combined) return [combined.condensed, 0, 0, 1, axis + combined.across, y + combined.down];
	return run.direction === 'upright'
		? [1, 0, 0, 1, axis, y]
		: [0, 1, -1, 0, axis - capShift(run.font, run.size, fonts), y];
}

/** Background and borders of an inline box; where it is broken over lines, it is open (`box-decoration-break: slice`). */
function inlineBackground(
	{ inline: { style }, extent, line, at, whole }: InlinePart,
	input: BackgroundInput,
): readonly DrawingOp[] {
	const mode = line.writingMode;
	const borders = bordersOf(style, mode);
	const paddings = paddingsOf(style, mode, 0);
	const upright = mode === 'vertical-rl';
	const ascent = style.fontSize * (upright ? 0.5 : 0.88);
	const top = line.baseline - ascent - paddings.blockStart - borders.blockStart;
	const bottom = line.baseline + style.fontSize - ascent + paddings.blockEnd + borders.blockEnd;
	const rect = along(line, at, extent.start, extent.end, top, bottom);
	const { isFirst, isLast } = extent;
	const shows = upright
		? { top: isFirst, right: true, bottom: isLast, left: true }
		: { top: true, right: isLast, bottom: true, left: isFirst };
	return paintBox(style, rect, input, { shows, ...(whole && { whole: joined(rect, whole, upright) }) });
}

const joined = (rect: Rect, { before, length }: Stretch, upright: boolean): Rect =>
	upright ? { ...rect, y: rect.y - before, height: length } : { ...rect, x: rect.x - before, width: length };
