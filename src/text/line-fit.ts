import type { Line, Paragraph, Unit, UnitGlyphs } from './paragraph.js';

/** What a candidate line comes to, edges trimmed. Points. */
export interface Fit {
	readonly natural: number;
	/** What all steps of shrinking can take off, and what stretching gives at a ratio of 1. */
	readonly shrink: number;
	readonly stretch: number;
}

/** Rounding that a line may exceed its measure by: far below what can be seen. */
export const TOLERANCE = 0.005;

/** Sums over a paragraph that make the fit of any line a subtraction. All in points, by unit. */
export interface FitTable {
	readonly naturals: Float64Array;
	readonly shrinks: Float64Array;
	readonly stretches: Float64Array;
	/** The unit with which a line begins that would start at this one: spaces there go away. */
	readonly firsts: Int32Array;
	/** One past the last unit that shows of a line that would end before this one. */
	readonly lasts: Int32Array;
	/** What a unit takes at the start of a line more than its ink, and less where it stands out. */
	readonly heads: Float64Array;
	/** What it takes at the end of one, instead of its ink and the gap after it. */
	readonly tails: Float64Array;
	/** What the end of a line may give up where the line is too long: a blank half, or a mark that hangs out. */
	readonly gives: Float64Array;
	/** What a hyphen adds when a line ends before a unit. */
	readonly hyphens: Float64Array;
	fit(start: number, end: number, measure?: number): Fit;
	firstOf(unit: number): number;
	lastOf(start: number, end: number): number;
	/** How far the end of a line of this measure gives way: part of `gives`. */
	giveOf(start: number, end: number, measure: number): number;
}

export const advanceOf = (glyphs: UnitGlyphs | undefined): number =>
	glyphs ? glyphs.advances.reduce((total, advance) => total + advance, 0) : 0;

const nothing: Fit = { natural: 0, shrink: 0, stretch: 0 };

export function fitTable(paragraph: Paragraph): FitTable {
	const { units, gaps, breaks } = paragraph;
	const count = units.length;
	// One piece of memory for all: a page has many short paragraphs.
	const size = count + 1;
	const memory = new ArrayBuffer(size * 64);
	const numbers = (index: number): Float64Array => new Float64Array(memory, index * size * 8, size);
	const naturals = numbers(0);
	const shrinks = numbers(1);
	const stretches = numbers(2);
	const heads = numbers(3);
	const tails = numbers(4);
	const gives = numbers(5);
	const hyphens = numbers(6);
	const firsts = new Int32Array(memory, 7 * size * 8, size);
	const lasts = new Int32Array(memory, 7 * size * 8 + size * 4, size);
	firsts[count] = count;
	const edges = edgeRules(paragraph);
	for (let i = 0; i < count; i++) {
		const unit = units[i]!;
		const gap = gaps[i]!;
		naturals[i + 1] = naturals[i]! + unit.ink + gap.natural;
		shrinks[i + 1] = shrinks[i]! + gap.natural - gap.min;
		stretches[i + 1] = stretches[i]! + gap.stretch;
		const isSpace = unit.class === 'space' && !isPreserved(paragraph, i);
		lasts[i + 1] = isSpace ? lasts[i]! : i + 1;
		heads[i] = edges.head(i);
		tails[i] = edges.tail(i);
		gives[i] = edges.give(i);
		const { hyphen } = breaks[i]!;
		if (hyphen) hyphens[i + 1] = edges.hyphen(hyphen);
	}
	for (let i = count - 1; i >= 0; i--) {
		// A space keeps its place where the paragraph begins with nothing else, so that an empty line has a unit.
		const goes =
			units[i]!.class === 'space' &&
			i < count - 1 &&
			breaks[i]!.kind !== 'forced' &&
			!isPreserved(paragraph, i);
		firsts[i] = goes ? firsts[i + 1]! : i;
	}
	const firstOf = (unit: number): number => firsts[unit]!;
	const lastOf = (start: number, end: number): number => Math.max(start, lasts[end]!);
	const fullOf = (first: number, last: number, end: number): number =>
		naturals[last - 1]! -
		naturals[first]! +
		heads[first]! +
		tails[last - 1]! +
		(last === end ? hyphens[end]! : 0);
	return {
		naturals,
		shrinks,
		stretches,
		firsts,
		lasts,
		heads,
		tails,
		gives,
		hyphens,
		firstOf,
		lastOf,
		giveOf(start, end, measure) {
			const first = firstOf(start);
			const last = lastOf(first, end);
			if (last <= first || gives[last - 1] === 0) return 0;
			return fullOf(first, last, end) > measure + TOLERANCE ? gives[last - 1]! : 0;
		},
		fit(start, end, measure = 0) {
			const first = firstOf(start);
			const last = lastOf(first, end);
			if (last <= first) return nothing;
			const full = fullOf(first, last, end);
			const natural = full > measure + TOLERANCE ? full - gives[last - 1]! : full;
			return {
				natural,
				shrink: shrinks[last - 1]! - shrinks[first]!,
				stretch: stretches[last - 1]! - stretches[first]!,
			};
		},
	};
}

