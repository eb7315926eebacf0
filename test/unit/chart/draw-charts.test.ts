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
	expect(existsSync('dist/chart/child.js'), 'run "npm run compile" first').toBe(true);
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
	const drawings = await drawCharts(requests, fonts, { directory: project, ...options }, (d) =>
		found.push(d),
	);
	return { drawings, found: found.map(formatDiagnostic) };
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
			'charts/c1.vl.json:4:33 error chart/unknown-column the data has no column "valeu"\n  hint: did you mean "value"?',
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

describe('a hostile spec ends, and the others are drawn', () => {
	it.each([
		['an endless sequence', withData({ sequence: { start: 0, stop: 1e9 } })],
		['a sequence that does not step', withData({ sequence: { start: 0, stop: 1, step: 1e-12 } })],
		[
			'a pattern that backtracks for ever',
			expression("test(regexp('^(a+)+$'), 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab')"),
		],
		['a text that doubles', expression("pad('a', 1e9, 'b', 'left')")],
		[
			'more ticks than a press can print',
			JSON.stringify({
				data: { url: 'a.csv' },
				mark: 'bar',
				encoding: { x: { field: 'value', type: 'quantitative', axis: { tickCount: 1e8 } } },
			}),
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
		],
	])('%s', async (_, spec) => {
		const { drawings, found } = await draw([spec, good], { deadline: 3000, memory: 128 });
		expect(drawings[0]).toBeUndefined();
		expect(drawings[1]).toBeDefined();
		expect(found[0]).toMatch(/^charts\/c0\.vl\.json:1:1 error chart\/(deadline|memory|spec|transform) /);
	});

	it.each([
		['../secret.csv', 'chart/data'],
		['/etc/passwd', 'chart/data'],
		['file:///etc/passwd', 'chart/refused'],
		['http://127.0.0.1:9/x.csv', 'chart/refused'],
	])('that reads %s', async (url, code) => {
		const { drawings, found } = await draw([withData({ url }), good]);
		expect(drawings[0]).toBeUndefined();
		expect(drawings[1]).toBeDefined();
		expect(found[0]).toMatch(new RegExp(`^charts/c0\\.vl\\.json:1:16 error ${code} `));
	});

	it.each([
		['the constructor of a function', "constructor('return process')()"],
		['a prototype chain', "toString['constructor']('return process')()"],
		['the prototype of the data', "datum.constructor.constructor('return process')()"],
		['a global of the process', 'process.env.PATH'],
	])('that reaches for %s', async (_, calculate) => {
		const { drawings, found } = await draw([expression(calculate), good]);
		expect(drawings[0]).toBeUndefined();
		expect(drawings[1]).toBeDefined();
		expect(found[0]).toMatch(/error chart\//);
	});
});
