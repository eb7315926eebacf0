import { describe, expect, it } from 'vitest';
import { dataFolder, drawn, drawnAtOwnSize } from '../drawn.js';

const folder = dataFolder({
	'a.csv': 'id,kind,value,other\none,a,10,3\ntwo,b,5,4\nthree,a,8,5\n',
	'none.csv': 'id,value\n',
});
const data = { url: 'a.csv' };
const bare = { axis: null } as const;
const q = (field: string, rest: object = bare) => ({ field, type: 'quantitative', ...rest });
const n = (field: string, rest: object = bare) => ({ field, type: 'nominal', ...rest });

/** Warnings and errors as `place severity code message (hint)`. */
const findingsOf = async (spec: unknown, change: object = {}) =>
	(await drawn(spec, folder, { size: { width: 200, height: 100 }, ...change })).findings;

/** A text of its own, or one under a mark. */
const text = (mark: object, rest: object = {}) => ({
	data: { values: [{}] },
	mark: { type: 'text', text: 'label', ...mark },
	...rest,
});

describe('text', () => {
	it('that newsprint closes up is told once for each place, with how many there are', async () => {
		const spec = {
			data,
			encoding: {
				x: q('value', { axis: { labelFontSize: 6.5, values: [0, 5, 10] } }),
				y: n('id', { axis: { labelFontSize: 5 } }),
			},
			layer: [
				{ mark: 'bar' },
				{ mark: { type: 'text', fontSize: 6 }, encoding: { text: { field: 'kind' } } },
			],
		};
		expect((await findingsOf(spec)).filter((found) => found.includes('small-text')).sort()).toEqual([
			'encoding/x/axis warning chart/small-text the label "0" and 2 more are 6.5 pt high (newsprint needs 7 pt)',
			'encoding/y/axis warning chart/small-text the label "one" and 2 more are 5 pt high (newsprint needs 7 pt)',
			'layer/1/mark warning chart/small-text the label "a" and 2 more are 6 pt high (newsprint needs 7 pt)',
		]);
		expect(await findingsOf(text({ fontSize: 7 }))).toEqual([]);
	});

	it('that is cut is told whole', async () => {
		expect(await findingsOf(text({ limit: 16 }))).toEqual([
			'mark warning chart/cut-label the label "label" is cut to its limit (raise labelLimit or limit, or write a shorter label)',
		]);
		expect(await findingsOf(text({ limit: 20 }))).toEqual([]);
	});

	it('that runs into other text is told with it', async () => {
		const spec = {
			data,
			mark: { type: 'text', baseline: 'bottom' },
			encoding: { text: { field: 'id' } },
		};
		expect((await findingsOf(spec))[0]).toBe(
			'mark warning chart/overlap the labels "one" and "two" run into each other, and 2 more pairs (shift one with dx or dy, or give the chart more room)',
		);
	});

	it('that stands outside a chart of its own size', async () => {
		const spec = { ...text({ dx: 30, align: 'left' }), width: 40, height: 20, autosize: 'none' };
		const { findings } = await drawnAtOwnSize(spec, folder);
		// From the middle, 20, and 30 more, five half ems of 8 pt: to 70, of 40.
		expect(findings).toEqual([
			'mark warning chart/outside the label "label" stands 30 pt outside the chart (move it in with dx, dy or align, or give the chart more room)',
		]);
	});

	it('that is turned, on an axis or by itself', async () => {
		expect((await findingsOf(text({ angle: 270 }))).join()).toContain(
			'mark warning chart/turned-text the label "label" is turned (write it level',
		);
		const spec = {
			data,
			mark: 'bar',
			encoding: { y: q('value'), x: n('id', { axis: { labelAngle: -45 } }) },
		};
		expect(await findingsOf(spec)).toEqual([
			expect.stringContaining(
				'encoding/x/axis warning chart/turned-text the label "one" and 2 more are turned',
			),
		]);
	});

	it('that is light on dark needs ten points', async () => {
		const spec = (fill: string, fontSize: number) => ({
			data: { values: [{}] },
			layer: [
				{ mark: { type: 'rect', color: fill } },
				{ mark: { type: 'text', text: 'x', color: 'white', fontSize } },
			],
		});
		expect(await findingsOf(spec('$companion', 9))).toEqual([
			'layer/1/mark warning chart/reversed-text the label "x" is light on dark at 9 pt (newsprint needs 10 pt for it: make it larger, or dark on light)',
		]);
		expect(await findingsOf(spec('$companion', 10))).toEqual([]);
		expect(await findingsOf(spec('#ccc', 9))).toEqual([]);
	});
});

