import type { Rect } from '../base/index.js';
import { resolveLength, type Style } from '../style/index.js';
import { compose, type Line, type Measures, setLine } from '../text/index.js';
import { snap } from './baseline-grid.js';
import type { ParagraphBox } from './box.js';
import type { BreakToken } from './break-token.js';
import type { LayoutContext, LayoutResult } from './context.js';
import type { Fragment, LineBox, PlacedObject } from './fragment.js';
import type { Space } from './space.js';
import { type Strut, strutOf, textExtent } from './strut.js';

/** Rounding that a line may stand over the end of its frame by. */
const SLACK = 0.01;
/** A line may stand over its measure by this much before an eye sees it. */
const OVERFULL_SLACK = 0.5;
/** The part of a row by which faces of one row may differ in where they put their baseline. */
const ROW_SLACK = 0.3;

/** Sets a paragraph, or what an earlier frame left of it, in the lines that the space has room for. */
export function layParagraph(
	context: LayoutContext,
	box: ParagraphBox,
	space: Space,
	resume?: BreakToken,
): LayoutResult {
	const from = resume?.unit ?? 0;
	const strut = strutOf(box.style, box.language, context.fonts);
	let room = rowsIn(space, strut);
	let lines = composeFrom(context, box, space, from, room);
	let placed = placeLines(context, box, space, lines, from, strut);
	let count = countThatFits(placed, space, lines.length, box.style, from > 0);
	if (
		count < lines.length &&
		space.next &&
		space.next.inlineSize !== space.inlineSize &&
		count !== room &&
		count > 0
	) {
		// Fewer lines stay here than the measures were counted for: the rest meets the next frame's measure sooner.
		room = count;
		lines = composeFrom(context, box, space, from, room);
		placed = placeLines(context, box, space, lines, from, strut);
		count = Math.min(count, lines.length);
	}
	const kept = placed.slice(0, count);
	const last = kept.at(-1);
	const height = last ? last.rect.y + last.rect.height : 0;
	const isLast = count === lines.length;
	const fragment = {
		box,
		rect: { x: 0, y: 0, width: space.inlineSize, height },
		children: [],
		lines: kept,
		isFirst: from === 0,
		isLast,
	};
	if (isLast) return { fragment };
	const unit = count === 0 ? from : lines[count - 1]!.end;
	return { fragment, breakToken: { box, consumed: (resume?.consumed ?? 0) + height, child: 0, unit } };
}

function rowsIn(space: Space, { above, below }: Strut): number {
	const height = above + below;
	if (!Number.isFinite(space.blockSize) || height <= 0) return Number.POSITIVE_INFINITY;
	return Math.max(0, Math.floor((space.blockSize + SLACK) / height));
}

/** Line ends for this frame and those that follow it, chosen at once for all the measures they have. */
function composeFrom(
	context: LayoutContext,
	box: ParagraphBox,
	space: Space,
	from: number,
	room: number,
): readonly Line[] {
	const { paragraph, lines } = context.prepare(box);
	const indent = from === 0 ? resolveLength(box.style.textIndent, space.inlineSize) : 0;
	const strut = strutOf(box.style, box.language, context.fonts);
	const measures = measuresOf(space, strut, room, indent);
	const key = `${from}|${measures.key}`;
	let found = lines.get(key);
	if (!found) {
		const wrap =
			box.style.whiteSpace === 'nowrap' || box.style.whiteSpace === 'pre' ? 'nowrap' : box.style.textWrap;
		const isRagged = box.style.textAlign !== 'justify';
		found = compose(paragraph, measures, wrap, { isRagged, from });
		lines.set(key, found);
	}
	return found;
}

/** The measure of each line: so many lines here, so many in each following frame of another width. */
function measuresOf(
	space: Space,
	strut: Strut,
	room: number,
	indent: number,
): Measures & { readonly key: string } {
	const steps: { readonly until: number; readonly measure: number }[] = [];
	let until = room;
	for (let at: Space | undefined = space; at; at = at.next) {
		const last = steps.at(-1);
		if (last && last.measure === at.inlineSize) steps[steps.length - 1] = { until, measure: at.inlineSize };
		else steps.push({ until, measure: at.inlineSize });
		if (at.next) until += rowsIn(at.next, strut);
	}
	const measureAt = (line: number): number =>
		(steps.find((step) => line < step.until) ?? steps.at(-1)!).measure;
	const changes = steps.slice(0, -1).at(-1)?.until ?? 0;
	return {
		steadyFrom: Math.max(indent === 0 ? 0 : 1, Number.isFinite(changes) ? changes : 1),
		at: (line) => measureAt(line) - (line === 0 ? indent : 0),
		key: `${indent}|${steps.map((step, i) => `${i === steps.length - 1 ? '' : step.until}:${step.measure}`).join('|')}`,
	};
}

