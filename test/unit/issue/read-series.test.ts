import { describe, expect, test } from 'vitest';
import { FEBRUARY, february, findings, load, PUBLICATION, sound } from './series-sample.js';

const at = (line: number, column: number) => `${FEBRUARY}:${line}:${column} error`;
const text = sound[FEBRUARY]!;

describe('a series that is whole', () => {
	test('has no findings, with line ends of Windows, empty lines and columns in another order too', () => {
		expect(findings({})).toEqual([]);
		expect(findings({ [FEBRUARY]: `\ufeff${text.replaceAll('\n', '\r\n')}\r\n` })).toEqual([]);
		const turned = text
			.split('\n')
			.map((line) => line.split(',').reverse().join(','))
			.join('\n');
		expect(findings({ [FEBRUARY]: turned })).toEqual([]);
		expect(load({ [FEBRUARY]: turned }).figures.total).toMatchObject(load().figures.total!);
	});
});

describe('a file that stops in the middle', () => {
	test('of a row: its cells are missing, and so are the days after it', () => {
		expect(findings({ [FEBRUARY]: text.slice(0, text.indexOf(',12.4')) })).toEqual([
			`${at(11, 16)} issue/csv the row has 2 cells, the table has 4 columns\n  hint: if it is the last row, the file may have been cut: get it anew`,
			`${at(11, 16)} issue/series-cut the last row does not end with a line end, so the file may have been cut\n  hint: get the file anew; if it is whole, end its last line`,
			`${at(11, 16)} issue/series-gap the table ends before its period: the rows of 2015-02-11 to 2015-02-28 are missing\n  hint: the file may have been cut: get it anew`,
		]);
	});

	test('between two rows: the days after it are missing', () => {
		expect(findings({ [FEBRUARY]: text.slice(0, text.indexOf('2015-02-28')) })).toEqual([
			`${at(28, 23)} issue/series-gap the table ends before its period: the row of 2015-02-28 is missing\n  hint: the file may have been cut: get it anew`,
		]);
	});

	test('of the last word: it is none of the column', () => {
		expect(findings({ [FEBRUARY]: text.slice(0, -2) })).toEqual([
			`${at(29, 21)} issue/wrong-value "rai" is no word of column "sky"\n  hint: did you mean "rain"?`,
			`${at(29, 24)} issue/series-cut the last row does not end with a line end, so the file may have been cut\n  hint: get the file anew; if it is whole, end its last line`,
		]);
	});

	test('after its header, or before it', () => {
		expect(findings({ [FEBRUARY]: 'date,rain,high,sky\n' })).toEqual([
			`${at(1, 19)} issue/series-gap the table ends before its period: the rows of 2015-02-01 to 2015-02-28 are missing\n  hint: the file may have been cut: get it anew`,
		]);
		expect(findings({ [FEBRUARY]: '' })).toEqual(
			['date', 'high', 'rain', 'sky'].map(
				(column) =>
					`${at(1, 1)} issue/missing-column the table has no column "${column}"\n  hint: series "daily" has date, rain, high, sky`,
			),
		);
	});
});

