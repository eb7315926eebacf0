import type { ChartJob } from '../job.js';

/** Bars with an axis, a legend and labels: what most charts are made of. */
const SPEC = {
	data: {
		values: Array.from('甲乙丙丁戊己庚辛', (name, at) => ({
			name,
			value: at * 1.5,
			part: at % 2 ? 'a' : 'b',
		})),
	},
	transform: [{ calculate: "quantity(datum.value, '亿元')", as: 'words' }],
	layer: [
		{ mark: 'bar', encoding: { color: { field: 'part', type: 'nominal' } } },
		{ mark: { type: 'text', dy: -6 }, encoding: { text: { field: 'words' } } },
	],
	encoding: {
		x: { field: 'name', type: 'nominal' },
		y: { field: 'value', type: 'quantitative', axis: { format: '.1f' } },
	},
};

/**
 * A chart that a process draws before it is known which ones will come: the functions of Vega, of fonts and of checks have run then,
 * and the schema is open.
 */
export const practiceJob = (fontFamilies: readonly string[]): ChartJob => ({
	spec: SPEC,
	theme: undefined,
	dataDirectory: process.cwd(),
	tables: {},
	language: 'zh',
	size: { width: 240, height: 150 },
	palette: {},
	fontFamilies,
	now: 0,
});