/** Lines under each other, each on the grid if the style asks for it. All lines are placed; the caller cuts. */
function placeLines(
	context: LayoutContext,
	box: ParagraphBox,
	space: Space,
	lines: readonly Line[],
	from: number,
	strut: Strut,
): readonly LineBox[] {
	const placed: LineBox[] = [];
	let y = 0;
	for (const line of lines) {
		// What lies below the end of the frame is only counted, so the first line too far down is enough.
		if (y > space.blockSize + SLACK) break;
		const lineBox = placeLine(context, box, space, line, from, strut, y);
		placed.push(lineBox);
		y = lineBox.rect.y + lineBox.rect.height;
	}
	return placed;
}

function placeLine(
	context: LayoutContext,
	box: ParagraphBox,
	space: Space,
	line: Line,
	from: number,
	strut: Strut,
	y: number,
): LineBox {
	const { paragraph, table } = context.prepare(box);
	const { style } = box;
	const isFirst = line.start === 0 && from === 0;
	const indent = isFirst ? resolveLength(style.textIndent, space.inlineSize) : 0;
	const measure = space.inlineSize - indent;
	const align = alignmentOf(style, line.isLast);
	const isJustified = align === 'justify' && !line.overfull;
	const set = setLine(paragraph, line, measure, isJustified, style.textJustify, table);
	const slack = Number.isFinite(measure) ? measure - set.advance : 0;
	const indented = align === 'end' ? slack : align === 'center' ? slack / 2 : 0;
	const objects = set.objects.map((object) => placeObject(context, box, object));
	const text = textExtent(box.style, box.language, context.fonts);
	const { above, below } = extents(context, box, line, strut, objects, text);
	const shift = style.lineSnap === 'baseline' && space.grid ? snap(space.grid, y + above) : 0;
	// A line of a row's height stays in its row, and only its baseline moves; a line further off moves as a whole.
	const staysInRow = space.grid !== undefined && Math.abs(shift) <= space.grid.step * ROW_SLACK;
	const moved = staysInRow ? 0 : shift;
	const baseline =
		space.writingMode === 'vertical-rl' ? (above + below) / 2 : above + (staysInRow ? shift : 0);
	return {
		rect: {
			x: 0,
			y: y + moved,
			width: Number.isFinite(space.inlineSize) ? space.inlineSize : set.advance + indent,
			height: above + below,
		},
		writingMode: space.writingMode,
		baseline,
		start: indent + indented,
		paragraph: box,
		runs: set.runs,
		edges: set.edges,
		objects: objects.map((object) => ({
			...object,
			fragment: {
				...object.fragment,
				rect: { ...object.fragment.rect, y: objectTop(object, above, below, text) },
			},
		})),
		isOverfull:
			line.overfull === true || (set.advance > measure + OVERFULL_SLACK && style.overflow === 'visible'),
		isJustified,
		looseness: set.looseness,
	};
}

function placeObject(
	context: LayoutContext,
	box: ParagraphBox,
	object: { at: number; advance: number; piece: number },
): PlacedObject {
	const content = box.content[object.piece];
	if (content?.kind !== 'object') throw new Error('an object of a line is not one of its paragraph');
	const { fragment } = context.layout(content.box, {
		inlineSize: object.advance,
		blockSize: Number.POSITIVE_INFINITY,
		breaks: 'none',
		isEmpty: true,
		writingMode: content.style.writingMode,
		shrinksToFit: true,
	});
	return { ...object, fragment };
}

/** How far an object stands above the line's baseline: a block of text up to its last baseline (CSS 2.2 10.8.1), others whole. */
function ascentOf(fragment: Fragment): number {
	const { box, rect } = fragment;
	const isText = box.kind === 'container' && box.style.overflow === 'visible';
	return (isText ? lastBaseline(fragment) : undefined) ?? rect.height;
}

