import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Diagnostic, formatDiagnostic } from '../../../../src/base/index.js';
import { drawCharts } from '../../../../src/chart/index.js';
import { openRoot } from '../../../../src/files/index.js';
import { type FontTable, loadFontTable } from '../../../../src/font/index.js';
import { askedCharts } from '../asked-charts.js';

const project = mkdtempSync(join(tmpdir(), 'attacks-'));
const outside = mkdtempSync(join(tmpdir(), 'outside-'));
let fonts: FontTable;

beforeAll(() => {
	expect(existsSync('dist/chart/process/child.js'), 'run "npm run compile" first').toBe(true);
	mkdirSync(join(project, 'data'));
	mkdirSync(join(project, 'charts'));
	writeFileSync(join(project, 'data/a.csv'), 'id,en,value\none,One,1\ntwo,Two,2\n');
	writeFileSync(join(project, 'data/o.json'), '{"rows": [{"value": 1}], "objects": {"map": {}}}');
	writeFileSync(join(outside, 'secret.csv'), 'value\n1\n');
	symlinkSync(join(outside, 'secret.csv'), join(project, 'data/link.csv'));
	symlinkSync(outside, join(project, 'data/folder'));
	fonts = loadFontTable(openRoot('.'), () => undefined);
});
afterAll(() => {
	for (const folder of [project, outside]) rmSync(folder, { recursive: true });
});

const data = { url: 'a.csv' };
const q = (field: string, rest: object = {}) => ({ field, type: 'quantitative', ...rest });
const bar = (rest: object = {}) => ({ data, mark: 'bar', encoding: { x: q('value') }, ...rest });
const calculated = (calculate: string) =>
	bar({ transform: [{ calculate, as: 'c' }], encoding: { x: q('c') } });
const vega = (rest: object) => ({ $schema: 'https://vega.github.io/schema/vega/v6.json', ...rest });
const rect = (channels: object) => ({
	type: 'rect',
	encode: { enter: { fill: { value: 'red' }, ...channels } },
});
const good = JSON.stringify(bar());

/** Draws specs in one run, a good one last, and gives what is found of each. */
async function draw(specs: readonly (string | object)[], deadline = 2500) {
	const texts = [...specs.map((spec) => (typeof spec === 'string' ? spec : JSON.stringify(spec))), good];
	const requests = askedCharts(project, texts);
	const found: Diagnostic[] = [];
	const options = { project: openRoot(project), deadline, memory: 160 };
	const { drawings } = await drawCharts(requests, fonts, options, (diagnostic) => found.push(diagnostic));
	const of = (index: number) =>
		found
			.filter(({ span }) => span?.file === requests[index]!.spec)
			.map(formatDiagnostic)
			.join('\n');
	return { drawings, of };
}

type Attack = readonly [what: string, spec: string | object, end: RegExp];

/** Each of these ends with this finding and without a drawing; the chart after them is drawn. */
async function allEnd(attacks: readonly Attack[]): Promise<void> {
	const { drawings, of } = await draw(attacks.map(([, spec]) => spec));
	for (const [index, [what, , end]] of attacks.entries()) {
		expect(of(index), what).toMatch(end);
		expect(of(index), what).toMatch(/^charts\/c\d+\.(?:vl\.json|yaml):\d+:\d+ /);
		expect(drawings[index], what).toBeUndefined();
	}
	expect(drawings.at(-1), 'the chart after them').toBeDefined();
}

const stopped = /error chart\/(?:deadline|memory) /;
const refused = /error chart\/refused /;
const fault = /error chart\/(?:spec|transform) /;

