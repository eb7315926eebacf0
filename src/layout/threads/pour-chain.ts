import type { JumpLines } from '../box.js';
import type { LayoutContext } from '../context.js';
import { type Fragment, shifted } from '../fragment.js';
import { leftOver, shortestEnds } from '../inspect/overset.js';
import { layFlow } from '../lay-flow.js';
import type { Space } from '../space.js';
import {
	countLines,
	type FilledFrame,
	type FilledFrames,
	fill,
	MOST_AHEAD,
	type Pouring,
	root,
	type Token,
} from './fill-frames.js';
import { type JumpFolios, type OpenFrame, openFrame, type ThreadFrame } from './frame-columns.js';

/** A thread's way from one page to another. */
export interface Jump {
	/** Indices of the frame that it leaves and of the one that it comes to. */
	readonly from: number;
	readonly to: number;
	/** Lines on the page before it, and on the page after it. */
	readonly before: number;
	readonly after: number;
}

/** Frames of a thread that follow each other without a jump. */
type Leg = readonly ThreadFrame[];

/** Pours a story through frames, page by page where it jumps. */
export function pourChain(
	pouring: Pouring,
	chain: readonly ThreadFrame[],
): { readonly frames: readonly FilledFrame[]; readonly jumps: readonly Jump[] } {
	const legs = legsOf(chain);
	const ahead = legs.flatMap((leg, i) => (i === 0 ? [] : [openLeg(pouring.context, leg, jumpsOf(legs, i))]));
	const frames: FilledFrame[] = [];
	const jumps: Jump[] = [];
	let token: Token = pouring.story.length > 0 ? { child: 0 } : undefined;
	let last: Space | undefined;
	for (const [index, leg] of legs.entries()) {
		const folios = token ? jumpsOf(legs, index) : {};
		const poured = pourLeg(pouring, leg, folios, ahead.slice(index, index + MOST_AHEAD).flat(), token);
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
	const rest = layFlow(pouring.context, pouring.story, endless, token, root);
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

/**
 * Pours what is left of a story into a leg. Where it does not end there, the last row is the jump line's, and so many lines go to
 * the other page as the style asks for, if enough stay. `ahead` are the frames of the legs that follow.
 */
function pourLeg(
	pouring: Pouring,
	leg: Leg,
	{ to, ...from }: JumpFolios,
	ahead: readonly OpenFrame[],
	token: Token,
): FilledFrames {
	const whole = fill(pouring, openLeg(pouring.context, leg, from), [], token);
	const end = leg.at(-1);
	if (!whole.token || to === undefined || !end) return whole;
	const least = end.fragment.box.style.jumpLines;
	let best: FilledFrames | undefined;
	for (let kept = 0; kept <= MOST_KEPT * least; kept++) {
		const jumped = fill(pouring, openLeg(pouring.context, leg, { ...from, to, kept }), ahead, token);
		if (best && (linesIn(jumped) < least || jumped.frames.some(({ isTooSmall }) => isTooSmall))) break;
		best = jumped;
		if (!jumped.token || hasLines(pouring, ahead, jumped.token, least)) break;
	}
	return best ?? whole;
}

/** Rows that are kept empty for a line that is to go on: a row need not be as high as a line. */
const MOST_KEPT = 4;

const linesIn = ({ frames }: FilledFrames): number => frames.reduce((sum, { lines }) => sum + lines, 0);

/** Whether at least so many lines are left for the frames that follow. */
function hasLines(pouring: Pouring, frames: readonly OpenFrame[], start: Token, least: number): boolean {
	let token: Token = start;
	let count = 0;
	for (const { space } of frames.flatMap(({ columns }) => columns)) {
		const { fragments, breakToken } = layFlow(pouring.context, pouring.story, space, token, root);
		count += countLines(fragments);
		if (count >= least) return true;
		if (!breakToken) return false;
		token = breakToken;
	}
	return true;
}
