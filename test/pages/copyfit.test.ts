import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { build, formatDiagnostic, show } from '../../src/index.js';
import { change, checkout, starterProject } from '../support/project.js';

/** The starter's paper with its story in columns of eight rows, which it does not fill. */
let folder: string;
beforeAll(() => {
	folder = starterProject();
	change(
		folder,
		'templates/post/style.css',
		'.columns {',
		'.columns { height: 112pt; column-fill: auto; line-grid: create; line-snap: baseline; -x-copyfit: squeeze tracking leading;',
	);
});

const decision =
	'<div> on page 1 had 5 rows empty: tracking of 0.02em in 1 paragraph; it still has 4 rows empty';

test('what was done to a story is said by build, stands in the report, and is said again of what is up to date', async () => {
	const first = await build({ directory: folder, editions: ['zh'] });
	expect(first.editions.map(({ outcome, decisions }) => [outcome, decisions])).toEqual([
		['built', [decision]],
	]);
	expect(first.diagnostics.map(formatDiagnostic)).toEqual([
		expect.stringMatching(
			/^data\/post\/first\/stories\/lead\.zh\.md:6:1 warning layout\/copyfit <div> on page 1 still has 4 rows empty.*\n {2}hint: write 55 characters more, .*; leading: its lines stay on the rows of a baseline grid$/,
		),
	]);
	const report = JSON.parse(readFileSync(join(folder, 'output/post/first/report.json'), 'utf8'));
	expect(report.editions.zh.decisions).toEqual([
		expect.objectContaining({
			story: '<div>',
			folio: '1',
			before: { lines: 0, rows: 5 },
			after: { lines: 0, rows: 4 },
			steps: ['tracking of 0.02em in 1 paragraph'],
		}),
	]);
	const second = await build({ directory: folder, editions: ['zh'] });
	expect(second.editions.map(({ outcome, decisions }) => [outcome, decisions])).toEqual([
		['up to date', [decision]],
	]);
	const { text } = await show(folder, 'pages', 'post/first/zh');
	expect(text).toContain('copyfit [tracking of 0.02em in 1 paragraph]');
});

test('the command prints it under the edition', () => {
	const main = join(checkout, 'dist/cli/main.js');
	const text = execFileSync(
		process.execPath,
		[main, '--project', folder, 'build', '--edition', 'zh', '--force'],
		{
			encoding: 'utf8',
			stdio: ['ignore', 'pipe', 'ignore'],
		},
	);
	expect(text).toContain(`\n  ${decision}\n`);
});
