import { describe, expect, it } from 'vitest';
import { type Diagnostic, formatDiagnostic, originsOfFile } from '../../../src/base/index.js';
import { parseHtml } from '../../../src/dom/index.js';
import type { Root } from '../../../src/files/index.js';
import { openImages } from '../../../src/picture/index.js';
import { cascade } from '../../../src/style/index.js';

const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="8" height="4"><path d="M0 0H8V4H0Z"/></svg>';

/** What is opened, and what is found, for a page whose sheet stands in a folder of its own. */
function open(css: string, files: Readonly<Record<string, string>>, html = '<body><p>x</p></body>') {
	const found: Diagnostic[] = [];
	const read: string[] = [];
	const root = {
		readBytes: (path: string): Uint8Array => {
			read.push(path);
			return new TextEncoder().encode(files[path] ?? 'nothing of ours');
		},
		exists: (path: string) => path in files,
	} as Pick<Root, 'readBytes' | 'exists'> as Root;
	const report = (finding: Diagnostic) => found.push(finding);
	const document = parseHtml(html, originsOfFile('pages/page.html', html), report);
	const sheets = [{ text: css, origins: originsOfFile('pages/looks/style.css', css) }];
	const images = openImages(cascade(document, sheets, report), root, report);
	return { images, read, found: found.map(formatDiagnostic) };
}

describe('pictures of style sheets', () => {
	it('are looked for beside the file that names them, and read once', () => {
		const { images, read, found } = open(
			'p { background: url(../a.svg), url("b.svg") } body { background-image: url(b.svg) }',
			{ 'pages/a.svg': svg, 'pages/looks/b.svg': svg },
		);
		expect(found).toEqual([]);
		expect(read.sort()).toEqual(['pages/a.svg', 'pages/looks/b.svg']);
		expect(images.get('pages/looks/b.svg')?.size).toEqual({ width: 6, height: 3 });
	});

	it('of a style attribute beside the page, through variables too', () => {
		const { read } = open(
			'p { background: var(--ground) }',
			{},
			'<body style="background: url(a.svg)"><p style="--ground: url(c.svg)">x</p></body>',
		);
		expect(read.sort()).toEqual(['pages/a.svg', 'pages/looks/c.svg']);
	});

	it('that are broken are one finding, at the place that names them first', () => {
		const { found } = open('p { background: url(a.svg) } body { background: url(a.svg) }', {});
		expect(found).toEqual([
			'pages/looks/style.css:1:49 error picture/broken "pages/looks/a.svg" cannot be printed: it is no SVG, PNG or JPEG',
		]);
	});

	it.each([
		['http://example.org/a.png', 'nothing is fetched from a network'],
		['file:///etc/passwd', 'a "file:" address may name any file of the machine'],
		['/etc/passwd', 'it is an absolute path'],
		['../../../a.png', '".." leads out of the root'],
	])('are not read from %s', (url, why) => {
		const { read, found } = open(`p { background: url(${url}) }`, {});
		expect(read).toEqual([]);
		expect(found).toEqual([
			`pages/looks/style.css:1:17 error files/outside "${url}" is not read: ${why}\n  hint: put the file below the root, beside the page, and link it by a relative path`,
		]);
	});

	it('may stand in the sheet itself, as data', () => {
		const { images, found } = open(
			`p { background: url("data:image/svg+xml,${encodeURIComponent(svg)}") }`,
			{},
		);
		expect(found).toEqual([]);
		expect(images.size).toBe(1);
	});

	it('of what is not printed are not opened', () => {
		expect(open('p { display: none; background: url(a.svg) }', {}).read).toEqual([]);
	});
});
