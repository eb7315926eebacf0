import { z } from 'zod';
import { seriesColor, seriesData, seriesFields, seriesParams } from './bar-series.js';
import { printFigures } from './figures.js';
import { defineKind } from './kind.js';
import { keyMarks } from './series-key.js';
import { calculate, cell, colorOf, GAP, LINE, overRows, rowFields } from './shapes.js';
import {
	baseLine,
	columnFields,
	columnNames,
	columnScale,
	columnWidth,
	measureColumnNames,
	measureScale,
	scaleLines,
	upright,
} from './upright.js';

const shape = z.strictObject({
	kind: z.literal('stacked-columns'),
	...rowFields,
	...seriesFields,
	...columnFields,
});

/** The share of the box's width that names of series may take beside the last column. */
const NAMES = 0.4;

/** Amounts that add up, over time: the first series stands on the line, names of series beside the last column. */
export const stackedColumns = defineKind(shape, (options, language) => {
	const { highlight } = options;
	return {
		...seriesData(options, language, options.order, 'total', [
			overRows('sum', 'amount', 'sum', ['place']),
			{ window: [{ op: 'sum', field: 'amount', as: 'end' }], groupby: ['place'], sort: [{ field: 'at' }] },
			calculate('start', 'datum.end - datum.amount'),
			overRows('max', 'sum', 'top'),
			calculate('least', '0'),
			...measureBesides,
			...printFigures({ figure: 'datum.sum' }, options, language),
			calculate('figureWidth', "textWidth(datum.figure, 'value-label')"),
			overRows('max', 'figureWidth', 'figureRoom'),
			...measureScale(options, language, options.values, 'datum.figureRoom', 'datum.besides'),
			...measureColumnNames(cell(options.name), options.over),
			calculate('figure', "datum.isCrowded ? '' : datum.figure"),
		]),
		params: seriesParams(options),
		encoding: { x: columnScale },
		layer: [
			...scaleLines(options, language),
			{
				mark: { type: 'bar', width: { expr: columnWidth } },
				encoding: { y: upright('start'), y2: { field: 'end' }, color: seriesColor(options) },
			},
			baseLine,
			{ transform: [{ filter: 'datum.inRow == 1' }], ...columnNames() },
			{
				transform: [{ filter: 'datum.inRow == 1' }],
				mark: { type: 'text', style: 'value-label', align: 'center', dy: -(GAP + 3) },
				encoding: { y: upright('sum'), text: { field: 'figure' }, color: colorOf(highlight, '$text') },
			},
			...(options.series.length < 2
				? []
				: [
						{
							transform: [
								{ filter: 'datum.place == datum.places' },
								calculate('middle', '(datum.start + datum.end) / 2'),
							],
							mark: {
								type: 'text',
								style: 'direct-label',
								align: 'left',
								dx: { expr: `${columnWidth} / 2 + ${GAP}` },
							},
							encoding: {
								y: upright('middle'),
								text: { condition: { test: 'datum.isDirect', field: 'seriesName' }, value: '' },
							},
						},
					]),
			...keyMarks(seriesColor(options), {
				lift: `datum.isCrowded ? ${GAP + 2} : ${LINE + GAP}`,
				left: 'datum.leftEdge',
				when: '!datum.isDirect',
			}),
		],
	};
});

/** Names stand beside the last column where it is as high as they are together, and the box wide enough: they are set apart. */
const measureBesides = [
	calculate('height', `datum.sum / datum.top * (boxHeight - ${3 * LINE}) - ${LINE} * datum.inRow`),
	calculate('besideHeight', 'datum.place == datum.places ? datum.height : 1e6'),
	overRows('min', 'besideHeight', 'leastHeight'),
	calculate('beside', "textWidth(datum.seriesName, 'direct-label')"),
	overRows('max', 'beside', 'besides'),
	calculate(
		'isDirect',
		`datum.leastHeight >= 0 && datum.besides < ${NAMES} * boxWidth && datum.places <= boxWidth / 12`,
	),
	calculate('besides', 'datum.isDirect ? datum.besides : 0'),
];
