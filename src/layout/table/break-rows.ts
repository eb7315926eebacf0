import type { BreakToken, RowBreak } from '../break-token.js';
import type { LayoutContext } from '../context.js';
import type { Fragment } from '../fragment.js';
import { shifted } from '../fragment.js';
import type { FlowResult } from '../inside-result.js';
import type { Space } from '../space.js';
import type { TablePlan } from './table-plan.js';
import { type BuiltRow, buildRows, builtRow, cellSpace, type Entry, type MeasuredRow } from './table-rows.js';

/** Rounding that a row may stand over the end of its frame by. */
const SLACK = 0.01;

/** A row is kept whole, for it is read across, unless so much of its page would stay empty. */
const LARGEST_HOLE = 1 / 3;

export interface BrokenRows {
	readonly built: readonly BuiltRow[];
	/** Bottom of what was placed. */
	readonly bottom: number;
	readonly breakToken: NonNullable<FlowResult['breakToken']>;
}

export interface RowRoom {
	readonly space: Space;
	/** Where the first row begins, and how far rows may go. */
	readonly top: number;
	readonly limit: number;
	/** Nothing of the table's own stands before on this page: something must be placed. */
	readonly isTop: boolean;
}

/**
 * Breaks rows that belong together and do not fit: between two of them, or within one that would leave a hole, or that is
 * higher than a page (CSS Tables 3, 6). Undefined when nothing of them would stay.
 */
export function breakRows(
	context: LayoutContext,
	plan: TablePlan,
	measured: readonly MeasuredRow[],
	room: RowRoom,
): BrokenRows | undefined {
	const tops: number[] = [];
	let y = room.top;
	for (const { height } of measured) {
		tops.push(y);
		y += height + plan.spacing.y;
	}
	const bottomOf = (i: number): number => tops[i]! + measured[i]!.height;
	const over = measured.findIndex((_, i) => bottomOf(i) > room.limit + SLACK);
	const cut = (row: number, at: number, isWithin: boolean): BrokenRows | undefined =>
		cutRows(context, plan, measured, { ...room, tops, row, at, isWithin });
	const hole = room.limit - tops[over]!;
	const isWhole = avoidsBreak(measured[over]!, room.space) || hole <= room.limit * LARGEST_HOLE;
	if (!isWhole || (room.isTop && over === 0)) {
		const within = cut(over, room.limit, true);
		if (within) return within;
	}
	return over === 0 ? undefined : cut(over, bottomOf(over - 1), false);
}

export const avoidsBreak = ({ row }: Pick<MeasuredRow, 'row'>, { breaks }: Space): boolean =>
	row.box.style.breakInside === 'avoid' || row.box.style.breakInside === `avoid-${breaks}`;

interface Cut extends RowRoom {
	readonly tops: readonly number[];
	/** The row that the next page begins with. */
	readonly row: number;
	/** Nothing goes below this. */
	readonly at: number;
	/** The cut goes through that row, else it is before it. */
	readonly isWithin: boolean;
}

interface CutEntry {
	readonly entry: Entry;
	readonly rowSpan: number;
	readonly fragment: Fragment;
	readonly token?: BreakToken;
}

function cutRows(
	context: LayoutContext,
	plan: TablePlan,
	measured: readonly MeasuredRow[],
	{ space, tops, row, at, isWithin, isTop }: Cut,
): BrokenRows | undefined {
	const last = isWithin ? row : row - 1;
	const cutEntry = (entry: Entry, i: number): CutEntry => {
		const { cell, rowSpan, fragment, token } = entry;
		const goesOn = i + rowSpan - 1 > last || (isWithin && i + rowSpan - 1 === last);
		if (!goesOn) return { entry, rowSpan, fragment };
		const whole = cellSpace(plan, cell, space, tops[i]!);
		const part: Space = {
			...whole,
			blockSize: at - tops[i]!,
			breaks: space.breaks,
			isEmpty: isTop && i === 0,
		};
		const laid = context.layout(cell.box, part, token);
		return {
			entry,
			rowSpan: last - i + 1,
			fragment: { ...laid.fragment, isLast: false },
			token: laid.breakToken ?? allPlaced(entry, laid.fragment),
		};
	};
	const cut = measured.slice(0, last + 1).map(({ entries }, i) => entries.map((entry) => cutEntry(entry, i)));
	if (isWithin && !cut[row]!.some(({ fragment }) => fragment.children.length > 0)) return undefined;
	const heights = measured.slice(0, last + 1).map(({ height }) => height);
	if (isWithin) {
		const reach = cut.flatMap((entries, i) =>
			entries
				.filter(({ token }) => token)
				.map(({ fragment }) => tops[i]! + fragment.rect.height - tops[row]!),
		);
		heights[row] = Math.max(0, Math.min(at - tops[row]!, Math.max(...reach)));
	}
	const shown = measured.slice(0, last + 1).map(
		(part, i): MeasuredRow => ({
			...part,
			height: heights[i]!,
			entries: cut[i]!.map(({ entry, rowSpan, fragment }) => ({ ...entry, rowSpan, fragment })),
		}),
	);
	const built = buildRows(plan, shown, tops[0]!).map((part, i) => {
		const isBroken = isWithin && i === row;
		return isBroken
			? builtRow(plan, { ...atTop(part, plan, cut[i]!), isLast: false }, tops[i]!, heights[i]!)
			: part;
	});
	const cells = cut.flatMap((entries) =>
		entries.flatMap(({ entry, token }) => (token ? [{ row: entry.row, cell: entry.index, token }] : [])),
	);
	const rowBreak: RowBreak = { isStarted: isWithin, cells };
	return {
		built,
		bottom: tops[last]! + heights[last]!,
		breakToken: { child: measured[row]!.index, ...(cells.length > 0 && { row: rowBreak }) },
	};
}

/** What is broken stands at the top of its row, whatever `vertical-align` says. */
function atTop(part: BuiltRow, plan: TablePlan, cut: readonly CutEntry[]): BuiltRow {
	const cells = part.cells.map((cell, i) => {
		const { fragment } = cut[i]!;
		const { height } = cell.fragment.rect;
		const own = shifted(fragment, plan.xs[cell.cell.column]!, 0);
		return { ...cell, fragment: { ...own, rect: { ...own.rect, height } } };
	});
	return { ...part, cells };
}

/** A cell whose content all stands on this page goes on empty on the next, beside those that are longer. */
const allPlaced = ({ cell, token }: Entry, { rect }: Fragment): BreakToken => ({
	box: cell.box,
	consumed: (token?.consumed ?? 0) + rect.height,
	child: cell.box.children.length,
});
