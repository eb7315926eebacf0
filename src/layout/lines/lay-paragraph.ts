import type { Rect } from '../../base/index.js';
import type { Style } from '../../style/index.js';
import type { Line } from '../../text/index.js';
import type { ParagraphBox } from '../box.js';
import { setFirstLine } from '../boxes/first-line.js';
import type { BreakToken } from '../break-token.js';
import type { LayoutContext, LayoutResult } from '../context.js';
import { fitFloats } from '../floats/fit-floats.js';
import type { LineBox } from '../fragment.js';
import type { Space } from '../space.js';
import { rowsIn, Slots } from '../wrap/slots.js';
import { composeFrom } from './compose-lines.js';
import { initialOf } from './initial-letter.js';
import { fitInitial, type PlacedInitial } from './lay-initial.js';
import { placeLine } from './place-line.js';
import type { Strut } from './strut.js';

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
	const strut = context.strutOf(box.style, box.language);
	let room = rowsIn(space, strut, box.style);
	let lines = composeFrom(context, box, space, from, evenly(space, room), resume?.lines);
	let placed = placeLines(context, box, space, lines, from, strut);
	let kept = linesThatStay(placed, space, lines.length, box.style, from > 0);
	const differs = space.next !== undefined && space.next.inlineSize !== space.inlineSize;
	const isLimited = box.style.hyphenateLimitLast !== 'none';
	if (kept.count < lines.length && (differs || isLimited) && kept.count !== room && kept.count > 0) {
		// Fewer lines stay here than the measures were counted for: the rest meets the next frame's measure sooner, and another
		// line is the last of this frame.
		room = kept.count;
		lines = composeFrom(context, box, space, from, evenly(space, room), resume?.lines);
		placed = placeLines(context, box, space, lines, from, strut);
		kept = { ...kept, count: Math.min(kept.count, lines.length) };
	}
	return paragraphResult({ box, space, from, lines, placed, kept, resume });
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
	const strut = context.strutOf(box.style, box.language);
	const { start, end } = exclusions
		? new Slots(box, space, { exclusions, strut, most: 1 }).at(0).band
		: { start: 0, end: space.inlineSize };
	return setFirstLine(context, box, space, [{ until: 1, measure: end - start }]);
}

/** Lines of a paragraph in its frame, and the last that stays there. */
interface ParagraphLines {
	readonly box: ParagraphBox;
	readonly space: Space;
	readonly from: number;
	readonly lines: readonly Line[];
	readonly placed: readonly LineBox[];
	readonly kept: KeptLines;
	readonly resume: BreakToken | undefined;
}

function paragraphResult({ box, space, from, lines, placed, kept, resume }: ParagraphLines): LayoutResult {
	const { count, gaveWay } = kept;
	const staying = placed.slice(0, count);
	const height = staying.reduce((bottom, { rect }) => Math.max(bottom, bottomOf(rect)), 0);
	const isLast = count === lines.length;
	const fragment = {
		box,
		rect: { x: 0, y: 0, width: space.inlineSize, height },
		children: [],
		lines: staying,
		isFirst: from === 0,
		isLast,
		...(gaveWay && { gaveWay }),
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
	const letter = from === 0 ? initialOf(box) : undefined;
	const { fitted, initial } = letter
		? fitInitial(context, box, letter, space, resume?.lines)
		: { fitted: fitFloats(context, box, space, from, resume?.lines), initial: undefined };
	// A letter that leaves an empty frame no line takes no room: in no other frame would it leave more.
	const isTooHigh = initial && space.isEmpty && fitted.placed.length === 0;
	const { lines, placed, floats } = isTooHigh ? fitFloats(context, box, space, from, resume?.lines) : fitted;
	const free = linesThatStay(placed, space, lines.length, box.style, from > 0);
	const fitting = wholeRows(placed, free.count);
	const staying = {
		...free,
		count: initial && !staysWith(initial, fitting, lines.length, space) ? 0 : fitting,
	};
	const { count } = staying;
	const result = paragraphResult({ box, space, from, lines, placed, kept: staying, resume });
	if (initial && count === 0 && lines.length > 0) return result;
	const kept = floats.filter(({ line }) => line < Math.max(count, count === lines.length ? 1 : 0));
	const continued = kept.flatMap((float) => (float.placed.continued ? [float.placed.continued] : []));
	const exclusions = [
		...(isTooHigh ? [] : (initial?.exclusions ?? [])),
		...kept.flatMap((float) => (float.placed.exclusion ? [float.placed.exclusion] : [])),
	];
	const children = [
		...(initial ? [initial.fragment] : []),
		...kept.flatMap((float) => (float.placed.fragment ? [float.placed.fragment] : [])),
	];
	return {
		...result,
		fragment: { ...result.fragment, children },
		...(exclusions.length > 0 && { exclusions }),
		...(continued.length > 0 && { continued }),
	};
}

/** An initial letter keeps the lines beside it: where they or it have no room, the paragraph moves on whole. */
function staysWith(
	{ blockEnd, lines }: PlacedInitial,
	count: number,
	total: number,
	{ isEmpty, blockSize, breaks }: Space,
): boolean {
	if (isEmpty || breaks === 'none') return true;
	return blockEnd <= blockSize + SLACK && count >= Math.min(lines, total);
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

/** How many lines stay in a frame, and the rule that gave way to let them. */
interface KeptLines {
	readonly count: number;
	readonly gaveWay?: 'widow' | 'orphan';
}

/** Those that fit, less what widows and orphans take away (CSS Break 4, 4.2). */
function linesThatStay(
	placed: readonly LineBox[],
	space: Space,
	total: number,
	style: Style,
	isContinued: boolean,
): KeptLines {
	const bottom = ({ rect }: LineBox): number => bottomOf(rect);
	let count = placed.findIndex((line) => bottom(line) > space.blockSize + SLACK);
	if (count < 0) count = placed.length;
	if (count >= total) return { count: total };
	// Where an area covers the frame not even the first line is placed.
	const least = space.isEmpty ? Math.min(1, placed.length) : 0;
	const kept = Math.max(0, Math.min(count, total - style.widows));
	const orphans = isContinued ? 1 : Math.min(style.orphans, total);
	if (kept >= orphans) return { count: Math.max(kept, least) };
	// Too few would stay: the paragraph moves on whole, unless it stands at the top of its frame. Widows give way before orphans.
	if (!space.isEmpty) return { count: 0 };
	return { count: Math.max(count, least), gaveWay: count >= orphans ? 'widow' : 'orphan' };
}

/** Lines left and right of an area stay together: they are one row. */
function wholeRows(placed: readonly LineBox[], count: number): number {
	let start = count;
	while (start > 0 && isBeside(placed[start - 1]!, placed[start])) start--;
	return start > 0 ? start : count;
}

const isBeside = ({ rect }: LineBox, next: LineBox | undefined): boolean =>
	next !== undefined && next.rect.x >= rect.x + rect.width - SLACK && next.rect.y < bottomOf(rect) - SLACK;

const bottomOf = (rect: Rect): number => rect.y + rect.height;