describe('a chart that would never end', () => {
	it('is stopped: sequences, repetitions and patterns', () =>
		allEnd([
			['a sequence', { data: { sequence: { start: 0, stop: 1e10 } }, mark: 'bar' }, stopped],
			[
				'a sequence that does not step',
				{ data: { sequence: { start: 0, stop: 1, step: 1e-12 } }, mark: 'bar' },
				/error chart\/(?:spec|transform|memory|deadline) /,
			],
			['a pattern', calculated(`test(regexp('^(a+)+$'), '${'a'.repeat(34)}b')`), stopped],
			['ticks', bar({ encoding: { x: q('value', { axis: { tickCount: 1e9 } }) } }), stopped],
			[
				'bins',
				bar({ encoding: { x: q('value', { bin: { step: 1e-9 } }), y: { aggregate: 'count' } } }),
				stopped,
			],
			[
				'steps of a density',
				bar({ transform: [{ density: 'value', steps: 1e9 }], encoding: { x: q('value'), y: q('density') } }),
				stopped,
			],
		]));

	it('is stopped: growth out of little', () =>
		allEnd([
			[
				'a facet of a million charts',
				{
					data: { sequence: { start: 0, stop: 1e6 } },
					mark: 'point',
					encoding: { row: { field: 'data' }, x: q('data') },
				},
				stopped,
			],
			[
				'rows that are doubled thirty times',
				bar({
					transform: Array.from({ length: 30 }, (_, i) => ({
						fold: ['value', 'value'],
						as: [`k${i}`, `v${i}`],
					})),
				}),
				stopped,
			],
			[
				'a text that doubles',
				calculated("pad('a', 1e9, 'b', 'left')"),
				/error chart\/(?:deadline|memory|transform|spec) /,
			],
			[
				'signals that wait for each other',
				vega({
					signals: [
						{ name: 'a', update: 'b + 1' },
						{ name: 'b', update: 'a + 1' },
					],
					marks: [rect({ x: { signal: 'a' } })],
				}),
				/error chart\/(?:spec|transform|deadline|memory) /,
			],
			[
				'a heat map of a billion cells',
				vega({
					data: [
						{
							name: 'g',
							values: [{ x: 1, y: 1 }],
							transform: [
								{ type: 'kde2d', size: [30000, 30000], x: 'datum.x', y: 'datum.y', cellSize: 1, as: 'grid' },
								{ type: 'heatmap', field: 'datum.grid' },
							],
						},
					],
					marks: [{ type: 'image', from: { data: 'g' }, encode: { update: { image: { field: 'image' } } } }],
				}),
				/error chart\/(?:deadline|memory|spec|transform) /,
			],
		]));
});

describe('a chart of monstrous size', () => {
	it('ends: layers, nesting, expressions, aliases, inline data', () =>
		allEnd([
			[
				'ten thousand layers',
				bar({ layer: Array.from({ length: 10_000 }, () => ({ mark: 'bar' })), mark: undefined }),
				stopped,
			],
			[
				'ten thousand levels',
				`{"layer":[`.repeat(10_000),
				/error files\/yaml the values are nested more than 100 deep/,
			],
			[
				'ten thousand levels, well formed',
				`${'{"layer":['.repeat(10_000)}${']}'.repeat(10_000)}`,
				/error files\/yaml the values are nested/,
			],
			[
				'an expression of a megabyte',
				calculated(`datum.value${' + 1'.repeat(250_000)}`),
				/error chart\/(?:spec|deadline|memory|transform) /,
			],
			[
				'an expression of a thousand brackets',
				calculated(`${'('.repeat(90_000)}1${')'.repeat(90_000)}`),
				/error /,
			],
			[
				'aliases of aliases',
				`a: &a [x, x, x, x, x, x, x, x, x, x]\n${Array.from('bcdefghi', (name, i) => `${name}: &${name} [${`*${'abcdefghi'[i]}, `.repeat(10)}]`).join('\n')}\nmark: bar\n`,
				/error files\/yaml too many copies by alias/,
			],
		]));

	it('is not read when its file is too large: rows belong into a file of data', async () => {
		const path = join(project, 'charts/large.vl.json');
		writeFileSync(path, `{"mark": "bar", "data": {"values": [${'{"a": 1},'.repeat(11_000_000)}{"a": 1}]}}`);
		const spec = 'charts/large.vl.json';
		const found: Diagnostic[] = [];
		const request = {
			spec,
			dataRoot: 'data',
			language: 'en',
			palette: {},
			fontFamilies: ['sans'],
			date: '2023-08-03',
		} as const;
		await drawCharts([request], fonts, { project: openRoot(project) }, (diagnostic) =>
			found.push(diagnostic),
		);
		rmSync(path);
		expect(found.map(formatDiagnostic)).toEqual([
			'error files/too-large "charts/large.vl.json" has 99000047 bytes, more than the 16777216 that are read\n  hint: split it, or make it smaller',
		]);
		const rows = `{"mark": "bar", "data": {"values": [${'{"a": 1},'.repeat(250_000)}{"a": 1}]}}`;
		await allEnd([
			[
				'two megabytes of rows',
				rows,
				/error files\/yaml the file has 2250047 characters, more than the 2000000/,
			],
		]);
	});

	it('is told to be too large for its box: widths, steps, letters and pictures', async () => {
		const large: readonly (readonly [what: string, spec: object])[] = [
			['a width of a billion', { data, hconcat: [{ mark: 'bar', encoding: { x: q('value') }, width: 1e9 }] }],
			[
				'a step of a billion',
				{ data, hconcat: [{ mark: 'bar', width: { step: 1e9 }, encoding: { x: { field: 'id' } } }] },
			],
			['letters of a billion', bar({ mark: { type: 'text', fontSize: 1e9, text: 'a' } })],
			['an axis of a billion', bar({ encoding: { x: q('value', { axis: { offset: 1e9 } }) } })],
			['a line of a billion', bar({ mark: { type: 'rule', strokeWidth: 1e9 } })],
			['a picture of a billion', { data, mark: { type: 'image', url: PICTURE, width: 1e9, height: 1e9 } }],
		];
		const { drawings, of } = await draw(large.map(([, spec]) => spec));
		for (const [index, [what]] of large.entries()) {
			expect(of(index), what).toMatch(/error chart\/(?:size|deadline|memory) /);
		}
		expect(drawings.at(-1)).toBeDefined();
	});
});

