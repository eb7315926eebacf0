import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { type BuildResult, build, formatDiagnostic, show } from '../../src/index.js';
import { change, starterProject } from '../support/project.js';

interface Fault {
	readonly what: string;
	readonly file: string;
	readonly from: string;
	readonly to: string;
	/** How the finding begins: place, severity, code and message; then its hint, if it has one. */
	readonly finding: string;
}

const issue = 'data/post/first/issue.yaml';
const story = 'data/post/first/stories/lead.zh.md';
const layout = 'templates/post/layouts/front.hbs';
const sheet = 'templates/post/style.css';
const figures = 'data/post/first/figures/town.csv';

const faults: readonly Fault[] = [
	{ what: 'a wrong type', file: issue, from: 'date: 2026-07-01', to: 'date: [1]', finding: `${issue}:` },
	{ what: 'an unknown field', file: issue, from: 'date:', to: 'datum: x\ndate:', finding: `${issue}:` },
	{ what: 'broken YAML', file: issue, from: 'date:', to: 'x: "open\ndate:', finding: `${issue}:` },
	{
		what: 'a broken CSV row',
		file: figures,
		from: 'new_trees',
		to: 'a,b,c,d,e,f,g,h,i,j,k\nnew_trees',
		finding: `${figures}:`,
	},
	{ what: 'an unknown helper', file: layout, from: '{{date}}', to: '{{dat "x"}}', finding: `${layout}:` },
	{ what: 'an unknown partial', file: layout, from: '{{date}}', to: '{{> box}}', finding: `${layout}:` },
	{ what: 'an unclosed block', file: layout, from: '{{/if}}', to: '', finding: `${layout}:` },
	{
		what: 'an unclosed element',
		file: layout,
		from: '</article>',
		to: '',
		finding: `${layout}:`,
	},
	{
		what: 'an unknown property',
		file: sheet,
		from: 'font-size: 42pt',
		to: 'font-siez: 42pt',
		finding: `${sheet}:`,
	},
	{
		what: 'an unknown value',
		file: sheet,
		from: 'text-align: justify',
		to: 'text-align: justfy',
		finding: `${sheet}:`,
	},
	{
		what: 'a figure that is not there',
		file: story,
		from: '{{fig library_visitors}}',
		to: '{{fig libary_visitors}}',
		finding: `${story}:`,
	},
	{ what: 'a figure typed into a story', file: story, from: '三处', to: '3处', finding: `${story}:` },
	{
		what: 'a character that no font has',
		file: story,
		from: '三处',
		to: '\u{2B8FF}处',
		finding: `${story}:8:`,
	},
	{
		what: 'text that overflows its frame',
		file: sheet,
		from: '.columns {',
		to: '.columns { height: 42pt;',
		finding: `${layout}:`,
	},
	{
		what: 'a picture that is not there',
		file: layout,
		from: '<p class="folio">',
		to: '<img src="data/post/first/x.png" alt=""><p class="folio">',
		finding: `${layout}:`,
	},
];

describe('each fault of the input is one clear finding', () => {
	let folder: string;
	let before: Buffer;
	const pdf = (): Buffer => readFileSync(join(folder, 'output/post/first/zh.pdf'));

	beforeAll(async () => {
		folder = starterProject();
		const result = await build({ directory: folder });
		expect(result.diagnostics.map(formatDiagnostic)).toEqual([]);
		before = pdf();
	});

	for (const { what, file, from, to, finding } of faults) {
		test(`${what} is reported where it stands, and earlier output is left alone`, async () => {
			const text = readFileSync(join(folder, file), 'utf8');
			change(folder, file, from, to);
			const result = await build({ directory: folder, editions: ['zh'] });
			writeFileSync(join(folder, file), text);
			expect(result.ok).toBe(false);
			const found = findings(result);
			expect(found.some((line) => line.startsWith(finding))).toBe(true);
			expect(found).toMatchSnapshot();
			expect(pdf().equals(before)).toBe(true);
		});
	}

	test('faults of several files come in one run', async () => {
		const other = starterProject();
		change(other, story, '{{fig library_visitors}}', '{{fig libary_visitors}}');
		change(other, sheet, 'font-size: 42pt', 'font-siez: 42pt');
		change(other, layout, '{{date}}', '{{dat "x"}}');
		const files = new Set((await build({ directory: other })).diagnostics.map(({ span }) => span?.file));
		expect([...files].sort()).toEqual([story, layout, sheet].sort());
	});

	test('a draft is written beside earlier output, and says that it has errors', async () => {
		const other = starterProject();
		change(other, sheet, '.columns {', '.columns { height: 42pt;');
		const result = await build({ directory: other, editions: ['zh'], draft: true });
		expect(result.ok).toBe(false);
		const [edition] = result.editions;
		expect(edition?.ok).toBe(false);
		expect(edition?.files[0]).toBe('draft/post/first/zh.pdf');
		expect(existsSync(join(other, 'output', edition!.files[0]!))).toBe(true);
		expect(existsSync(join(other, 'output/post'))).toBe(false);
	});

	test('what has no room is red in a draft, and all there', async () => {
		const other = starterProject();
		change(other, sheet, '.columns {', '.columns { height: 42pt;');
		const whole = /[一-鿿]+。”?$/u.exec(readFileSync(join(other, story), 'utf8').trim())?.[0];
		const { text } = await show(other, 'ops', 'post/first/zh');
		const red = text.split('\n').filter((line) => / #ff0000 "/.test(line));
		const said = red.map((line) => /#ff0000 "(.*)"/.exec(line)?.[1]).join('');
		expect(red.length).toBeGreaterThan(11);
		expect(said).toContain(whole);
	});

	test('a page too large for a picture is a finding, not a crash', async () => {
		const other = starterProject();
		change(other, sheet, 'size: A4;', 'size: 5000mm 5000mm;');
		const result = await build({ directory: other, editions: ['zh'] });
		expect(findings(result).map((line) => line.split(' ').slice(0, 2).join(' '))).toContain(
			'error paint/too-many-pixels',
		);
		expect(result.editions.map(({ ok }) => ok)).toEqual([false]);
	});

	test('damaged files of an earlier build are written anew', async () => {
		const other = starterProject();
		const options = { directory: other, editions: ['zh'], clock: () => 0 };
		expect((await build(options)).ok).toBe(true);
		for (const name of ['report.json', 'timings.json'])
			writeFileSync(join(other, 'output/post/first', name), '{"x":');
		expect((await build(options)).ok).toBe(true);
		expect(JSON.parse(readFileSync(join(other, 'output/post/first/timings.json'), 'utf8'))).toEqual({
			zh: { milliseconds: 0 },
		});
	});

	test('a broken font is named by its place in fonts.yaml', async () => {
		const other = starterProject();
		writeFileSync(join(other, 'bad.ttf'), 'no font');
		change(
			other,
			sheet,
			'.nameplate {',
			'@font-face { font-family: "Mine"; src: url(../../bad.ttf) }\n.nameplate { font-family: Mine;',
		);
		expect(findings(await build({ directory: other, editions: ['zh'] }))).toMatchSnapshot();
	});

	test('an issue that does not exist is named, with those that do', async () => {
		const other = starterProject();
		const result = await build({ directory: other, issues: ['post/second'] });
		expect(findings(result)).toEqual([
			'error build/unknown-issue there is no publication or issue "post/second"\n  hint: there are post, post/first',
		]);
	});
});

const findings = ({ diagnostics }: BuildResult): readonly string[] => diagnostics.map(formatDiagnostic);
