import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Diagnostic, formatDiagnostic } from '../../src/base/index.js';
import { kinds } from '../../src/chart/kinds/index.js';
import { openRoot } from '../../src/files/index.js';
import { loadIssue } from '../../src/issue/index.js';
import type { Op } from '../../src/paint/index.js';
import { closePress, openPress, type SetEdition, setEdition } from '../../src/press.js';
import { labelsIn } from '../support/labels-in.js';
import { checkout } from '../support/project.js';

const data = (file: string): readonly string[] =>
	readFileSync(`${checkout}/data/stylebook/minghu/${file}`, 'utf8').trim().split('\n');
/** The cell of a row, by the number of its column. */
const cell = (file: string, row: string, column: number): string => {
	const found = data(file).find((line) => line.startsWith(row));
	return found?.split(',')[column] ?? '';
};

describe.each(['zh', 'en'])('the chart book, edition %s', (edition) => {
	const diagnostics: Diagnostic[] = [];
	const project = openRoot(checkout);
	const note = (diagnostic: Diagnostic): void => {
		diagnostics.push(diagnostic);
	};
	const press = openPress(project, note);
	let set: SetEdition;

	beforeAll(async () => {
		set = await setEdition(press, loadIssue(project, 'stylebook', 'minghu', note), edition, note);
	});
	afterAll(() => {
		set.fonts.close();
		closePress(press);
	});

	test('has no findings', () => {
		expect(diagnostics.map(formatDiagnostic)).toEqual([]);
		expect(set.pages.length).toBe(2);
	});

	test('shows every kind of chart', () => {
		const shown = set.plots.map(({ name }) => {
			const file = name.replace(/-(?:zh|en)$/, '').replace(/^trend-.*$/, 'trend');
			const text = readFileSync(`${checkout}/templates/stylebook/charts/${file}.yaml`, 'utf8');
			return /^kind: (\S+)$/m.exec(text)?.[1] ?? '';
		});
		expect([...new Set(shown)].sort()).toEqual(Object.keys(kinds).sort());
	});

	test('cuts no chart at the edge of its box, for labels end there', () => {
		const clips = (ops: readonly Op[]): readonly Op[] =>
			ops.flatMap((op) => ('ops' in op ? [...('clip' in op && op.clip ? [op] : []), ...clips(op.ops)] : []));
		expect(set.painted.pages.flatMap(({ ops }) => clips(ops)).filter((op) => 'matrix' in op)).toEqual([]);
	});

	test('prints no label under 7 pt, in no font but those of the page', () => {
		const labels = set.plots.flatMap(({ drawing }) => labelsIn(drawing.ops));
		expect(labels.length).toBeGreaterThan(150);
		expect(labels.filter(({ size }) => size < 7)).toEqual([]);
		for (const { font } of labels) expect(font).toMatch(/^(?:source-sans-3|noto-sans-sc)/i);
	});
});

test('what the titles of the chart book say is so in its tables', () => {
	const output = (town: string, year: number): number => {
		const rows = data('tables/output.csv').map((line) => line.split(','));
		return Number(rows.find((row) => row[0] === town && row[3] === String(year))?.[4]);
	};
	const passes = [2016, 2017, 2018, 2019, 2020, 2021, 2022, 2023, 2024].filter(
		(year) =>
			output('xingang', year) > output('dongwan', year) &&
			output('xingang', year - 1) <= output('dongwan', year - 1),
	);
	expect(passes.map(String)).toEqual([cell('figures/facts.csv', 'pass_year', 3)]);
	const ferry = data('tables/ferry.csv').slice(1);
	const most = Math.max(...ferry.map((line) => Number(line.split(',')[1])));
	expect(ferry.find((line) => line.endsWith(`,${most}`))).toBe('2024-05-05,5890');
	expect(cell('figures/facts.csv', 'busiest', 3)).toBe(String(most));
	const people = data('figures/people.csv').slice(1);
	expect(people[0]).toBe('xingang,新港,New Harbour,86400,人');
	const totals = ['tables/commute.csv', 'tables/budget.csv'].flatMap((file) =>
		data(file)
			.slice(1)
			.map((line) => line.split(',').slice(3, -1).map(Number)),
	);
	for (const shares of totals) expect(shares.reduce((sum, share) => sum + share, 0)).toBe(100);
});
