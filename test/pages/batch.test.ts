import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { type BuildResult, build, check, formatDiagnostic, plan } from '../../src/index.js';
import { change, checkout, emptyFolder, starterProject } from '../support/project.js';

const style = 'templates/post/style.css';
const font = 'node_modules/@expo-google-fonts/source-sans-3/700Bold/SourceSans3_700Bold.ttf';

/** A project that also reads a font of its own, and a table that only its chart reads. */
function richProject(): string {
	const folder = starterProject();
	mkdirSync(join(folder, 'fonts'));
	cpSync(join(checkout, font), join(folder, 'fonts/own.ttf'));
	change(
		folder,
		style,
		'.nameplate {',
		'@font-face { font-family: Own; src: url(../../fonts/own.ttf) }\n.nameplate {',
	);
	mkdirSync(join(folder, 'data/post/first/tables'));
	cpSync(
		join(folder, 'data/post/first/figures/town.csv'),
		join(folder, 'data/post/first/tables/visitors.csv'),
	);
	change(folder, 'templates/post/charts/visitors.vl.json', 'figures/town.csv', 'tables/visitors.csv');
	return folder;
}

const outcomes = ({ editions }: BuildResult): readonly string[] =>
	editions.map(({ issue, edition, outcome }) => `${issue}/${edition} ${outcome}`);

/** Every file below a folder with its bytes; without the timings. */
function contents(folder: string): Readonly<Record<string, string>> {
	const files = readdirSync(folder, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile() && entry.name !== 'timings.json')
		.map((entry) => join(entry.parentPath, entry.name))
		.sort();
	return Object.fromEntries(
		files.map((file) => [file.slice(folder.length + 1), readFileSync(file, 'latin1')]),
	);
}

