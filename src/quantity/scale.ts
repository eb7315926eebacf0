/** One unit for many numbers, said once: the ticks of an axis are 0, 500, 1000 and above them stands 亿元. */
import { PressError } from '../base/index.js';
import { atPlaces, type Decimal, decimalOf, type Places, shift, trim } from './decimal.js';
import { group, type Manner, MINUS, signOf } from './format.js';
import { chinesePowers, englishPowers, noPower, type Power } from './powers.js';
import { baseOf, englishUnit, type FigureLanguage, type Unit, unitOrNone } from './units.js';

/** A unit of the data, and the power that its numbers are printed in, in each language. */
export interface NumberScale {
	readonly unit: Unit;
	readonly powers: Readonly<Record<FigureLanguage, Power>>;
}

/**
 * The scale that words name: `亿`, `billion`, or one for each language, `万/million`. A power of one language alone stands for that of
 * the other which is nearest above it; `1` is none. Without words it is the unit's own: 亿 for 亿元.
 */
export function scaleOf(unitSymbol: string, words: string): NumberScale {
	const unit = unitOrNone(unitSymbol);
	const own = chinesePowers.find(({ power }) => power === unit.power)?.name ?? '1';
	const [first = '', second] = (words === '' ? own : words).split('/');
	const isKnown = Object.hasOwn(pairs, first) && (second === undefined || Object.hasOwn(pairs, second));
	if (!isKnown || words.split('/').length > 2) {
		const message = `there is no scale "${words}"`;
		const hint = `it is one of ${Object.keys(pairs).join(', ')}, or one for each language, such as 万/million`;
		throw new PressError([{ code: 'quantity/unknown-scale', severity: 'error', message, hint }]);
	}
	return { unit, powers: { zh: pairs[first]!.zh, en: pairs[second ?? first]!.en } };
}

const [tn, bn, m] = englishPowers;
const [wanyi, yi, wan] = chinesePowers;
/** Ten thousand has no word in English, and so its digits are printed; a million is a hundred 万. */
const pairs: Readonly<Record<string, NumberScale['powers']>> = {
	万亿: { zh: wanyi, en: tn },
	亿: { zh: yi, en: bn },
	万: { zh: wan, en: noPower },
	trillion: { zh: wanyi, en: tn },
	billion: { zh: yi, en: bn },
	million: { zh: wan, en: m },
	'1': { zh: noPower, en: noPower },
};

/**
 * A number without its unit, in the scale of its axis. Places count in Chinese; English has as many more or fewer as its power is
 * larger or smaller, so that 0.5亿 and .05 billion are rounded alike.
 */
export function formatScaled(
	value: number,
	scale: NumberScale,
	language: FigureLanguage,
	manner: Manner = {},
): string {
	const decimal = decimalOf(value);
	if (!decimal) return '';
	const { unit, powers } = scale;
	const inScale = shift(decimal, unit.power - powers[language].power);
	const places = manner.places && placesIn(manner.places, scale, language);
	const printed = places ? atPlaces(inScale, places) : trim(inScale);
	if (printed.digits === 0n) return '0';
	const sign = printed.digits < 0n ? MINUS : signOf(printed, manner);
	return sign + group(printed, language === 'zh' ? 5 : 4);
}

/**
 * The scale that numbers up to `largest` read well in when nothing says what they are: none as far as five digits in Chinese and six in
 * English, then the largest power that is not above it.
 */
export function scaleUpTo(largest: number, language: FigureLanguage): NumberScale {
	const powers: readonly Power[] = language === 'zh' ? chinesePowers : englishPowers;
	const fits =
		Math.abs(largest) >= 1e5 ? powers.find(({ power }) => Math.abs(largest) >= 10 ** power) : undefined;
	const power = fits ?? noPower;
	return { unit: unitOrNone(''), powers: { zh: power, en: power } };
}

function placesIn(places: Places, { powers }: NumberScale, language: FigureLanguage): Places {
	if (language === 'zh') return places;
	return { ...places, count: Math.max(0, places.count + powers.en.power - powers.zh.power) };
}

/** What is said once for all numbers of a scale: 亿元; CNY billion; in short CNY bn. */
export function scaleTitle({ unit, powers }: NumberScale, language: FigureLanguage, isShort = false): string {
	const base = baseOf(unit);
	if (language === 'zh') return powers.zh.name + base.zh;
	const { name, short } = powers.en;
	const after = englishUnit(base, many, isShort);
	return `${base.en.before}${isShort ? short : name}${after}`.trim();
}

const many: Decimal = { digits: 2n, scale: 0 };
