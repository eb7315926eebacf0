import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Diagnostic, formatDiagnostic } from '../../../src/base/index.js';
import { type ChartRequest, drawCharts } from '../../../src/chart/index.js';
import { openRoot } from '../../../src/files/index.js';
import { type FontTable, loadFontTable } from '../../../src/font/index.js';

const project = mkdtempSync(join(tmpdir(), 'charts-'));
let fonts: FontTable;

beforeAll(() => {
	// The process that draws runs the compiled program: `npm run compile` makes it, as `npm test` does first.
	expect(existsSync('dist/chart/process/child.js'), 'run "npm run compile" first').toBe(true);
	mkdirSync(join(project, 'data'));
	mkdirSync(join(project, 'charts'));
	writeFileSync(join(project, 'data/a.csv'), 'id,en,value\none,One,1\ntwo,Two,2\n');
	writeFileSync(join(project, 'secret.csv'), 'value\n1\n');
	fonts = loadFontTable(openRoot('.'), () => undefined);
});
afterAll(() => rmSync(project, { recursive: true }));

const good = `{
  "data": { "url": "a.csv" },
  "mark": "bar",
  "encoding": { "x": { "field": "value", "type": "quantitative" }, "y": { "field": "name" } }
}`;

async function draw(specs: readonly string[], options: { deadline?: number; memory?: number } = {}) {
	const requests = specs.map((text, index): ChartRequest => {
		const spec = `charts/c${index}.vl.json`;
		writeFileSync(join(project, spec), text);
		return {
			spec,
			dataRoot: 'data',
			language: 'en',
			size: { width: 200, height: 100 },
			palette: { accent: '#c00', companion: '#044', grey: '#999', text: '#000' },
			fontFamilies: ['latin-sans', 'sans'],
			date: '2023-08-03',
		};
	});
	const found: Diagnostic[] = [];
	const drawn = await drawCharts(requests, fonts, { project: openRoot(project), ...options }, (d) =>
		found.push(d),
	);
	return { ...drawn, found: found.map(formatDiagnostic) };
}

describe('charts of an edition', () => {
	it('come in the order of the requests, with faults at line and column of their spec', async () => {
		const { drawings, found } = await draw([
			good,
			good.replace('"value",', '"valeu",'),
			'{"mark": "bar"',
			good,
		]);
		expect(drawings.map((drawing) => drawing?.size)).toEqual([
			{ width: 200, height: 100 },
			undefined,
			undefined,
			{ width: 200, height: 100 },
		]);
		expect(found.sort()).toEqual([
			'charts/c1.vl.json:4:33 error chart/unknown-column no column "valeu" in a.csv\n  hint: did you mean "value"?',
			expect.stringMatching(/^charts\/c2\.vl\.json:1:\d+ error files\/yaml /),
		]);
		expect(drawings[0]).toEqual(drawings[3]);
	});

	it('use the theme beside them', async () => {
		writeFileSync(join(project, 'charts/theme.json'), '{"bar": {"color": "$accent"}}');
		const { drawings } = await draw([good]);
		rmSync(join(project, 'charts/theme.json'));
		expect(JSON.stringify(drawings[0]?.ops)).toContain('"role":"bar","data":"a.csv#one"');
		expect(
			drawings[0]?.ops.some(
				(op) => op.op === 'path' && op.fill && 'channels' in op.fill && op.fill.channels[0] === 0.8,
			),
		).toBe(true);
	});
});

const expression = (calculate: string): string =>
	JSON.stringify({
		data: { url: 'a.csv' },
		transform: [{ calculate, as: 'c' }],
		mark: 'bar',
		encoding: { x: { field: 'c', type: 'quantitative' } },
	});
const withData = (data: object, rest: object = {}): string =>
	JSON.stringify({ data, mark: 'point', encoding: { x: { field: 'data', type: 'quantitative' } }, ...rest });

const bitmap = JSON.stringify({
	$schema: 'https://vega.github.io/schema/vega/v6.json',
	data: [
		{
			name: 'grid',
			values: [{ x: 1, y: 1 }],
			transform: [
				{ type: 'kde2d', size: [30000, 30000], x: 'datum.x', y: 'datum.y', cellSize: 1, as: 'grid' },
				{ type: 'heatmap', field: 'datum.grid' },
			],
		},
	],
	marks: [{ type: 'image', from: { data: 'grid' }, encode: { update: { image: { field: 'image' } } } }],
});

