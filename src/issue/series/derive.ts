/** Works out the figures that a publication declares over the series of an issue. */
import type { Report, Span } from '../../base/index.js';
import { decimalText, roundFraction } from '../../quantity/index.js';
import { dayNumber } from '../calendar.js';
import type { Derivation, Figure, FigureTable, FigureValue } from '../issue.js';
import type { Language, PlacedText } from '../text.js';
import type { DerivedFigure, DerivedGroup, Operation } from './derived.js';
import { type Outcome, ofChange, ofPart, ofRows, ofSpots } from './outcome.js';
import type { Series, SeriesRow } from './series.js';

export interface DerivedFigures {
	readonly figures: readonly Figure[];
	readonly tables: readonly FigureTable[];
}

/** What the figures of an issue are derived from. */
export interface Sources {
	/** `weather/2015q2`, for findings: the declarations are those of all issues. */
	readonly issue: string;
	readonly series: ReadonlyMap<string, Series>;
	/** The series of another issue of the publication; or why there are none. `span`: where it is asked for. */
	seriesOf(
		against: string,
		span: Span,
	): ReadonlyMap<string, Series> | Extract<Outcome, { kind: 'absent' | 'faulty' }>;
}

export function deriveFigures(
	groups: readonly DerivedGroup[],
	sources: Sources,
	report: Report,
): DerivedFigures {
	const desk: Desk = { groups, sources, report, earlier: new Map() };
	const scope = new Map<string, Outcome>();
	const figures: Figure[] = [];
	const tables: FigureTable[] = [];
	for (const group of groups) {
		const series = sources.series.get(group.series);
		if (!series) continue;
		if (!group.by) {
			figures.push(...figuresOf(group, series, series.rows, scope, desk, (figure) => figure.id));
			continue;
		}
		const rows = splitRows(series.rows, group.by).map((rows, index) => {
			const number = index + 1;
			const id = (column: string): string => `${group.id}_${number}_${column}`;
			const days = daysFigure(id('days'), group, rows);
			const cells = figuresOf(group, series, rows, new Map(scope), desk, ({ id: column }) => id(column));
			const placed = cells.map((cell): Figure => ({ ...cell, period: rows[0]!.date }));
			figures.push(days, ...placed);
			return {
				number,
				days: days.id,
				cells: Object.fromEntries(placed.map((cell) => [cell.indicator!, cell.id])),
			};
		});
		tables.push({ id: group.id, columns: group.figures.map(({ id }) => id), rows });
	}
	return { figures, tables };
}

interface Desk {
	readonly groups: readonly DerivedGroup[];
	readonly sources: Sources;
	readonly report: Report;
	/** Outcomes of other issues, by what they are named by. */
	readonly earlier: Map<string, ReadonlyMap<string, Outcome> | Outcome>;
}

/** Adds each outcome to `scope`, where the figures declared below it find it. */
function figuresOf(
	group: DerivedGroup,
	series: Series,
	rows: readonly SeriesRow[],
	scope: Map<string, Outcome>,
	desk: Desk,
	nameOf: (figure: DerivedFigure) => string,
): readonly Figure[] {
	return group.figures.flatMap((figure) => {
		const outcome = compute(figure, series, rows, scope, desk);
		scope.set(figure.id, outcome);
		const value = figureValue(figure, nameOf(figure), outcome, desk);
		if (!value || outcome.kind === 'faulty') return [];
		return [
			{
				id: nameOf(figure),
				group: group.id,
				names: figure.names,
				value,
				...(group.by && { indicator: figure.id }),
				notes: {},
				extra: {},
				span: figure.span,
				derivation: derivationOf(figure.written, outcome.rows),
			},
		];
	});
}

function compute(
	{ id, operation, span }: DerivedFigure,
	series: Series,
	rows: readonly SeriesRow[],
	scope: ReadonlyMap<string, Outcome>,
	desk: Desk,
): Outcome {
	const outcomeOf = (figure: string): Outcome => scope.get(figure) ?? { kind: 'faulty' };
	switch (operation.kind) {
		case 'date':
		case 'start':
		case 'end':
		case 'dates': {
			const outcome = ofSpots(operation, outcomeOf(operation.figure));
			if (outcome.kind !== 'tie') return outcome;
			desk.report({
				code: 'issue/tie',
				severity: 'error',
				message: `in ${desk.sources.issue}, "${id}" is not one day: "${operation.figure}" is reached ${outcome.days.length} times, ${outcome.days.join(', ')}`,
				span,
				hint: 'say which is meant: "pick: first" or "pick: last"',
			});
			return { kind: 'faulty' };
		}
		case 'part':
			return ofPart(outcomeOf(operation.figure), outcomeOf(operation.of));
		case 'change': {
			const earlier = outcomesOf(operation.against, span, desk);
			const then = 'kind' in earlier ? earlier : (earlier.get(operation.figure) ?? { kind: 'faulty' });
			return ofChange(operation.as, outcomeOf(operation.figure), then);
		}
		default:
			return ofRows(operation, rows, series.shape);
	}
}

