import { PressError } from '../base/index.js';
import {
	abs,
	atPlaces,
	type Decimal,
	decimalOf,
	decimalText,
	type Places,
	parseDecimal,
	round,
	shift,
	trim,
} from './decimal.js';
import { numberWords, rankText } from './number-words.js';
import { englishPowers } from './powers.js';
import { englishUnit, type FigureLanguage, type Unit, unitOf, unitOrNone } from './units.js';

/** A figure as the data states it: an exact decimal in digits, and the symbol of a unit. */
export interface Quantity {
	readonly value: string;
	readonly unit: string;
}

/**
 * `full` is number and unit; `number` the digits of that alone; `unit` what stands around them; `words` the number in words as
 * far as 99, else in digits; `rank` a place in a ranking.
 */
export type FigureStyle = 'full' | 'number' | 'unit' | 'words' | 'rank';

/** Prints a quantity: 1014.3 亿元 is `1014.3亿元` in Chinese and `CNY 101.43 billion` in English. */
export function formatQuantity(quantity: Quantity, language: FigureLanguage, style: FigureStyle): string {
	const { value, unit } = openQuantity(quantity);
	return formatDecimal(value, unit, language, style);
}

/** The same, with the value rounded to `places` after the point, in the unit of the data. */
export function formatRounded(quantity: Quantity, language: FigureLanguage, places: number): string {
	const { value, unit } = openQuantity(quantity);
	return formatDecimal(round(value, places), unit, language, 'full');
}

/** How a chart prints a number. */
export interface Manner {
	/** Places after the point; all that the number has, when not said. */
	readonly places?: Places | undefined;
	/** A plus before what is above zero: for changes. */
	readonly isSigned?: boolean | undefined;
	/** Units and powers of English in their short forms: `pp`, `bn`. */
	readonly isShort?: boolean | undefined;
}

/**
 * For axes and labels of charts, whose values are floating point: the value's 12 leading digits with their unit. Zero has no
 * unit and no sign; what is no number prints as nothing.
 */
export function formatPlain(
	value: number,
	unitSymbol: string,
	language: FigureLanguage,
	manner: Manner = {},
): string {
	const decimal = decimalOf(value);
	return decimal ? inManner(decimal, unitOrNone(unitSymbol), language, manner) : '';
}

/** A share of one as percent: .123 is `12.3%`. */
export function formatShare(value: number, language: FigureLanguage, manner: Manner = {}): string {
	const decimal = decimalOf(value);
	return decimal ? inManner(shift(decimal, 2), unitOf('%'), language, manner) : '';
}

function inManner(value: Decimal, unit: Unit, language: FigureLanguage, manner: Manner): string {
	const { places, isShort } = manner;
	const printed = places ? atPlaces(value, places) : trim(value);
	if (printed.digits === 0n) return '0';
	return signOf(printed, manner) + formatDecimal(printed, unit, language, 'full', { isShort });
}

/** The plus of a change; a minus is printed in any manner. */
export const signOf = ({ digits }: Decimal, { isSigned }: Manner): string =>
	isSigned && digits > 0n ? '+' : '';

/** The parts of a quantity; what has no such parts was let in without a check. */
function openQuantity({ value, unit }: Quantity): { readonly value: Decimal; readonly unit: Unit } {
	const decimal = parseDecimal(value);
	if (!decimal) {
		throw new PressError([
			{ code: 'quantity/not-a-number', severity: 'error', message: `"${value}" is not a decimal number` },
		]);
	}
	return { value: decimal, unit: unitOf(unit) };
}

/** What English may do beyond the page's own manner. */
export interface EnglishManner {
	readonly isShort?: boolean | undefined;
	/** Any unit that takes powers is printed in millions where it reads well, not money and floors alone. */
	readonly isScaled?: boolean | undefined;
}

export function formatDecimal(
	value: Decimal,
	unit: Unit,
	language: FigureLanguage,
	style: FigureStyle,
	manner: EnglishManner = {},
): string {
	const { before, number, after } =
		language === 'zh' ? chineseParts(value, unit) : englishParts(value, unit, manner);
	const minus = value.digits < 0n ? MINUS : '';
	switch (style) {
		case 'full':
			return (unit.isYear ? '' : minus) + before + number + after;
		case 'number':
			return minus + number;
		case 'unit':
			return (before + after).replace(/ +/g, ' ').trim();
		case 'words':
			return inWords(value, unit, language) ?? minus + number;
		case 'rank':
			return isRank(value) ? rankText(Number(decimalText(trim(value))), language) : minus + number;
	}
}

/** The true minus sign, as wide as a plus. */
export const MINUS = '\u2212';

const isRank = (value: Decimal): boolean =>
	trim(value).scale === 0 && value.digits > 0n && trim(value).digits < 1_000_000_000n;

interface Parts {
	readonly before: string;
	/** Digits of the size, without sign. */
	readonly number: string;
	readonly after: string;
}

/** What stands around a year before the first: 公元前221年, 221 BC. */
export const BEFORE_OUR_ERA = { zh: '公元前', en: ' BC' } as const;

function chineseParts(value: Decimal, unit: Unit): Parts {
	if (unit.isYear) {
		const before = value.digits < 0n ? BEFORE_OUR_ERA.zh : '';
		return { before, number: ungrouped(value), after: unit.zh };
	}
	// Up to four digits are not grouped (GB/T 15835-2011, 5.1.1).
	return { before: '', number: group(value, 5), after: unit.zh };
}

/** 1.234 million reads well; 1.2345 million does not, and is printed in digits. */
const MAX_PLACES = 3;

function englishParts(value: Decimal, unit: Unit, { isShort, isScaled }: EnglishManner): Parts {
	if (unit.isYear) {
		const after = value.digits < 0n ? BEFORE_OUR_ERA.en : '';
		return { before: '', number: ungrouped(value), after };
	}
	const isShifted = unit.power > 0;
	const base = isShifted ? trim(shift(value, unit.power)) : value;
	if (isShifted || unit.symbol === '元' || unit.symbol === '平方米' || (isScaled && unit.takesScale)) {
		for (const { name, short, power } of englishPowers) {
			const scaled = trim(shift(base, -power));
			if (scaled.scale <= MAX_PLACES && abs(scaled.digits) >= 10n ** BigInt(scaled.scale)) {
				return {
					before: unit.en.before,
					number: group(scaled, 4),
					after: isShort ? short + unit.short : ` ${name}${unit.en.many}`,
				};
			}
		}
	}
	return { before: unit.en.before, number: group(base, 4), after: englishUnit(unit, base, isShort) };
}

/** Commas between groups of three once the whole part has at least `from` digits. */
export function group(value: Decimal, from: number): string {
	const [whole = '', fraction] = decimalText({ ...value, digits: abs(value.digits) }).split('.');
	const grouped = whole.length >= from ? whole.replace(/\B(?=(?:\d{3})+$)/g, ',') : whole;
	return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}

const ungrouped = (value: Decimal): string => decimalText({ ...value, digits: abs(value.digits) });

function inWords(value: Decimal, unit: Unit, language: FigureLanguage): string | undefined {
	const base = trim(language === 'en' ? shift(value, unit.power) : value);
	if (base.scale > 0 || abs(base.digits) !== base.digits) return undefined;
	if (language === 'zh' && unit.isCount && base.digits === 2n) return '两';
	return base.digits <= 1000n ? numberWords(Number(base.digits), language) : undefined;
}
