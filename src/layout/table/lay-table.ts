import type { Box, ContainerBox } from '../box.js';
import type { BreakToken } from '../break-token.js';
import type { LayoutContext } from '../context.js';
import type { Fragment } from '../fragment.js';
import type { FlowResult, InsideResult } from '../inside-result.js';
import type { Space } from '../space.js';
import { avoidsBreak, breakRows } from './break-rows.js';
import { tablePaint } from './table-layers.js';
import { planTable, type TablePlan } from './table-plan.js';
import { type BuiltRow, buildRows, type MeasuredRow, measureRows } from './table-rows.js';

/** Rounding that a row may stand over the end of its frame by. */
const SLACK = 0.01;

/** Head and foot stand again on every page while they leave this part of it to the rows between them. */
const LEAST_FOR_ROWS = 0.5;

/** Rows that cells tie together, as they were placed. */
interface Placed {
	readonly start: number;
	readonly measured: readonly MeasuredRow[];
	readonly built: readonly BuiltRow[];
	readonly isRepeated: boolean;
}

/**
 * Lays out a table: columns, then rows until the space is full. Where it goes on, its head stands again, and its foot before that
 * (CSS Tables 3, 6). `least` is the height that its style gives: what is left is shared out.
 */
export function layTable(
	context: LayoutContext,
	box: ContainerBox,
	space: Space,
	resume: BreakToken | undefined,
	least: number,
): InsideResult {
	const plan = planTable(context, box, space.inlineSize);
	const { rows, spacing, headEnd, footStart } = plan;
	const placed: Placed[] = [];
	let y = rows.length > 0 ? spacing.y : 0;
	const put = (measured: readonly MeasuredRow[], isRepeated: boolean): void => {
		const built = buildRows(plan, measured, y);
		placed.push({ start: measured[0]!.index, measured, built, isRepeated });
		y = bottomOf(built) + spacing.y;
	};
	const edges = repeatable(context, plan, space);
	if (resume) y += lineAbove(box, resume, edges.head ? 0 : resume.child);
	if (resume && resume.child >= headEnd && edges.head) put(edges.head, true);
	const end = (breakToken: FlowResult['breakToken']): InsideResult => {
		if (breakToken && breakToken.child < footStart && edges.foot) put(edges.foot, true);
		return result(box, plan, placed, y, breakToken);
	};
	const body = (): readonly Placed[] =>
		placed.filter(({ start, isRepeated }) => !isRepeated && start >= headEnd);
	for (let start = resume?.child ?? 0; start < rows.length; ) {
		const isResumed = resume !== undefined && start === resume.child;
		if (!isResumed && start > 0 && placed.length > 0 && isForced(plan, start, space))
			return end({ child: start });
		const bundle = { start, end: plan.ends[start]! };
		const measured = measureRows(context, plan, space, bundle, y, isResumed ? resume.row : undefined);
		const limit = space.blockSize - (edges.foot && start < footStart ? edges.footSize : 0);
		const bottom = y + heightOf(measured, spacing.y);
		if (space.breaks === 'none' || bottom <= limit + SLACK) {
			put(measured, false);
			start = bundle.end;
			continue;
		}
		const hasBody = body().length > 0 || (start < headEnd && placed.length > 0);
		const isTop = !hasBody && (resume !== undefined || space.isEmpty);
		// Rows that ask for it move on together, unless they are more than a page.
		const staysWhole = !isTop && measured.every((row) => avoidsBreak(row, space));
		const broken = staysWhole
			? undefined
			: breakRows(context, plan, measured, { space, top: y, limit, isTop });
		if (broken) {
			placed.push({ start, measured, built: broken.built, isRepeated: false });
			y = broken.bottom + spacing.y;
			return end(broken.breakToken);
		}
		if (isTop) {
			put(measured, false);
			start = bundle.end;
			continue;
		}
		// A head does not stand alone.
		if (!hasBody) return { fragments: [], blockSize: 0, breakToken: { child: 0 } };
		const from = takeBack(plan, placed, start, space);
		y = bottomOf(placed.at(-1)!.built) + spacing.y;
		return end(
			isResumed && from === start && resume.row ? { child: from, row: resume.row } : { child: from },
		);
	}
	if (!resume && y < least) return result(box, plan, stretch(plan, placed, least - y), least, undefined);
	return end(undefined);
}

/** Half of the shared border above the first row of a page: what the table's own edge gives on the first. */
function lineAbove({ borders }: ContainerBox, { row }: BreakToken, first: number): number {
	if (!borders || (row?.isStarted && first > 0)) return 0;
	return (borders.across[first] ?? []).reduce((most, edge) => Math.max(most, (edge?.width ?? 0) / 2), 0);
}

const bottomOf = (built: readonly BuiltRow[]): number => {
	const { rect } = built.at(-1)!.fragment;
	return rect.y + rect.height;
};

