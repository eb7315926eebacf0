import type { FigureLanguage } from './units.js';

const ZH_DIGITS = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九'] as const;
const EN_SMALL = [
	...['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven'],
	...['twelve', 'thirteen', 'fourteen', 'fifteen', 'sixteen', 'seventeen', 'eighteen', 'nineteen'],
] as const;
const EN_TENS = [
	'',
	'',
	'twenty',
	'thirty',
	'forty',
	'fifty',
	'sixty',
	'seventy',
	'eighty',
	'ninety',
] as const;
const EN_RANKS = [
	...['', 'first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth'],
] as const;

/** Larger numbers are printed in digits: GB/T 15835-2011 and English newspapers agree that words are for small ones. */
const LARGEST_IN_WORDS = 99;

/** A whole number from 0 to 99 in words: 二十, twenty-one. Undefined for others. */
export function numberWords(value: number, language: FigureLanguage): string | undefined {
	if (!Number.isInteger(value) || value < 0 || value > LARGEST_IN_WORDS) return undefined;
	return language === 'zh' ? chineseWords(value) : englishWords(value);
}

function chineseWords(value: number): string {
	const [tens, ones] = [Math.floor(value / 10), value % 10];
	if (tens === 0) return value === 0 ? '零' : ZH_DIGITS[ones]!;
	// 十二, not 一十二 (GB/T 15835-2011 has the short form for 10 to 19).
	return `${tens === 1 ? '' : ZH_DIGITS[tens]}十${ones === 0 ? '' : ZH_DIGITS[ones]}`;
}

function englishWords(value: number): string {
	if (value < EN_SMALL.length) return EN_SMALL[value]!;
	const [tens, ones] = [Math.floor(value / 10), value % 10];
	return ones === 0 ? EN_TENS[tens]! : `${EN_TENS[tens]}-${EN_SMALL[ones]}`;
}

/** The number that words stand for; undefined for other text. */
export function readNumberWords(text: string, language: FigureLanguage): number | undefined {
	if (language === 'zh' && text === '两') return 2;
	for (let value = 0; value <= LARGEST_IN_WORDS; value++)
		if (numberWords(value, language) === text) return value;
	return undefined;
}

/** A place in a ranking: 第8位; eighth, from ten on 10th. */
export function rankText(value: number, language: FigureLanguage): string {
	if (language === 'zh') return `第${value}位`;
	return EN_RANKS[value] || `${value}${ordinalEnding(value)}`;
}

function ordinalEnding(value: number): string {
	// 11th, 12th, 13th, and so in every hundred.
	if (value % 100 >= 11 && value % 100 <= 13) return 'th';
	return ['th', 'st', 'nd', 'rd'][value % 10] ?? 'th';
}

export function readRank(text: string, language: FigureLanguage): number | undefined {
	const word = language === 'en' ? EN_RANKS.findIndex((rank) => rank !== '' && rank === text) : -1;
	if (word > 0) return word;
	const digits = (language === 'zh' ? /^第(\d{1,9})位$/ : /^(\d{1,9})(?:st|nd|rd|th)$/).exec(text)?.[1];
	return digits !== undefined && rankText(Number(digits), language) === text ? Number(digits) : undefined;
}
