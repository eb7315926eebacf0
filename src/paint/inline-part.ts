import type { Point, Rect } from '../base/index.js';
import type { FontSet } from '../font/index.js';
import { type InlineBox, type LineBox, marginsOf, partsWithin, runEnd, runStart } from '../layout/index.js';
import type { SetObject } from '../text/index.js';

/** An inline box in a line: the line and its corner are given with the box's own baseline and place. */
export interface InlinePart {
	readonly inline: InlineBox;
	readonly extent: Extent;
	readonly line: LineBox;
	readonly at: Point;
	/** Where its part in this line stands in the whole of it, when it has a picture behind it. */
	readonly whole?: Stretch;
	/** Whether its text begins and ends in this line; known where a line along it is shorter than the text. */
	readonly begins?: boolean;
	readonly ends?: boolean;
}

export interface Stretch {
	readonly before: number;
	readonly length: number;
}

/** From where to where along the line an inline box reaches, from the line's start. */
export interface Extent {
	readonly start: number;
	readonly end: number;
	/** Whether its margin, border and padding at that side stand in this line. */
	readonly isFirst: boolean;
	readonly isLast: boolean;
}

/** The parts of a paragraph's inline boxes that stand in one of its lines. `lines` are all of them on this page. */
export function inlineParts(
	line: LineBox,
	lines: readonly LineBox[],
	at: Point,
	fonts: FontSet,
): readonly InlinePart[] {
	return line.paragraph.inlines.flatMap((inline): InlinePart[] => {
		const extent = extentOf(inline, line, fonts);
		if (!extent) return [];
		const { raise, offset } = inline.lift;
		const whole = goesOn(inline, extent) ? stretchOf(inline, line, lines, fonts) : undefined;
		return [
			{
				inline,
				extent,
				line: { ...line, baseline: line.baseline - raise },
				at: { x: at.x + offset.x, y: at.y + offset.y },
				...(whole && { whole }),
				...(hasInset(inline) && sidesOf(inline, line, lines)),
			},
		];
	});
}

function extentOf(inline: InlineBox, line: LineBox, fonts: FontSet): Extent | undefined {
	const inside = [line.runs, line.objects, line.edges].flatMap((parts: readonly SetObject[]) =>
		partsWithin(parts, inline),
	);
	if (inside.length === 0) return undefined;
	const { content } = line.paragraph;
	const [first] = partsWithin(line.runs, inline);
	const own = partsWithin(line.edges, inline).filter(
		({ piece }) => piece === inline.start || piece === inline.end - 1,
	);
	const sides = own.flatMap(({ piece }) => {
		const part = content[piece];
		return part?.kind === 'edge' ? [part.side] : [];
	});
	const isFirst = sides.includes('start');
	const isLast = sides.includes('end');
	const mode = line.writingMode;
	const margins = marginsOf(inline.style, mode, 0);
	return {
		start:
			runStart(line.runs, first, Math.min(...inside.map(({ at }) => at)), fonts) +
			line.start +
			(isFirst ? margins.inlineStart : 0),
		end:
			Math.max(...inside.map(({ at, advance }) => at + advance)) +
			line.start -
			(isLast ? margins.inlineEnd : 0),
		isFirst,
		isLast,
	};
}

const hasInset = ({ style }: InlineBox): boolean =>
	style.textDecorationInset === 'auto' ||
	style.textDecorationInset.start !== 0 ||
	style.textDecorationInset.end !== 0;

/**
 * Whether an inline box begins and ends in a line: no other line on the page has a part of it, and where the paragraph comes from
 * another page, its text is there from its first character.
 */
function sidesOf(
	inline: InlineBox,
	line: LineBox,
	lines: readonly LineBox[],
): Required<Pick<InlinePart, 'begins' | 'ends'>> {
	const own = partsWithin(line.runs, inline);
	const first = own[0];
	const last = own.at(-1);
	const at = lines.indexOf(line);
	const textOf = (piece: number): string => {
		const part = line.paragraph.content[piece];
		return part?.kind === 'text' ? part.text.trim() : '';
	};
	const goesThrough = (other: LineBox | undefined): boolean =>
		other !== undefined && partsWithin(other.runs, inline).length > 0;
	return {
		begins:
			first !== undefined &&
			!goesThrough(lines[at - 1]) &&
			(at > 0 || first !== line.runs[0] || textOf(first.piece).startsWith(first.run.text.trim().slice(0, 1))),
		ends:
			last !== undefined &&
			!goesThrough(lines[at + 1]) &&
			(at < lines.length - 1 ||
				last !== line.runs.at(-1) ||
				textOf(last.piece).endsWith(last.run.text.trim().slice(-1))),
	};
}

/** Whether what lies behind an inline box goes on from this line to another. */
const goesOn = ({ style }: InlineBox, extent: Extent): boolean =>
	!(extent.isFirst && extent.isLast) && style.backgroundImage.some((image) => image !== 'none');

/** An inline box as if its parts stood behind each other in one line: what its background is laid out in. */
function stretchOf(inline: InlineBox, line: LineBox, lines: readonly LineBox[], fonts: FontSet): Stretch {
	const lengths = lines.map((other) => {
		const extent = extentOf(inline, other, fonts);
		return extent ? extent.end - extent.start : 0;
	});
	const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
	return { before: sum(lengths.slice(0, lines.indexOf(line))), length: sum(lengths) };
}

/** Where a line along the text of a part ends: with its last character. */
export function textEnd({ inline, extent, line }: InlinePart, fonts: FontSet): number {
	const last = partsWithin(line.runs, inline).at(-1);
	// A picture, or the padding of a box, ends where it ends.
	if (!last || last.at + last.advance + line.start < extent.end - 1e-6) return extent.end;
	const content = line.paragraph.content[last.piece];
	return line.start + runEnd(last, content?.kind === 'text' ? content.style.letterSpacing : 0, fonts);
}

/** A stretch of the line from `start` to `end`, from `top` to `bottom` across it, as a rectangle on the page. */
export function along(
	line: LineBox,
	at: Point,
	start: number,
	end: number,
	top: number,
	bottom: number,
): Rect {
	if (line.writingMode === 'horizontal-tb')
		return { x: at.x + start, y: at.y + top, width: end - start, height: bottom - top };
	return { x: at.x + line.rect.width - bottom, y: at.y + start, width: bottom - top, height: end - start };
}