const heightOf = (measured: readonly MeasuredRow[], spacing: number): number =>
	measured.reduce((total, { height }) => total + height, spacing * (measured.length - 1));

interface Repeatable {
	readonly head?: readonly MeasuredRow[];
	readonly foot?: readonly MeasuredRow[];
	/** Of the foot, with the spacing above it. */
	readonly footSize: number;
}

/** Head and foot, where they may stand on every page. */
function repeatable(context: LayoutContext, plan: TablePlan, space: Space): Repeatable {
	const { rows, headEnd, footStart, spacing } = plan;
	if (space.breaks === 'none' || headEnd >= footStart) return { footSize: 0 };
	const measure = (start: number, end: number): readonly MeasuredRow[] | undefined =>
		end > start ? measureRows(context, plan, space, { start, end }, 0) : undefined;
	const head = measure(0, headEnd);
	const foot = measure(footStart, rows.length);
	const size = (part: readonly MeasuredRow[] | undefined): number =>
		part ? heightOf(part, spacing.y) + spacing.y : 0;
	if (size(head) + size(foot) > space.blockSize * LEAST_FOR_ROWS && space.isEmpty) return { footSize: 0 };
	return { ...(head && { head }), ...(foot && { foot }), footSize: size(foot) };
}

/** Breaks that `break-before` and `break-after` of rows and their groups force. */
function isForced({ rows }: TablePlan, start: number, { breaks }: Space): boolean {
	const forces = (value: string): boolean =>
		value === 'always' || value === breaks || (breaks === 'page' && (value === 'left' || value === 'right'));
	const [before, after] = [rows[start - 1]!.box, rows[start]!.box];
	const isEdge = before.part !== after.part;
	return (
		breaks !== 'none' &&
		(forces(before.style.breakAfter) ||
			forces(after.style.breakBefore) ||
			(isEdge && forces(before.part?.style.breakAfter ?? 'auto')) ||
			(isEdge && forces(after.part?.style.breakBefore ?? 'auto')))
	);
}

/** Takes rows back that must not be parted from the one after them; the row that the next page begins with. */
function takeBack({ rows, headEnd }: TablePlan, placed: Placed[], start: number, { breaks }: Space): number {
	const avoids = (value: string): boolean => value === 'avoid' || value === `avoid-${breaks}`;
	const isTied = (index: number): boolean =>
		avoids(rows[index - 1]!.box.style.breakAfter) || avoids(rows[index]!.box.style.breakBefore);
	let keep = placed.length;
	let from = start;
	while (keep > 0 && from > headEnd && !placed[keep - 1]!.isRepeated && isTied(from)) {
		keep--;
		from = placed[keep]!.start;
	}
	const keepsBody = placed
		.slice(0, keep)
		.some(({ start: first, isRepeated }) => !isRepeated && first >= headEnd);
	if (!keepsBody) return start;
	placed.splice(keep);
	return from;
}

/** Shares height out among the rows of a table that is higher than they are: to those without a height of their own. */
function stretch(plan: TablePlan, placed: readonly Placed[], extra: number): readonly Placed[] {
	const all = placed.flatMap(({ measured }) => measured);
	const open = (row: MeasuredRow): boolean =>
		row.row.box.rowGroup === 'body' &&
		[row.row.box, ...row.entries.map(({ cell }) => cell.box)].every(
			({ style }: Box) => style.height === 'auto',
		);
	const takers = [open, ({ row }: MeasuredRow) => row.box.rowGroup === 'body', () => true]
		.map((test) => all.filter(test))
		.find((rows) => rows.length > 0);
	if (!takers) return placed;
	const total = takers.reduce((sum, { height }) => sum + height, 0);
	const growth = new Map(
		takers.map((row) => [row, total > 0 ? (extra * row.height) / total : extra / takers.length]),
	);
	let y = plan.spacing.y;
	return placed.map((part) => {
		const measured = part.measured.map((row) => ({ ...row, height: row.height + (growth.get(row) ?? 0) }));
		const built = buildRows(plan, measured, y);
		y = bottomOf(built) + plan.spacing.y;
		return { ...part, measured, built };
	});
}

function result(
	box: ContainerBox,
	plan: TablePlan,
	placed: readonly Placed[],
	blockSize: number,
	breakToken: FlowResult['breakToken'],
): InsideResult {
	const fragments = placed.flatMap(({ built, isRepeated }) =>
		built.map(({ fragment }): Fragment => (isRepeated ? { ...fragment, isRepeated } : fragment)),
	);
	const table = tablePaint(
		box,
		plan,
		placed.flatMap(({ built }) => built),
	);
	return { fragments, blockSize, ...(table && { table }), ...(breakToken && { breakToken }) };
}
