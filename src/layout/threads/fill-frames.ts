import type { Box } from '../box.js';
import { fillRows } from '../columns/fill-rows.js';
import type { LayoutContext } from '../context.js';
import { settleInColumns } from '../floats/settle-floats.js';
import { type Fragment, reachOf, shifted } from '../fragment.js';
import type { FlowResult } from '../inside-result.js';
import { layFlow } from '../lay-flow.js';
import { rowStep } from '../lines/strut.js';
import type { Space } from '../space.js';
import { coveredBelow } from '../wrap/wrap-areas.js';
import type { OpenFrame } from './frame-columns.js';
import type { FramePlace, PairedUnits, UnitStart } from './holds.js';
import { startsIn } from './unit-starts.js';

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
	const whole = chained([...spacesOf(frames), ...spacesOf(ahead.slice(0, MOST_AHEAD))]);
	const columns = frames.flatMap((open, region) => open.columns.map((column) => ({ ...column, region })));
	const areas = columns.map((column, i) => ({ ...column, space: whole[i]! }));
	const settled = start && settleInColumns(pouring.context, pouring.story, areas, start, 'thread');
	const spaces = settled?.spaces ?? whole;
	let token = start;
	let index = 0;
	const filled = frames.map((open, region): FilledFrame => {
		const own = spaces.slice(index, index + open.columns.length).map((space, i) => ({
			space,
			top: settled?.tops[index + i] ?? 0,
			bottom: settled?.bottoms[index + i] ?? 0,
		}));
		index += own.length;
		const before = token;
		const { frame, token: after } = fillFrame(pouring, open, own, before);
		token = after;
		const floats =
			settled?.floats.flatMap((float) => (float.region === region ? [float.fragment] : [])) ?? [];
		const isEnd = before && !token && !own.some(({ bottom }) => bottom > 0);
		const whole = floats.length > 0 ? { ...frame, children: [...frame.children, ...floats] } : frame;
		return isEnd ? level(pouring, whole, before, floats.length) : whole;
	});
	const deferred = settled?.deferred ?? [];
	const next = deferred.length > 0 ? { ...(token ?? { child: pouring.story.length }), deferred } : token;
	return { frames: filled, token: next, last: spaces[index - 1] };
}

/** What a column has for its text between floats at its top and at its foot. */
interface OpenColumn {
	readonly space: Space;
	readonly top: number;
	readonly bottom: number;
}

/** Columns, and the floats at their heads. */
interface HeadedColumns {
	readonly columns: readonly OpenColumn[];
	readonly floats: readonly Fragment[];
}

const noFloats = (spaces: readonly Space[]): HeadedColumns => ({
	columns: spaces.map((space) => ({ space, top: 0, bottom: 0 })),
	floats: [],
});

/** The columns of a frame under the floats that stand at their heads; without floats where one does not. */
function headsOf(
	{ context, story }: Pouring,
	open: OpenFrame,
	spaces: readonly Space[],
	start: NonNullable<Token>,
): HeadedColumns {
	const areas = open.columns.map((column, i) => ({ ...column, space: spaces[i]!, region: 0 }));
	const settled = settleInColumns(context, story, areas, start, 'thread');
	if (!settled || settled.deferred.length > 0 || settled.bottoms.some((bottom) => bottom > 0))
		return noFloats(spaces);
	return {
		columns: settled.spaces.map((space, i) => ({ space, top: settled.tops[i]!, bottom: 0 })),
		floats: settled.floats.map(({ fragment }) => fragment),
	};
}

const spacesOf = (frames: readonly OpenFrame[]): readonly Space[] =>
	frames.flatMap(({ columns }) => columns.map(({ space }) => space));

/** Pours into the columns of a frame. */
function fillFrame(
	{ context, story, pairs }: Pouring,
	open: OpenFrame,
	columns: readonly OpenColumn[],
	start: Token,
): { readonly frame: FilledFrame; readonly token: Token } {
	const children: Fragment[] = [];
	const ends: number[] = [];
	const starts = new Map<Box, UnitStart>();
	let token = start;
	let used = 0;
	let isTooSmall = false;
	for (const [i, { x, y }] of open.columns.entries()) {
		const { top, bottom, space: own } = columns[i]!;
		const space = held(own, pairs, { frame: open.frame.index, column: i, top: y + top });
		const head = top + bottom + (i === 0 ? open.filled.first : 0);
		if (!token) {
			ends.push(head + coveredBelow(space.exclusions, space, 0));
			continue;
		}
		const result = layFlow(context, story, space, token, root);
		const { blockSize, breakToken } = result;
		const fragments = withRows(open.frame.fragment, result, space);
		const placed = fragments.map((fragment) => shifted(fragment, x, y + top));
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
 * them one by one. Pairs keep their rows. Floats at their heads find their places anew, since their calls may move to another column.
 */
function level(
	pouring: Pouring,
	filled: FilledFrame,
	start: NonNullable<Token>,
	floats: number,
): FilledFrame {
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
		const spaces = chained(
			open.columns.map(({ space, y }) => {
				const room = height - (y - frame.y);
				return room < space.blockSize ? { ...space, blockSize: Math.max(0, room) } : space;
			}),
		);
		const heads = floats === 0 ? noFloats(spaces) : headsOf(pouring, open, spaces, start);
		if (heads.floats.length !== floats) continue;
		const { frame: leveled, token } = fillFrame(pouring, open, heads.columns, start);
		if (!token && !leveled.isTooSmall)
			return floats === 0 ? leveled : { ...leveled, children: [...leveled.children, ...heads.floats] };
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
