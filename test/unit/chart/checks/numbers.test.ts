import { describe, expect, it } from 'vitest';
import { specOf } from '../../../../src/chart/kinds/index.js';
import { parseYaml } from '../../../../src/files/index.js';
import { dataFolder, drawn } from '../drawn.js';

const folder = dataFolder({
	'towns.csv': 'id,en,value,share\na,A,"1,200",3\nb,B,3,\nc,C,n/a,4\n',
	'huge.csv': 'id,en,value\na,A,1e400\nb,B,3\n',
	'whole.csv': 'id,en,value\na,A,1\nb,B,\nc,C,-2.5e3\n',
});
const bars = (url: string, field = 'value', rest: object = {}) => ({
	data: { url },
	mark: 'bar',
	encoding: { x: { field, type: 'quantitative', axis: null }, y: { field: 'id', axis: null } },
	...rest,
});
const size = { width: 200, height: 100 };
const numbersOf = async (spec: unknown, change: object = {}) =>
	(await drawn(spec, folder, { size, ...change })).findings.filter((text) =>
		text.includes('chart/no-number'),
	);
const report = (): void => undefined;
const HINT = '(write it with digits and a point alone, 1200.5, or leave the cell empty)';
const told = (place: string, what: string) => `${place} warning chart/no-number ${what} ${HINT}`;

describe('a cell that is drawn as a number and is none', () => {
	it('is told with its row and file, and how many more there are', async () => {
		expect(await numbersOf(bars('towns.csv'))).toEqual([
			told(
				'encoding/x/field',
				'"1,200" is no number that can be drawn: "value" in row 1 of towns.csv, and 1 more of this column',
			),
		]);
	});

	it('is told where no number is so large', async () => {
		expect(await numbersOf(bars('huge.csv'))).toEqual([
			told('encoding/x/field', '"Infinity" is no number that can be drawn: "value" in row 1 of huge.csv'),
		]);
	});

	it('is told of rows that stand in the spec', async () => {
		const data = {
			values: [
				{ id: 'a', value: 1 },
				{ id: 'b', value: Number.NaN },
			],
		};
		expect(await numbersOf(bars('', 'value', { data }))).toEqual([
			told('encoding/x/field', '"NaN" is no number that can be drawn: "value" in row 2 of the chart'),
		]);
	});

	it('is told of a kind at its option, and only of the rows that are shown', async () => {
		const source = { kind: 'ranked-bars', data: 'towns.csv', unit: '人', value: 'value' };
		const spec = (own: object) => specOf(parseYaml(JSON.stringify(own), 'a.yaml', report)!, 'en', report);
		expect(await numbersOf(spec(source), { source })).toEqual([
			expect.stringMatching(/^value warning .*row 1/),
		]);
		const only = { ...source, only: ['b'] };
		expect(await numbersOf(spec(only), { source: only })).toEqual([]);
	});

	it('is none that is empty, counted, filtered or no number to the spec; and Vega draws what it wants', async () => {
		expect(await numbersOf(bars('whole.csv'))).toEqual([]);
		expect(await numbersOf(bars('towns.csv', 'share'))).toEqual([]);
		expect(
			await numbersOf(
				bars('towns.csv', 'value', {
					encoding: { x: { field: 'value', aggregate: 'count', type: 'quantitative' } },
				}),
			),
		).toEqual([]);
		const transform = [{ filter: 'isValid(toNumber(datum.value))' }];
		expect(await numbersOf(bars('towns.csv', 'value', { transform }))).toEqual([]);
		expect(await numbersOf(bars('towns.csv'), { isPlain: true })).toEqual([]);
	});
});
