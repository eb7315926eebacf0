import { describe, expect, it } from 'vitest';
import { specOf } from '../../../../src/chart/kinds/index.js';
import { parseYaml } from '../../../../src/files/index.js';
import { dataFolder, drawn } from '../drawn.js';

const folder = dataFolder({
	'economy.csv': 'id,zh,en,gdp,year,unit\none,甲,One,10,2020,亿元\ntwo,乙,Two,5,2021,亿元\n',
	'people.csv': 'id,count\none,3\ntwo,4\n',
	'empty.csv': '',
	'none.csv': 'id,count\n',
	'nested.json': '[{"properties": {"name": "a"}, "v": 1}, {"w": 2}]',
});
const data = { url: 'economy.csv' };
const q = (field: string) => ({ field, type: 'quantitative', axis: null });
const point = (encoding: object, rest: object = {}) => ({ data, mark: 'point', encoding, ...rest });

/** What is said of columns. */
const columnsOf = async (spec: unknown, isPlain = false) => {
	const { findings } = await drawn(spec, folder, { size: { width: 200, height: 100 }, isPlain });
	return findings.filter((finding) => !/ chart\/(?:empty|size|no-place|overlap) /.test(finding));
};
const missing = (place: string, name: string, file: string, hint: string) =>
	`${place} error chart/unknown-column no column "${name}" in ${file} (${hint})`;

describe('a column that is not there', () => {
	it('is told with the file, and the one that was meant', async () => {
		expect(await columnsOf(point({ x: q('gpd'), y: q('year') }))).toEqual([
			missing('encoding/x/field', 'gpd', 'economy.csv', 'did you mean "gdp"?'),
		]);
		expect(await columnsOf(point({ x: q('wind') }))).toEqual([
			missing('encoding/x/field', 'wind', 'economy.csv', 'it has en, gdp, id, name, unit, year, zh'),
		]);
	});

	it('is told of a kind with the columns of the file, and not those that the kind works out', async () => {
		const source = { kind: 'ranked-bars', data: 'economy.csv', unit: '元', value: 'wind' };
		const report = (): void => undefined;
		const spec = specOf(parseYaml(JSON.stringify(source), 'a.yaml', report)!, 'en', report);
		const { findings } = await drawn(spec, folder, { size: { width: 200, height: 100 }, source });
		expect(findings).toEqual([
			missing('value', 'wind', 'economy.csv', 'it has en, gdp, id, name, unit, year, zh'),
		]);
	});

	it('is none of a file that is empty: that is told of it', async () => {
		const { findings } = await drawn(point({ x: q('gdp') }, { data: { url: 'empty.csv' } }), folder);
		expect(findings).toEqual([expect.stringContaining('chart/empty empty.csv has no rows')]);
	});

	it('is a warning in a plain chart', async () => {
		expect(await columnsOf(point({ x: q('gpd'), y: q('year') }), true)).toEqual([
			expect.stringMatching(
				/^encoding\/x\/field warning chart\/unknown-column no column "gpd" in economy\.csv/,
			),
		]);
	});

	it('is sought in the file that the chart reads, not in another of the same chart', async () => {
		const spec = {
			hconcat: [
				{ ...point({ x: q('count') }), width: 40 },
				{ data: { url: 'people.csv' }, width: 40, mark: 'point', encoding: { x: q('count'), y: q('gdp') } },
			],
		};
		expect(await columnsOf(spec)).toEqual([
			missing(
				'hconcat/0/encoding/x/field',
				'count',
				'economy.csv',
				'it has en, gdp, id, name, unit, year, zh',
			),
			missing('hconcat/1/encoding/y/field', 'gdp', 'people.csv', 'it has count, id'),
		]);
	});

	it('is sought in rows that stand in the spec, and in those with a name', async () => {
		const rows = { values: [{ a: 1 }, { b: 2 }] };
		expect(await columnsOf({ data: rows, mark: 'point', encoding: { x: q('a'), y: q('c') } })).toEqual([
			missing('encoding/y/field', 'c', 'the rows of the chart', 'did you mean "a"?'),
		]);
		const named = {
			data: { name: 'kept' },
			datasets: { kept: [{ a: 1 }] },
			mark: 'point',
			encoding: { x: q('ab') },
		};
		expect(await columnsOf(named)).toEqual([
			missing('encoding/x/field', 'ab', 'the rows of "kept"', 'did you mean "a"?'),
		]);
		expect((await columnsOf({ mark: 'point', encoding: { x: q('a') } }))[0]).toContain(
			'there is no data that has a column "a" (write where it is read from',
		);
	});

	it('is found in expressions, predicates, conditions, sorting and the properties of a mark', async () => {
		const spec = point(
			{
				x: { ...q('gdp'), sort: { field: 'yaer' } },
				y: q('twice'),
				color: { condition: { test: "datum['gdpp'] > 3", value: '$accent' }, value: '$grey' },
				opacity: { condition: { test: { not: { field: 'uniit', equal: 'a' } }, value: 1 }, value: 0.5 },
			},
			{
				transform: [
					{ calculate: "datum.gd * 2 + length('datum.none')", as: 'twice' },
					{
						filter: {
							and: [
								'datum.twice > 0',
								{
									or: [
										{ field: 'id', oneOf: ['one'] },
										{ field: 'idd', gt: 0 },
									],
								},
							],
						},
					},
				],
				mark: { type: 'point', size: { expr: 'datum.siize' } },
			},
		);
		expect(
			(await columnsOf(spec)).map((finding) => finding.replace(/ error .*column "/, ' ').replace(/".*/, '')),
		).toEqual([
			'transform/0/calculate gd',
			'transform/1/filter/and/1/or/1/field idd',
			'encoding/x/sort/field yaer',
			'encoding/color/condition/test gdpp',
			'encoding/opacity/condition/test/not/field uniit',
			'mark/size/expr siize',
		]);
	});

	it('that a transform has left out is told with the transform', async () => {
		const spec = point(
			{ x: q('most'), y: q('gdp') },
			{ transform: [{ aggregate: [{ op: 'max', field: 'gdp', as: 'most' }], groupby: ['year'] }] },
		);
		expect(await columnsOf(spec)).toEqual([
			'encoding/y/field error chart/unknown-column the column "gdp" of economy.csv is no longer there after "aggregate" (name it in the "groupby" of "aggregate", or among what that works out)',
		]);
	});

	it('is told where a repetition lists it, once', async () => {
		const spec = {
			data,
			repeat: ['gdp', 'yaer'],
			spec: {
				width: 40,
				mark: 'point',
				encoding: { x: { field: { repeat: 'repeat' }, type: 'quantitative', axis: null }, y: q('gdp') },
			},
		};
		expect(await columnsOf(spec)).toEqual([
			missing('repeat/1', 'yaer', 'economy.csv', 'did you mean "year"?'),
		]);
	});

	it('of a lookup is sought in the file that is looked up', async () => {
		const spec = point(
			{ x: q('count'), y: q('gdp') },
			{
				transform: [
					{ lookup: 'idd', from: { data: { url: 'people.csv' }, key: 'id', fields: ['count', 'cuont'] } },
				],
			},
		);
		expect(await columnsOf(spec)).toEqual([
			missing('transform/0/lookup', 'idd', 'economy.csv', 'did you mean "id"?'),
			missing('transform/0/from/fields/1', 'cuont', 'people.csv', 'did you mean "count"?'),
		]);
	});
});

