import { z } from 'zod';
import { printFigures } from './figures.js';
import { defineKind, type VegaLite } from './kind.js';
import {
	calculate,
	cell,
	column,
	dataOf,
	dataSource,
	figures,
	highlight,
	isHighlit,
	LINE,
	literal,
	overRows,
	unit,
	words,
	wordsIn,
} from './shapes.js';

const shape = z.strictObject({
	kind: z.literal('slope'),
	data: dataSource,
	/** Only rows with these ids. */
	only: z.array(z.string()).min(1).optional(),
	name: column.default('name'),
	/** The columns of two or three points in time, the earliest first, and what is printed above each. */
	points: z
		.array(z.strictObject({ column, text: words }))
		.min(2)
		.max(3),
	unit: unit.default({ column: 'unit' }),
	figures,
	highlight,
});

/** Points between a line and the label at its end. */
const GAP = 5;
/** Points above the plot where the points in time are named. */
const HEAD = 8;
/** The share of the box's width that the labels of both sides may take; beyond it, names stand on one side only. */
const LABELS = 0.66;

/** How each row moved from one point in time to the next: a line a row, names and values at both sides, no axis. */
export const slope = defineKind(shape, (options, language) => {
	const { points, name } = options;
	const last = points.length - 1;
	const columns = points.map((point) => point.column);
	const place = (x: VegaLite): VegaLite => ({
		...x,
		type: 'quantitative',
		axis: null,
		scale: { domain: [0, last], nice: false },
	});
	const hasPoint = options.highlight.length > 0;
	const kinds = hasPoint ? [false, true] : [false];
	return {
		...dataOf(options, [
			{ fold: columns, as: ['point', 'amount'] },
			{ filter: 'isValid(datum.amount)' },
			calculate('place', `indexof(${literal(columns)}, datum.point)`),
			calculate('isPoint', hasPoint ? isHighlit(options.highlight) : 'false'),
			calculate('rowName', cell(name)),
			...printFigures({ figure: 'datum.amount' }, options, language),
			...labelRooms,
		]),
		layer: [
			...points.map((point, at) => headOf(wordsIn(point.text, language), at, last)),
			{
				encoding: {
					x: place({ field: 'place' }),
					y: {
						field: 'amount',
						type: 'quantitative',
						axis: null,
						scale: { zero: false, nice: false, padding: 4 },
					},
					detail: { field: 'rowName' },
				},
				layer: [
					...kinds.map((isPoint) => ({
						transform: [{ filter: isPoint ? 'datum.isPoint' : '!datum.isPoint' }],
						mark: { type: 'line', color: inkOf(isPoint, hasPoint), strokeWidth: isPoint ? 1.8 : 1.2 },
					})),
					...kinds.map((isPoint) => ({
						transform: [{ filter: isPoint ? 'datum.isPoint' : '!datum.isPoint' }],
						mark: { type: 'point', size: 14, color: inkOf(isPoint, hasPoint) },
					})),
					...kinds.flatMap((isPoint) => [0, last].map((at) => labelsAt(at, isPoint, hasPoint))),
				],
			},
		],
	};
});

const inkOf = (isPoint: boolean, hasPoint: boolean): string =>
	isPoint ? '$accent' : hasPoint ? '$grey' : '$companion';

/** How wide labels are, so that names stand at both sides only where there is room for them. */
const labelRooms = [
	calculate('bothWidth', "textWidth(datum.rowName + ' ' + datum.figure, 'direct-label')"),
	calculate('figureWidth', "textWidth(datum.figure, 'direct-label')"),
	calculate('rowWidth', "textWidth(datum.rowName, 'direct-label')"),
	overRows('max', 'bothWidth', 'bothWidth'),
	overRows('max', 'figureWidth', 'figureWidth'),
	overRows('max', 'rowWidth', 'rowWidth'),
	calculate('hasNamesRight', `2 * datum.bothWidth <= ${LABELS} * boxWidth`),
	calculate('hasNamesLeft', `datum.bothWidth + datum.figureWidth <= ${LABELS} * boxWidth`),
	overRows('count', 'place', 'labels', ['place']),
	calculate(
		'hasTwoLines',
		`max(datum.rowWidth, datum.figureWidth) + datum.figureWidth <= ${LABELS} * boxWidth && datum.labels * ${2 * LINE} <= boxHeight`,
	),
];

/** A hairline through a point in time, and its name above it. */
function headOf(text: string, at: number, last: number): VegaLite {
	const align = at === 0 ? 'right' : at === last ? 'left' : 'center';
	return {
		data: { values: [{ at }] },
		encoding: { x: { field: 'at', type: 'quantitative', axis: null } },
		layer: [
			{
				mark: { type: 'rule', color: '$text', strokeWidth: 0.35 },
				encoding: { y: { value: -HEAD / 2 }, y2: { value: { expr: 'height' } } },
			},
			{
				mark: {
					type: 'text',
					style: 'category-label',
					text,
					align,
					dx: at === 0 ? -GAP : at === last ? GAP : 0,
					baseline: 'bottom',
				},
				encoding: { y: { value: -HEAD } },
			},
		],
	};
}

/** In a box that is lower, the point of the chart alone is named. */
const IS_ROOM = `datum.labels * ${LINE} + 14 <= boxHeight`;

/** Labels at both ends, left and right: between them they would lie on other lines. */
function labelsAt(at: number, isPoint: boolean, hasPoint: boolean): VegaLite {
	const both = "datum.rowName + ' ' + datum.figure";
	const text =
		at === 0
			? `datum.hasNamesLeft ? ${both} : datum.hasTwoLines ? [datum.rowName, datum.figure] : datum.rowName`
			: "datum.hasNamesRight ? datum.figure + ' ' + datum.rowName : datum.figure";
	const place = at === 0 ? { align: 'right', dx: -GAP } : { align: 'left', dx: GAP };
	return {
		transform: [
			{ filter: `datum.place == ${at} && ${isPoint ? 'datum.isPoint' : '!datum.isPoint'}` },
			calculate('label', hasPoint && !isPoint ? `${IS_ROOM} ? (${text}) : ''` : text),
		],
		mark: {
			type: 'text',
			style: 'direct-label',
			...place,
			fontWeight: isPoint ? 'bold' : 'normal',
			lineHeight: LINE,
		},
		encoding: { text: { field: 'label' } },
	};
}
