import { type Decimal, parseDecimal, shift, trim } from './decimal.js';
import { BEFORE_OUR_ERA, MINUS } from './format.js';
import { readNumberWords, readRank } from './number-words.js';
import { englishPowers } from './powers.js';
import { englishUnit, type FigureLanguage, findUnit } from './units.js';

/**
 * Reads what `formatQuantity` printed, in any style that has a number, back to the exact value in `unitSymbol`: the proof that a
 * printed figure is the figure of the data. Undefined for text that is not a print of that unit.
 */
export function readQuantity(
	text: string,
	language: FigureLanguage,
	unitSymbol: string,
): Decimal | undefined {
	const unit = findUnit(unitSymbol);
	if (!unit) return undefined;
	const word = readNumberWords(text, language);
	if (word !== undefined) {
		const value = { digits: BigInt(word), scale: 0 };
		return language === 'en' ? trim(shift(value, -unit.power)) : value;
	}
	const rank = readRank(text, language);
	if (rank !== undefined) return { digits: BigInt(rank), scale: 0 };

	const isNegative = text.startsWith(MINUS);
	const unsigned = isNegative ? text.slice(1) : text;
	if (unit.isYear && !isNegative) return readYear(text, language, unit.zh);
	const size = language === 'zh' ? readChinese(unsigned, unit.zh) : readEnglish(unsigned);
	return size && { ...size, digits: isNegative ? -size.digits : size.digits };

	function readEnglish(printed: string): Decimal | undefined {
		if (!unit) return undefined;
		const { before } = unit.en;
		const rest = printed.startsWith(before) ? printed.slice(before.length) : printed;
		const match = /^([\d,]+(?:\.\d+)?)(?: (trillion|billion|million))?(.*)$/.exec(rest);
		const number = match && readGrouped(match[1]!, 4);
		if (!match || !number) return undefined;
		const scale = englishPowers.find(({ name }) => name === match[2]);
		const after = match[3] ?? '';
		if (after !== '' && after !== (scale ? unit.en.many : englishUnit(unit, number))) return undefined;
		const base = scale ? shift(number, scale.power) : number;
		return unit.power > 0 || scale ? trim(shift(base, -unit.power)) : base;
	}
}

/** Digits alone, or with what stands around a year: 1298年, 公元前221年, 221 BC. */
function readYear(text: string, language: FigureLanguage, zh: string): Decimal | undefined {
	const pattern =
		language === 'zh'
			? `^(${BEFORE_OUR_ERA.zh})?(\\d+(?:\\.\\d+)?)(?:${zh})?$`
			: `^()(\\d+(?:\\.\\d+)?)(${BEFORE_OUR_ERA.en})?$`;
	const match = new RegExp(pattern).exec(text);
	const year = match && parseDecimal(match[2]!);
	if (!year) return undefined;
	return match[1] || match[3] ? { ...year, digits: -year.digits } : year;
}

function readChinese(printed: string, symbol: string): Decimal | undefined {
	return readGrouped(printed.endsWith(symbol) ? printed.slice(0, -symbol.length) : printed, 5);
}

/** Digits whose commas stand where they must. */
export function readGrouped(text: string, from: number): Decimal | undefined {
	const whole = text.split('.')[0]!;
	const plain = whole.replaceAll(',', '');
	const grouped = plain.length >= from ? plain.replace(/\B(?=(?:\d{3})+$)/g, ',') : plain;
	return grouped === whole ? parseDecimal(text.replaceAll(',', '')) : undefined;
}
