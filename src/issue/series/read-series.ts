import { didYouMean, type Report, type Span } from '../../base/index.js';
import { joinPath, type Root, tryRead } from '../../files/index.js';
import { compare, type Decimal, decimalText, parseDecimal } from '../../quantity/index.js';
import { dayNumber, dayOf, isDate } from '../calendar.js';
import { type Cell, readTable } from '../csv.js';
import { type Period, periodStart } from '../period.js';
import type { Series, SeriesColumn, SeriesRow, SeriesShape } from './series.js';

/**
 * Reads a series of an issue, strictly: each day of the period has one row, in order, with all its cells. What is wrong is
 * reported at its cell, all in one run; then there is no series, for a sum over a part of the days would be a wrong figure.
 */
export function readSeries(
	project: Root,
	folder: string,
	shape: SeriesShape,
	period: Period,
	report: Report,
): Series | undefined {
	const file = joinPath(folder, shape.file.text);
	const text = tryRead(report, () => project.readText(file, shape.file.span));
	if (text === undefined) return undefined;
	let isSound = true;
	const note: Report = (diagnostic) => {
		isSound = false;
		report(diagnostic);
	};
	const [header, ...body] = readTable(text, file, note);
	const columns = readHeader(header ?? [], file, shape, note);
	if (!columns) return undefined;
	const lines = text.split('\n');
	if (body.length > 0 && lines.at(-1)!.trim() !== '') reportCut(file, lines, note);
	const days = new Days(file, { lines, header: header![0]!.span.line }, period, note);
	const rows = body.flatMap((cells) => {
		const isWhole = cells.length === columns.length;
		if (!isWhole) reportCells(cells, columns.length, note);
		const dateCell = cells[columns.indexOf('date')];
		const date = dateCell && days.take(dateCell);
		if (!isWhole || date === undefined) return [];
		const entries = shape.columns.map((column) => {
			const cell = cells[columns.indexOf(column.id)]!;
			return [column.id, readCell(cell, column, note)] as const;
		});
		const values = entries.flatMap(([id, value]) => (value === undefined ? [] : [[id, value] as const]));
		return [{ date, cells: Object.fromEntries(values), file, line: dateCell!.span.line }];
	});
	days.end();
	return isSound ? { shape, rows: rows satisfies readonly SeriesRow[] } : undefined;
}

/** The columns in the order of the file, or nothing when the rows cannot be read by them. */
function readHeader(
	header: readonly Cell[],
	file: string,
	shape: SeriesShape,
	report: Report,
): readonly string[] | undefined {
	const known = ['date', ...shape.columns.map(({ id }) => id)];
	const names = header.map(({ text }) => text);
	for (const [index, { text, span }] of header.entries()) {
		const isSecond = names.indexOf(text) < index;
		if (known.includes(text) && !isSecond) continue;
		report({
			code: 'issue/unknown-column',
			severity: 'error',
			message: isSecond ? `column "${text}" stands twice` : `series "${shape.id}" has no column "${text}"`,
			span,
			hint: isSecond
				? 'remove one of the two'
				: (didYouMean(text, known)?.hint ?? 'declare it under series in publication.yaml, or leave it out'),
		});
	}
	const missing = known.filter((column) => !names.includes(column));
	for (const column of missing) {
		report({
			code: 'issue/missing-column',
			severity: 'error',
			message: `the table has no column "${column}"`,
			span: { file, line: header[0]?.span.line ?? 1, column: 1 },
			hint: `series "${shape.id}" has ${known.join(', ')}`,
		});
	}
	return missing.length > 0 ? undefined : names;
}

function reportCells(cells: readonly Cell[], wanted: number, report: Report): void {
	const { span } = cells.at(-1)!;
	report({
		code: 'issue/csv',
		severity: 'error',
		message: `the row has ${cells.length} cells, the table has ${wanted} columns`,
		span: cells.length < wanted ? { ...span, column: span.column + cells.at(-1)!.text.length } : span,
		hint:
			cells.length < wanted
				? 'if it is the last row, the file may have been cut: get it anew'
				: 'put a cell that holds a comma in quotes',
	});
}

/** A last number that lost its last digits is still a number: only the missing end of the line tells. */
function reportCut(file: string, lines: readonly string[], report: Report): void {
	report({
		code: 'issue/series-cut',
		severity: 'error',
		message: 'the last row does not end with a line end, so the file may have been cut',
		span: { file, line: lines.length, column: lines.at(-1)!.length + 1 },
		hint: 'get the file anew; if it is whole, end its last line',
	});
}

