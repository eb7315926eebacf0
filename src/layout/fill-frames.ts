import type { Box } from './box.js';
import type { LayoutContext } from './context.js';
import { fillRows } from './fill-rows.js';
import { type Fragment, reachOf, shifted } from './fragment.js';
import type { OpenFrame } from './frame-columns.js';
import type { FramePlace, PairedUnits, UnitStart } from './holds.js';
import type { FlowResult } from './inside-result.js';
import { layFlow } from './lay-flow.js';
import type { Space } from './space.js';
import { rowStep } from './strut.js';
import { startsIn } from './unit-starts.js';
import { coveredBelow } from './wrap-areas.js';

/** Where a story goes on; nothing when it has ended. */
export type Token = FlowResult['breakToken'];

/** What is poured. */
export interface Pouring {
	readonly context: LayoutContext;
	readonly story: readonly Box[];
	readonly pairs?: PairedUnits;
}

/** A frame with its text, in the terms of layout. */
export interface FilledFrame {
	readonly open: OpenFrame;
	readonly children: readonly Fragment[];
	/** How far down each column is filled. */
	readonly ends: readonly number[];
	readonly used: number;
	readonly lines: number;
	/** Not one line has room in it. */
	readonly isTooSmall: boolean;
	readonly starts: ReadonlyMap<Box, UnitStart>;
	readonly overset?: Fragment['overset'];
}

/** Frames that follow each other, and where the story goes on after them. */
export interface FilledFrames {
	readonly frames: readonly FilledFrame[];
	readonly token: Token;
	/** The last column. */
	readonly last: Space | undefined;
}

export const root = { leaksStart: false, leaksEnd: false, isRoot: true } as const;

/** Rounding that a line may stand over the end of its column by. */
const SLACK = 0.01;

/** Frames that a paragraph is broken for at once; one that needs more is broken anew in each. */
export const MOST_AHEAD = 50;

/** Pours into open frames; `ahead` are those that the thread comes to after them. */
export function fill(
	pouring: Pouring,
	frames: readonly OpenFrame[],
	ahead: readonly OpenFrame[],
	start: Token,
): FilledFrames {
	const spaces = chained([...spacesOf(frames), ...spacesOf(ahead.slice(0, MOST_AHEAD))]);
	let token = start;
	let index = 0;
	const filled = frames.map((open): FilledFrame => {
		const own = spaces.slice(index, index + open.columns.length);
		index += own.length;
		const before = token;
		const whole = fillFrame(pouring, open, own, before);
		token = whole.token;
		return before && !token ? level(pouring, whole.frame, before) : whole.frame;
	});
	return { frames: filled, token, last: spaces[index - 1] };
}

const spacesOf = (frames: readonly OpenFrame[]): readonly Space[] =>
	frames.flatMap(({ columns }) => columns.map(({ space }) => space));

/** Pours into the columns of a frame. */
function fillFrame(
	{ context, story, pairs }: Pouring,
	open: OpenFrame,
	spaces: readonly Space[],
	start: Token,
): { readonly frame: FilledFrame; readonly token: Token } {
	const children: Fragment[] = [];
	const ends: number[] = [];
	const starts = new Map<Box, UnitStart>();
	let token = start;
	let used = 0;
	let isTooSmall = false;
	for (const [i, { x, y }] of open.columns.entries()) {
		const space = held(spaces[i]!, pairs, { frame: open.frame.index, column: i, top: y });
		const head = i === 0 ? open.filled.first : 0;
		if (!token) {
			ends.push(head + coveredBelow(space.exclusions, space, 0));
			continue;
		}
		const result = layFlow(context, story, space, token, root);
		const { blockSize, breakToken } = result;
		const fragments = withRows(open.frame.fragment, result, space);
		const placed = fragments.map((fragment) => shifted(fragment, x, y));
		children.push(...placed);
		if (pairs) for (const unit of startsIn(placed, pairs.units, open.frame.index, i)) starts.set(...unit);
		const end = Math.max(blockSize, reachOf(fragments));
		ends.push(head + end + coveredBelow(space.exclusions, space, end));
		used = i + 1;
		isTooSmall ||= blockSize > space.blockSize + SLACK && countLines(fragments) === 1;
		token = breakToken;
	}
	return { frame: { open, children, ends, used, lines: countLines(children), isTooSmall, starts }, token };
}

/** What was poured into a column of a frame, with empty rows between its parts where the frame asks for it. */
const withRows = ({ box }: Fragment, { fragments }: FlowResult, space: Space): readonly Fragment[] =>
	box.kind === 'container' && box.style.fillRows === 'blocks' && !space.holds
		? fillRows(fragments, space.blockSize, { step: rowStep(box, space), space })
		: fragments;

/** Heights that are tried for columns to be level. */
const MOST_TRIES = 200;

/**
 * The columns of the frame in which a thread ends are level at the foot, the last one short (CLREQ 2.4.2), unless the style fills
 * them one by one. Pairs keep their rows.
 */
function level(pouring: Pouring, filled: FilledFrame, start: Token): FilledFrame {
	const { open, ends } = filled;
	const { box, frame } = open.frame.fragment;
	const [first] = open.columns;
	if (
		box.kind !== 'container' ||
		pouring.pairs ||
		box.style.columnFill === 'auto' ||
		!frame ||
		!first ||
		ends.length < 2
	)
		return filled;
	const row = rowStep(box, first.space);
	const total = ends.reduce((sum, end) => sum + end, 0);
	const most = Math.max(...ends);
	let height = Math.max(row, Math.ceil((total / ends.length - SLACK) / row) * row);
	for (let tries = 0; height < most - SLACK && tries < MOST_TRIES; tries++, height += row) {
		const spaces = open.columns.map(({ space, y }) => {
			const room = height - (y - frame.y);
			return room < space.blockSize ? { ...space, blockSize: Math.max(0, room) } : space;
		});
		const { frame: leveled, token } = fillFrame(pouring, open, chained(spaces), start);
		if (!token && !leveled.isTooSmall) return leveled;
	}
	return filled;
}

const held = (space: Space, pairs: PairedUnits | undefined, place: FramePlace): Space =>
	pairs ? { ...space, holds: { ...place, at: pairs.holds } } : space;

/** Spaces that know all that follow them, over the frames' ends. */
function chained(spaces: readonly Space[]): readonly Space[] {
	const result: Space[] = [];
	let following: Space | undefined;
	for (const { next: _, ...space } of [...spaces].reverse()) {
		following = { ...space, isEmpty: true, ...(following && { next: following }) };
		result.push(following);
	}
	return result.reverse();
}

export function countLines(fragments: readonly Fragment[]): number {
	return fragments.reduce((sum, { lines = [], children }) => sum + lines.length + countLines(children), 0);
}
