import { z } from 'zod';
import type { FigureLanguage } from '../../quantity/index.js';
import { printFigures } from './figures.js';
import { defineKind, type VegaLite } from './kind.js';
import { isHighlit, seriesData, seriesFields } from './line-series.js';
import { calculate, cell, column, GAP, LINE, overRows } from './shapes.js';
import { timeAxis, timeParams, timeUnits } from './time.js';
import { isAtNumbers, valueAxis } from './value-axis.js';

const shape = z.strictObject({
	kind: z.literal('small-multiples'),
	...seriesFields,
	series: column.default('id'),
	/** A line or columns in each panel. */
	form: z.enum(['line', 'columns']).default('line'),
	/** Panels in a row. */
	columns: z.int().min(1).max(12).default(3),
	/** Whether the axis of values starts at zero; columns always do. */
	zero: z.boolean().default(false),
	/** Whether all series stand behind that of a panel, in grey: only for lines. */
	context: z.boolean().default(true),
});
type Options = z.infer<typeof shape>;

/** A panel a series, all on one scale, so that they can be compared: its name and last value above it, the other series in grey behind. */
export const smallMultiples = defineKind(shape, (options, language) => {
	const { period, value, series, unit, figures, form } = options;
	const isOrder = period === 'order';
	const isLine = form === 'line';
	const point = isHighlit(series, options.highlight);
	const color = { condition: { test: point, value: '$accent' }, value: '$companion' };
	return {
		...(isOrder ? {} : { params: timeParams(period, 'child_width') }),
		...seriesData(options, heads(options, language)),
		facet: {
			field: series,
			type: 'nominal',
			// Vega-Lite names the panels of a wrapped facet whatever its header says.
			header: { title: null, labelExpr: "''", labelPadding: 0 },
			sort: options.only ?? { field: 'place', op: 'min' },
		},
		columns: options.columns,
		spacing: { row: 10, column: 12 },
		resolve: { axis: { x: 'independent' } },
		spec: {
			width: 100,
			height: 60,
			encoding: {
				x: acrossOf(options, language),
				y: {
					field: value,
					type: 'quantitative',
					scale: { zero: options.zero || !isLine },
					axis: valueAxis({ unit, figures, height: 'child_height', pitch: 18, isCrowded: true }, language),
				},
			},
			layer: [
				...(isLine && options.context
					? [
							{
								...seriesData(options),
								mark: { type: 'line', color: '$grey', strokeWidth: 0.5 },
								encoding: { detail: { field: series } },
							},
						]
					: []),
				isLine
					? { mark: { type: 'line', strokeWidth: 1.6 }, encoding: { color } }
					: { mark: { type: 'bar', binSpacing: 1 }, encoding: { color } },
				...(isLine
					? [
							{
								transform: [{ filter: 'datum.isLast' }],
								mark: { type: 'point', size: 14 },
								encoding: { color },
							},
						]
					: []),
				headMark('datum.panelName', 'bold', 'left'),
				headMark('datum.figure', 'normal', 'right'),
			],
		},
	};
});

/** The place of each series, its last row, and whether names and values have room side by side above the panels. */
function heads(
	{ period, value, series, name, unit, figures }: Options,
	language: FigureLanguage,
): readonly VegaLite[] {
	const amount = cell(value);
	const along = period === 'order' ? 'place' : 'moment';
	return [
		{ filter: `isValid(${amount})` },
		{ window: [{ op: 'row_number', as: 'place' }] },
		overRows('max', along, 'ending', [series]),
		calculate('isLast', `datum.${along} == datum.ending`),
		calculate('panelName', cell(name)),
		...printFigures(
			{ figure: amount },
			// The axis says the unit.
			{ unit, figures: isAtNumbers(unit) ? figures : 'bare' },
			language,
			{ when: 'datum.isLast' },
		),
		calculate(
			'headWidth',
			`datum.isLast ? textWidth(datum.panelName, 'category-label', 'bold') + textWidth(datum.figure, 'value-label', 'normal') + ${2 * GAP} : 0`,
		),
		overRows('max', 'headWidth', 'headWidth'),
	];
}

/** A text above the panel: name left, value right, or under the name where the panel is narrow. */
function headMark(text: string, fontWeight: 'bold' | 'normal', side: 'left' | 'right'): VegaLite {
	const isNarrow = 'datum.headWidth > child_width';
	const isValue = side === 'right';
	return {
		transform: [{ filter: 'datum.isLast' }, calculate('head', text)],
		mark: {
			type: 'text',
			style: isValue ? 'value-label' : 'category-label',
			fontWeight,
			baseline: 'bottom',
			align: isValue ? { expr: `${isNarrow} ? 'left' : 'right'` } : 'left',
		},
		encoding: {
			x: { value: isValue ? { expr: `${isNarrow} ? 0 : child_width` } : 0 },
			y: { value: isValue ? -HEAD : { expr: `${isNarrow} ? ${-HEAD - LINE} : ${-HEAD}` } },
			text: { field: 'head' },
		},
	};
}

/** Points between a panel and what stands above it. */
const HEAD = 5;

/** Moments where they are, columns as wide as their steps, names side by side. */
function acrossOf({ x, period, form }: Options, language: FigureLanguage): VegaLite {
	if (period !== 'order') {
		const time = { field: 'moment', type: 'temporal', scale: { type: 'utc' } };
		return form === 'line'
			? { ...time, axis: timeAxis(period, language) }
			: { ...time, timeUnit: timeUnits[period], axis: timeAxis(period, language, 'after') };
	}
	return {
		field: x,
		type: 'ordinal',
		sort: null,
		scale: form === 'line' ? { type: 'point', padding: 0 } : { paddingInner: 0.3, paddingOuter: 0 },
		axis: { title: null, labelOverlap: 'greedy', labelSeparation: 4, labelFlush: true },
	};
}
