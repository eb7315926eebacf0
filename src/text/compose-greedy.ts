import { type FitTable, fitTable, lineOf, type Measures, TOLERANCE } from './line-fit.js';
import type { Line, Paragraph } from './paragraph.js';
import { breaksInNeed } from './text-style.js';

/**
 * Takes what fits, line by line: first with natural widths, then by pushing the next units in where shrinking allows it, else
 * by pushing out to the last place where a break is legal (CLREQ 3.1.4; TYPOGRAPHY 7.1). This is what `text-wrap: wrap` means.
 */
export function composeGreedy(
	paragraph: Paragraph,
	measures: Measures,
	from = 0,
	table: FitTable = fitTable(paragraph),
): readonly Line[] {
	const greedy: Greedy = { paragraph, table, legal: legalEnds(paragraph) };
	const lines: Line[] = [];
	let hyphens = 0;
	for (let start = from; start < paragraph.units.length; ) {
		const mayHyphenate =
			hyphens < paragraph.block.hyphenateLimitLines && !refusesHyphen(paragraph, measures, lines.length);
		const line = takeLine(greedy, start, measures.at(lines.length), mayHyphenate);
		lines.push(line);
		const { hyphen, isHyphened } = paragraph.breaks[line.end - 1]!;
		hyphens = hyphen || isHyphened ? hyphens + 1 : 0;
		start = line.end;
	}
	return lines;
}

interface Greedy {
	readonly paragraph: Paragraph;
	readonly table: FitTable;
	/** For each unit the first place at or after it where a line may end: a word of a megabyte is not looked through for each line. */
	readonly legal: Int32Array;
}

function legalEnds({ breaks }: Paragraph): Int32Array {
	const ends = new Int32Array(breaks.length + 2).fill(breaks.length + 1);
	for (let end = breaks.length; end > 0; end--) {
		const { kind, isLastResort } = breaks[end - 1]!;
		ends[end] = kind === 'none' || isLastResort ? ends[end + 1]! : end;
	}
	return ends;
}

/** Whether a hyphen is not wanted in a line because it is the last in its frame (CSS Text 4, 6.3.3). */
export function refusesHyphen({ block }: Paragraph, measures: Measures, line: number): boolean {
	return block.hyphenateLimitLast !== 'none' && measures.endsFrame?.(line) === true;
}

function takeLine(
	{ paragraph, table, legal }: Greedy,
	start: number,
	measure: number,
	mayHyphenate: boolean,
): Line {
	const { units, breaks, block } = paragraph;
	const room = measure + TOLERANCE;
	let lastLegal = 0;
	for (let end = legal[start + 1]!; end <= units.length; end = legal[end + 1]!) {
		const { kind, hyphen } = breaks[end - 1]!;
		if (hyphen && (!mayHyphenate || isInZone(paragraph, table, start, end, measure))) continue;
		const { natural, shrink } = table.fit(start, end, measure);
		if (natural <= room) {
			lastLegal = end;
			if (kind === 'forced') return lineOf(paragraph, start, end, false);
			continue;
		}
		// Does a break fit exactly before what stands over? Otherwise squeeze the next legal piece in, or push out.
		const pushesIn = block.kinsoku === 'push-in-first' && natural - shrink <= room;
		if (pushesIn && !(lastLegal > 0 && fillsMeasure(table, start, lastLegal, measure, units.length)))
			return lineOf(paragraph, start, end, false);
		if (lastLegal > 0) return lineOf(paragraph, start, lastLegal, false);
		const need = forcedEnd(paragraph, table, start, end, measure);
		return lineOf(paragraph, start, need, table.fit(start, need, measure).natural > room);
	}
	return lineOf(paragraph, start, lastLegal > 0 ? lastLegal : units.length, false);
}

/**
 * Whether the line without the word that would be divided leaves no more room than the style says may stay empty (CSS Text 4,
 * `hyphenate-limit-zone`).
 */
export function isInZone(
	{ breaks, block }: Paragraph,
	table: FitTable,
	start: number,
	end: number,
	measure: number,
): boolean {
	const { points, percent } = block.hyphenateLimitZone;
	const zone = points + percent * measure;
	if (zone <= 0) return false;
	let plain = end - 1;
	while (plain > start && (breaks[plain - 1]!.kind === 'none' || breaks[plain - 1]!.hyphen)) plain--;
	return plain > start && measure - table.fit(start, plain, measure).natural <= zone;
}

/** Whether nothing that comes next would have fitted naturally: the break is where the text itself fills the line. */
function fillsMeasure(table: FitTable, start: number, end: number, measure: number, count: number): boolean {
	return end < count && table.fit(start, end + 1, measure).natural > measure + TOLERANCE;
}

/** No legal break fits: the last unit that does ends the line, if the style allows breaks anywhere in need. */
export function forcedEnd(
	paragraph: Paragraph,
	table: FitTable,
	start: number,
	legal: number,
	measure: number,
): number {
	const { units, pieces } = paragraph;
	const piece = pieces[units[start]!.piece];
	if (piece?.kind !== 'text' || !breaksInNeed(piece.style)) return legal;
	let end = start + 1;
	while (end + 1 < legal && table.fit(start, end + 1, measure).natural <= measure + TOLERANCE) end++;
	return end;
}
