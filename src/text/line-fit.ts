import type { Line, Paragraph, UnitGlyphs } from './paragraph.js';

/** What a candidate line comes to, edges trimmed. Points. */
export interface Fit {
	readonly natural: number;
	/** What all steps of shrinking can take off, and what stretching gives at a ratio of 1. */
	readonly shrink: number;
	readonly stretch: number;
}

/** Sums over a paragraph that make the fit of any line a subtraction. */
export interface FitTable {
	fit(start: number, end: number): Fit;
	/** The unit with which a line begins that would start at `unit`: spaces there go away. */
	firstOf(unit: number): number;
	/** One past the last unit that shows. */
	lastOf(start: number, end: number): number;
}

const advanceOf = (glyphs: UnitGlyphs | undefined): number =>
	glyphs ? glyphs.advances.reduce((total, advance) => total + advance, 0) : 0;

const preserved = (paragraph: Paragraph, unit: number): boolean => {
	const piece = paragraph.pieces[paragraph.units[unit]!.piece];
	return (
		piece?.kind === 'text' && (piece.style.whiteSpace === 'pre' || piece.style.whiteSpace === 'pre-wrap')
	);
};

export function fitTable(paragraph: Paragraph): FitTable {
	const { units, gaps, breaks } = paragraph;
	const count = units.length;
	const natural = new Float64Array(count + 1);
	const shrink = new Float64Array(count + 1);
	const stretch = new Float64Array(count + 1);
	for (let i = 0; i < count; i++) {
		const gap = gaps[i]!;
		natural[i + 1] = natural[i]! + units[i]!.ink + gap.natural;
		shrink[i + 1] = shrink[i]! + gap.natural - gap.min;
		stretch[i + 1] = stretch[i]! + gap.stretch;
	}
	const isSpace = (unit: number): boolean => units[unit]!.class === 'space' && !preserved(paragraph, unit);
	const firstOf = (unit: number): number => {
		let at = unit;
		// A space keeps its place where the paragraph begins with nothing else, so that an empty line has a unit.
		while (at < count - 1 && isSpace(at) && breaks[at]!.kind !== 'forced') at++;
		return at;
	};
	const lastOf = (start: number, end: number): number => {
		let at = end;
		while (at > start && isSpace(at - 1)) at--;
		return at;
	};
	return {
		firstOf,
		lastOf,
		fit: (start, end) => {
			const first = firstOf(start);
			const last = lastOf(first, end);
			if (last <= first) return { natural: 0, shrink: 0, stretch: 0 };
			const head = units[first]!;
			const tail = units[last - 1]!;
			const leading = paragraph.trimStart ? 0 : head.blankBefore;
			const trailing = paragraph.trimEnd ? 0 : tail.blankAfter;
			const hyphen = last === end ? advanceOf(breaks[end - 1]!.hyphen) : 0;
			return {
				natural: natural[last - 1]! - natural[first]! + tail.ink + leading + trailing + hyphen,
				shrink: shrink[last - 1]! - shrink[first]!,
				stretch: stretch[last - 1]! - stretch[first]!,
			};
		},
	};
}

/** The measure of each line of a paragraph, first-line indent taken off; from `steadyFrom` on all are the same. */
export interface Measures {
	readonly steadyFrom: number;
	at(line: number): number;
}

/** Every line in the same measure, the first shorter by the indent. */
export function evenMeasures(measure: number, indent = 0): Measures {
	return { steadyFrom: 1, at: (line) => (line === 0 ? measure - indent : measure) };
}

/** Rounding that a line may exceed its measure by: far below what can be seen. */
export const TOLERANCE = 0.005;

export function lineOf(paragraph: Paragraph, start: number, end: number, overfull: boolean): Line {
	const isLast = end === paragraph.units.length || paragraph.breaks[end - 1]!.kind === 'forced';
	return overfull ? { start, end, isLast, overfull } : { start, end, isLast };
}