describe('faults of rows', () => {
	test.each([
		[
			'a day that is none',
			'2015-02-07',
			'2015-02-30',
			[`${at(8, 1)} issue/series-date "2015-02-30" is not a day\n  hint: write it as 2023-08-03`],
		],
		[
			'a day of another month',
			'2015-02-07',
			'2015-03-07',
			[
				`${at(8, 1)} issue/series-date 2015-03-07 is outside the period of the issue\n  hint: the period of the issue is 2015-02: 2015-02-01 to 2015-02-28`,
			],
		],
		[
			'a day that stands twice',
			'2015-02-07,0.0,5.0,sun\n',
			'2015-02-07,0.0,5.0,sun\n2015-02-07,0.0,5.0,sun\n',
			[
				`${at(9, 1)} issue/series-date 2015-02-07 stands twice, first at ${FEBRUARY}:8:1\n  hint: a day has one row: remove one`,
			],
		],
		[
			'days out of order',
			'2015-02-07,0.0,5.0,sun\n2015-02-08,0.0,5.0,sun\n',
			'2015-02-08,0.0,5.0,sun\n2015-02-07,0.0,5.0,sun\n',
			[
				`${at(9, 1)} issue/series-date 2015-02-07 stands after 2015-02-08\n  hint: put the rows in the order of their days`,
			],
		],
		[
			'days that are missing',
			'2015-02-07,0.0,5.0,sun\n2015-02-08,0.0,5.0,sun\n',
			'',
			[
				`${at(8, 1)} issue/series-gap the rows of 2015-02-07 to 2015-02-08 are missing\n  hint: a series has a row for every day: add what is missing, in its place`,
			],
		],
		[
			'a number that is none',
			'10.5,12.4',
			'10.5,12.4C',
			[
				`${at(11, 17)} issue/not-a-number "12.4C" in column "high" is not a number\n  hint: write plain digits, such as 10.9: the unit is declared in publication.yaml`,
			],
		],
		[
			'a number beyond its bounds',
			'1.5,5.0',
			'-9.9,5.0',
			[
				`${at(4, 12)} issue/wrong-value -9.9 in column "rain" is below 0\n  hint: correct it, or change the bounds of the column in publication.yaml`,
			],
		],
		[
			'an empty cell',
			'1.5,5.0',
			',5.0',
			[
				`${at(4, 12)} issue/not-a-number "" in column "rain" is not a number\n  hint: write plain digits, such as 10.9: the unit is declared in publication.yaml`,
			],
		],
		[
			'a cell too many',
			'1.5,5.0',
			'1,5,5.0',
			[
				`${at(4, 20)} issue/csv the row has 5 cells, the table has 4 columns\n  hint: put a cell that holds a comma in quotes`,
			],
		],
		[
			'a quote that is not closed',
			'2015-02-03,1.5',
			'"2015-02-03,1.5',
			[
				`${at(4, 1)} issue/csv the row cannot be read: a quote is not closed on its line\n  hint: put a cell that holds a comma or a quote in quotes, and write a quote inside as ""`,
			],
		],
	])('%s', (_, from, to, expected) => {
		expect(findings(february(from, to))).toEqual(expected);
	});

	test('of all rows come in one run, with those of other files', () => {
		const files = {
			[FEBRUARY]: text
				.replace('2015-02-05', '2015-02-5')
				.replace('10.5,12.4', 'x,12.4')
				.replace('2015-02-17,0.0,5.0,sun\n', ''),
			'data/weather/2015-02/issue.yaml': 'title: { zh: 二月 }\ndate: 2015-03-02\nperiod: 2015-02\n',
		};
		expect(findings(files).map((finding) => finding.split(' ').slice(0, 3).join(' '))).toEqual([
			`${at(6, 1)} issue/series-date`,
			`${at(11, 12)} issue/not-a-number`,
			`${at(18, 1)} issue/series-gap`,
			'data/weather/2015-02/issue.yaml:1:8 error issue/missing-translation',
		]);
	});
});

describe('faults of columns', () => {
	test('one that is not declared, one twice, one missing', () => {
		expect(findings(february('date,rain,high,sky', 'date,rain,rain,wind'))).toEqual([
			`${at(1, 1)} issue/missing-column the table has no column "high"\n  hint: series "daily" has date, rain, high, sky`,
			`${at(1, 1)} issue/missing-column the table has no column "sky"\n  hint: series "daily" has date, rain, high, sky`,
			`${at(1, 11)} issue/unknown-column column "rain" stands twice\n  hint: remove one of the two`,
			`${at(1, 16)} issue/unknown-column series "daily" has no column "wind"\n  hint: declare it under series in publication.yaml, or leave it out`,
		]);
	});

	test('one declared without a unit, with one that is not known, or called date', () => {
		const declared = sound[PUBLICATION]!.replace('high: { unit: 摄氏度 }', 'high: {}')
			.replace('unit: 毫米, least: 0', 'unit: 毫水, least: few')
			.replace('sky: {', 'date: { categories: [x] }\n      sky: {');
		expect(findings({ [PUBLICATION]: declared })[0]).toBe(
			`${PUBLICATION}:10:32 error issue/wrong-value "series.daily.columns.rain.least" must be plain digits, not the text "few"`,
		);
		expect(findings({ [PUBLICATION]: declared.replace('few', '0') }).slice(0, 3)).toEqual([
			`${PUBLICATION}:10:21 error quantity/unknown-unit there is no unit "毫水"\n  hint: did you mean "毫米"?`,
			`${PUBLICATION}:11:7 error issue/wrong-value column "high" needs either a unit or categories\n  hint: numbers have a unit, words have categories`,
			`${PUBLICATION}:12:7 error issue/wrong-value "date" is a column of every series\n  hint: leave it out here: it needs no declaration`,
		]);
	});

	test('a file that is not there', () => {
		expect(findings({ [FEBRUARY]: undefined })).toEqual([
			`${PUBLICATION}:8:11 error files/missing there is no "${FEBRUARY}": "data/weather/2015-02" has no "daily.csv"`,
		]);
	});

	test('a file outside the project', () => {
		const outside = sound[PUBLICATION]!.replace('file: daily.csv', 'file: ../../../../daily.csv');
		expect(findings({ [PUBLICATION]: outside })[0]).toContain('error files/outside');
	});
});
