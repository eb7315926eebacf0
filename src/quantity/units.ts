import { didYouMean, PressError } from '../base/index.js';
import { type Decimal, decimalText } from './decimal.js';

/** The languages that figures can be printed in. */
export const figureLanguages = ['zh', 'en'] as const;
export type FigureLanguage = (typeof figureLanguages)[number];

/** How a unit is used: one row a unit. A new unit is a new row. */
export interface Unit {
	/** As written in the unit column of the data. */
	readonly symbol: string;
	/** What Chinese prints after the number: the symbol, but for a year of the calendar. */
	readonly zh: string;
	/** English is printed in the base unit (元, 人, 平方米): one of this unit is 10^`power` of it. */
	readonly power: number;
	/** What English prints before the number, and after it for one and for many. */
	readonly en: { readonly before: string; readonly one: string; readonly many: string };
	/** What English prints after the number where there is little room: ` pp`. */
	readonly short: string;
	/** A measure word that counts things: two of them are 两, not 二. */
	readonly isCount: boolean;
	/** A year of the calendar is a name, not a number: 1298 without a comma, and one before the first is so many BC. */
	readonly isYear: boolean;
	/** Large numbers of it are so many 万 or million: not so of ratios, temperatures and names of days. */
	readonly takesScale: boolean;
}

const unit = (
	symbol: string,
	power: number,
	before: string,
	one: string,
	many = one,
	isCount = false,
): Unit => ({
	symbol,
	zh: symbol,
	power,
	en: { before, one, many },
	short: many,
	isCount,
	isYear: false,
	takesScale: true,
});
const inShort = (row: Unit, short: string): Unit => ({ ...row, short });
const withoutScale = (row: Unit): Unit => ({ ...row, takesScale: false });
/** The things that are counted are named by the English sentence, so the number stands alone. */
const counted = (symbol: string, power = 0): Unit => unit(symbol, power, '', '', '', true);

const rows: readonly Unit[] = [
	unit('亿元', 8, 'CNY ', ''),
	unit('万元', 4, 'CNY ', ''),
	unit('元', 0, 'CNY ', ''),
	withoutScale(unit('%', 0, '', '%')),
	withoutScale(inShort(unit('个百分点', 0, '', ' percentage point', ' percentage points'), ' pp')),
	inShort(unit('万平方米', 4, '', ' square metre', ' square metres'), ' sq m'),
	inShort(unit('平方米', 0, '', ' square metre', ' square metres'), ' sq m'),
	inShort(unit('平方公里', 0, '', ' square kilometre', ' square kilometres'), ' sq km'),
	inShort(unit('公里', 0, '', ' kilometre', ' kilometres'), ' km'),
	withoutScale(unit('℃', 0, '', ' °C')),
	withoutScale(unit('摄氏度', 0, '', ' °C')),
	// The symbols of the SI are not spelled out beside digits, in weather tables least of all.
	unit('毫米', 0, '', ' mm'),
	unit('厘米', 0, '', ' cm'),
	// Of type: one 72nd of an inch.
	unit('磅', 0, '', ' point', ' points'),
	inShort(unit('小时', 0, '', ' hour', ' hours'), ' hr'),
	counted('万人', 4),
	counted('人'),
	counted('万场', 4),
	counted('万户', 4),
	counted('场'),
	counted('个'),
	counted('家'),
	counted('项'),
	counted('条'),
	counted('名'),
	counted('户'),
	counted('所'),
	counted('座'),
	counted('件'),
	counted('次'),
	counted('种'),
	counted('年'),
	counted('万字', 4),
	counted('字'),
	counted('万枚', 4),
	counted('枚'),
	counted('棵'),
	counted('张'),
	counted('行'),
	counted('栏'),
	counted('部'),
	counted('份'),
	// Measure words that English counts with too.
	unit('天', 0, '', ' day', ' days', true),
	unit('周', 0, '', ' week', ' weeks', true),
	withoutScale(unit('倍', 0, '', ' times')),
	// Not measure words: 二连优, 第二位, 二月二日, 二号字.
	withoutScale(unit('连优', 0, '', '')),
	withoutScale(unit('位', 0, '', '')),
	withoutScale(unit('月', 0, '', '')),
	withoutScale(unit('日', 0, '', '')),
	withoutScale(unit('号', 0, '', '')),
	{ ...withoutScale(unit('公元', 0, '', '')), zh: '年', isYear: true },
];

const unitsBySymbol: ReadonlyMap<string, Unit> = new Map(rows.map((row) => [row.symbol, row]));

/** The units that data may use, in the order of the table. */
export const unitSymbols: readonly string[] = rows.map(({ symbol }) => symbol);

export const findUnit = (symbol: string): Unit | undefined => unitsBySymbol.get(symbol);

/** For numbers that count nothing in particular: the unit without a symbol. Data names a unit; only charts may not. */
const noUnit: Unit = unit('', 0, '', '');

/** The unit of a symbol; an unknown one is an error that names the nearest. */
export function unitOf(symbol: string): Unit {
	const found = findUnit(symbol);
	if (found) return found;
	const message = `there is no unit "${symbol}"`;
	throw new PressError([
		{ code: 'quantity/unknown-unit', severity: 'error', message, ...didYouMean(symbol, unitSymbols) },
	]);
}

/** The same for charts, where a number may stand alone. */
export const unitOrNone = (symbol: string): Unit => (symbol === '' ? noUnit : unitOf(symbol));

/** What a unit is ten thousand or a hundred million of: 元 of 亿元. */
export const baseOf = (of: Unit): Unit => (of.power === 0 ? of : unitOf(of.symbol.replace(/^[万亿]/, '')));

/** What stands after the number in English. */
export function englishUnit({ en, short }: Unit, number: Decimal, isShort = false): string {
	if (isShort) return short;
	return /^-?1$/.test(decimalText(number)) ? en.one : en.many;
}
