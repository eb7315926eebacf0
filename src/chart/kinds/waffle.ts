import { z } from 'zod';
import { SHADES } from './bar-series.js';
import { percentOf } from './figures.js';
import { defineKind, type VegaLite } from './kind.js';
import { keyMarks } from './series-key.js';
import {
	calculate,
	cell,
	dataOf,
	GAP,
	isHighlit,
	LINE,
	literal,
	order,
	overRows,
	placeRows,
	rowFields,
} from './shapes.js';

const { unit: _, ...fields } = rowFields;
const shape = z.strictObject({
	kind: z.literal('waffle'),
	...fields,
	order: order.default('given'),
	cells: z.int().min(10).max(400).default(100),
	/** Cells side by side; without it, as many as fill the box best. */
	columns: z.int().min(1).max(100).optional(),
	/** The whole, where the rows are but a part of it: 100 for percentages. */
	of: z.number().positive().optional(),
	/** Places of the percentages after the point. */
	places: z.int().min(0).max(2).default(0),
});

/** Points of the figure of a single share. */
const BIG = 16;
/** The share of a cell that is white. */
const WHITE = 0.12;
/** A waffle this much wider than high is filled column by column. */
const STRIP = 1.5;

/** Cells that are the parts of a whole, counted out so that they add up to it exactly. */
export const waffle = defineKind(shape, (options) => {
	const { name, value, cells, of, highlight } = options;
	const color = {
		condition: [
			{ test: isHighlit(highlight), value: '$accent' },
			{ test: 'datum.shade < 0', value: '$grey' },
		],
		field: 'shade',
		type: 'ordinal',
		scale: { domain: [0, 1, 2, 3, 4], range: 'ordinal' },
		legend: null,
	};
	return {
		...dataOf(options, [
			{ filter: `isValid(${cell(value)}) && ${cell(value)} > 0` },
			calculate('amount', cell(value)),
			...placeRows(options.order, value, options),
			overRows('sum', 'amount', 'sum'),
			calculate('whole', of === undefined ? 'datum.sum' : `max(datum.sum, ${of})`),
			...countCells(cells),
			calculate('at', 'datum.place - 1'),
			calculate('inSeries', '1'),
			calculate('shade', `(${literal(SHADES)}[datum.places - 1] || [4])[datum.at]`),
			calculate('shade', 'isValid(datum.shade) ? datum.shade : -1'),
			calculate('figure', percentOf('datum.amount / datum.whole', options)),
			calculate('seriesName', `${cell(name)} + ' ' + datum.figure`),
			// A single share is a figure to be seen from afar, and its name under it.
			calculate('isSingle', 'datum.places == 1'),
			calculate('bigFigure', "datum.isSingle ? datum.figure : ''"),
			...measureCells(
				columnsOf(cells, options.columns),
				cells,
				`datum.isSingle ? ${cell(name)} : datum.seriesName`,
			),
			...placeLabels,
		]),
		layer: [
			// What is not of any row, drawn after the last.
			cellsOf(
				[{ filter: 'datum.place == datum.places' }, calculate('cell', `sequence(datum.end, ${cells})`)],
				{ value: '$rule' },
			),
			cellsOf([calculate('cell', 'sequence(datum.start, datum.end)')], color),
			besideMark('labelLines', { style: 'category-label', y: { expr: `datum.labelTop + ${LINE / 2}` } }),
			besideMark('bigFigure', {
				style: 'value-label',
				fontSize: BIG,
				fontWeight: 700,
				y: { expr: `datum.labelTop - ${BIG / 2 + 1}` },
			}),
			...keyMarks(color, { lift: '4', when: '!datum.isBeside' }),
		],
	};
});

/** A text right of the cells. */
const besideMark = (field: string, mark: VegaLite): VegaLite => ({
	mark: {
		type: 'text',
		align: 'left',
		lineHeight: LINE,
		x: { expr: 'datum.columns * datum.size' },
		dx: GAP + 2,
		...mark,
	},
	encoding: { text: { condition: { test: 'datum.isBeside', field }, value: '' } },
});

/**
 * Cells by largest remainder (Hamilton 1792): whole cells first, and those that are left to the largest parts of a cell. `start` and
 * `end` are the first cell of a row and the one after its last.
 */
const countCells = (cells: number): readonly VegaLite[] => [
	calculate('exact', `datum.amount / datum.whole * ${cells} + 1e-9`),
	calculate('full', 'floor(datum.exact)'),
	calculate('part', 'datum.exact - datum.full'),
	overRows('sum', 'full', 'allFull'),
	// What no row has is a row too.
	calculate('left', `(1 - datum.sum / datum.whole) * ${cells}`),
	calculate('leftPart', 'datum.left - floor(datum.left)'),
	calculate('over', `${cells} - datum.allFull - floor(datum.left)`),
	{
		window: [{ op: 'row_number', as: 'rank' }],
		sort: [{ field: 'part', order: 'descending' }, { field: 'place' }],
	},
	calculate(
		'count',
		'datum.full + (datum.rank + (datum.leftPart > datum.part ? 1 : 0) <= datum.over ? 1 : 0)',
	),
	{ window: [{ op: 'sum', field: 'count', as: 'end' }], sort: [{ field: 'place' }] },
	calculate('start', 'datum.end - datum.count'),
];

