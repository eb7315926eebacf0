import { describe, expect, it } from 'vitest';
import { type DrawingOp, type Ink, inkText, isGradient, parseColor } from '../../../../src/base/index.js';
import {
	categoryColors,
	DASHES,
	divergingColors,
	ordinalColors,
	rampColors,
} from '../../../../src/chart/spec/theme/ranges.js';
import { rolesOf } from '../../../../src/chart/spec/theme/roles.js';
import { dataFolder, drawn } from '../drawn.js';

const png = Buffer.from(
	'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVQIW2P4DwABAQEAG7buVgAAAABJRU5ErkJggg==',
	'base64',
);
const folder = dataFolder({ 'p.png': png });
const palette = { accent: '#c00', companion: '#044', grey: '#999', text: '#000' };
const roles = rolesOf(palette);
const size = { width: 520, height: 300 };

const rows = ['a', 'b', 'c', 'd', 'e', 'f'].flatMap((k, i) =>
	[1, 2, 3, 4, 5].map((x) => ({ k, x, y: (i + 1) * 10 + ((x * 7) % 5), lon: x * 10, lat: i * 10 })),
);
const data = { values: rows };
const x = { field: 'x', type: 'quantitative' };
const y = { field: 'y', type: 'quantitative' };
const k = { field: 'k', type: 'nominal' };
const vegaLite = (mark: unknown, encoding: object, more: object = {}) => ({ data, mark, encoding, ...more });
const area = {
	type: 'Polygon',
	coordinates: [
		[
			[0, 0],
			[0, 40],
			[40, 40],
			[40, 0],
			[0, 0],
		],
	],
};

/** Every mark and composite mark, in the style that it has when a spec says nothing, and every channel with a range. */
const specs: Readonly<Record<string, object>> = {
	arc: vegaLite('arc', { theta: { ...y, aggregate: 'sum' } }),
	area: vegaLite('area', { x, y: { ...y, aggregate: 'sum' } }),
	bar: vegaLite('bar', { x: { ...x, type: 'ordinal' }, y: { ...y, aggregate: 'mean' } }),
	histogram: vegaLite('bar', { x: { ...y, bin: true }, y: { aggregate: 'count' } }),
	boxplot: vegaLite({ type: 'boxplot', ticks: true, extent: 0.1 }, { x: k, y }),
	circle: vegaLite('circle', { x, y }),
	errorband: vegaLite({ type: 'errorband', borders: true }, { x, y }),
	errorbar: vegaLite({ type: 'errorbar', ticks: true }, { x, y }),
	geoshape: { data: { values: [area] }, mark: 'geoshape' },
	graticule: { data: { graticule: true }, mark: 'geoshape' },
	image: vegaLite({ type: 'image', url: 'p.png', width: 5, height: 5 }, { x, y }),
	line: vegaLite({ type: 'line', point: true }, { x, y: { ...y, aggregate: 'mean' } }),
	overlay: vegaLite({ type: 'area', line: true, point: true }, { x, y: { ...y, aggregate: 'mean' } }),
	point: vegaLite('point', { x, y }),
	hollow: vegaLite({ type: 'point', filled: false }, { x, y }),
	rect: vegaLite('rect', { x: { ...x, type: 'ordinal' }, y: k }),
	rule: vegaLite('rule', { y }),
	square: vegaLite('square', { x, y }),
	text: vegaLite({ type: 'text', text: 'n' }, { x, y }),
	tick: vegaLite('tick', { x: y, y: k }),
	trail: vegaLite('trail', { x, y: { ...y, aggregate: 'mean' }, size: { ...y, aggregate: 'mean' } }),
	category: vegaLite('bar', { x: { ...x, type: 'ordinal' }, y, color: k }),
	ordinal: vegaLite('circle', { x, y, color: { ...k, type: 'ordinal' } }),
	ramp: vegaLite('circle', { x, y, color: y }),
	heatmap: vegaLite('rect', { x: { ...x, type: 'ordinal' }, y: k, color: y }),
	diverging: vegaLite('circle', { x, y, color: { ...y, scale: { domainMid: 30 } } }),
	quantized: vegaLite('circle', { x, y, color: { ...y, scale: { type: 'quantize' } } }),
	thresholds: vegaLite('circle', { x, y, color: { ...y, scale: { type: 'threshold', domain: [20, 40] } } }),
	binned: vegaLite('circle', { x, y, color: { ...y, bin: true } }),
	symbol: vegaLite('point', { x, y, shape: k }),
	dashes: vegaLite('line', { x, y, strokeDash: k }),
	opacity: vegaLite('point', { x, y, opacity: y, size: y }),
	facets: vegaLite(
		'bar',
		{ x: { ...x, type: 'ordinal' }, y, row: k },
		{ title: { text: 'Title', subtitle: 'Sub' } },
	),
	repeats: {
		data,
		repeat: { layer: ['x', 'y'] },
		spec: {
			mark: 'line',
			encoding: {
				x,
				y: { field: { repeat: 'layer' }, type: 'quantitative' },
				color: { datum: { repeat: 'layer' } },
			},
		},
	},
	vega: {
		$schema: 'https://vega.github.io/schema/vega/v6.json',
		data: [
			{ name: 't', values: rows },
			{ name: 'g', values: [area] },
		],
		scales: [
			{ name: 'x', type: 'linear', domain: { data: 't', field: 'x' }, range: 'width' },
			{ name: 'y', type: 'linear', domain: { data: 't', field: 'y' }, range: 'height' },
			{ name: 'c', type: 'ordinal', domain: { data: 't', field: 'k' }, range: 'category' },
			{ name: 's', type: 'ordinal', domain: { data: 't', field: 'k' }, range: 'symbol' },
			{ name: 'r', type: 'linear', domain: { data: 't', field: 'y' }, range: 'ramp' },
		],
		axes: [
			{ scale: 'x', orient: 'bottom', title: 'x', domain: true, ticks: true },
			{ scale: 'y', orient: 'left', title: 'y', grid: true, ticks: true, domain: true },
		],
		legends: [{ fill: 'c', title: 'k' }, { fill: 'r' }, { shape: 's' }],
		title: { text: 'Title', subtitle: 'Sub' },
		marks: ['arc', 'area', 'line', 'path', 'rect', 'rule', 'shape', 'symbol', 'text', 'trail'].map(
			(type) => ({
				type,
				from: { data: 't' },
				encode: {
					update: {
						...(type !== 'shape' && { x: { scale: 'x', field: 'x' }, y: { scale: 'y', field: 'y' } }),
						x2: { value: 50 },
						y2: { value: 50 },
						text: { value: 'n' },
						endAngle: { value: 3 },
						outerRadius: { value: 9 },
						...(type === 'path' && { path: { value: 'M0,0L9,9' } }),
					},
				},
				...(type === 'shape' && {
					from: { data: 'g' },
					transform: [{ type: 'geoshape', projection: 'p' }],
				}),
			}),
		),
		projections: [{ name: 'p', type: 'mercator', scale: 40, translate: [50, 100] }],
	},
};

