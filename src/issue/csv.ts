import { CsvError, parse } from 'csv-parse/sync';
import type { Report, Span } from '../base/index.js';

/** A cell and where its text begins. */
export interface Cell {
	readonly text: string;
	readonly span: Span;
}

/** More rows than any table of a newspaper has; a longer file is a mistake. */
const MAX_ROWS = 20_000;

/**
 * Reads a table whose cells hold one line each. Lines are parsed one by one, so that a broken quote harms its own row and no
 * other, and all broken rows are found in one run. Empty lines are passed over. Spaces around a cell's text are dropped.
 */
export function readTable(text: string, file: string, report: Report): readonly (readonly Cell[])[] {
	const lines = text.split('\n');
	if (lines.length > MAX_ROWS) {
		report({
			code: 'issue/csv',
			severity: 'error',
			message: `the table has ${lines.length} rows, more than the ${MAX_ROWS} that are read`,
			span: { file, line: MAX_ROWS + 1, column: 1 },
		});
		return [];
	}
	return lines.flatMap((line, index) => {
		if (line.trim() === '') return [];
		const cells = parseRow(line, { file, line: index + 1, column: 1 }, report);
		return cells ? [cells] : [];
	});
}

function parseRow(line: string, start: Span, report: Report): readonly Cell[] | undefined {
	try {
		const [texts = []] = parse(line, { relax_column_count: true });
		let at = 0;
		return texts.map((raw) => {
			const { begin, end } = cellRange(line, at);
			at = end + 1;
			const isQuoted = line[begin] === '"';
			const lead = raw.length - raw.trimStart().length;
			return { text: raw.trim(), span: { ...start, column: begin + (isQuoted ? 2 : 1) + lead } };
		});
	} catch (cause) {
		if (!(cause instanceof CsvError)) throw cause;
		report({
			code: 'issue/csv',
			severity: 'error',
			message: `the row cannot be read: ${MESSAGES[cause.code] ?? cause.message}`,
			span: { ...start, column: faultColumn(line) },
			hint: 'put a cell that holds a comma or a quote in quotes, and write a quote inside as ""',
		});
		return undefined;
	}
}

/** Offsets of the cell that starts at `begin`: to the comma after it, or to the end of the line. */
function cellRange(line: string, begin: number): { readonly begin: number; readonly end: number } {
	let at = begin;
	if (line[at] === '"') {
		for (at++; at < line.length; at++) {
			if (line[at] !== '"') continue;
			if (line[at + 1] !== '"') break;
			at++;
		}
	}
	const comma = line.indexOf(',', at);
	return { begin, end: comma < 0 ? line.length : comma };
}

/** The first cell with a quote where none may stand. */
function faultColumn(line: string): number {
	for (let at = 0; at < line.length; ) {
		const { begin, end } = cellRange(line, at);
		const cell = line.slice(begin, end);
		if (!/^(?:[^"]*|"(?:[^"]|"")*")$/.test(cell)) return begin + 1;
		at = end + 1;
	}
	return 1;
}

const MESSAGES: Readonly<Record<string, string>> = {
	CSV_QUOTE_NOT_CLOSED: 'a quote is not closed on its line',
	INVALID_OPENING_QUOTE: 'a quote stands inside a cell that does not begin with one',
	CSV_INVALID_CLOSING_QUOTE: 'text follows the closing quote of a cell',
};
