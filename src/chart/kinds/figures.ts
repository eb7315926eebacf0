/** How the figures of a chart are printed: with their unit or without it, and all with as many places after the point. */
import type { FigureLanguage } from '../../quantity/index.js';
import type { VegaLite } from './kind.js';
import { calculate, cell, type Figures, literal, overRows, type Unit } from './shapes.js';

export interface FigureOptions {
	readonly unit: Unit;
	readonly figures: Figures;
}

/** The expression of the unit. */
const unitOf = (of: Unit): string => (typeof of === 'string' ? literal(of) : cell(of.column));

/** The expression of how many places after the point a number has, in the power that it is printed in. */
export const placesOf = (value: string, unit: Unit): string =>
	`length(split(scaled(${value}, ${unitOf(unit)}), '.')[1] || '')`;

/** The expression of a number without its unit, with `places` after the point, itself an expression. */
export const bareNumber = (
	value: string,
	unit: Unit,
	places: string,
	language: FigureLanguage,
	manner = '',
): string => `scaled(${value}, ${unitOf(unit)}, '', ${exactly(places, unit, language)}, ${literal(manner)})`;

/** The part of a format for exactly so many places: it counts in Chinese, where powers are not those of English. */
function exactly(places: string, unit: Unit, language: FigureLanguage): string {
	const more = (power: string): string => `indexof('' + ${unitOf(unit)}, '${power}') == 0`;
	const added =
		language === 'zh' ? '' : ` + (${more('亿')} ? ${-BILLION_TO_YI} : ${more('万')} ? ${WAN} : 0)`;
	return `(${places} > 0 ? '.' + min(9, ${places}${added}) : '')`;
}

/** Powers of ten: 亿 is a billion by one, and 万, which English has no word for, is four. */
const BILLION_TO_YI = 1;
const WAN = 4;

/** The expression of a number, itself printed already, with the unit of its scale: `6.0亿元`, `CNY 0.60bn`, `20 km`. */
export function withUnit(number: string, unit: Unit, language: FigureLanguage): string {
	const of = unitOf(unit);
	if (language === 'zh') return `(${number} + scaleTitle(${of}))`;
	const title = `scaleTitle(${of}, '', 'short')`;
	const money = `split(${title}, ' ')[0] + ' ' + ${number} + (split(${title}, ' ')[1] || '')`;
	return `(indexof('' + ${of}, '元') >= 0 ? ${money} : ${of} == '%' ? ${number} + '%' : trim(${number} + ' ' + ${title}))`;
}

interface FigureManner {
	/** A change has a plus where it is one. */
	readonly isSigned?: boolean;
	/** The expression that is true in rows whose figures are printed; all are, without it. */
	readonly when?: string;
}

/**
 * Columns of printed figures, by the expressions of their values. All have the places of the one with most: 6.0 beside 61.5; and where
 * English would print some as billions and others as millions, all are billions.
 */
export function printFigures(
	values: Readonly<Record<string, string>>,
	{ unit, figures }: FigureOptions,
	language: FigureLanguage,
	{ isSigned = false, when = 'true' }: FigureManner = {},
): readonly VegaLite[] {
	const manner = isSigned ? 'signed short' : 'short';
	const own = Object.values(values);
	const most = (of: readonly string[]): string => `${when} ? max(${[...of, '0'].join(', ')}) : 0`;
	const places = 'datum.figurePlaces';
	const bare = (value: string): string => bareNumber(value, unit, places, language, manner);
	const alone = (value: string): string =>
		`quantity(${value}, ${unitOf(unit)}, ${exactly(places, unit, language)}, ${literal(manner)})`;
	const isBillions = `datum.figureTop >= 10 && indexof('' + ${unitOf(unit)}, '亿') == 0`;
	const minus = (value: string): string =>
		isSigned ? `${value} < 0 ? '−' : '+'` : `${value} < 0 ? '−' : ''`;
	const inBillions = (value: string): string =>
		`(${minus(value)}) + ${withUnit(bareNumber(`abs(${value})`, unit, places, language), unit, language)}`;
	const printed = (value: string): string =>
		figures === 'bare'
			? bare(value)
			: language === 'zh'
				? alone(value)
				: `${isBillions} && ${value} != 0 ? ${inBillions(value)} : ${alone(value)}`;
	return [
		calculate('figureUnit', unitOf(unit)),
		calculate('ownPlaces', most(own.map((value) => placesOf(value, unit)))),
		overRows('max', 'ownPlaces', 'figurePlaces', ['figureUnit']),
		...(figures === 'bare' || language === 'zh'
			? []
			: [
					calculate('ownSize', most(own.map((value) => `abs(${value})`))),
					overRows('max', 'ownSize', 'figureTop', ['figureUnit']),
				]),
		...Object.entries(values).map(([as, value]) => calculate(as, printed(value))),
	];
}

/** The expression of a share of one as percent, with exactly so many places. */
export const percentOf = (
	share: string,
	{ figures, places }: { readonly figures: Figures; readonly places: number },
): string =>
	figures === 'bare' ? `scaled(100 * (${share}), '%', '', '.${places}')` : `percent(${share}, '.${places}')`;