/** The figures of another issue that a change can be asked of: all that are worked out from its own rows. */
function outcomesOf(against: string, span: Span, desk: Desk): ReadonlyMap<string, Outcome> | Outcome {
	const known = desk.earlier.get(against);
	if (known) return known;
	const series = desk.sources.seriesOf(against, span);
	const outcomes = 'kind' in series ? series : ownOutcomes(series, desk);
	desk.earlier.set(against, outcomes);
	return outcomes;
}

function ownOutcomes(series: ReadonlyMap<string, Series>, desk: Desk): ReadonlyMap<string, Outcome> {
	const scope = new Map<string, Outcome>();
	for (const group of desk.groups) {
		const own = series.get(group.series);
		if (!own || group.by) continue;
		for (const figure of group.figures) {
			if (NOT_OWN.includes(figure.operation.kind)) continue;
			scope.set(figure.id, compute(figure, own, own.rows, scope, desk));
		}
	}
	return scope;
}

/** Operations that no change is asked of. */
const NOT_OWN: readonly Operation['kind'][] = ['change', 'date', 'start', 'end', 'dates'];

function figureValue(
	{ id, decimals, otherwise, span }: DerivedFigure,
	name: string,
	outcome: Outcome,
	{ sources, report }: Desk,
): FigureValue | undefined {
	switch (outcome.kind) {
		case 'number': {
			const rounded = roundFraction(outcome.exact, decimals ?? outcome.places);
			return { kind: 'quantity', quantity: { value: decimalText(rounded), unit: outcome.unit } };
		}
		case 'days':
			return { kind: 'days', from: outcome.from, to: outcome.to };
		case 'faulty':
			return undefined;
		case 'absent':
			if (otherwise) return { kind: 'absent', instead: otherwise };
			report({
				code: 'issue/no-value',
				severity: 'error',
				message: `in ${sources.issue}, figure "${name}" has no value: ${outcome.reason}`,
				span,
				hint: `say under "otherwise" of "${id}" what is printed then`,
			});
			return undefined;
	}
}

function derivationOf(operation: string, rows: readonly SeriesRow[]): Derivation {
	const files = new Map<string, number[]>();
	for (const { file, line } of rows) files.set(file, [...(files.get(file) ?? []), line]);
	return {
		operation,
		rows: [...files].map(([file, lines]) => ({ file, lines: lines.sort((a, b) => a - b) })),
	};
}

/** Weeks from Monday (ISO 8601, GB/T 7408) or months; the first and the last may be cut by the period. */
function splitRows(rows: readonly SeriesRow[], by: 'week' | 'month'): readonly (readonly SeriesRow[])[] {
	const parts = new Map<string | number, SeriesRow[]>();
	for (const row of rows) {
		// Day 0, 1970-01-01, was a Thursday.
		const key = by === 'week' ? Math.floor((dayNumber(row.date) + 3) / 7) : row.date.slice(0, 7);
		parts.set(key, [...(parts.get(key) ?? []), row]);
	}
	return [...parts.values()];
}

function daysFigure(id: string, { id: group, by, span }: DerivedGroup, rows: readonly SeriesRow[]): Figure {
	const [from, to] = [rows[0]!.date, rows.at(-1)!.date];
	const text = (text: string): PlacedText => ({ kind: 'text', text, span, isVerbatim: false });
	const texts: Readonly<Record<Language, PlacedText>> = { zh: text('日期'), en: text('Days') };
	return {
		id,
		group,
		names: { kind: 'localized', texts, span },
		value: { kind: 'days', from, to },
		period: from,
		indicator: 'days',
		notes: {},
		extra: {},
		span,
		derivation: derivationOf(`by ${by}`, rows),
	};
}
