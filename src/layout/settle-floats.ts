/** Finds the places of page floats: at the top or foot of the columns that their calls stand in, or of later ones. */
import type { Box } from './box.js';
import type { LayoutContext } from './context.js';
import { seenFrom } from './exclusions.js';
import { type Fragment, shifted } from './fragment.js';
import type { FlowResult } from './inside-result.js';
import { layFlow } from './lay-flow.js';
import { layPageFloat, type PlacedPageFloat } from './lay-page-float.js';
import { callsIn, type DeferredFloat, type FloatLevel, holdsCalls, type PageFloatBox } from './page-float.js';
import { type Space, spaceBelow } from './space.js';

/** A column that text is poured into. */
export interface FloatArea {
	readonly space: Space;
	/** From the start of the region. */
	readonly x: number;
	/** Columns side by side in one box or frame are a region: floats may stand over several of them. */
	readonly region: number;
}

/** Columns with what page floats leave of them. */
export interface SettledFloats {
	readonly spaces: readonly Space[];
	/** How far down each column its text begins. */
	readonly tops: readonly number[];
	readonly bottoms: readonly number[];
	/** The floats of each region, from its start. */
	readonly floats: readonly { readonly region: number; readonly fragment: Fragment }[];
	readonly deferred: readonly DeferredFloat[];
}

/** Pours the text into columns; gives what stands in each. */
export type PourColumns = (spaces: readonly Space[]) => readonly (readonly Fragment[])[];

/** Places that are tried for the floats of one row of columns, all together: each pours the text anew. */
const MOST_TRIES = 400;

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

/** What was decided so far. */
interface State {
	readonly tops: readonly number[];
	readonly bottoms: readonly number[];
	readonly placed: readonly Placed[];
}

interface Placed extends PlacedPageFloat {
	readonly box: PageFloatBox;
	/** The first and one past the last of the columns that it stands over. */
	readonly from: number;
	readonly to: number;
	/** It was called in an earlier row of columns. */
	readonly isCalledBefore: boolean;
	/** It stands under the text of columns that are as high as their text. */
	readonly isUnder: boolean;
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
	let state: State = { tops: areas.map(() => 0), bottoms: areas.map(() => 0), placed: [] };
	let tries = 0;
	const deferred: DeferredFloat[] = [];
	const columnsOfCalls = (poured: readonly (readonly Fragment[])[]) => {
		const columns = new Map<PageFloatBox, { readonly column: number; readonly block: number }>();
		for (const [column, fragments] of poured.entries())
			for (const { box, block } of callsIn(context, fragments, level))
				if (!columns.has(box)) columns.set(box, { column, block });
		return columns;
	};
	/** Puts a float into the first column, from `least` on, where it may stand. */
	const place = (box: PageFloatBox, least: number, atTop: boolean, isCalledBefore: boolean): boolean => {
		const first = Math.max(least, ...state.placed.map(({ from }) => from));
		for (let column = first; column < areas.length && tries < MOST_TRIES; column++) {
			const next = withFloat(context, areas, state, { box, column, atTop, isCalledBefore });
			if (!next) continue;
			tries++;
			const columns = columnsOfCalls(pour(spacesOf(areas, next)));
			if (next.placed.every((float) => mayStand(float, areas, columns.get(float.box)?.column))) {
				state = next;
				return true;
			}
		}
		return false;
	};
	for (const { box, wait } of waiting) {
		const isPlaced = deferred.length === 0 && place(box, wait, box.style.float !== 'bottom', true);
		if (!isPlaced) deferred.push({ box, wait: Math.max(0, wait - areas.length) });
	}
	const decided = new Set(waiting.map(({ box }) => box));
	for (;;) {
		const columns = columnsOfCalls(pour(spacesOf(areas, state)));
		const next = [...columns].find(([box]) => !decided.has(box));
		if (!next) break;
		const [box, { column, block }] = next;
		decided.add(box);
		const least = column + box.style.floatDefer;
		const isPlaced =
			deferred.length === 0 &&
			place(box, least, isAtTop(box, block + state.tops[column]!, areas[column]!.space), false);
		if (!isPlaced) deferred.push({ box, wait: Math.max(0, least - areas.length) });
	}
	const spaces = spacesOf(areas, state);
	return {
		spaces,
		tops: state.tops,
		bottoms: state.bottoms,
		floats: floatsOf(areas, state, () => pour(spaces)),
		deferred,
	};
}

