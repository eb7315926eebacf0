import { describe, expect, test } from 'vitest';
import { figuresText } from '../../../src/issue/index.js';
import {
	FEBRUARY,
	findings,
	JANUARY,
	load,
	month,
	PUBLICATION,
	publication,
	sound,
	values,
} from './series-sample.js';

describe('figures over the days of a period', () => {
	test('are the largest, the smallest, the mean and the sum', () => {
		expect(values(['a: max: rain', 'b: min: high', 'c: mean: high, decimals: 1', 'd: sum: rain'])).toEqual({
			a: '10.5 毫米',
			b: '-0.5 摄氏度',
			// (26 × 5.0 + 12.4 − 0.5) / 28 = 141.9 / 28 = 5.0678…
			c: '5.1 摄氏度',
			// 1.5 + 2.0 + 10.5 + 10.5 + 0.5
			d: '25.0 毫米',
		});
	});

	test('are counted by conditions', () => {
		expect(
			values([
				'a: count: rain > 0',
				'b: count: rain >= 2 and high < 12.4',
				'c: count: rain = 0.5 or rain = 1.5 or high <= 0 and sky = rain',
				'd: count: sky != rain',
				'e: share: rain > 0, decimals: 1',
				'f: share: rain > 2, where: rain > 0, decimals: 0',
				'g: mean: rain, where: rain > 0, decimals: 2',
			]),
		).toEqual({
			a: '5 天',
			b: '2 天',
			c: '3 天',
			d: '22 天',
			// 5 / 28 = 17.857…
			e: '17.9 %',
			f: '40 %',
			g: '5.00 毫米',
		});
	});

	test('are the longest run of days, and when it was', () => {
		expect(
			values([
				'dry: streak: rain = 0',
				'a: start: dry',
				'b: end: dry',
				'c: dates: dry',
				'never: streak: rain > 99',
			]),
		).toEqual({
			dry: '9 天',
			a: '2015-02-11',
			b: '2015-02-19',
			c: '2015-02-11 to 2015-02-19',
			never: '0 天',
		});
	});

	test('are parts of others, and the day of an extreme', () => {
		expect(
			values([
				'most: max: high',
				'when: date: most',
				'all: sum: rain',
				'wet: sum: rain, where: high > 12',
				'part: part: wet, of: all, decimals: 1',
			]),
		).toMatchObject({ when: '2015-02-10', part: '42.0 %' });
	});

	test('change against the period before, from exact values rounded once', () => {
		expect(
			values([
				'total: sum: rain',
				'mean: mean: high, decimals: 1',
				'share: share: rain > 0, decimals: 1',
				'a: change: total, against: previous, as: percent, decimals: 1',
				'b: change: total, against: 2015-01, as: times, decimals: 0',
				'c: change: total, against: previous, as: difference',
				'd: change: mean, against: previous, as: difference, decimals: 2',
				'e: change: share, against: previous, as: difference, decimals: 1',
			]),
		).toMatchObject({
			a: '2400.0 %',
			b: '25 倍',
			c: '24.0 毫米',
			// 5.0678… − 5, not 5.1 − 5.0
			d: '0.07 摄氏度',
			// 17.857… − 100 / 31 = 14.631…
			e: '14.6 个百分点',
		});
	});

	test('print other words where there is no value', () => {
		const otherwise = 'otherwise: { zh: 无, en: none }';
		expect(
			values(
				[
					'total: sum: rain',
					`a: change: total, against: previous, as: percent, decimals: 1, ${otherwise}`,
					`b: max: rain, where: rain > 99, ${otherwise}`,
					'never: streak: rain > 99',
					`c: start: never, ${otherwise}`,
				],
				'2015-01',
			),
		).toMatchObject({ a: 'none', b: 'none', c: 'none' });
	});

	test('know the rows that they come from', () => {
		const figures = [
			'total: sum: rain',
			'wet: count: rain > 0',
			'most: max: high',
			'when: date: most',
			'dry: streak: rain = 0',
			'grew: change: total, against: previous, as: difference',
			'never: count: rain > 99',
		];
		const issue = load({ [PUBLICATION]: publication(figures) });
		expect(figuresText(issue, 'en')).toBe(
			[
				`season.total: 25.0 mm (name)\n  sum rain\n  from ${FEBRUARY}:2-29\n`,
				`season.wet: 5 days (name)\n  count rain > 0\n  from ${FEBRUARY}:4-5,11,21-22\n`,
				`season.most: 12.4 °C (name)\n  max high\n  from ${FEBRUARY}:11\n`,
				`season.when: February 10 (name)\n  date most\n  from ${FEBRUARY}:11\n`,
				`season.dry: 9 days (name)\n  streak rain = 0\n  from ${FEBRUARY}:12-20\n`,
				`season.grew: 24.0 mm (name)\n  change total, against previous, as difference\n  from ${JANUARY}:2-32\n  from ${FEBRUARY}:2-29\n`,
				'season.never: 0 days (name)\n  count rain > 99\n  from no row\n',
			].join(''),
		);
		const files = issue.inputs.map(({ file }) => file);
		expect(files).toContain(JANUARY);
		// What was only looked through for its period is not what the edition was made from.
		expect(files).not.toContain('data/weather/2015-01/issue.yaml');
	});
});

