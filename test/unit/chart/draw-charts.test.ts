import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Diagnostic, formatDiagnostic } from '../../../src/base/index.js';
import { drawCharts } from '../../../src/chart/index.js';
import { openRoot } from '../../../src/files/index.js';
import { type FontTable, loadFontTable } from '../../../src/font/index.js';
import { askedCharts } from './asked-charts.js';

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
	const requests = askedCharts(project, specs);
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
