import { describe, expect, it } from 'vitest';
import type { DrawingOp } from '../../../../src/base/index.js';
import { dataFolder, drawn, drawnAtOwnSize } from '../drawn.js';

const png = Buffer.from(
	'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVQIW2P4DwABAQEAG7buVgAAAABJRU5ErkJggg==',
	'base64',
);
const folder = dataFolder({ 'p.png': png });
const plain = { isPlain: true } as const;
const gradient = {
	gradient: 'linear',
	stops: [
		{ offset: 0, color: 'red' },
		{ offset: 1, color: 'blue' },
	],
};

/** A chart in Vega of marks with fixed values. */
const vega = (marks: readonly object[], rest: object = {}) => ({
	$schema: 'https://vega.github.io/schema/vega/v6.json',
	width: 100,
	height: 50,
	autosize: 'none',
	config: { text: { font: 'latin' } },
	marks,
	...rest,
});
const mark = (type: string, enter: Readonly<Record<string, unknown>>, rest: object = {}) => ({
	type,
	...rest,
	encode: {
		enter: Object.fromEntries(Object.entries(enter).map(([channel, value]) => [channel, { value }])),
	},
});
const leaves = (ops: readonly DrawingOp[]): readonly DrawingOp[] =>
	ops.flatMap((op) => (op.op === 'group' ? leaves(op.ops) : [op]));

describe('a label', () => {
	it('has a fill and a stroke that fade apart, in one op', async () => {
		const { drawing } = await drawnAtOwnSize(
			vega([
				mark('text', {
					text: 'ab',
					y: 20,
					fill: 'red',
					stroke: 'blue',
					opacity: 0.5,
					fillOpacity: 0.5,
					strokeOpacity: 0.8,
				}),
			]),
			folder,
			plain,
		);
		expect(drawing?.ops).toMatchObject([
			{ op: 'glyphs', fill: { alpha: 0.25 }, stroke: { paint: { alpha: 0.4 }, width: 1 } },
		]);
	});

	it('has a stroke alone where its fill is clear', async () => {
		const { drawing } = await drawnAtOwnSize(
			vega([mark('text', { text: 'a', y: 20, fill: 'red', fillOpacity: 0, stroke: 'blue', strokeWidth: 2 })]),
			folder,
			plain,
		);
		expect(drawing?.ops).toMatchObject([{ fill: { alpha: 0 }, stroke: { width: 2 } }]);
	});

	it('has a gradient over its bounds, wherever it stands', async () => {
		const { drawing } = await drawnAtOwnSize(
			vega([mark('text', { text: 'abcd', x: 40, y: 30, fontSize: 10, fill: gradient })]),
			folder,
			plain,
		);
		// Four letters of 5 pt from 40 on; bounds begin 8 pt above the baseline.
		expect(drawing?.ops).toMatchObject([
			{ op: 'glyphs', fill: { kind: 'linear', from: [40, 22], to: [60, 22] } },
		]);
	});

	it('is cut by the rounded corners of its group', async () => {
		const { lines } = await drawnAtOwnSize(
			vega([
				{
					...mark('group', { width: 40, height: 30, cornerRadius: 5 }),
					marks: [mark('text', { text: 'wide label', y: 20, fill: '#000' }, { clip: true })],
				},
			]),
			folder,
			plain,
		);
		expect(lines[0]).toMatch(/^group clip M 5 0 L 35 0 C /);
	});

	it('is laid over others by its zindex', async () => {
		const { lines } = await drawnAtOwnSize(
			vega(
				[
					{
						type: 'text',
						from: { data: 'd' },
						encode: {
							enter: {
								text: { field: 't' },
								y: { signal: '15 * datum.i' },
								zindex: { field: 'z' },
								fill: { value: 'black' },
							},
						},
					},
				],
				{
					data: [
						{
							name: 'd',
							values: [
								{ i: 1, t: 'last', z: 2 },
								{ i: 2, t: 'first', z: 0 },
								{ i: 3, t: 'middle', z: 1 },
							],
						},
					],
				},
			),
			folder,
			plain,
		);
		expect(lines.map((line) => /"(.*)"/.exec(line)?.[1])).toEqual(['first', 'middle', 'last']);
	});

	it('blends as its mark says', async () => {
		const { lines } = await drawnAtOwnSize(
			vega([mark('text', { text: 'a', y: 20, fill: 'red', blend: 'multiply' })]),
			folder,
			plain,
		);
		expect(lines[0]).toBe('group multiply');
	});

	it('of a plain chart is in the language that its characters show', async () => {
		const label = (text: string) =>
			drawnAtOwnSize(vega([mark('text', { text, y: 20, fill: 'red' })]), folder, plain);
		expect((await label('“a”')).lines.join()).toContain('"“a”" latin');
		expect((await label('“版”')).lines.join()).toContain('"“版”" han');
	});
});