describe('an edition is built again for a reason', () => {
	let folder: string;
	beforeAll(async () => {
		folder = richProject();
		const result = await build({ directory: folder });
		expect(result.diagnostics.map(formatDiagnostic)).toEqual([]);
		expect(outcomes(result)).toEqual(['first/zh built', 'first/en built']);
	});

	const reasons = (edition = 'zh'): readonly string[] => {
		const planned = plan({ directory: folder });
		expect(planned.diagnostics).toEqual([]);
		return planned.editions.find((each) => each.edition === edition)!.reasons;
	};

	/** What is planned while a file of the project is otherwise; undefined removes it. */
	function during(file: string, text: string | Buffer | undefined): readonly string[] {
		const path = join(folder, file);
		const before = existsSync(path) ? readFileSync(path) : undefined;
		if (text === undefined) rmSync(path);
		else writeFileSync(path, text);
		try {
			return reasons();
		} finally {
			if (before) writeFileSync(path, before);
			else rmSync(path);
			expect(reasons()).toEqual([]);
		}
	}

	test('for none when nothing changed, and nothing is built or written then', async () => {
		expect([reasons('zh'), reasons('en')]).toEqual([[], []]);
		const before = contents(join(folder, 'output'));
		const result = await build({ directory: folder });
		expect(outcomes(result)).toEqual(['first/zh up to date', 'first/en up to date']);
		expect(result.editions[0]).toMatchObject({ ok: true, pages: 1 });
		expect(result.editions[0]!.files).toContain('post/first/charts/zh/visitors-zh.svg');
		expect(contents(join(folder, 'output'))).toEqual(before);
	});

	test.each([
		style,
		'templates/post/publication.yaml',
		'templates/post/layouts/front.hbs',
		'templates/post/charts/visitors.vl.json',
		'data/post/first/issue.yaml',
		'data/post/first/figures/town.csv',
		'data/post/first/stories/lead.en.md',
		'data/post/first/tables/visitors.csv',
		'fonts/own.ttf',
	])('a byte of %s', (file) => {
		const bytes = readFileSync(join(folder, file));
		const changed = Buffer.concat([bytes, Buffer.from('\n')]);
		expect(during(file, changed)).toEqual([`${file} changed`]);
		// Without one of these there is no issue, and nothing to plan.
		if (!/(?:publication|issue)\.yaml$/.test(file))
			expect(during(file, undefined)).toContain(`${file} is gone`);
	});

	test.each([
		['data/post/first/stories/more.zh.md', 'a story is added'],
		['data/post/first/figures/more.csv', 'a table is added'],
		['templates/post/schema.yaml', 'a schema is added'],
		['templates/post/charts/theme.json', 'a theme of charts is added'],
	])('%s is new: %s', (file) => {
		expect(during(file, '{}')).toEqual([`${file} is new`]);
	});

	test('a table of fonts of its own, and another file behind a name in it', async () => {
		const other = richProject();
		const table = readFileSync(join(checkout, 'fonts/fonts.yaml'), 'utf8');
		await build({ directory: other, editions: ['zh'] });
		const own = 'fonts/table.ttf';
		cpSync(join(other, 'fonts/own.ttf'), join(other, own));
		const source = /npm:[^']*SourceSans3_700Bold\.ttf/.exec(table)![0];
		writeFileSync(join(other, 'fonts/fonts.yaml'), table.replace(source, own));
		const found = plan({ directory: other, editions: ['zh'] }).editions[0]!.reasons;
		expect(found).toEqual(['fonts/fonts.yaml is new', `font ${source} changed`, `font ${own} changed`]);
		await build({ directory: other, editions: ['zh'] });
		expect(plan({ directory: other, editions: ['zh'] }).editions[0]!.reasons).toEqual([]);
		// Another font that works: the digest tells, not the name.
		cpSync(join(checkout, font.replaceAll('700Bold', '400Regular')), join(other, own));
		expect(plan({ directory: other, editions: ['zh'] }).editions[0]!.reasons).toEqual([
			`${own} changed`,
			`font ${own} changed`,
		]);
	});

	test('a printed file that is missing or changed, for that edition alone', () => {
		const page = 'output/post/first/pages/zh-1.png';
		expect(during(page, undefined)).toEqual(['output file pages/zh-1.png is missing or changed']);
		expect(during(page, 'x')).toEqual(['output file pages/zh-1.png is missing or changed']);
		expect(during('output/post/first/en.pdf', 'x')).toEqual([]);
	});

	test('a report or a state that is missing, damaged or of another hand', () => {
		const report = 'output/post/first/report.json';
		const state = 'output/post/first/state.json';
		const text = (file: string): string => readFileSync(join(folder, file), 'utf8');
		const lost = ['its report.json is missing or changed'];
		expect(during(report, undefined)).toEqual(lost);
		expect(during(report, text(report).replace('2026-07-01', '2026-07-02'))).toEqual(lost);
		for (const damaged of ['{"editions":', '{"editions":{"zh":{"program":"x"}}}', '[]', '\xff'])
			expect(during(state, damaged)).toEqual(['no record of how it was built']);
		const program = /"program": "(\w+)"/.exec(text(state))![1]!;
		expect(during(state, text(state).replaceAll(program, 'f'.repeat(64)))).toEqual(['Banmian changed']);
	});

	test('that it was never built, or that it is forced', async () => {
		const elsewhere = plan({ directory: folder, output: emptyFolder() });
		expect(elsewhere.editions.map((edition) => edition.reasons)).toEqual([['never built'], ['never built']]);
		const forced = { directory: folder, editions: ['en'], force: true };
		expect(plan(forced).editions.map((edition) => edition.reasons)).toEqual([
			['nothing changed, but it is forced'],
		]);
		const before = contents(join(folder, 'output'));
		expect(outcomes(await build(forced))).toEqual(['first/en built']);
		expect(contents(join(folder, 'output'))).toEqual(before);
	});
});

describe('a batch of issues', () => {
	test('goes on after an issue that fails, and names what became of each', async () => {
		const folder = starterProject();
		cpSync(join(folder, 'data/post/first'), join(folder, 'data/post/broken'), { recursive: true });
		cpSync(join(folder, 'data/post/first'), join(folder, 'data/post/third'), { recursive: true });
		change(folder, 'data/post/broken/issue.yaml', 'date:', 'datum:');
		const told: string[] = [];
		const result = await build({
			directory: folder,
			editions: ['en'],
			onProgress: ({ issue, outcome }) => told.push(`${issue} ${outcome}`),
		});
		expect(outcomes(result)).toEqual(['broken/en failed', 'first/en built', 'third/en built']);
		expect(told).toEqual(['broken failed', 'first built', 'third built']);
		expect(result.ok).toBe(false);
		change(folder, 'data/post/broken/issue.yaml', 'datum:', 'date:');
		change(folder, 'data/post/third/stories/lead.en.md', 'The', 'Then the');
		expect(outcomes(await build({ directory: folder, editions: ['en'] }))).toEqual([
			'broken/en built',
			'first/en up to date',
			'third/en built',
		]);
	});

	test('says again what was found in an edition that is up to date', async () => {
		const folder = starterProject();
		change(folder, style, '.deck {', '.deck { font-family: kai;');
		mkdirSync(join(folder, 'fonts'));
		const own = readFileSync(join(checkout, 'fonts/fonts.yaml'), 'utf8');
		writeFileSync(
			join(folder, 'fonts/fonts.yaml'),
			own.replace('kai: LXGW WenKai', 'kai: { instead: body }'),
		);
		const first = await build({ directory: folder, editions: ['zh'] });
		expect(first.diagnostics.map(({ code }) => code)).toEqual(['font/role-fallback']);
		const second = await build({ directory: folder, editions: ['zh'] });
		expect(outcomes(second)).toEqual(['first/zh up to date']);
		expect(second.diagnostics).toEqual(first.diagnostics);
	});

	test('a publication that cannot be read is one row, and its faults are told by a plan too', async () => {
		const folder = starterProject();
		change(folder, 'templates/post/publication.yaml', 'languages: [zh, en]', 'languages: [xx]');
		const result = await build({ directory: folder });
		expect(outcomes(result)).toEqual(['first/ failed']);
		const planned = plan({ directory: folder });
		expect(planned.editions).toEqual([]);
		expect(planned.diagnostics).toEqual(result.diagnostics);
		expect(planned.ok).toBe(false);
	});

	test('a check sets what is up to date too, and writes nothing', async () => {
		const folder = starterProject();
		await build({ directory: folder });
		const before = contents(join(folder, 'output'));
		change(folder, style, '.columns {', '.columns { height: 42pt;');
		const checked = await check({ directory: folder });
		expect([checked.ok, checked.editions]).toEqual([false, 2]);
		change(folder, style, '.columns { height: 42pt;', '.columns {');
		expect(await check({ directory: folder, editions: ['en'] })).toEqual({
			ok: true,
			editions: 1,
			diagnostics: [],
		});
		const { proofs } = await check({ directory: folder, editions: ['en'], typeset: true });
		expect(proofs?.map(({ name, altered }) => [name, altered])).toEqual([['post/first/en', []]]);
		expect(contents(join(folder, 'output'))).toEqual(before);
	});

	test('what a compositor would mend is a warning of a check with --typeset, and data; other checks are quiet', async () => {
		const folder = starterProject();
		const story = 'data/post/first/stories/lead.zh.md';
		change(folder, story, 'headline: 小城半年，门庭渐热', 'headline: 小城半年，门庭渐热。');
		expect((await check({ directory: folder, editions: ['zh'] })).diagnostics).toEqual([]);
		const { proofs, diagnostics } = await check({ directory: folder, editions: ['zh'], typeset: true });
		const stops = diagnostics.filter(({ code }) => code === 'proof/headline-stop');
		expect(stops.map(formatDiagnostic)).toEqual([
			`${story}:2:11 warning proof/headline-stop post/first/zh: a headline ends with "。", page 1, <h2>, line 1 of its paragraph: "小城半年，门庭渐热。"\n  hint: take it away: a headline is no sentence of the text`,
		]);
		expect(proofs?.[0]?.faults.filter(({ kind }) => kind === 'headline-stop')).toMatchObject([
			{ value: '。', folio: '1', line: 1, span: { file: story, line: 2 } },
		]);
	});

	test('an output folder that cannot be written to is one finding an edition, and earlier files stay', async () => {
		const folder = starterProject();
		const output = emptyFolder();
		await build({ directory: folder, output, editions: ['zh'] });
		const before = contents(output);
		rmSync(join(output, 'post/first/charts'), { recursive: true });
		writeFileSync(join(output, 'post/first/charts'), 'in the way');
		change(folder, style, '42pt', '40pt');
		const result = await build({ directory: folder, output, editions: ['zh'] });
		const chart = join(output, 'post/first/charts/zh/visitors-zh.svg');
		expect(result.diagnostics.map(formatDiagnostic)).toEqual([
			`error files/cannot-write "${chart}" cannot be written: a file stands where a folder must be\n` +
				'  hint: move what stands there away, or choose another folder',
		]);
		expect(outcomes(result)).toEqual(['first/zh failed']);
		expect(contents(output)).toMatchObject({
			'post/first/zh.pdf': before['post/first/zh.pdf'],
			'post/first/report.json': before['post/first/report.json'],
			'post/first/charts': 'in the way',
		});
	});
});

describe('pages and charts that an edition does not make any more', () => {
	const layout = 'templates/post/layouts/front.hbs';
	const issue = (folder: string): string => join(folder, 'output/post/first');

	test('are removed by the build that leaves them out; those of other editions, and files of others, stay', async () => {
		const folder = starterProject();
		await build({ directory: folder });
		writeFileSync(join(issue(folder), 'notes.txt'), 'mine');
		writeFileSync(join(issue(folder), 'pages/zh-2.png'), 'mine');
		const text = readFileSync(join(folder, layout), 'utf8');
		writeFileSync(join(folder, layout), text.replace('{{chart "visitors"}}', ''));
		await build({ directory: folder, editions: ['zh'] });
		expect(Object.keys(contents(issue(folder)))).toEqual([
			'charts/en/visitors-en.png',
			'charts/en/visitors-en.svg',
			'en.pdf',
			'notes.txt',
			'pages/en-1.png',
			'pages/zh-1.png',
			'pages/zh-2.png',
			'report.json',
			'state.json',
			'zh.pdf',
		]);
		expect(existsSync(join(issue(folder), 'charts/zh'))).toBe(false);
	});

	test('stay when the build fails, and a report changed by others removes nothing outside the issue', async () => {
		const folder = starterProject();
		await build({ directory: folder, editions: ['zh'] });
		writeFileSync(join(folder, 'output/post/other.txt'), 'keep');
		change(folder, 'output/post/first/report.json', '"file": "pages/zh-1.png"', '"file": "../other.txt"');
		change(folder, style, 'font-size: 42pt', 'font-siez: 42pt');
		await build({ directory: folder, editions: ['zh'] });
		expect(existsSync(join(issue(folder), 'charts/zh/visitors-zh.svg'))).toBe(true);
		change(folder, style, 'font-siez: 42pt', 'font-size: 40pt');
		expect((await build({ directory: folder, editions: ['zh'] })).ok).toBe(true);
		expect(readFileSync(join(folder, 'output/post/other.txt'), 'utf8')).toBe('keep');
	});
});
