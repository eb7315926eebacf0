import { describe, expect, it } from 'vitest';
import { dataFolder } from '../drawn.js';
import {
	clockwiseRegions,
	days,
	events,
	figures,
	lineSamples,
	output,
	prices,
	quarters,
	regions,
	shares,
} from './line-samples.js';
import {
	colorsOf,
	drawKind,
	inkOf,
	palette,
	runsOf,
	textSizesOf,
	textsOf,
	useRealFonts,
} from './real-fonts.js';

const dataDirectory = dataFolder({
	'prices.csv': prices,
	'output.csv': output,
	'quarters.csv': quarters,
	'shares.csv': shares,
	'days.csv': days,
	'events.csv': events,
	'regions.geojson': regions,
	'clockwise.geojson': clockwiseRegions,
	'figures.csv': figures,
});
useRealFonts();

/** Points: the white at the sides of letters, which may stand outside: a tenth of the largest. */
const BEARING = 0.9;

describe.each(lineSamples)('$what', ({ source, boxes, params }) => {
	const given = params ? { params } : {};
	const sheets = boxes.split(', ').flatMap((box) => {
		const [width = 0, height = 0] = box.split('×').map(Number);
		return (['zh', 'en'] as const).map((language) => ({ language, width, height, dataDirectory, ...given }));
	});

	it.each(sheets)('stands in a box of $width × $height pt in $language without a finding', async (sheet) => {
		const { drawing, findings } = await drawKind(source, sheet);
		expect(findings).toEqual([]);
		const { left, top, right, bottom } = inkOf(drawing!.ops);
		expect(Math.min(left, top)).toBeGreaterThan(-BEARING);
		expect(right).toBeLessThan(sheet.width + BEARING);
		expect(bottom).toBeLessThan(sheet.height + BEARING);
		// What newsprint holds open (PRINT 6).
		expect(Math.min(7, ...textSizesOf(drawing!.ops))).toBe(7);
	});

	it('is drawn the same from the specification that was made of it', async () => {
		const sheet = { language: 'zh', width: 240, height: 150, dataDirectory, ...given } as const;
		const { drawing, spec } = await drawKind(source, sheet);
		const saved = await drawKind(JSON.stringify(spec, null, 2), sheet);
		expect(saved.findings).toEqual([]);
		expect(saved.drawing).toEqual(drawing);
		expect(drawing).toBeDefined();
	});
});

const sheet = { language: 'en', width: 240, height: 140, dataDirectory } as const;
const textOf = async (source: string, change: object = {}): Promise<string> => {
	const { drawing, findings } = await drawKind(source, { ...sheet, ...change });
	expect(findings).toEqual([]);
	return textsOf(drawing!.ops).join('|');
};

describe('lines', () => {
	const source = lineSamples[1]!.source;

	it('are named at their ends with their last value, in each language', async () => {
		expect(await textOf(source)).toMatch(/Hangzhou 2\.9%/);
		expect(await textOf(source, { language: 'zh' })).toMatch(/杭州 \|2\.9%/);
	});

	it('that are context are grey, and in a small box have no names', async () => {
		const small = { width: 120, height: 90 };
		expect(await textOf(source, small)).not.toMatch(/Ningbo/);
		const { drawing } = await drawKind(source, sheet);
		expect(colorsOf(drawing!.ops)).toEqual(expect.arrayContaining([palette.grey, palette.accent]));
		expect(colorsOf(drawing!.ops)).not.toContain(palette.companion);
	});

	it('have an axis of years that names the first and the last', async () => {
		const years = (from: number, to: number): string =>
			`kind: line\nperiod: year\ndata: [${Array.from({ length: to - from + 1 }, (_, at) => `{ time: ${from + at}, value: ${at} }`).join(', ')}]\n`;
		expect(await textOf(years(2015, 2024))).toMatch(/2015\|2018\|2021\|2024|2015\|2016\|.*\|2023\|2024/);
		expect(await textOf(years(2015, 2024), { width: 150 })).toMatch(/2015\|2018\|2021\|2024/);
		expect(await textOf(years(1990, 2020), { width: 150 })).toMatch(/1990\|.*2020/);
	});

	it('have an axis that says the year where it begins', async () => {
		expect(await textOf(source, { width: 480 })).toMatch(/Jan 2020\|Jul\|Jan 2021\|Jul\|Jan 2022\|Jul/);
		expect(await textOf(lineSamples[3]!.source, { width: 500, language: 'zh' })).toMatch(/2021/);
	});
});

describe('a slope', () => {
	it('has names at both sides, and at one where there is less room', async () => {
		const names = async (width: number): Promise<number> =>
			(await textOf(lineSamples[5]!.source, { width, height: 160 })).split('Quzhou').length - 1;
		expect(await names(240)).toBe(2);
		expect(await names(130)).toBe(1);
	});
});

describe('small multiples', () => {
	it('fill their box, though their size moves in jumps', async () => {
		const months = Array.from({ length: 12 }, (_, at) => `2024-${String(at + 1).padStart(2, '0')}`);
		const rows = ['A', 'B', 'C', 'D', 'E', 'F'].flatMap((id, place) =>
			months.map(
				(time, at) =>
					`{ id: ${id}, name: ${id}, time: ${time}, value: ${((at * 7 + place * 3) % 12) * 3500} }`,
			),
		);
		const source = `kind: small-multiples\nzero: true\ndata: [${rows.join(', ')}]\n`;
		for (const height of [198.1, 211.5, 224.1, 238.8]) {
			const { drawing, findings } = await drawKind(source, { ...sheet, width: 446.3, height });
			expect(findings).toEqual([]);
			const { right, bottom } = inkOf(drawing!.ops);
			expect(right).toBeGreaterThan(446.3 - 5);
			expect(bottom).toBeGreaterThan(height - 5);
		}
	});
});

