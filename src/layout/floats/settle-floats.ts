/** Finds the places of page floats: at the top or foot of the columns that their calls stand in, or of later ones. */

import type { Box, PageFloatBox } from '../box.js';
import type { DeferredFloat } from '../break-token.js';
import type { LayoutContext } from '../context.js';
import { type Fragment, shifted } from '../fragment.js';
import type { FlowResult } from '../inside-result.js';
import { layFlow } from '../lay-flow.js';
import { type Space, spaceBelow } from '../space.js';
import { seenFrom } from '../wrap/exclusions.js';
import { arrangeFloats } from './arrange-floats.js';
import { type ArrangedFloats, columnsFor, type FloatArea, type FloatDecision } from './float-area.js';
import { callsIn, type FloatCall, type FloatLevel, holdsCalls } from './page-float.js';

/** Columns with what page floats leave of them. */
export interface SettledFloats {
	readonly spaces: readonly Space[];
	/** How far down each column its text begins, and how far from its foot it ends. */
	readonly tops: readonly number[];
	readonly bottoms: readonly number[];
	/** The floats of each region, from its start. */
	readonly floats: readonly { readonly region: number; readonly fragment: Fragment }[];
	readonly deferred: readonly DeferredFloat[];
}

/** Pours the text into columns; gives what stands in each. */
export type PourColumns = (spaces: readonly Space[]) => readonly (readonly Fragment[])[];

/** The same for text that is poured from column to column; nothing where no page float is called in it. */
export function settleInColumns(
	context: LayoutContext,
	children: readonly Box[],
	areas: readonly FloatArea[],
	start: FlowResult['breakToken'],
	level: FloatLevel,
): SettledFloats | undefined {
	const { deferred = [], ...token } = start ?? { child: 0 };
	if (deferred.length === 0 && !children.some((child) => holdsCalls(context, child))) return undefined;
	return settleFloats(context, areas, deferred, level, (spaces) => {
		const columns: (readonly Fragment[])[] = [];
		let next: FlowResult['breakToken'] = token;
		for (const space of spaces) {
			if (!next) break;
			const result: FlowResult = layFlow(context, children, space, next, {
				leaksStart: false,
				leaksEnd: false,
				isRoot: true,
			});
			columns.push(result.fragments);
			next = result.breakToken;
			if (next?.isSpan) break;
		}
		return columns;
	});
}

/**
 * One float after the other takes its room, and the text is poured anew. It stays where its call is, or comes after it: else it is
 * tried in the next column, and at last deferred with all that follow it, for floats keep their order (CSS Page Floats 3, 6).
 */
export function settleFloats(
	context: LayoutContext,
	areas: readonly FloatArea[],
	waiting: readonly DeferredFloat[],
	level: FloatLevel,
	pour: PourColumns,
): SettledFloats {
	const settling = new Settling(context, areas, level, pour);
	for (const float of waiting) settling.resume(float);
	for (let call = settling.next(); call; call = settling.next()) {
		if (call.box.style.float === 'footnote') settling.note(call);
		else settling.place(call);
	}
	return settling.finish();
}

/** A call, and the column that it stands in. */
interface ColumnCall extends FloatCall {
	readonly column: number;
}
type Calls = ReadonlyMap<PageFloatBox, ColumnCall>;

/** Places that are tried for the floats of one row of columns, all together: each pours the text anew. */
const MOST_TRIES = 400;
/** What counts as the height of a line. Points. */
const SLACK = 0.01;

/** The decisions about the floats of a row of columns, while they are made. */
class Settling {
	/** Where the floats are called as things stand. */
	private calls: Calls;
	private readonly decided = new Set<PageFloatBox>();
	/** Floats that were called before. */
	private readonly resumed = new Set<PageFloatBox>();
	private decisions: readonly FloatDecision[] = [];
	private arranged: ArrangedFloats;
	private readonly deferred: DeferredFloat[] = [];
	private tries = 0;

	constructor(
		private readonly context: LayoutContext,
		private readonly areas: readonly FloatArea[],
		private readonly level: FloatLevel,
		private readonly pour: PourColumns,
	) {
		const none = areas.map(() => 0);
		this.arranged = { tops: none, bottoms: none, placed: [], continued: [] };
		this.calls = this.pourAround(this.arranged).calls;
	}

	/** The first call that nothing was decided for. */
	next(): ColumnCall | undefined {
		return [...this.calls.values()].find(({ box }) => !this.decided.has(box));
	}

