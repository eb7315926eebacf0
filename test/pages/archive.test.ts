import { spawn } from 'node:child_process';
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { digestFile } from '../../src/files/index.js';
import {
	type ArchiveOptions,
	type ArchiveResult,
	archiveIssues,
	build,
	formatDiagnostic,
	getFromArchive,
	listArchive,
	validateStore,
	verifyArchive,
} from '../../src/index.js';
import { change, checkout, emptyFolder, starterProject } from '../support/project.js';

/** A year of two issues in two editions each. */
let project: string;
const store = (): string => join(project, 'output/archive');
const put = (options: Partial<ArchiveOptions> = {}): ArchiveResult =>
	archiveIssues({ directory: project, created: '2026-11-25T09:30:00Z', ...options });
const versionsIn = ({ editions }: ArchiveResult): readonly string[] =>
	editions.map(
		({ publication, issue, edition, version, isNew }) =>
			`${publication}/${issue}/${edition} ${version} ${isNew ? 'new' : 'as before'}`,
	);
const printed = async (...issues: readonly string[]): Promise<void> => {
	const { diagnostics } = await build({ directory: project, issues });
	expect(diagnostics.map(formatDiagnostic)).toEqual([]);
};
const filesIn = (folder: string): readonly string[] =>
	readdirSync(folder, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map(({ parentPath, name }) => join(parentPath, name).slice(folder.length + 1))
		.sort();

beforeAll(async () => {
	project = starterProject();
	cpSync(join(project, 'data/post/first'), join(project, 'data/post/second'), { recursive: true });
	await printed();
	expect(put().diagnostics).toEqual([]);
});

describe('the archive of a paper', () => {
	test('holds an object of each edition, and the store is valid', () => {
		const { objects } = listArchive(store());
		expect(objects.map(({ name }) => name)).toEqual([
			'post/first/en',
			'post/first/zh',
			'post/second/en',
			'post/second/zh',
		]);
		expect(validateStore(store())).toEqual([]);
		expect(verifyArchive(store())).toMatchObject({ ok: true, diagnostics: [] });
	});

	test('an object has what was printed and a project to print it from, and no more', () => {
		const output = emptyFolder();
		getFromArchive({ store: store(), name: 'post/first/zh', output });
		expect(filesIn(output)).toEqual([
			'output/charts/zh/visitors-zh.png',
			'output/charts/zh/visitors-zh.svg',
			'output/pages/zh-1.png',
			'output/report.json',
			'output/zh.pdf',
			'project/data/post/first/figures/town.csv',
			'project/data/post/first/issue.yaml',
			'project/data/post/first/stories/lead.en.md',
			'project/data/post/first/stories/lead.zh.md',
			'project/templates/post/charts/visitors.vl.json',
			'project/templates/post/layouts/front.hbs',
			'project/templates/post/publication.yaml',
			'project/templates/post/style.css',
		]);
		const report = JSON.parse(readFileSync(join(output, 'output/report.json'), 'utf8'));
		expect(Object.keys(report.editions)).toEqual(['zh']);
		const fonts: readonly { readonly source: string; readonly sha256: string }[] = report.editions.zh.fonts;
		expect(fonts.length).toBeGreaterThan(1);
		for (const { source, sha256 } of fonts) {
			const file = join(checkout, 'node_modules', source.replace('npm:', ''));
			expect(sha256).toBe(digestFile(file, ['sha256']).sha256);
		}
	});

	test('what comes back prints the same bytes again', async () => {
		const output = emptyFolder();
		getFromArchive({ store: store(), name: 'post/first/zh', output });
		const again = await build({ directory: join(output, 'project'), editions: ['zh'] });
		expect(again.ok).toBe(true);
		for (const file of ['zh.pdf', 'pages/zh-1.png', 'charts/zh/visitors-zh.svg']) {
			const reprinted = readFileSync(join(output, 'project/output/post/first', file));
			expect(reprinted.equals(readFileSync(join(output, 'output', file))), file).toBe(true);
		}
	});

	test('a change of one cell makes a new version of its issue, which stores what changed and no more', async () => {
		const before = filesIn(store());
		change(project, 'data/post/second/figures/town.csv', '8.4,', '8.5,');
		await printed();
		const result = put({
			user: { name: 'Lin Yue', address: 'mailto:lin@example.org' },
			message: 'a corrected figure',
		});
		expect(versionsIn(result)).toEqual([
			'post/first/zh v1 as before',
			'post/first/en v1 as before',
			'post/second/zh v2 new',
			'post/second/en v2 new',
		]);
		const added = filesIn(store()).filter((file) => !before.includes(file) && file.includes('/content/'));
		const names = added.map((file) => file.split('/content/')[1]!.replaceAll(/\b(zh|en)\b/g, '*'));
		expect([...new Set(names)].sort()).toEqual([
			'output/*.pdf',
			'output/charts/*/visitors-*.png',
			'output/charts/*/visitors-*.svg',
			'output/pages/*-1.png',
			'output/report.json',
			'project/data/post/second/figures/town.csv',
		]);
		expect(verifyArchive(store()).diagnostics).toEqual([]);
		const [{ versions } = { versions: [] }] = listArchive(store(), ['post/second/zh']).objects;
		expect(versions.at(-1)).toMatchObject({
			version: 'v2',
			message: 'a corrected figure',
			user: { name: 'Lin Yue', address: 'mailto:lin@example.org' },
			files: 13,
		});
	});

	test('nothing is stored of what is not as it was built, and all that is wrong is said', () => {
		const other = copyOfProject();
		writeFileSync(join(other, 'output/post/first/zh.pdf'), 'torn');
		change(other, 'data/post/first/stories/lead.en.md', 'library', 'Library');
		rmSync(join(other, 'output/post/first/pages/en-1.png'));
		const result = archiveIssues({
			directory: other,
			created: '2026-11-25T09:30:00Z',
			store: join(other, 'new'),
		});
		expect(result.editions.map(({ ok }) => ok)).toEqual([false, false, true, true]);
		expect(result.diagnostics.map(({ code, message }) => `${code} ${message}`)).toEqual([
			expect.stringMatching(
				/^archive\/changed "data\/post\/first\/stories\/lead\.en\.md" is not what it was/,
			),
			expect.stringMatching(/^archive\/changed "post\/first\/zh\.pdf" is not what it was/),
			expect.stringMatching(/^files\/missing there is no "post\/first\/pages\/en-1\.png"/),
		]);
		expect(listArchive(join(other, 'new')).objects.map(({ name }) => name)).toEqual([
			'post/second/en',
			'post/second/zh',
		]);
	});

	test('an issue that is not built is said to be so', () => {
		const other = copyOfProject();
		rmSync(join(other, 'output/post/second'), { recursive: true });
		const all = archiveIssues({ directory: other, created: '2026-11-25T09:30:00Z' });
		expect(all.ok).toBe(true);
		expect(all.diagnostics.map(({ code, severity, message }) => `${severity} ${code} ${message}`)).toEqual([
			'warning archive/not-built "post/second/en" has not been built, so there is nothing to store',
			'warning archive/not-built "post/second/zh" has not been built, so there is nothing to store',
		]);
		const named = archiveIssues({
			directory: other,
			issues: ['post/second'],
			editions: ['zh'],
			created: '2026-11-25T09:30:00Z',
		});
		expect(named).toMatchObject({
			ok: false,
			diagnostics: [{ code: 'archive/not-built', severity: 'error' }],
		});
		const edition = put({ issues: ['post/first'], editions: ['fr'] });
		expect(edition.diagnostics.map(({ code }) => code)).toEqual(['build/unknown-edition']);
		expect(put({ issues: ['post/f*', 'post/s?cond'], editions: ['zh'] }).editions).toHaveLength(2);
	});

	test('a report that names files of elsewhere stores none', () => {
		const other = copyOfProject();
		change(other, 'output/post/first/report.json', '"file": "zh.pdf"', '"file": "../../../../etc/hostname"');
		const result = archiveIssues({
			directory: other,
			issues: ['post/first'],
			created: '2026-11-25T09:30:00Z',
		});
		expect(result.editions[0]).toMatchObject({ edition: 'zh', ok: false });
		expect(result.diagnostics.map(formatDiagnostic)).toEqual([
			'error archive/damaged-report the report of "post/first/zh" is damaged\n' +
				'  hint: build it again, without errors, and put it then',
		]);
	});

	test.each([
		'{"editions": {"zh": {}}}',
		'{"editions": {"zh": 7}}',
		'{"editions": {"zh": {"files": [7]}}}',
		'{"editions": 7}',
		'{',
	])('the report %s stores nothing', (text) => {
		const other = copyOfProject();
		writeFileSync(join(other, 'output/post/first/report.json'), text);
		const result = archiveIssues({
			directory: other,
			issues: ['post/first'],
			editions: ['zh'],
			created: '2026-11-25T09:30:00Z',
		});
		expect(result.ok).toBe(false);
		expect(result.diagnostics).toHaveLength(1);
	});

	test('a draft is not stored', () => {
		const other = copyOfProject();
		const finding = '{"code": "layout/overset", "severity": "error", "message": "left over"}';
		change(other, 'output/post/first/report.json', '"diagnostics": []', `"diagnostics": [${finding}]`);
		const result = archiveIssues({
			directory: other,
			issues: ['post/first'],
			created: '2026-11-25T09:30:00Z',
		});
		expect(result.diagnostics.map(({ code }) => code)).toEqual(['archive/draft']);
		expect(result.editions.map(({ ok }) => ok)).toEqual([false, true]);
	});
});

describe('verify finds', () => {
	test('a flipped bit in any file of the store, and names the file', () => {
		const files = filesIn(store());
		expect(files.length).toBeGreaterThan(80);
		for (const [i, file] of files.entries()) {
			const path = join(store(), file);
			const whole = readFileSync(path);
			const changed = Buffer.from(whole);
			// A place of its own in each file, and each of the eight bits in turn.
			const at = (i * 7919) % whole.length;
			changed[at] = changed[at]! ^ (1 << (i % 8));
			writeFileSync(path, changed);
			const { ok, diagnostics } = verifyArchive(store());
			writeFileSync(path, whole);
			expect(ok, `${file}, byte ${at}, bit ${i % 8}`).toBe(false);
			expect(diagnostics.map(formatDiagnostic).join('\n')).toContain(file);
		}
		expect(verifyArchive(store()).diagnostics).toEqual([]);
	});

	test('any bit in the small files that say what the store is', () => {
		const small = filesIn(store()).filter((file) => /0=ocfl|layout\.json$|config\.json$|sha512$/.test(file));
		const [declaration, object] = [
			small.find((file) => /^0=/.test(file))!,
			small.find((file) => /\/0=/.test(file))!,
		];
		const sidecar = small.find((file) => /\/v1\/inventory\.json\.sha512$/.test(file))!;
		for (const file of [declaration, object, sidecar]) {
			const path = join(store(), file);
			const whole = readFileSync(path);
			for (let bit = 0; bit < whole.length * 8; bit += file === sidecar ? 5 : 1) {
				const changed = Buffer.from(whole);
				changed[bit >> 3] = changed[bit >> 3]! ^ (1 << (bit & 7));
				writeFileSync(path, changed);
				const { ok, diagnostics } = verifyArchive(store(), ['post/first']);
				expect(ok, `${file}, bit ${bit}`).toBe(false);
				expect(diagnostics.map(formatDiagnostic).join('\n')).toContain(file);
			}
			writeFileSync(path, whole);
		}
	});

	test('a lost and an added byte, a lost and an added file', () => {
		const file = filesIn(store()).find((name) => name.endsWith('v1/content/output/zh.pdf'))!;
		const path = join(store(), file);
		const whole = readFileSync(path);
		const findings = (): readonly string[] =>
			verifyArchive(store()).diagnostics.map(({ code, hint }) => `${code} ${hint}`);
		for (const bytes of [whole.subarray(1), Buffer.concat([whole, Buffer.from(' ')])]) {
			writeFileSync(path, bytes);
			expect(findings()).toEqual([expect.stringContaining(`archive/E092 the file is ${file}`)]);
		}
		rmSync(path);
		expect(findings()).toEqual([expect.stringContaining(`archive/E092 the file is ${file}`)]);
		writeFileSync(path, whole);
		writeFileSync(`${path}.bak`, 'x');
		expect(findings()).toEqual([expect.stringContaining(`archive/E023 the file is ${file}.bak`)]);
		rmSync(`${path}.bak`);
		expect(findings()).toEqual([]);
	});

	test('only what it was asked for', () => {
		expect(verifyArchive(store(), ['post/first']).objects).toEqual(['post/first/en', 'post/first/zh']);
		expect(verifyArchive(store(), ['post/second/zh']).objects).toEqual(['post/second/zh']);
	});
});

describe('the command line', () => {
	const main = join(checkout, 'dist/cli/main.js');
	interface Ran {
		readonly code: number | null;
		readonly out: string;
		readonly err: string;
	}
	const run = (folder: string, ...words: readonly string[]): Promise<Ran> =>
		new Promise((resolve) => {
			const child = spawn(process.execPath, [main, '--project', folder, 'archive', ...words]);
			let [out, err] = ['', ''];
			child.stdout.on('data', (text) => {
				out += text;
			});
			child.stderr.on('data', (text) => {
				err += text;
			});
			child.once('close', (code) => resolve({ code, out, err }));
		});

	test('puts, lists, brings back and verifies', async () => {
		const folder = copyOfProject();
		const words = ['put', 'post/first', '--author', 'Lin Yue <lin@example.org>', '--message', 'as printed'];
		const first = await run(folder, ...words, '--created', '2026-11-25T09:30:00Z');
		expect(first).toEqual({
			code: 0,
			err: '',
			out: 'post/first/zh  v1, 13 new files\npost/first/en  v1, 13 new files\n',
		});
		expect((await run(folder, 'put', 'post/first')).out).toBe(
			'post/first/zh  unchanged since v1\npost/first/en  unchanged since v1\n',
		);
		expect((await run(folder, 'list')).out).toBe(
			'post/first/en  v1  2026-11-25T09:30:00Z  13 files  as printed\n' +
				'post/first/zh  v1  2026-11-25T09:30:00Z  13 files  as printed\n',
		);
		expect((await run(folder, 'list', 'post/first/zh')).out).toBe(
			'v1  2026-11-25T09:30:00Z  13 files  Lin Yue <mailto:lin@example.org>  as printed\n',
		);
		const got = await run(folder, 'get', 'post/first/zh', '--version', 'v1', '-o', join(folder, 'got'));
		expect(got).toMatchObject({ code: 0, err: '' });
		expect(existsSync(join(folder, 'got/output/zh.pdf'))).toBe(true);
		expect(await run(folder, 'verify')).toEqual({
			code: 0,
			err: '',
			out: '2 editions verified, every byte is as it was stored\n',
		});
		writeFileSync(join(folder, 'output/archive/ocfl_layout.json'), '{}');
		const damaged = await run(folder, 'verify');
		expect(damaged.code).toBe(1);
		expect(damaged.err).toContain('error archive/E070 ocfl_layout.json: ');
		const wrong = await run(folder, 'put', '--author', 'Lin');
		expect(wrong).toMatchObject({ code: 1, out: '' });
		expect(wrong.err).toBe(
			'error archive/bad-author "Lin" does not say who stores the edition\n  hint: write --author "Name <name@example.org>"\n',
		);
	});

	test('several processes that put at once store each edition once, and say when they stand in each other’s way', async () => {
		const folder = copyOfProject();
		const runs = await Promise.all(Array.from({ length: 4 }, () => run(folder, 'put')));
		for (const { code, err } of runs) {
			if (code !== 0)
				expect(err).toMatch(
					/error archive\/in-use "post\/\w+\/\w+" is being stored by another process \(\d+ on /,
				);
		}
		expect(verifyArchive(join(folder, 'output/archive')).diagnostics).toEqual([]);
		const { objects } = listArchive(join(folder, 'output/archive'));
		expect(objects.map(({ name, versions }) => `${name} ${versions.length}`)).toEqual([
			'post/first/en 1',
			'post/first/zh 1',
			'post/second/en 1',
			'post/second/zh 1',
		]);
	});
});

/** The project as it is now, built, without its archive. */
function copyOfProject(): string {
	const copy = emptyFolder();
	cpSync(project, copy, { recursive: true });
	rmSync(join(copy, 'output/archive'), { recursive: true });
	return copy;
}
