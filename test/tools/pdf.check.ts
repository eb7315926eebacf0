import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createCanvas, loadImage } from 'canvas';
import { beforeAll, describe, expect, test } from 'vitest';
import { openRoot } from '../../src/files/index.js';
import { build } from '../../src/index.js';
import { loadIssue } from '../../src/issue/index.js';
import { renderEdition } from '../../src/template/index.js';
import { checkout, emptyFolder } from '../support/project.js';

/** Our own pictures are drawn at 110 dpi; poppler draws the PDF at the same. */
const DPI = 110;
/** Side of a cell in pixels, about 16 pt: two digits of body text are lost in one. */
const CELL = 24;
/** How far the mean grey of a cell may differ, of 255: two rasters smooth edges differently, but neither loses a glyph. */
const TOLERANCE = 20;

const run = (command: string, ...args: string[]): string =>
	execFileSync(command, args, { encoding: 'utf8', maxBuffer: 1 << 26 });

/** At least so many fonts and paragraphs are looked for. */
const editions = [
	{ publication: 'xihu', id: '2023-h1', edition: 'zh', pages: 2, fonts: 9, paragraphs: 21 },
	{ publication: 'xihu', id: '2023-h1', edition: 'en', pages: 2, fonts: 9, paragraphs: 21 },
	{ publication: 'xihu', id: '2023-h1', edition: 'bi', pages: 3, fonts: 9, paragraphs: 21 },
	{ publication: 'weather', id: '2015q1', edition: 'zh', pages: 1, fonts: 4, paragraphs: 4 },
	{ publication: 'weather', id: '2015q1', edition: 'en', pages: 1, fonts: 4, paragraphs: 4 },
	{ publication: 'gazette', id: '2024-04', edition: 'zh', pages: 2, fonts: 8, paragraphs: 21 },
	{ publication: 'gazette', id: '2024-04', edition: 'en', pages: 2, fonts: 8, paragraphs: 21 },
];

describe.each(editions)('the PDF of $publication/$id/$edition, as other programs read it', (paper) => {
	const { publication, id, edition, pages, fonts, paragraphs } = paper;
	const output = emptyFolder();
	const folder = join(output, publication, id);
	const pdf = join(folder, `${edition}.pdf`);

	beforeAll(async () => {
		const result = await build({
			directory: checkout,
			issues: [`${publication}/${id}`],
			editions: [edition],
			output,
		});
		expect(result.ok).toBe(true);
	});

	test('is sound', () => {
		expect(run('qpdf', '--check', pdf)).toContain('No syntax or stream encoding errors found');
	});

	test('embeds a subset of each of its fonts, with a way back to text', () => {
		const rows = run('pdffonts', pdf).trim().split('\n').slice(2);
		expect(rows.length).toBeGreaterThanOrEqual(fonts);
		for (const row of rows) expect(row).toMatch(/Identity-[HV] +yes yes yes/);
	});

	test('gives back every paragraph whole, character by character', () => {
		const project = openRoot(checkout);
		const issue = loadIssue(project, publication, id, () => {});
		const markup = renderEdition(issue, edition, project, () => {});
		const read = run('pdftotext', '-raw', pdf, '-').replace(/\s/g, '');
		const stories = [...markup.html.matchAll(/<p>(.*?)<\/p>/gs)].map(([, inner]) => plain(inner!));
		expect(stories.length).toBeGreaterThanOrEqual(paragraphs);
		const parted: string[] = [];
		for (const text of stories) {
			// A paragraph that goes on on another page is read in two parts.
			const parting = Array.from(text, (_, at) => at).find((at) => !read.includes(text.slice(0, at + 1)));
			if (parting !== undefined) parted.push(text);
			expect(read).toContain(text.slice(parting ?? 0));
		}
		// One story of an edition jumps, in each of its languages.
		expect(parted.length).toBeLessThanOrEqual(issue.publication.editions[edition]!.texts.length);
		expect(read).not.toMatch(/[\u2e80-\u2fdf\uf900-\ufaff]/u);
	});

	test('looks as our own picture of each page does', async () => {
		const prefix = join(output, 'poppler');
		run('pdftoppm', '-r', String(DPI), '-png', pdf, prefix);
		for (let page = 1; page <= pages; page++) {
			const ours = await cells(join(folder, `pages/${edition}-${page}.png`));
			const theirs = await cells(`${prefix}-${page}.png`);
			const worst = ours
				.map((grey, i) => Math.abs(grey - (theirs[i] ?? 0)))
				.reduce((a, b) => Math.max(a, b), 0);
			expect(worst, `page ${page}`).toBeLessThan(TOLERANCE);
		}
	});
});

const plain = (html: string): string =>
	html
		.replace(/<[^>]+>/g, '')
		.replace(/&#x27;/g, "'")
		.replace(/&quot;/g, '"')
		.replace(/&amp;/g, '&')
		// A word joiner only keeps a line from breaking: nothing of it is printed.
		.replace(/[\s\u2060]/g, '');

/** Mean grey of each cell of a picture, row by row. */
async function cells(path: string): Promise<readonly number[]> {
	const image = await loadImage(readFileSync(path));
	const columns = Math.floor(1685 / CELL);
	const rows = Math.floor(2335 / CELL);
	const canvas = createCanvas(columns * CELL, rows * CELL);
	const context = canvas.getContext('2d');
	context.drawImage(image, 0, 0);
	const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
	const sums = new Float64Array(columns * rows);
	for (let y = 0; y < canvas.height; y++) {
		for (let x = 0; x < canvas.width; x++) {
			const at = (y * canvas.width + x) * 4;
			const grey = 0.3 * data[at]! + 0.59 * data[at + 1]! + 0.11 * data[at + 2]!;
			sums[Math.floor(y / CELL) * columns + Math.floor(x / CELL)]! += grey;
		}
	}
	return [...sums].map((sum) => sum / (CELL * CELL));
}
