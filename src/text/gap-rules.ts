import { isChinese, takesAutospace } from './character-class.js';
import { languageOf } from './languages/index.js';
import type { Gap, GapKind, Unit } from './paragraph.js';
import type { TextStyle } from './text-style.js';

/** How marks give up their blanks in a paragraph, worked out from its style (TYPOGRAPHY 4.1, CSS Text 4 `text-spacing-trim`). */
export interface Spacing {
	readonly trimStart: boolean;
	readonly trimEnd: boolean;
	/** Adjacent marks share one blank. */
	readonly collapses: boolean;
	readonly marks: 'full' | 'kaiming' | 'half';
}

export function spacingOf(style: TextStyle | undefined): Spacing {
	const trim = style?.textSpacingTrim ?? 'normal';
	const marks = style?.punctStyle ?? 'auto';
	if (marks === 'plain' || trim === 'space-all')
		return { trimStart: false, trimEnd: false, collapses: false, marks: 'full' };
	const edges = {
		trimStart: trim === 'trim-start' || trim === 'trim-both' || trim === 'trim-all',
		trimEnd: trim !== 'space-first' && trim !== 'trim-start',
	};
	return {
		...edges,
		collapses: true,
		marks: marks === 'kaiming' ? 'kaiming' : marks === 'banjiao' || trim === 'trim-all' ? 'half' : 'full',
	};
}

/** A unit with the style and language it is set in. */
export interface StyledUnit extends Unit {
	readonly style: TextStyle;
	readonly language: string;
}

/** A solid gap stretches by a tenth of an em at a ratio of 1 (TYPOGRAPHY 7.2). */
const SOLID_STRETCH = 0.1;
/** Word spaces in Chinese and autospaces grow to half an em before the others do (CLREQ 3.5.4). */
const WIDEST_AUTOSPACE = 0.5;
const NARROWEST_AUTOSPACE = 0.125;

const fixed: Gap = { kind: 'fixed', natural: 0, min: 0, stretch: 0, max: 0 };

/** The gap between two units: what the table of TYPOGRAPHY 4.3 leaves between two inks, and which steps may change it. */
export function gapBetween(
	unit: StyledUnit,
	next: StyledUnit | undefined,
	text: string,
	spacing: Spacing,
): Gap {
	if (!next) return fixed;
	const em = Math.min(unit.em, next.em);
	if (unit.class === 'space') return wordGap(unit);
	if (next.class === 'space') return fixed;
	if (unit.class === 'object' || next.class === 'object') return fixed;
	const blank = blankBetween(unit, next, spacing);
	if (blank) return blank;
	if (unit.class === 'latin' && next.class === 'latin') return fixed;
	if (isAutospaced(unit, next, text)) {
		const width = unit.class === 'latin' ? next.style.autospaceWidth : unit.style.autospaceWidth;
		const natural = width * em;
		return {
			kind: 'autospace',
			natural,
			min: Math.min(natural, NARROWEST_AUTOSPACE * em),
			stretch: Math.max(SOLID_STRETCH, WIDEST_AUTOSPACE - width) * em,
			max: Math.max(natural, WIDEST_AUTOSPACE * em),
		};
	}
	if (!stretches(unit, next)) return fixed;
	return { kind: 'solid', natural: 0, min: 0, stretch: SOLID_STRETCH * em, max: 0 };
}

/** A space is a unit of its own with its glyph; what may be added to it or taken from it stands in the gap behind it. */
function wordGap(space: StyledUnit): Gap {
	const { wordSpace } = languageOf(space.language);
	const chinese = isChinese(space.language);
	const min = -Math.min(space.ink * wordSpace.shrink, Math.max(0, space.ink - (chinese ? space.em / 4 : 0)));
	const max = chinese ? Math.max(0, space.em / 2 - space.ink) : space.ink * wordSpace.stretch;
	return { kind: 'word', natural: 0, min, stretch: space.ink * wordSpace.stretch, max };
}

const isMark = ({ class: kind }: Unit): boolean =>
	kind === 'open' || kind === 'close' || kind === 'pause' || kind === 'stop';

