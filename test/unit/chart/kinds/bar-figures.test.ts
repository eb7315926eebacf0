import { describe, expect, it } from 'vitest';
import { dataFolder } from '../drawn.js';
import { towns, years } from './bar-samples.js';
import { boxesOf, drawKind, palette, runsOf, textsOf, useRealFonts } from './real-fonts.js';

const dataDirectory = dataFolder({ 'towns.csv': towns, 'years.csv': years });
useRealFonts();

const draw = async (source: string, width = 240, height = 120) => {
	const { drawing, findings } = await drawKind(source, { language: 'zh', width, height, dataDirectory });
	expect(findings).toEqual([]);
	return drawing!.ops;
};
/** What has the same key, in the order of its first. */
function groupsOf<T>(all: readonly T[], keyOf: (each: T) => unknown): readonly (readonly T[])[] {
	const keys = [...new Set(all.map(keyOf))];
	return keys.map((key) => all.filter((each) => keyOf(each) === key));
}
const widths = (boxes: readonly { readonly width: number }[]) => boxes.map(({ width }) => width);

describe('ranked bars', () => {
	it('are as long as their numbers, the longest first, the point in the accent', async () => {
		const bars = boxesOf(await draw('kind: ranked-bars\ndata: towns.csv\nhighlight: [beishan]\n'), 'bar');
		const [longest = 0] = widths(bars);
		const shares = widths(bars).map((width) => Math.round((width / longest) * 1000));
		expect(shares).toEqual([186.4, 171.2, 95.7, 48.9].map((value) => Math.round((value / 186.4) * 1000)));
		expect(bars.map(({ color }) => color)).toEqual([
			palette.companion,
			palette.companion,
			palette.accent,
			palette.companion,
		]);
	});

	it('add up those that are not shown, under a name that is given', async () => {
		const source = 'kind: ranked-bars\ndata: towns.csv\ntop: 2\nrest: { zh: 其余, en: Others }\n';
		const ops = await draw(source);
		// 95.7 and 48.9.
		expect(textsOf(ops).join(' ')).toContain('144.6');
		expect(textsOf(ops)).toContain('其余');
		expect(boxesOf(ops, 'bar').map(({ color }) => color)).toEqual([
			palette.companion,
			palette.companion,
			palette.grey,
		]);
	});

	it('do not hide a single row under the name of the rest', async () => {
		const source = 'kind: ranked-bars\ndata: towns.csv\ntop: 3\nrest: 其余\n';
		expect(textsOf(await draw(source))).toContain('蒋村街道');
	});

	it('stand in the order that is asked for', async () => {
		const source = 'kind: ranked-bars\ndata: towns.csv\nonly: [jiangcun, zhuantang, beishan]\norder: given\n';
		const names = runsOf(await draw(source)).filter(({ text }) => /街道/.test(text));
		expect([...names].sort((a, b) => a.y - b.y).map(({ text }) => text)).toEqual([
			'蒋村街道',
			'转塘街道',
			'北山街道',
		]);
	});

	it('start at one line to either side where numbers are below zero', async () => {
		const bars = boxesOf(await draw("kind: ranked-bars\ndata: towns.csv\nvalue: change\nunit: '%'\n"), 'bar');
		const [first, , , last] = bars;
		expect(last!.x + last!.width).toBeCloseTo(first!.x, 1);
		expect(last!.width / first!.width).toBeCloseTo(3.8 / 4.2, 2);
	});
});

const parts =
	'series: [{ id: service, name: 服务业 }, { id: industry, name: 工业 }, { id: farm, name: 农业 }]\n';

describe('bars of parts', () => {
	it('lie end to end, and their total stands behind them', async () => {
		const ops = await draw(`kind: stacked-bars\ndata: towns.csv\nonly: [santu]\n${parts}`);
		const [service, industry, farm] = boxesOf(ops, 'bar');
		expect(industry!.x).toBeCloseTo(service!.x + service!.width, 1);
		expect(farm!.x).toBeCloseTo(industry!.x + industry!.width, 1);
		expect(industry!.width / service!.width).toBeCloseTo(93 / 60, 2);
		expect(textsOf(ops).join('')).toContain('171.2亿元');
	});

	it('are as long as each other where they are shares', async () => {
		const ops = await draw(`kind: share-bars\ndata: towns.csv\n${parts}`);
		const rows = groupsOf(boxesOf(ops, 'bar'), ({ y }) => y);
		const lengths = rows.map((row) => widths(row).reduce((sum, each) => sum + each, 0));
		expect(lengths).toHaveLength(4);
		for (const length of lengths) expect(length).toBeCloseTo(lengths[0]!, 0);
		// 60 of 171.2.
		expect(textsOf(ops).join(' ')).toContain('35%');
	});

	it('have white figures of ten points at least, and bold', async () => {
		const white = runsOf(await draw(`kind: share-bars\ndata: towns.csv\n${parts}`)).filter(
			({ color }) => color === palette.paper,
		);
		expect(white.length).toBeGreaterThan(0);
		for (const { size, font } of white) {
			expect(size).toBeGreaterThanOrEqual(10);
			expect(font).toContain('700');
		}
	});

	it('are the same from a column for each series and from a row for each number', async () => {
		const rows = [
			['a', 'x', 3],
			['b', 'x', 5],
			['a', 'y', 4],
			['b', 'y', 1],
		].map(([of, name, value]) => `{ id: ${name}${of}, name: ${name}, of: ${of}, value: ${value} }`);
		const series = 'series: [{ id: a, name: 甲 }, { id: b, name: 乙 }]\nunit: 人\n';
		const long = `kind: grouped-bars\ndata: [${rows.join(', ')}]\nby: of\n${series}`;
		const wide = `kind: grouped-bars\ndata: [{ id: x, name: x, a: 3, b: 5 }, { id: y, name: y, a: 4, b: 1 }]\n${series}`;
		expect(boxesOf(await draw(long), 'bar')).toEqual(boxesOf(await draw(wide), 'bar'));
		expect(textsOf(await draw(long))).toEqual(textsOf(await draw(wide)));
	});

	it('take a colour of the page for a series, and no other', async () => {
		const source = `kind: stacked-columns\ndata: towns.csv\nseries: [{ id: farm, name: 农业, color: $accent }]\n`;
		const columns = boxesOf(await draw(source), 'bar');
		expect(new Set(columns.map(({ color }) => color))).toEqual(new Set([palette.accent]));
		const wrong = await drawKind(source.replace('$accent', 'red'), {
			language: 'zh',
			width: 240,
			height: 120,
			dataDirectory,
		});
		expect(wrong.findings).toEqual([
			'3:39 chart/wrong-value "series.0.color" must be a colour of the page such as "$accent", not the text "red"',
		]);
	});
});

