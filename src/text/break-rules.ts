import { isDigit } from './character-class.js';
import type { StyledUnit } from './gap-rules.js';
import type { Break, Unit } from './paragraph.js';
import type { TextStyle } from './text-style.js';

const none: Break = { kind: 'none', penalty: 0 };
const allowed: Break = { kind: 'allowed', penalty: 0 };

/** Between a number and the measure word behind it, and before a dash (TYPOGRAPHY 7.2). */
const WEAK_PENALTY = 50;

/** Whether a line may end between two units (TYPOGRAPHY section 3: CLREQ 3.1.4 and 3.1.5, UAX 14 tailored). */
export function breakAfter(
	unit: StyledUnit,
	next: StyledUnit,
	text: string,
	{ lineBreak: level, wordBreak }: Pick<TextStyle, 'lineBreak' | 'wordBreak'>,
): Break {
	if (next.class === 'space') return none;
	if (unit.class === 'space') return allowed;
	if (level === 'anywhere') return allowed;
	if (isBarredFromLineStart(unit, next, text, level) || isBarredFromLineEnd(unit, text, level)) return none;
	if (unit.class === 'latin' && next.class === 'latin') return none;
	if (wordBreak === 'keep-all' && isLetter(unit) && isLetter(next)) return none;
	if (next.class === 'dash') return { kind: 'allowed', penalty: WEAK_PENALTY };
	if (unit.class === 'latin' && next.class === 'han' && isDigit(text[unit.end - 1] ?? ''))
		return { kind: 'allowed', penalty: WEAK_PENALTY };
	return allowed;
}

/** `word-break: keep-all` treats ideographs as the letters of a word (CSS Text 3, 5.2). */
const isLetter = ({ class: kind }: Unit): boolean =>
	kind === 'han' || kind === 'latin' || kind === 'iteration';

function isBarredFromLineStart(unit: Unit, next: Unit, text: string, level: TextStyle['lineBreak']): boolean {
	switch (next.class) {
		case 'close':
		case 'pause':
		case 'stop':
		case 'exclamation':
		case 'middle-dot':
		case 'connector':
		case 'solidus':
			return true;
		case 'iteration':
			// 〜 and ゠ may begin a line at level normal, small kana and ー too.
			return level !== 'loose' && (level === 'strict' || !/[〜゠ー]/.test(text.slice(next.start, next.end)));
		case 'ellipsis':
			return level !== 'loose';
		case 'dash':
			return level === 'strict';
		case 'suffix':
			return level !== 'loose' || isDigit(text[unit.end - 1] ?? '');
		case 'latin':
			return (
				/^[,.;:!?)\]}%’”…]/.test(text.slice(next.start, next.end)) &&
				unit.class !== 'pause' &&
				unit.class !== 'stop'
			);
		default:
			return false;
	}
}

function isBarredFromLineEnd(unit: Unit, text: string, level: TextStyle['lineBreak']): boolean {
	switch (unit.class) {
		case 'open':
		case 'prefix':
			return true;
		case 'solidus':
			return level !== 'loose';
		case 'latin':
			return /[([{‘“$¥€£#]$/.test(text.slice(unit.start, unit.end));
		default:
			return false;
	}
}

const MEASURE = /^(?:km|kg|m|cm|mm|nm|g|t|ha|sq|kW|MW|GW|kWh|pt|px|dpi|°C|%)$/;
const SCALE = /^(?:million|billion|trillion)\b/;
const NUMBER = /^[−+-]?[0-9][0-9,.:/’]*$/;
const TITLE =
	/^(?:Mr|Mrs|Ms|Dr|Prof|St|No|Nos|Fig|Vol|vs|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|[A-Z])\.$/;
const CURRENCY = /^(?:CNY|RMB|USD|EUR|GBP|HKD|JPY)$/;

/**
 * Spaces that hold together: a number and its unit, a currency and its amount, an initial or title and the name
 * (TYPOGRAPHY section 10). `i` is the unit after which the line would end.
 */
export function glued(units: readonly StyledUnit[], i: number, text: string): boolean {
	if (units[i]?.class !== 'space') return false;
	const before = wordAt(units, i - 1, -1, text);
	const after = wordAt(units, i + 1, 1, text);
	if (NUMBER.test(before) && MEASURE.test(after.replace(/[.,;:!?)”’]+$/, ''))) return true;
	if (CURRENCY.test(before.replace(/^[(“‘]+/, '')) && /^[0-9]/.test(after)) return true;
	return TITLE.test(before.replace(/^[(“‘]+/, '')) && /^[A-Z0-9]/.test(after);
}

/** What it costs to part a number from the word that says its scale: rather a loose line than that, but not a hole. */
const SCALE_PENALTY = 100;

/** The cost of ending a line at the space `i` where breaking is allowed. */
export function spacePenalty(units: readonly StyledUnit[], i: number, text: string): number {
	if (units[i]?.class !== 'space') return 0;
	return NUMBER.test(wordAt(units, i - 1, -1, text)) && SCALE.test(wordAt(units, i + 1, 1, text))
		? SCALE_PENALTY
		: 0;
}

/** The word that ends or begins at unit `i`: syllables put together again. */
function wordAt(units: readonly StyledUnit[], i: number, step: 1 | -1, text: string): string {
	let word = '';
	for (let at = i; units[at]?.class === 'latin'; at += step) {
		const part = text.slice(units[at]!.start, units[at]!.end);
		word = step === 1 ? word + part : part + word;
	}
	return word;
}
