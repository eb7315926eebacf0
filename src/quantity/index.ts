export type { Decimal } from './decimal.js';
export { add, compare, decimalOf, decimalText, parseDecimal, round, shift, subtract } from './decimal.js';
export type { FigureStyle, Quantity } from './format.js';
export { formatPlain, formatQuantity, formatRounded } from './format.js';
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
export type { FigureLanguage } from './units.js';
export { figureLanguages, findUnit, unitSymbols } from './units.js';
