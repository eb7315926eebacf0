import { type Paragraph, type SetLine, type SetRun, setLine } from '../../text/index.js';
import type { InlineBox, InlineContent, ParagraphBox, Ruby } from '../box.js';
import type { LayoutContext } from '../context.js';
import type { LineBox } from '../fragment.js';
import { partsWithin } from '../parts-within.js';
import { emBox } from './emphasis.js';
import { runEnd } from './run-end.js';

/** An annotation may stand over a neighbour that has none by a quarter of its size (CLREQ 3.3.4). Em. */
const OVERHANG = 0.25;
/** Between readings in letters that follow each other, as between words. Em of the annotation. */
const LETTER_GAP = 0.25;

/** Room that a base leaves at one of its sides for its annotation, beyond what that may stand over its neighbour. Points. */
export function rubyRoom(content: readonly InlineContent[], index: number, context: LayoutContext): number {
	const part = content[index];
	if (part?.kind !== 'ruby') return 0;
	const { ruby, side } = part;
	const neighbour = neighbourOf(content, index, side === 'start' ? -1 : 1);
	const gap = neighbour?.kind === 'ruby' ? gapOf(ruby.annotation, context) : 0;
	const excess = naturalSize(ruby.annotation, context) + gap - naturalSize(ruby.base, context);
	if (excess <= 0) return 0;
	const isFree = neighbour?.kind === 'text' && ruby.annotation.style.rubyOverhang === 'auto';
	const overhang = isFree ? OVERHANG * Math.min(neighbour.style.fontSize, part.style.fontSize) : 0;
	return Math.max(0, excess / 2 - overhang);
}

function neighbourOf(
	content: readonly InlineContent[],
	index: number,
	step: 1 | -1,
): InlineContent | undefined {
	for (let at = index + step; at >= 0 && at < content.length; at += step) {
		const part = content[at]!;
		if (part.kind !== 'text' || part.text !== '') return part;
	}
	return undefined;
}

/** Half of it lies on either side of an annotation. */
function gapOf(annotation: ParagraphBox, context: LayoutContext): number {
	const { units } = context.prepare(annotation).paragraph;
	const hasLetters = units.some(({ class: kind }) => kind === 'latin');
	return hasLetters ? LETTER_GAP * annotation.style.fontSize : 0;
}

/** What the text of a paragraph takes in one line. */
function naturalSize(box: ParagraphBox, context: LayoutContext): number {
	const { paragraph, table } = context.prepare(box);
	const { length } = paragraph.units;
	return length === 0 ? 0 : table.fit(0, length).natural;
}

/** What is known of the line that annotations stand at. */
type BaseLine = Pick<LineBox, 'rect' | 'start' | 'baseline' | 'writingMode'>;

/** The annotations of a line's text, each in the middle of its base: the line is not moved by them (TYPOGRAPHY section 16). */
export function placeRubies(
	context: LayoutContext,
	box: ParagraphBox,
	set: Pick<SetLine, 'runs' | 'edges'>,
	line: BaseLine,
): readonly LineBox[] {
	const rubies = context.remember(box, 'rubies', () => box.inlines.filter(({ ruby }) => ruby));
	if (rubies.length === 0) return [];
	const placed = rubies.flatMap((inline): Placed[] => {
		const extent = extentOf(inline, set, context, box);
		return extent ? [placeRuby(context, inline, inline.ruby!, extent, line)] : [];
	});
	return [
		...clear(
			placed.filter(({ side }) => side === 'start'),
			line,
		),
		...clear(
			placed.filter(({ side }) => side === 'end'),
			line,
		),
	];
}

interface Extent {
	readonly start: number;
	readonly end: number;
}

/** From where to where a base reaches, without what justification put behind it. */
function extentOf(
	inline: InlineBox,
	{ runs, edges }: Pick<SetLine, 'runs' | 'edges'>,
	context: LayoutContext,
	box: ParagraphBox,
): Extent | undefined {
	const own = partsWithin(runs, inline);
	const parts = own.length > 0 ? own : partsWithin(edges, inline);
	const [first] = parts;
	if (!first || (own[0] && !isFirstOf(inline, own[0], context.prepare(box).paragraph))) return undefined;
	const last = own.at(-1);
	const part = last && box.content[last.piece];
	const end = last
		? runEnd(last, part?.kind === 'text' ? part.style.letterSpacing : 0, context.fonts)
		: Math.max(...parts.map(({ at, advance }) => at + advance));
	return { start: first.at, end };
}

