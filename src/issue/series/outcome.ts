import {
	add,
	compare,
	type Decimal,
	divideFractions,
	type Fraction,
	fractionOf,
	subtractFractions,
	wholeFraction,
} from '../../quantity/index.js';
import { type Condition, holds } from './condition.js';
import type { Operation } from './derived.js';
import type { SeriesRow, SeriesShape } from './series.js';

/** What an operation makes, exact and not yet rounded, and the rows that it comes from. */
export type Outcome =
	| NumberOutcome
	| {
			readonly kind: 'days';
			readonly from: string;
			readonly to: string;
			readonly rows: readonly SeriesRow[];
	  }
	/** No value: a mean of no days, a change without an earlier issue. */
	| { readonly kind: 'absent'; readonly reason: string; readonly rows: readonly SeriesRow[] }
	/** Not to be had from data whose faults were reported. */
	| { readonly kind: 'faulty' };

export interface NumberOutcome {
	readonly kind: 'number';
	readonly exact: Fraction;
	/** Places after the point that the data has; a quotient is rounded to those that are declared. */
	readonly places: number;
	readonly unit: string;
	readonly rows: readonly SeriesRow[];
	/** Where an extreme is reached: days, or the days of a streak. Several when it is reached several times. */
	readonly spots: readonly (readonly SeriesRow[])[];
}

type RowOperation = Extract<Operation, { column: string } | { condition: Condition }>;

/** Works out an operation on rows of a series. */
export function ofRows(
	operation: RowOperation,
	all: readonly SeriesRow[],
	{ columns }: SeriesShape,
): Outcome {
	switch (operation.kind) {
		case 'max':
		case 'min':
		case 'mean':
		case 'sum': {
			const { kind, column, where } = operation;
			const declared = columns.find(({ id }) => id === column);
			const unit = declared?.kind === 'number' ? declared.unit : '';
			const rows = where ? all.filter((row) => holds(where, row)) : all;
			const values = rows.map((row) => numberIn(row, column));
			const places = Math.max(0, ...all.map((row) => numberIn(row, column).scale));
			const sum = values.reduce(add, { digits: 0n, scale: 0 });
			if (kind === 'sum') return { kind: 'number', exact: fractionOf(sum), places, unit, rows, spots: [] };
			if (rows.length === 0) return { kind: 'absent', reason: 'no day fulfils its condition', rows };
			if (kind === 'mean') {
				const exact = divideFractions(fractionOf(sum), wholeFraction(rows.length));
				return { kind: 'number', exact, places, unit, rows, spots: [] };
			}
			const sign = kind === 'max' ? 1 : -1;
			const best = values.reduce((a, b) => (sign * compare(b, a) > 0 ? b : a));
			const reached = rows.filter((row) => compare(numberIn(row, column), best) === 0);
			const spots = reached.map((row) => [row]);
			return { kind: 'number', exact: fractionOf(best), places, unit, rows: reached, spots };
		}
		case 'count': {
			const rows = all.filter((row) => holds(operation.condition, row));
			return { kind: 'number', exact: wholeFraction(rows.length), places: 0, unit: DAYS, rows, spots: [] };
		}
		case 'share': {
			const { condition, where } = operation;
			const base = where ? all.filter((row) => holds(where, row)) : all;
			if (base.length === 0) return { kind: 'absent', reason: 'no day fulfils its condition', rows: [] };
			const count = base.filter((row) => holds(condition, row)).length;
			const exact = { numerator: 100n * BigInt(count), denominator: BigInt(base.length) };
			return { kind: 'number', exact, places: 0, unit: PERCENT, rows: base, spots: [] };
		}
		case 'streak': {
			const spots = longestRuns(all, operation.condition);
			const exact = wholeFraction(spots[0]?.length ?? 0);
			return { kind: 'number', exact, places: 0, unit: DAYS, rows: spots.flat(), spots };
		}
	}
}

