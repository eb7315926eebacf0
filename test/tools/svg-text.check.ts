import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createCanvas, loadImage } from 'canvas';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openRoot } from '../../src/files/index.js';
import { loadFontTable } from '../../src/font/index.js';
import { openPage } from '../../src/page/index.js';
import { rasterPage } from '../../src/paint/index.js';
import { profiles, writePdf } from '../../src/pdf/index.js';
import { type SetForeignPage, setPage } from '../../src/set-page.js';
import { checkout, emptyFolder } from '../support/project.js';

const DPI = 150;
/** Side of a cell in pixels, about half a letter. */
const CELL = 10;
/** How far the mean grey of a cell may differ, of 255: two rasters smooth edges differently, but neither moves a letter. */
const TOLERANCE = 40;

/** Text in all the ways in which a picture may have it. */
const html = `<!doctype html><html lang="zh-Hans"><head><title>Text in a picture</title><style>
@page { size: 300pt 300pt; margin: 0 } body { margin: 0 } .label { font-size: 12pt; fill: #00f; text-anchor: middle }
</style></head><body><svg width="400" height="400" viewBox="0 0 200 200" font-size="10" role="img" aria-label="samples">
<linearGradient id="g"><stop stop-color="red"/><stop offset="1" stop-color="blue"/></linearGradient>
<path id="p" d="M10 120C60 70 110 170 190 110" fill="none"/>
<text x="100" y="14" class="label">居中 Centred</text>
<text x="10" y="30">Mixed 中文 <tspan font-weight="bold" fill="red">bold 粗</tspan> <tspan text-decoration="underline">line 线</tspan></text>
<text x="10" y="50" font-size="16" fill="none" stroke="#080" stroke-width=".5">Pen 描边</text>
<text x="100" y="50" font-size="16" fill="url(#g)">Shades 渐变</text>
<text x="10" y="70" textLength="80">Fitted</text>
<text x="100" y="70" textLength="80" lengthAdjust="spacingAndGlyphs">Stretched</text>
<text x="10 25 40" y="85 90 85" rotate="20">Own</text>
<text x="100" y="90" opacity=".5">Half <tspan dy="-4" font-size="6">up</tspan></text>
<text><textPath href="#p">沿路径 along a path</textPath></text>
<text x="180" y="130" writing-mode="vertical-rl">竖排 down</text>
<g transform="translate(20 190) rotate(-20)"><text font-size="14">Turned 旋转</text></g>
<g transform="translate(90 180) scale(2 1)"><text stroke="red" fill="yellow" font-size="14">Wide</text></g>
</svg></body></html>`;

const folder = emptyFolder();
const pdf = join(folder, 'page.pdf');
const program = (command: string, ...args: string[]): string =>
	execFileSync(command, args, { encoding: 'utf8', maxBuffer: 1 << 26 });

let page: SetForeignPage;

beforeAll(async () => {
	const unexpected = (finding: unknown): never => {
		throw new Error(JSON.stringify(finding));
	};
	const table = loadFontTable(openRoot(checkout), unexpected);
	const root = openRoot(folder);
	page = await setPage(openPage({ file: 'page.html', html }, root, unexpected), root, table, unexpected);
	writeFileSync(pdf, await writePdf(page.painted, { profile: profiles.screen, fonts: page.fonts }));
});

afterAll(() => page.fonts.close());

test('a PDF with text in a picture is sound', () => {
	expect(program('qpdf', '--check', pdf)).toContain('No syntax or stream encoding errors found');
});

test('the text of a picture is text for those who search and copy', () => {
	const read = program('pdftotext', '-raw', pdf, '-').replace(/\s/g, '');
	for (const text of ['居中Centred', 'Mixed中文', 'bold粗', 'Pen描边', 'Shades渐变', 'Fitted', 'Stretched'])
		expect(read).toContain(text);
	for (const text of ['竖排', 'Turned', '旋转', 'Wide']) expect(read).toContain(text);
});

test('it stands in the figure of the picture', () => {
	const structure = program('pdfinfo', '-struct-text', pdf).split('\n');
	const figure = structure.findIndex((line) => /^ *Figure/.test(line));
	expect(figure).toBeGreaterThan(0);
	expect(structure[figure + 1]).toContain('居中 Centred');
});

test('poppler draws it as we do', async () => {
	program('pdftoppm', '-r', String(DPI), '-png', '-singlefile', pdf, join(folder, 'page'));
	const ours = await cells(await rasterPage(page.painted.pages[0]!, page.fonts, DPI));
	const theirs = await cells(readFileSync(join(folder, 'page.png')));
	expect(ours.reduce((sum, grey) => sum + (255 - grey), 0)).toBeGreaterThan(5000);
	const worst = ours.reduce((most, grey, i) => Math.max(most, Math.abs(grey - theirs[i]!)), 0);
	expect(worst).toBeLessThan(TOLERANCE);
});

/** Mean grey of each cell of a picture, row by row. */
async function cells(bytes: Uint8Array): Promise<readonly number[]> {
	const image = await loadImage(bytes);
	const columns = Math.floor(image.width / CELL);
	const rows = Math.floor(image.height / CELL);
	const canvas = createCanvas(columns * CELL, rows * CELL);
	const context = canvas.getContext('2d');
	context.drawImage(image, 0, 0);
	const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
	const sums = new Float64Array(columns * rows);
	for (let y = 0; y < canvas.height; y++) {
		for (let x = 0; x < canvas.width; x++) {
			const at = (y * canvas.width + x) * 4;
			const cell = Math.floor(y / CELL) * columns + Math.floor(x / CELL);
			sums[cell]! += 0.3 * data[at]! + 0.59 * data[at + 1]! + 0.11 * data[at + 2]!;
		}
	}
	return [...sums].map((sum) => sum / (CELL * CELL));
}
