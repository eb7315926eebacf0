import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { drawChart } from '../../../../src/chart/draw-chart.js';
import type { ChartJob } from '../../../../src/chart/job.js';
import { PreparedSpecs } from '../../../../src/chart/view/prepared-specs.js';
import { dataFolder } from '../drawn.js';
import { stubFonts } from '../stub-fonts.js';

/** How often Vega-Lite compiled, Vega parsed, and a view was worked out. */
const work = vi.hoisted(() => ({ compiled: 0, parsed: 0, run: 0 }));
vi.mock('vega-lite', async (original) => {
	const module = await original<typeof import('vega-lite')>();
	return {
		...module,
		compile: (...given: Parameters<typeof module.compile>) => {
			work.compiled++;
			return module.compile(...given);
		},
	};
});
vi.mock('vega', async (original) => {
	const module = await original<typeof import('vega')>();
	class View extends module.View {
		override runAsync() {
			work.run++;
			return super.runAsync();
		}
	}
	return {
		...module,
		View,
		parse: (...given: Parameters<typeof module.parse>) => {
			work.parsed++;
			return module.parse(...given);
		},
	};
});

const folder = dataFolder({ 'a.csv': 'name,value\na,1\nb,2\n' });
const fonts = stubFonts();
const bars = {
	data: { url: 'a.csv' },
	mark: 'bar',
	encoding: { x: { field: 'value', type: 'quantitative' }, y: { field: 'name' } },
};
const job = (spec: unknown, change: Partial<ChartJob> = {}): ChartJob => ({
	spec,
	theme: undefined,
	dataDirectory: folder,
	tables: {},
	language: 'en',
	size: { width: 100, height: 100 },
	palette: {},
	fontFamilies: ['latin'],
	now: 0,
	...change,
});

/** Specs that might leave something behind for the next: inline rows, a row that is changed, nested rows, chance, a map. */
const rows = [
	{ name: 'a', value: 1, list: [1, 2] },
	{ name: 'b', value: 2, list: [3] },
];
const square = {
	type: 'Polygon',
	coordinates: [
		[
			[0, 0],
			[0, 10],
			[10, 10],
			[10, 0],
			[0, 0],
		],
	],
};
const specs: Readonly<Record<string, object>> = {
	bars,
	inline: { ...bars, data: { values: rows } },
	changed: { ...bars, data: { values: rows }, transform: [{ calculate: 'datum.value * 10', as: 'value' }] },
	nested: {
		data: { values: rows },
		transform: [{ flatten: ['list'] }, { stack: 'list', groupby: [], as: ['from', 'to'] }],
		mark: 'bar',
		encoding: { x: { field: 'from', type: 'quantitative' }, x2: { field: 'to' }, y: { field: 'name' } },
	},
	chance: { ...bars, transform: [{ sample: 1 }, { calculate: 'random()', as: 'value' }] },
	map: {
		data: {
			values: {
				type: 'FeatureCollection',
				features: [{ type: 'Feature', properties: {}, geometry: square }],
			},
			format: { property: 'features' },
		},
		mark: 'geoshape',
	},
	shape: { data: { values: { type: 'Feature', properties: {}, geometry: square } }, mark: 'geoshape' },
	facets: { ...bars, encoding: { ...bars.encoding, column: { field: 'name' } } },
};

beforeEach(() => {
	Object.assign(work, { compiled: 0, parsed: 0, run: 0 });
	writeFileSync(join(folder, 'a.csv'), 'name,value\na,1\nb,2\n');
});

describe('a spec that was prepared', () => {
	it('is neither compiled nor parsed again for other data, and shows them', async () => {
		const kept = new PreparedSpecs();
		const first = await drawChart(job(bars), fonts, kept);
		writeFileSync(join(folder, 'a.csv'), 'name,value\na,5\nb,2\nc,7\n');
		const second = await drawChart(job(bars), fonts, kept);
		expect(work).toMatchObject({ compiled: 1, parsed: 1 });
		expect(second.drawing).toEqual((await drawChart(job(bars), fonts)).drawing);
		expect(second.drawing).not.toEqual(first.drawing);
	});

	it.each(Object.keys(specs))('gives the same drawing of "%s" whatever was drawn before', async (name) => {
		const fresh = await drawChart(job(specs[name]), fonts);
		expect(fresh.drawing).toBeDefined();
		const kept = new PreparedSpecs();
		for (const spec of Object.values(specs)) await drawChart(job(spec), fonts, kept);
		for (let turn = 0; turn < 2; turn++) {
			expect(JSON.stringify(await drawChart(job(specs[name]), fonts, kept))).toBe(JSON.stringify(fresh));
		}
	});

	it('is another one in another language, size, theme or colour', async () => {
		const kept = new PreparedSpecs();
		await drawChart(job(bars), fonts, kept);
		for (const change of [
			{ language: 'zh' },
			{ size: { width: 90, height: 100 } },
			{ theme: { bar: { size: 3 } } },
			{ palette: { companion: '#123456' } },
			{ isPlain: true },
			{ params: { row: 'a' } },
		] as const)
			await drawChart(job(bars, change), fonts, kept);
		expect(work.compiled).toBe(7);
	});

	it('says again what it has to say', async () => {
		const kept = new PreparedSpecs();
		const wrong = {
			...bars,
			encoding: { ...bars.encoding, size: { field: 'value', type: 'quantitative', scale: { type: 'none' } } },
		};
		const first = await drawChart(job(wrong), fonts, kept);
		expect(first.findings.length).toBeGreaterThan(0);
		expect((await drawChart(job(wrong), fonts, kept)).findings).toEqual(first.findings);
	});
});

describe('a chart finds its size', () => {
	it('in two rounds when its labels stay the same', async () => {
		const x = { field: 'value', type: 'quantitative', axis: null };
		await drawChart(job({ ...bars, encoding: { ...bars.encoding, x } }), fonts);
		expect(work.run).toBe(2);
	});

	it('in one round at the size of its spec', async () => {
		const { size: _, ...own } = job(bars);
		await drawChart(own, fonts);
		expect(work.run).toBe(1);
	});

	it('in a few rounds when it grows in jumps', async () => {
		const jumps = {
			vconcat: [
				{ ...bars, height: { step: 17 } },
				{ ...bars, height: 60 },
			],
		};
		const { drawing } = await drawChart(job(jumps, { size: { width: 200, height: 160 } }), fonts);
		expect(drawing).toBeDefined();
		expect(work.run).toBeLessThanOrEqual(5);
	});
});
