import { expect, it } from 'vitest';
import { dataFolder, drawn } from '../drawn.js';

const folder = dataFolder({});
const values = ['first', 'second', 'third', 'fourth'].flatMap((k, i) =>
	[1, 2].map((x) => ({ k, x, y: i + x })),
);
const encoding = (more: object = {}) => ({
	x: { field: 'x', type: 'quantitative', axis: null },
	y: { field: 'y', type: 'quantitative', axis: { title: 'unit', labels: false, grid: false } },
	...more,
});
const color = (legend: object = {}) => ({
	color: { field: 'k', type: 'nominal', legend: { title: null, ...legend } },
});
const draw = async (spec: object, width = 400) =>
	(await drawn({ data: { values }, ...spec }, folder, { size: { width, height: 200 } })).lines;

/** Where a text stands: its baseline. */
const heightOf = (lines: readonly string[], text: string): number =>
	Number(
		lines
			.find((line) => line.includes(`"${text}"`))
			?.split(' ')
			.at(-1),
	);

it('a legend stands above the unit of the axis', async () => {
	const lines = await draw({ mark: 'line', encoding: encoding(color()) });
	expect(heightOf(lines, 'unit') - heightOf(lines, 'first')).toBeGreaterThanOrEqual(9);
});

it('a legend stays where the spec puts it', async () => {
	const near = await draw({ mark: 'line', encoding: encoding(color({ offset: 4 })) });
	expect(heightOf(near, 'unit') - heightOf(near, 'first')).toBeLessThan(9);
});

it('a legend that is wider than its plot is broken into rows', async () => {
	// An entry is 8 of symbol, 2 of pen, 4 of space and its letters of 4 pt: 34, 38, 38 and 34; with 10 between them 174.
	const spec = { mark: 'line', encoding: encoding(color()) };
	const wide = await draw(spec, 180);
	expect(heightOf(wide, 'third')).toBe(heightOf(wide, 'first'));
	const narrow = await draw(spec, 165);
	expect(heightOf(narrow, 'second')).toBe(heightOf(narrow, 'first'));
	expect(heightOf(narrow, 'third')).toBeGreaterThan(heightOf(narrow, 'first') + 8);
	const forced = await draw({ mark: 'line', encoding: encoding(color({ columns: 1 })) });
	expect(heightOf(forced, 'second')).toBeGreaterThan(heightOf(forced, 'first') + 8);
});

it('the names of facets stand above the unit of their axes', async () => {
	const lines = await draw({
		mark: 'line',
		encoding: encoding({ facet: { field: 'k', columns: 2, title: null } }),
	});
	expect(heightOf(lines, 'unit') - heightOf(lines, 'first')).toBeGreaterThanOrEqual(9);
});

it('parameters that the page gives are no selections: a box plot takes them without a word', async () => {
	const { findings } = await drawn(
		{
			data: { values },
			mark: 'boxplot',
			encoding: { x: { field: 'k' }, y: { field: 'y', type: 'quantitative' } },
		},
		folder,
		{ size: { width: 200, height: 100 } },
	);
	expect(findings.join()).not.toContain('Selection');
});