/** Numbers of columns that make whole rows. */
const columnsOf = (cells: number, chosen: number | undefined): readonly number[] =>
	chosen !== undefined
		? [chosen]
		: Array.from({ length: cells }, (_, at) => at + 1).filter(
				(columns) => cells % columns === 0 && columns * columns >= cells / 2,
			);

/**
 * The number of columns with the largest cells, with labels beside them in as many lines as their width asks for, or in a key above:
 * `columns`, `size` of a cell, `isBeside`.
 */
function measureCells(candidates: readonly number[], cells: number, label: string): readonly VegaLite[] {
	const rows = (columns: number): number => Math.ceil(cells / columns);
	const beside = (columns: number): string =>
		columns > STRIP * rows(columns)
			? '0'
			: `min(boxHeight / ${rows(columns)}, (boxWidth - datum.labelRoom - ${GAP + 2}) / ${columns})`;
	const below = (columns: number): string =>
		`min((boxHeight - datum.keyRoom) / ${rows(columns)}, boxWidth / ${columns})`;
	const best = (sizes: readonly string[]): string => `max(${[...sizes, '0'].join(', ')})`;
	const chosen = candidates
		.slice(0, -1)
		.map(
			(columns) => `datum.size <= (datum.isBeside ? ${beside(columns)} : ${below(columns)}) ? ${columns} : `,
		);
	return [
		calculate('labelLines', `wrapText(${label}, max(36, boxWidth * 0.35), 'category-label')`),
		calculate(
			'labelOwn',
			`max(textWidth(datum.labelLines, 'category-label'), textWidth(datum.bigFigure, ${BIG}, 700))`,
		),
		overRows('max', 'labelOwn', 'labelRoom'),
		calculate('ownLines', `${LINE} * length(datum.labelLines) + (datum.isSingle ? ${BIG} : 0)`),
		overRows('sum', 'ownLines', 'allOwn'),
		calculate('keyOwn', `textWidth(datum.seriesName, 'category-label') + ${LINE + 9}`),
		overRows('sum', 'keyOwn', 'keyLength'),
		overRows('max', 'keyOwn', 'keyWidest'),
		calculate('keyOwnLines', `length(wrapText(datum.seriesName, boxWidth - 9, 'category-label'))`),
		overRows('sum', 'keyOwnLines', 'keyAllLines'),
		calculate('keyFit', `max(1, floor((boxWidth + ${LINE}) / datum.keyWidest))`),
		calculate(
			'keyRoom',
			`${GAP} + ${LINE} * (datum.keyFit == 1 ? datum.keyAllLines : datum.keyLength <= boxWidth + ${LINE} ? 1 : ceil(datum.places / datum.keyFit))`,
		),
		calculate('besideSize', `boxHeight < datum.allOwn ? 0 : ${best(candidates.map(beside))}`),
		calculate('belowSize', best(candidates.map(below))),
		calculate('isBeside', 'datum.besideSize >= 0.85 * datum.belowSize'),
		calculate('size', 'datum.isBeside ? datum.besideSize : datum.belowSize'),
		calculate('columns', `${chosen.join('')}${candidates.at(-1) ?? cells}`),
		calculate('rows', `ceil(${cells} / datum.columns)`),
		calculate('isStrip', `datum.columns > ${STRIP} * datum.rows`),
	];
}

/**
 * `labelTop`: labels stand beside the middle of their cells, pushed down by those above and up by the foot of the waffle, in the order
 * of the rows.
 */
const placeLabels: readonly VegaLite[] = [
	calculate('labelHeight', `${LINE} * length(datum.labelLines)`),
	{ window: [{ op: 'sum', field: 'labelHeight', as: 'labelFoot' }], sort: [{ field: 'place' }] },
	calculate('labelsAbove', 'datum.labelFoot - datum.labelHeight'),
	overRows('sum', 'labelHeight', 'allLabels'),
	calculate(
		'middle',
		'datum.size * (floor(datum.start / datum.columns) + ceil(datum.end / datum.columns)) / 2',
	),
	calculate('push', 'max(0, datum.middle - datum.labelHeight / 2) - datum.labelsAbove'),
	{ window: [{ op: 'max', field: 'push', as: 'pushed' }], frame: [null, 0], sort: [{ field: 'place' }] },
	calculate(
		'labelTop',
		`datum.isSingle ? ${BIG} : min(datum.labelsAbove + datum.pushed, datum.rows * datum.size - datum.allLabels + datum.labelsAbove)`,
	),
];

/** Squares for the cells that `cell` lists, row by row from the top, of a strip column by column. */
const cellsOf = (transform: readonly VegaLite[], color: VegaLite): VegaLite => ({
	transform: [
		...transform,
		{ flatten: ['cell'] },
		calculate('cellX', 'datum.isStrip ? floor(datum.cell / datum.rows) : datum.cell % datum.columns'),
		calculate('cellY', 'datum.isStrip ? datum.cell % datum.rows : floor(datum.cell / datum.columns)'),
	],
	mark: {
		type: 'rect',
		// A rectangle with a width is placed by its middle.
		x: { expr: `datum.size * (datum.cellX + ${(1 - WHITE) / 2})` },
		y: { expr: `datum.size * (datum.cellY + ${(1 - WHITE) / 2})` },
		width: { expr: `datum.size * ${1 - WHITE}` },
		height: { expr: `datum.size * ${1 - WHITE}` },
	},
	encoding: { color },
});
