import { type FitTable, fitTable, lineOf, type Measures, TOLERANCE } from './line-fit.js';
import type { Line, Paragraph } from './paragraph.js';
import { breaksInNeed } from './text-style.js';

/**
 * Takes what fits, line by line: first with natural widths, then by pushing the next units in where shrinking allows it, else
 * by pushing out to the last place where a break is legal (CLREQ 3.1.4; TYPOGRAPHY 7.1). This is what `text-wrap: wrap` means.
 */
export function composeGreedy(paragraph: Paragraph, measures: Measures, from = 0): readonly Line[] {
	const table = fitTable(paragraph);
	const legal = legalEnds(paragraph);
	const lines: Line[] = [];
	for (let start = from; start < paragraph.units.length; ) {
		const line = takeLine(paragraph, table, legal, start, measures.at(lines.length) + TOLERANCE);
		lines.push(line);
		start = line.end;
	}
	return lines;
}

/** For each unit the first place at or after it where a line may end: a word of a megabyte is not looked through for each line. */
function legalEnds({ breaks }: Paragraph): Int32Array {
	const ends = new Int32Array(breaks.length + 2).fill(breaks.length + 1);
	for (let end = breaks.length; end > 0; end--)
		ends[end] = breaks[end - 1]!.kind === 'none' ? ends[end + 1]! : end;
	return ends;
}

function takeLine(
	paragraph: Paragraph,
	table: FitTable,
	legal: Int32Array,
	start: number,
	measure: number,
): Line {
	const { units, breaks } = paragraph;
	let lastLegal = 0;
	for (let end = legal[start + 1]!; end <= units.length; end = legal[end + 1]!) {
		const { kind } = breaks[end - 1]!;
		const { natural, shrink } = table.fit(start, end);
		if (natural <= measure) {
			lastLegal = end;
			if (kind === 'forced') return lineOf(paragraph, start, end, false);
			continue;
		}
		// Does a break fit exactly before what stands over? Otherwise squeeze the next legal piece in, or push out.
		const isExact = lastLegal > 0 && fillsMeasure(paragraph, table, start, lastLegal, measure);
		if (!isExact && natural - shrink <= measure) return lineOf(paragraph, start, end, false);
		if (lastLegal > 0) return lineOf(paragraph, start, lastLegal, false);
		const need = forcedEnd(paragraph, table, start, end, measure);
		return lineOf(paragraph, start, need, table.fit(start, need).natural > measure);
	}
	return lineOf(paragraph, start, units.length, false);
}

/** Whether nothing that comes next would have fitted naturally: the break is where the text itself fills the line. */
function fillsMeasure(
	paragraph: Paragraph,
	table: FitTable,
	start: number,
	end: number,
	measure: number,
): boolean {
	return end < paragraph.units.length && table.fit(start, end + 1).natural > measure;
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
	while (end + 1 < legal && table.fit(start, end + 1).natural <= measure) end++;
	return end;
}