describe('a spec of Vega', () => {
	const vega = (data: readonly object[], field: unknown, from: object = { data: 'made' }) => ({
		$schema: 'https://vega.github.io/schema/vega/v6.json',
		data: [{ name: 'file', url: 'economy.csv', format: { type: 'csv' } }, ...data],
		marks: [
			{
				type: 'rect',
				from,
				encode: {
					enter: { width: { value: 9 }, height: { value: 9 }, fill: { value: 'red' }, x: { field } },
				},
			},
		],
	});
	const made = (...transform: readonly object[]) => [{ name: 'made', source: 'file', transform }];

	it('is told the columns that its marks and formulas miss', async () => {
		const formula = { type: 'formula', expr: 'datum.gpd * 2', as: 'twice' };
		expect(await columnsOf(vega(made(formula, { type: 'filter', expr: 'datum.twice > 0' }), 'yaer'))).toEqual(
			[
				missing('data/1/transform/0/expr', 'gpd', 'economy.csv', 'did you mean "gdp"?'),
				missing('marks/0/encode/enter/x/field', 'yaer', 'economy.csv', 'did you mean "year"?'),
			],
		);
	});

	it('is told nothing where nothing is known: after other transforms, of groups and facets', async () => {
		expect(await columnsOf(vega(made({ type: 'formula', expr: 'datum.gdp', as: 'a' }), 'a'))).toEqual([]);
		expect(
			await columnsOf(
				vega(made({ type: 'aggregate', groupby: ['year'], fields: ['gdp'], ops: ['max'] }), 'max_gdp'),
			),
		).toEqual([]);
		expect(await columnsOf(vega(made(), { group: 'width' }))).toEqual([]);
	});
});

