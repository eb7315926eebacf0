import { z } from 'zod';
import { seriesData, seriesFields, seriesParams } from './bar-series.js';
import { printFigures } from './figures.js';
import { defineKind } from './kind.js';
import { barShift, rowScale } from './row-names.js';
import { along, measureSegments, segmentMarks } from './segments.js';
import { keyRoom } from './series-key.js';
import { calculate, colorOf, GAP, order, overRows, rowFields, wordsIn } from './shapes.js';

const shape = z.strictObject({
	kind: z.literal('stacked-bars'),
	...rowFields,
	...seriesFields,
	/** By the total. */
	order: order.default('descending'),
});

/** Amounts that add up: bars of parts end to end, with the total behind them. */
export const stackedBars = defineKind(shape, (options, language) => {
	const { highlight } = options;
	const key = keyRoom(options.series.map((each) => wordsIn(each.name, language)));
	return {
		...seriesData(options, language, options.order, 'total', [
			overRows('sum', 'amount', 'sum', ['place']),
			...printFigures({ figure: 'datum.sum' }, options, language),
			calculate('figureWidth', `textWidth(datum.figure, 'value-label') + ${GAP}`),
			overRows('max', 'figureWidth', 'rightRoom'),
			...measureSegments(options, { length: 'datum.amount', after: 'rightRoom', isStrip: false, key }),
		]),
		params: seriesParams(options),
		encoding: { y: rowScale },
		layer: [
			...segmentMarks(options),
			{
				transform: [{ filter: 'datum.inRow == 1' }],
				mark: { type: 'text', style: 'value-label', align: 'left', dx: GAP, yOffset: { expr: barShift } },
				encoding: {
					x: along('sum'),
					text: { field: 'figure' },
					color: colorOf(highlight, '$text'),
				},
			},
		],
	};
});
