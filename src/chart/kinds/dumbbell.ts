import { z } from 'zod';
import { printFigures } from './figures.js';
import { defineKind, type VegaLite } from './kind.js';
import { barShift, KEY_LINE, measureNames, nameMarks, rowScale } from './row-names.js';
import {
	calculate,
	cell,
	colorOf,
	column,
	dataOf,
	GAP,
	LINE,
	literal,
	order,
	overRows,
	placeRows,
	rowFields,
	words,
	wordsIn,
} from './shapes.js';

const end = z.strictObject({ id: column, name: words });
const { value: _, ...fields } = rowFields;

const shape = z.strictObject({
	kind: z.literal('dumbbell'),
	...fields,
	/** The columns of the two values of a row, and what readers call them. */
	from: end,
	to: end,
	/** By the second value, or by the change from the first to it. */
	order: z.enum([...order.options, 'change']).default('descending'),
});

/** Points from the middle of a dot to its edge, and to its figure. */
const RADIUS = 3.6;
const AWAY = 4 + GAP;
/** The dot of the first value, and that of the second. */
const OPEN = { type: 'point', filled: true, size: 33, fill: '$paper', strokeWidth: 1.2, opacity: 1 } as const;
const FULL = { type: 'point', filled: true, size: 41, opacity: 1 } as const;

/** The share of the box's width that dots have, about, before it is known. */
const PLOT = 0.3;

/** Two values a row and the way between them: an open dot where it began, a full one where it is now. */
export const dumbbell = defineKind(shape, (options, language) => {
	const { from, to, highlight } = options;
	const start = cell(from.id);
	const goal = cell(to.id);
	const chosen = options.order === 'change' ? 'descending' : options.order;
	const titles = {
		left: `datum.isFalling ? ${literal(wordsIn(to.name, language))} : ${literal(wordsIn(from.name, language))}`,
		right: `datum.isFalling ? ${literal(wordsIn(from.name, language))} : ${literal(wordsIn(to.name, language))}`,
	};
	/** What is said at the left or right of a row. */
	const side = (at: 'left' | 'right', text: VegaLite, style: string, dy: string) => ({
		mark: {
			type: 'text',
			style,
			align: at === 'left' ? 'right' : 'left',
			dx: style === 'value-label' ? (at === 'left' ? -AWAY : AWAY) : at === 'left' ? 1 : -1,
			dy: { expr: dy },
		},
		encoding: { x: across(at), text },
	});
	return {
		...dataOf(options, [
			{ filter: `isValid(${start}) && isValid(${goal})` },
			calculate('goal', goal),
			calculate('change', `${goal} - ${start}`),
			...placeRows(chosen, options.order === 'change' ? 'change' : 'goal', options),
			calculate('isFalling', 'datum.change < 0'),
			calculate('start', start),
			calculate('left', 'min(datum.start, datum.goal)'),
			calculate('right', 'max(datum.start, datum.goal)'),
			...printFigures({ leftFigure: 'datum.left', rightFigure: 'datum.right' }, options, language),
			calculate('leftTitle', titles.left),
			calculate('rightTitle', titles.right),
			overRows('min', 'left', 'least'),
			overRows('max', 'right', 'most'),
			...measureOverhang,
			...measureNames({ name: cell(options.name), after: 'rightRoom', before: 'leftRoom', key: KEY_LINE }),
			// Names of the values stand above the dots of the first row, where these are apart.
			calculate('apart', '(datum.right - datum.left) / (datum.most - datum.least || 1)'),
			calculate(
				'isOpen',
				`datum.place > 1 || (!datum.isAbove && datum.apart * ${PLOT} * boxWidth > 2 * ${GAP}) ? 1 : 0`,
			),
			overRows('min', 'isOpen', 'isDirect'),
		]),
		encoding: { y: rowScale },
		layer: [
			{
				mark: { type: 'rule', strokeWidth: 1.5, color: '$grey', yOffset: { expr: barShift } },
				encoding: { x: across('start'), x2: { field: 'goal' } },
			},
			{
				mark: { ...OPEN, yOffset: { expr: barShift } },
				encoding: { x: across('start'), stroke: colorOf(highlight) },
			},
			{
				mark: { ...FULL, yOffset: { expr: barShift } },
				encoding: { x: across('goal'), color: colorOf(highlight) },
			},
			nameMarks(),
			side('left', { field: 'leftFigure' }, 'value-label', barShift),
			side('right', { field: 'rightFigure' }, 'value-label', barShift),
			...(['left', 'right'] as const).map((at) => ({
				transform: [{ filter: 'datum.place == 1' }],
				...side(
					at,
					{ condition: { test: 'datum.isDirect', field: `${at}Title` }, value: '' },
					'category-label',
					`${barShift} - ${LINE + 1}`,
				),
			})),
			...keyOf(wordsIn(from.name, language), wordsIn(to.name, language)),
		],
	};
});

/** What the dots mean, above the rows, where the first row has no room to say it. */
function keyOf(from: string, to: string): readonly VegaLite[] {
	const after = `3 * ${GAP} + ${2 * RADIUS} + textWidth(${literal(from)}, 'category-label')`;
	return [
		{ name: from, mark: OPEN, left: '0' },
		{ name: to, mark: FULL, left: after },
	].map(({ name, mark, left }) => ({
		transform: [{ filter: 'datum.place == 1 && !datum.isDirect' }, calculate('keyText', literal(name))],
		layer: [
			{
				mark: {
					...mark,
					...(mark === OPEN ? { stroke: '$companion' } : { color: '$companion' }),
					xOffset: { expr: `datum.nameShift + ${left} + ${RADIUS}` },
					yOffset: -LINE,
				},
				encoding: { x: { value: 0 }, y: { value: 0 } },
			},
			{
				mark: {
					type: 'text',
					style: 'category-label',
					align: 'left',
					dx: { expr: `datum.nameShift + ${left} + ${2 * RADIUS + 3}` },
					dy: -LINE,
				},
				encoding: { x: { value: 0 }, y: { value: 0 }, text: { field: 'keyText' } },
			},
		],
	}));
}

/** Points between the plot and the left of its leftmost figure, and the same at the right, about. */
const measureOverhang = (['left', 'right'] as const).flatMap((at) => [
	calculate(
		`${at}Own`,
		`textWidth(datum.${at}Figure, 'value-label') + ${AWAY} - (${at === 'left' ? 'datum.left - datum.least' : 'datum.most - datum.right'}) / (datum.most - datum.least || 1) * boxWidth * ${PLOT}`,
	),
	overRows('max', `${at}Own`, `${at}Room`),
]);

/** A place across the chart: dots need no zero. */
const across = (field: string) => ({
	field,
	type: 'quantitative',
	axis: null,
	scale: { zero: false, nice: false },
});
