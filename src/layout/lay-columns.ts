import type { Rect } from '../base/index.js';
import { resolveLength } from '../style/index.js';
import type { Box, ContainerBox } from './box.js';
import type { BreakToken } from './break-token.js';
import type { LayoutContext } from './context.js';
import { type Fragment, shifted } from './fragment.js';
import type { FlowResult, InsideResult } from './inside-result.js';
import { layFlow } from './lay-flow.js';
import { leftOver } from './overset.js';
import { settleInColumns } from './settle-floats.js';
import { type Space, spaceBelow } from './space.js';
import { lineHeightOf } from './strut.js';
import { areasIn, areasWithin, isCovered, withAreas } from './wrap-areas.js';

/** The columns that a container has in a given inline size. */
export interface ColumnPlan {
	readonly count: number;
	readonly width: number;
	readonly gap: number;
}

/** CSS Multicol 1, 3.4. */
export function planColumns({ style }: ContainerBox, inlineSize: number): ColumnPlan {
	const gap = style.columnGap === 'normal' ? style.fontSize : resolveLength(style.columnGap, inlineSize);
	const { columnCount, columnWidth } = style;
	const fitting =
		columnWidth === 'auto'
			? Number.POSITIVE_INFINITY
			: Math.max(1, Math.floor((inlineSize + gap + SLACK) / (columnWidth + gap)));
	const wanted = columnCount === 'auto' ? fitting : Math.min(columnCount, fitting);
	const count = Number.isFinite(wanted) ? Math.min(wanted, MOST_COLUMNS) : 1;
	return { count, width: Math.max(0, (inlineSize - gap * (count - 1)) / count), gap };
}

const SLACK = 0.01;
/** More columns than any page has room for. */
const MOST_COLUMNS = 100;
/** A balanced height is looked for in at most this many steps. */
const MOST_TRIES = 200;

/** Lays out a multi-column container: runs of columns, between them the boxes that span them all (CSS Multicol 1, 6 and 7). */
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
	let child = resume?.child ?? 0;
	let inner = resume?.inner;
	let isForced = resume?.isForced;
	let floats = resume?.floats;
	let deferred = resume?.deferred;
	while (child < box.children.length || floats || deferred) {
		const next = box.children[child];
		const below = withAreas(spaceBelow(space, y), space, y);
		const room = { ...below, isEmpty: space.isEmpty && fragments.length === 0 };
		if (next && !floats && !deferred && spans(next)) {
			const result = layFlow(context, [next], room, inner && { child: 0, inner }, {
				leaksStart: false,
				leaksEnd: false,
				isRoot: true,
			});
			fragments.push(...result.fragments.map((fragment) => shifted(fragment, 0, y)));
			y += result.blockSize;
			if (result.breakToken)
				return {
					fragments,
					rules,
					blockSize: y,
					breakToken: { child, ...(result.breakToken.inner && { inner: result.breakToken.inner }) },
				};
			child++;
			inner = undefined;
			continue;
		}
		const end = endOfRun(box.children, child);
		const start: FlowResult['breakToken'] = {
			child,
			...(inner && { inner }),
			...(isForced && { isForced }),
			...(floats && { floats }),
			...(deferred && { deferred }),
		};
		isForced = undefined;
		floats = undefined;
		deferred = undefined;
		const run = box.children.slice(0, end);
		const fills = box.style.columnFill === 'auto' && end === box.children.length;
		const row = layColumnRow(context, box, run, room, plan, start, fills);
		fragments.push(...row.fragments.map((fragment) => shifted(fragment, 0, y)));
		rules.push(
			...rulesOf(
				box,
				plan,
				row,
				y,
				isFixed && end === box.children.length ? space.blockSize - y : row.blockSize,
			),
		);
		y += row.blockSize;
		if (row.breakToken) {
			if (isFixed || space.breaks === 'none')
				return { fragments, rules, blockSize: y, ...oversetIn(context, run, room, plan, row.breakToken, y) };
			return { fragments, rules, blockSize: y, breakToken: row.breakToken };
		}
		child = end;
		inner = undefined;
	}
	return { fragments, rules, blockSize: y };
}

const spans = (box: Box): boolean => box.kind !== 'paragraph' && box.style.columnSpan === 'all';

function endOfRun(children: readonly Box[], from: number): number {
	let end = from;
	while (end < children.length && !spans(children[end]!)) end++;
	return end;
}

interface Row extends FlowResult {
	/** Columns that hold something. */
	readonly used: number;
}

