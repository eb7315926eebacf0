import { z } from 'zod';
import { printFigures } from './figures.js';
import { defineKind, type VegaLite } from './kind.js';
import { levelFields, levelRoom, withLevels } from './levels.js';
import {
	calculate,
	cell,
	colorOf,
	dataOf,
	GAP,
	isHighlit,
	LINE,
	overRows,
	placeRows,
	rowFields,
} from './shapes.js';
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
	kind: z.literal('columns'),
	...rowFields,
	...columnFields,
	...levelFields,
});

/** Columns that start at zero, for points in time or a few categories with short names. */
export const columns = defineKind(shape, (options, language) => {
	const { name, value, highlight, annotations } = options;
	const isNegative = 'datum.amount < 0';
	return {
		...dataOf(options, [
			{ filter: `isValid(${cell(value)})` },
			calculate('amount', cell(value)),
			...placeRows(options.order, value, options),
			overRows('max', 'amount', 'top'),
			overRows('min', 'amount', 'least'),
			...printFigures({ figure: 'datum.amount' }, options, language),
			calculate('figureWidth', "textWidth(datum.figure, 'value-label')"),
			overRows('max', 'figureWidth', 'figureRoom'),
			...measureScale(
				options,
				language,
				options.values,
				'datum.figureRoom',
				levelRoom(annotations, language),
			),
			...measureColumnNames(cell(name), options.over),
			...pointAlone(highlight, options.over),
		]),
		layer: withLevels(annotations, 'y', language, {
			encoding: {
				x: columnScale,
				y: upright('amount'),
			},
			marks: [
				...scaleLines(options, language),
				{
					mark: { type: 'bar', width: { expr: columnWidth } },
					encoding: { color: colorOf(highlight) },
				},
				baseLine,
				columnNames(`datum.least < 0 && !datum.isCrowded ? ${LINE} : 0`),
			],
			figures: {
				mark: {
					type: 'text',
					style: 'value-label',
					align: { expr: 'datum.figureAlign' },
					dx: {
						expr: `datum.figureAlign == 'center' ? 0 : (datum.figureAlign == 'left' ? -0.5 : 0.5) * ${columnWidth}`,
					},
					dy: { expr: `${isNegative} ? ${GAP + 3} : -${GAP + 3}` },
				},
				encoding: {
					y: upright('figureAt'),
					text: { field: 'figure' },
					color: colorOf(highlight, '$text'),
				},
			},
		}),
	};
});

/** Columns to either side that a figure may be as wide as. */
const MOST_REACH = 6;

/**
 * Where figures of all columns have no room, the point of the chart alone keeps its own, or the last one in time, above whatever stands
 * within the figure's reach, and within the box at its sides.
 */
function pointAlone(highlight: readonly string[], over: 'time' | 'categories'): readonly VegaLite[] {
	const isPoint =
		highlight.length > 0 ? isHighlit(highlight) : over === 'time' ? 'datum.place == datum.places' : 'false';
	const reaches = Array.from({ length: MOST_REACH }, (_, index) => index + 1);
	return [
		calculate('figure', `datum.isCrowded && !(${isPoint}) ? '' : datum.figure`),
		calculate('half', 'ceil(datum.figureWidth / 2 / datum.step - 0.5)'),
		calculate(
			'figureAlign',
			"!datum.isCrowded || datum.half == 0 ? 'center' : datum.place > datum.places - datum.half ? 'right' : datum.place <= datum.half ? 'left' : 'center'",
		),
		calculate(
			'reach',
			`datum.isCrowded ? min(${MOST_REACH}, datum.figureAlign == 'center' ? datum.half : 2 * datum.half) : 0`,
		),
		...reaches.map((reach) => ({
			window: [{ op: 'max', field: 'amount', as: `top${reach}` }],
			frame: [-reach, reach],
			sort: [{ field: 'place' }],
		})),
		calculate(
			'figureAt',
			`datum.reach == 0 || datum.amount < 0 ? datum.amount : ${reaches.map((reach) => `datum.reach == ${reach} ? datum.top${reach} : `).join('')}datum.top`,
		),
	];
}