/** When a figure was reached. Of several times one must be picked, or the figure would be one by chance: then they are given. */
export function ofSpots(
	operation: Extract<Operation, { kind: 'date' | 'start' | 'end' | 'dates' }>,
	figure: Outcome,
): Outcome | { readonly kind: 'tie'; readonly days: readonly string[] } {
	if (figure.kind !== 'number') return figure;
	const { spots } = figure;
	if (spots.length === 0) return { kind: 'absent', reason: 'there was no such day', rows: [] };
	if (spots.length > 1 && !operation.pick) return { kind: 'tie', days: spots.map(([first]) => first!.date) };
	const rows = spots.at(operation.pick === 'last' ? -1 : 0)!;
	const [first, last] = [rows[0]!.date, rows.at(-1)!.date];
	const from = operation.kind === 'end' ? last : first;
	const to = operation.kind === 'date' || operation.kind === 'start' ? first : last;
	return { kind: 'days', from, to, rows };
}

/** One figure in hundredths of another. */
export function ofPart(part: Outcome, whole: Outcome): Outcome {
	if (part.kind !== 'number') return part;
	if (whole.kind !== 'number') return whole;
	if (whole.exact.numerator === 0n) return { kind: 'absent', reason: 'the whole is zero', rows: whole.rows };
	const exact = timesHundred(divideFractions(part.exact, whole.exact));
	return { kind: 'number', exact, places: 0, unit: PERCENT, rows: joined(part.rows, whole.rows), spots: [] };
}

/** A figure against the same figure of another time. */
export function ofChange(as: 'percent' | 'difference' | 'times', now: Outcome, then: Outcome): Outcome {
	if (now.kind !== 'number') return now;
	if (then.kind !== 'number') return then;
	const rows = joined(then.rows, now.rows);
	if (as === 'difference') {
		const exact = subtractFractions(now.exact, then.exact);
		const places = Math.max(now.places, then.places);
		return { kind: 'number', exact, places, unit: now.unit === PERCENT ? POINTS : now.unit, rows, spots: [] };
	}
	// A degree below zero, or nothing, has no percentage.
	if (then.exact.numerator <= 0n)
		return { kind: 'absent', reason: 'the earlier value is not above zero', rows };
	const exact =
		as === 'times'
			? divideFractions(now.exact, then.exact)
			: timesHundred(divideFractions(subtractFractions(now.exact, then.exact), then.exact));
	return { kind: 'number', exact, places: 0, unit: as === 'times' ? TIMES : PERCENT, rows, spots: [] };
}

/** Units of what is counted and compared, of `src/quantity`. */
const [DAYS, PERCENT, POINTS, TIMES] = ['天', '%', '个百分点', '倍'] as const;

const timesHundred = ({ numerator, denominator }: Fraction): Fraction => ({
	numerator: 100n * numerator,
	denominator,
});

/** A column of numbers has a number in every row of a series that was read. */
function numberIn({ cells }: SeriesRow, column: string): Decimal {
	const cell = cells[column];
	return typeof cell === 'object' ? cell : { digits: 0n, scale: 0 };
}

/** The runs of days that fulfil a condition and than which none is longer. */
function longestRuns(rows: readonly SeriesRow[], condition: Condition): readonly (readonly SeriesRow[])[] {
	const runs: SeriesRow[][] = [];
	let isOpen = false;
	for (const row of rows) {
		const counts = holds(condition, row);
		if (counts && isOpen) runs.at(-1)!.push(row);
		else if (counts) runs.push([row]);
		isOpen = counts;
	}
	const longest = Math.max(0, ...runs.map(({ length }) => length));
	return runs.filter(({ length }) => length === longest);
}

/** Both lists, a row that is in both once. */
const joined = (a: readonly SeriesRow[], b: readonly SeriesRow[]): readonly SeriesRow[] => [
	...new Set([...a, ...b]),
];