describe('tables', () => {
	const weeks = `  weeks:
    series: daily
    by: week
    figures:
      rain: { names: { zh: 雨, en: Rain }, sum: rain }
      part: { names: { zh: 占比, en: Part }, part: rain, of: total, decimals: 1 }
`;
	const issue = () => load({ [PUBLICATION]: publication(['total: sum: rain'], weeks) });

	test('have a row a week, from Monday, cut by the period', () => {
		const { chartTables } = issue();
		expect(chartTables['figures/weeks.csv']).toBe(
			`number,from,to,zh,en,rain,part
1,2015-02-01,2015-02-01,2月1日,Feb 1,0.0,0.0
2,2015-02-02,2015-02-08,2月2日至8日,Feb 2–8,3.5,14.0
3,2015-02-09,2015-02-15,2月9日至15日,Feb 9–15,10.5,42.0
4,2015-02-16,2015-02-22,2月16日至22日,Feb 16–22,11.0,44.0
5,2015-02-23,2015-02-28,2月23日至28日,Feb 23–28,0.0,0.0
`,
		);
		expect(chartTables['figures/season.csv']).toBe(
			'id,zh,en,value,unit,from,to\ntotal,名,name,25.0,毫米,,\n',
		);
	});

	test('name their figures by row and column', () => {
		const { tables, figures } = issue();
		expect(tables.weeks?.rows[2]).toEqual({
			number: 3,
			days: 'weeks_3_days',
			cells: { rain: 'weeks_3_rain', part: 'weeks_3_part' },
		});
		expect(figures.weeks_3_rain).toMatchObject({
			group: 'weeks',
			indicator: 'rain',
			value: { kind: 'quantity', quantity: { value: '10.5', unit: '毫米' } },
			derivation: { rows: [{ file: FEBRUARY, lines: [10, 11, 12, 13, 14, 15, 16] }] },
		});
	});
});

