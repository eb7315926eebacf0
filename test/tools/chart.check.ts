import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createCanvas, loadImage } from 'canvas';
import { beforeAll, describe, expect, test } from 'vitest';
import { drawChartFile } from '../../src/index.js';
import { emptyFolder } from '../support/project.js';

const run = (command: string, ...args: string[]): string => execFileSync(command, args, { encoding: 'utf8' });

const labels = ['Alpha One', '贝塔', 'Γάμμα', '西湖景区'];
const spec = {
	description: 'Values of four places.',
	title: 'Four places 四处',
	data: { values: labels.map((place, i) => ({ place, value: (i + 1) * 1250 })) },
	width: 200,
	height: { step: 24 },
	encoding: {
		y: { field: 'place', title: null, sort: null },
		x: { field: 'value', type: 'quantitative', title: 'Value of each' },
	},
	layer: [
		{ mark: 'bar' },
		{ mark: { type: 'text', dx: 14 }, encoding: { text: { field: 'value', type: 'quantitative' } } },
	],
};

describe.each([{ plain: true }, { plain: false }])(
	'the PDF of a chart by itself, as other programs read it ($plain)',
	(options) => {
		const folder = emptyFolder();
		const pdf = join(folder, 'chart.pdf');

		beforeAll(async () => {
			const { files, ok } = await drawChartFile(
				{ text: JSON.stringify(spec) },
				{ ...options, formats: ['pdf', 'png'], dpi: 144 },
			);
			expect(ok).toBe(true);
			writeFileSync(pdf, files.pdf!);
			writeFileSync(join(folder, 'ours.png'), files.png!);
		});

		test('is sound, and its fonts are embedded, with a way back to text and none of Type 3', () => {
			expect(run('qpdf', '--check', pdf)).toContain('No syntax or stream encoding errors found');
			const rows = run('pdffonts', pdf).trim().split('\n').slice(2);
			expect(rows.length).toBeGreaterThan(0);
			for (const row of rows) expect(row).toMatch(/CID TrueType +Identity-H +yes yes yes/);
		});

		test('gives back every label', () => {
			const text = run('pdftotext', '-layout', pdf, '-');
			for (const label of [...labels, 'Four places 四处', 'Value of each', '1250', '2500', '3750', '5000']) {
				expect(text.replaceAll(',', '')).toContain(label);
			}
		});

		test('is one tagged page, and looks as our own picture does', async () => {
			expect(run('pdfinfo', '-struct', pdf)).toContain('Figure');
			expect(run('pdfinfo', pdf)).toMatch(/Tagged: +yes[\s\S]*Pages: +1\n/);
			run('pdftoppm', '-r', '144', '-png', '-singlefile', pdf, join(folder, 'theirs'));
			const [ours, theirs] = await Promise.all(
				['ours.png', 'theirs.png'].map((name) => grey(join(folder, name))),
			);
			const differences = ours!.map((value, i) => Math.abs(value - (theirs![i] ?? 0)));
			expect(differences.reduce((a, b) => Math.max(a, b), 0)).toBeLessThan(24);
		});
	},
);

/** A side of the cells whose mean grey is compared, in pixels: a digit of a label is lost in none. */
const CELL = 16;

async function grey(path: string): Promise<readonly number[]> {
	const image = await loadImage(path);
	const canvas = createCanvas(Math.floor(image.width / CELL), Math.floor(image.height / CELL));
	const full = createCanvas(canvas.width * CELL, canvas.height * CELL);
	const context = full.getContext('2d');
	context.drawImage(image, 0, 0);
	const { data } = context.getImageData(0, 0, full.width, full.height);
	const sums = new Array<number>(canvas.width * canvas.height).fill(0);
	for (let at = 0; at < data.length; at += 4) {
		const [x, y] = [(at / 4) % full.width, Math.floor(at / 4 / full.width)];
		const cell = Math.floor(y / CELL) * canvas.width + Math.floor(x / CELL);
		sums[cell]! += (0.3 * data[at]! + 0.59 * data[at + 1]! + 0.11 * data[at + 2]!) / (CELL * CELL);
	}
	return sums;
}
