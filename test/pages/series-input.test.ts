import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { build, check, formatDiagnostic, PressError, plan, show } from '../../src/index.js';
import { change, checkout, sampleProject } from '../support/project.js';

const THIRD = 'data/weather/2015q3/daily.csv';

test('a table of days that stops in the middle stops its issue and the one that is compared with it, and no other', async () => {
	const folder = sampleProject();
	const whole = readFileSync(join(folder, THIRD), 'utf8');
	writeFileSync(join(folder, THIRD), whole.slice(0, whole.indexOf('2015-08-16') + 14));
	const result = await build({ directory: folder, issues: ['weather'], editions: ['zh'] });
	expect(result.ok).toBe(false);
	expect(result.diagnostics.map(formatDiagnostic)).toEqual([
		`${THIRD}:48:15 error issue/csv the row has 2 cells, the table has 5 columns\n  hint: if it is the last row, the file may have been cut: get it anew`,
		`${THIRD}:48:15 error issue/series-cut the last row does not end with a line end, so the file may have been cut\n  hint: get the file anew; if it is whole, end its last line`,
		`${THIRD}:48:15 error issue/series-gap the table ends before its period: the rows of 2015-08-17 to 2015-09-30 are missing\n  hint: the file may have been cut: get it anew`,
	]);
	const ok = Object.fromEntries(result.editions.map((edition) => [edition.issue, edition.ok]));
	expect(ok).toEqual({ '2015q1': true, '2015q2': true, '2015q3': false, '2015q4': false });
	expect(existsSync(join(folder, 'output/weather/2015q2/zh.pdf'))).toBe(true);
	expect(existsSync(join(folder, 'output/weather/2015q3'))).toBe(false);
}, 60_000);

test('a sentence that new data make untrue is found', async () => {
	const folder = sampleProject();
	change(folder, 'data/weather/2015q1/daily.csv', '2015-03-15,55.9', '2015-03-15,5.9');
	change(folder, 'data/weather/2015q2/daily.csv', '2015-06-27,0.0', '2015-06-27,190.0');
	change(folder, 'data/weather/2015q2/daily.csv', '2015-06-26,0.0', '2015-06-26,189.0');
	const { diagnostics } = await check({ directory: folder, issues: ['weather/2015q2'], editions: ['en'] });
	expect(diagnostics.map(formatDiagnostic).filter((line) => line.includes('wrong-direction'))).toEqual([
		'data/weather/2015q2/stories/lead.en.md:3:26 error template/wrong-direction the text says fall, but figure "rain_change" is 55.2%\n  hint: correct the sentence, or write {{fig rain_change}}, which prints the sign',
		'data/weather/2015q2/stories/lead.en.md:7:47 error template/wrong-direction the text says fall, but figure "rain_change" is 55.2%\n  hint: correct the sentence, or write {{fig rain_change}}, which prints the sign',
	]);
}, 60_000);

test('each figure is shown with its operation and its rows', async () => {
	const { text, diagnostics } = await show(checkout, 'figures', 'weather/2015q1/en');
	expect(diagnostics).toEqual([]);
	expect(text).toContain(
		'season.wettest: 55.9 mm (Most rain in a day)\n  max precipitation\n  from data/weather/2015q1/daily.csv:75\n',
	);
	expect(text).toContain(
		'weeks.weeks_1_days: January 1–4 (Days)\n  by week\n  from data/weather/2015q1/daily.csv:2-5\n',
	);
	const written = await show(checkout, 'figures', 'xihu/2023-h1/zh');
	expect(written.text).toContain(
		'economy.gdp: 1014.3亿元 (地区生产总值)\n  from data/xihu/2023-h1/figures/economy.csv:2:35\n',
	);
	await expect(show(checkout, 'figures', 'weather/2015q1/fr')).rejects.toThrow(PressError);
});

test('an edition is stale when the days of the quarter that it is compared with change, and not when their words do', async () => {
	const folder = sampleProject();
	const options = { directory: folder, issues: ['weather/2015q2', 'weather/2015q3'], editions: ['zh'] };
	expect((await build(options)).diagnostics).toEqual([]);
	const reasons = async () =>
		Object.fromEntries((await plan(options)).editions.map(({ issue, reasons }) => [issue, reasons]));
	expect(await reasons()).toEqual({ '2015q2': [], '2015q3': [] });

	change(folder, 'data/weather/2015q1/issue.yaml', '每季一版', '一季一版');
	expect(await reasons()).toEqual({ '2015q2': [], '2015q3': [] });

	change(folder, 'data/weather/2015q1/daily.csv', '2015-03-15,55.9', '2015-03-15,54.9');
	expect(await reasons()).toEqual({ '2015q2': ['data/weather/2015q1/daily.csv changed'], '2015q3': [] });

	change(folder, 'data/weather/2015q2/issue.yaml', 'period: 2015-Q2', 'period: 2016-Q2');
	expect((await reasons())['2015q3']).toEqual(['"period" of data/weather/2015q2/issue.yaml changed']);
}, 60_000);
