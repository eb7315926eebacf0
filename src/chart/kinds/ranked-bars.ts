import { z } from 'zod';
import { defineKind } from './kind.js';
import { column, dataOf, quantityOf, rowFields, unit } from './shapes.js';

const shape = z.strictObject({
	kind: z.literal('ranked-bars'),
	...rowFields,
	name: column.default('name'),
	value: column.default('value'),
	unit: unit.default({ column: 'unit' }),
	/** By value, or as the rows stand in the data. */
	order: z.enum(['descending', 'ascending', 'given']).default('descending'),
	/** Ids of rows that are the point of the chart. */
	highlight: z.array(z.string()).default([]),
});

/** Bars that start at zero, longest first, names before them and values at their ends: no axis is needed. */
export const rankedBars = defineKind(shape, (options) => {
	const { name, value, order, highlight } = options;
	const isHighlit = `indexof(${JSON.stringify(highlight)}, datum.id) >= 0`;
	return {
		...dataOf(options),
		encoding: {
			y: {
				field: 'id',
				type: 'nominal',
				axis: null,
				sort: order === 'given' ? null : { field: value, order },
				scale: { paddingInner: 0.4, paddingOuter: 0 },
			},
			x: { field: value, type: 'quantitative', axis: null, scale: { domainMin: 0, nice: false } },
		},
		layer: [
			{
				mark: { type: 'bar', height: { band: 1 } },
				encoding: { color: { condition: { test: isHighlit, value: '$accent' }, value: '$companion' } },
			},
			{
				mark: { type: 'text', style: 'category-label', align: 'right', dx: -6 },
				encoding: { x: { datum: 0 }, text: { field: name } },
			},
			{
				transform: [{ calculate: quantityOf(value, options.unit), as: 'figure' }],
				mark: { type: 'text', style: 'value-label', align: 'left', dx: 5 },
				encoding: { text: { field: 'figure' } },
			},
		],
	};
});
