import { z } from 'zod';
import { printFigures } from './figures.js';
import { defineKind } from './kind.js';
import { levelFields, withLevels } from './levels.js';
import { barShift, measureNames, nameMarks, rowScale, thickness, zeroLine } from './row-names.js';
import {
	calculate,
	cell,
	colorOf,
	dataOf,
	GAP,
	isHighlit,
	literal,
	order,
	overRows,
	placeRows,
	rowFields,
	words,
	wordsIn,
} from './shapes.js';

const shape = z.strictObject({
	kind: z.literal('ranked-bars'),
	...rowFields,
	order: order.default('descending'),
	/** Only the first so many. */
	top: z.int().min(1).max(50).optional(),
	/** What the others are called: they are added up in a bar of their own, for amounts; without it they are left out. */
	rest: words.optional(),
	...levelFields,
});

/** Bars that start at zero, longest first, names before them and values at their ends: no axis is needed. */
export const rankedBars = defineKind(shape, (options, language) => {
	const { name, value, highlight, annotations, top, rest } = options;
	const amount = cell(value);
	const isNegative = 'datum.amount < 0';
	const others = rest && literal(wordsIn(rest, language));
	return {
		...dataOf(options, [
			{ filter: `isValid(${amount})` },
			...placeRows(options.order, value, options),
			calculate('amount', amount),
			calculate('rowTitle', cell(name)),
			...(top === undefined ? [] : others ? addUp(top, others) : [{ filter: `datum.place <= ${top}` }]),
			overRows('max', 'place', 'places'),
			...printFigures({ figure: 'datum.amount' }, options, language),
			calculate('figureWidth', `textWidth(datum.figure, 'value-label') + ${GAP}`),
			calculate('leftWidth', `${isNegative} ? datum.figureWidth : 0`),
			overRows('max', 'leftWidth', 'leftRoom'),
			calculate('rightWidth', `${isNegative} ? 0 : datum.figureWidth`),
			overRows('max', 'rightWidth', 'rightRoom'),
			...measureNames({ name: 'datum.rowTitle', after: 'rightRoom', before: 'leftRoom' }),
		]),
		layer: withLevels(annotations, 'x', language, {
			encoding: {
				y: rowScale,
				x: { field: 'amount', type: 'quantitative', axis: null, scale: { zero: true, nice: false } },
			},
			marks: [
				{
					mark: { type: 'bar', height: { expr: thickness() }, yOffset: { expr: barShift } },
					encoding: {
						color: others
							? {
									condition: [
										{ test: isHighlit(highlight), value: '$accent' },
										{ test: 'datum.isRest', value: '$grey' },
									],
									value: '$companion',
								}
							: colorOf(highlight),
					},
				},
				nameMarks(),
				{ transform: [{ filter: 'datum.leftRoom > 0' }], ...zeroLine },
			],
			figures: {
				mark: {
					type: 'text',
					style: 'value-label',
					align: { expr: `${isNegative} ? 'right' : 'left'` },
					dx: { expr: `${isNegative} ? -${GAP} : ${GAP}` },
					yOffset: { expr: barShift },
				},
				encoding: { text: { field: 'figure' } },
			},
		}),
	};
});

/** Rows after the first `top` as one, with their sum; a single one stays what it is. */
const addUp = (top: number, name: string) => [
	calculate('isRest', `datum.place > ${top} && datum.places > ${top + 1}`),
	overRows('sum', 'amount', 'sum', ['isRest']),
	{ filter: `datum.place <= ${top + 1}` },
	calculate('amount', 'datum.isRest ? datum.sum : datum.amount'),
	calculate('rowTitle', `datum.isRest ? ${name} : datum.rowTitle`),
	calculate('id', "datum.isRest ? '' : datum.id"),
];
