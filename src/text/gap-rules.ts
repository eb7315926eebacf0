import { isInRun } from './break-rules.js';
import { autospaceKind, isSuperscript, touching } from './character-class.js';
import type { Gap, GapKind, Unit } from './paragraph.js';
import { autospaceOf, type Setting, SOLID_STRETCH } from './setting.js';
import type { Spacing } from './spacing.js';

export const fixed: Gap = { kind: 'fixed', natural: 0, min: 0, stretch: 0, max: 0 };

/** The gap between two units: what the table of TYPOGRAPHY 4.3 leaves between two inks, and which steps may change it. */
export function gapBetween(
	unit: Unit,
	setting: Setting,
	next: Unit,
	nextSetting: Setting,
	text: string,
): Gap {
	const kind = unit.class;
	const nextKind = next.class;
	if (kind === 'han' && nextKind === 'han') {
		const { solid } = unit.em <= next.em ? setting : nextSetting;
		return isIdeographicSpace(unit) || isIdeographicSpace(next) ? solidIn(unit, next, setting) : solid;
	}
	if (kind === 'space') return wordGap(unit, setting);
	if (nextKind === 'space') return fixed;
	if (kind === 'object' || nextKind === 'object') return besideObject(unit, next, setting.spacing);
	if (kind === 'latin' && nextKind === 'latin') return fixed;
	// Dashes in a row are one stroke, and dots stand at even distances.
	if (isInRun(unit, next, text)) return fixed;
	return (
		blankGap(unit, next, text, setting.spacing) ??
		autospaceGap(unit, setting, next, nextSetting, text) ??
		solidIn(unit, next, setting)
	);
}

const isIdeographicSpace = ({ class: kind, glyphs, ink, em }: Unit): boolean =>
	kind === 'han' && ink === 0 && em > 0 && glyphs !== undefined;

/** The gap that step 3 of expansion opens: not beside connectors and dots, not on the ink side of a mark. */
function solidIn(unit: Unit, next: Unit, { solid }: Setting): Gap {
	return stretches(unit, next) ? solid : fixed;
}

/** A space is a unit of its own with its glyph; what may be added to it or taken from it stands in the gap behind it. */
function wordGap(space: Unit, { record: { wordSpace }, chinese, style }: Setting): Gap {
	const { ink, em } = space;
	const wider = style.spaceLimits === 'wide' ? WIDER : 1;
	const shrink = wordSpace.shrink * wider;
	const stretch = wordSpace.stretch * wider;
	return {
		kind: 'word',
		natural: 0,
		min: -Math.min(ink * shrink, Math.max(0, ink - (chinese ? em / 4 : 0))),
		stretch: ink * stretch,
		max: chinese ? Math.max(0, em / 2 - ink) : ink * stretch,
	};
}

/** `-x-space-limits: wide` lets a word space leave its natural width by half as much again: 0.7 to 1.5 of it in English. */
const WIDER = 1.5;

export const isMark = (kind: Unit['class']): boolean =>
	kind === 'open' || kind === 'close' || kind === 'pause' || kind === 'stop';

/** A mark keeps its blank beside a box among the text, and beside the frame of one. */
function besideObject(unit: Unit, next: Unit, { collapses, marks, pushesIn }: Spacing): Gap {
	const after = unit.class === 'object' ? 0 : unit.blankAfter;
	const before = next.class === 'object' ? 0 : next.blankBefore;
	const natural = marks === 'half' || marks === 'kaiming' ? 0 : after + before;
	if (natural === 0) return fixed;
	const kind = collapses ? gapKind(unit, next, before > 0) : 'fixed';
	return { kind, natural, min: collapses && pushesIn ? 0 : natural, stretch: 0, max: natural };
}

