import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { PNG } from 'pngjs';
import { describe, expect, test } from 'vitest';
import { drawChartFile, drawChartFiles, formatDiagnostic } from '../../src/index.js';
import { checkout, emptyFolder, starterProject } from '../support/project.js';

const bars = {
	$schema: 'https://vega.github.io/schema/vega-lite/v6.json',
	description: 'Two bars.',
	data: { url: 'data/a.csv' },
	width: 150,
	height: { step: 20 },
	mark: 'bar',
	encoding: { x: { field: 'v', type: 'quantitative' }, y: { field: 'n', title: null } },
};
const csv = 'n,v\nAlpha,3\n贝塔,5\n';

function folderWith(files: Readonly<Record<string, unknown>>): string {
	const folder = emptyFolder();
	for (const [name, content] of Object.entries(files)) {
		mkdirSync(dirname(join(folder, name)), { recursive: true });
		writeFileSync(join(folder, name), typeof content === 'string' ? content : JSON.stringify(content));
	}
	return folder;
}

const latin1 = (bytes: Uint8Array | undefined): string => Buffer.from(bytes ?? []).toString('latin1');

const banmian = (folder: string, ...flags: readonly string[]) =>
	spawnSync(process.execPath, [join(checkout, 'dist/cli/main.js'), 'chart', ...flags], {
		cwd: folder,
		encoding: 'utf8',
	});

describe('one chart by itself', () => {
	test('is a tagged PDF of its own size, a point for each px, with its words for those who cannot see it', async () => {
		const folder = folderWith({ 'bars.vl.json': bars, 'data/a.csv': csv });
		const result = await drawChartFile(
			{ file: join(folder, 'bars.vl.json') },
			{ plain: true, date: '2024-02-29' },
		);
		expect(result.diagnostics).toEqual([]);
		const pdf = latin1(result.files.pdf);
		const { width, height } = result.size!;
		// Vega's own: 5 px around it, the axis and its labels outside of the 150 px of the plot.
		expect(width).toBeGreaterThan(160);
		expect(height).toBeGreaterThan(50);
		expect(pdf).toContain(`/MediaBox [0 0 ${width} ${height}]`);
		expect(pdf).toMatch(/\/S \/Figure[\s\S]*\/Alt \(Two bars\.\)/);
		expect(pdf).toContain('(D:20240229000000Z)');
		expect(pdf).not.toContain('Type3');
		expect(result.inputs.map(({ file }) => file)).toEqual(
			[join(folder, 'bars.vl.json'), 'data/a.csv'].sort(),
		);
		const again = await drawChartFile(
			{ file: join(folder, 'bars.vl.json') },
			{ plain: true, date: '2024-02-29' },
		);
		expect(latin1(again.files.pdf)).toBe(pdf);
	});

	test('is a PNG of 300 dpi, or of a pixel for each px, and SVG, of the same run', async () => {
		const text = JSON.stringify({ ...bars, data: { values: [{ n: 'a', v: 1 }] }, background: '#ffffff' });
		const formats = ['png', 'svg', 'pdf'] as const;
		const fine = await drawChartFile({ text }, { formats });
		const coarse = await drawChartFile({ text }, { formats, dpi: 72 });
		const { width, height } = fine.size!;
		const [large, small] = [fine, coarse].map(({ files }) => PNG.sync.read(Buffer.from(files.png!)));
		expect([large!.width, large!.height]).toEqual([
			Math.round((width * 300) / 72),
			Math.round((height * 300) / 72),
		]);
		expect([small!.width, small!.height]).toEqual([Math.round(width), Math.round(height)]);
		expect(latin1(fine.files.svg)).toContain('<title>Two bars.</title>');
		expect(Object.keys(fine.files).sort()).toEqual(['pdf', 'png', 'svg']);
	});

	test('is no PDF where it is larger than a page of one, and tells where', async () => {
		const text = JSON.stringify({ ...bars, data: { values: [{ n: 'a', v: 1 }] }, width: 20_000 });
		const { diagnostics, files } = await drawChartFile({ text });
		expect(files).toEqual({});
		expect(diagnostics.map(formatDiagnostic).join()).toMatch(
			/^chart\.vl\.json:\d+:\d+ error chart\/size the chart is 20\d+ × \d+ pt, and a page of a PDF at most 14400 pt/,
		);
		expect((await drawChartFile({ text }, { formats: ['svg'] })).ok).toBe(true);
	});

	test('has the house theme or, when it is to be plain, none; and fills the size that it is given', async () => {
		const text = JSON.stringify({ ...bars, data: { values: [{ n: 'a', v: 1 }] } });
		const svg = async (options: object): Promise<string> =>
			latin1((await drawChartFile({ text }, { formats: ['svg'], ...options })).files.svg);
		expect(await svg({})).toContain('#1b4d4a');
		expect(await svg({ plain: true })).toContain('#4c78a8');
		expect(await svg({ size: { width: 120, height: 80 } })).toContain('width="120pt" height="80pt"');
	});

	test('reads its data from its own folder, or from the one that is named, and from nowhere else', async () => {
		const folder = folderWith({ 'charts/bars.vl.json': bars, 'set/data/a.csv': csv, 'secret.csv': csv });
		const file = join(folder, 'charts/bars.vl.json');
		const without = await drawChartFile({ file });
		expect(without.diagnostics.map(({ code }) => code)).toEqual(['chart/data']);
		expect(without.files).toEqual({});
		expect((await drawChartFile({ file }, { data: join(folder, 'set') })).ok).toBe(true);
		writeFileSync(file, JSON.stringify({ ...bars, data: { url: '../secret.csv' } }));
		const outside = await drawChartFile({ file });
		expect(outside.diagnostics.map(formatDiagnostic).join()).toContain('"../secret.csv" is not read');
	});

	test('is set in the fonts of any table, whose files stand beside it or in its project', async () => {
		const text = JSON.stringify({ ...bars, data: { values: [{ n: 'Alpha', v: 1 }] } });
		const face = readFileSync(
			join(
				checkout,
				'node_modules/@expo-google-fonts/source-code-pro/400Regular/SourceCodePro_400Regular.ttf',
			),
		);
		const table = (file: string): string =>
			`families:\n  Mono:\n    licence: OFL-1.1\n    faces: [{ file: ${file} }]\nroles: { sans: Mono }\n`;
		const folder = folderWith({
			'my/table.yaml': table('mono.ttf'),
			'fonts/fonts.yaml': table('fonts/mono.ttf'),
		});
		for (const place of ['my', 'fonts']) writeFileSync(join(folder, place, 'mono.ttf'), face);
		for (const fonts of ['my/table.yaml', 'fonts/fonts.yaml']) {
			const { files, diagnostics } = await drawChartFile({ text }, { fonts: join(folder, fonts) });
			expect(diagnostics).toEqual([]);
			expect(latin1(files.pdf).match(/\/FontName \/\w+\+([\w-]+)/)?.[1]).toMatch(/^SourceCodePro/);
		}
		const none = await drawChartFile({ text }, { fonts: join(folder, 'none.yaml') });
		expect(none.diagnostics.map(formatDiagnostic).join()).toContain('there is no "none.yaml"');
	});

	test('of a kind is written as the Vega-Lite that it stands for, which draws the same', async () => {
		const data = 'id,en,zh,value,unit\na,Alpha,甲,3,%\nb,Beta,乙,5,%\n';
		const folder = folderWith({ 'top.yaml': 'kind: ranked-bars\ndata: a.csv\n', 'a.csv': data });
		const first = await drawChartFile({ file: join(folder, 'top.yaml') }, { formats: ['svg', 'vl.json'] });
		expect(first.ok).toBe(true);
		writeFileSync(join(folder, 'top.vl.json'), first.files['vl.json']!);
		const second = await drawChartFile({ file: join(folder, 'top.vl.json') }, { formats: ['svg'] });
		expect(latin1(second.files.svg).replace(/<title>.*?<\/title>/, '')).toBe(
			latin1(first.files.svg).replace(/<title>.*?<\/title>/, ''),
		);
	});
});