	/** Places a float that was called before, or what is left of a footnote. */
	resume({ box, wait, inner }: DeferredFloat): void {
		this.decided.add(box);
		this.resumed.add(box);
		if (box.style.float === 'footnote') {
			const { blockSize } = this.areas[0]!.space;
			const note: FloatDecision = {
				...columnsFor(box, this.areas, 0),
				box,
				side: 'note',
				isCalledBefore: true,
				...(inner && { resume: inner }),
				...(Number.isFinite(blockSize) && { most: blockSize }),
			};
			this.take(this.decisions, note, () => true, true);
		} else if (!this.tryColumns(box, wait, box.style.float !== 'bottom', true)) this.defer(box, wait);
	}

	/** Places a float that is called here, or defers it. */
	place({ box, column, block }: ColumnCall): void {
		this.decided.add(box);
		const least = column + box.style.floatDefer;
		const middle = this.areas[column]!.space.blockSize / 2;
		const isAtTop =
			box.style.float === 'top' ||
			(box.style.float === 'snap-block' && block + this.arranged.tops[column]! < middle);
		if (!this.tryColumns(box, least, isAtTop, false)) this.defer(box, least);
	}

	/**
	 * Puts a footnote at the foot of the column, or of the columns, of its call: whole, or broken when that is all the room below
	 * its call. Else the line of its call goes on to the next column, where it is asked for again. What floats there gives way to
	 * a note that cannot go on, and where all that is not enough, the note stands over its room.
	 */
	note(call: ColumnCall): void {
		const { box, column, end } = call;
		const note: FloatDecision = {
			...columnsFor(box, this.areas, column),
			box,
			side: 'note',
			isCalledBefore: false,
		};
		if (!this.noteWith(this.decisions, note, call) && this.hold(note)) return;
		this.decided.add(box);
		if (this.decisions.some((each) => each.box === box && !each.isHeld)) return;
		const floats = this.decisions.filter(({ side }) => side !== 'note');
		for (let kept = floats.length - 1; kept >= 0; kept--) {
			const away = new Set(floats.slice(kept));
			const others = this.decisions.filter((each) => !away.has(each));
			if (!this.noteWith(others, note, call)) continue;
			this.deferred.unshift(...[...away].map((float) => ({ box: float.box, wait: 0 })));
			return;
		}
		const { tops } = this.arranged;
		const reserve = Math.max(0, this.areas[column]!.space.blockSize - tops[column]! - end);
		this.take(this.decisions, { ...note, reserve }, () => true, true);
	}

	/** Keeps the room of a note free, so that its call goes on to the next column, with floats that are called there too. */
	private hold(note: FloatDecision): boolean {
		const isHeld = ({ calls, poured }: Outcome): boolean => {
			const now = calls.get(note.box)?.column;
			return (now === undefined || now >= note.to) && poured.some((column) => column.some(hasContent));
		};
		const held = { ...note, isHeld: true } as const;
		const earlier = this.decisions.filter((each) => each.box !== note.box);
		for (let others = earlier; ; ) {
			if (this.take(others, held, isHeld)) {
				for (const { box } of earlier) if (!others.some((each) => each.box === box)) this.decided.delete(box);
				return true;
			}
			const last = others.findLastIndex(({ side, isCalledBefore }) => side !== 'note' && !isCalledBefore);
			if (last < 0) return false;
			others = others.filter((_, i) => i !== last);
		}
	}

	/** A footnote whole, or as much of it as stands below its call. */
	private noteWith(
		others: readonly FloatDecision[],
		note: FloatDecision,
		{ column, end }: ColumnCall,
	): boolean {
		if (this.take(others, note)) return true;
		const floats = others.filter(({ side }) => side !== 'note');
		const { tops, bottoms } = arrangeFloats(this.context, this.areas, floats, true)!;
		const most = this.areas[column]!.space.blockSize - tops[column]! - bottoms[column]! - end;
		return Number.isFinite(most) && most > 0 && this.take(others, { ...note, most }, hasBegun);
	}

	finish(): SettledFloats {
		const { tops, bottoms, placed, continued } = this.arranged;
		const spaces = spacesOf(this.areas, this.arranged);
		return {
			spaces,
			tops,
			bottoms,
			floats: placed.some(({ isUnder }) => isUnder) ? this.underText(spaces) : placed,
			// What is called further on after all is asked for there.
			deferred: [
				...continued.map((float) => ({ ...float, wait: 0 })),
				...this.deferred.filter(({ box }) => this.resumed.has(box) || this.calls.has(box)),
			],
		};
	}

	/** Puts a float into the first column, from `least` on, where it may stand. */
	private tryColumns(box: PageFloatBox, least: number, isAtTop: boolean, isCalledBefore: boolean): boolean {
		if (this.deferred.length > 0) return false;
		const earlier = this.decisions.filter(({ side }) => side !== 'note').map(({ from }) => from);
		const side = isAtTop ? 'top' : 'bottom';
		for (let column = Math.max(least, ...earlier); column < this.areas.length; column++)
			if (this.take(this.decisions, { ...columnsFor(box, this.areas, column), box, side, isCalledBefore }))
				return true;
		return false;
	}

