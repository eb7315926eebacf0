import type { Box } from '../box.js';
import { planColumns } from '../columns/column-plan.js';
import type { LayoutContext } from '../context.js';
import { fitThread } from '../copyfit/fit-story.js';
import type { ThreadFrame } from './frame-columns.js';
import type { FramePlace, UnitStart } from './holds.js';
import { type PouredThread, pourThread } from './thread.js';

/*
 * Threads side by side, such as a story in two languages (TYPOGRAPHY section 15): the first parts of both begin on one row, then
 * the second ones, and so on. The shorter of two counterparts leaves empty rows:
 *
 *     永和九年 │ In the ninth year
 *     岁在癸丑 │ of Yonghe, which
 *              │ was a guichou year,
 *     会于会稽 │ we met at Kuaiji
 */

/** A story and the frames that it is poured through. */
export interface Thread {
	readonly story: readonly Box[];
	readonly frames: readonly ThreadFrame[];
}

/** Baselines that differ by less than this stand on one row. Points. */
const SLACK = 0.05;

/** Threads in groups: each with those that a frame of it names as its pair. */
export function groupsOf(
	names: readonly string[],
	frames: ReadonlyMap<string, readonly ThreadFrame[]>,
): readonly (readonly string[])[] {
	const groups = new Map(names.map((name) => [name, [name]]));
	for (const name of names) {
		for (const { fragment } of frames.get(name) ?? []) {
			const own = groups.get(name)!;
			const other = groups.get(fragment.box.style.flowPair);
			if (!other || other === own) continue;
			const joined = [...own, ...other].sort((a, b) => names.indexOf(a) - names.indexOf(b));
			for (const member of joined) groups.set(member, joined);
		}
	}
	return [...new Set(groups.values())];
}

/** Pours threads so that the parts of their stories begin on the same rows, where their frames stand beside each other. */
export function pourTogether(context: LayoutContext, threads: readonly Thread[]): readonly PouredThread[] {
	if (threads.length < 2)
		return threads.map(({ story, frames }) =>
			fitThread(context, story, (boxes) => pourThread(context, boxes, frames)),
		);
	const units = threads.map(({ story }) => unitsOf(story));
	let holds: readonly ReadonlyMap<Box, FramePlace>[] = threads.map(() => new Map());
	for (let round = 0; ; round++) {
		const poured = threads.map(({ story, frames }, i) =>
			pourThread(context, story, frames, { units: new Set(units[i]), holds: holds[i]! }),
		);
		const later = round < mostRounds(threads) ? holdBack(threads, units, poured, holds) : undefined;
		if (!later) return poured;
		holds = later;
	}
}

/** Each round settles a column at least; some more are for what a break moves. */
const mostRounds = (threads: readonly Thread[]): number =>
	8 + 4 * threads.reduce((sum, { frames }) => sum + frames.length * Math.max(...frames.map(columnsOf), 1), 0);

const columnsOf = ({ fragment: { box, frame } }: ThreadFrame): number =>
	frame && box.kind === 'container' ? planColumns(box, frame.space.inlineSize).count : 0;

/** The parts that have counterparts: what flows into the frames, or, where that is one box, what is in it. */
function unitsOf(story: readonly Box[]): readonly Box[] {
	const [only] = story;
	if (story.length !== 1 || only?.kind !== 'container' || only.inside !== 'flow') return story;
	const { columnCount, columnWidth } = only.style;
	return columnCount === 'auto' && columnWidth === 'auto' ? unitsOf(only.children) : story;
}

/**
 * Later places for the parts that begin before a counterpart; nothing when all stand where they should. Within a column the places of
 * all that follows are foreseen: a part that waits moves those behind it.
 */
function holdBack(
	threads: readonly Thread[],
	units: readonly (readonly Box[])[],
	poured: readonly PouredThread[],
	holds: readonly ReadonlyMap<Box, FramePlace>[],
): readonly ReadonlyMap<Box, FramePlace>[] | undefined {
	const next = holds.map((known) => new Map(known));
	let hasChanged = false;
	let shifts = threads.map(() => 0);
	let column: UnitStart | undefined;
	const count = Math.min(...units.map(({ length }) => length));
	for (let n = 0; n < count; n++) {
		const starts = poured.flatMap((thread, i) => thread.starts.get(units[i]![n]!) ?? []);
		if (starts.length < threads.length) break;
		const latest = starts.reduce((last, start) => (compareColumns(start, last) > 0 ? start : last));
		if (!column || compareColumns(column, latest) !== 0) shifts = threads.map(() => 0);
		column = latest;
		if (!standBeside(threads, latest.frame)) {
			shifts = threads.map(() => 0);
			continue;
		}
		const behind = starts.flatMap((start, i) => (compareColumns(start, latest) < 0 ? [i] : []));
		if (behind.length > 0) {
			const { frame, column: index } = latest;
			for (const i of behind)
				next[i]!.set(units[i]![n]!, { frame, column: index, top: Number.NEGATIVE_INFINITY });
			return next;
		}
		const at = starts.map(({ frame, baseline }, i) => threads[i]!.frames[frame]!.start + baseline);
		const row = Math.max(...at.map((place, i) => place + shifts[i]!));
		for (const [i, start] of starts.entries()) {
			const shift = row - at[i]!;
			shifts[i] = shift;
			if (shift <= SLACK) continue;
			const { frame, column: index, top } = start;
			next[i]!.set(units[i]![n]!, { frame, column: index, top: top + shift });
			hasChanged = true;
		}
	}
	return hasChanged ? next : undefined;
}

const compareColumns = (a: FramePlace, b: FramePlace): number => a.frame - b.frame || a.column - b.column;

/** Whether the frames of all threads stand beside each other, on one page or on two that face each other, in as many columns. */
function standBeside(threads: readonly Thread[], index: number): boolean {
	const frames = threads.map((thread) => thread.frames[index]);
	const [first] = frames;
	return frames.every(
		(frame) =>
			frame &&
			first &&
			spreadOf(frame) === spreadOf(first) &&
			columnsOf(frame) === columnsOf(first) &&
			frame.fragment.box.style.writingMode === first.fragment.box.style.writingMode &&
			frame.start < first.start + depthOf(first) - SLACK &&
			first.start < frame.start + depthOf(frame) - SLACK,
	);
}

/** The first page is a right one (CSS Page 3, 4.1); pages 2 and 3 face each other. */
const spreadOf = ({ page }: ThreadFrame): number => Math.floor((page + 1) / 2);

const depthOf = ({ fragment: { box, rect } }: ThreadFrame): number =>
	box.style.writingMode === 'vertical-rl' ? rect.width : rect.height;
