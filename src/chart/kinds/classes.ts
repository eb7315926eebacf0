import { z } from 'zod';
import type { FigureLanguage } from '../../quantity/index.js';
import { bareNumber, placesOf, withUnit } from './figures.js';
import type { VegaLite } from './kind.js';
import { calculate, figures, literal, overRows, words, wordsIn } from './shapes.js';

/** Fields of kinds that shade areas by classes of a figure. */
export const classFields = {
	unit: z.string().default(''),
	figures,
	/** Classes of as many areas each, or of as many units each, or between these bounds. */
	classes: z.union([z.enum(['quantile', 'equal']), z.array(z.number()).min(2).max(5)]).default('quantile'),
	count: z.int().min(3).max(6).default(5),
	/** What is said of areas that have no figure. */
	noData: words.default({ zh: '无数据', en: 'No data' }),
};
const classShape = z.strictObject(classFields);
export type ClassOptions = z.infer<typeof classShape>;

export const countOf = ({ classes, count }: Pick<ClassOptions, 'classes' | 'count'>): number =>
	Array.isArray(classes) ? classes.length + 1 : count;

/** Shades from the faintest to the fullest that prints, by the number of the class. */
export const shade = (count: number): VegaLite => ({
	field: 'level',
	type: 'quantitative',
	legend: null,
	scale: { type: 'linear', range: 'ramp', domain: [0, count - 1], zero: false },
});

/** Gives each row its class by the column `amount`: `level` from 0 on, -1 where there is no figure. */
export function levels({ classes, count }: ClassOptions): readonly VegaLite[] {
	const level = Array.isArray(classes)
		? classes.map((bound) => `(datum.amount >= ${bound} ? 1 : 0)`).join(' + ')
		: classes === 'quantile'
			? `floor((datum.rank - datum.missing - 1) * ${count} / (datum.areas - datum.missing))`
			: `min(${count - 1}, floor((datum.amount - datum.least) * ${count} / max(datum.greatest - datum.least, 1e-9)))`;
	return [
		calculate('isMissing', 'isValid(datum.amount) ? 0 : 1'),
		overRows('sum', 'isMissing', 'missing'),
		overRows('count', 'isMissing', 'areas'),
		overRows('min', 'amount', 'least'),
		overRows('max', 'amount', 'greatest'),
		// Equal figures are of one class; missing ones come first.
		{ window: [{ op: 'rank', as: 'rank' }], sort: [{ field: 'amount', order: 'ascending' }] },
		calculate('level', `datum.isMissing ? -1 : ${level}`),
	];
}

/** Points from the plot up to the top of the strip, to its numbers, and how thick it is. */
const STRIP = { top: -26, height: 7, numbers: -9 };

/** Where a key stands: points above the room that it takes on a plot without an edge, and the expression for its left end. */
export interface KeyPlace {
	readonly rise: number;
	readonly left: string;
}

/** A strip of shades with the bounds of classes at its joints, in a narrow box those at its ends alone. */
export function keyMarks(
	options: ClassOptions,
	language: FigureLanguage,
	{ rise, left }: KeyPlace,
): readonly VegaLite[] {
	const count = countOf(options);
	const { classes, unit, figures } = options;
	const noData = wordsIn(options.noData, language);
	const width = `min(boxWidth - 16 - textWidth(${literal(noData)}, 'key-label'), ${count * 44})`;
	const [top, numbersAt] = [STRIP.top - rise, STRIP.numbers - rise];
	const at = (place: string): VegaLite => ({ value: { expr: `${left} + ${width} * (${place}) / ${count}` } });
	const bare = (value: string): string => bareNumber(value, unit, 'datum.figurePlaces', language);
	// The unit is said once, at the last number.
	const last = bare('datum.greatest');
	const bounds = Array.isArray(classes)
		? calculate('bound', `${literal(classes)}[datum.level - 1]`)
		: calculate('bound', 'datum.from');
	const rows: readonly VegaLite[] = [
		{ filter: 'datum.level >= 0' },
		{
			aggregate: [
				{ op: 'min', field: 'amount', as: 'from' },
				{ op: 'max', field: 'amount', as: 'to' },
			],
			groupby: ['level'],
		},
	];
	const numbers = [
		...rows,
		bounds,
		overRows('min', 'from', 'least'),
		overRows('max', 'to', 'greatest'),
		calculate(
			'ownPlaces',
			`max(${['datum.least', 'datum.greatest'].map((each) => placesOf(each, unit)).join(', ')}, datum.level > 0 ? ${placesOf('datum.bound', unit)} : 0)`,
		),
		overRows('max', 'ownPlaces', 'figurePlaces'),
		calculate('figure', bare('datum.bound')),
		calculate('figureWidth', "textWidth(datum.figure, 'key-label') + 5"),
		overRows('max', 'figureWidth', 'figureWidth'),
	];
	const text = { type: 'text', style: 'key-label', baseline: 'alphabetic' };
	return [
		{
			transform: rows,
			mark: 'rect',
			encoding: {
				x: at('datum.level'),
				x2: at('datum.level + 1'),
				y: { value: top },
				y2: { value: top + STRIP.height },
				color: shade(count),
			},
		},
		{
			transform: [...numbers, { filter: 'datum.level > 0' }],
			mark: {
				...text,
				align: 'center',
				opacity: { expr: `1.5 * datum.figureWidth <= ${width} / ${count} ? 1 : 0` },
			},
			encoding: { x: at('datum.level'), y: { value: numbersAt }, text: { field: 'figure' } },
		},
		...(['least', 'greatest'] as const).map((end) => ({
			transform: [
				...numbers,
				{ window: [{ op: 'row_number', as: 'number' }] },
				{ filter: 'datum.number == 1' },
				calculate(
					'figure',
					end === 'least' ? bare('datum.least') : figures === 'bare' ? last : withUnit(last, unit, language),
				),
			],
			mark: { ...text, align: end === 'least' ? 'left' : 'right' },
			encoding: {
				x: at(end === 'least' ? '0' : String(count)),
				y: { value: numbersAt },
				text: { field: 'figure' },
			},
		})),
		...noDataKey(noData, `${left} + ${width} + 10`, top),
	];
}

/** A box as regions without a figure have it, where there are such regions. */
function noDataKey(text: string, x: string, top: number): readonly VegaLite[] {
	const transform = [
		{ filter: 'datum.level < 0' },
		{ aggregate: [{ op: 'count', as: 'regions' }] },
		{ filter: 'datum.regions > 0' },
	];
	return [
		{
			transform,
			mark: { type: 'rect', filled: false, stroke: '$grey', strokeWidth: 0.5, strokeDash: [1.5, 1.5] },
			encoding: {
				x: { value: { expr: x } },
				x2: { value: { expr: `${x} + 10` } },
				y: { value: top },
				y2: { value: top + STRIP.height },
			},
		},
		{
			transform,
			mark: { type: 'text', style: 'key-label', align: 'left', baseline: 'alphabetic', text },
			encoding: { x: { value: { expr: x } }, y: { value: top - STRIP.top + STRIP.numbers } },
		},
	];
}
