import { describe, expect, it } from 'vitest';
import { dataFolder, drawn } from './drawn.js';

const folder = dataFolder({
	'a.csv': 'id,zh,en,value\none,甲,One,10\ntwo,乙,Two,5\n',
});
const data = { url: 'a.csv' };
const bare = { axis: null } as const;

describe('a bar chart', () => {
	const spec = {
		data,
		layer: [
			{ mark: 'bar' },
			{
				mark: { type: 'text', align: 'left', dx: 2 },
				encoding: { text: { field: 'value', formatType: 'quantity', format: '亿元' } },
			},
		],
		encoding: {
			x: { field: 'value', type: 'quantitative', ...bare },
			y: { field: 'name', type: 'nominal', sort: null, ...bare, scale: { padding: 0 } },
		},
	};

	it('fills its box exactly, labels at the bars included, and links each bar to its row', async () => {
		const { lines, findings } = await drawn(spec, folder, { language: 'zh' });
		expect(findings).toEqual([]);
		// "10亿元": 4 half ems and 2 ems of 8 pt, 2 pt from the bar: 8 + 16 + 2 = 26; the longest bar has the rest of 100.
		expect(lines).toEqual([
			'bar a.csv#one: M 0 0 L 74 0 L 74 50 L 0 50 Z fill #004444',
			'bar a.csv#two: M 0 50 L 37 50 L 37 100 L 0 100 Z fill #004444',
			'text a.csv#one: "10" latin 8 at 76 27.8',
			'text a.csv#one: "亿元" han 8 at 84 27.8',
			'text a.csv#two: "5" latin 8 at 39 77.8',
			'text a.csv#two: "亿元" han 8 at 43 77.8',
		]);
	});

	it('prints the same figures as the page does in English', async () => {
		const { lines } = await drawn(spec, folder, { size: { width: 300, height: 100 } });
		expect(lines.filter((line) => line.includes('"')).map((line) => line.replace(/ latin.*/, ''))).toEqual([
			'text a.csv#one: "CNY 1 billion"',
			'text a.csv#two: "CNY 500 million"',
		]);
	});

	it('names its rows in the language of the chart', async () => {
		const axis = {
			...spec,
			layer: [{ mark: 'bar' }],
			encoding: { ...spec.encoding, y: { field: 'name', sort: null } },
		};
		const chinese = await drawn(axis, folder, { language: 'zh' });
		const english = await drawn(axis, folder);
		expect(chinese.lines.filter((line) => line.startsWith('axis-label')).join()).toMatch(
			/"甲" han 8.*"乙" han 8/,
		);
		expect(english.lines.filter((line) => line.startsWith('axis-label')).join()).toMatch(
			/"One" latin 8.*"Two" latin 8/,
		);
	});
});

describe('a table that stands in for a file', () => {
	const spec = {
		data: { url: 'figures/weeks.csv' },
		mark: { type: 'text', align: 'left' },
		encoding: {
			x: { datum: 0, scale: { domain: [0, 1] }, ...bare },
			y: { field: 'number', ...bare },
			text: { field: 'name' },
		},
	};
	const tables = { 'figures/weeks.csv': 'number,zh,en,rain\n1,首周,First,3.5\n' };

	it('is read by its path, with the columns of the chart’s language', async () => {
		const { lines, findings } = await drawn(spec, folder, { tables, language: 'zh' });
		expect(findings).toEqual([]);
		expect(lines.join()).toContain('"首周"');
	});

	it('is no way to another file', async () => {
		const { findings } = await drawn({ ...spec, data: { url: 'figures/week.csv' } }, folder, { tables });
		expect(findings[0]).toMatch(/^data\/url error chart\/data .*"figures"/);
	});
});

describe('the theme', () => {
	it('draws in the colours of the page, and in a role that the spec names', async () => {
		const { lines } = await drawn(
			{
				data,
				mark: 'bar',
				encoding: {
					x: { field: 'value', type: 'quantitative', ...bare },
					y: { field: 'id', sort: null, ...bare },
					color: { condition: { test: "datum.id == 'one'", value: '$accent' }, value: '$grey' },
				},
			},
			folder,
		);
		expect(lines.map((line) => line.replace(/.* fill/, 'fill'))).toEqual(['fill #cc0000', 'fill #999999']);
	});

	it('gives way to the theme of the publication, and that to the spec', async () => {
		const spec = (config: object) => ({
			data,
			mark: 'bar',
			config,
			encoding: { x: { field: 'value', type: 'quantitative', ...bare }, y: { field: 'id', ...bare } },
		});
		const theme = { bar: { color: '$accent' } };
		expect((await drawn(spec({}), folder, { theme })).lines[0]).toContain('fill #cc0000');
		expect((await drawn(spec({ bar: { color: 'blue' } }), folder, { theme })).lines[0]).toContain(
			'fill #0000ff',
		);
	});

	it('reports a colour that the page has not at its place', async () => {
		const { findings, drawing } = await drawn({ data, mark: { type: 'bar', color: '$acent' } }, folder);
		expect(drawing).toBeUndefined();
		expect(findings[0]).toBe(
			'mark/color error chart/unknown-colour the page has no colour "acent" (did you mean "accent"?)',
		);
	});
});

