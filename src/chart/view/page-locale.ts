import type { LocaleFormatters, NumberFormat, TimeFormat } from 'vega';
import { type FigureLanguage, formatScaled, scaleUpTo, ZH_QUARTERS } from '../../quantity/index.js';
import { isMapping } from '../findings/findings.js';
import { timeParts } from '../spec/theme/locale.js';
import type { ViewLocale } from './vega.js';

/**
 * The formats of a view as the page prints: d3 groups digits by one rule, and Chinese has another; a number without a format has
 * commas too; quarters are 二季度; and times are UTC, whatever the machine.
 */
export function pageLocale(locale: ViewLocale, language: FigureLanguage): LocaleFormatters {
	const number = (print: NumberFormat): NumberFormat =>
		language === 'zh' ? (value) => ungroupShort(print(value)) : print;
	const time = (specifier: unknown): TimeFormat => {
		const print =
			typeof specifier === 'string'
				? locale.utcFormat(marked(specifier))
				: locale.utcFormat(partsOf(specifier, language));
		return (value) => withQuarters(print(value));
	};
	return {
		...locale,
		// No format is that of the page.
		format: (specifier) => number(locale.format(specifier === '' ? ',' : specifier)),
		formatFloat: (specifier) => number(locale.formatFloat(specifier)),
		formatSpan: (start, stop, count, specifier) =>
			(specifier == null ? inPowers(start, stop, language) : undefined) ??
			number(locale.formatSpan(start, stop, count, specifier)),
		timeFormat: time,
		utcFormat: time,
	};
}

/** A format for each part of the calendar that may be new at a time: the page's, and those that a spec gives. */
function partsOf(specifier: unknown, language: FigureLanguage): Readonly<Record<string, string>> {
	const parts = { ...timeParts[language], ...(isMapping(specifier) ? specifier : {}) };
	return Object.fromEntries(Object.entries(parts).map(([part, format]) => [part, marked(String(format))]));
}

/** Nobody counts the zeros of an axis up to 80,000,000,000: its ticks are 200亿 and 20bn, all in one power. */
function inPowers(start: number, stop: number, language: FigureLanguage): NumberFormat | undefined {
	const scale = scaleUpTo(Math.max(Math.abs(start), Math.abs(stop)), language);
	const { short } = scale.powers[language];
	if (short === '') return undefined;
	return (value) => {
		const printed = formatScaled(value, scale, language);
		return printed === '0' || printed === '' ? printed : printed + short;
	};
}

/** Chinese does not group four digits (GB/T 15835-2011, 5.1.1): 2023, not 2,023. */
const ungroupShort = (text: string): string => text.replace(/(?<![\d,])(\d),(\d{3})(?![\d,])/, '$1$2');

/** d3 has no words for quarters: `%q季度` is marked, and its digit is changed for a word after it is printed. */
const marked = (specifier: string): string => specifier.replaceAll('%q季度', `${MARK}%q季度`);
const withQuarters = (text: string): string =>
	text.replace(new RegExp(`${MARK}([1-4])`, 'g'), (_, quarter) => ZH_QUARTERS[Number(quarter)] ?? '');
/** For private use, so no text of a spec. */
const MARK = '\ue000';
