import { z } from 'zod';
import { defineKind, type VegaLite } from './kind.js';
import { seriesData, seriesFields } from './line-series.js';
import { calculate, cell, overRows } from './shapes.js';

const { figures: _, ...fields } = seriesFields;
const shape = z.strictObject({
	kind: z.literal('sparkline'),
	...fields,
	/** Which values have a dot: the last of each line, its least and its greatest. */
	marks: z.array(z.enum(['last', 'min', 'max'])).default(['last']),
	/** Each line fills its cell, or all have the scale of the whole data and can be compared. */
	scale: z.enum(['own', 'shared']).default('own'),
});

/** Points that the line keeps from the edges of its cell, so that dots are whole. */
const MARGIN = 2.5;

/**
 * One small line without axes, for a cell of a table. The series is the one that the parameter `row` names, `{{plot "trend" row=id}}`;
 * without it, all rows are one line.
 */
export const sparkline = defineKind(shape, (options) => {
	const { period, value, series, scale } = options;
	const across = period === 'order' ? 'place' : 'moment';
	const amount = cell(value);
	return {
		...(series !== undefined && { params: [{ name: 'row', value: '' }] }),
		...seriesData(options, [
			{ filter: `isValid(${amount})` },
			...(period === 'order'
				? [{ window: [{ op: 'row_number', as: 'place' }], ...(series && { groupby: [series] }) }]
				: []),
			...(scale === 'shared' ? bounds(value) : []),
			...(series === undefined ? [] : [{ filter: `'' + ${cell(series)} == '' + row` }]),
			...(scale === 'own' ? bounds(value) : []),
			overRows('max', across, 'ending'),
			overRows('min', value, 'least'),
			overRows('max', value, 'greatest'),
			// A line that never moves stands in the middle.
			calculate(
				'height',
				`datum.top == datum.foot ? 0.5 : (${amount} - datum.foot) / (datum.top - datum.foot)`,
			),
		]),
		encoding: {
			x: {
				field: across,
				type: 'quantitative',
				axis: null,
				scale: { zero: false, nice: false, padding: MARGIN },
			},
			y: {
				field: 'height',
				type: 'quantitative',
				axis: null,
				scale: { domain: [0, 1], nice: false, range: [{ expr: `height - ${MARGIN}` }, MARGIN] },
			},
		},
		layer: [
			{ mark: { type: 'line', strokeWidth: 1 } },
			...options.marks.map((each) => ({
				transform: [{ filter: MARKED[each](across, amount) }],
				mark: { type: 'point', ...DOTS[each] },
			})),
		],
	};
});

/** The least and the greatest value, of the line or of all lines. */
const bounds = (value: string): readonly VegaLite[] => [
	overRows('min', value, 'foot'),
	overRows('max', value, 'top'),
];

const DOTS = {
	last: { size: 10, color: '$accent' },
	min: { size: 6, color: '$text' },
	max: { size: 6, color: '$text' },
} as const;

const MARKED: Readonly<Record<'last' | 'min' | 'max', (across: string, amount: string) => string>> = {
	last: (across) => `datum.${across} == datum.ending`,
	min: (_, amount) => `${amount} == datum.least`,
	max: (_, amount) => `${amount} == datum.greatest`,
};