describe('lines', () => {
	it('that the press cannot hold', async () => {
		const spec = (strokeWidth: number, gridWidth = 0.3) => ({
			data,
			mark: { type: 'rule', strokeWidth },
			encoding: { y: q('value', { axis: { gridWidth } }) },
		});
		expect(await findingsOf(spec(0.2, 0.1))).toEqual([
			'encoding/y/axis warning chart/thin-line the lines of the axis grid are 0.1 pt thick (newsprint needs 0.25 pt)',
			'mark warning chart/thin-line the lines of the rule are 0.2 pt thick (newsprint needs 0.25 pt)',
		]);
		expect(await findingsOf(spec(0.25))).toEqual([]);
	});

	it('and small text need one ink: black, a grey, or a colour of the page and its tints', async () => {
		const line = (color: string, strokeWidth = 4) => ({
			data,
			mark: { type: 'line', color, strokeWidth },
			encoding: { x: q('value'), y: q('other') },
		});
		expect(await findingsOf(line('orange'))).toEqual([
			'mark warning chart/several-inks a line of 4 pt in orange is mixed of several inks (take black, a grey, or a colour of the page such as "$accent")',
		]);
		// #80a2a2 is half of the companion, #044, and half white.
		for (const color of ['$accent', 'black', '#777', '#80a2a2'])
			expect(await findingsOf(line(color))).toEqual([]);
		expect(await findingsOf(line('orange', 5))).toEqual([]);
		expect(await findingsOf(text({ color: 'orange', fontSize: 7 }))).toEqual([
			expect.stringMatching(
				/^mark warning chart\/several-inks the label "label" of 7 pt is mixed of several inks/,
			),
		]);
		expect(await findingsOf(text({ color: 'orange', fontSize: 8 }))).toEqual([]);
	});
});

describe('colours', () => {
	const values = Array.from('abcdefg', (k, v) => ({ k, v: v + 1 }));
	const range = ['#000', '#404040', '#707070', '#9a9a9a', '#c4c4c4', '#e9e9e9', '#fff'];
	const series = (rows: readonly object[], color: object, rest: object = {}) => ({
		data: { values: rows },
		mark: 'bar',
		encoding: { x: q('v'), color: { legend: null, ...color }, ...rest },
	});

	it('of series are at most six; shades of a scale are as many as they are', async () => {
		const nominal = { field: 'k', type: 'nominal', scale: { range } };
		expect(await findingsOf(series(values, nominal, { y: n('k') }))).toEqual([
			'encoding/color warning chart/too-many-colours the chart has 7 colours, more than the 6 that a reader keeps apart (put the smaller ones together, or give one colour to the point of the chart and grey to the rest)',
		]);
		expect(await findingsOf(series(values.slice(1), nominal, { y: n('k') }))).toEqual([]);
		expect(await findingsOf(series(values, q('v', {}), { y: n('k') }))).toEqual([]);
	});

	it('of series lie apart in grey, or something else tells the series apart', async () => {
		const two = [
			{ k: 'a', v: 1, p: 'x' },
			{ k: 'b', v: 2, p: 'x' },
		];
		const color = (own: readonly string[]) => ({ field: 'k', type: 'nominal', scale: { range: own } });
		// L* of #0000ff is 32, of #c00000 40; of white 100.
		expect(await findingsOf(series(two, color(['#0000ff', '#c00000'])))).toEqual([
			'encoding/color warning chart/grey the colours #0000ff and #c00000 of "k" look alike in grey: 8 L* apart (take colours 15 L* apart, or tell the series apart by strokeDash, shape or a label too)',
		]);
		expect(await findingsOf(series(two, color(['#0000ff', '#ffc0c0'])))).toEqual([]);
		expect(await findingsOf(series(two, color(['#0000ff', '#c00000']), { y: n('k') }))).toEqual([]);
	});
});

describe('bars', () => {
	const bars = (domain: readonly number[], rest: object = {}) => ({
		hconcat: [
			{
				data,
				width: 60,
				mark: 'bar',
				encoding: {
					x: n('id'),
					y: q('value', { scale: { domain, zero: false, nice: false }, ...bare }),
					...rest,
				},
			},
		],
	});

	it('that do not start at zero do not show their values', async () => {
		expect(await findingsOf(bars([4, 12]))).toEqual([
			'hconcat/0/encoding/y/scale warning chart/truncated-bars the bars start at 4, so their lengths do not show their values (let the scale start at zero, or draw points or a line)',
		]);
		expect(await findingsOf(bars([0, 12]))).toEqual([]);
		expect(await findingsOf(bars([-3, 12]))).toEqual([]);
	});

	it('from one value to another show a span', async () => {
		expect(await findingsOf(bars([2, 12], { y2: { field: 'other' } }))).toEqual([]);
	});
});