/** One row of columns: as high as the space where they fill it one by one, else as low as the text allows. */
function layColumnRow(
	context: LayoutContext,
	box: ContainerBox,
	children: readonly Box[],
	space: Space,
	plan: ColumnPlan,
	start: FlowResult['breakToken'],
	fills: boolean,
): Row {
	const lay = (height: number): Row => pour(context, children, space, plan, start, height);
	if (fills && Number.isFinite(space.blockSize)) return lay(space.blockSize);
	const single = plan.count === 1 ? space : withoutAreas(space);
	const whole = pour(context, children, single, { ...plan, count: 1 }, start, Number.POSITIVE_INFINITY);
	if (plan.count === 1) return whole.blockSize <= space.blockSize + SLACK ? whole : lay(space.blockSize);
	// Rows a column is the quotient rounded up (CLREQ 2.4.2); what must stay together may need more.
	const step = space.grid?.step ?? lineHeightOf(box.style, box.style.fontSize * 1.2);
	const least = Math.max(step, Math.ceil((whole.blockSize / plan.count - SLACK) / step) * step);
	for (
		let height = least, tries = 0;
		height <= space.blockSize + SLACK && tries < MOST_TRIES;
		height += step, tries++
	) {
		const row = lay(height);
		if (!row.breakToken && !row.fragments.some(({ standsOver }) => standsOver)) return row;
	}
	return Number.isFinite(space.blockSize) ? lay(space.blockSize) : whole;
}

/** Pours children through columns of one height; what does not go in is left in the token. */
function pour(
	context: LayoutContext,
	children: readonly Box[],
	space: Space,
	plan: ColumnPlan,
	start: FlowResult['breakToken'],
	height: number,
): Row {
	const xOf = (index: number): number => index * (plan.width + plan.gap);
	const whole = columnSpaces(space, plan, height).map((column, index) => ({
		space: column,
		x: xOf(index),
		region: 0,
	}));
	const settled = settleInColumns(context, children, whole, start, 'columns');
	const columns = settled?.spaces ?? whole.map((column) => column.space);
	const floats = settled?.floats.map(({ fragment }) => fragment) ?? [];
	const fragments: Fragment[] = [];
	let token = start;
	let blockSize = Math.max(0, ...floats.map(({ rect }) => rect.y + rect.height));
	let used = 0;
	for (const [index, column] of columns.entries()) {
		const result = layFlow(context, children, column, token, {
			leaksStart: false,
			leaksEnd: false,
			isRoot: true,
		});
		fragments.push(
			...result.fragments.map((fragment) => shifted(fragment, xOf(index), settled?.tops[index] ?? 0)),
		);
		blockSize = Math.max(blockSize, (settled?.tops[index] ?? 0) + result.blockSize);
		if (result.fragments.length > 0) used = index + 1;
		token = result.breakToken;
		if (!token) break;
	}
	fragments.push(...floats);
	const size = Number.isFinite(height) ? Math.min(height, Math.max(blockSize, 0)) : blockSize;
	if (settled?.deferred.length)
		token = { ...(token ?? { child: children.length }), deferred: settled.deferred };
	return token
		? { fragments, blockSize: size, breakToken: token, used }
		: { fragments, blockSize: size, used };
}

/** The spaces of a row of columns, each knowing those that follow, and the part that it sees of the areas over them. */
export function columnSpaces(
	space: Space,
	{ count, width, gap }: ColumnPlan,
	height: number,
): readonly Space[] {
	const { next: _, exclusions, ...rest } = space;
	const all = areasIn(exclusions);
	const spaces: Space[] = [];
	for (let i = count - 1; i >= 0; i--) {
		const [following] = spaces;
		const areas = areasWithin(all, i * (width + gap), 0, { inline: width, block: height });
		// A column that a picture covers passes the text on: nothing must be placed there.
		const isEmpty = (i > 0 || space.isEmpty) && !isCovered(areas, { inlineSize: width, blockSize: height });
		spaces.unshift({
			...rest,
			inlineSize: width,
			blockSize: height,
			breaks: Number.isFinite(height) ? 'column' : space.breaks === 'none' ? 'none' : 'column',
			isEmpty,
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
	children: readonly Box[],
	space: Space,
	plan: ColumnPlan,
	token: NonNullable<FlowResult['breakToken']>,
	end: number,
): Pick<InsideResult, 'overset'> {
	const [column] = columnSpaces(withoutAreas(space), { ...plan, count: 1 }, Number.POSITIVE_INFINITY);
	const rest = layFlow(context, children, { ...column!, breaks: 'none' }, token, {
		leaksStart: false,
		leaksEnd: false,
		isRoot: true,
	});
	const x = (plan.count - 1) * (plan.width + plan.gap);
	const overset = leftOver(rest.fragments.map((fragment) => shifted(fragment, x, end)));
	return overset ? { overset } : {};
}

/** Rules stand in the middle of the gaps between columns that hold something (CSS Multicol 1, 4). */
export function rulesOf(
	{ style }: ContainerBox,
	plan: ColumnPlan,
	{ used }: Pick<Row, 'used'>,
	y: number,
	height: number,
): readonly Rect[] {
	if (style.columnRuleStyle === 'none' || style.columnRuleStyle === 'hidden') return [];
	const width = style.columnRuleWidth;
	return Array.from({ length: Math.max(0, used - 1) }, (_, i) => ({
		x: (i + 1) * (plan.width + plan.gap) - plan.gap / 2 - width / 2,
		y,
		width,
		height,
	}));
}
