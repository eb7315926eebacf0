import { type DrawingOp, rectPath } from '../base/index.js';
import type { Face, FontSet } from '../font/index.js';
import { emBox, type LineSide } from '../layout/index.js';
import { decorationLine } from './decoration-line.js';
import { along, type InlinePart, textEnd } from './inline-part.js';
import { inkOf } from './paint-border.js';

type Kind = InlinePart['inline']['style']['textDecorationLine'][number];

/** A line along text: where its upper edge lies across the line of text, and how deep it is with all its strokes. Points. */
interface Stripe {
	readonly kind: Kind;
	readonly top: number;
	readonly depth: number;
	/** Of one stroke. */
	readonly width: number;
}

/** Between the square of an ideograph and a line that stands under or beside it. Em. */
const UNDER_GAP = 0.08;
/** Two names that follow each other have an eighth of an em between their lines (CLREQ 3.1.8): each gives half of it. */
const AUTO_INSET = 1 / 16;

/** The lines of an inline box under, over and through its text, as ops. */
export function paintDecoration(part: InlinePart, fonts: FontSet): readonly DrawingOp[] {
	const { inline, extent, line, at, begins, ends } = part;
	const { style } = inline;
	const stripes = stripesOf(part, fonts);
	if (stripes.length === 0) return [];
	const fill = inkOf(style.textDecorationColor, style);
	const { textDecorationInset: given, textDecorationStyle: kind } = style;
	const auto = AUTO_INSET * style.fontSize;
	const inset = given === 'auto' ? { start: auto, end: auto } : given;
	const start = extent.start + (begins ? inset.start : 0);
	const end = textEnd(part, fonts) - (ends ? inset.end : 0);
	if (end <= start) return [];
	const onPage = (along: number, across: number): readonly [number, number] =>
		line.writingMode === 'horizontal-tb'
			? [at.x + along, at.y + across]
			: [at.x + line.rect.width - across, at.y + along];
	return stripes.flatMap(({ top, width }): readonly DrawingOp[] =>
		kind === 'solid'
			? [{ op: 'path', path: rectPath(along(line, at, start, end, top, top + width)), fill }]
			: decorationLine(kind, { start, end, top, width }, fill, onPage),
	);
}

/** How far the lines, or the annotation, of an inline box reach out beyond a square of text at one of its sides: marks stand outside of them. Points. */
export function reachOf(part: InlinePart, side: LineSide, fonts: FontSet, fontSize: number): number {
	const { ruby } = part.inline;
	if (ruby) return ruby.side === side ? ruby.distance + ruby.annotation.style.fontSize : 0;
	const box = emBox(part.line, fontSize);
	return stripesOf(part, fonts).reduce(
		(reach, { top, depth }) => Math.max(reach, side === 'end' ? top + depth - box.end : box.start - top),
		0,
	);
}

function stripesOf({ inline, line }: InlinePart, fonts: FontSet): readonly Stripe[] {
	const { style } = inline;
	if (style.textDecorationLine.length === 0) return [];
	const language = line.paragraph.content[inline.start]?.language ?? line.paragraph.language;
	const face = fonts.primary({
		families: style.fontFamily,
		weight: style.fontWeight,
		style: style.fontStyle,
		language,
	});
	if (!face) return [];
	const { textDecorationThickness: thickness, textDecorationStyle } = style;
	const width =
		typeof thickness === 'number'
			? thickness
			: Math.max(0.25, face.metrics.underlineThickness * style.fontSize);
	if (width <= 0) return [];
	const depth = textDecorationStyle === 'double' || textDecorationStyle === 'wavy' ? 3 * width : width;
	return style.textDecorationLine.map((kind) => ({
		kind,
		width,
		depth,
		top: topOf(kind, { inline, line }, { face, language, depth }),
	}));
}

interface Measured {
	readonly face: Face;
	readonly language: string;
	readonly depth: number;
}

/** Scripts whose letters fill their squares: a line by the baseline would run through them. */
const isIdeographic = (language: string): boolean => /^(?:zh|yue|ja|ko)\b/i.test(language);

function topOf(
	kind: Kind,
	{ inline: { style }, line }: Pick<InlinePart, 'inline' | 'line'>,
	{ face, language, depth }: Measured,
): number {
	const { underlinePosition, xHeight, descent } = face.metrics;
	const { fontSize, textUnderlineOffset: given, textUnderlinePosition: position } = style;
	const box = emBox(line, fontSize);
	const gap = given === 'auto' ? UNDER_GAP * fontSize : given;
	if (line.writingMode === 'vertical-rl') {
		if (kind === 'line-through') return line.baseline - depth / 2;
		// A name's line stands at the left in Chinese (CLREQ 3.1.8), at the right in Japanese and Korean.
		const side =
			position.side === 'auto' ? (/^(?:ja|ko)\b/i.test(language) ? 'right' : 'left') : position.side;
		return (side === 'left') === (kind === 'underline') ? box.end + gap : box.start - gap - depth;
	}
	if (kind === 'overline') return line.baseline - fontSize * 0.9;
	if (kind === 'line-through') return line.baseline - (xHeight / 2) * fontSize;
	const isUnder = position.at === 'under' || (position.at === 'auto' && isIdeographic(language));
	if (isUnder) return (isIdeographic(language) ? box.end : line.baseline + descent * fontSize) + gap;
	if (given !== 'auto') return line.baseline + given;
	const least = position.at === 'from-font' ? Number.NEGATIVE_INFINITY : 0.1;
	return line.baseline + Math.max(least, -underlinePosition) * fontSize;
}
