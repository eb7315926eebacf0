import { describe, expect, test } from 'vitest';
import { findIssues, loadIssue } from '../../../src/issue/index.js';
import { edited, findings, load, writeProject } from './sample.js';

const ISSUE = 'data/xihu/2023-h1/issue.yaml';
const FIGURES = 'data/xihu/2023-h1/figures/economy.csv';
const PUBLICATION = 'templates/xihu/publication.yaml';

describe('a sound issue', () => {
	const issue = load();

	test('has its texts at their places', () => {
		expect(issue.title.texts.zh).toEqual({
			kind: 'text',
			text: '半年报',
			span: { file: ISSUE, line: 1, column: 14 },
			isVerbatim: true,
		});
		expect(issue.stories.lead?.texts.zh).toMatchObject({
			bodyLine: 5,
			deck: { span: { line: 3, column: 7 } },
		});
		expect(issue.pictures.yunqi).toMatchObject({ file: 'data/xihu/2023-h1/pictures/yunqi.svg' });
	});

	test('has figures with exact values and the place of the cell', () => {
		expect(issue.figures.gdp).toMatchObject({
			group: 'economy',
			value: { kind: 'quantity', quantity: { value: '1014.3', unit: '亿元' } },
			rank: 8,
			span: { file: FIGURES, line: 2, column: 35 },
		});
		expect(issue.figures.projects?.names.texts.zh?.text).toBe('落地"好"项目');
		expect(issue.figures.projects?.extra.target?.text).toBe('120');
	});

	test('has free content in which localized texts are found', () => {
		expect(issue.content).toMatchObject({
			banner: { kind: 'localized', texts: { en: { text: 'Twenty years on' } } },
			projects: [{ figure: { kind: 'text', text: 'gdp' }, label: { kind: 'localized' } }],
		});
	});

	test('names every file it was read from', () => {
		expect(issue.inputs.map(({ file }) => file)).toEqual([
			FIGURES,
			ISSUE,
			'data/xihu/2023-h1/stories/lead.en.md',
			'data/xihu/2023-h1/stories/lead.zh.md',
			PUBLICATION,
		]);
		expect(issue.inputs[0]?.sha256).toMatch(/^[0-9a-f]{64}$/);
	});

	test('is plain data', () => {
		expect(structuredClone(issue)).toEqual(issue);
	});

	test('is found in the project', () => {
		expect(findIssues(writeProject())).toEqual([{ publication: 'xihu', issue: '2023-h1' }]);
	});
});