describe('columns over time', () => {
	it('leave out names that have no room, and keep the last', async () => {
		const names = textsOf(await draw('kind: columns\ndata: years.csv\nover: time\n', 160, 90)).filter(
			(text) => /^20\d\d/.test(text),
		);
		expect(names).toContain('2022');
		expect(names.length).toBeLessThan(8);
		expect(names.length).toBeGreaterThan(2);
	});

	it('have a scale where their figures have no room, and the figure of the point alone', async () => {
		const texts = textsOf(
			await draw('kind: columns\ndata: years.csv\nover: time\nhighlight: [y2020]\n', 200, 110),
		);
		expect(texts).toContain('948.7');
		expect(texts).not.toContain('962.4');
		expect(texts).toContain('500');
	});
});

describe('a dumbbell', () => {
	it('has its open dot where a row began and its full one where it is now', async () => {
		const source = `kind: dumbbell
data: [{ id: a, name: 甲, then: 20, now: 10 }, { id: b, name: 乙, then: 5, now: 30 }]
unit: 人
from: { id: then, name: 当年 }
to: { id: now, name: 如今 }
`;
		const dots = [...boxesOf(await draw(source), 'point')].sort((a, b) => a.y - b.y);
		const [openOf, fullOf] = [palette.paper, palette.companion].map((wanted) =>
			dots.filter(({ color, width }) => color === wanted && width > 4).map(({ x, width }) => x + width / 2),
		);
		// Second row of the data first, for it is the larger now; the other row falls.
		const place = (value: number): number => openOf![0]! + ((value - 5) / 25) * (fullOf![0]! - openOf![0]!);
		expect(openOf![1]).toBeCloseTo(place(20), 0);
		expect(fullOf![1]).toBeCloseTo(place(10), 0);
	});
});

describe('a waffle', () => {
	const thirds =
		'data: [{ id: a, name: 甲, value: 1 }, { id: b, name: 乙, value: 1 }, { id: c, name: 丙, value: 1 }]';
	const counts = async (source: string): Promise<readonly number[]> => {
		const cells = boxesOf(await draw(source, 160, 100), 'rect');
		return groupsOf(cells, ({ color }) => color).map((group) => group.length);
	};

	it('has as many cells as the whole, whatever is rounded', async () => {
		expect(await counts(`kind: waffle\n${thirds}\n`)).toEqual([34, 33, 33]);
	});

	it('gives a cell that is left to the largest part of one', async () => {
		// Exactly 45.4, 30.7 and 23.9 cells: 45, 30 and 23 are whole, two are left.
		const data =
			'[{ id: a, name: 甲, value: 45.4 }, { id: b, name: 乙, value: 30.7 }, { id: c, name: 丙, value: 23.9 }]';
		expect(await counts(`kind: waffle\ndata: ${data}\n`)).toEqual([45, 31, 24]);
	});

	it('counts what no row has as the rest of the whole', async () => {
		// The rest is drawn first.
		expect(await counts('kind: waffle\ndata: [{ id: a, name: 甲, value: 82.3 }]\nof: 100\n')).toEqual([
			18, 82,
		]);
	});
});

describe('a pictogram', () => {
	it('has a symbol for each so many, and the last one cut to what is left', async () => {
		const source =
			'kind: pictogram\nsymbol: coin\ndata: [{ id: a, name: 甲, value: 3.5 }]\nunit: 万人\nworth: 1\n';
		const ops = await draw(source, 200, 60);
		const symbols = boxesOf(ops, 'point').filter(({ y }) => y > 12);
		const [whole = 0, ...others] = widths(symbols);
		expect(others).toHaveLength(3);
		expect(others.at(-1)! / whole).toBeCloseTo(0.5, 2);
		expect(textsOf(ops).join('')).toContain('每个符号代表1万人');
	});
});
