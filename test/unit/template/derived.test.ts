import { describe, expect, test } from 'vitest';
import { type Diagnostic, formatDiagnostic, sortDiagnostics } from '../../../src/base/index.js';
import { loadIssue } from '../../../src/issue/index.js';
import { renderEdition } from '../../../src/template/index.js';
import { writeProject } from '../issue/sample.js';
import { PUBLICATION, publication, sound } from '../issue/series-sample.js';

const LAYOUT = 'templates/weather/layouts/zh.hbs';
const otherwise = 'otherwise: { zh: 无上月, en: none }';
const figures = [
	'total: sum: rain',
	'dry: streak: rain = 0',
	'dry_days: dates: dry',
	'most: max: high',
	'day: date: most',
	'grew: change: total, against: previous, as: percent, decimals: 0',
	'warmer: change: most, against: previous, as: difference',
	'low: min: high',
	'colder: change: low, against: previous, as: difference',
	`year: change: total, against: year-before, as: times, decimals: 1, ${otherwise}`,
];
const weeks = `  weeks:
    series: daily
    by: week
    figures:
      rain: { names: { zh: 雨, en: Rain }, sum: rain }
`;

/** The html of a layout in which both languages can be printed, or its findings. */
function layout(source: string): string {
	const files = {
		...sound,
		[PUBLICATION]: publication(figures, weeks),
		[LAYOUT]: source,
		'templates/weather/style.css': '',
	};
	const project = writeProject(files);
	const findings: Diagnostic[] = [];
	const issue = loadIssue(project, 'weather', '2015-02', (finding) => findings.push(finding));
	const { html } = renderEdition(issue, 'zh', project, (finding) => findings.push(finding));
	return findings.length > 0 ? sortDiagnostics(findings).map(formatDiagnostic).join('\n') : html;
}

describe('derived figures on the page', () => {
	test.each([
		['{{fig total}}', '<data value="25.0" data-figure="season.total">25.0毫米</data>'],
		['{{num dry}} {{unit dry}} {{name dry}}', '<data value="9" data-figure="season.dry">9</data> 天 名'],
		[
			'{{fig dry_days}}',
			'<data value="2015-02-11/2015-02-19" data-figure="season.dry_days">2月11日至19日</data>',
		],
		['{{fig day}}', '<data value="2015-02-10" data-figure="season.day">2月10日</data>'],
		['{{fig day form="weekday"}}', '<data value="2015-02-10" data-figure="season.day">星期二</data>'],
		[
			'{{#in "en"}}{{fig day}}, {{fig day form="short"}}, {{fig day form="weekday"}}{{/in}}',
			'<data value="2015-02-10" data-figure="season.day">February 10</data>, <data value="2015-02-10" data-figure="season.day">Feb 10</data>, <data value="2015-02-10" data-figure="season.day">Tuesday</data>',
		],
		['{{rise grew}}', '<data value="2400" data-figure="season.grew">2400%</data>'],
		['{{fall colder}}', '<data value="5.5" data-figure="season.colder">5.5摄氏度</data>'],
		['{{fig colder}}', '<data value="-5.5" data-figure="season.colder">−5.5摄氏度</data>'],
		['{{fig colder sign=true}}', '<data value="-5.5" data-figure="season.colder">−5.5摄氏度</data>'],
		['{{fig grew sign=true}}', '<data value="2400" data-figure="season.grew">+2400%</data>'],
		['{{fig year}}{{num year}}{{rise year}}{{unit year}}', '无上月无上月无上月'],
		['{{#with (figure year) as |f|}}{{#if f.value}}a{{else}}b{{/if}}{{/with}}', 'b'],
		[
			'{{#each (figures "weeks") as |week|}}{{week.number}} {{fig week.days}} {{num week.rain}};{{/each}}',
			'1 <data value="2015-02-01" data-figure="weeks.weeks_1_days">2月1日</data> <data value="0.0" data-figure="weeks.weeks_1_rain">0.0</data>;' +
				'2 <data value="2015-02-02/2015-02-08" data-figure="weeks.weeks_2_days">2月2日至8日</data> <data value="3.5" data-figure="weeks.weeks_2_rain">3.5</data>;' +
				'3 <data value="2015-02-09/2015-02-15" data-figure="weeks.weeks_3_days">2月9日至15日</data> <data value="10.5" data-figure="weeks.weeks_3_rain">10.5</data>;' +
				'4 <data value="2015-02-16/2015-02-22" data-figure="weeks.weeks_4_days">2月16日至22日</data> <data value="11.0" data-figure="weeks.weeks_4_rain">11.0</data>;' +
				'5 <data value="2015-02-23/2015-02-28" data-figure="weeks.weeks_5_days">2月23日至28日</data> <data value="0.0" data-figure="weeks.weeks_5_rain">0.0</data>;',
		],
		['{{fig weeks_3_rain}}', '<data value="10.5" data-figure="weeks.weeks_3_rain">10.5毫米</data>'],
	])('%s', (source, html) => {
		expect(layout(source)).toBe(html);
	});

	test.each([
		[
			'{{fall grew}}',
			'template/wrong-direction the text says fall, but figure "grew" is 2400%\n  hint: correct the sentence, or write {{fig grew}}, which prints the sign',
		],
		[
			'{{rise colder}}',
			'template/wrong-direction the text says rise, but figure "colder" is −5.5摄氏度\n  hint: correct the sentence, or write {{fig colder}}, which prints the sign',
		],
		[
			'{{num day}}',
			'template/not-a-number figure "day" is a day, which has no digits or unit of its own\n  hint: write {{fig day}}',
		],
		[
			'{{unit day}}',
			'template/not-a-number figure "day" is a day, which has no digits or unit of its own\n  hint: write {{fig day}}',
		],
		[
			'{{fig day form="tiny"}}',
			'template/wrong-arguments form must be "long", "short", "weekday", not "tiny"',
		],
		[
			'{{#each (figures "weeks") as |w|}}{{num w.snow}}{{/each}}',
			'template/unknown-variable there is no "snow" in "w.snow"\n  hint: here are number, days, rain',
		],
	])('%s is a finding', (source, finding) => {
		expect(layout(source)).toContain(` error ${finding}`);
	});
});
