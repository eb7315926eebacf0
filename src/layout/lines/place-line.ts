import type { Style } from '../../style/index.js';
import { type Line, type Paragraph, type SetLine, setLine } from '../../text/index.js';
import type { ParagraphBox } from '../box.js';
import type { LayoutContext, PreparedParagraph } from '../context.js';
import type { LineBox } from '../fragment.js';
import { ROW_SLACK, rowsAround, snap } from '../rhythm/baseline-grid.js';
import type { BaselineGrid, Space } from '../space.js';
import type { Band } from '../wrap/exclusions.js';
import { indentOf } from './indent.js';
import { inLine, placeObject, withObjects } from './inline-object.js';
import { placeRubies } from './ruby.js';
import { type Strut, textArea } from './strut.js';

/** A line may stand over its measure by this much before an eye sees it. */
const OVERFULL_SLACK = 0.5;
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
	const prepared = context.prepare(box, space.inlineSize);
	const { style } = box;
	const isFirst = line.start === 0 && from === 0;
	const indent = indentOf(style, isFirst, space.inlineSize);
	const measure = band.end - band.start - indent;
	const align = alignmentOf(style, line.isLast);
	const isJustified = align === 'justify' && !line.overfull;
	const set = setOnce(prepared, line, measure, isJustified, style.textJustify);
	const slack = Number.isFinite(measure) ? measure - set.advance : 0;
	const indented = align === 'end' ? slack : align === 'center' ? slack / 2 : 0;
	const { objects, above, below } = prepared.isPlain
		? { objects: noObjects, ...strut }
		: placeObjects(context, box, set, space, extents(context, prepared, box, line, strut));
	const shift = space.grid ? shiftOf(style, space.grid, y, { above, below }) : 0;
	// A line of a row's height stays in its row, and only its baseline moves; a line further off moves as a whole.
	const staysInRow =
		style.lineSnap === 'baseline' &&
		space.grid !== undefined &&
		Math.abs(shift) <= space.grid.step * ROW_SLACK;
	const moved = staysInRow ? 0 : shift;
	const baseline =
		space.writingMode === 'vertical-rl' ? (above + below) / 2 : above + (staysInRow ? shift : 0);
	const rect = {
		x: band.start,
		y: y + moved,
		width: Number.isFinite(measure) ? measure + indent : set.advance + indent,
		height: above + below,
	};
	const start = indent + indented;
	const { writingMode } = space;
	const rubies = prepared.isPlain
		? noRubies
		: placeRubies(context, box, set, { rect, start, baseline, writingMode });
	return {
		rect,
		writingMode,
		baseline,
		start,
		paragraph: box,
		runs: set.runs,
		edges: set.edges,
		...(rubies.length > 0 && { rubies }),
		objects,
		isOverfull:
			line.overfull === true ||
			(set.advance > measure + OVERFULL_SLACK && style.overflow !== 'hidden' && style.overflow !== 'clip'),
		...(isCut(prepared.paragraph, line) && { isCut: true as const }),
		isJustified,
		looseness: set.looseness,
	};
}

const noObjects: LineBox['objects'] = [];
const noRubies: readonly LineBox[] = [];

/** The objects of a line in their places, and how far it then reaches above and below its baseline. */
function placeObjects(
	context: LayoutContext,
	box: ParagraphBox,
	{ objects: among }: SetLine,
	space: Space,
	text: { readonly above: number; readonly below: number },
): { readonly objects: LineBox['objects']; readonly above: number; readonly below: number } {
	if (among.length === 0) return { objects: noObjects, ...text };
	const objects = among.map((object) => placeObject(context, box, object, space.inlineSize));
	const area = textArea(box.style, box.language, context.fonts);
	const reach = withObjects(text, objects, area);
	return { objects: objects.map((object) => inLine(object, reach, area)), ...reach };
}

/** The line as it was set last, if that was for the same measure. */
function setOnce(
	{ paragraph, table, set: kept }: PreparedParagraph,
	line: Line,
	measure: number,
	isJustified: boolean,
	textJustify: Style['textJustify'],
): SetLine {
	const known = kept.get(line);
	if (known?.measure === measure && known.isJustified === isJustified) return known.set;
	const set = setLine(paragraph, line, measure, isJustified, textJustify, table);
	kept.set(line, { measure, isJustified, set });
	return set;
}

/** How far a line moves down to its place on the grid: its baseline, or the middle of the rows that it takes. */
function shiftOf({ lineSnap }: Style, grid: BaselineGrid, y: number, { above, below }: Strut): number {
	if (lineSnap === 'none') return 0;
	return lineSnap === 'baseline' ? snap(grid, y + above) : rowsAround(grid, y, above + below) - y;
}

/** The text goes on behind a place where it may not be broken. */
const isCut = ({ units, breaks }: Paragraph, { end }: Line): boolean =>
	end < units.length && breaks[end - 1]?.kind === 'none';

/** How far the text of a line reaches above and below its baseline: its strut, its pieces' struts. */
function extents(
	context: LayoutContext,
	{ paragraph: { units, pieceOf } }: PreparedParagraph,
	box: ParagraphBox,
	line: Line,
	strut: Strut,
): { above: number; below: number } {
	let { above, below } = strut;
	const seen = new Set<Style>([box.style]);
	let piece = -1;
	for (let i = line.start; i < line.end; i++) {
		// A word may go on in other pieces.
		const { start, end, piece: first } = units[i]!;
		const last = end > start ? pieceOf[end - 1]! : first;
		for (piece = Math.max(piece, first); piece <= last; piece++) add(box.content[piece]);
		piece = last;
	}
	return { above, below };

	function add(content: ParagraphBox['content'][number] | undefined): void {
		if (content?.kind !== 'text' || seen.has(content.style)) return;
		// One style may stand at two heights: only text at its own is passed over.
		if (content.lift.raise === 0) seen.add(content.style);
		const own = context.strutOf(content.style, box.language);
		const raised = content.lift.raise;
		above = Math.max(above, own.above + raised);
		below = Math.max(below, own.below - raised);
	}
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
	// A character to align to is one of table cells (CSS Text 4, 7.1).
	if (typeof value === 'object') return 'start';
	return value === 'left' ? 'start' : value === 'right' ? 'end' : value;
}