describe('no data', () => {
	it('is told of the file that has none, as an error when nothing else is drawn', async () => {
		const none = { data: { url: 'none.csv' }, mark: 'point', encoding: { x: q('value') } };
		expect(await findingsOf(none)).toEqual([
			'data/url error chart/empty none.csv has no rows (fill it, or take the chart out of the page)',
		]);
		const layer = [none, { data, mark: 'point', encoding: { x: q('value') } }];
		expect(await findingsOf({ layer })).toEqual([
			'layer/0/data/url warning chart/empty none.csv has no rows (fill it, or take the chart out of the page)',
		]);
	});

	it('is told of the filter that no row passes', async () => {
		const spec = {
			data,
			transform: [{ filter: 'datum.value > 4' }, { calculate: 'datum.value * 2', as: 'twice' }],
			layer: [
				{
					transform: [
						{ filter: { field: 'twice', gt: 9 } },
						{ filter: 'datum.twice > 50' },
						{ filter: 'datum.value > 1' },
					],
					mark: 'point',
					encoding: { x: q('twice'), y: q('other') },
				},
			],
		};
		expect(await findingsOf(spec)).toEqual([
			'layer/0/transform/1/filter error chart/empty the chart shows no data: no row passes this filter',
		]);
	});

	it('in a part of a chart is told at the part', async () => {
		const part = (filter: string) => ({
			transform: [{ filter }],
			height: 20,
			mark: 'point',
			encoding: { x: q('value'), y: q('other') },
		});
		expect(await findingsOf({ data, vconcat: [part('datum.value > 6'), part('datum.value > 60')] })).toEqual([
			'vconcat/1 warning chart/empty this part of the chart shows no data (look at its filters, and at the names of fields)',
		]);
	});
});

describe('a graphic', () => {
	it('whose place is no number is missed', async () => {
		const spec = { data, mark: 'text', encoding: { x: { datum: 1, ...bare }, text: { field: 'id' } } };
		expect((await findingsOf(spec)).filter((found) => found.includes('no-place'))).toEqual([
			'mark warning chart/no-place 3 of 3 graphics are drawn nowhere: their place on the scale is no number (look at the domain of the scale, which needs two ends, and at the values of the field)',
		]);
	});
});

describe('the place of a finding', () => {
	const small = { type: 'text', text: 'x', fontSize: 5 } as const;
	const placeOf = async (spec: unknown) =>
		(await findingsOf(spec))
			.filter((found) => found.includes('small-text'))
			.map((found) => found.split(' ')[0]);
	const guide = { labelFontSize: 5, title: null } as const;

	it('is the mark of a layer in a chart beside others, also one with a name of its own', async () => {
		const values = { data: { values: [{}] } };
		expect(
			await placeOf({
				...values,
				hconcat: [{ mark: 'point' }, { layer: [{ mark: 'point' }, { mark: small }] }],
			}),
		).toEqual(['hconcat/1/layer/1/mark']);
		expect(
			await placeOf({
				...values,
				vconcat: [
					{ name: 'top', mark: small },
					{ name: 'foot', layer: [{ mark: small }] },
				],
			}),
		).toEqual(['vconcat/0/mark', 'vconcat/1/layer/0/mark']);
	});

	it('is the axis, legend or header of the encoding that makes it', async () => {
		const spec = {
			data,
			vconcat: [
				{
					facet: { column: { field: 'kind', header: { labelFontSize: 5, title: null } } },
					spec: {
						layer: [
							{
								mark: 'bar',
								encoding: {
									y: q('value', { axis: guide }),
									color: n('id', { legend: guide, scale: { range: ['#000', '#777', '#ddd'] } }),
								},
							},
						],
					},
				},
			],
		};
		expect((await placeOf(spec)).sort()).toEqual([
			'vconcat/0/facet/column',
			'vconcat/0/spec/layer/0/encoding/color/legend',
			'vconcat/0/spec/layer/0/encoding/y/axis',
		]);
	});

	it('is the repeated chart', async () => {
		const spec = {
			data,
			repeat: ['value', 'other'],
			spec: {
				layer: [
					{
						mark: 'point',
						encoding: {
							x: q('value'),
							y: { field: { repeat: 'repeat' }, type: 'quantitative', axis: guide },
						},
					},
					{ mark: small },
				],
			},
		};
		expect((await placeOf(spec)).sort()).toEqual(['spec/layer/0/encoding/y/axis', 'spec/layer/1/mark']);
	});
});

describe('a chart that was made of a kind', () => {
	it('has its findings where the editor wrote what they are about', async () => {
		const spec = { data: { values: [{}] }, mark: { type: 'text', text: 'New Harbour', angle: 90 } };
		const source = { kind: 'line', annotations: [{ at: 3, text: 'New Harbour' }] };
		expect(await findingsOf(spec, { source })).toEqual([
			expect.stringMatching(
				/^annotations\/0\/text warning chart\/turned-text the label "New Harbour" is turned/,
			),
		]);
		expect(await findingsOf(spec, { source: { kind: 'line' } })).toEqual([
			expect.stringMatching(/^ warning chart\/turned-text/),
		]);
	});
});

describe('a plain chart', () => {
	it('is drawn as it is, without a look at it', async () => {
		expect(await findingsOf(text({ fontSize: 5, color: 'orange', angle: 90 }), { isPlain: true })).toEqual(
			[],
		);
	});
});