const ranges = [ordinalColors(roles.data, roles), rampColors(roles.data, roles), divergingColors(roles)].map(
	(stops) => stops.map((stop) => parseColor(stop)!),
);
const own = new Set(
	[...Object.values(roles), ...categoryColors(roles)].map((color) => inkText(parseColor(color)!)),
);

/** A colour of the palette, in any strength, or one between two neighbours of a range. */
function isOfThePalette(ink: Ink): boolean {
	if (own.has(inkText({ ...ink, alpha: 1 }))) return true;
	return ranges.some((stops) =>
		stops.slice(1).some((to, at) => {
			const from = stops[at]!;
			const span = to.channels.map((channel, c) => channel - from.channels[c]!);
			const length = span.reduce((sum, each) => sum + each * each, 0);
			const along = span.reduce((sum, each, c) => sum + each * (ink.channels[c]! - from.channels[c]!), 0);
			const share = length === 0 ? 0 : Math.min(1, Math.max(0, along / length));
			return span.every((each, c) => Math.abs(from.channels[c]! + share * each - ink.channels[c]!) < 3 / 255);
		}),
	);
}

function* inksOf(ops: readonly DrawingOp[]): Generator<Ink> {
	for (const op of ops) {
		if (op.op === 'group') yield* inksOf(op.ops);
		if (op.op !== 'path' && op.op !== 'glyphs') continue;
		for (const paint of [op.fill, op.stroke?.paint]) {
			if (paint && isGradient(paint)) yield* paint.stops.map(({ ink }) => ink);
			else if (paint) yield paint;
		}
	}
}

const all = (ops: readonly DrawingOp[]): readonly DrawingOp[] =>
	ops.flatMap((op) => (op.op === 'group' ? [op, ...all(op.ops)] : [op]));

