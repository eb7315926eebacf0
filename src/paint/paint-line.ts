import { type DrawingOp, type Matrix, type Point, type Rect, rectPath } from '../base/index.js';
import type { FontSet } from '../font/index.js';
import {
	baselineShift,
	bordersOf,
	type InlineBox,
	type LineBox,
	marginsOf,
	paddingsOf,
} from '../layout/index.js';
import { decorationLine } from './decoration-line.js';
import { inkOf, paintBox } from './paint-box.js';

/** An op of a line with the content it comes from. */
export interface LineOp {
	readonly op: DrawingOp;
	/** Index into the paragraph's content; -1 for what is only decoration. */
	readonly content: number;
}

/** Backgrounds of inline boxes, the line's glyphs, and lines under or through them; `at` is the line's corner on the page. */
export function paintLine(line: LineBox, at: Point, fonts: FontSet): readonly LineOp[] {
	const { paragraph } = line;
	const decorated = paragraph.inlines.flatMap((inline) => {
		const extent = extentOf(inline, line);
		return extent ? [{ inline, extent }] : [];
	});
	const decoration = (op: DrawingOp): LineOp => ({ op, content: -1 });
	return [
		...decorated.flatMap(({ inline, extent }) => inlineBackground(inline, extent, line, at).map(decoration)),
		...line.runs.flatMap(({ at: start, piece, run }) => {
			const content = paragraph.content[piece];
			if (
				content?.kind !== 'text' ||
				content.style.visibility === 'hidden' ||
				content.style.color.alpha === 0
			)
				return [];
			const matrix = runMatrix(
				line,
				at,
				start,
				baselineShift(content.style),
				run.direction === 'upright',
				capShift(run.font, run.size, fonts),
			);
			return [{ op: { op: 'glyphs', run, matrix, fill: content.style.color } as const, content: piece }];
		}),
		...decorated.flatMap(({ inline, extent }) =>
			decorationLines(inline, extent, line, at, fonts).map(decoration),
		),
	];
}

/** In vertical text the middle of a sideways face's capitals stands on the line's axis (TYPOGRAPHY section 13). */
const capShift = (font: string, size: number, fonts: FontSet): number =>
	(fonts.face(font).metrics.capHeight * size) / 2;

function runMatrix(
	line: LineBox,
	at: Point,
	start: number,
	raise: number,
	isUpright: boolean,
	cap: number,
): Matrix {
	if (line.writingMode === 'horizontal-tb')
		return [1, 0, 0, 1, at.x + line.start + start, at.y + line.baseline - raise];
	const axis = at.x + line.rect.width - line.baseline;
	const y = at.y + line.start + start;
	return isUpright ? [1, 0, 0, 1, axis + raise, y] : [0, 1, -1, 0, axis - cap + raise, y];
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

/** Background and borders of an inline box; where it is broken over lines, it is open (`box-decoration-break: slice`). */
function inlineBackground(
	{ style, element }: InlineBox,
	extent: Extent,
	line: LineBox,
	at: Point,
): readonly DrawingOp[] {
	const mode = line.writingMode;
	const borders = bordersOf(style, mode);
	const paddings = paddingsOf(style, mode, 0);
	const upright = mode === 'vertical-rl';
	const ascent = style.fontSize * (upright ? 0.5 : 0.88);
	const top = line.baseline - ascent - paddings.blockStart - borders.blockStart;
	const bottom = line.baseline + style.fontSize - ascent + paddings.blockEnd + borders.blockEnd;
	const rect = along(line, at, extent.start, extent.end, top, bottom);
	const open = {
		...style,
		...(extent.isFirst ? {} : upright ? { borderTopWidth: 0 } : { borderLeftWidth: 0 }),
		...(extent.isLast ? {} : upright ? { borderBottomWidth: 0 } : { borderRightWidth: 0 }),
	};
	return paintBox(
		{ kind: 'paragraph', style: open, element, language: '', span: element.span, content: [], inlines: [] },
		rect,
		true,
		true,
	);
}

/** A stretch of the line from `start` to `end`, from `top` to `bottom` across it, as a rectangle on the page. */
function along(line: LineBox, at: Point, start: number, end: number, top: number, bottom: number): Rect {
	if (line.writingMode === 'horizontal-tb')
		return { x: at.x + start, y: at.y + top, width: end - start, height: bottom - top };
	return { x: at.x + line.rect.width - bottom, y: at.y + start, width: bottom - top, height: end - start };
}

function decorationLines(
	{ style }: InlineBox,
	{ start, end }: Extent,
	line: LineBox,
	at: Point,
	fonts: FontSet,
): readonly DrawingOp[] {
	if (style.textDecorationLine.length === 0) return [];
	const [face] = fonts.choose({
		families: style.fontFamily,
		weight: style.fontWeight,
		style: style.fontStyle,
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
