/** Finds the places of page floats: at the top or foot of the columns that their calls stand in, or of later ones. */
import { arrangeFloats } from './arrange-floats.js';
import type { Box } from './box.js';
import type { LayoutContext } from './context.js';
import { seenFrom } from './exclusions.js';
import { type ArrangedFloats, columnsFor, type FloatArea, type FloatDecision } from './float-area.js';
import { type Fragment, shifted } from './fragment.js';
import type { FlowResult } from './inside-result.js';
import { layFlow } from './lay-flow.js';
import {
	callsIn,
	type DeferredFloat,
	type FloatCall,
	type FloatLevel,
	holdsCalls,
	type PageFloatBox,
} from './page-float.js';
import { type Space, spaceBelow } from './space.js';

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
	const decided = new Set(waiting.map(({ box }) => box));
	for (;;) {
		const next = [...settling.calls.values()].find(({ box }) => !decided.has(box));
		if (!next) break;
		if (next.box.style.float !== 'footnote') settling.place(next);
		else if (!settling.note(next)) continue;
		decided.add(next.box);
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
/** What counts as the start of a column. Points. */
const SLACK = 0.01;

/** The decisions about the floats of a row of columns, while they are made. */
class Settling {
	/** Where the floats are called as things stand. */
	calls: Calls;
	private decisions: readonly FloatDecision[] = [];
	private arranged: ArrangedFloats;
	private readonly deferred: DeferredFloat[] = [];
	/** Footnotes whose calls were to go on to a later column, by the column that they were in. */
	private readonly held = new Map<PageFloatBox, number>();
	private tries = 0;

	constructor(
		private readonly context: LayoutContext,
		private readonly areas: readonly FloatArea[],
		private readonly level: FloatLevel,
		private readonly pour: PourColumns,
	) {
		const none = areas.map(() => 0);
		this.arranged = { tops: none, bottoms: none, placed: [], continued: [] };
		this.calls = this.callsWith(this.arranged);
	}

	/** Places a float that was called before, or what is left of a footnote. */
	resume({ box, wait, inner }: DeferredFloat): void {
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
			this.take(note, () => true, true);
		} else if (!this.tryColumns(box, wait, box.style.float !== 'bottom', true)) this.defer(box, wait);
	}

	/** Places a float that is called here, or defers it. */
	place({ box, column, block }: ColumnCall): void {
		const least = column + box.style.floatDefer;
		const middle = this.areas[column]!.space.blockSize / 2;
		const isAtTop =
			box.style.float === 'top' ||
			(box.style.float === 'snap-block' && block + this.arranged.tops[column]! < middle);
		if (!this.tryColumns(box, least, isAtTop, false)) this.defer(box, least);
	}

	/**
	 * Puts a footnote at the foot of the column, or of the columns, of its call: whole, or broken when that is all the room below
	 * its call; else the line of its call goes on to the next column, and the answer is no.
	 */
	note({ box, column, block, end }: ColumnCall): boolean {
		const note: FloatDecision = {
			...columnsFor(box, this.areas, column),
			box,
			side: 'note',
			isCalledBefore: false,
		};
		if (this.take(note)) return true;
		const { space } = this.areas[column]!;
		const most = space.blockSize - this.arranged.tops[column]! - end;
		if (most > 0 && this.take({ ...note, most: most - this.floatsBelow(column) }, hasBegun)) return true;
		const isFirst = block <= SLACK || this.held.get(box) === column;
		if (isFirst || this.tries >= MOST_TRIES) return this.take(note, () => true, true);
		this.held.set(box, column);
		this.take({ ...note, isHeld: true }, () => true, true);
		return false;
	}

	finish(): SettledFloats {
		const { tops, bottoms, placed, continued } = this.arranged;
		const spaces = spacesOf(this.areas, this.arranged);
		return {
			spaces,
			tops,
			bottoms,
			floats: placed.some(({ isUnder }) => isUnder) ? this.underText(spaces) : placed,
			deferred: [...continued.map((float) => ({ ...float, wait: 0 })), ...this.deferred],
		};
	}

	/** What floats above the footnotes of a column. */
	private floatsBelow(column: number): number {
		const others = this.decisions.filter(({ side }) => side !== 'note');
		return arrangeFloats(this.context, this.areas, others, true)!.bottoms[column]!;
	}

	/** Puts a float into the first column, from `least` on, where it may stand. */
	private tryColumns(box: PageFloatBox, least: number, isAtTop: boolean, isCalledBefore: boolean): boolean {
		if (this.deferred.length > 0) return false;
		const earlier = this.decisions.filter(({ side }) => side !== 'note').map(({ from }) => from);
		const side = isAtTop ? 'top' : 'bottom';
		for (let column = Math.max(least, ...earlier); column < this.areas.length; column++)
			if (this.take({ ...columnsFor(box, this.areas, column), box, side, isCalledBefore })) return true;
		return false;
	}

	private defer(box: PageFloatBox, least: number): void {
		this.deferred.push({ box, wait: Math.max(0, least - this.areas.length) });
	}

	/** Decides for a float when all calls then stand where they may. */
	private take(
		decision: FloatDecision,
		isGood: (arranged: ArrangedFloats, decision: FloatDecision) => boolean = () => true,
		isForced = false,
	): boolean {
		if (!isForced && this.tries >= MOST_TRIES) return false;
		const decisions = [...this.decisions, decision];
		const arranged = arrangeFloats(this.context, this.areas, decisions, isForced);
		if (!arranged || !isGood(arranged, decision)) return false;
		this.tries++;
		const calls = this.callsWith(arranged);
		if (!isForced && !decisions.every((each) => mayStand(each, this.areas, calls.get(each.box)?.column)))
			return false;
		this.decisions = decisions;
		this.arranged = arranged;
		this.calls = calls;
		return true;
	}

	private callsWith(arranged: ArrangedFloats): Calls {
		const calls = new Map<PageFloatBox, ColumnCall>();
		for (const [column, fragments] of this.pour(spacesOf(this.areas, arranged)).entries())
			for (const call of callsIn(this.context, fragments, this.level))
				if (!calls.has(call.box)) calls.set(call.box, { ...call, column });
		return calls;
	}

	/** Floats at the foot of columns that are as high as their text stand under it, now that its end is known. */
	private underText(spaces: readonly Space[]): SettledFloats['floats'] {
		const { tops, placed } = this.arranged;
		let end = Math.max(0, ...this.pour(spaces).map((column, i) => tops[i]! + endOf(column)));
		return placed.map(({ region, fragment, room, isUnder }) => {
			if (!isUnder) return { region, fragment };
			end += room;
			return { region, fragment: shifted(fragment, 0, end - room) };
		});
	}
}

const endOf = (fragments: readonly Fragment[]): number =>
	Math.max(0, ...fragments.map(({ rect }) => rect.y + rect.height));

/** Whether lines of a footnote that is broken stand with its call. */
const hasBegun = ({ placed, continued }: ArrangedFloats, { box }: FloatDecision): boolean =>
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
		const { next: _, ...space } = areas[i]!.space;
		const [following] = spaces;
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