/** Whether a base begins with this run: one that a line break parts has its annotation at its first part. */
function isFirstOf({ start, end }: InlineBox, { offset }: SetRun, { pieces, pieceOf }: Paragraph): boolean {
	let at = offset - 1;
	while (at >= 0 && pieceOf[at]! >= start && pieceOf[at]! < end && pieces[pieceOf[at]!]!.kind === 'space')
		at--;
	return at < 0 || pieceOf[at]! < start;
}

interface Placed {
	readonly side: Ruby['side'];
	readonly distance: number;
	/** To the next annotation. */
	readonly gap: number;
	readonly line: LineBox;
}

function placeRuby(
	context: LayoutContext,
	{ style, lift }: InlineBox,
	{ annotation, side, distance }: Ruby,
	{ start, end }: Extent,
	line: BaseLine,
): Placed {
	const { fontSize } = annotation.style;
	const set = setAnnotation(context, annotation, end - start);
	const square = emBox({ ...line, baseline: line.baseline - lift.raise }, style.fontSize);
	const isVertical = line.writingMode === 'vertical-rl';
	const along = annotation.style.rubyAlign === 'start' ? start : (start + end - set.advance) / 2;
	const across = side === 'start' ? square.start - distance - fontSize : square.end + distance;
	const own = {
		rect: {
			x: line.start + along + (isVertical ? lift.offset.y : lift.offset.x),
			y: across + (isVertical ? -lift.offset.x : lift.offset.y),
			width: set.advance,
			height: fontSize,
		},
		writingMode: line.writingMode,
		baseline: -emBox({ baseline: 0, writingMode: line.writingMode }, fontSize).start,
		start: 0,
	};
	const rubies = placeRubies(context, annotation, set, own);
	return {
		side,
		distance,
		gap: gapOf(annotation, context),
		line: {
			...own,
			paragraph: annotation,
			runs: set.runs,
			edges: set.edges,
			objects: [],
			...(rubies.length > 0 && { rubies }),
			isOverfull: false,
			isJustified: false,
			looseness: 0,
		},
	};
}

/** One line; ideographs of an annotation that is shorter than its base are spread over it (`ruby-align`, CSS Ruby 1, 4.2). */
function setAnnotation(context: LayoutContext, box: ParagraphBox, room: number): SetLine {
	const { paragraph, table } = context.prepare(box);
	const { units, gaps } = paragraph;
	const line = { start: 0, end: units.length, isLast: true };
	const natural = naturalSize(box, context);
	const places = gaps.filter(({ kind }, i) => kind === 'solid' && i < units.length - 1).length;
	const { rubyAlign } = box.style;
	const isSpread =
		(rubyAlign === 'space-around' || rubyAlign === 'space-between') && places > 0 && room > natural;
	const ends = rubyAlign === 'space-around' ? (room - natural) / (places + 1) : 0;
	return setLine(paragraph, line, isSpread ? room - ends : natural, isSpread, 'inter-ideograph', table);
}

/** Annotations do not stand over the ends of their line, nor over each other: each gives way by as much as it must. */
function clear(placed: readonly Placed[], { rect }: BaseLine): readonly LineBox[] {
	const lines = placed.map((each) => ({ ...each }));
	const rows = new Set(lines.map(({ distance }) => distance));
	for (const row of rows) {
		const own = lines.filter(({ distance }) => distance === row);
		let least = 0;
		for (const each of own) {
			each.line = moved(each.line, Math.max(each.line.rect.x, least));
			least = each.line.rect.x + each.line.rect.width + each.gap;
		}
		let most = rect.width;
		for (const each of own.toReversed()) {
			each.line = moved(each.line, Math.max(0, Math.min(each.line.rect.x, most - each.line.rect.width)));
			most = each.line.rect.x - each.gap;
		}
	}
	return lines.map(({ line }) => line);
}

const moved = (line: LineBox, x: number): LineBox => ({ ...line, rect: { ...line.rect, x } });