describe('many charts in one run', () => {
	test('come in the order they were given, each with its own findings', async () => {
		const good = JSON.stringify({ ...bars, data: { values: [{ n: 'a', v: 1 }] } });
		const texts = [good, '{"mark": 1', good.replace('"bar"', '"bars"'), good];
		const results = [];
		for await (const result of drawChartFiles(texts.map((text, i) => ({ text, name: `${i}.vl.json` }))))
			results.push(result);
		expect(results.map(({ ok }) => ok)).toEqual([true, false, false, true]);
		expect(latin1(results[0]!.files.pdf)).toHaveLength(latin1(results[3]!.files.pdf).length);
		expect(results[1]!.diagnostics.map(formatDiagnostic).join()).toMatch(
			/^1\.vl\.json:1:\d+ error files\/yaml /,
		);
	});
});

describe('banmian chart', () => {
	const files = { 'bars.vl.json': bars, 'data/a.csv': csv, 'my charts/two.vl.json': bars };

	test('writes the file that is named, as its end says', () => {
		const folder = folderWith(files);
		for (const name of ['bars.pdf', 'out/a.svg', 'out/b.png']) {
			const { status, stdout, stderr } = banmian(folder, 'bars.vl.json', '-o', name, '--scale', '1');
			expect([status, stdout, stderr]).toEqual([0, `${name}\n`, '']);
		}
		expect(readFileSync(join(folder, 'bars.pdf')).subarray(0, 5).toString()).toBe('%PDF-');
		expect(readFileSync(join(folder, 'out/a.svg'), 'utf8')).toMatch(/^<svg /);
		expect(PNG.sync.read(readFileSync(join(folder, 'out/b.png'))).width).toBeGreaterThan(150);
	});

	test('draws a list in one run, tells all that is wrong with its place, and draws the rest', () => {
		const folder = folderWith({
			...files,
			'bad.vl.json': '{\n"mark": "bar"',
			'list.txt':
				'# charts\n\nbars.vl.json\nbad.vl.json\n  none.vl.json x.pdf\nmy charts/two.vl.json  own/second chart.svg\nbars.vl.json\tother.gif\n',
		});
		const { status, stdout, stderr } = banmian(
			folder,
			'--list',
			'list.txt',
			'-o',
			'out',
			'--format',
			'pdf,png',
			'--data',
			'.',
		);
		expect(status).toBe(1);
		expect(stdout.trim().split('\n')).toEqual(['out/bars.pdf', 'out/bars.png', 'own/second chart.svg']);
		expect(stderr).toMatch(/^bad\.vl\.json:2:14 error files\/yaml /m);
		expect(stderr).toContain('list.txt:5:3 error files/missing there is no "none.vl.json"');
		expect(stderr).toContain('list.txt:7:1 error chart/unknown-format "other.gif" names no kind of file');
		for (const file of stdout.trim().split('\n')) expect(existsSync(join(folder, file)), file).toBe(true);
	});

	test('names the files by a pattern, and writes none over another or over a chart', () => {
		const folder = folderWith({
			...files,
			'list.txt': 'bars.vl.json\nmy charts/two.vl.json\nbars.vl.json\n',
		});
		const { status, stdout, stderr } = banmian(
			folder,
			'--list',
			'list.txt',
			'-o',
			'out/{name}-en.svg',
			'--data',
			'.',
		);
		expect(stdout.trim().split('\n')).toEqual(['out/bars-en.svg', 'out/two-en.svg']);
		expect(stderr).toContain('list.txt:3:1 error chart/same-file "out/bars-en.svg" is not written');
		expect(status).toBe(1);
		const before = readFileSync(join(folder, 'bars.vl.json'), 'utf8');
		expect(banmian(folder, 'bars.vl.json', '--format', 'vl.json').status).toBe(1);
		expect(readFileSync(join(folder, 'bars.vl.json'), 'utf8')).toBe(before);
	});

	test('says what it does not understand', () => {
		const folder = folderWith(files);
		expect(banmian(folder).stderr).toContain('name a chart, or a list of charts');
		expect(banmian(folder, 'bars.vl.json', '--width', '9').stderr).toContain(
			'--width and --height come together',
		);
		expect(banmian(folder, 'bars.vl.json', '--format', 'gif').stderr).toContain(
			'"gif" names no kind of file',
		);
		expect(banmian(folder, 'bars.vl.json', '--dpi', '0').stderr).toContain('a number above 0');
		expect(banmian(folder, 'bars.vl.json', '--format', ' ').stderr).toContain('names no kind of file');
		const wide = folderWith({ ...files, 'wide.txt': '\nbars.vl.json\ta.pdf\tb.pdf\n' });
		expect(banmian(wide, '--list', 'wide.txt').stderr).toContain(
			'wide.txt:2:1 error chart/no-list a line has a chart and the file to make of it, and nothing more: not "b.pdf"',
		);
		expect(banmian(folder, '--list', 'none.txt').stderr).toContain('there is no list "none.txt"');
	});
});

