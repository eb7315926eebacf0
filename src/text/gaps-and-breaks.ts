import { glued, isInRun, spacePenalty, WEAK_PENALTY, weakness } from './break-rules.js';
import type { Builder } from './builder.js';
import { fixed, gapBetween, isMark } from './gap-rules.js';
import { isNoWrap, MANDATORY, PROHIBITED } from './line-breaks.js';
import type { Break, Gap, Unit } from './paragraph.js';
import { termBoundaries } from './terms.js';
import type { Piece } from './text-style.js';

const none: Break = { kind: 'none', penalty: 0 };
const allowed: Break = { kind: 'allowed', penalty: 0 };
const hyphened: Break = { kind: 'allowed', penalty: 0, isHyphened: true };
const forced: Break = { kind: 'forced', penalty: 0 };

/** Badness of a gap opened by half an em: what parting three marks in a row is worth (CLREQ 3.1.4). */
const LAST_RESORT = 12_500;
const lastResort: Break = { kind: 'allowed', penalty: LAST_RESORT, isLastResort: true };

/** A run of dashes or dots that is longer than a pair may be parted between pairs (CLREQ 3.1.5.1). */
const betweenPairs: Break = { kind: 'allowed', penalty: WEAK_PENALTY };

/** The gap and the break after each unit. */
export function gapsAndBreaks(builder: Builder): { gaps: readonly Gap[]; breaks: readonly Break[] } {
	const { units, collapsed, pieces, settings, breaks: lineBreaks, hyphens, compositor } = builder;
	const { text } = collapsed;
	const gaps: Gap[] = new Array(units.length);
	const breaks: Break[] = new Array(units.length);
	const hasRooms = pieces.some((piece) => piece.kind === 'space' && piece.isRoom);
	const hasRaised = pieces.some(isRaised);
	const inTerm = termBoundaries(text, compositor.terms);
	for (let i = 0; i < units.length; i++) {
		const unit = units[i]!;
		const next = units[i + 1];
		if (!next) {
			gaps[i] = fixed;
			breaks[i] = forced;
			continue;
		}
		gaps[i] =
			(hasRaised ? besideNote(unit, next) : undefined) ??
			(hasRooms ? gapOver(i) : gapBetween(unit, settings[unit.piece]!, next, settings[next.piece]!, text));
		const found = breakAfter(i, unit, next);
		breaks[i] = found.kind === 'allowed' && inTerm?.has(next.start) ? { ...found, isInTerm: true } : found;
	}
	return { gaps, breaks };

	/** The mark of a note stands close to what it belongs to, in the blank of a mark too, and opens no autospace behind it. */
	function besideNote(unit: Unit, next: Unit): Gap | undefined {
		const isNext = next.class === 'latin' && isRaised(pieces[next.piece]!);
		if (isNext && unit.class !== 'space' && unit.class !== 'open') return fixed;
		const isOwn = unit.class === 'latin' && isRaised(pieces[unit.piece]!);
		return isOwn && next.class === 'han' ? settings[next.piece]!.solid : undefined;
	}

	/** The room that a ruby asks for belongs to its base: the gap stands outside of it, and is that of the characters on both sides. */
	function gapOver(i: number): Gap {
		if (roomAt(i) === 'start' || roomAt(i + 1) === 'end') return fixed;
		let before = i;
		while (before > 0 && roomAt(before) === 'end') before--;
		let after = i + 1;
		while (after < units.length - 1 && roomAt(after) === 'start') after++;
		const unit = units[before]!;
		const next = units[after]!;
		return gapBetween(unit, settings[unit.piece]!, next, settings[next.piece]!, text);
	}

	function roomAt(i: number): 'start' | 'end' | undefined {
		const piece = pieces[units[i]!.piece]!;
		return piece.kind === 'space' && piece.isRoom ? piece.side : undefined;
	}

	function breakAfter(i: number, unit: Unit, next: Unit): Break {
		if (builder.forced.has(i)) return forced;
		const value = lineBreaks.before[next.start]!;
		if (value === MANDATORY) return forced;
		const hyphen = hyphens[i];
		if (hyphen) return hyphen;
		if (value === PROHIBITED) {
			if (isInRun(unit, next, text) && !isNoWrap(settings[next.piece]!.style)) return betweenPairs;
			return isAmongMarks(i, unit, next) ? lastResort : none;
		}
		if (unit.class === 'space') {
			if (glued(units, i, text) || isEnglishDash(next, text)) return none;
			const penalty = spacePenalty(units, i, text);
			return penalty === 0 ? allowed : { kind: 'allowed', penalty };
		}
		if (unit.class === 'latin' && isHyphen(text.charCodeAt(unit.end - 1))) return hyphened;
		const penalty = weakness(unit, next, text);
		return penalty === 0 ? allowed : { kind: 'allowed', penalty };
	}

	/** Before the last of three closing marks in a row, where line breaking is loose. */
	function isAmongMarks(i: number, unit: Unit, next: Unit): boolean {
		const before = units[i - 1];
		if (!before || !closes(next) || !closes(unit) || !closes(before)) return false;
		return settings[next.piece]!.style.lineBreak === 'loose';
	}
}

/** Which begins no line, not behind a space either (TYPOGRAPHY section 10). */
const isEnglishDash = ({ class: kind, start }: Unit, text: string): boolean =>
	kind === 'latin' && text.charCodeAt(start) === 0x2014;

const isHyphen = (code: number): boolean => code === 0x2d || code === 0x2010;

const isRaised = (piece: Piece): boolean => piece.kind === 'text' && piece.isRaised === true;

const closes = ({ class: kind }: Unit): boolean => isMark(kind) && kind !== 'open';
