import type { Rect } from '../../base/index.js';
import type { Box, ContainerBox } from '../box.js';
import type { BreakToken } from '../break-token.js';
import type { LayoutContext } from '../context.js';
import { settleInColumns } from '../floats/settle-floats.js';
import { linesToFollow } from '../flow-breaks.js';
import { type Fragment, reachOf, shifted } from '../fragment.js';
import type { FlowResult, InsideResult } from '../inside-result.js';
import { leftOver } from '../inspect/overset.js';
import { layFlow } from '../lay-flow.js';
import { rowStep } from '../lines/strut.js';
import { movedDown, type Space } from '../space.js';
import { areasIn, areasWithin, isCovered } from '../wrap/wrap-areas.js';
import { balanceColumns, type Feet } from './balance-columns.js';
import { layHeads, noHeads } from './column-heads.js';
import type { ColumnPlan } from './column-plan.js';
import { planColumns } from './column-plan.js';
import { fillRows } from './fill-rows.js';
import { type Place, spansBehind } from './span-places.js';

/** Rounding that columns may be too low by. */
const SLACK = 0.01;

/** Lays out a multi-column container: rows of columns, over them the boxes that span columns (CSS Multicol 1, 6 and 7). */
export function layColumns(
	context: LayoutContext,
	box: ContainerBox,
	space: Space,
	resume: BreakToken | undefined,
	isFixed: boolean,
): InsideResult {
	const plan = planColumns(box, space.inlineSize);
	const fragments: Fragment[] = [];
	const rules: Rect[] = [];
	let y = 0;
	const { children } = box;
	let place: Place = resume ? tokenOf(resume) : { child: 0, isForced: true };
	const goesOn = !isFixed && space.breaks !== 'none';
	const step = rowStep(box, space);
	while (place.child < children.length || waits(place)) {
		const room = { ...movedDown(space, y), isEmpty: space.isEmpty && fragments.length === 0 };
		const heads = waits(place) ? noHeads(plan, place) : layHeads(context, children, place, room, plan);
		const from = place;
		const start = heads.end;
		const isRow = start.child < children.length || waits(start);
		const lines = heads.last && isRow ? Math.max(1, linesToFollow(heads.last, space)) : isRow ? 1 : 0;
		const isTooLow = Math.max(...heads.tops) + lines * step > room.blockSize + SLACK;
		// What stands over columns goes over to the next frame with their text.
		if ((heads.breakToken && !heads.isBegun) || (goesOn && !room.isEmpty && isTooLow && !heads.breakToken))
			return { fragments, rules, blockSize: y, breakToken: place };
		const before = fragments.length;
		fragments.push(...heads.fragments.map((fragment) => shifted(fragment, 0, y)));
		if (heads.breakToken) {
			const blockSize = y + Math.max(...heads.tops);
			return { fragments, rules, blockSize, breakToken: heads.breakToken };
		}
		const over = Math.min(...heads.tops);
		y += over;
		place = start;
		if (!isRow) continue;
		const isLast = !spansBehind(context, children, start);
		const tops = heads.tops.map((top) => top - over);
		const below = { ...movedDown(space, y), isEmpty: room.isEmpty && !heads.isBegun };
		const fills = box.style.columnFill === 'auto' && isLast;
		const row = layColumnRow(context, box, below, { plan, start, tops, fills });
		if (goesOn && row.used === 0 && heads.isBegun && !room.isEmpty)
			return { fragments: fragments.slice(0, before), rules, blockSize: y - over, breakToken: from };
		fragments.push(...row.fragments.map((fragment) => shifted(fragment, 0, y)));
		const height = isFixed && isLast ? space.blockSize - y : row.blockSize;
		rules.push(...rulesOf(box, plan, row, { y, height, tops }));
		y += row.blockSize;
		place = row.breakToken ?? { child: children.length };
		if (!row.breakToken || row.breakToken.isSpan) continue;
		if (goesOn) return { fragments, rules, blockSize: y, breakToken: place };
		return { fragments, rules, blockSize: y, ...oversetIn(context, box, below, plan, place, y) };
	}
	return { fragments, rules, blockSize: y };
}

/** Floats that go on, or that wait for columns, come before all else. */
const waits = ({ floats, deferred }: Place): boolean => floats !== undefined || deferred !== undefined;

const tokenOf = ({ child, inner, isForced, floats, deferred }: BreakToken): Place => ({
	child,
	...(inner && { inner }),
	...(isForced && { isForced }),
	...(floats && { floats }),
	...(deferred && { deferred }),
});

/** One row of columns. */
interface ColumnRow {
	readonly plan: ColumnPlan;
	readonly start: Place;
	/** Where each column begins, under what spans it. */
	readonly tops: readonly number[];
	/** The columns are filled one by one, as high as there is room. */
	readonly fills: boolean;
}

