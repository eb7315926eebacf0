import type { Rect } from '../base/index.js';
import type { Style } from '../style/index.js';
import type { Line } from '../text/index.js';
import type { ParagraphBox } from './box.js';
import type { BreakToken } from './break-token.js';
import { composeFrom, rowsIn } from './compose-lines.js';
import type { LayoutContext, LayoutResult } from './context.js';
import { bandAt } from './exclusions.js';
import { setFirstLine } from './first-line.js';
import { fitFloats } from './fit-floats.js';
import type { LineBox } from './fragment.js';
import { placeLine } from './place-line.js';
import type { Space } from './space.js';
import { type Strut, strutOf } from './strut.js';

/** Rounding that a line may stand over the end of its frame by. */
const SLACK = 0.01;

/** Sets a paragraph, or what an earlier frame left of it, in the lines that the space has room for. */
export function layParagraph(
	context: LayoutContext,
	whole: ParagraphBox,
	space: Space,
	resume?: BreakToken,
): LayoutResult {
	const from = resume?.unit ?? 0;
	const box = withOwnFirstLine(context, whole, space, resume);
	if (space.exclusions || box.content.some(({ kind }) => kind === 'float'))
		return layBesideFloats(context, box, space, from, resume);
	const strut = strutOf(box.style, box.language, context.fonts);
	let room = rowsIn(space, strut);
	let lines = composeFrom(context, box, space, from, evenly(space, room), resume?.lines);
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
		lines = composeFrom(context, box, space, from, evenly(space, room), resume?.lines);
		placed = placeLines(context, box, space, lines, from, strut);
		count = Math.min(count, lines.length);
	}
	return paragraphResult({ box, space, from, lines, placed, count, resume });
}

/** The paragraph as its first frame set it: its first line may have a style of its own. */
function withOwnFirstLine(
	context: LayoutContext,
	box: ParagraphBox,
	space: Space,
	resume: BreakToken | undefined,
): ParagraphBox {
	if (resume?.box.kind === 'paragraph') return resume.box;
	if (!box.firstLine) return box;
	const { exclusions } = space;
	const band = exclusions ? bandAt(exclusions, space.inlineSize, 0, 0) : { start: 0, end: space.inlineSize };
	return setFirstLine(context, box, space, [{ until: 1, measure: band.end - band.start }]);
}

/** Lines of a paragraph in its frame, and the last that stays there. */
interface ParagraphLines {
	readonly box: ParagraphBox;
	readonly space: Space;
	readonly from: number;
	readonly lines: readonly Line[];
	readonly placed: readonly LineBox[];
	readonly count: number;
	readonly resume: BreakToken | undefined;
}

function paragraphResult({ box, space, from, lines, placed, count, resume }: ParagraphLines): LayoutResult {
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
	const left = box.looseness ? { lines: lines.length - count } : {};
	return {
		fragment,
		breakToken: { box, consumed: (resume?.consumed ?? 0) + height, child: 0, unit, ...left },
	};
}

/** A paragraph beside floats, some of which may stand in it: a float whose line moves on moves with it. */
function layBesideFloats(
	context: LayoutContext,
	box: ParagraphBox,
	space: Space,
	from: number,
	resume: BreakToken | undefined,
): LayoutResult {
	const { lines, placed, floats } = fitFloats(context, box, space, from, resume?.lines);
	const count = countThatFits(placed, space, lines.length, box.style, from > 0);
	const result = paragraphResult({ box, space, from, lines, placed, count, resume });
	const kept = floats.filter(({ line }) => line < Math.max(count, count === lines.length ? 1 : 0));
	const continued = kept.flatMap((float) => (float.placed.continued ? [float.placed.continued] : []));
	const exclusions = kept.flatMap((float) => (float.placed.exclusion ? [float.placed.exclusion] : []));
	const children = kept.flatMap((float) => (float.placed.fragment ? [float.placed.fragment] : []));
	return {
		...result,
		fragment: { ...result.fragment, children },
		...(exclusions.length > 0 && { exclusions }),
		...(continued.length > 0 && { continued }),
	};
}

/** The same measure for so many lines. */
const evenly = ({ inlineSize }: Space, room: number) => [{ until: room, measure: inlineSize }];

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
		const band = { start: 0, end: space.inlineSize };
		const lineBox = placeLine(context, box, space, line, from, strut, { y, band });
		placed.push(lineBox);
		y = lineBox.rect.y + lineBox.rect.height;
	}
	return placed;
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
