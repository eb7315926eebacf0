import { z } from 'zod';
import { lastInFull, seriesColor, seriesData, seriesFields, seriesParams } from './bar-series.js';
import { printFigures } from './figures.js';
import { defineKind } from './kind.js';
import { keyMarks } from './series-key.js';
import { calculate, cell, GAP, isHighlit, LINE, overRows, rowFields } from './shapes.js';
import {
	baseLine,
	columnFields,
	columnNames,
	columnScale,
	measureColumnNames,
	measureScale,
	scaleLines,
	upright,
	WIDE,
} from './upright.js';

const shape = z.strictObject({
	kind: z.literal('grouped-columns'),
	...rowFields,
	...seriesFields,
	...columnFields,
});

/** The share of a step that the columns of a group take together. */
const GROUP = 0.8;

/** Two to four columns side by side for each category, the last series in full colour. */
export const groupedColumns = defineKind(shape, (options, language) => {
	const count = options.series.length;
	const lastAt = count - 1;
	const each = `(min(${WIDE * count}, ${GROUP} * bandwidth('x')) / ${count})`;
	const shift = { expr: `(datum.at - ${lastAt / 2}) * ${each}` };
	return {
		...seriesData(options, language, options.order, 'last', [
			lastInFull(count),
			overRows('max', 'amount', 'top'),
			overRows('min', 'amount', 'least'),
			...printFigures({ figure: 'datum.amount' }, options, language),
			calculate('figureWidth', "textWidth(datum.figure, 'value-label')"),
			overRows('max', 'figureWidth', 'figureRoom'),
			...measureScale(options, language, options.values, `datum.figureRoom * ${count} / ${GROUP}`),
			...measureColumnNames(cell(options.name), options.over),
			calculate('figure', "datum.isCrowded ? '' : datum.figure"),
		]),
		params: seriesParams(options),
		encoding: { x: columnScale },
		layer: [
			...scaleLines(options, language),
			{
				mark: { type: 'bar', width: { expr: `${each} * 0.94` }, xOffset: shift },
				encoding: {
					y: upright('amount'),
					color: seriesColor(options, `${isHighlit(options.highlight)} && datum.at == ${lastAt}`),
				},
			},
			baseLine,
			{
				transform: [{ filter: 'datum.inRow == 1' }],
				...columnNames(`datum.least < 0 && !datum.isCrowded ? ${LINE} : 0`),
			},
			{
				mark: {
					type: 'text',
					style: 'value-label',
					align: 'center',
					xOffset: shift,
					dy: { expr: `datum.amount < 0 ? ${GAP + 3} : -${GAP + 3}` },
				},
				encoding: { y: upright('amount'), text: { field: 'figure' } },
			},
			...keyMarks(seriesColor(options), {
				lift: `datum.isCrowded ? ${GAP + 2} : ${LINE + GAP}`,
				left: 'datum.leftEdge',
			}),
		],
	};
});
