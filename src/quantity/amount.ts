/** Numbers in the power that suits their size: 1014.3亿元, 3.2万, CNY 101.43 billion. */
import { abs, atPlaces, type Decimal, decimalOf, type Places, shift, trim } from './decimal.js';
import { formatDecimal, group, type Manner, MINUS, signOf } from './format.js';
import { chinesePowers, englishPowers, noPower, type Power } from './powers.js';
import { readGrouped } from './read-back.js';
import { baseOf, englishUnit, type FigureLanguage, type Unit, unitOf, unitOrNone } from './units.js';

/** What reads at a glance: 1014.3亿元, not 1014.2987亿元. */
const PLACES: Places = { count: 1, isExact: false };

/**
 * Prints a number of any size in 万, 亿 or 万亿, or in million, billion or trillion. It is rounded once, in the Chinese power, so
 * that both languages print the same number: 9999.96万元 to one place is 1亿元 and CNY 100 million. Zero has no unit and no sign.
 */
export function formatAmount(
	value: number,
	unitSymbol: string,
	language: FigureLanguage,
	manner: Manner = {},
): string {
	const decimal = decimalOf(value);
	if (!decimal) return '';
	const named = unitOrNone(unitSymbol);
	const unit = baseOf(named);
	const { value: rounded, power } = roundInPower(shift(decimal, named.power), unit, manner.places ?? PLACES);
	if (rounded.digits === 0n) return '0';
	const sign = signOf(rounded, manner);
	if (language === 'en') {
		const { isShort } = manner;
		const whole = trim(shift(rounded, power.power));
		return sign + formatDecimal(whole, unit, 'en', 'full', { isShort, isScaled: true });
	}
	if (power === noPower) return sign + formatDecimal(rounded, unit, 'zh', 'full');
	return (rounded.digits < 0n ? MINUS : sign) + group(rounded, 5) + power.name + unit.zh;
}

/** A value in the base unit, rounded in the largest power that it reaches, or that it reaches when it is rounded. */
function roundInPower(
	value: Decimal,
	unit: Unit,
	places: Places,
): { readonly value: Decimal; readonly power: Power } {
	const powers: readonly Power[] = unit.takesScale ? [...chinesePowers, noPower] : [noPower];
	const size = powers.findIndex(({ power }) => reaches(value, power));
	const at = size < 0 ? powers.length - 1 : size;
	const power = powers[at]!;
	const rounded = atPlaces(shift(value, -power.power), places);
	const next = powers[at - 1];
	return next && reaches(rounded, next.power - power.power)
		? { value: atPlaces(shift(rounded, power.power - next.power), places), power: next }
		: { value: rounded, power };
}

/** Whether a number is at least 10^`power` in size. */
const reaches = ({ digits, scale }: Decimal, power: number): boolean =>
	abs(digits) >= 10n ** BigInt(scale + power);

/** Reads what `formatAmount` printed back to the number in base units (元, not 亿元). */
export function readAmount(text: string, language: FigureLanguage, unitSymbol: string): Decimal | undefined {
	if (text === '0') return { digits: 0n, scale: 0 };
	const unit = baseOf(unitSymbol === '' ? unitOrNone('') : unitOf(unitSymbol));
	const isNegative = text.startsWith(MINUS);
	const unsigned = text.replace(/^[+\u2212]/, '');
	const powers: readonly Power[] = language === 'zh' ? chinesePowers : englishPowers;
	const names = powers.flatMap(({ name, short }) => [` ${name}`, name, short]).join('|');
	const { before } = unit.en;
	const rest = language === 'en' && unsigned.startsWith(before) ? unsigned.slice(before.length) : unsigned;
	const match = new RegExp(`^([\\d,]+(?:\\.\\d+)?)(${names})?(.*)$`).exec(rest);
	const number = match && readGrouped(match[1]!, language === 'zh' ? 5 : 4);
	if (!match || !number) return undefined;
	const named = match[2]?.trim();
	const power =
		named === undefined ? noPower : powers.find(({ name, short }) => [name, short].includes(named));
	const afters =
		language === 'zh'
			? [unit.zh]
			: [unit.short, power === noPower ? englishUnit(unit, number) : unit.en.many];
	if (!power || !afters.includes(match[3]!)) return undefined;
	return trim(shift({ ...number, digits: isNegative ? -number.digits : number.digits }, power.power));
}
