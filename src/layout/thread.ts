import type { Box, JumpLines } from './box.js';
import { planColumns } from './column-plan.js';
import type { LayoutContext } from './context.js';
import { fillRows } from './fill-rows.js';
import { type Fragment, reachOf, shifted } from './fragment.js';
import { type JumpFolios, type OpenFrame, openFrame, type ThreadFrame } from './frame-columns.js';
import type { FlowResult } from './inside-result.js';
import { rulesOf } from './lay-columns.js';
import { layFlow } from './lay-flow.js';
import { leftOver, shortestEnds } from './overset.js';
import { toPhysical } from './physical.js';
import type { Space } from './space.js';
import { rowStep } from './strut.js';
import { undersetOf } from './underset.js';

/** Text that has frames of its own, and what was poured into each of them, in order. */
export interface PouredThread {
	readonly frames: readonly Fragment[];
	/** Where it went on on another page and said so. */
	readonly jumps: readonly Jump[];
	/** Indices of frames that have no room for a line: the thread passes them by. */
	readonly passed: readonly number[];
}

/** A thread's way from one page to another. */
export interface Jump {
	/** Indices of the frame that it leaves and of the one that it comes to. */
	readonly from: number;
	readonly to: number;
	/** Lines on the page before it, and on the page after it. */
	readonly before: number;
	readonly after: number;
}

type Token = FlowResult['breakToken'];

/**
 * Pours a story through its chain of frames: the break token goes from frame to frame, each with its own measure and columns.
 * What is left after the last frame is its overset.
 */
export function pourThread(
	context: LayoutContext,
	story: readonly Box[],
	frames: readonly ThreadFrame[],
): PouredThread {
	const passed: number[] = [];
	for (;;) {
		const chain = frames.filter((_, i) => !passed.includes(i));
		const poured = pourChain(context, story, chain);
		const small = poured.frames.findIndex(({ isTooSmall }) => isTooSmall);
		// The last one is all that is left to show what has no room.
		if (small >= 0 && chain.length > 1) {
			passed.push(frames.indexOf(chain[small]!));
			continue;
		}
		const filled = new Map(
			poured.frames.map((frame) => [frame.open.frame, finished(frame, story.length > 0)]),
		);
		const indexOf = (frame: number): number => frames.indexOf(chain[frame]!);
		return {
			frames: frames.map((frame) => filled.get(frame) ?? frame.fragment),
			jumps: poured.jumps.map((jump) => ({ ...jump, from: indexOf(jump.from), to: indexOf(jump.to) })),
			passed: (small < 0 ? passed : [...passed, indexOf(small)]).sort((a, b) => a - b),
		};
	}
}

/** A frame with its text, in the terms of layout. */
interface FilledFrame {
	readonly open: OpenFrame;
	readonly children: readonly Fragment[];
	/** How far down each column is filled. */
	readonly ends: readonly number[];
	readonly used: number;
	readonly lines: number;
	readonly isTooSmall: boolean;
	readonly overset?: Fragment['overset'];
}

/** Frames of a thread that follow each other without a jump. */
type Leg = readonly ThreadFrame[];

function pourChain(
	context: LayoutContext,
	story: readonly Box[],
	chain: readonly ThreadFrame[],
): { readonly frames: readonly FilledFrame[]; readonly jumps: readonly Jump[] } {
	const legs = legsOf(chain);
	const ahead = legs.flatMap((leg, i) => (i === 0 ? [] : [openLeg(context, leg, jumpsOf(legs, i))]));
	const frames: FilledFrame[] = [];
	const jumps: Jump[] = [];
	let token: Token | undefined = story.length > 0 ? { child: 0 } : undefined;
	let last: Space | undefined;
	for (const [index, leg] of legs.entries()) {
		const folios = token ? jumpsOf(legs, index) : {};
		const poured = pourLeg(context, story, leg, folios, ahead.slice(index).flat(), token);
		const lines = linesIn(poured);
		const jump = jumps.at(-1);
		if (jump && token) jumps[jumps.length - 1] = { ...jump, after: lines };
		token = poured.token;
		last = poured.last;
		frames.push(...poured.frames);
		if (token && index < legs.length - 1)
			jumps.push({ from: frames.length - 1, to: frames.length, before: lines, after: 0 });
	}
	const end = frames.at(-1);
	if (!token || !last || !end) return { frames, jumps };
	const { next: _, exclusions: __, ...open } = last;
	const endless: Space = { ...open, blockSize: Number.POSITIVE_INFINITY, breaks: 'none' };
	const rest = layFlow(context, story, endless, token, root);
	const overset = leftOver(rest.fragments.map((fragment) => afterFrame(fragment, end, last)));
	if (!overset) return { frames, jumps };
	const shortest = shortestEnds(frames.flatMap(({ children }) => children));
	return { frames: [...frames.slice(0, -1), { ...end, overset: { ...overset, shortest } }], jumps };
}