describe('faults of declarations', () => {
	const faults = (figures: readonly string[], groups = '') =>
		findings({ [PUBLICATION]: publication(figures, groups) });
	const at = (column: number, line = 17) => `${PUBLICATION}:${line}:${column} error`;

	test.each([
		[
			'a: count: ran > 0',
			`${at(47)} issue/condition the series has no column "ran"\n  hint: did you mean "rain"?`,
		],
		[
			'a: count: rain >',
			`${at(53)} issue/condition the condition "rain >" breaks off\n  hint: write a column, a comparison and a value, such as "precipitation > 0 and temp_max < 10"`,
		],
		[
			'a: count: rain ~ 0',
			`${at(52)} issue/condition "~" is no comparison\n  hint: comparisons are = != < <= > >=`,
		],
		[
			'a: count: rain > x',
			`${at(54)} issue/condition "x" is no number\n  hint: "rain" has numbers: write plain digits, such as 0.5`,
		],
		['a: count: sky = run', `${at(53)} issue/condition "sky" has no "run"\n  hint: did you mean "sun"?`],
		[
			'a: count: sky > sun',
			`${at(51)} issue/condition "sky" has words, which are not more or less than others\n  hint: compare with = or !=`,
		],
		[
			'a: count: rain > 0 rain < 3',
			`${at(56)} issue/condition "rain" stands where "and" or "or" can stand\n  hint: write a column, a comparison and a value, such as "precipitation > 0 and temp_max < 10"`,
		],
		[
			'a: max: sky',
			`${at(45)} issue/derived series "daily" has no numbers in a column "sky"\n  hint: columns of numbers: rain, high`,
		],
		[
			'a: mean: high',
			`${at(7)} issue/derived figure "a" does not say to how many places it is rounded\n  hint: write "decimals: 1"`,
		],
		[
			'a: max: high, min: high',
			`${at(7)} issue/derived figure "a" has both "max" and "min"\n  hint: give it one of max, min, mean, sum, count, share, streak, date, start, end, dates, part, change`,
		],
		[
			'a: decimals: 1',
			`${at(7)} issue/derived figure "a" has no operation\n  hint: give it one of max, min, mean, sum, count, share, streak, date, start, end, dates, part, change`,
		],
		[
			'a: streak: rain > 0, where: high > 0',
			`${at(65)} issue/derived "streak" has no "where"\n  hint: leave it out`,
		],
		[
			'a: date: b',
			`${at(46)} issue/derived there is no figure "b" above "a"\n  hint: a figure is made of those declared above it`,
		],
		[
			'a: maxx: high',
			`${at(40)} issue/unknown-field there is no field "derived.season.figures.a.maxx"\n  hint: did you mean "max"?`,
		],
		[
			'a: change: a, against: last, as: percent, decimals: 1',
			`${at(60)} issue/wrong-value "derived.season.figures.a.against" must be previous, year-before, or a period such as 2014-Q4, not the text "last"`,
		],
	])('%s', (figure, finding) => {
		expect(faults([figure])).toEqual([finding]);
	});

	test('a day is not asked of a sum, nor a change of a day', () => {
		expect(faults(['a: sum: rain', 'b: date: a'])).toEqual([
			`${at(46, 18)} issue/derived "date" cannot be asked of "a", a sum\n  hint: it is asked of max, min`,
		]);
	});

	test('a part is not asked of a part', () => {
		const part = 'of: a, decimals: 1';
		expect(faults(['a: sum: rain', `b: part: a, ${part}`, `c: part: b, ${part}`])).toEqual([
			`${at(46, 19)} issue/derived "part" cannot be asked of "b", a part\n  hint: it is asked of max, min, mean, sum, count, share, streak`,
		]);
	});

	test('a table has no change, and its columns are not called as its rows are', () => {
		const table = `  weeks:
    series: daily
    by: week
    figures:
      days: { names: { zh: 天, en: Days }, count: rain > 0 }
      a: { names: { zh: 变, en: Change }, change: total, against: previous, as: difference }
  years: { series: daly, figures: {} }
`;
		expect(faults(['total: sum: rain'], table)).toEqual([
			`${at(7, 22)} issue/derived a column cannot be called "days"\n  hint: rows have that themselves`,
			`${at(7, 23)} issue/derived a table has no change\n  hint: declare it in a group of figures`,
			`${at(20, 24)} issue/derived there is no series "daly"\n  hint: did you mean "daily"?`,
		]);
	});

	test('a day of an extreme that is reached twice must be picked', () => {
		const tie = ['a: max: rain', 'b: date: a'];
		expect(faults(tie)).toEqual([
			`${at(7, 18)} issue/tie in weather/2015-02, "b" is not one day: "a" is reached 2 times, 2015-02-10, 2015-02-20\n  hint: say which is meant: "pick: first" or "pick: last"`,
		]);
		expect(values(['a: max: rain', 'b: date: a, pick: last', 'c: date: a, pick: first'])).toMatchObject({
			b: '2015-02-20',
			c: '2015-02-10',
		});
	});

	test('a change without an earlier issue needs other words', () => {
		const figures = ['total: sum: rain', 'a: change: total, against: previous, as: difference'];
		expect(findings({ [PUBLICATION]: publication(figures) }, '2015-01')).toEqual([
			`${at(7, 18)} issue/no-value in weather/2015-01, figure "a" has no value: there is no issue of 2014-12 in data/weather\n  hint: say under "otherwise" of "a" what is printed then`,
		]);
	});

	test('two issues of the earlier period are one too many', () => {
		const figures = ['total: sum: rain', 'a: change: total, against: previous, as: difference'];
		const second = { 'data/weather/b/issue.yaml': sound['data/weather/2015-01/issue.yaml'] };
		expect(findings({ [PUBLICATION]: publication(figures), ...second })).toEqual([
			`${PUBLICATION}:18:7 error issue/period-twice data/weather/2015-01 and data/weather/b are both of 2015-01, so there is no one issue to compare with\n  hint: correct the period of one of them`,
		]);
	});

	test('an id and a group are used once, also beside files of figures', () => {
		const file = {
			'data/weather/2015-02/figures/season.csv': 'id,zh,en,value,unit\ntotal,总量,total,1,毫米\n',
		};
		expect(findings(file)).toEqual([
			`${PUBLICATION}:17:7 error issue/duplicate-figure figure "total" is defined twice, first at data/weather/2015-02/figures/season.csv:2:16\n  hint: an id is used once in an issue: rename one of the two`,
		]);
		const group = { 'data/weather/2015-02/figures/season.csv': 'id,zh,en,value,unit\nx,总量,total,1,毫米\n' };
		expect(findings(group)).toEqual([
			`${PUBLICATION}:17:7 error issue/duplicate-figure derived figures are called "season", and so is a file of figures\n  hint: rename one of the two`,
		]);
		const again =
			'  more:\n    series: daily\n    figures:\n      total: { names: { zh: 量, en: x }, sum: rain }\n';
		expect(findings({ [PUBLICATION]: publication(['total: sum: rain'], again) })).toEqual([
			`${PUBLICATION}:21:7 error issue/duplicate-figure figure "total" is declared twice, first at ${PUBLICATION}:17:7\n  hint: an id is used once: rename one of the two`,
		]);
	});

	test('faults of the other issue are found where they are', () => {
		const figures = ['total: sum: rain', 'a: change: total, against: previous, as: difference'];
		const broken = { [JANUARY]: month('2015-01', 30, {}) };
		expect(findings({ [PUBLICATION]: publication(figures), ...broken })).toEqual([
			`${JANUARY}:31:23 error issue/series-gap the table ends before its period: the row of 2015-01-31 is missing\n  hint: the file may have been cut: get it anew`,
		]);
	});
});

