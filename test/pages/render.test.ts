import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { formatDiagnostic, type RenderOptions, render } from '../../src/index.js';
import { checkout, emptyFolder } from '../support/project.js';

/** A folder with these files. */
function folderWith(files: Readonly<Record<string, string | Uint8Array>>): string {
	const folder = emptyFolder();
	for (const [name, content] of Object.entries(files)) {
		mkdirSync(join(folder, name, '..'), { recursive: true });
		writeFileSync(join(folder, name), content);
	}
	return folder;
}

async function findings(
	files: Readonly<Record<string, string | Uint8Array>>,
	options: RenderOptions & { page?: string } = {},
): Promise<readonly string[]> {
	const folder = folderWith(files);
	const { page = 'page.html', ...rest } = options;
	const { diagnostics } = await render({ file: join(folder, page) }, rest);
	return diagnostics.map(formatDiagnostic);
}

/** The smallest picture there is: one red pixel. */
const pixel = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ/pLvAAAAAElFTkSuQmCC';

const plain = '<!doctype html><html lang="en"><title>Plain</title><body><p>Words on a page.</p>';

describe('a page that is sound', () => {
	test('comes as a PDF from a file or from its text, with the same bytes', async () => {
		const folder = folderWith({ 'page.html': plain });
		const fromFile = await render({ file: join(folder, 'page.html') });
		const fromText = await render({ html: plain, name: 'page.html' });
		expect(fromFile.diagnostics).toEqual([]);
		expect(fromFile).toMatchObject({ ok: true, pages: 1 });
		expect(Buffer.from(fromFile.pdf!).subarray(0, 5).toString()).toBe('%PDF-');
		expect(Buffer.from(fromText.pdf!).equals(Buffer.from(fromFile.pdf!))).toBe(true);
	});

	test('has the date that it names, and none of the clock', async () => {
		const dated = plain.replace('<title>', '<meta name="dcterms.date" content="2024-02-29"><title>');
		const text = async (html: string): Promise<string> =>
			Buffer.from((await render({ html })).pdf!).toString('latin1');
		expect(await text(dated)).toContain('(D:20240229000000Z)');
		expect(await text(dated)).toContain('<xmp:CreateDate>2024-02-29T00:00:00Z<');
		expect(await text(plain)).not.toMatch(/CreationDate|ModDate|CreateDate|ModifyDate/);
	});

	test('is A4 without a style sheet, in the faces of the roles', async () => {
		const { pdf } = await render({ html: '<p>a<p><code>b</code>' });
		const text = Buffer.from(pdf!).toString('latin1');
		expect(text).toMatch(/MediaBox \[0 0 595\.275591 841\.889764\]/);
		expect(text).toContain('SourceCodePro');
	});

	test('takes linked sheets, pictures and imports from below its root, and says what it read', async () => {
		const folder = folderWith({
			'pages/page.html':
				'<link rel="stylesheet" href="../css/a.css?v=2"><link rel="stylesheet alternate" href="none.css"><p>a</p><img src="../dot%20one.png" alt="">',
			'css/a.css': '@import "../more/b.css" print;\n@import "c.css" screen;\np { color: red }',
			'more/b.css': '@import "none/../../css/d.css"; p { margin: 0 }',
			'css/d.css': 'p { padding: 0 }',
			'dot one.png': Buffer.from(pixel, 'base64'),
		});
		const { diagnostics, inputs, ok } = await render(
			{ file: join(folder, 'pages/page.html') },
			{ root: folder },
		);
		expect(diagnostics).toEqual([]);
		expect(ok).toBe(true);
		expect(inputs.map(({ file }) => file)).toEqual([
			'css/a.css',
			'css/d.css',
			'dot one.png',
			'more/b.css',
			'pages/page.html',
		]);
		const digest = createHash('sha256').update('p { padding: 0 }').digest('hex');
		expect(inputs[1]!.sha256).toBe(digest);
	});

	test('may bring pictures and sheets as data', async () => {
		const html = `<link rel="stylesheet" href="data:text/css,p%20%7B%20color:red%20%7D"><p>a<img src="data:image/png;base64,${pixel}" alt="dot"><img alt="ring" src="data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' width='10' height='10'><circle cx='5' cy='5' r='4' fill='none' stroke='%23f00'/></svg>">`;
		const { diagnostics, pdf } = await render({ html });
		expect(diagnostics).toEqual([]);
		expect(Buffer.from(pdf!).toString('latin1')).toContain('/Subtype /Image');
	});

	test('has words for each picture, or counts it as an ornament', async () => {
		const dot = `data:image/png;base64,${pixel}`;
		const svg = '<svg width="9" height="9"><title>A square</title><path d="M0 0h9v9z"/></svg>';
		const folder = folderWith({
			'page.html': `<p>a<img src="map.png"><img src="${dot}" title="a dot"><img src="${dot}">${svg}`,
			'map.png': Buffer.from(pixel, 'base64'),
		});
		const { pdf, diagnostics } = await render({ file: join(folder, 'page.html') });
		expect(diagnostics).toEqual([]);
		const text = Buffer.from(pdf!).toString('latin1');
		expect([...text.matchAll(/\/S \/Figure/g)]).toHaveLength(3);
		for (const words of ['map.png', 'a dot', 'A square']) expect(text).toContain(`/Alt (${words})`);
	});

	test('is read in the encoding that it declares', async () => {
		const gbk = Buffer.concat([
			Buffer.from('<meta charset="gbk"><title>'),
			Buffer.from([0xc4, 0xe3, 0xba, 0xc3]),
			Buffer.from('</title><p>x'),
		]);
		const folder = folderWith({ 'page.html': gbk });
		const { diagnostics, pdf } = await render({ file: join(folder, 'page.html') });
		expect(diagnostics).toEqual([]);
		// The title of the file: 你好.
		expect(Buffer.from(pdf!).toString('utf8')).toContain('>你好</rdf:li>');
	});
});