describe('faults of the data', () => {
	test('a wrong type', () => {
		expect(findings(edited(ISSUE, 'number: 7', 'number: seven'))).toEqual([
			`${ISSUE}:2:9 error issue/wrong-type "number" must be a number, not the text "seven"`,
		]);
	});

	test('an unknown field', () => {
		expect(findings(edited(ISSUE, 'number: 7', 'numbr: 7'))).toEqual([
			`${ISSUE}:2:1 error issue/unknown-field there is no field "numbr"\n  hint: did you mean "number"?`,
		]);
		expect(findings(edited(ISSUE, '    caption:', '    captoin:'))).toEqual([
			`${ISSUE}:11:5 error issue/unknown-field there is no field "pictures.yunqi.captoin"\n  hint: did you mean "caption"?`,
		]);
	});

	test('a missing field', () => {
		expect(findings(edited(ISSUE, 'date: 2023-08-03\n', ''))).toEqual([
			`${ISSUE}:1:1 error issue/missing-field "date" is missing\n  hint: write "date: …" here`,
		]);
	});

	test('a day that is not in the calendar, and an unknown period', () => {
		expect(findings(edited(ISSUE, '2023-08-03\nperiod: 2023-H1', '2023-02-29\nperiod: 2023-H3'))).toEqual([
			`${ISSUE}:3:7 error issue/wrong-value "date" must be a day such as 2023-08-03, not the text "2023-02-29"`,
			`${ISSUE}:4:9 error issue/wrong-value "period" must be like 2023, 2023-H1, 2023-Q2 or 2023-06, not the text "2023-H3"`,
		]);
	});

	test('a missing translation, in the fields and in free content', () => {
		expect(findings(edited(ISSUE, '半年报, en: The half-year', '半年报'))).toEqual([
			`${ISSUE}:1:8 error issue/missing-translation "title" has no text in "en"\n  hint: write it under "en:"`,
		]);
		expect(findings(edited(ISSUE, '总量, en: Output', '总量, en: ""'))).toEqual([
			`${ISSUE}:21:28 error issue/missing-translation "label" has no text in "en"\n  hint: write it under "en:"`,
		]);
	});

	test('a missing text of a story', () => {
		expect(findings({ 'data/xihu/2023-h1/stories/lead.en.md': undefined })).toEqual([
			'data/xihu/2023-h1/stories/lead.zh.md:1:1 error issue/missing-translation story "lead" has no text in "en"\n' +
				'  hint: write data/xihu/2023-h1/stories/lead.en.md',
		]);
	});

	test('a file that is not a story', () => {
		expect(findings({ 'data/xihu/2023-h1/stories/lead.fr.md': 'x' })).toEqual([
			'data/xihu/2023-h1/stories/lead.fr.md:1:1 error issue/story-name "lead.fr.md" is in "fr", no language of the publication\n' +
				'  hint: name it <id>.<language>.md, language one of zh, en',
		]);
	});

	test('an unknown field of a front matter', () => {
		expect(findings(edited('data/xihu/2023-h1/stories/lead.zh.md', 'deck:', 'dek:'))).toEqual([
			'data/xihu/2023-h1/stories/lead.zh.md:3:1 error issue/unknown-field there is no field "dek"\n' +
				'  hint: did you mean "deck"?',
		]);
	});

	test('broken YAML', () => {
		expect(findings(edited(ISSUE, 'zh: 半年报', 'zh: [半年报'))[0]).toMatch(
			new RegExp(`^${ISSUE}:1:\\d+ error files/yaml not valid YAML: `),
		);
	});

	test('a missing picture', () => {
		expect(findings(edited(ISSUE, 'yunqi.svg', 'yunki.svg'))).toEqual([
			`${ISSUE}:9:11 error issue/missing-picture picture "yunqi" has no file "data/xihu/2023-h1/pictures/yunki.svg"\n` +
				'  hint: did you mean "yunqi.svg"?',
		]);
		expect(findings(edited(ISSUE, 'pictures/yunqi.svg', '../../../../secret.png'))[0]).toContain(
			`${ISSUE}:9:11 error issue/missing-picture picture "yunqi" is outside the project`,
		);
	});

	test('an issue that is not there names the nearest', () => {
		const project = writeProject();
		expect(() => loadIssue(project, 'xihu', '2023-h2', () => {})).toThrow(
			'error files/missing there is no "data/xihu/2023-h2/issue.yaml": "data/xihu" has no "2023-h2"\n' +
				'  hint: did you mean "2023-h1"?',
		);
	});

	test('a character that marks places inside programs', () => {
		expect(findings(edited(ISSUE, 'en: The half-year', 'en: "\\uFDD0"'))).toEqual([
			`${ISSUE}:1:23 error issue/noncharacter the text holds U+FDD0, which is no character of any script\n  hint: remove it`,
		]);
	});

	test('the findings of all files come in one run', () => {
		const all = findings({
			...edited(ISSUE, 'number: 7', 'number: seven'),
			...edited(FIGURES, '1014.3', 'many'),
			...edited(PUBLICATION, 'figureColumns: [target]', 'figureColumns: [target]\nfoo: 1'),
		});
		expect(all.map((text) => text.split(' ')[0])).toEqual([
			`${FIGURES}:2:35`,
			`${ISSUE}:2:9`,
			`${PUBLICATION}:9:1`,
		]);
	});
});