interface Row extends FlowResult {
	/** Columns that hold something. */
	readonly used: number;
}

/** One row of columns: as high as the space where they fill it one by one, else as low as the text allows. */
function layColumnRow(
	context: LayoutContext,
	box: ContainerBox,
	space: Space,
	{ plan, start, tops, fills }: ColumnRow,
): Row {
	const { children } = box;
	const step = rowStep(box, space);
	const lay = (feet: Feet): PouredColumns =>
		pour(context, children, columnsUnder(space, plan, tops, feet), { plan, start, tops });
	const finish = (poured: PouredColumns, foot: number): Row =>
		rowOf(poured, plan, tops, box.style.fillRows === 'blocks' ? { foot, step, space } : undefined);
	const toTheEnd = (): Row => {
		const poured = lay(() => space.blockSize);
		return finish(poured, space.blockSize);
	};
	if (fills && Number.isFinite(space.blockSize)) return toTheEnd();
	const one = { ...plan, count: 1 };
	const single = plan.count === 1 ? space : withoutAreas(space);
	const whole = pour(context, children, columnSpaces(single, one, Number.POSITIVE_INFINITY), {
		plan: one,
		start,
		tops: [0],
	});
	const height = Math.max(whole.columns[0]?.blockSize ?? 0, reachOf(whole.floats));
	if (plan.count === 1) {
		const fits = tops[0]! + height <= space.blockSize + SLACK;
		return fits ? finish(whole, height) : toTheEnd();
	}
	const isLevel = box.style.columnFeet === 'level';
	const room = space.blockSize;
	const balanced = balanceColumns(lay, { count: plan.count, height, tops, step, room, isLevel });
	if (balanced) return finish(balanced, footOf(balanced, tops));
	return Number.isFinite(room) ? toTheEnd() : finish(whole, height);
}

/** The lowest end of some columns. */
const footOf = ({ columns, floats }: PouredColumns, tops: readonly number[]): number =>
	Math.max(reachOf(floats), ...columns.map((column, i) => tops[i]! + reachOf(column.fragments)));

/** What was poured into the columns of a row, each from its own start. */
interface PouredColumns {
	readonly columns: readonly FlowResult[];
	/** The height of each, to its end. */
	readonly heights: readonly number[];
	/** What floats over them, from the start of the row, and what it takes of the foot of each. */
	readonly floats: readonly Fragment[];
	readonly bottoms: readonly number[];
	/** Something stands over the end of its column, or waits for another one. */
	readonly isOver: boolean;
	readonly breakToken?: Place;
}

/** Pours children through columns; what does not go in is left in the token. */
function pour(
	context: LayoutContext,
	children: readonly Box[],
	spaces: readonly Space[],
	{ plan: { width, gap }, start, tops }: Omit<ColumnRow, 'fills'>,
): PouredColumns {
	const areas = spaces.map((space, i) => ({
		space: { ...space, columns: spaces.length },
		x: i * (width + gap),
		y: tops[i]!,
		region: 0,
	}));
	const settled = settleInColumns(context, children, areas, start, 'columns');
	const floats = settled?.floats.map(({ fragment }) => fragment) ?? [];
	const columns: FlowResult[] = [];
	let isOver = floats.some(({ standsOver }) => standsOver);
	let token: Place | undefined = start;
	for (const [i, area] of areas.entries()) {
		const space = settled?.spaces[i] ?? area.space;
		const { fragments, ...result } = layFlow(context, children, space, token, {
			leaksStart: false,
			leaksEnd: false,
			isRoot: true,
		});
		isOver ||= reachOf(fragments) > space.blockSize + SLACK;
		const top = settled?.tops[i] ?? 0;
		columns.push({
			...result,
			fragments: fragments.map((fragment) => shifted(fragment, 0, top)),
			blockSize: top + result.blockSize,
		});
		token = result.breakToken;
		if (!token || token.isSpan) break;
	}
	const heights = spaces.map(({ blockSize }) => Math.max(0, blockSize));
	const deferred = settled?.deferred ?? [];
	if (deferred.length > 0) token = { ...(token ?? { child: children.length }), deferred };
	const bottoms = settled?.bottoms ?? spaces.map(() => 0);
	isOver ||= deferred.length > 0;
	return { columns, heights, floats, bottoms, isOver, ...(token && { breakToken: token }) };
}

/** How far down columns are filled with rows. */
interface Filling {
	readonly foot: number;
	readonly step: number;
	readonly space: Space;
}