describe('what a page may not reach', () => {
	const links = [
		'../secret.txt',
		'/etc/hostname',
		'file:///etc/hostname',
		'http://example.org/a.png',
		'//example.org/a.png',
	];

	test.each(links)('a picture at %s is one warning, and its words stand for it', async (link) => {
		const found = await findings({ 'page.html': `<p>a<img src="${link}" alt="a secret">b` });
		expect(found).toHaveLength(1);
		expect(found[0]).toMatch(/^page\.html:1:10 warning files\/outside ".+" is not read: /);
	});

	test.each(links)('a style sheet at %s is one warning', async (link) => {
		const found = await findings({ 'page.html': `<link rel="stylesheet" href="${link}"><p>a` });
		expect(found).toHaveLength(1);
		expect(found[0]).toMatch(/^page\.html:1:24 warning files\/outside ".+" is not read: /);
	});

	test('a symbolic link that leads out of the root', async () => {
		const outside = folderWith({ 'a.css': 'p { color: red }' });
		const folder = folderWith({ 'page.html': '<link rel="stylesheet" href="a.css"><p>a' });
		symlinkSync(join(outside, 'a.css'), join(folder, 'a.css'));
		const { diagnostics, inputs } = await render({ file: join(folder, 'page.html') });
		expect(diagnostics.map(formatDiagnostic)).toEqual([
			'page.html:1:24 warning files/outside "a.css" is not read: "a.css" is a link that leads out of the project\n  hint: files are read only from inside the project, by a path relative to its folder',
		]);
		expect(inputs.map(({ file }) => file)).toEqual(['page.html']);
	});

	test('a page outside the root, or behind a link, is an error and makes no file', async () => {
		const folder = folderWith({ 'a/page.html': plain, 'b/other.html': plain });
		symlinkSync(join(folder, 'a'), join(folder, 'b/inside'));
		for (const file of ['a/page.html', 'b/inside/page.html', 'b/../a/page.html']) {
			const result = await render({ file: join(folder, file) }, { root: join(folder, 'b') });
			expect(result).toMatchObject({ ok: false, pages: 0 });
			expect(result.pdf).toBeUndefined();
			expect(result.diagnostics).toHaveLength(1);
			expect(result.diagnostics[0]).toMatchObject({ code: 'files/outside', severity: 'error' });
		}
	});
});

