import { resolveLength, type Style } from '../style/index.js';
import { type Line, setLine } from '../text/index.js';
import { snap } from './baseline-grid.js';
import type { ParagraphBox } from './box.js';
import type { LayoutContext } from './context.js';
import type { Band } from './exclusions.js';
import type { Fragment, LineBox, PlacedObject } from './fragment.js';
import type { Space } from './space.js';
import { type Strut, strutOf } from './strut.js';

/** A line may stand over its measure by this much before an eye sees it. */
const OVERFULL_SLACK = 0.5;
/** The part of a row by which faces of one row may differ in where they put their baseline. */
const ROW_SLACK = 0.3;

/** Where a line stands: how far down its paragraph, and what it has of the measure. */
export interface LinePlace {
	readonly y: number;
	readonly band: Band;
}

/** Sets a line of a paragraph whose first unit in this frame is `from`. */
export function placeLine(
	context: LayoutContext,
	box: ParagraphBox,
	space: Space,
	line: Line,
	from: number,
	strut: Strut,
	{ y, band }: LinePlace,
): LineBox {
	const { paragraph, table } = context.prepare(box);
	const { style } = box;
	const isFirst = line.start === 0 && from === 0;
	const indent = isFirst ? resolveLength(style.textIndent, space.inlineSize) : 0;
	const measure = band.end - band.start - indent;
	const align = alignmentOf(style, line.isLast);
	const isJustified = align === 'justify' && !line.overfull;
	const set = setLine(paragraph, line, measure, isJustified, style.textJustify, table);
	const slack = Number.isFinite(measure) ? measure - set.advance : 0;
	const indented = align === 'end' ? slack : align === 'center' ? slack / 2 : 0;
	const objects = set.objects.map((object) => placeObject(context, box, object));
	const { above, below } = extents(context, box, line, strut, objects);
	const shift = style.lineSnap === 'baseline' && space.grid ? snap(space.grid, y + above) : 0;
	// A line of a row's height stays in its row, and only its baseline moves; a line further off moves as a whole.
	const staysInRow = space.grid !== undefined && Math.abs(shift) <= space.grid.step * ROW_SLACK;
	const moved = staysInRow ? 0 : shift;
	const baseline =
		space.writingMode === 'vertical-rl' ? (above + below) / 2 : above + (staysInRow ? shift : 0);
	return {
		rect: {
			x: band.start,
			y: y + moved,
			width: Number.isFinite(measure) ? measure + indent : set.advance + indent,
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
				rect: {
					...object.fragment.rect,
					x: object.fragment.rect.x + object.offset.x,
					y: objectTop(object, above, below) + object.offset.y,
				},
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
	const { raise, offset } = content.lift;
	return { ...object, fragment, raise, offset };
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
function objectTop({ fragment, raise }: PlacedObject, above: number, below: number): number {
	const { height } = fragment.rect;
	switch (fragment.box.style.verticalAlign) {
		case 'top':
			return 0;
		case 'bottom':
			return above + below - height;
		case 'middle':
			return (above + below - height) / 2;
		default:
			return above - ascentOf(fragment) - raise;
	}
}

/** How far the line reaches above and below its baseline: its strut, its pieces' struts, its objects. */
function extents(
	context: LayoutContext,
	box: ParagraphBox,
	line: Line,
	strut: Strut,
	objects: readonly PlacedObject[],
): { above: number; below: number } {
	let { above, below } = strut;
	const { units } = context.prepare(box).paragraph;
	const seen = new Set<Style>([box.style]);
	for (let i = line.start; i < line.end; i++) {
		const content = box.content[units[i]!.piece];
		if (content?.kind !== 'text' || seen.has(content.style)) continue;
		// One style may stand at two heights: only text at its own is passed over.
		if (content.lift.raise === 0) seen.add(content.style);
		const own = strutOf(content.style, box.language, context.fonts);
		const raised = content.lift.raise;
		above = Math.max(above, own.above + raised);
		below = Math.max(below, own.below - raised);
	}
	for (const { fragment, raise } of objects) {
		const { height } = fragment.rect;
		const { verticalAlign } = fragment.box.style;
		if (verticalAlign === 'top' || verticalAlign === 'bottom' || verticalAlign === 'middle')
			below = Math.max(below, height - above);
		else {
			const ascent = ascentOf(fragment) + raise;
			above = Math.max(above, ascent);
			below = Math.max(below, height - ascent);
		}
	}
	return { above, below };
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