describe('marks', () => {
	const marked = async (
		mark: object,
		encoding: object = {},
		values: readonly object[] = [
			{ x: 0, y: 0 },
			{ x: 10, y: 10 },
		],
	) => {
		const { lines, findings } = await drawn(
			{
				data: { values },
				mark,
				encoding: {
					x: { field: 'x', type: 'quantitative', ...bare },
					y: { field: 'y', type: 'quantitative', ...bare },
					...encoding,
				},
			},
			folder,
		);
		expect(findings).toEqual([]);
		return lines;
	};

	it('draws a line with its pen, the ends within the box', async () => {
		expect(await marked({ type: 'line', strokeWidth: 2, strokeDash: [4, 2], strokeCap: 'butt' })).toEqual([
			'line: M 1 99 L 99 1 stroke #004444 2 dash 4 2',
		]);
	});

	it('takes a dash without gaps for a solid line', async () => {
		expect(await marked({ type: 'line', strokeWidth: 2, strokeDash: [1, 0] })).toEqual([
			'line: M 1 99 L 99 1 stroke #004444 2',
		]);
	});

	it('draws points as circles of curves, filled and stroked in one op', async () => {
		const [first] = await marked({ type: 'point', size: 400, stroke: 'black', strokeWidth: 1 });
		// 400 is the square around it: radius 10, and half a pen: the lower left point stands at (10.5, 89.5).
		expect(first).toBe(
			'point: M 20.5 89.5 C 20.5 95.02 16.02 99.5 10.5 99.5 C 4.98 99.5 0.5 95.02 0.5 89.5 C 0.5 83.98 4.98 79.5 10.5 79.5 C 16.02 79.5 20.5 83.98 20.5 89.5 fill #004444 stroke #000000 1',
		);
	});

	it('keeps opacity in the ink', async () => {
		expect((await marked({ type: 'rule', stroke: '$accent', opacity: 0.5, strokeWidth: 2 }))[0]).toContain(
			'stroke #cc000080 2',
		);
	});

	it('keeps a blend mode as a group', async () => {
		const lines = await marked({ type: 'point', blend: 'multiply' });
		expect(lines[0]).toBe('group multiply');
	});

	it('keeps a diagonal gradient as vector, in the space of its shape', async () => {
		const { drawing } = await drawn(
			{
				data: { values: [{ y: 1 }] },
				mark: {
					type: 'bar',
					color: {
						gradient: 'linear',
						x1: 0,
						y1: 0,
						x2: 1,
						y2: 1,
						stops: [
							{ offset: 0, color: 'red' },
							{ offset: 1, color: 'blue' },
						],
					},
				},
				encoding: { y: { field: 'y', type: 'quantitative', ...bare } },
			},
			folder,
			{ size: { width: 40, height: 100 } },
		);
		const [op] = drawing?.ops ?? [];
		expect(op?.op === 'path' && op.fill).toMatchObject({
			kind: 'linear',
			from: [0, 0],
			to: [1, 1],
			matrix: [expect.any(Number), 0, 0, 100, expect.any(Number), 0],
		});
	});

	it('clips marks to the plot', async () => {
		const lines = await marked(
			{ type: 'line', clip: true },
			{ y: { field: 'y', type: 'quantitative', scale: { domain: [0, 5] }, ...bare } },
		);
		expect(lines[0]).toBe('group clip M 0 0 L 100 0 L 100 100 L 0 100 Z');
	});

	it('turns a label about its point', async () => {
		const { drawing } = await drawn(
			{
				data: { values: [{}] },
				mark: { type: 'text', text: 'ab', angle: -90, fontSize: 10, align: 'left', baseline: 'alphabetic' },
			},
			folder,
		);
		const [op] = drawing?.ops ?? [];
		expect(op?.op === 'glyphs' && op.matrix.slice(0, 4)).toEqual([0, -1, 1, 0]);
	});

	it('embeds a picture of the issue once, as it is', async () => {
		const png = Buffer.from(
			'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVQIW2P4DwABAQEAG7buVgAAAABJRU5ErkJggg==',
			'base64',
		);
		const pictures = dataFolder({ 'p.png': png });
		const { lines, findings } = await drawn(
			{ data: { values: [{}] }, mark: { type: 'image', url: 'p.png', width: 20, height: 20 } },
			pictures,
			{ size: { width: 20, height: 30 } },
		);
		expect(findings).toEqual([]);
		expect(lines).toEqual(['image: png 1 × 1 from 0,-10 by 20,20 moved 0,10']);
	});
});