describe('a page that is not sound', () => {
	test('an empty file, one that is not there, a folder', async () => {
		expect(await findings({ 'page.html': ' \n' })).toEqual([
			'page.html:1:1 error page/empty "page.html" is empty\n  hint: a page is a file of HTML',
		]);
		expect(await findings({ 'other.html': plain })).toEqual([
			'error files/missing there is no "page.html": the project folder has no "page.html"',
		]);
		expect(await findings({ 'page.html/a': '' })).toEqual([
			'error files/not-a-file "page.html" is not a file',
		]);
	});

	test('unknown CSS and HTML are warnings, and errors when they are asked to be', async () => {
		const files = { 'page.html': '<style>p { colr: red; color: blue }</style><bogus>a</bogus><p>b</p>' };
		const folder = folderWith(files);
		const easy = await render({ file: join(folder, 'page.html') });
		expect(easy.diagnostics.map(({ severity }) => severity)).toEqual(['warning', 'warning']);
		expect(easy.pdf).toBeDefined();
		const strict = await render({ file: join(folder, 'page.html') }, { strict: true });
		expect(strict.diagnostics.map(({ severity }) => severity)).toEqual(['error', 'error']);
		expect(strict.pdf).toBeUndefined();
		expect(strict.ok).toBe(false);
	});

	test('text that stands over its box is where its writer put it, and no finding', async () => {
		const html = '<div style="height: 5px">one<br>two<br>three</div><p>four</p>';
		expect((await render({ html })).diagnostics).toEqual([]);
	});

	test('a word that its writer lets be cut is cut, and no finding', async () => {
		const html = '<p style="width: 40px; overflow-wrap: anywhere">incomprehensibilities</p>';
		expect((await render({ html })).diagnostics).toEqual([]);
	});

	test('Latin-1 means windows-1252, as everywhere on the web', async () => {
		const page = Buffer.concat([
			Buffer.from('<meta charset="iso-8859-1"><title>don'),
			Buffer.from([0x92]),
			Buffer.from('t</title><p>x'),
		]);
		const folder = folderWith({ 'page.html': page });
		const { diagnostics, pdf } = await render({ file: join(folder, 'page.html') });
		expect(diagnostics).toEqual([]);
		expect(Buffer.from(pdf!).toString('utf8')).toContain('>don’t</rdf:li>');
	});

	test('an encoding that is not known, and bytes that are no text', async () => {
		expect(await findings({ 'page.html': '<meta charset="klingon"><p>a' })).toEqual([
			'page.html:1:1 warning page/encoding "klingon" is not an encoding that is known; the page is read as UTF-8\n  hint: save it in UTF-8, and write <meta charset="utf-8">',
		]);
		const broken = Buffer.concat([Buffer.from('<p>a\n<p>b'), Buffer.from([0xff, 0xfe])]);
		const found = await findings({ 'page.html': broken });
		expect(found[0]).toMatch(
			/^page\.html:2:5 warning page\/encoding the page holds bytes that are no text in utf-8/,
		);
	});

	test('broken and hostile pictures are one warning each', async () => {
		const png = Buffer.from(pixel, 'base64');
		const found = await findings({
			'page.html': ['cut.png', 'bomb.png', 'deep.svg', 'text.png']
				.map((name) => `<p><img src="${name}" alt="${name}">`)
				.join('\n'),
			'cut.png': png.subarray(0, 40),
			// Says that it is 60,000 pixels wide and high.
			'bomb.png': Buffer.concat([
				png.subarray(0, 16),
				Buffer.from([0, 0, 0xea, 0x60, 0, 0, 0xea, 0x60]),
				png.subarray(24),
			]),
			'deep.svg': `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">${'<g>'.repeat(5000)}${'</g>'.repeat(5000)}</svg>`,
			'text.png': 'this is no picture',
		});
		expect(found.map((text) => text.split('\n')[0]!.replace(/:.*$/, ''))).toHaveLength(4);
		for (const finding of found) expect(finding).toMatch(/ warning (?:picture|dom)\//);
	});

	test('5,000 boxes in each other are one warning, whatever the boxes are', async () => {
		for (const style of [
			'',
			'display: grid',
			'float: left',
			'display: inline-block',
			'display: table',
			'position: relative',
		]) {
			const html = `<style>div { ${style} }</style>${'<div>'.repeat(5000)}deep${'</div>'.repeat(5000)}`;
			const { diagnostics, pdf, pages } = await render({ html });
			expect(
				diagnostics.filter(({ code }) => code === 'dom/too-deep'),
				style,
			).toHaveLength(1);
			expect(pages, style).toBeGreaterThan(0);
			expect(pdf, style).toBeDefined();
		}
	});

	test('a page larger than a PDF can hold is one warning, and A4', async () => {
		for (const size of ['1e9mm', '1px', '0']) {
			const { diagnostics, pdf } = await render({ html: `<style>@page { size: ${size} }</style><p>a` });
			expect(diagnostics.map(({ code, severity }) => `${severity} ${code}`)).toEqual([
				'warning style/unknown-value',
			]);
			expect(Buffer.from(pdf!).toString('latin1')).toContain('MediaBox [0 0 595.275591 841.889764]');
		}
	});

	test('a long text before every element is one error', async () => {
		const html = `<style>p::before { content: "${'x '.repeat(50_000)}" }</style>${'<p>a'.repeat(100)}`;
		const { diagnostics, pdf } = await render({ html });
		expect(diagnostics.map(formatDiagnostic)).toEqual([
			expect.stringMatching(
				/^page\.html:1:\d+ error layout\/too-much-text the document has more than 5000000 characters/,
			),
		]);
		expect(pdf).toBeUndefined();
	});

	test('100,000 words in one element are set', async () => {
		const html = `<p><span>${'<b>a</b> '.repeat(100_000)}</span>`;
		const { diagnostics, pages } = await render({ html });
		expect(diagnostics).toEqual([]);
		expect(pages).toBeGreaterThan(10);
	});

	test('columns in columns without end are one error, and end', async () => {
		const html = `<style>div { columns: 2 }</style>${'<div>'.repeat(60)}deep${'</div>'.repeat(60)}`;
		const { diagnostics, pdf } = await render({ html });
		expect(diagnostics.map(({ code, severity }) => `${severity} ${code}`)).toEqual([
			'error layout/too-much-work',
		]);
		expect(pdf).toBeUndefined();
	});
});

describe('the command', () => {
	const main = join(checkout, 'dist/cli/main.js');
	const run = (...args: readonly string[]) => spawnSync('node', [main, ...args], { encoding: 'utf8' });

	test('writes the file that is asked for, or one beside the page', () => {
		const folder = folderWith({ 'page.html': plain });
		expect(run('render', join(folder, 'page.html'), '-o', join(folder, 'out/a.pdf')).status).toBe(0);
		expect(readFileSync(join(folder, 'out/a.pdf')).subarray(0, 5).toString()).toBe('%PDF-');
		const { stdout, status } = run('render', join(folder, 'page.html'));
		expect(status).toBe(0);
		expect(stdout).toBe(`${join(folder, 'page.pdf')}  1 page\n`);
	});

	test('leaves an earlier file as it is when it cannot write, and says why in one line', () => {
		const folder = folderWith({ 'page.html': plain, 'out.pdf/keep': 'x', file: 'x' });
		for (const target of ['out.pdf', 'file/out.pdf']) {
			const { stderr, status } = run('render', join(folder, 'page.html'), '-o', join(folder, target));
			expect(status).toBe(1);
			expect(stderr).toMatch(/^error files\/cannot-write ".+" cannot be written: .+\n {2}hint: .+\n$/);
		}
		expect(execFileSync('ls', ['-A', folder], { encoding: 'utf8' })).toBe('file\nout.pdf\npage.html\n');
		expect(existsSync(join(folder, 'out.pdf/keep'))).toBe(true);
	});

	test('exits with 1 and writes nothing when it is strict and something is unknown', () => {
		const folder = folderWith({ 'page.html': '<p style="colr: red">a' });
		const { status, stderr } = run('render', '--strict', join(folder, 'page.html'));
		expect(status).toBe(1);
		expect(stderr).toMatch(/^page\.html:1:11 error style\/unknown-property/);
		expect(existsSync(join(folder, 'page.pdf'))).toBe(false);
	});
});
