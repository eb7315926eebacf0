import { describe, expect, it } from 'vitest';
import { specOf } from '../../../../src/chart/kinds/index.js';
import { parseYaml } from '../../../../src/files/index.js';
import { dataFolder, drawn } from '../drawn.js';

const folder = dataFolder({
	'towns.csv': 'id,en,value\nharbour,A,1\nbay,B,2\nridge,C,3\n',
	'series.csv': 'time,town,value\n2020,harbour,1\n2021,harbour,2\n2020,bay,2\n2021,bay,3\n',
});
const size = { width: 200, height: 100 };
const report = (): void => undefined;

async function idsOf(source: object) {
	const spec = specOf(parseYaml(JSON.stringify(source), 'a.yaml', report)!, 'en', report);
	const { findings } = await drawn(spec, folder, { size, source });
	return findings.filter((text) => text.includes('chart/unknown-row'));
}
const bars = { kind: 'ranked-bars', data: 'towns.csv', unit: '人' };
const told = (place: string, id: string, hint: string) =>
	`${place} error chart/unknown-row "${place.split('/')[0]}" names "${id}", which no row of the chart is called (${hint})`;

describe('a row that a kind names and that is not there', () => {
	it('is told at its place: one that was renamed would be gone without a word', async () => {
		expect(await idsOf({ ...bars, only: ['harbour', 'bey'], highlight: ['__proto__', 'ridge'] })).toEqual([
			told('only/1', 'bey', 'did you mean "bay"?'),
			told('highlight/0', '__proto__', 'there is harbour, bay, ridge'),
		]);
	});

	it('is sought among the series of a kind that has them, and among rows that stand in it', async () => {
		const line = { kind: 'line', data: 'series.csv', series: 'town', period: 'year' };
		expect(await idsOf({ ...line, highlight: ['harbor'] })).toEqual([
			told('highlight/0', 'harbor', 'did you mean "harbour"?'),
		]);
		expect(await idsOf({ ...line, highlight: ['bay'] })).toEqual([]);
		const data = [{ id: 'x', zh: 'x', en: 'x', value: 1 }];
		expect(await idsOf({ ...bars, data, only: ['x'] })).toEqual([]);
		expect(await idsOf({ ...bars, data, only: ['y'] })).toEqual([told('only/0', 'y', 'did you mean "x"?')]);
	});
});

describe('a row of more symbols than are drawn', () => {
	it('is told at what a symbol is worth, and is not drawn as if it had fewer', async () => {
		const source = { kind: 'pictogram', data: 'towns.csv', unit: '人', worth: 0.04 };
		const spec = specOf(parseYaml(JSON.stringify(source), 'a.yaml', report)!, 'en', report);
		const { findings, drawing } = await drawn(spec, folder, { size, source });
		expect(findings.filter((text) => text.includes('symbols'))).toEqual([
			'worth error chart/too-many-symbols a row would have 75 symbols, more than the 60 that are drawn (let a symbol stand for more, or take bars)',
		]);
		expect(drawing).toBeUndefined();
	});
});

describe('a box without room', () => {
	it('is told to be one, and not that the chart has no data', async () => {
		const spec = { data: { url: 'towns.csv' }, mark: 'bar', encoding: { x: { field: 'value' } } };
		const { findings } = await drawn(spec, folder, { size: { width: 0, height: 100 } });
		expect(findings).toEqual([
			' error chart/size the box of the chart has no width (give its plot a width in the style sheet)',
		]);
	});
});
