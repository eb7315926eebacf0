import { type Diagnostic, formatDiagnostic, PressError, sortDiagnostics } from '../../../src/base/index.js';
import { type Issue, loadIssue } from '../../../src/issue/index.js';
import { writeProject } from './sample.js';

export const PUBLICATION = 'templates/weather/publication.yaml';
export const FEBRUARY = 'data/weather/2015-02/daily.csv';
export const JANUARY = 'data/weather/2015-01/daily.csv';

type Files = Readonly<Record<string, string | undefined>>;

/** A month of days: `rain,high` of a day where they are given, else no rain and 5.0 degrees. */
export function month(name: string, days: number, given: Readonly<Record<number, string>>): string {
	const rows = Array.from({ length: days }, (_, index) => {
		const day = index + 1;
		return `${name}-${String(day).padStart(2, '0')},${given[day] ?? '0.0,5.0'},${given[day] ? 'rain' : 'sun'}\n`;
	});
	return `date,rain,high,sky\n${rows.join('')}`;
}

const names = 'names: { zh: 名, en: name }';
const series = `series:
  daily:
    file: daily.csv
    columns:
      rain: { unit: 毫米, least: 0, most: 200 }
      high: { unit: 摄氏度 }
      sky: { categories: [rain, sun] }
`;
const head = `title: { zh: 天气, en: Weather }
languages: [zh, en]
editions:
  zh: { layout: zh.hbs, language: zh-Hans, texts: [zh] }
styles: [style.css]
`;

/** A publication whose derived figures are those given, each a line `id: fields` without its names. */
export function publication(figures: readonly string[], groups = ''): string {
	const lines = figures
		.map((figure) => `      ${figure.replace(/: (.*)$/, `: { ${names}, $1 }`)}\n`)
		.join('');
	return `${head}${series}derived:\n  season:\n    series: daily\n    figures:\n${lines}${groups}`;
}

/**
 * Two months. In February 2015, which begins on a Sunday, it rains on the 3rd, 4th, 10th, 20th and 21st; the 10th is warm, the 28th
 * cold. In January it rains on the 1st.
 */
export const sound: Files = {
	[PUBLICATION]: publication(['total: sum: rain']),
	[FEBRUARY]: month('2015-02', 28, {
		3: '1.5,5.0',
		4: '2.0,5.0',
		10: '10.5,12.4',
		20: '10.5,5.0',
		21: '0.5,5.0',
		28: '0.0,-0.5',
	}),
	[JANUARY]: month('2015-01', 31, { 1: '1.0,5.0' }),
	'data/weather/2015-02/issue.yaml': 'title: { zh: 二月, en: February }\ndate: 2015-03-02\nperiod: 2015-02\n',
	'data/weather/2015-01/issue.yaml': 'title: { zh: 一月, en: January }\ndate: 2015-02-02\nperiod: 2015-01\n',
};

export const load = (changes: Files = {}, issue = '2015-02'): Issue =>
	loadIssue(writeProject({ ...sound, ...changes }), 'weather', issue, () => {});

/** The values of derived figures, as they would be printed without their units. */
export function values(
	figures: readonly string[],
	issue = '2015-02',
	files: Files = {},
): Record<string, string> {
	const loaded = load({ ...files, [PUBLICATION]: publication(figures) }, issue);
	return Object.fromEntries(
		Object.values(loaded.figures).map(({ id, value }) => {
			switch (value.kind) {
				case 'quantity':
					return [id, `${value.quantity.value} ${value.quantity.unit}`];
				case 'days':
					return [id, value.from === value.to ? value.from : `${value.from} to ${value.to}`];
				case 'absent':
					return [id, value.instead.texts.en?.text ?? ''];
			}
		}),
	);
}

/** What is reported, as it is printed. */
export function findings(changes: Files, issue = '2015-02'): readonly string[] {
	const reported: Diagnostic[] = [];
	try {
		loadIssue(writeProject({ ...sound, ...changes }), 'weather', issue, (finding) => reported.push(finding));
	} catch (cause) {
		if (!(cause instanceof PressError)) throw cause;
	}
	return sortDiagnostics(reported).map(formatDiagnostic);
}

/** The sound file of February with a piece of it replaced. */
export function february(from: string, to: string): Files {
	const text = sound[FEBRUARY]!;
	if (!text.includes(from)) throw new Error(`"${from}" is not in February`);
	return { [FEBRUARY]: text.replace(from, to) };
}