/** The blank of a mark beside its neighbour, or nothing when neither side has one. */
function blankBetween(unit: StyledUnit, next: StyledUnit, spacing: Spacing): Gap | undefined {
	const after = keptAfter(unit, next, spacing);
	const before = keptBefore(unit, next, spacing);
	if (unit.blankAfter === 0 && next.blankBefore === 0) {
		return isMark(unit) && unit.class !== 'open' && unit.ink >= unit.em
			? undefined
			: isMark(unit) && isMark(next)
				? fixed
				: undefined;
	}
	const natural = spacing.collapses && after > 0 && before > 0 ? Math.min(after, before) : after + before;
	const kind = gapKind(unit, before > 0 && after === 0);
	const rigid = !spacing.collapses && spacing.marks === 'full';
	if (natural === 0)
		return stretches(unit, next) ? { ...fixed, kind: 'solid', stretch: SOLID_STRETCH * unit.em } : fixed;
	return {
		kind: rigid ? 'solid' : kind,
		natural,
		min: rigid ? natural : 0,
		stretch: SOLID_STRETCH * unit.em,
		max: natural,
	};
}

function gapKind(unit: Unit, byNext: boolean): GapKind {
	if (byNext || unit.class === 'close') return 'bracket';
	return unit.class === 'pause' ? 'pause' : 'stop';
}

function keptAfter(unit: StyledUnit, next: StyledUnit, { collapses, marks }: Spacing): number {
	if (unit.blankAfter === 0) return 0;
	if (!collapses) return unit.blankAfter;
	if (marks === 'half' || (marks === 'kaiming' && (unit.class !== 'stop' || isMark(next)))) return 0;
	// Before another closing mark, a dot or a run of ！？ the blank goes; before an opening one the two are shared.
	return next.class === 'close' ||
		next.class === 'pause' ||
		next.class === 'stop' ||
		next.class === 'middle-dot' ||
		next.class === 'exclamation'
		? 0
		: unit.blankAfter;
}

function keptBefore(unit: StyledUnit, next: StyledUnit, { collapses, marks }: Spacing): number {
	if (next.blankBefore === 0) return 0;
	if (!collapses) return next.blankBefore;
	if (marks === 'half' || marks === 'kaiming') return 0;
	const isIdeographicSpace = unit.class === 'han' && unit.ink === 0;
	return unit.class === 'open' || unit.class === 'middle-dot' || isIdeographicSpace ? 0 : next.blankBefore;
}

/** Between ideographs and letters or digits, either way round (TYPOGRAPHY section 5). */
function isAutospaced(unit: StyledUnit, next: StyledUnit, text: string): boolean {
	const han =
		unit.class === 'han' || unit.class === 'iteration'
			? unit
			: next.class === 'han' || next.class === 'iteration'
				? next
				: undefined;
	const latin = unit.class === 'latin' ? unit : next.class === 'latin' ? next : undefined;
	if (!han || !latin || !isChinese(han.language)) return false;
	if (/[\uff01-\uff60\u3000]/.test(text.slice(han.start, han.end))) return false;
	const touching = latin === unit ? text[latin.end - 1] : text[latin.start];
	return (
		touching !== undefined &&
		takesAutospace(touching) &&
		(/\p{Nd}/u.test(touching) ? han.style.textAutospace.numeric : han.style.textAutospace.alpha) &&
		latin.glyphs.every(({ direction }) => direction === 'horizontal')
	);
}

/** The gaps that step 3 of expansion may open: not inside units, not beside connectors, not on the ink side of a mark. */
function stretches(unit: Unit, next: Unit): boolean {
	if (
		unit.class === 'connector' ||
		next.class === 'connector' ||
		unit.class === 'solidus' ||
		next.class === 'solidus'
	)
		return false;
	if (unit.class === 'open' || unit.class === 'prefix') return false;
	return !(
		next.class === 'close' ||
		next.class === 'pause' ||
		next.class === 'stop' ||
		next.class === 'middle-dot' ||
		next.class === 'suffix' ||
		next.class === 'exclamation'
	);
}