const attacks: readonly (readonly [what: string, spec: string, end: string])[] = [
	['an endless sequence', withData({ sequence: { start: 0, stop: 1e9 } }), '(deadline|memory)'],
	[
		'a sequence that does not step',
		withData({ sequence: { start: 0, stop: 1, step: 1e-12 } }),
		'(spec|transform|memory)',
	],
	[
		'a pattern that backtracks for ever',
		expression("test(regexp('^(a+)+$'), 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab')"),
		'deadline',
	],
	['a text that doubles', expression("pad('a', 1e9, 'b', 'left')"), '(deadline|memory|transform)'],
	[
		'more ticks than a press can print',
		JSON.stringify({
			data: { url: 'a.csv' },
			mark: 'bar',
			encoding: { x: { field: 'value', type: 'quantitative', axis: { tickCount: 1e8 } } },
		}),
		'(deadline|memory)',
	],
	[
		'a density without end',
		JSON.stringify({
			data: { url: 'a.csv' },
			transform: [{ density: 'value', steps: 1e9 }],
			mark: 'line',
			encoding: {
				x: { field: 'value', type: 'quantitative' },
				y: { field: 'density', type: 'quantitative' },
			},
		}),
		'(deadline|memory)',
	],
	['a bitmap larger than a page', bitmap, '(deadline|memory|transform|spec)'],
];

const refusals: readonly (readonly [spec: string, found: RegExp])[] = [
	[withData({ url: '../secret.csv' }), /:1:16 error chart\/data "\.\.\/secret\.csv" is not read/],
	[withData({ url: '/etc/passwd' }), /:1:16 error chart\/data "\/etc\/passwd" is not read/],
	[
		withData({ url: 'file:///etc/passwd' }),
		/:1:16 error chart\/refused a chart may not read "file:\/\/\/etc\/passwd"/,
	],
	[withData({ url: 'http://127.0.0.1:9/x.csv' }), /:1:16 error chart\/refused /],
	[expression("constructor('return process')()"), /error chart\/spec /],
	[expression("toString['constructor']('return process')()"), /error chart\//],
	[expression("datum.constructor.constructor('return process')()"), /error chart\//],
	[expression('process.env.PATH'), /error chart\//],
];

describe('a hostile spec ends, and the others are drawn', () => {
	it('when it takes too long or too much', async () => {
		const { drawings, found } = await draw([...attacks.map(([, spec]) => spec), good], {
			deadline: 4000,
			memory: 128,
		});
		for (const [index, [what, , end]] of attacks.entries()) {
			const own = found.filter((line) => line.startsWith(`charts/c${index}.`));
			expect(own.join('\n'), what).toMatch(new RegExp(`error chart/${end} `));
			expect(drawings[index], what).toBeUndefined();
		}
		expect(drawings.at(-1)).toBeDefined();
	});

	it('when it reads what is not of its issue, or reaches for the program', async () => {
		const { drawings, found } = await draw([...refusals.map(([spec]) => spec), good]);
		expect(drawings.map((drawing) => drawing !== undefined)).toEqual([...refusals.map(() => false), true]);
		for (const [index, [, pattern]] of refusals.entries()) {
			expect(found.filter((line) => line.startsWith(`charts/c${index}.`)).join('\n')).toMatch(pattern);
		}
	});
});

describe('a word cloud', () => {
	it('takes the room of its words from the fonts of the page', async () => {
		const cloud = {
			$schema: 'https://vega.github.io/schema/vega/v6.json',
			data: [
				{
					name: 'words',
					values: [
						{ text: '西湖', size: 30 },
						{ text: '龙井', size: 20 },
					],
					transform: [
						{
							type: 'wordcloud',
							size: [200, 100],
							text: { field: 'text' },
							font: 'sans',
							fontSize: { field: 'size' },
						},
					],
				},
			],
			marks: [
				{
					type: 'text',
					from: { data: 'words' },
					encode: {
						enter: {
							text: { field: 'text' },
							x: { field: 'x' },
							y: { field: 'y' },
							font: { field: 'font' },
							fontSize: { field: 'fontSize' },
							align: { value: 'center' },
							baseline: { value: 'alphabetic' },
							fill: { value: '$accent' },
						},
					},
				},
			],
		};
		const { drawings, found } = await draw([JSON.stringify(cloud)]);
		expect(found).toEqual([]);
		expect(drawings[0]?.ops.map((op) => (op.op === 'glyphs' ? op.run.text : op.op))).toEqual([
			'西湖',
			'龙井',
		]);
	});
});
