import { z } from 'zod';
import { lastInFull, seriesColor, seriesData, seriesFields, seriesParams } from './bar-series.js';
import { printFigures } from './figures.js';
import { defineKind } from './kind.js';
import { barShift, measureNames, nameMarks, rowScale, rowThickness, thickness } from './row-names.js';
import { keyMarks, keyRoom } from './series-key.js';
import { calculate, cell, GAP, isHighlit, LINE, order, overRows, rowFields, wordsIn } from './shapes.js';

const shape = z.strictObject({
	kind: z.literal('grouped-bars'),
	...rowFields,
	...seriesFields,
	/** By the number in the last series. */
	order: order.default('descending'),
});

/** Two to four bars a row, one for each series, the last in full colour: last year and this one. */
export const groupedBars = defineKind(shape, (options, language) => {
	const bars = options.series.length;
	const lastAt = bars - 1;
	const row = `(${thickness(bars)})`;
	const shift = { expr: `${barShift} + (datum.at - ${lastAt / 2}) * ${row} / ${bars}` };
	const key = keyRoom(options.series.map((each) => wordsIn(each.name, language)));
	return {
		...seriesData(options, language, options.order, 'last', [
			lastInFull(bars),
			...printFigures({ figure: 'datum.amount' }, options, language),
			calculate('figureWidth', `textWidth(datum.figure, 'value-label') + ${GAP}`),
			calculate('leftWidth', 'datum.amount < 0 ? datum.figureWidth : 0'),
			overRows('max', 'leftWidth', 'leftRoom'),
			overRows('max', 'figureWidth', 'rightRoom'),
			...measureNames({
				name: cell(options.name),
				after: 'rightRoom',
				before: 'leftRoom',
				bars,
				key,
			}),
			// Where bars are thinner than a line, the last of each row alone has its figure.
			calculate('pitch', `(${rowThickness(`(boxHeight - ${key}) / datum.places`, bars)}) / ${bars}`),
			calculate('figure', `datum.pitch >= ${LINE - 1.4} || datum.at == ${lastAt} ? datum.figure : ''`),
		]),
		params: seriesParams(options),
		encoding: {
			y: rowScale,
			x: { field: 'amount', type: 'quantitative', axis: null, scale: { zero: true, nice: false } },
		},
		layer: [
			{
				mark: { type: 'bar', height: { expr: `${row} / ${bars} * 0.92` }, yOffset: shift },
				encoding: {
					x: { field: 'amount', type: 'quantitative', stack: null },
					color: seriesColor(options, `${isHighlit(options.highlight)} && datum.at == ${lastAt}`),
				},
			},
			{ transform: [{ filter: 'datum.inRow == 1' }], ...nameMarks(bars) },
			{
				mark: {
					type: 'text',
					style: 'value-label',
					align: { expr: "datum.amount < 0 ? 'right' : 'left'" },
					dx: { expr: `datum.amount < 0 ? -${GAP} : ${GAP}` },
					yOffset: shift,
				},
				encoding: { text: { field: 'figure' } },
			},
			...keyMarks(seriesColor(options), { lift: '3', left: 'datum.nameShift' }),
		],
	};
});