describe('size', () => {
	it('fits a facet and its headers into the box', async () => {
		const values = ['a', 'b', 'c'].flatMap((k) => [1, 2].map((v) => ({ k, v })));
		const { lines, findings } = await drawn(
			{
				data: { values },
				mark: 'bar',
				encoding: {
					column: { field: 'k' },
					x: { field: 'v', type: 'nominal', ...bare },
					y: { field: 'v', type: 'quantitative', ...bare },
				},
			},
			folder,
			{ size: { width: 300, height: 120 } },
		);
		expect(findings).toEqual([]);
		const numbers = lines.flatMap((line) =>
			[...line.matchAll(/[ML] ([\d.]+) ([\d.]+)/g)].map((m) => [Number(m[1]), Number(m[2])]),
		);
		expect(Math.max(...numbers.map(([x]) => x!))).toBeLessThanOrEqual(300);
		expect(Math.max(...numbers.map(([, y]) => y!))).toBeCloseTo(120, 1);
	});

	it('says by how much a chart of fixed steps is too large, and cuts it off', async () => {
		const values = Array.from({ length: 10 }, (_, v) => ({ v }));
		const { lines, findings } = await drawn(
			{
				hconcat: [
					{
						width: { step: 30 },
						mark: 'bar',
						encoding: {
							x: { field: 'v', type: 'ordinal', ...bare },
							y: { field: 'v', type: 'quantitative', ...bare },
						},
					},
				],
				data: { values },
			},
			folder,
		);
		expect(findings).toEqual([
			' error chart/size the chart is 200 pt wider than its box of 100 pt (give it more room, shorten its labels, or let Vega-Lite set the steps of its axes)',
		]);
		expect(lines[0]).toBe('group clip M 0 0 L 100 0 L 100 100 L 0 100 Z');
	});
});

describe('labels', () => {
	const label = (mark: object, text = 'label') => ({
		data: { values: [{}] },
		mark: { type: 'text', text, ...mark },
	});

	it('takes each character from the first face that has it, shared marks from the Chinese one', async () => {
		const { lines } = await drawn(label({}, 'R&D“占比”4%'), folder, { language: 'zh' });
		expect(lines.map((line) => line.replace(/ at .*/, ''))).toEqual([
			'text: "R&D" latin 8',
			'text: "“占比”" han 8',
			'text: "4%" latin 8',
		]);
	});

	it('reports a character that no font has', async () => {
		const { findings } = await drawn(label({}, 'a\u{1f600}'), folder);
		expect(findings).toEqual([
			' error chart/missing-glyph "\u{1f600}" (U+1F600) of a label is in no font (add a font that has it to fonts/fonts.yaml, or choose another character)',
		]);
	});

	it('reports text that newsprint closes up, labels that are cut and labels that collide', async () => {
		expect((await drawn(label({ fontSize: 6 }), folder)).findings[0]).toBe(
			'mark warning chart/small-text the label "label" is 6 pt high (newsprint needs 7 pt)',
		);
		expect((await drawn(label({ limit: 16 }), folder)).findings[0]).toContain(
			'chart/cut-label the label "label" is cut to its limit',
		);
		const two = {
			data: { values: [{ t: 'aaa' }, { t: 'bbb' }] },
			mark: 'text',
			encoding: { text: { field: 't' } },
		};
		expect((await drawn(two, folder)).findings[0]).toContain(
			'chart/overlap the labels "aaa" and "bbb" run into each other',
		);
	});
});

