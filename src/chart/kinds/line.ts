import { z } from 'zod';
import type { FigureLanguage } from '../../quantity/index.js';
import { annotationFields, annotationLayers } from './annotations.js';
import { printFigures } from './figures.js';
import { defineKind, type VegaLite } from './kind.js';
import { endLabel, isHighlit, lastRows, seriesData, seriesFields } from './line-series.js';
import { calculate, cell, LINE } from './shapes.js';
import { timeAxis, timeParams } from './time.js';
import { isAtNumbers, valueAxis } from './value-axis.js';

const shape = z.strictObject({
	kind: z.literal('line'),
	...seriesFields,
	/** Whether the axis of values starts at zero. */
	zero: z.boolean().default(false),
	/** A dot at each value. */
	points: z.boolean().default(false),
	/** The area below the line of a single series is filled; it starts at zero. */
	area: z.boolean().default(false),
	...annotationFields,
});

type LineOptions = z.infer<typeof shape>;

/** Whether some lines are the point and the others what it is seen against. */
const hasContext = ({ series, highlight }: LineOptions): boolean =>
	series !== undefined && highlight.length > 0;

/**
 * Lines over time or in an order. Each is named at its end, with its last value; where one is highlit, the others are its grey
 * context, else they differ in ink and dash.
 */
export const line = defineKind(shape, (options, language) => {
	const { x, period, value, series, highlight, unit, figures, annotations } = options;
	const isOrder = period === 'order';
	const xAxis = isOrder ? ORDER_AXIS : timeAxis(period, language);
	const yAxis = valueAxis(
		{ unit, figures, isCrowded: annotations.some((each) => 'at' in each || 'from' in each) },
		language,
	);
	const { behind, before } = annotationLayers(
		annotations,
		{
			x: { type: isOrder ? 'nominal' : 'temporal', axis: xAxis },
			y: { type: 'quantitative', axis: yAxis },
		},
		language,
	);
	const isPoint = isHighlit(series, highlight);
	const strokes = hasContext(options)
		? [
				{ transform: [{ filter: `!(${isPoint})` }], mark: { type: 'line', color: '$grey', strokeWidth: 1 } },
				{ transform: [{ filter: isPoint }], mark: { type: 'line', color: '$accent', strokeWidth: 1.8 } },
			]
		: [{ mark: 'line', ...(series !== undefined && { encoding: inks(series) }) }];
	return {
		...(isOrder ? {} : { params: timeParams(period) }),
		...seriesData(options),
		layer: [
			...behind,
			{
				encoding: {
					x: isOrder
						? {
								field: x,
								type: 'ordinal',
								sort: null,
								scale: { type: 'point', padding: 0 },
								axis: xAxis,
							}
						: { field: 'moment', type: 'temporal', scale: { type: 'utc' }, axis: xAxis },
					y: {
						field: value,
						type: 'quantitative',
						scale: { zero: options.zero || options.area },
						axis: yAxis,
					},
					...(series !== undefined && { detail: { field: series } }),
				},
				layer: [
					...(options.area ? [{ mark: { type: 'area', opacity: 0.25 } }] : []),
					...strokes,
					...(options.points ? [] : dots(lastRows(options), options)),
					...(options.points ? dots([{ filter: `isValid(${cell(value)})` }], options) : []),
					...endLabels(options, language),
				],
			},
			...before,
		],
	};
});

const ORDER_AXIS = { title: null, labelOverlap: 'greedy', labelSeparation: 6, labelFlush: true };

/** Six lines that are told apart in black and white too: three inks, then the same dashed. */
const inks = (series: string): VegaLite => ({
	color: {
		field: series,
		type: 'nominal',
		sort: null,
		legend: null,
		scale: { range: ['$companion', '$text', '$grey'] },
	},
	strokeDash: {
		field: series,
		type: 'nominal',
		sort: null,
		legend: null,
		scale: {
			range: [
				[1, 0],
				[1, 0],
				[1, 0],
				[4, 2],
				[4, 2],
				[4, 2],
			],
		},
	},
});

function dots(transform: readonly VegaLite[], options: LineOptions): readonly VegaLite[] {
	const { series, highlight } = options;
	const mark = { type: 'point', size: 14 };
	if (hasContext(options)) {
		const color = { condition: { test: isHighlit(series, highlight), value: '$accent' }, value: '$grey' };
		return [{ transform, mark, encoding: { color } }];
	}
	return [{ transform, mark, ...(series !== undefined && { encoding: { color: inks(series).color } }) }];
}

/** What a line is called, and its last value; those of the point of the chart are bold, and stand alone in a small box. */
function endLabels(options: LineOptions, language: FigureLanguage): readonly VegaLite[] {
	const { series, name, value, unit, highlight } = options;
	// The axis says the unit.
	const figures = isAtNumbers(unit) ? options.figures : 'bare';
	const isPoint = isHighlit(series, highlight);
	const layer = (fontWeight: 'bold' | 'normal', filter?: string, isShown?: string): VegaLite => ({
		transform: [
			...lastRows(options),
			...printFigures({ lastFigure: cell(value) }, { unit, figures }, language),
			...(filter === undefined ? [] : [{ filter }]),
			...endLabel(series === undefined ? undefined : cell(name), 'datum.lastFigure', fontWeight),
			...(isShown === undefined ? [] : [calculate('label', `${isShown} ? datum.label : ''`)]),
		],
		mark: { type: 'text', style: 'direct-label', align: 'left', dx: 5, fontWeight, lineHeight: LINE },
		encoding: { text: { field: 'label' } },
	});
	if (!hasContext(options)) return [layer(series === undefined ? 'bold' : 'normal')];
	return [layer('normal', `!(${isPoint})`, IS_ROOM_FOR_CONTEXT), layer('bold', isPoint)];
}

/** Points: smaller boxes name only the point of the chart. */
const IS_ROOM_FOR_CONTEXT = 'boxWidth >= 150 && boxHeight >= 80';