/** The floats in their regions; those under the text are put there now that its end is known. */
function floatsOf(
	areas: readonly FloatArea[],
	{ tops, placed }: State,
	pour: () => ReturnType<PourColumns>,
): SettledFloats['floats'] {
	const isOpen = placed.some(({ isUnder }) => isUnder);
	const ends = isOpen ? pour().map((column, i) => tops[i]! + endOf(column)) : tops;
	let end = Math.max(0, ...ends);
	return placed.map(({ fragment, from, room, isUnder }) => {
		const { region } = areas[from]!;
		if (!isUnder) return { region, fragment };
		end += room;
		return { region, fragment: shifted(fragment, 0, end - room) };
	});
}

const endOf = (fragments: readonly Fragment[]): number =>
	Math.max(0, ...fragments.map(({ rect }) => rect.y + rect.height));

/** `snap-block`: the edge that is nearer to the call. */
const isAtTop = ({ style }: PageFloatBox, block: number, { blockSize }: Space): boolean =>
	style.float === 'top' || (style.float === 'snap-block' && block < blockSize / 2);

/** A float stands no earlier than its call: in its column or a later one; over several columns, in its region or a later one. */
function mayStand(
	{ from, to, isCalledBefore }: Placed,
	areas: readonly FloatArea[],
	column: number | undefined,
): boolean {
	if (isCalledBefore) return true;
	if (column === undefined) return false;
	return to - from > 1 ? areas[column]!.region <= areas[from]!.region : column <= from;
}

interface Attempt {
	readonly box: PageFloatBox;
	/** The column in which it is called, or a later one. */
	readonly column: number;
	readonly atTop: boolean;
	readonly isCalledBefore: boolean;
}

/** Rounding that floats may be higher than their columns by. */
const SLACK = 0.01;

/** The columns with one more float; nothing where there is no room for it. */
function withFloat(
	context: LayoutContext,
	areas: readonly FloatArea[],
	{ tops, bottoms, placed }: State,
	{ box, column, atTop, isCalledBefore }: Attempt,
): State | undefined {
	const { from, to } = columnsFor(box, areas, column);
	const mostOf = (list: readonly number[]): number => Math.max(...list.slice(from, to));
	const { space } = areas[from]!;
	const last = areas[to - 1]!;
	const top = mostOf(tops);
	const bottom = mostOf(bottoms);
	const isFree = top === 0 && bottom === 0;
	const isUnder = !atTop && !Number.isFinite(space.blockSize);
	const float = layPageFloat(context, box, {
		space,
		inlineSize: last.x + last.space.inlineSize - areas[from]!.x,
		x: areas[from]!.x,
		...(isUnder ? { top: 0 } : atTop ? { top } : { bottom }),
	});
	const over = top + bottom + float.room - space.blockSize;
	// Higher than a whole column, it has one for itself.
	if (over > SLACK && !isFree) return undefined;
	const fragment = over > SLACK ? { ...float.fragment, standsOver: over } : float.fragment;
	const add = (list: readonly number[], isSide: boolean): readonly number[] =>
		isSide ? list.map((size, i) => (i >= from && i < to ? float.reach : size)) : list;
	return {
		tops: add(tops, atTop),
		bottoms: add(bottoms, !atTop && !isUnder),
		placed: [...placed, { ...float, fragment, box, from, to, isCalledBefore, isUnder }],
	};
}

/** The columns that a float stands over: as many as it says, all of its region, or the one of its call. */
function columnsFor(
	{ style }: PageFloatBox,
	areas: readonly FloatArea[],
	column: number,
): { readonly from: number; readonly to: number } {
	const { region } = areas[column]!;
	const start = areas.findIndex((area) => area.region === region);
	const end = areas.findLastIndex((area) => area.region === region) + 1;
	const { columnSpan, floatReference } = style;
	const all = end - start;
	const isOne = floatReference === 'column' || floatReference === 'inline';
	const span = columnSpan === 'all' ? all : typeof columnSpan === 'number' ? columnSpan : isOne ? 1 : all;
	const count = Math.min(span, all);
	const from = Math.max(start, Math.min(column, end - count));
	return { from, to: from + count };
}

/** What floats leave of each column, each knowing those that follow. */
function spacesOf(areas: readonly FloatArea[], { tops, bottoms }: State): readonly Space[] {
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