describe('a line', () => {
	it('has a gradient over the whole of it, and a dash of many lengths', async () => {
		const { drawing } = await drawnAtOwnSize(
			{
				width: 100,
				height: 50,
				view: { stroke: null },
				data: { values: [{ x: 0 }, { x: 1 }, { x: 2 }] },
				mark: { type: 'line', stroke: gradient, strokeWidth: 2, strokeDash: [6, 2, 1, 2] },
				encoding: {
					x: { field: 'x', type: 'quantitative', axis: null },
					y: { field: 'x', type: 'quantitative', axis: null },
				},
			},
			folder,
			plain,
		);
		const line = leaves(drawing?.ops ?? []).at(-1);
		expect(line).toMatchObject({
			op: 'path',
			stroke: { dash: [6, 2, 1, 2], paint: { kind: 'linear' } },
		});
		const paint = line?.op === 'path' && line.stroke?.paint;
		// From the first point to the last, and the pen's miters beyond: 4 widths of half a pen.
		expect(paint && 'kind' in paint && paint.to[0] - paint.from[0]).toBe(108);
		expect(paint && 'matrix' in paint).toBe(false);
	});
});

describe('marks that lead nowhere', () => {
	it('do not take those that follow with them', async () => {
		const { lines } = await drawnAtOwnSize(
			vega([
				mark('symbol', { size: 16, fill: 'red' }, {}),
				{
					type: 'symbol',
					encode: { enter: { x: { signal: '1/0' }, size: { value: 16 }, fill: { value: 'red' } } },
				},
				{
					type: 'rule',
					encode: { enter: { x: { signal: '0/0' }, x2: { signal: '1/0' }, stroke: { value: 'red' } } },
				},
				mark('rect', { x: 1, y: 1, width: 2, height: 2, fill: 'blue' }),
			]),
			folder,
			plain,
		);
		expect(lines.at(-1)?.trim()).toBe('rect: M 1 1 L 3 1 L 3 3 L 1 3 Z fill #0000ff');
		expect(lines.join()).not.toMatch(/NaN|Infinity/);
	});
});

describe('a picture', () => {
	it('that is shown twice is one image, drawn once for each', async () => {
		const { drawing } = await drawnAtOwnSize(
			vega([
				mark('image', { url: 'p.png', width: 10, height: 10, opacity: 0.5 }),
				mark('image', { url: 'p.png', x: 20, width: 10, height: 10, smooth: false }),
			]),
			folder,
			plain,
		);
		const images = leaves(drawing?.ops ?? []);
		expect(images).toHaveLength(2);
		expect(new Set(images.map((op) => op.op === 'image' && op.image.id)).size).toBe(1);
		expect(images.map((op) => op.op === 'image' && op.isPixelated)).toEqual([undefined, true]);
		expect(drawing?.ops[0]).toMatchObject({ op: 'group', opacity: 0.5 });
	});
});

