import { z } from 'zod';
import { printFigures } from './figures.js';
import { defineKind } from './kind.js';
import { rowScale } from './row-names.js';
import {
	calculate,
	cell,
	dataOf,
	GAP,
	isHighlit,
	LINE,
	order,
	overRows,
	placeRows,
	role,
	rowFields,
} from './shapes.js';

const shape = z.strictObject({
	kind: z.literal('diverging-bars'),
	...rowFields,
	order: order.default('descending'),
	/** A plus before what is above zero: these are changes. */
	sign: z.boolean().default(true),
	/** Colours of what is below and above zero. */
	below: role.default('$grey'),
	above: role.default('$companion'),
});

/** The share of the box's width that a name may take on the free side. */
const NAMES = 0.5;
/** The share of a row that is bar, and points of the thickest. */
const BAR = 0.68;
const THICK = 26;

/** Bars to either side of zero, each named on its free side: gains and losses. */
export const divergingBars = defineKind(shape, (options, language) => {
	const { name, value, highlight, sign } = options;
	const isBelow = 'datum.amount < 0';
	const thickness = `min(${THICK}, ${BAR} * bandwidth('y'))`;
	const across = { type: 'quantitative', axis: null, scale: { zero: true, nice: false } };
	const x = { field: 'amount', ...across };
	return {
		...dataOf(options, [
			{ filter: `isValid(${cell(value)})` },
			calculate('amount', cell(value)),
			...placeRows(options.order, value, options),
			overRows('max', 'place', 'places'),
			...printFigures({ figure: 'datum.amount' }, options, language, { isSigned: sign }),
			calculate(
				'nameLines',
				`boxHeight / datum.places < ${2 * LINE} ? [${cell(name)}] : wrapText(${cell(name)}, boxWidth * ${NAMES}, 'category-label')`,
			),
		]),
		encoding: {
			y: rowScale,
		},
		layer: [
			{
				mark: { type: 'bar', height: { expr: thickness } },
				encoding: {
					x,
					color: {
						condition: [
							{ test: isHighlit(highlight), value: '$accent' },
							{ test: isBelow, value: options.below },
						],
						value: options.above,
					},
				},
			},
			{
				mark: {
					type: 'text',
					style: 'category-label',
					align: { expr: `${isBelow} ? 'left' : 'right'` },
					dx: { expr: `${isBelow} ? ${GAP} : -${GAP}` },
					dy: { expr: `-${LINE / 2} * (length(datum.nameLines) - 1)` },
					lineHeight: LINE,
				},
				encoding: { x: { datum: 0, ...across }, text: { field: 'nameLines' } },
			},
			{
				mark: {
					type: 'text',
					style: 'value-label',
					align: { expr: `${isBelow} ? 'right' : 'left'` },
					dx: { expr: `${isBelow} ? -${GAP} : ${GAP}` },
				},
				encoding: { x, text: { field: 'figure' } },
			},
			{
				mark: { type: 'rule' },
				encoding: {
					x: { datum: 0, ...across },
					y: { value: 0 },
					y2: { value: 'height' },
				},
			},
		],
	};
});
