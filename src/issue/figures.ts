import { didYouMean, type Report, type Span } from '../base/index.js';
import { type Root, tryRead } from '../files/index.js';
import { findUnit, parseDecimal, unitSymbols } from '../quantity/index.js';
import { type Cell, readTable } from './csv.js';
import type { Figure } from './issue.js';
import { checkCharacters, reportMissing } from './place.js';
import type { TableShape } from './publication.js';
import type { Language, PlacedText } from './text.js';

/** Reads every `*.csv` of a folder: a row a figure. An id is used once in the whole issue. */
export function readFigures(
	project: Root,
	folder: string,
	shape: TableShape,
	report: Report,
): Readonly<Record<string, Figure>> {
	const figures = new Map<string, Figure>();
	const places = new Map<string, Span>();
	for (const name of project.list(folder).filter((entry) => entry.endsWith('.csv'))) {
		const file = `${folder}/${name}`;
		const text = tryRead(report, () => project.readText(file));
		if (text === undefined) continue;
		const rows = readTable(text, file, report);
		const group = name.slice(0, -'.csv'.length);
		for (const row of readRows(rows, file, shape, report)) {
			const id = row.cell('id');
			const first = places.get(id.text);
			if (first) {
				report({
					code: 'issue/duplicate-figure',
					severity: 'error',
					message: `figure "${id.text}" is defined twice, first at ${first.file}:${first.line}:${first.column}`,
					span: id.span,
					hint: 'an id is used once in an issue: rename one of the two',
				});
				continue;
			}
			places.set(id.text, id.span);
			const figure = readFigure(row, group, shape.languages, report);
			if (figure) figures.set(id.text, figure);
		}
	}
	return Object.fromEntries(figures);
}

interface Row {
	/** Empty text at the start of the row for a column that the file does not have. */
	cell(column: string): Cell;
	readonly extraColumns: readonly string[];
}

function readRows(
	rows: readonly (readonly Cell[])[],
	file: string,
	{ languages, figureColumns }: TableShape,
	report: Report,
): readonly Row[] {
	const [header, ...body] = rows;
	const required = ['id', ...languages, 'value', 'unit'];
	const optional = ['rank', 'period', 'indicator', ...languages.map((language) => `note_${language}`)];
	const known = [...required, ...optional, ...figureColumns];
	const names = (header ?? []).map(({ text }) => text);
	for (const [index, { text, span }] of (header ?? []).entries()) {
		const isSecond = names.indexOf(text) < index;
		if (known.includes(text) && !isSecond) continue;
		report({
			code: 'issue/unknown-column',
			severity: 'error',
			message: isSecond ? `column "${text}" stands twice` : `there is no column "${text}"`,
			span,
			hint:
				didYouMean(text, known)?.hint ?? 'columns of your own are named in figureColumns of publication.yaml',
		});
	}
	const missing = required.filter((column) => !names.includes(column));
	for (const column of missing) {
		report({
			code: 'issue/missing-column',
			severity: 'error',
			message: `the table has no column "${column}"`,
			span: { file, line: header?.[0]?.span.line ?? 1, column: 1 },
			hint: `every table has ${required.join(', ')}`,
		});
	}
	if (missing.length > 0) return [];
	return body.flatMap((cells) => {
		const first = cells[0]!;
		const start = { ...first.span, column: 1 };
		if (cells.length !== names.length) {
			report({
				code: 'issue/csv',
				severity: 'error',
				message: `the row has ${cells.length} cells, the table has ${names.length} columns`,
				span: start,
				hint:
					cells.length < names.length ? 'add the missing commas' : 'put a cell that holds a comma in quotes',
			});
			return [];
		}
		const cell = (column: string): Cell => cells[names.indexOf(column)] ?? { text: '', span: start };
		return [{ cell, extraColumns: figureColumns.filter((column) => names.includes(column)) }];
	});
}

function readFigure(
	row: Row,
	group: string,
	languages: readonly Language[],
	report: Report,
): Figure | undefined {
	const [id, value, unit, rank] = [row.cell('id'), row.cell('value'), row.cell('unit'), row.cell('rank')];
	let isSound = true;
	const fault = (
		code: `issue/${string}` | `quantity/${string}`,
		message: string,
		span: Span,
		hint?: string,
	) => {
		isSound = false;
		report({ code, severity: 'error', message, span, ...(hint !== undefined && { hint }) });
	};
	if (!/^[A-Za-z][A-Za-z0-9_-]*$/.test(id.text)) {
		const hint = 'an id starts with a letter and goes on with letters, digits, "-" and "_"';
		fault('issue/bad-id', `"${id.text}" cannot be the id of a figure`, id.span, hint);
	}
	if (!parseDecimal(value.text)) {
		const hint = 'write plain digits, such as 1014.3: the unit has its own column';
		fault(
			'issue/not-a-number',
			`value "${value.text}" of figure "${id.text}" is not a number`,
			value.span,
			hint,
		);
	}
	if (!findUnit(unit.text)) {
		const hint = didYouMean(unit.text, unitSymbols)?.hint ?? `units: ${unitSymbols.join(' ')}`;
		fault('quantity/unknown-unit', `there is no unit "${unit.text}"`, unit.span, hint);
	}
	if (rank.text !== '' && !/^[1-9]\d{0,8}$/.test(rank.text)) {
		fault(
			'issue/not-a-number',
			`rank "${rank.text}" of figure "${id.text}" is not a whole number`,
			rank.span,
		);
	}
	const texts: Partial<Record<Language, PlacedText>> = {};
	const notes: Partial<Record<Language, PlacedText>> = {};
	const placed = ({ text, span }: Cell): PlacedText => {
		checkCharacters(text, span, report);
		return { kind: 'text', text, span, isVerbatim: !text.includes('"') };
	};
	for (const language of languages) {
		const name = row.cell(language);
		if (name.text === '') {
			isSound = false;
			reportMissing(id.text, language, name.span, report);
		} else texts[language] = placed(name);
		const note = row.cell(`note_${language}`);
		if (note.text !== '') notes[language] = placed(note);
	}
	if (!isSound) return undefined;
	return {
		id: id.text,
		group,
		names: { kind: 'localized', texts, span: row.cell(languages[0]!).span },
		value: { kind: 'quantity', quantity: { value: value.text, unit: unit.text } },
		...(rank.text !== '' && { rank: Number(rank.text) }),
		...(row.cell('period').text !== '' && { period: row.cell('period').text }),
		...(row.cell('indicator').text !== '' && { indicator: row.cell('indicator').text }),
		notes,
		extra: Object.fromEntries(row.extraColumns.map((column) => [column, placed(row.cell(column))])),
		span: value.span,
	};
}