describe('a chart of its own size', () => {
	const bars = {
		width: 60,
		height: 40,
		data: { values: [{ x: 1 }] },
		mark: 'bar',
		encoding: { x: { field: 'x', type: 'quantitative', axis: null } },
	};

	it('is as large as Vega’s picture of it, padding and all, on the ground that Vega paints', async () => {
		const { drawing } = await drawnAtOwnSize(
			{ ...bars, padding: { left: 10, top: 1, right: 2, bottom: 3 }, view: { stroke: null } },
			folder,
			plain,
		);
		expect(drawing?.size).toEqual({ width: 72, height: 44 });
		expect(drawing?.ops[0]).toMatchObject({
			op: 'path',
			fill: { channels: [1, 1, 1] },
			mark: { role: 'background' },
		});
	});

	it('has no ground on the page, but for one that it asks for', async () => {
		const roles = async (background: object) =>
			(await drawnAtOwnSize({ ...bars, ...background }, folder)).lines.map((line) => line.split(':')[0]);
		expect(await roles({})).toEqual(['bar']);
		expect(await roles({ background: '$accent' })).toEqual(['background', 'bar']);
	});

	it('ends where Vega’s picture ends', async () => {
		const { drawing, lines } = await drawnAtOwnSize(
			vega([mark('rect', { x: -5, y: 10, width: 200, height: 10, fill: 'red' })]),
			folder,
			plain,
		);
		expect(drawing?.size).toEqual({ width: 100, height: 50 });
		expect(lines[0]).toBe('group clip M 0 0 L 100 0 L 100 50 L 0 50 Z');
	});

	it('may be an axis alone where it is plain, on the page it is an error', async () => {
		const axis = vega([], {
			scales: [{ name: 'x', domain: [0, 1], range: 'width' }],
			axes: [{ scale: 'x', orient: 'top', tickCount: 2 }],
		});
		const alone = await drawnAtOwnSize(axis, folder, plain);
		expect(alone.findings).toEqual([' warning chart/empty the chart shows no data']);
		expect(alone.drawing).toBeDefined();
		const onPage = await drawn(axis, folder);
		expect(onPage.findings).toEqual([' error chart/empty the chart shows no data']);
		expect(onPage.drawing).toBeUndefined();
	});

	it('without an end is an error', async () => {
		const { findings, drawing } = await drawnAtOwnSize(
			vega(
				[
					{
						type: 'rect',
						encode: { enter: { width: { signal: '1/0' }, height: { value: 5 }, fill: { value: 'red' } } },
					},
				],
				{ autosize: 'pad' },
			),
			folder,
			plain,
		);
		expect(drawing).toBeUndefined();
		expect(findings).toEqual([
			' error chart/size the chart has no size that could be drawn (give it a width and a height, and look for values without end)',
		]);
	});

	it('may be made of groups that are boxes themselves', async () => {
		const { findings } = await drawnAtOwnSize(
			vega([mark('group', { width: 30, height: 20, fill: 'red' })]),
			folder,
			plain,
		);
		expect(findings).toEqual([]);
	});
});

describe('a colour', () => {
	it('may be written in every way of CSS', async () => {
		const { lines } = await drawnAtOwnSize(
			vega(
				['hsl(120, 100%, 25%)', 'rgba(0, 0, 255, 0.5)', 'rebeccapurple'].map((fill) =>
					mark('rect', { width: 1, height: 1, fill }),
				),
			),
			folder,
			plain,
		);
		expect(lines.map((line) => line.replace(/.*fill /, ''))).toEqual(['#008000', '#0000ff80', '#663399']);
	});

	it('that is none is an error, a ground too', async () => {
		const { findings } = await drawnAtOwnSize(
			vega([mark('rect', { width: 9, height: 9, fill: 'red' })], { background: 'reddish' }),
			folder,
			plain,
		);
		expect(findings[0]).toContain('background error chart/unknown-colour "reddish" is not a colour');
	});
});
