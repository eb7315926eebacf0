import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { build, formatDiagnostic } from '../../src/index.js';
import { change, starterProject } from '../support/project.js';

const ROWS = [
	'library_visitors',
	'museum_visitors',
	'theatre_visitors',
	'new_trees',
	'bus_share',
	'upgrade_cost',
];

/** The starter with a line in each row of its table; `missing` has no series. */
function projectWithPlots(missing?: string): string {
	const folder = starterProject();
	change(
		folder,
		'templates/post/layouts/front.hbs',
		'<td class="value">{{fig row}}</td>',
		'<td>{{plot "trend" row=row.id alt=row.name}}</td><td class="value">{{fig row}}</td>',
	);
	change(folder, 'templates/post/layouts/front.hbs', '<th class="value">', '<th></th><th class="value">');
	change(
		folder,
		'templates/post/style.css',
		'.value {',
		'td .plot { display: inline-block; width: 60pt; height: 14pt; vertical-align: middle; }\n' +
			':root { --accent: #b03a2e; --companion: #1d5b5a; --text: #000; }\n.value {',
	);
	writeFileSync(
		join(folder, 'templates/post/charts/trend.yaml'),
		'kind: sparkline\ndata: trend.csv\nseries: of\n',
	);
	const lines = ROWS.filter((row) => row !== missing).flatMap((row, at) => [
		`${row},2024,${3 + at}`,
		`${row},2025,5`,
		`${row},2026,${9 - at}`,
	]);
	writeFileSync(join(folder, 'data/post/first/trend.csv'), ['of,time,value', ...lines].join('\n'));
	return folder;
}

describe('plots in the cells of a table', () => {
	test('are drawn each for its row, with files of their own, and keep the rows whole', async () => {
		const folder = projectWithPlots();
		const { ok, diagnostics } = await build({ directory: folder, editions: ['zh'] });
		expect(diagnostics.map(formatDiagnostic)).toEqual([]);
		expect(ok).toBe(true);
		const files = readdirSync(join(folder, 'output/post/first/charts/zh'));
		expect(files.filter((file) => file.startsWith('trend-')).sort()).toEqual(
			ROWS.flatMap((row) => [`trend-${row}-zh.png`, `trend-${row}-zh.svg`]).sort(),
		);
	});

	test('of rows without a series are told of', async () => {
		const folder = projectWithPlots('new_trees');
		const { diagnostics } = await build({ directory: folder, editions: ['zh'] });
		expect(diagnostics.map(formatDiagnostic)).toEqual([
			expect.stringMatching(/^templates\/post\/charts\/trend\.yaml:\d+:\d+ error chart\/empty .*new_trees/),
		]);
	});

	test('have names that folders take, whatever their values', async () => {
		const folder = projectWithPlots();
		const long = '𠮷林'.repeat(40);
		change(
			folder,
			'templates/post/layouts/front.hbs',
			'row=row.id alt',
			`row=row.id a="../../up" b="${long}" c="${long}" alt`,
		);
		const { ok, diagnostics } = await build({ directory: folder, editions: ['zh'] });
		expect(diagnostics.map(formatDiagnostic)).toEqual([]);
		expect(ok).toBe(true);
		const files = readdirSync(join(folder, 'output/post/first/charts/zh'));
		const names = files.filter((file) => file.startsWith('trend-') && file.endsWith('.svg')).sort();
		expect(names).toHaveLength(ROWS.length);
		for (const name of names) {
			expect(name).toMatch(/^trend--up-(?:𠮷林)+𠮷?-zh(?:-\d)?\.svg$/u);
			expect(Buffer.byteLength(name)).toBeLessThan(220);
		}
	});
});