/** Spaces of `pre` text stay where they are. */
function isPreserved({ pieces, units }: Paragraph, unit: number): boolean {
	const piece = pieces[units[unit]!.piece];
	return (
		piece?.kind === 'text' && (piece.style.whiteSpace === 'pre' || piece.style.whiteSpace === 'pre-wrap')
	);
}

/** Marks that may hang at the end of a line (CLREQ 3.1.7; CSS Text 4, 8.2). */
const HANGING = /^[，、。．､｡]/;

/** What units take at the edges of lines: blanks kept or given up, marks that hang, optical margins. */
function edgeRules({ units, edges, block, text, breaks }: Paragraph) {
	const { hangingPunctuation: hanging, opticalMargins } = block;
	const startsParagraph = (i: number): boolean => i === 0 || breaks[i - 1]!.kind === 'forced';
	const endsParagraph = (i: number): boolean => i === units.length - 1 || breaks[i]!.kind === 'forced';
	const hangs = (i: number): boolean => {
		const { class: kind, start } = units[i]!;
		if (kind !== 'pause' && kind !== 'stop') return false;
		// Refused in a row of marks (CLREQ 3.1.7).
		const besideMark = closes(units[i - 1]) || closes(units[i + 1]);
		return !besideMark && HANGING.test(text.slice(start, start + 1));
	};
	return {
		head(i: number): number {
			const { class: kind, blankBefore, ink, protrusion } = units[i]!;
			if (hanging.first && kind === 'open' && startsParagraph(i)) return -ink;
			const keeps =
				edges.start === 'never' || (edges.start === 'but-first' && startsParagraph(i)) ? blankBefore : 0;
			return keeps - (protrusion?.start ?? 0);
		},
		tail(i: number): number {
			const { class: kind, blankAfter, ink, protrusion } = units[i]!;
			if (hanging.last && kind === 'close' && endsParagraph(i)) return 0;
			if (hanging.end === 'force' && hangs(i)) return 0;
			return ink + (edges.end === 'always' ? 0 : blankAfter) - (protrusion?.end ?? 0);
		},
		give(i: number): number {
			const { blankAfter, ink } = units[i]!;
			const blank = edges.end === 'need' ? blankAfter : 0;
			return hanging.end === 'allow' && hangs(i) ? ink + (edges.end === 'always' ? 0 : blankAfter) : blank;
		},
		hyphen: (glyphs: UnitGlyphs): number => advanceOf(glyphs) * (opticalMargins ? 1 - HYPHEN_PROTRUSION : 1),
	};
}

/** The part of a hyphen that stands out of an optical margin. */
const HYPHEN_PROTRUSION = 0.7;

const closes = (unit: Unit | undefined): boolean =>
	unit?.class === 'close' || unit?.class === 'pause' || unit?.class === 'stop';

/** The measure of each line of a paragraph, first-line indent taken off; from `steadyFrom` on all are the same. */
export interface Measures {
	readonly steadyFrom: number;
	at(line: number): number;
	/** Whether a line is the last in its frame: no word is hyphenated there where `hyphenate-limit-last` says so. */
	endsFrame?(line: number): boolean;
}

/** Every line in the same measure, the first shorter by the indent. */
export function evenMeasures(measure: number, indent = 0): Measures {
	return { steadyFrom: 1, at: (line) => (line === 0 ? measure - indent : measure) };
}

export function lineOf(paragraph: Paragraph, start: number, end: number, overfull: boolean): Line {
	const isLast = end === paragraph.units.length || paragraph.breaks[end - 1]!.kind === 'forced';
	return overfull ? { start, end, isLast, overfull } : { start, end, isLast };
}