/** The columns of a row in their places; those that end above its foot may be filled to it with rows. */
function rowOf(
	{ columns, heights, floats, bottoms, breakToken }: PouredColumns,
	{ width, gap }: ColumnPlan,
	tops: readonly number[],
	filling: Filling | undefined,
): Row {
	const placed = columns.map((column, i) =>
		filling ? fillRows(column.fragments, filling.foot - tops[i]! - bottoms[i]!, filling) : column.fragments,
	);
	const ends = columns.map(({ blockSize }, i) => tops[i]! + Math.min(blockSize, heights[i]!));
	const feet = heights.map((height, i) => tops[i]! + height);
	const text = placed.flatMap((fragments, i) =>
		fragments.map((fragment) => shifted(fragment, i * (width + gap), tops[i]!)),
	);
	return {
		fragments: floats.length > 0 ? [...text, ...floats] : text,
		blockSize: Math.max(...tops, ...ends, Math.min(reachOf(floats), Math.max(...feet))),
		used: placed.findLastIndex((fragments) => fragments.length > 0) + 1,
		...(breakToken && { breakToken }),
	};
}

/** The spaces of columns of which each begins under what spans it and ends at its own foot. */
function columnsUnder(space: Space, plan: ColumnPlan, tops: readonly number[], feet: Feet): readonly Space[] {
	const spaces = columnSpaces(space, plan, feet(0));
	if (tops.every((top) => top === 0) && spaces.every((_, i) => feet(i) === feet(0))) return spaces;
	const result: Space[] = [];
	for (let i = spaces.length - 1; i >= 0; i--) {
		const { next: _, ...own } = movedDown({ ...spaces[i]!, blockSize: feet(i) }, tops[i]!);
		const [following] = result;
		result.unshift({ ...own, ...(following && { next: following }) });
	}
	return result;
}

/** The spaces of a row of columns, each knowing those that follow, and the part that it sees of the areas over them. */
export function columnSpaces(
	space: Space,
	{ count, width, gap }: ColumnPlan,
	height: number,
): readonly Space[] {
	const { next: _, exclusions, ...rest } = space;
	const all = areasIn(exclusions);
	// What has no room in a row below something else may have it at the top of the next page, if there is one.
	const isEmpty = space.isEmpty || space.breaks === 'none';
	const spaces: Space[] = [];
	for (let i = count - 1; i >= 0; i--) {
		const [following] = spaces;
		const areas = areasWithin(all, i * (width + gap), 0, { inline: width, block: height });
		spaces.unshift({
			...rest,
			inlineSize: width,
			blockSize: height,
			breaks: Number.isFinite(height) ? 'column' : space.breaks === 'none' ? 'none' : 'column',
			// A column that a picture covers passes the text on: nothing must be placed there.
			isEmpty: isEmpty && !isCovered(areas, { inlineSize: width, blockSize: height }),
			...(areas.length > 0 && { exclusions: areas }),
			...(following && { next: following }),
		});
	}
	return spaces;
}

const withoutAreas = ({ exclusions: _, ...space }: Space): Space => space;

/** What a fixed row of columns has no room for, counted in lines of its own measure. */
function oversetIn(
	context: LayoutContext,
	box: ContainerBox,
	space: Space,
	plan: ColumnPlan,
	place: Place,
	end: number,
): Pick<InsideResult, 'overset'> {
	const [column] = columnSpaces(withoutAreas(space), { ...plan, count: 1 }, Number.POSITIVE_INFINITY);
	const rest = layFlow(context, box.children, { ...column!, breaks: 'none' }, place, {
		leaksStart: false,
		leaksEnd: false,
		isRoot: true,
	});
	const x = (plan.count - 1) * (plan.width + plan.gap);
	const overset = leftOver(rest.fragments.map((fragment) => shifted(fragment, x, end)));
	return overset ? { overset } : {};
}

/** Where rules stand, and what spans the columns over each of them. */
interface RulePlace {
	readonly y: number;
	readonly height: number;
	readonly tops?: readonly number[];
}

/** Rules stand in the middle of the gaps between columns that hold something (CSS Multicol 1, 4), under what spans both. */
export function rulesOf(
	{ style }: ContainerBox,
	plan: ColumnPlan,
	{ used }: Pick<Row, 'used'>,
	{ y, height, tops = [] }: RulePlace,
): readonly Rect[] {
	if (style.columnRuleStyle === 'none' || style.columnRuleStyle === 'hidden') return [];
	const width = style.columnRuleWidth;
	return Array.from({ length: Math.max(0, used - 1) }, (_, i) => {
		const top = Math.min(tops[i] ?? 0, tops[i + 1] ?? 0);
		const x = (i + 1) * (plan.width + plan.gap) - plan.gap / 2 - width / 2;
		return { x, y: y + top, width, height: height - top };
	});
}