describe('a sparkline', () => {
	it('of a row that has no series is a finding with the row', async () => {
		const { findings } = await drawKind(lineSamples[9]!.source, { ...sheet, params: { row: 'nowhere' } });
		expect(findings).toEqual([
			' chart/empty the chart shows no data where row is "nowhere": no row passes this filter',
		]);
	});

	it('fills its cell, or has the scale of all lines', async () => {
		const heightOf = async (scale: string): Promise<number> => {
			const { drawing } = await drawKind(`${lineSamples[9]!.source}scale: ${scale}\n`, {
				...sheet,
				params: { row: 'jh' },
			});
			const { top, bottom } = inkOf(drawing!.ops);
			return bottom - top;
		};
		expect(await heightOf('own')).toBeGreaterThan(125);
		expect(await heightOf('shared')).toBeLessThan(80);
	});
});

describe('a map', () => {
	it('is drawn the same whichever way its rings go around', async () => {
		const { source } = lineSamples[13]!;
		const first = await drawKind(source, sheet);
		const second = await drawKind(source.replace('regions.geojson', 'clockwise.geojson'), sheet);
		expect(second.findings).toEqual([]);
		expect(textsOf(second.drawing!.ops)).toEqual(textsOf(first.drawing!.ops));
		expect(inkOf(second.drawing!.ops)).toEqual(inkOf(first.drawing!.ops));
	});

	it('has the bounds of its classes above it, and says what has no figure', async () => {
		const text = await textOf(lineSamples[14]!.source, { height: 200 });
		expect(text).toMatch(/4\.0\|6\.0\|8\.0/);
		expect(text).toMatch(/2\.8\|8\.5%\|No data/);
	});
});

describe('names of regions', () => {
	/** Two regions side by side, 60 by 80 each; the second is the darkest. */
	const regionsOf = (): string => {
		const square = (id: string, left: number) => ({
			type: 'Feature',
			properties: { id },
			geometry: {
				type: 'Polygon',
				coordinates: [
					[
						[left, 0],
						[left, 80],
						[left + 60, 80],
						[left + 60, 0],
						[left, 0],
					],
				],
			},
		});
		return JSON.stringify({ type: 'FeatureCollection', features: [square('a', 0), square('b', 60)] });
	};
	const folder = dataFolder({
		'two.geojson': regionsOf(),
		'two.csv': 'id,name,value\na,Western Ridge,1\nb,Newer Harbour,9\n',
	});
	const map = `kind: choropleth
map: two.geojson
data: two.csv
projection: identity
classes: [3, 6]
`;
	const drawn = async (width: number) => {
		const { drawing, findings } = await drawKind(map, {
			...sheet,
			width,
			height: 110,
			dataDirectory: folder,
		});
		expect(findings).toEqual([]);
		return runsOf(drawing!.ops);
	};

	it('break to two lines before they are left out, white ones too', async () => {
		const runs = await drawn(140);
		const texts = runs.map(({ text }) => text);
		expect(texts).toEqual(expect.arrayContaining(['Western', 'Ridge']));
		const white = runs.filter(({ color }) => color === palette.paper);
		expect(white.map(({ text }) => text)).toEqual(['Newer', 'Harbour']);
		for (const { size, font } of white) {
			expect(size).toBeGreaterThanOrEqual(10);
			expect(font).toContain('700');
		}
	});

	it('are left out where two lines have no room', async () => {
		expect((await drawn(70)).map(({ text }) => text).join(' ')).not.toMatch(/Ridge|Harbour/);
	});
});

describe('a calendar', () => {
	it('names months and weekdays in the language of the page', async () => {
		const { source } = lineSamples[12]!;
		expect(await textOf(source, { width: 300 })).toMatch(/Jan\|Feb\|Mar\|Mon\|Wed\|Fri\|Sun/);
		expect(await textOf(source, { width: 300, language: 'zh' })).toMatch(
			/1\|月\|2\|月\|3\|月\|一\|三\|五\|日/,
		);
	});
});

describe('an annotation', () => {
	const columnsOf = (annotation: string) => `kind: line
data: output.csv
period: year
annotations: [${annotation}]
`;

	it('of a value widens the axis to be seen', async () => {
		const { drawing, findings } = await drawKind(columnsOf('{ value: 1500, text: Aim }'), sheet);
		expect(findings).toEqual([]);
		expect(textsOf(drawing!.ops).join('|')).toMatch(/1,400/);
	});

	it('stands left of its rule where it would reach the names at the ends of lines', async () => {
		const lines = `${lineSamples[0]!.source}highlight: [hz]\nannotations: `;
		for (const language of ['zh', 'en'] as const) {
			for (const [width, height] of [
				[240, 140],
				[160, 120],
				[120, 100],
			] as const) {
				const source = `${lines}[{ at: 2021-09, text: { zh: 停航半年以后恢复, en: Boats return after half a year } }]\n`;
				const { drawing, findings } = await drawKind(source, { ...sheet, language, width, height });
				expect(findings).toEqual([]);
				const runs = runsOf(drawing!.ops);
				const notes = runs.filter(({ text }) => /停航|以后|恢复|Boats|return|after|half|year/.test(text));
				const names = runs.filter(({ text }) => /杭州|Hangzhou/.test(text));
				expect(Math.max(...notes.map(({ end }) => end))).toBeLessThan(Math.min(...names.map(({ x }) => x)));
			}
		}
	});

	it('has to be a rule or a band', async () => {
		const { findings } = await drawKind(columnsOf('{ when: 2020, text: Aim }'), sheet);
		expect(findings).toHaveLength(1);
		expect(findings[0]).toMatch(/^4:15 /);
	});
});
