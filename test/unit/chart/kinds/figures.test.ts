import { describe, expect, it } from 'vitest';
import type { FigureLanguage } from '../../../../src/quantity/index.js';
import { dataFolder } from '../drawn.js';
import { years } from './bar-samples.js';
import { drawKind, textsOf, useRealFonts } from './real-fonts.js';

const output = `id,name,year,value,unit
a,A,2022,58,亿元
b,B,2022,5.5,亿元
a,A,2023,61.5,亿元
b,B,2023,6,亿元
`;
const dataDirectory = dataFolder({ 'years.csv': years, 'output.csv': output });
useRealFonts();

/** All that is printed, runs of one text joined: Chinese characters and digits are of two fonts. */
async function print(source: string, language: FigureLanguage, width = 240): Promise<string> {
	const { drawing, findings } = await drawKind(source, { language, width, height: 140, dataDirectory });
	expect(findings).toEqual([]);
	return textsOf(drawing!.ops).join('|');
}

const rows = (unit: string, ...values: readonly number[]): string =>
	`data: [${values.map((value, at) => `{ id: r${at}, name: ${'ABCD'[at]}, value: ${value} }`).join(', ')}]\nunit: '${unit}'\n`;
const bars = (unit: string, ...values: readonly number[]): string =>
	`kind: ranked-bars\n${rows(unit, ...values)}`;

describe('figures of a chart', () => {
	it('have as many places as the one that has most', async () => {
		expect(await print(bars('亿元', 61.5, 6), 'zh')).toContain('61.5|亿元|6.0|亿元');
		expect(await print(bars('%', 9.9, 4), 'en')).toContain('9.9%|4.0%');
		expect(await print(`kind: diverging-bars\n${rows('%', 9.9, 4, -14)}`, 'en')).toContain(
			'+9.9%|+4.0%|−14.0%',
		);
	});

	it('stay whole where all are', async () => {
		expect(await print(bars('亿元', 61, 6), 'zh')).toContain('61|亿元|6|亿元');
		expect(await print(bars('万人', 41.2, 6), 'en')).toContain('412,000|60,000');
	});

	it('have the places of English powers in English, and one power', async () => {
		expect(await print(bars('亿元', 61.5, 6), 'en')).toContain('CNY 6.15bn|CNY 0.60bn');
		expect(await print(bars('亿元', 60, 20), 'en')).toContain('CNY 6bn|CNY 2bn');
		expect(await print(bars('亿元', 6, 1.5), 'en')).toContain('CNY 600m|CNY 150m');
		expect(await print(`kind: diverging-bars\n${rows('亿元', 61.5, -6)}`, 'en')).toContain(
			'+CNY 6.15bn|−CNY 0.60bn',
		);
	});

	it('are bare where the deck says the unit, in its own power', async () => {
		const bare = `${bars('亿元', 61.5, 6)}figures: bare\n`;
		expect(await print(bare, 'zh')).toMatch(/61\.5\|6\.0$/);
		expect(await print(bare, 'en')).toMatch(/6\.15\|0\.60$/);
		expect(await print(`${bars('万人', 43, 6.5)}figures: bare\n`, 'zh')).toMatch(/43\.0\|6\.5$/);
		expect(await print(`${bars('万人', 43, 6.5)}figures: bare\n`, 'en')).toMatch(/430,000\|65,000$/);
		expect(await print(`kind: diverging-bars\n${rows('%', 9.9, -4)}figures: bare\n`, 'en')).toContain(
			'+9.9|−4.0',
		);
	});

	it('do not take their unit from another row where rows have units of their own', async () => {
		const mixed =
			'kind: ranked-bars\ndata: [{ id: a, name: A, value: 12, unit: 家 }, { id: b, name: B, value: 4.5, unit: "%" }]\n';
		expect(await print(mixed, 'zh')).toContain('12|家|4.5%');
	});

	it('say percent once at most, where they are shares', async () => {
		const share = (places: number) =>
			`kind: waffle\ndata: [{ id: a, name: A, value: 80 }]\nof: 100\nplaces: ${places}\n`;
		expect(await print(share(1), 'en')).toContain('80.0%');
		expect(await print(`${share(0)}figures: bare\n`, 'en')).toMatch(/80(?!%)/);
	});
});

describe('lines of a scale', () => {
	const columns = 'kind: columns\ndata: years.csv\nover: time\nvalues: scale\n';

	it('have the unit at the topmost alone, and none where figures are bare', async () => {
		expect(await print(columns, 'zh')).toMatch(/^0\|500\|1000\|亿元\|/);
		expect(await print(columns, 'en')).toMatch(/^0\|50\|CNY 100bn\|/);
		expect(await print(`${columns}figures: bare\n`, 'zh')).toMatch(/^0\|500\|1000\|2012/);
		expect(await print(`${columns}figures: bare\n`, 'en')).toMatch(/^0\|50\|100\|2012/);
	});

	it('have as many places as each other', async () => {
		const source = `kind: columns\n${rows('%', 1.7, 0.4, 0.9)}values: scale\n`;
		expect(await print(source, 'zh')).toMatch(/^0\|0\.5\|1\.0\|1\.5%\|/);
	});
});

describe('an axis of values', () => {
	const line = 'kind: line\ndata: output.csv\nx: year\nperiod: year\nseries: id\nunit: 亿元\nzero: true\n';

	it('says its unit above it, and labels at ends of lines are bare', async () => {
		const zh = await print(line, 'zh');
		expect(zh.match(/亿元/g)).toHaveLength(1);
		expect(zh).toMatch(/A 61\.5\|B 6\.0/);
		const en = await print(line, 'en');
		expect(en.match(/CNY billion/g)).toHaveLength(1);
		expect(en).toMatch(/A 6\.15\|B 0\.60/);
	});

	it('says no unit where figures are bare', async () => {
		expect(await print(`${line}figures: bare\n`, 'zh')).not.toMatch(/亿元/);
		expect(await print(`${line}figures: bare\n`, 'en')).not.toMatch(/CNY/);
	});

	it('has its numbers with as many places as each other', async () => {
		const source =
			"kind: line\ndata: [{ time: 2021, value: 0.4 }, { time: 2022, value: 1.7 }]\nperiod: year\nunit: '%'\nzero: true\n";
		expect(await print(source, 'en')).toContain('0|0.5|1.0|1.5%');
	});

	it('of panels has the unit at its topmost number, off their titles', async () => {
		const panels =
			'kind: small-multiples\ndata: output.csv\nx: year\nperiod: year\ncolumns: 2\nunit: 亿元\nzero: true\n';
		const zh = await print(panels, 'zh');
		expect(zh.match(/亿元/g)).toHaveLength(1);
		expect(zh).toContain('60|亿元');
		expect(await print(panels, 'en')).toContain('CNY 6bn');
		expect(await print(`${panels}figures: bare\n`, 'zh')).not.toMatch(/亿元/);
	});
});
