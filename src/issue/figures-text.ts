import { formatQuantity } from '../quantity/index.js';
import { daysText } from './calendar.js';
import type { Derivation, Figure, Issue } from './issue.js';
import type { Language } from './text.js';

/** Every figure of an issue with its value and what it comes from: the cell, or the operation and the rows. */
export function figuresText({ figures }: Issue, language: Language): string {
	return Object.values(figures)
		.map((figure) => {
			const { id, group, names, span, derivation } = figure;
			const head = `${group}.${id}: ${printed(figure, language)} (${names.texts[language]?.text ?? ''})\n`;
			if (!derivation) return `${head}  from ${span.file}:${span.line}:${span.column}\n`;
			const rows = derivation.rows.map(rowsText).join('') || '  from no row\n';
			return `${head}  ${derivation.operation}\n${rows}`;
		})
		.join('');
}

function printed({ value }: Figure, language: Language): string {
	switch (value.kind) {
		case 'quantity':
			return formatQuantity(value.quantity, language, 'full');
		case 'days':
			return daysText(value.from, value.to, language, 'long');
		case 'absent':
			return value.instead.texts[language]?.text ?? '';
	}
}

/** `data/weather/2015q1/daily.csv:2-60,75` */
function rowsText({ file, lines }: Derivation['rows'][number]): string {
	const runs: [number, number][] = [];
	for (const line of lines) {
		const last = runs.at(-1);
		if (last && last[1] === line - 1) last[1] = line;
		else runs.push([line, line]);
	}
	const ranges = runs.map(([from, to]) => (from === to ? `${from}` : `${from}-${to}`));
	return `  from ${file}:${ranges.join(',')}\n`;
}
