import type { Style } from '../../style/index.js';
import { areaEnds, type GridLines, gridLines, rangeOf, type TrackRange } from './grid-lines.js';
import type { ExplicitTracks } from './grid-template.js';

/** The cells an item takes; tracks count from 0. */
export interface GridArea {
	readonly column: number;
	readonly columnSpan: number;
	readonly row: number;
	readonly rowSpan: number;
}

/** The tracks of one axis. */
export interface TrackCount {
	/** How many stand before those of the template. */
	readonly before: number;
	/** By the template and its areas. */
	readonly explicit: number;
	readonly all: number;
}

export interface GridPlacement {
	readonly areas: readonly GridArea[];
	readonly columns: TrackCount;
	readonly rows: TrackCount;
}

/** More tracks than a grid may grow to by items that stand far out or span far; each item may still have one of its own. */
const MOST_TRACKS = 5000;

/**
 * Finds the cells of each item (CSS Grid 2, 8.5). Items with lines in both axes first, then those with a line in the axis that
 * items are dealt out along, then the others, each into the first free cells behind the one before, or into holes too (`dense`).
 */
export function placeItems(
	container: Style,
	items: readonly Style[],
	columns: ExplicitTracks,
	rows: ExplicitTracks,
): GridPlacement {
	const { gridTemplateAreas: areas } = container;
	const columnLines = gridLines(columns, {
		count: areas[0]?.length ?? 0,
		ends: areaEnds(areas, 'column'),
	});
	const rowLines = gridLines(rows, { count: areas.length, ends: areaEnds(areas, 'row') });
	const isRow = container.gridAutoFlow.along === 'row';
	const wanted = items.map((style): Wanted => {
		const column = rangeOf(style.gridColumnStart, style.gridColumnEnd, columnLines);
		const row = rangeOf(style.gridRowStart, style.gridRowEnd, rowLines);
		return isRow ? { along: column, down: row } : { along: row, down: column };
	});
	const [alongLines, downLines] = isRow ? [columnLines, rowLines] : [rowLines, columnLines];
	const before = {
		along: outBefore(wanted.map(({ along }) => along)),
		down: outBefore(wanted.map(({ down }) => down)),
	};
	const inside = wanted.map(({ along, down }) => ({
		along: within(along, before.along),
		down: within(down, before.down),
	}));
	const explicit = before.along + alongLines.tracks;
	const cells = dealOut(inside, explicit, container.gridAutoFlow.isDense);
	const count = (lines: GridLines, side: 'along' | 'down'): TrackCount => ({
		before: before[side],
		explicit: lines.tracks,
		all: cells.reduce(
			(most, cell) => Math.max(most, cell[side].start + cell[side].span),
			before[side] + lines.tracks,
		),
	});
	const counts = { along: count(alongLines, 'along'), down: count(downLines, 'down') };
	return {
		areas: cells.map(({ along, down }) => {
			const [column, row] = isRow ? [along, down] : [down, along];
			return { column: column.start, columnSpan: column.span, row: row.start, rowSpan: row.span };
		}),
		columns: isRow ? counts.along : counts.down,
		rows: isRow ? counts.down : counts.along,
	};
}

/** Along the tracks that items are dealt out into, and from one such line of cells to the next. */
interface Wanted {
	readonly along: TrackRange;
	readonly down: TrackRange;
}

interface Placed {
	readonly start: number;
	readonly span: number;
}

interface Cells {
	readonly along: Placed;
	readonly down: Placed;
}

/** How many tracks stand before those of the template, because an item begins there. */
const outBefore = (ranges: readonly TrackRange[]): number =>
	Math.min(
		MOST_TRACKS,
		ranges.reduce((most, { start = 0 }) => Math.max(most, -start), 0),
	);

/** Counted from the first track of all, and not beyond the most there may be. */
function within({ start, span }: TrackRange, before: number): TrackRange {
	if (start === undefined) return { start, span: Math.min(span, MOST_TRACKS) };
	const first = Math.min(Math.max(0, start + before), MOST_TRACKS - 1);
	return { start: first, span: Math.max(1, Math.min(start + before + span, MOST_TRACKS) - first) };
}

function dealOut(wanted: readonly Wanted[], explicit: number, isDense: boolean): readonly Cells[] {
	const taken = new Taken();
	const found = new Map<number, Cells>();
	const take = (index: number, along: Placed, down: Placed): void => {
		taken.add(along, down);
		found.set(index, { along, down });
	};
	wanted.forEach(({ along, down }, i) => {
		if (isSet(along) && isSet(down)) take(i, along, down);
	});
	// Items of a given line of cells, into the first room in it; when not dense, behind those that came to it so (8.5 step 2).
	const cursors = new Map<number, number>();
	wanted.forEach(({ along, down }, i) => {
		if (isSet(along) || !isSet(down)) return;
		let start = isDense ? 0 : (cursors.get(down.start) ?? 0);
		while (!taken.isFree({ start, span: along.span }, down)) start++;
		cursors.set(down.start, start + along.span);
		take(i, { start, span: along.span }, down);
	});
	const across = wanted.reduce(
		(most, { along }, i) => Math.max(most, (found.get(i)?.along.start ?? along.start ?? 0) + along.span),
		Math.max(1, explicit),
	);
	let cursor = { along: 0, down: 0 };
	wanted.forEach(({ along, down }, i) => {
		if (found.has(i)) return;
		if (isDense) cursor = { along: 0, down: 0 };
		const { span } = down;
		if (isSet(along)) {
			let at = !isDense && along.start < cursor.along ? cursor.down + 1 : cursor.down;
			while (!taken.isFree(along, { start: at, span })) at++;
			cursor = { along: along.start, down: at };
			take(i, along, { start: at, span });
			return;
		}
		const fits = (): boolean =>
			cursor.along + along.span <= across &&
			taken.isFree({ start: cursor.along, span: along.span }, { start: cursor.down, span });
		while (!fits()) {
			const isAtEnd = cursor.along + along.span >= across;
			cursor = isAtEnd ? { along: 0, down: cursor.down + 1 } : { along: cursor.along + 1, down: cursor.down };
		}
		take(i, { start: cursor.along, span: along.span }, { start: cursor.down, span });
	});
	return wanted.map((_, i) => found.get(i)!);
}

const isSet = (range: TrackRange): range is Placed => range.start !== undefined;

/** The cells that are taken, line by line: what was added as one stretch is asked for as one. */
class Taken {
	private readonly lines = new Map<number, Placed[]>();

	add(along: Placed, down: Placed): void {
		for (let at = down.start; at < down.start + down.span; at++) {
			const line = this.lines.get(at);
			if (!line) this.lines.set(at, [along]);
			// Stretches that follow each other become one, so that a long line is asked quickly.
			else if (line.at(-1)!.start + line.at(-1)!.span === along.start)
				line[line.length - 1] = { start: line.at(-1)!.start, span: line.at(-1)!.span + along.span };
			else line.push(along);
		}
	}

	isFree(along: Placed, down: Placed): boolean {
		const end = along.start + along.span;
		for (let at = down.start; at < down.start + down.span; at++) {
			const line = this.lines.get(at);
			if (line?.some(({ start, span }) => start < end && along.start < start + span)) return false;
		}
		return true;
	}
}