/** The blank of a mark beside its neighbour, or nothing when neither side has one. */
function blankGap(unit: Unit, next: Unit, text: string, spacing: Spacing): Gap | undefined {
	if (unit.blankAfter === 0 && next.blankBefore === 0)
		return isMark(unit.class) && isMark(next.class) ? fixed : undefined;
	const { collapses, marks, pushesIn } = spacing;
	const after = keptAfter(unit, next, text, spacing);
	const before = keptBefore(unit, next, spacing);
	const natural = collapses && after > 0 && before > 0 ? Math.min(after, before) : after + before;
	const stretch = SOLID_STRETCH * unit.em;
	if (natural === 0)
		return stretches(unit, next) ? { kind: 'solid', natural: 0, min: 0, stretch, max: 0 } : fixed;
	const rigid = !collapses && marks === 'full';
	return {
		kind: rigid ? 'solid' : gapKind(unit, next, before > 0 && after === 0),
		natural,
		min: rigid || !pushesIn ? natural : 0,
		stretch,
		max: natural,
	};
}

function gapKind(unit: Unit, next: Unit, byNext: boolean): GapKind {
	if (unit.class === 'middle-dot' || (byNext && next.class === 'middle-dot')) return 'middle-dot';
	if (byNext || unit.class === 'close') return 'bracket';
	return unit.class === 'pause' ? 'pause' : 'stop';
}

/** Marks of Latin that close: they stand as near to a wide mark as wide ones do. */
const CLOSES = ',.;:!?)]}';

function keptAfter(unit: Unit, next: Unit, text: string, { collapses, marks }: Spacing): number {
	if (unit.blankAfter === 0) return 0;
	if (!collapses) return unit.blankAfter;
	if (marks === 'half' || (marks === 'kaiming' && (unit.class !== 'stop' || isMark(next.class)))) return 0;
	// Before another closing mark, a dot or a run of ！？ the blank goes; before an opening one the two are shared.
	return next.class === 'close' ||
		next.class === 'pause' ||
		next.class === 'stop' ||
		next.class === 'middle-dot' ||
		next.class === 'exclamation' ||
		(next.class === 'latin' && CLOSES.includes(text[next.start]!))
		? 0
		: unit.blankAfter;
}

function keptBefore(unit: Unit, next: Unit, { collapses, marks }: Spacing): number {
	if (next.blankBefore === 0) return 0;
	if (!collapses) return next.blankBefore;
	if (marks === 'half' || marks === 'kaiming') return 0;
	// A mark that keeps its em, such as a colon in a vertical line, has room enough behind it.
	const isFull = isMark(unit.class) && unit.blankAfter === 0;
	return isFull || unit.class === 'middle-dot' || isIdeographicSpace(unit) ? 0 : next.blankBefore;
}

/** Between ideographs and letters or digits, either way round (TYPOGRAPHY section 5). */
function autospaceGap(
	unit: Unit,
	setting: Setting,
	next: Unit,
	nextSetting: Setting,
	text: string,
): Gap | undefined {
	const isFirst = unit.class === 'latin';
	const [latin, han, own] = isFirst ? [unit, next, nextSetting] : [next, unit, setting];
	if (latin.class !== 'latin' || (han.class !== 'han' && han.class !== 'iteration') || !own.chinese)
		return undefined;
	// Upright letters of a vertical line stand as ideographs do, and so do those that share an em.
	if (latin.glyphs?.direction !== 'horizontal' || latin.glyphs.combined || han.glyphs?.combined)
		return undefined;
	const wide = text.charCodeAt(han.start);
	if (wide === 0x3000 || (wide >= 0xff01 && wide <= 0xff60)) return undefined;
	const code = touching(text, isFirst ? latin.end - 1 : latin.start);
	const kind = isFirst || !isSuperscript(code) ? autospaceKind(code) : undefined;
	if (!kind || !own.style.textAutospace[kind]) return undefined;
	if (unit.em === next.em) return own.autospace;
	return autospaceOf(own.style, Math.min(unit.em, next.em));
}

/** The gaps that step 3 of expansion may open: not inside units, not beside connectors, not on the ink side of a mark. */
function stretches(unit: Unit, next: Unit): boolean {
	switch (unit.class) {
		case 'connector':
		case 'solidus':
		case 'middle-dot':
		case 'open':
		case 'prefix':
			return false;
	}
	switch (next.class) {
		case 'connector':
		case 'solidus':
		case 'close':
		case 'pause':
		case 'stop':
		case 'middle-dot':
		case 'suffix':
		case 'exclamation':
			return false;
	}
	return true;
}