describe('a build whose charts were all drawn before', () => {
	test('prints the same bytes, starts no process and loads nothing of Vega', () => {
		const folder = starterProject();
		const output = join(folder, 'output');
		const digests = (): readonly string[] =>
			readdirSync(output, { recursive: true, withFileTypes: true })
				.filter((entry) => entry.isFile() && entry.name !== 'timings.json')
				.map(({ parentPath, name }) => join(parentPath, name))
				.sort()
				.map((file) => `${file} ${createHash('sha256').update(readFileSync(file)).digest('hex')}`);
		const loader = join(folder, 'spy.mjs');
		writeFileSync(
			loader,
			`import { register } from 'node:module';
			import child from 'node:child_process';
			import { syncBuiltinESMExports } from 'node:module';
			const fork = child.fork;
			child.fork = (...given) => (console.log('forked'), fork(...given));
			syncBuiltinESMExports();
			register('data:text/javascript,' + encodeURIComponent(\`
				import { writeSync } from 'node:fs';
				export async function resolve(name, context, next) {
					const found = await next(name, context);
					if (/node_modules.vega/.test(found.url)) writeSync(1, 'loaded ' + name + '\\\\n');
					return found;
				}
			\`));`,
		);
		const run = (): string =>
			execFileSync(
				process.execPath,
				['--import', loader, join(checkout, 'dist/cli/main.js'), '--project', folder, 'build', '--force'],
				{ encoding: 'utf8' },
			);
		expect(run()).toContain('forked');
		const first = digests();
		expect(first.join()).toContain('.charts');
		expect(run()).not.toMatch(/^(?:forked|loaded)/m);
		expect(digests()).toEqual(first);
		for (const name of readdirSync(join(output, '.charts'))) writeFileSync(join(output, '.charts', name), '');
		expect(run()).toContain('forked');
		expect(digests()).toEqual(first);
	});
});
