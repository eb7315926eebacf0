export { formatAmount, readAmount } from './amount.js';
export { MONTHS, SHORT_MONTHS, SHORT_WEEKDAYS, WEEKDAYS, ZH_QUARTERS } from './calendar-words.js';
export type { Decimal, Places } from './decimal.js';
export { add, compare, decimalOf, decimalText, parseDecimal, round, shift, subtract } from './decimal.js';
export type { FigureStyle, Manner, Quantity } from './format.js';
export { formatPlain, formatQuantity, formatRounded, formatShare } from './format.js';
export {
	formatTime,
	instantOf,
	type TimeForm,
	type TimeKind,
	timeForms,
	timeKinds,
	yearOf,
} from './format-time.js';
export type { Fraction } from './fraction.js';
export {
	divideFractions,
	fractionOf,
	roundFraction,
	subtractFractions,
	wholeFraction,
} from './fraction.js';
export { rankText } from './number-words.js';
export { readQuantity } from './read-back.js';
export { formatScaled, type NumberScale, scaleOf, scaleTitle, scaleUpTo } from './scale.js';
export type { FigureLanguage } from './units.js';
export { figureLanguages, findUnit, unitSymbols } from './units.js';