describe('the default style', () => {
	it.each(Object.keys(specs))('of %s has no colour that is not of the page', async (name) => {
		const { drawing, findings } = await drawn(specs[name], folder, { size, palette });
		expect(findings.filter((finding) => finding.includes(' error '))).toEqual([]);
		const foreign = [...inksOf(drawing!.ops)].filter((ink) => !isOfThePalette(ink));
		expect(new Set(foreign.map(inkText))).toEqual(new Set());
	});

	it.each(Object.keys(specs))(
		'of %s keeps the minimums of print: text 7 pt in the ink of text, lines .25 pt, level',
		async (name) => {
			const { drawing } = await drawn(specs[name], folder, { size, palette });
			for (const op of all(drawing!.ops)) {
				if (op.op === 'path' && op.stroke) expect(op.stroke.width).toBeGreaterThanOrEqual(0.25);
				if (op.op !== 'glyphs') continue;
				expect(op.run.size).toBeGreaterThanOrEqual(7);
				expect(op.matrix.slice(0, 4)).toEqual([1, 0, 0, 1]);
				expect(isGradient(op.fill) || inkText(op.fill)).toBe('#000000');
			}
		},
	);

	it('draws no ground, and rules across only', async () => {
		const { lines } = await drawn(specs.point, folder, { size, palette });
		expect(lines[0]).toMatch(/^axis-grid: M [\d.]+ ([\d.]+) L [\d.]+ \1 stroke #bfbfbf 0.35$/);
		expect(
			lines.filter((line) => line.startsWith('axis-grid') && !/M [\d.]+ ([\d.]+) L [\d.]+ \1 /.test(line)),
		).toEqual([]);
	});

	it('puts the unit above a vertical axis, and a legend above the unit', async () => {
		const { lines } = await drawn(specs.category, folder, { size, palette });
		const at = (text: string): number =>
			Number(
				lines
					.find((line) => line.includes(`"${text}"`))!
					.split(' ')
					.at(-1),
			);
		// The plot begins under the unit; the legend's last line ends above it.
		expect(at('y') - at('a')).toBeGreaterThanOrEqual(9);
		expect(at('200') - at('y')).toBeGreaterThanOrEqual(0);
	});

	it('gives dashes that stay apart with round ends', () => {
		for (const dash of DASHES.slice(1)) {
			for (const [at, length] of dash.entries())
				if (at % 2 === 1) expect(length - 1.4).toBeGreaterThanOrEqual(1.5);
		}
		expect(DASHES).toHaveLength(6);
	});

	it('takes dashes and symbols of the house for categories, unless the spec has its own', async () => {
		const { lines } = await drawn(specs.dashes, folder, { size, palette });
		expect(lines.filter((line) => line.startsWith('line')).map((line) => line.split(' dash ')[1])).toEqual([
			...[undefined, '6 4', '0.1 3.5', '10 4 0.1 4', '2.5 3', '10 3.5 3 3.5'],
		]);
		const own = vegaLite('line', { x, y, strokeDash: { ...k, scale: { range: [[3, 9]] } } });
		const drawnOwn = await drawn(own, folder, { size, palette });
		expect(drawnOwn.lines.find((line) => line.startsWith('line'))).toContain('dash 3 9');
	});
});

describe('styles of texts', () => {
	const styled = async (style: string, language: 'zh' | 'en', more: object = {}) => {
		const { drawing } = await drawn(
			{ data: { values: [{}] }, mark: { type: 'text', text: 'label', style, ...more } },
			folder,
			{ language, palette },
		);
		const [op] = drawing?.ops ?? [];
		return op?.op === 'glyphs' && !isGradient(op.fill) ? [op.run.size, inkText(op.fill)] : [];
	};

	it.each([
		['category-label', 8, 8.5],
		['value-label', 8, 8.5],
		['direct-label', 8, 8.5],
		['annotation', 8, 8],
	])('%s is black, and no smaller in English', async (style, zh, en) => {
		expect(await styled(style, 'zh')).toEqual([zh, '#000000']);
		expect(await styled(style, 'en')).toEqual([en, '#000000']);
	});

	it('reversed text is large enough to stay open, and in the paper', async () => {
		expect(await styled('reversed-label', 'zh')).toEqual([10, '#ffffff']);
	});

	it('gives way to what the mark says', async () => {
		expect(await styled('value-label', 'zh', { color: '$accent', fontSize: 12 })).toEqual([12, '#cc0000']);
	});

	it('takes the colour that reads on a fill from textOn()', async () => {
		const on = (fill: string) => styled('value-label', 'zh', { color: { expr: `textOn('${fill}')` } });
		expect([await on('$companion'), await on('$tint'), await on('#ffee00')].map(([, ink]) => ink)).toEqual([
			...['#ffffff', '#000000', '#000000'],
		]);
	});
});

it('a role that the page has not is that of the house', async () => {
	const { lines } = await drawn(vegaLite({ type: 'rule', color: '$data' }, { y }), folder, { palette: {} });
	expect(lines.find((line) => line.startsWith('rule'))).toContain('#1b4d4a');
});
