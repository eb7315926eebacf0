import { isDigit } from './character-class.js';
import type { Unit } from './paragraph.js';

/** Between a number and the measure word behind it, and before a dash (TYPOGRAPHY 7.2). */
export const WEAK_PENALTY = 50;

/** Within a range of figures, 1990–95: rather a line that leaves some room open. */
const RANGE_PENALTY = 150;

const isInRange = (at: number, text: string): boolean =>
	text.charCodeAt(at - 1) === 0x2013 && isDigit(text.charCodeAt(at - 2)) && isDigit(text.charCodeAt(at));

/** The cost of a break that is legal, but weak. */
export function weakness(unit: Unit, next: Unit, text: string): number {
	if (next.class === 'dash') return WEAK_PENALTY;
	if (unit.class === 'latin' && next.class === 'latin' && isInRange(unit.end, text)) return RANGE_PENALTY;
	if (unit.class === 'latin' && next.class === 'han' && isDigit(text.charCodeAt(unit.end - 1)))
		return WEAK_PENALTY;
	return 0;
}

/** Inside a run of dashes or of dots that is longer than a pair. */
export const isInRun = (unit: Unit, next: Unit, text: string): boolean =>
	(unit.class === 'dash' || unit.class === 'ellipsis') &&
	unit.class === next.class &&
	text[unit.start] === text[next.start];

const MEASURE = /^(?:km|kg|m|cm|mm|nm|g|t|ha|sq|kW|MW|GW|kWh|pt|px|dpi|°C|%)$/;
const SCALE = /^(?:million|billion|trillion)\b/;
const NUMBER = /^[−+-]?[0-9][0-9,.:/’]*$/;
const TITLE =
	/^(?:Mr|Mrs|Ms|Dr|Prof|St|No|Nos|Fig|Vol|vs|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|[A-Z])\.$/;
const CURRENCY = /^(?:CNY|RMB|USD|EUR|GBP|HKD|JPY)$/;
const FULL_STOP = 0x2e;

/**
 * Spaces that hold together: a number and its unit, a currency and its amount, an initial or title and the name
 * (TYPOGRAPHY section 10). `i` is the unit after which the line would end.
 */
export function glued(units: readonly Unit[], i: number, text: string): boolean {
	const last = units[i - 1];
	if (last?.class !== 'latin') return false;
	// Most words end with a small letter, and hold to nothing.
	const code = text.charCodeAt(last.end - 1);
	const isNumber = isDigit(code);
	if (!isNumber && code !== FULL_STOP && !(code >= 0x41 && code <= 0x5a)) return false;
	const before = wordAt(units, i - 1, -1, text);
	const after = wordAt(units, i + 1, 1, text);
	if (isNumber && NUMBER.test(before)) return MEASURE.test(after.replace(/[.,;:!?)”’]+$/, ''));
	const bare = before.replace(/^[(“‘]+/, '');
	return (CURRENCY.test(bare) && /^[0-9]/.test(after)) || (TITLE.test(bare) && /^[A-Z0-9]/.test(after));
}

/** What it costs to part a number from the word that says its scale: rather a loose line than that, but not a hole. */
const SCALE_PENALTY = 100;

/** The cost of ending a line at the space `i` where breaking is allowed. */
export function spacePenalty(units: readonly Unit[], i: number, text: string): number {
	const last = units[i - 1];
	if (last?.class !== 'latin' || !isDigit(text.charCodeAt(last.end - 1))) return 0;
	return NUMBER.test(wordAt(units, i - 1, -1, text)) && SCALE.test(wordAt(units, i + 1, 1, text))
		? SCALE_PENALTY
		: 0;
}

/** More of a word than this holds no number or title. */
const LONGEST_GLUED = 40;

/** The word that ends or begins at unit `i`: syllables put together again. */
function wordAt(units: readonly Unit[], i: number, step: 1 | -1, text: string): string {
	let word = '';
	for (let at = i; units[at]?.class === 'latin' && word.length < LONGEST_GLUED; at += step) {
		const part = text.slice(units[at]!.start, units[at]!.end);
		word = step === 1 ? word + part : part + word;
	}
	return word;
}
