import { type DrawingOp, type Matrix, type Point, type Rect, rectPath } from '../base/index.js';
import type { FontSet } from '../font/index.js';
import {
	bordersOf,
	type InlineBox,
	type Lift,
	type LineBox,
	marginsOf,
	paddingsOf,
} from '../layout/index.js';
import type { SetRun } from '../text/index.js';
import { decorationLine } from './decoration-line.js';
import type { BackgroundInput } from './paint-background.js';
import { inkOf } from './paint-border.js';
import { paintBox } from './paint-box.js';

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

/** Backgrounds of inline boxes, the line's glyphs, and lines under or through them; `at` is the line's corner on the page. */
export function paintLine(
	line: LineBox,
	/** All lines of its paragraph on this page: an inline box goes on from one to the next. */
	lines: readonly LineBox[],
	at: Point,
	input: LineInput,
): readonly LineOp[] {
	const { paragraph } = line;
	const { fonts } = input;
	const decorated = paragraph.inlines.flatMap((inline) => {
		const extent = extentOf(inline, line);
		const { raise, offset } = inline.lift;
		const own = { ...line, baseline: line.baseline - raise };
		const whole = goesOn(inline, extent) ? stretchOf(inline, line, lines) : undefined;
		const place = { x: at.x + offset.x, y: at.y + offset.y };
		return extent ? [{ inline, extent, line: own, at: place, ...(whole && { whole }) }] : [];
	});
	const decoration = (op: DrawingOp): LineOp => ({ op, content: -1 });
	const opacityOf = (piece: number): number =>
		decorated.reduce(
			(opacity, { inline }) =>
				inline.start <= piece && piece < inline.end ? opacity * inline.style.opacity : opacity,
			1,
		);
	return [
		...decorated.flatMap((box) =>
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
		...decorated.flatMap((box) =>
			faded(decorationLines(box, fonts), opacityOf(box.inline.start)).map(decoration),
		),
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

/** An inline box in a line: the line and its corner are given with the box's own baseline and place. */
interface Decorated {
	readonly inline: InlineBox;
	readonly extent: Extent;
	readonly line: LineBox;
	readonly at: Point;
	/** Where its part in this line stands in the whole of it, when it has a picture behind it. */
	readonly whole?: Stretch;
}

interface Stretch {
	readonly before: number;
	readonly length: number;
}

interface Extent {
	readonly start: number;
	readonly end: number;
	readonly isFirst: boolean;
	readonly isLast: boolean;
}

/** From where to where along the line an inline box reaches, from the line's start. */
function extentOf(inline: InlineBox, line: LineBox): Extent | undefined {
	const inside = [...line.runs, ...line.objects, ...line.edges].filter(
		({ piece }) => piece >= inline.start && piece < inline.end,
	);
	if (inside.length === 0) return undefined;
	const { content } = line.paragraph;
	const own = line.edges.filter(({ piece }) => piece === inline.start || piece === inline.end - 1);
	const sides = own.flatMap(({ piece }) => {
		const part = content[piece];
		return part?.kind === 'edge' ? [part.side] : [];
	});
	const isFirst = sides.includes('start');
	const isLast = sides.includes('end');
	const mode = line.writingMode;
	const margins = marginsOf(inline.style, mode, 0);
	return {
		start: Math.min(...inside.map(({ at }) => at)) + line.start + (isFirst ? margins.inlineStart : 0),
		end:
			Math.max(...inside.map(({ at, advance }) => at + advance)) +
			line.start -
			(isLast ? margins.inlineEnd : 0),
		isFirst,
		isLast,
	};
}

/** Whether what lies behind an inline box goes on from this line to another. */
const goesOn = ({ style }: InlineBox, extent: Extent | undefined): boolean =>
	extent !== undefined &&
	!(extent.isFirst && extent.isLast) &&
	style.backgroundImage.some((image) => image !== 'none');

/** An inline box as if its parts stood behind each other in one line: what its background is laid out in. */
function stretchOf(inline: InlineBox, line: LineBox, lines: readonly LineBox[]): Stretch {
	const lengths = lines.map((other) => {
		const extent = extentOf(inline, other);
		return extent ? extent.end - extent.start : 0;
	});
	const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
	return { before: sum(lengths.slice(0, lines.indexOf(line))), length: sum(lengths) };
}

/** Background and borders of an inline box; where it is broken over lines, it is open (`box-decoration-break: slice`). */
function inlineBackground(
	{ inline: { style }, extent, line, at, whole }: Decorated,
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

/** A stretch of the line from `start` to `end`, from `top` to `bottom` across it, as a rectangle on the page. */
function along(line: LineBox, at: Point, start: number, end: number, top: number, bottom: number): Rect {
	if (line.writingMode === 'horizontal-tb')
		return { x: at.x + start, y: at.y + top, width: end - start, height: bottom - top };
	return { x: at.x + line.rect.width - bottom, y: at.y + start, width: bottom - top, height: end - start };
}

function decorationLines(
	{ inline: { style }, extent: { start, end }, line, at }: Decorated,
	fonts: FontSet,
): readonly DrawingOp[] {
	if (style.textDecorationLine.length === 0) return [];
	const face = fonts.primary({
		families: style.fontFamily,
		weight: style.fontWeight,
		style: style.fontStyle,
		language: line.paragraph.language,
	});
	if (!face) return [];
	const { underlineThickness, underlinePosition, xHeight } = face.metrics;
	const { textDecorationStyle, textDecorationThickness: thickness, textUnderlineOffset: given } = style;
	const width =
		typeof thickness === 'number' ? thickness : Math.max(0.25, underlineThickness * style.fontSize);
	if (width <= 0) return [];
	const fill = inkOf(style.textDecorationColor, style);
	const onPage = (along: number, across: number): readonly [number, number] =>
		line.writingMode === 'horizontal-tb'
			? [at.x + along, at.y + across]
			: [at.x + line.rect.width - across, at.y + along];
	return style.textDecorationLine.flatMap((kind) => {
		const offset =
			kind === 'underline'
				? given === 'auto'
					? Math.max(0.1, -underlinePosition) * style.fontSize
					: given
				: kind === 'overline'
					? -style.fontSize * 0.9
					: (-xHeight / 2) * style.fontSize;
		const top = line.baseline + offset;
		if (textDecorationStyle === 'solid')
			return [{ op: 'path', path: rectPath(along(line, at, start, end, top, top + width)), fill } as const];
		return decorationLine(textDecorationStyle, { start, end, top, width }, fill, onPage);
	});
}