/** What is left over goes on below the last column of its frame. */
function afterFrame(fragment: Fragment, { open }: FilledFrame, { blockSize }: Space): Fragment {
	const { x, y } = open.columns.at(-1) ?? { x: 0, y: 0 };
	return shifted(fragment, x, y + blockSize);
}

/** A thread is parted where it comes to another page and one of the frames there says so. */
function legsOf(chain: readonly ThreadFrame[]): readonly Leg[] {
	const legs: ThreadFrame[][] = [];
	for (const frame of chain) {
		const before = legs.at(-1)?.at(-1);
		if (before && !isJump(before, frame)) legs.at(-1)!.push(frame);
		else legs.push([frame]);
	}
	return legs;
}

const isJump = (from: ThreadFrame, to: ThreadFrame): boolean =>
	from.page !== to.page && (linesOf(from).to !== undefined || linesOf(to).from !== undefined);

const linesOf = ({ fragment: { box } }: ThreadFrame): JumpLines =>
	box.kind === 'container' ? (box.jumps ?? {}) : {};

/** What the jump lines of a leg name, where the thread goes through it. */
const jumpsOf = (legs: readonly Leg[], index: number): JumpFolios => {
	const before = legs[index - 1]?.at(-1);
	const after = legs[index + 1]?.[0];
	return { ...(before && { from: before.folio }), ...(after && { to: after.folio }) };
};

/** The frames of a leg: the first tells where the thread comes from, the last where it goes on. */
const openLeg = (context: LayoutContext, leg: Leg, { from, to, kept }: JumpFolios): readonly OpenFrame[] =>
	leg.map((frame, i) =>
		openFrame(context, frame, {
			...(i === 0 && from !== undefined && { from }),
			...(i === leg.length - 1 && to !== undefined && { to }),
			...(i === leg.length - 1 && kept !== undefined && { kept }),
		}),
	);

interface PouredLeg {
	readonly frames: readonly FilledFrame[];
	readonly token: Token | undefined;
	/** The last column. */
	readonly last: Space | undefined;
}

/**
 * Pours what is left of a story into a leg. Where it does not end there, the last row is the jump line's, and so many lines go to
 * the other page as the style asks for, if enough stay. `ahead` are the frames of the legs that follow.
 */
function pourLeg(
	context: LayoutContext,
	story: readonly Box[],
	leg: Leg,
	{ to, ...from }: JumpFolios,
	ahead: readonly OpenFrame[],
	token: Token | undefined,
): PouredLeg {
	const whole = fill(context, story, openLeg(context, leg, from), [], token);
	const end = leg.at(-1);
	if (!whole.token || to === undefined || !end) return whole;
	const least = end.fragment.box.style.jumpLines;
	let best: PouredLeg | undefined;
	for (let kept = 0; kept <= MOST_KEPT * least; kept++) {
		const jumped = fill(context, story, openLeg(context, leg, { ...from, to, kept }), ahead, token);
		if (best && (linesIn(jumped) < least || jumped.frames.some(({ isTooSmall }) => isTooSmall))) break;
		best = jumped;
		if (!jumped.token || hasLines(context, story, ahead, jumped.token, least)) break;
	}
	return best ?? whole;
}

/** Rows that are kept empty for a line that is to go on: a row need not be as high as a line. */
const MOST_KEPT = 4;

const linesIn = ({ frames }: PouredLeg): number => frames.reduce((sum, { lines }) => sum + lines, 0);