/** One white pixel. */
const PICTURE =
	'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVQIW2P4DwABAQEAG7buVgAAAABJRU5ErkJggg==';

describe('a chart that reaches out', () => {
	const from = (url: string) => ({ data: { url }, mark: 'bar', encoding: { x: q('value') } });

	it('for files and the network is refused', () =>
		allEnd([
			['http', from('http://127.0.0.1:9/a.csv'), refused],
			['https', from('https://example.org/a.csv'), refused],
			['without scheme', from('//example.org/a.csv'), refused],
			['file', from('file:///etc/passwd'), refused],
			['data', from('data:text/csv,value%0A1'), refused],
			['an absolute path', from('/etc/passwd'), /error chart\/data "\/etc\/passwd" is not read/],
			[
				'the folder above',
				from('../charts/c0.vl.json'),
				/error chart\/data "\.\.\/charts\/c0\.vl\.json" is not read/,
			],
			['the folder above, hidden', from('x/../../charts/c0.vl.json'), /error chart\/data /],
			['the folder above, encoded', from('%2e%2e/charts/c0.vl.json'), /error chart\/data /],
			['a backslash', from('..\\charts\\c0.vl.json'), /error chart\/(?:data|refused) /],
			['a link to a file', from('link.csv'), /error chart\/data /],
			['a link to a folder', from('folder/secret.csv'), /error chart\/data /],
			['a null byte', from('a.csv\u0000.png'), /error chart\//],
			[
				'a lookup',
				bar({
					transform: [
						{ lookup: 'id', from: { data: { url: 'http://127.0.0.1:9/' }, key: 'id', fields: ['v'] } },
					],
				}),
				refused,
			],
			[
				'a picture',
				{ data, mark: { type: 'image', url: 'http://127.0.0.1:9/p.png', width: 9, height: 9 } },
				refused,
			],
			[
				'a picture of the machine',
				{ data, mark: { type: 'image', url: '/etc/passwd', width: 9, height: 9 } },
				/error chart\/(?:data|refused) /,
			],
			[
				'data of Vega',
				vega({ data: [{ name: 'd', url: 'http://127.0.0.1:9/a.csv' }], marks: [rect({ x: { value: 1 } })] }),
				refused,
			],
			[
				'data named by a signal',
				vega({
					signals: [{ name: 'u', value: '/etc/passwd' }],
					data: [{ name: 'd', url: { signal: 'u' } }],
					marks: [rect({ x: { value: 1 } })],
				}),
				/error chart\//,
			],
		]));

	it('into the program finds nothing there', () =>
		allEnd([
			['the constructor of a row', calculated("datum.constructor.constructor('return process')()"), fault],
			['by name', calculated("datum['constructor']['constructor']('return process')()"), fault],
			['of a function', calculated("toString['constructor']('return process')()"), fault],
			['a bare constructor', calculated("constructor('return process')()"), fault],
			['the prototype', calculated('datum.__proto__.polluted'), /error chart\//],
			[
				'the prototype of all objects as rows',
				{ data: { url: 'o.json', format: { property: '__proto__' } }, mark: 'point' },
				/error chart\/data o\.json cannot be read as json: it has no "__proto__"/,
			],
			[
				'the prototype, at the end of a path',
				{ data: { url: 'o.json', format: { property: 'rows.constructor.prototype' } }, mark: 'point' },
				/error chart\/data o\.json .*it has no "rows\.constructor\.prototype"/,
			],
			[
				'a part of a map that every object has',
				{ data: { url: 'o.json', format: { type: 'topojson', feature: 'constructor' } }, mark: 'geoshape' },
				/error chart\/data o\.json .*it has no "constructor"/,
			],
			[
				'the prototype, made a row by an expression',
				vega({
					signals: [{ name: 's', init: "setdata('d', [[].__proto__])" }],
					data: [{ name: 'd', values: [{ a: 1 }] }],
					marks: [rect({ x: { value: 1 } })],
				}),
				fault,
			],
			['the process', calculated('process.env.PATH'), fault],
			['this', calculated('this.constructor'), fault],
			['an import', calculated("import('fs')"), fault],
			['an assignment', calculated('datum.value = 3'), fault],
			['a function', calculated('(() => 1)()'), fault],
			[
				'a name of the prototype in the spec',
				'{"__proto__": {"mark": "bar"}, "mark": "bar", "data": {"url": "a.csv"}}',
				/error files\/yaml "__proto__" is not a name/,
			],
		]));
});

describe('a chart of nonsense', () => {
	it('is told what is wrong with it', () =>
		allEnd([
			[
				'a mark that is none',
				bar({ mark: 'barr' }),
				/:1:\d+ error chart\/wrong-value "mark" must be .*\n {2}hint: did you mean "bar"\?/,
			],
			[
				'no number',
				'data: {url: a.csv}\nmark: {type: bar, size: .nan}\n',
				/charts\/c1\.yaml:2:25 error chart\/wrong-type "mark\.size" must be .*, not NaN/,
			],
			[
				'more than all numbers',
				'data: {url: a.csv}\nmark: bar\nheight: .inf\n',
				/:3:9 error chart\/wrong-type "height" must be .*, not Infinity/,
			],
			['a list', '[1, 2]', /error chart\/spec the file holds no chart/],
			['nothing', '', /error chart\//],
			['an alphabet', 'abc', /error chart\//],
			[
				'a mark of Vega that is none',
				vega({ marks: [{ type: 'rekt' }] }),
				/error chart\/wrong-value "marks\.0\.type" must be .*did you mean "rect"\?/s,
			],
			[
				'a transform of Vega that is none',
				vega({ data: [{ name: 'd', transform: [{ type: 'bomb' }] }], marks: [rect({})] }),
				/error chart\/wrong-value /,
			],
		]));

	it('is drawn where it can be, without what makes no sense', async () => {
		const harmless: readonly (string | object)[] = [
			{ data: { values: [{ v: 1 }, { v: null }, { v: 'x' }] }, mark: 'point', encoding: { x: q('v') } },
			calculated('datum.value / 0 > 1 ? 1 : 0'),
			bar({ mark: { type: 'bar', fontSize: 1e9 } }),
			bar({ encoding: { x: q('value'), href: { value: 'javascript:alert(1)' } } }),
			bar({
				encoding: { x: q('value'), description: { value: '<script>alert(1)</script>' }, url: { value: 'x' } },
			}),
		];
		const { drawings, of } = await draw(harmless);
		for (const index of harmless.keys()) {
			expect(drawings[index], of(index)).toBeDefined();
			expect(JSON.stringify(drawings[index])).not.toMatch(/javascript|script>|NaN|null/);
		}
	});
});