function lastBaseline({ box, lines = [], children }: Fragment): number | undefined {
	if (box.style.writingMode !== 'horizontal-tb') return undefined;
	const line = lines.at(-1);
	if (line) return line.rect.y + line.baseline;
	for (const child of [...children].reverse()) {
		const inner = lastBaseline(child);
		if (inner !== undefined) return child.rect.y + inner;
	}
	return undefined;
}

/** An object stands on the baseline, or where `vertical-align` says in the line. */
function objectTop({ fragment }: PlacedObject, above: number, below: number, text: Strut): number {
	const { height } = fragment.rect;
	switch (fragment.box.style.verticalAlign) {
		case 'top':
			return 0;
		case 'bottom':
			return above + below - height;
		case 'middle':
			return (above + below - height) / 2;
		case 'text-top':
			return above - text.above;
		case 'text-bottom':
			return above + text.below - height;
		default:
			return above - baselineShift(fragment.box.style) - ascentOf(fragment);
	}
}

/** How far the line reaches above and below its baseline: its strut, its pieces' struts, its objects. */
function extents(
	context: LayoutContext,
	box: ParagraphBox,
	line: Line,
	strut: Strut,
	objects: readonly PlacedObject[],
	text: Strut,
): { above: number; below: number } {
	let { above, below } = strut;
	const { units } = context.prepare(box).paragraph;
	const seen = new Set<Style>([box.style]);
	for (let i = line.start; i < line.end; i++) {
		const content = box.content[units[i]!.piece];
		if (content?.kind !== 'text' || seen.has(content.style)) continue;
		seen.add(content.style);
		const own = strutOf(content.style, box.language, context.fonts);
		const raised = baselineShift(content.style);
		above = Math.max(above, own.above + raised);
		below = Math.max(below, own.below - raised);
	}
	for (const { fragment } of objects) {
		const { height } = fragment.rect;
		const { verticalAlign } = fragment.box.style;
		if (verticalAlign === 'top' || verticalAlign === 'bottom' || verticalAlign === 'middle')
			below = Math.max(below, height - above);
		else {
			const ascent =
				verticalAlign === 'text-top'
					? text.above
					: verticalAlign === 'text-bottom'
						? height - text.below
						: ascentOf(fragment) + baselineShift(fragment.box.style);
			above = Math.max(above, ascent);
			below = Math.max(below, height - ascent);
		}
	}
	return { above, below };
}

/** Points that a style lifts its text above the line's baseline. */
export function baselineShift({ verticalAlign, fontSize, lineHeight }: Style): number {
	if (verticalAlign === 'super') return fontSize * 0.4;
	if (verticalAlign === 'sub') return -fontSize * 0.2;
	if (typeof verticalAlign !== 'object') return 0;
	const base =
		lineHeight === 'normal'
			? fontSize * 1.2
			: 'factor' in lineHeight
				? lineHeight.factor * fontSize
				: lineHeight.points;
	return resolveLength(verticalAlign, base);
}

function alignmentOf(
	{ textAlign, textAlignLast }: Style,
	isLast: boolean,
): 'start' | 'end' | 'center' | 'justify' {
	const value = isLast
		? textAlignLast === 'auto'
			? textAlign === 'justify'
				? 'start'
				: textAlign
			: textAlignLast
		: textAlign;
	return value === 'left' ? 'start' : value === 'right' ? 'end' : value;
}

/** How many lines stay: those that fit, less what widows and orphans take away (CSS Break 4, 4.2). */
function countThatFits(
	placed: readonly LineBox[],
	space: Space,
	total: number,
	style: Style,
	isContinued: boolean,
): number {
	const bottom = ({ rect }: LineBox): number => bottomOf(rect);
	let count = placed.findIndex((line) => bottom(line) > space.blockSize + SLACK);
	if (count < 0) count = placed.length;
	if (count >= total) return total;
	const least = space.isEmpty ? 1 : 0;
	const kept = Math.max(0, Math.min(count, total - style.widows));
	const orphans = isContinued ? 1 : style.orphans;
	if (kept >= Math.min(orphans, total)) return Math.max(kept, least);
	// Too few would stay: the paragraph moves on whole, unless it stands at the top of its frame.
	return space.isEmpty ? Math.max(count, least) : 0;
}

const bottomOf = (rect: Rect): number => rect.y + rect.height;