describe('a file of another format', () => {
	it('is told, for Vega would go on without it', async () => {
		const spec = {
			data: { url: 'economy.csv', format: { type: 'json' } },
			mark: 'point',
			encoding: { x: q('gdp') },
		};
		expect(await columnsOf(spec)).toEqual([
			expect.stringMatching(
				/^data\/url error chart\/data economy\.csv cannot be read as json: .* \(name the format that it has, for example "format": \{"type": "csv"\}\)$/,
			),
		]);
	});
});

/** Charts of which nothing may be said. */
const sound: Readonly<Record<string, object>> = {
	'a file without rows has the columns of its first line': {
		layer: [
			{ data, mark: 'point', encoding: { x: q('gdp') } },
			{ data: { url: 'none.csv' }, mark: 'point', encoding: { y: q('count') } },
		],
	},
	'what transforms make, with and without names': point(
		{
			x: q('key'),
			y: q('value'),
			text: { field: 'b_end' },
			detail: [{ field: 't_end' }, { field: 's_end' }, { field: 'w' }],
		},
		{
			transform: [
				{ fold: ['gdp', 'year'] },
				{ bin: true, field: 'value', as: 'b' },
				{ timeUnit: 'year', field: 'year', as: 't' },
				{ stack: 'value', groupby: ['key'], as: 's' },
				{
					window: [{ op: 'count', as: 'w' }],
					sort: [{ field: 'w_none_of_these', order: 'ascending' }].slice(1),
				},
			],
		},
	),
	'what a pivot makes, which only its data know': point(
		{ x: q('亿元'), y: q('anything') },
		{ transform: [{ pivot: 'unit', value: 'gdp', groupby: ['year'] }] },
	),
	'density, regression, quantile and loess': {
		data,
		hconcat: [
			{ transform: [{ density: 'gdp', extent: [0, 20] }], encoding: { x: q('value'), y: q('density') } },
			{ transform: [{ regression: 'gdp', on: 'year' }], encoding: { x: q('year'), y: q('gdp') } },
			{
				transform: [{ quantile: 'gdp', groupby: ['unit'] }],
				encoding: { x: q('prob'), y: q('value'), color: { field: 'unit' } },
			},
			{ transform: [{ loess: 'gdp', on: 'year', as: ['u', 'v'] }], encoding: { x: q('u'), y: q('v') } },
		].map((part) => ({ ...part, mark: 'point', width: 20 })),
	},
	'a shared encoding that one of the layers has the column of': {
		data,
		encoding: { x: q('gdp'), y: q('year') },
		layer: [
			{ mark: 'point' },
			{
				data: { values: [{ from: 1, to: 2 }] },
				mark: 'rule',
				encoding: { y: q('from'), y2: { field: 'to' } },
			},
		],
	},
	'a shared encoding that is taken away': {
		data: { values: [{ a: 1 }] },
		encoding: { x: q('b') },
		layer: [{ mark: 'point', encoding: { x: null, y: q('a') } }],
	},
	'columns that the encoding makes, read by its conditions': point({
		x: { ...q('gdp'), aggregate: 'mean' },
		y: { field: 'unit', type: 'nominal', axis: null },
		color: { condition: { test: 'datum.mean_gdp > 3 && datum.__count != 2', value: 'red' }, value: 'grey' },
	}),
	'paths into nested data, and rows of different columns': {
		data: { url: 'nested.json' },
		mark: 'point',
		encoding: { x: q('v'), y: q('w'), color: { field: 'properties.name', type: 'nominal', legend: null } },
	},
	'names with brackets, blanks and characters': {
		data: { values: [{ 'a b': 1, 元: 2, c: [1] }] },
		transform: [{ calculate: "datum['a b'] + datum.元 + datum.c[0] + datum['c'].length", as: 'sum' }],
		mark: 'point',
		encoding: { x: q('sum'), y: q('c[0]'), color: { field: 'a b', type: 'nominal', legend: null } },
	},
	'rows without names, a sequence and a count': {
		layer: [
			{ data: { values: [1, 2] }, mark: 'point', encoding: { x: q('data') } },
			{
				data: { sequence: { start: 0, stop: 2, as: 'i' } },
				mark: 'point',
				encoding: { x: q('i'), y: { aggregate: 'count', field: '*' } },
			},
		],
	},
	'an axis whose labels have data of their own': point({
		x: {
			...q('gdp'),
			axis: {
				labelExpr: 'datum.label + datum.value',
				labelColor: { condition: { test: 'datum.index == 0', value: 'red' }, value: 'black' },
			},
		},
	}),
};

describe('nothing is said of', () => {
	for (const [name, spec] of Object.entries(sound)) {
		it(name, async () => {
			const found = await columnsOf(spec);
			expect(found.filter((finding) => finding.includes('error') || finding.includes('column'))).toEqual([]);
		});
	}
});