function readCell({ text, span }: Cell, column: SeriesColumn, report: Report): Decimal | string | undefined {
	if (column.kind === 'category') {
		if (column.categories.includes(text)) return text;
		report({
			code: 'issue/wrong-value',
			severity: 'error',
			message: `"${text}" is no word of column "${column.id}"`,
			span,
			hint: didYouMean(text, column.categories)?.hint ?? `it has ${column.categories.join(', ')}`,
		});
		return undefined;
	}
	const value = parseDecimal(text);
	if (!value) {
		report({
			code: 'issue/not-a-number',
			severity: 'error',
			message: `"${text}" in column "${column.id}" is not a number`,
			span,
			hint: 'write plain digits, such as 10.9: the unit is declared in publication.yaml',
		});
		return undefined;
	}
	const { least, most } = column;
	const isLow = least !== undefined && compare(value, least) < 0;
	if (!isLow && (most === undefined || compare(value, most) <= 0)) return value;
	const bound = isLow ? `below ${decimalText(least)}` : `above ${decimalText(most!)}`;
	report({
		code: 'issue/wrong-value',
		severity: 'error',
		message: `${text} in column "${column.id}" is ${bound}`,
		span,
		hint: 'correct it, or change the bounds of the column in publication.yaml',
	});
	return undefined;
}

interface Lines {
	readonly lines: readonly string[];
	/** The number of the line that has the names of the columns. */
	readonly header: number;
}

/** Days without a row, by number: from `from` to before `to`. */
interface Gap {
	readonly from: number;
	readonly to: number;
	/** Rows between the two that could not be read. */
	readonly broken: number;
	readonly span: Span;
}

/** Follows the days of the rows from the first of the period to its last. */
class Days {
	readonly #file: string;
	readonly #lines: readonly string[];
	readonly #period: Period;
	readonly #report: Report;
	readonly #seen = new Map<string, Span>();
	readonly #gaps: Gap[] = [];
	/** The last day in order, and the line that has it; at first the day before the period, and the line of the header. */
	#last: { readonly number: number; readonly line: number };

	constructor(file: string, { lines, header }: Lines, period: Period, report: Report) {
		this.#file = file;
		this.#lines = lines;
		this.#period = period;
		this.#report = report;
		this.#last = { number: dayNumber(periodStart(period)) - 1, line: header };
	}

	/** The day of a row; nothing when it is none of the period, or has been there. */
	take({ text, span }: Cell): string | undefined {
		const start = periodStart(this.#period);
		if (!isDate(text)) {
			return this.#fail(`"${text}" is not a day`, span, 'write it as 2023-08-03');
		}
		if (text < start || text > this.#period.end) {
			const hint = `the period of the issue is ${this.#period.text}: ${start} to ${this.#period.end}`;
			return this.#fail(`${text} is outside the period of the issue`, span, hint);
		}
		const first = this.#seen.get(text);
		if (first) {
			const place = `${first.file}:${first.line}:${first.column}`;
			return this.#fail(`${text} stands twice, first at ${place}`, span, 'a day has one row: remove one');
		}
		this.#seen.set(text, span);
		const number = dayNumber(text);
		if (number < this.#last.number) {
			const hint = 'put the rows in the order of their days';
			return this.#fail(`${text} stands after ${dayOf(this.#last.number)}`, span, hint);
		}
		this.#noteGap(number, span, span.line);
		this.#last = { number, line: span.line };
		return text;
	}

	/** Says which days are missing, now that all rows were seen. */
	end(): void {
		const { line } = this.#last;
		const span = { file: this.#file, line, column: this.#lines[line - 1]!.length + 1 };
		this.#noteGap(dayNumber(this.#period.end) + 1, span, this.#lines.length + 1);
		for (const { from, to, broken, span } of this.#gaps) {
			const missing = Array.from({ length: to - from }, (_, at) => dayOf(from + at)).filter(
				(date) => !this.#seen.has(date),
			);
			const [first, last] = [missing[0], missing.at(-1)];
			// A row between them that cannot be read was reported as such.
			if (first === undefined || last === undefined || missing.length <= broken) continue;
			const isEnd = last === this.#period.end;
			const days =
				first === last ? `the row of ${first} is missing` : `the rows of ${first} to ${last} are missing`;
			this.#report({
				code: 'issue/series-gap',
				severity: 'error',
				message: isEnd ? `the table ends before its period: ${days}` : days,
				span,
				hint: isEnd
					? 'the file may have been cut: get it anew'
					: 'a series has a row for every day: add what is missing, in its place',
			});
		}
	}

	/** Days between the last row and the next. */
	#noteGap(next: number, span: Span, nextLine: number): void {
		const from = this.#last.number + 1;
		if (next === from) return;
		const broken = this.#lines.slice(this.#last.line, nextLine - 1).filter((line) => line.trim() !== '');
		this.#gaps.push({ from, to: next, broken: broken.length, span });
	}

	#fail(message: string, span: Span, hint: string): undefined {
		this.#report({ code: 'issue/series-date', severity: 'error', message, span, hint });
		return undefined;
	}
}
