import { daysText } from '../calendar.js';
import type { Figure, FigureTable } from '../issue.js';
import type { Language } from '../text.js';

/**
 * Derived figures as the files that charts read, by path in the folder: `figures/season.csv` has a row a figure, as files of
 * figures have, and `figures/weeks.csv` a row a week, with a column for each figure.
 */
export function chartTables(
	figures: readonly Figure[],
	tables: readonly FigureTable[],
	languages: readonly Language[],
): Readonly<Record<string, string>> {
	const byId = new Map(figures.map((figure) => [figure.id, figure]));
	const texts: Record<string, string> = {};
	for (const { id, columns, rows } of tables) {
		const header = ['number', 'from', 'to', ...languages, ...columns];
		const lines = rows.map(({ number, days, cells }) => {
			const { from, to } = daysOf(byId.get(days));
			const labels = languages.map((language) => daysText(from, to, language, 'short'));
			return [
				String(number),
				from,
				to,
				...labels,
				...columns.map((column) => numberOf(byId.get(cells[column] ?? ''))),
			];
		});
		texts[`figures/${id}.csv`] = csvText([header, ...lines]);
	}
	const groups = new Set(figures.map(({ group }) => group));
	for (const group of groups) {
		if (tables.some(({ id }) => id === group)) continue;
		const header = ['id', ...languages, 'value', 'unit', 'from', 'to'];
		const lines = figures
			.filter((figure) => figure.group === group)
			.map((figure) => {
				const names = languages.map((language) => figure.names.texts[language]?.text ?? '');
				const unit = figure.value.kind === 'quantity' ? figure.value.quantity.unit : '';
				const { from, to } = daysOf(figure);
				return [figure.id, ...names, numberOf(figure), unit, from, to];
			});
		texts[`figures/${group}.csv`] = csvText([header, ...lines]);
	}
	return texts;
}

const numberOf = (figure: Figure | undefined): string =>
	figure?.value.kind === 'quantity' ? figure.value.quantity.value : '';

const daysOf = (figure: Figure | undefined): { readonly from: string; readonly to: string } =>
	figure?.value.kind === 'days' ? figure.value : { from: '', to: '' };

const csvText = (rows: readonly (readonly string[])[]): string =>
	rows.map((cells) => `${cells.map(csvCell).join(',')}\n`).join('');

const csvCell = (text: string): string => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