describe('faults of figures', () => {
	const faults = (from: string, to: string) => findings(edited(FIGURES, from, to));

	test('a value that is no number', () => {
		expect(faults('1014.3', '1014.3亿')).toEqual([
			`${FIGURES}:2:35 error issue/not-a-number value "1014.3亿" of figure "gdp" is not a number\n` +
				'  hint: write plain digits, such as 1014.3: the unit has its own column',
		]);
	});

	test('an unknown unit, at its cell', () => {
		expect(faults(',亿元,', ',亿圆,')).toEqual([
			`${FIGURES}:2:42 error quantity/unknown-unit there is no unit "亿圆"\n  hint: did you mean "亿元"?`,
		]);
	});

	test('a short row and a long one', () => {
		expect(faults('亿元,8,', '亿元,8')).toEqual([
			`${FIGURES}:2:1 error issue/csv the row has 6 cells, the table has 7 columns\n  hint: add the missing commas`,
		]);
		expect(faults('gross domestic', 'gross, domestic')).toEqual([
			`${FIGURES}:2:1 error issue/csv the row has 8 cells, the table has 7 columns\n` +
				'  hint: put a cell that holds a comma in quotes',
		]);
	});

	test('broken quotes harm their own row only', () => {
		expect(faults('gdp,地区生产总值', 'gdp,"地区生产总值')).toEqual([
			`${FIGURES}:2:5 error issue/csv the row cannot be read: a quote is not closed on its line\n` +
				'  hint: put a cell that holds a comma or a quote in quotes, and write a quote inside as ""',
		]);
		expect(faults('地区生产总值', '地区"生产"总值')[0]).toContain(
			`${FIGURES}:2:5 error issue/csv the row cannot be read: a quote stands inside a cell`,
		);
	});

	test('an id twice, also in another file', () => {
		const other = 'data/xihu/2023-h1/figures/science.csv';
		expect(findings({ [other]: 'id,zh,en,value,unit\r\ngdp,甲,A,1,个\r\n' })).toEqual([
			`${other}:2:1 error issue/duplicate-figure figure "gdp" is defined twice, first at ${FIGURES}:2:1\n` +
				'  hint: an id is used once in an issue: rename one of the two',
		]);
	});

	test('a column that is not known, and one that is missing', () => {
		expect(faults('unit,rank,target', 'unit,rnk,target')).toEqual([
			`${FIGURES}:1:21 error issue/unknown-column there is no column "rnk"\n  hint: did you mean "rank"?`,
		]);
		expect(faults('id,zh,en,value', 'id,zh,en,wert')).toContain(
			`${FIGURES}:1:1 error issue/missing-column the table has no column "value"\n` +
				'  hint: every table has id, zh, en, value, unit',
		);
	});

	test('a missing name', () => {
		expect(faults('gross domestic product', '')).toEqual([
			`${FIGURES}:2:12 error issue/missing-translation "gdp" has no text in "en"\n  hint: write it under "en:"`,
		]);
	});

	test('a byte order mark and line ends of Windows are read', () => {
		const text = '\ufeffid,zh,en,value,unit\r\nvisits,访问,visits,3,次\r\n';
		expect(load({ 'data/xihu/2023-h1/figures/x.csv': text }).figures.visits?.value).toEqual({
			kind: 'quantity',
			quantity: { value: '3', unit: '次' },
		});
	});
});

describe('faults of a publication', () => {
	test('an edition in a language without texts', () => {
		expect(findings(edited(PUBLICATION, 'languages: [zh, en]', 'languages: [zh]'))).toContain(
			`${PUBLICATION}:5:56 error issue/wrong-value edition "bi" prints "en", which is not in languages\n  hint: languages: zh`,
		);
	});

	test('a registration of no kind', () => {
		expect(findings(edited(PUBLICATION, 'kind: internal', 'kind: interne'))).toEqual([
			`${PUBLICATION}:11:25 error issue/wrong-value "masthead.registration.kind" must be "newspaper" or "internal", not the text "interne"\n` +
				'  hint: did you mean "internal"?',
		]);
	});
});

describe('the schema of a publication', () => {
	const schema = `type: object
additionalProperties: false
required: [banner]
properties:
  banner: { type: object }
  projects:
    type: array
    items: { type: object, properties: { figure: { type: integer }, label: {} } }
`;
	test('finds faults of the content at their place', () => {
		expect(
			findings({
				'templates/xihu/schema.yaml': schema,
				...edited(ISSUE, 'banner: { zh', 'baner: { zh'),
			}),
		).toEqual([
			`${ISSUE}:18:3 error issue/missing-field "content.banner" is missing\n  hint: write "banner: …" here`,
			`${ISSUE}:18:3 error issue/unknown-field there is no field "content.baner"\n  hint: did you mean "banner"?`,
			`${ISSUE}:20:15 error issue/wrong-type "content.projects.0.figure" must be a number, not the text "gdp"`,
		]);
	});

	test('that cannot be used is reported', () => {
		expect(findings({ 'templates/xihu/schema.yaml': 'type: objekt\n' })).toEqual([
			'templates/xihu/schema.yaml:1:1 error issue/schema the schema cannot be used: unsupported type: objekt',
		]);
		expect(
			findings({
				'templates/xihu/schema.yaml': 'properties:\n  pattern: { type: string, pattern: "(a+)+$" }\n',
			}),
		).toEqual([
			'templates/xihu/schema.yaml:2:28 error issue/schema the schema cannot be used: "pattern" is not used in schemas of publications\n' +
				'  hint: say it by enum, minLength or maxLength',
		]);
	});
});