test.each([
	['2015-02', 'year-before', '2014-02'],
	['2015-01', 'previous', '2014-12'],
	['2015-Q1', 'previous', '2014-Q4'],
	['2015-Q3', 'previous', '2015-Q2'],
	['2015-H1', 'previous', '2014-H2'],
	['2015-H2', 'year-before', '2014-H2'],
	['2015', 'previous', '2014'],
	['2015', 'year-before', '2014'],
	['2015-H2', '2013-Q4', '2013-Q4'],
])('a change of %s against %s looks for %s', (period, against, wanted) => {
	const figures = ['total: sum: rain', `a: change: total, against: ${against}, as: difference`];
	const year = Array.from({ length: 12 }, (_, index) => `2015-${String(index + 1).padStart(2, '0')}`);
	const lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
	const [, half, quarter] = /-(?:H(\d)|Q(\d))?/.exec(period) ?? [];
	const months = half
		? year.slice(6 * Number(half) - 6, 6 * Number(half))
		: quarter
			? year.slice(3 * Number(quarter) - 3, 3 * Number(quarter))
			: year.filter((name) => name.startsWith(period));
	const rows = months.map((name) => month(name, lengths[year.indexOf(name)]!, {}).replace(/^date.*\n/, ''));
	const found = findings(
		{
			[PUBLICATION]: publication(figures),
			'data/weather/x/daily.csv': `date,rain,high,sky\n${rows.join('')}`,
			'data/weather/x/issue.yaml': `title: { zh: 期, en: Issue }\ndate: 2016-01-02\nperiod: "${period}"\n`,
			'data/weather/2015-01/issue.yaml': undefined,
			'data/weather/2015-02/issue.yaml': undefined,
		},
		'x',
	);
	expect(found.map((finding) => finding.split('\n')[0])).toEqual([
		`${PUBLICATION}:18:7 error issue/no-value in weather/x, figure "a" has no value: there is no issue of ${wanted} in data/weather`,
	]);
});