/** Whether at least so many lines are left for the frames that follow. */
function hasLines(
	context: LayoutContext,
	story: readonly Box[],
	frames: readonly OpenFrame[],
	start: Token,
	least: number,
): boolean {
	let token: Token | undefined = start;
	let count = 0;
	for (const { space } of frames.flatMap(({ columns }) => columns)) {
		const { fragments, breakToken } = layFlow(context, story, space, token, root);
		count += countLines(fragments);
		if (count >= least) return true;
		if (!breakToken) return false;
		token = breakToken;
	}
	return true;
}

const root = { leaksStart: false, leaksEnd: false, isRoot: true } as const;

/** Rounding that a line may stand over the end of its column by. */
const SLACK = 0.01;

/** Frames that a paragraph is broken for at once; one that needs more is broken anew in each. */
const MOST_AHEAD = 50;

/** Pours into open frames; `ahead` are those that the thread comes to after them. */
function fill(
	context: LayoutContext,
	story: readonly Box[],
	frames: readonly OpenFrame[],
	ahead: readonly OpenFrame[],
	start: Token | undefined,
): PouredLeg {
	const spacesOf = (open: readonly OpenFrame[]): readonly Space[] =>
		open.flatMap(({ columns }) => columns.map(({ space }) => space));
	const spaces = chained([...spacesOf(frames), ...spacesOf(ahead.slice(0, MOST_AHEAD))]);
	let token = start;
	let index = 0;
	const filled = frames.map((open): FilledFrame => {
		const children: Fragment[] = [];
		const ends: number[] = [];
		let used = 0;
		let isTooSmall = false;
		for (const [i, { x, y }] of open.columns.entries()) {
			const space = spaces[index++]!;
			const head = i === 0 ? open.filled.first : 0;
			if (!token) {
				ends.push(head);
				continue;
			}
			const { fragments: set, blockSize: own, breakToken } = layFlow(context, story, space, token, root);
			const fragments = withRows(open.frame.fragment, set, space);
			const blockSize = Math.max(own, reachOf(fragments));
			children.push(...fragments.map((fragment) => shifted(fragment, x, y)));
			ends.push(head + blockSize);
			used = i + 1;
			isTooSmall ||= blockSize > space.blockSize + SLACK && countLines(fragments) === 1;
			token = breakToken;
		}
		return { open, children, ends, used, lines: countLines(children), isTooSmall };
	});
	return { frames: filled, token, last: spaces[index - 1] };
}

/** What was poured into a column of a frame, with empty rows between its parts where the frame asks for it. */
const withRows = ({ box }: Fragment, set: readonly Fragment[], space: Space): readonly Fragment[] =>
	box.kind === 'container' && box.style.fillRows === 'blocks'
		? fillRows(set, space.blockSize, { step: rowStep(box, space), space })
		: set;

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

function countLines(fragments: readonly Fragment[]): number {
	return fragments.reduce((sum, { lines = [], children }) => sum + lines.length + countLines(children), 0);
}

/** A frame's fragment with all that stands in it. */
function finished({ open, children, ends, used, overset }: FilledFrame, hasStory: boolean): Fragment {
	const { fragment } = open.frame;
	const { box, frame, rect } = fragment;
	if (!frame || box.kind !== 'container') return fragment;
	const { space, x, y } = frame;
	const isVertical = space.writingMode === 'vertical-rl';
	const depths = ends.map((end, i) => (i === ends.length - 1 ? Math.max(end, open.filled.last) : end));
	const underset = hasStory ? undersetOf(depths, space, box) : undefined;
	const plan = planColumns(box, space.inlineSize);
	const rules = rulesOf(box, plan, { used }, { y: 0, height: space.blockSize }).map((rule) => ({
		...rule,
		x: rule.x + x,
		y: rule.y + y,
	}));
	const logical = (inside: readonly Fragment[]): Fragment => ({
		...fragment,
		rect: { ...rect, width: rect.height, height: rect.width },
		children: inside,
		rules,
	});
	const turned = (inside: readonly Fragment[]): readonly Fragment[] =>
		isVertical ? toPhysical(logical(inside), 0).children : inside;
	const placedRules = isVertical ? toPhysical(logical([]), 0).rules! : rules;
	return {
		...fragment,
		children: [...fragment.children, ...turned([...open.lines, ...children])],
		...(rules.length > 0 && { rules: placedRules }),
		...(underset && { underset }),
		...(overset && {
			overset: { ...overset, ...(overset.fragments && { fragments: turned(overset.fragments) }) },
		}),
	};
}