	private defer(box: PageFloatBox, least: number): void {
		this.deferred.push({ box, wait: Math.max(0, least - this.areas.length) });
	}

	/** Decides for a float when all calls then stand where they may. */
	private take(
		others: readonly FloatDecision[],
		decision: FloatDecision,
		isGood: (outcome: Outcome, decision: FloatDecision) => boolean = () => true,
		isForced = false,
	): boolean {
		if (!isForced && this.tries >= MOST_TRIES) return false;
		const decisions = [...others, decision];
		const arranged = arrangeFloats(this.context, this.areas, decisions, isForced);
		if (!arranged) return false;
		this.tries++;
		const { calls, poured } = this.pourAround(arranged);
		if (!isForced && !decisions.every((each) => mayStand(each, this.areas, calls.get(each.box)?.column)))
			return false;
		if (!isGood({ arranged, calls, poured }, decision)) return false;
		this.decisions = decisions;
		this.arranged = arranged;
		this.calls = calls;
		return true;
	}

	private pourAround(arranged: ArrangedFloats): Pick<Outcome, 'calls' | 'poured'> {
		const calls = new Map<PageFloatBox, ColumnCall>();
		const poured = this.pour(spacesOf(this.areas, arranged));
		for (const [column, fragments] of poured.entries())
			for (const call of callsIn(this.context, fragments, this.level))
				if (!calls.has(call.box)) calls.set(call.box, { ...call, column });
		return { calls, poured };
	}

	/** Floats at the foot of columns that are as high as their text stand under it, now that its end is known. */
	private underText(spaces: readonly Space[]): SettledFloats['floats'] {
		const { tops, placed } = this.arranged;
		let end = Math.max(
			0,
			...this.pour(spaces).map((column, i) => this.areas[i]!.y + tops[i]! + endOf(column)),
		);
		return placed.map(({ region, fragment, room, isUnder }) => {
			if (!isUnder) return { region, fragment };
			end += room;
			return { region, fragment: shifted(fragment, 0, end - room) };
		});
	}
}

const endOf = (fragments: readonly Fragment[]): number =>
	Math.max(0, ...fragments.map(({ rect }) => rect.y + rect.height));

/** What one more decision would come to. */
interface Outcome {
	readonly arranged: ArrangedFloats;
	readonly calls: Calls;
	readonly poured: ReturnType<PourColumns>;
}

const hasContent = ({ box, lines = [], children }: Fragment): boolean =>
	box.kind === 'replaced' || lines.length > 0 || children.some(hasContent);

/** Whether lines of a footnote that is broken stand with its call. */
const hasBegun = ({ arranged: { placed, continued } }: Outcome, { box }: FloatDecision): boolean =>
	continued.some((note) => note.box === box) &&
	placed.some(({ fragment }) =>
		fragment.children.some((child) => child.box === box && child.rect.height > SLACK),
	);

/**
 * A float stands no earlier than its call: in its column or a later one; over several columns, in its region or a later one. A
 * footnote stands with its call, and the room that is held for one is below the text before it.
 */
function mayStand(
	{ from, to, side, isCalledBefore, isHeld }: FloatDecision,
	areas: readonly FloatArea[],
	column: number | undefined,
): boolean {
	if (isCalledBefore || isHeld) return true;
	if (column === undefined) return false;
	if (side === 'note') return column >= from && column < to;
	return to - from > 1 ? areas[column]!.region <= areas[from]!.region : column <= from;
}

/** What floats leave of each column, each knowing those that follow. */
function spacesOf(
	areas: readonly FloatArea[],
	{ tops, bottoms }: Pick<ArrangedFloats, 'tops' | 'bottoms'>,
): readonly Space[] {
	const spaces: Space[] = [];
	for (let i = areas.length - 1; i >= 0; i--) {
		const { next, ...space } = areas[i]!.space;
		const following = i === areas.length - 1 ? next : spaces[0];
		const top = tops[i]!;
		const isTaken = top > 0 || bottoms[i]! > 0;
		const exclusions = seenFrom(space.exclusions ?? [], 0, top);
		const room = isTaken
			? {
					...spaceBelow(space, top),
					...(exclusions.length > 0 && { exclusions }),
					blockSize: Math.max(0, space.blockSize - top - bottoms[i]!),
					// Beside floats a column may stay without text.
					isEmpty: false,
				}
			: space;
		spaces.unshift({ ...room, ...(following && { next: following }) });
	}
	return spaces;
}