describe('what is wrong with a spec is said at its place', () => {
	it('a column that no data has', async () => {
		const { findings } = await drawn(
			{
				data,
				transform: [{ calculate: 'datum.valeu * 2', as: 'twice' }],
				mark: 'bar',
				encoding: { x: { field: 'twice', type: 'quantitative' }, y: { field: 'nmae' } },
			},
			folder,
		);
		expect(findings).toEqual(
			expect.arrayContaining([
				'transform/0/calculate error chart/unknown-column no column "valeu" in a.csv (did you mean "value"?)',
				'encoding/y/field error chart/unknown-column no column "nmae" in a.csv (did you mean "name"?)',
			]),
		);
	});

	it('a file that is not there, and one outside the issue', async () => {
		const spec = (url: string) => ({ data: { url }, mark: 'bar', encoding: { x: { field: 'value' } } });
		expect((await drawn(spec('b.csv'), folder)).findings[0]).toMatch(
			/^data\/url error chart\/data .*"b\.csv"/,
		);
		for (const url of ['../secret.csv', '/etc/passwd']) {
			expect((await drawn(spec(url), folder)).findings[0]).toMatch(/^data\/url error chart\/data /);
		}
		for (const url of [
			'http://a.example/x.csv',
			'file:///etc/passwd',
			'//a.example/x.csv',
			'data:text/csv,a',
		]) {
			expect((await drawn(spec(url), folder)).findings[0]).toBe(
				`data/url error chart/refused a chart may not read "${url}" (charts read files of their issue, for example "figures/economy.csv")`,
			);
		}
	});

	it('a picture from elsewhere', async () => {
		const { findings } = await drawn(
			{ data: { values: [{}] }, mark: { type: 'image', url: 'http://a.example/x.png', width: 9, height: 9 } },
			folder,
		);
		expect(findings[0]).toContain(
			'mark/url error chart/refused a chart may not read "http://a.example/x.png"',
		);
	});

	it('an expression that does not parse, a unit that does not exist, a chart that shows nothing', async () => {
		const calculated = (calculate: string) => ({
			data,
			transform: [{ calculate, as: 'c' }],
			mark: 'bar',
			encoding: { x: { field: 'c' } },
		});
		expect((await drawn(calculated('datum.value +'), folder)).findings[0]).toMatch(
			/error chart\/spec the chart cannot be made: /,
		);
		expect((await drawn(calculated("quantity(1, '亿元元')"), folder)).findings.join()).toContain(
			'chart/unknown-unit there is no unit "亿元元"',
		);
		const none = {
			data,
			transform: [{ filter: 'false' }],
			mark: 'bar',
			encoding: { x: { field: 'value', type: 'quantitative' } },
		};
		expect((await drawn(none, folder)).findings.join()).toContain(
			'error chart/empty the chart shows no data',
		);
		expect((await drawn('text', folder)).findings).toEqual([' error chart/spec the file holds no chart']);
	});
});

describe('a chart is the same every time', () => {
	it('takes its time from the issue and its chance from the spec', async () => {
		const spec = {
			data: { sequence: { start: 0, stop: 3 } },
			transform: [
				{ calculate: 'random()', as: 'r' },
				{ calculate: 'now()', as: 'n' },
			],
			layer: [
				{
					mark: 'point',
					encoding: {
						x: { field: 'r', type: 'quantitative', ...bare },
						y: { field: 'data', type: 'quantitative', ...bare },
					},
				},
				{ mark: 'text', encoding: { text: { field: 'n' } } },
			],
		};
		const first = await drawn(spec, folder, { size: { width: 200, height: 100 } });
		const second = await drawn(spec, folder, { size: { width: 200, height: 100 } });
		expect(first.lines).toEqual(second.lines);
		expect(first.lines.join()).toContain(`"${Date.UTC(2023, 7, 3)}"`);
	});

	it('refuses to ask the clock', async () => {
		const { findings } = await drawn(
			{
				data,
				transform: [{ calculate: 'datetime()', as: 'd' }],
				mark: 'bar',
				encoding: { x: { field: 'value', type: 'quantitative' } },
			},
			folder,
		);
		expect(findings.join()).toContain('error chart/clock "datetime()" asks for the time of the clock');
	});

	it('runs specs of Vega itself', async () => {
		const { lines, findings } = await drawn(
			{
				$schema: 'https://vega.github.io/schema/vega/v6.json',
				marks: [
					{
						type: 'rect',
						encode: {
							enter: {
								x: { value: 0 },
								y: { value: 0 },
								width: { signal: 'width' },
								height: { signal: 'height' },
								fill: { value: '$accent' },
							},
						},
					},
				],
			},
			folder,
		);
		expect(findings).toEqual([]);
		expect(lines).toEqual(['rect: M 0 0 L 100 0 L 100 100 L 0 100 Z fill #cc0000']);
	});
});
