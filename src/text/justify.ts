import { type FitTable, fitTable } from './line-fit.js';
import type { Gap, GapKind, Line, Paragraph, Unit } from './paragraph.js';

/** Steps in which a line that is too long gives up room, each exhausted before the next (CLREQ 3.5.3). */
const shrinkSteps: readonly GapKind[] = ['word', 'middle-dot', 'bracket', 'pause', 'autospace', 'stop'];

export type Justification = 'auto' | 'none' | 'inter-word' | 'inter-character' | 'inter-ideograph';

/** What justification makes of a line. Points. */
export interface JustifiedLine {
	/** What each gap takes in the end: index 0 stands after the line's first unit. */
	readonly gaps: readonly number[];
	/** What is added between the letters of words: `text-justify: inter-character`. */
	readonly letterSpace: number;
}

/** Fits the gaps of a line to its measure, as far as its rules go. */
export function justifyLine(
	paragraph: Paragraph,
	line: Line,
	measure: number,
	stretches: boolean,
	how: Justification,
	table: FitTable = fitTable(paragraph),
): JustifiedLine {
	const first = table.firstOf(line.start);
	const last = table.lastOf(first, line.end);
	const count = Math.max(0, last - 1 - first);
	const widths: number[] = new Array(count);
	for (let i = 0; i < count; i++) widths[i] = paragraph.gaps[first + i]!.natural;
	const missing = measure - table.fit(line.start, line.end, measure).natural;
	if (missing < 0) {
		shrink(paragraph.gaps, first, widths, -missing);
		return { gaps: widths, letterSpace: 0 };
	}
	if (!stretches || how === 'none' || missing <= 1e-9) return { gaps: widths, letterSpace: 0 };
	const meant = how === 'auto' ? paragraph.language.justify : how;
	const letters = meant === 'inter-character' ? letterGaps(paragraph.units, first, last) : 0;
	return { gaps: widths, letterSpace: expand(paragraph.gaps, first, widths, missing, meant, letters) };
}

type Gaps = readonly Gap[];

function shrink(gaps: Gaps, first: number, widths: number[], excess: number): void {
	let left = excess;
	for (const step of shrinkSteps) {
		if (left <= 1e-9) return;
		left -= share(gaps, first, widths, step, -left);
	}
}

/** Answers what is left for each place between letters. */
function expand(
	gaps: Gaps,
	first: number,
	widths: number[],
	missing: number,
	how: Justification,
	letters: number,
): number {
	let left = missing;
	if (how !== 'inter-character') {
		left -= share(gaps, first, widths, 'word', left);
		if (left > 1e-9) left -= share(gaps, first, widths, 'autospace', left);
		if (left <= 1e-9) return 0;
	}
	// What is still missing goes to all other gaps alike; where there are none, the spaces take it all, or the autospaces.
	let others = 0;
	let words = 0;
	let autospaces = 0;
	for (let i = 0; i < widths.length; i++) {
		const { kind } = gaps[first + i]!;
		if (kind === 'word') words++;
		else if (kind === 'autospace' && how !== 'inter-character') autospaces++;
		else if (kind !== 'fixed') others++;
	}
	const toAll = how === 'inter-character' && words + others + letters > 0;
	const toWords = !toAll && words > 0 && (how === 'inter-word' || others === 0);
	const toAutospaces = !toAll && how !== 'inter-word' && words + others === 0;
	const places = toAll ? words + others + letters : toWords ? words : toAutospaces ? autospaces : others;
	if (places === 0) return 0;
	const part = left / places;
	for (let i = 0; i < widths.length; i++) {
		const { kind } = gaps[first + i]!;
		const takes =
			kind === 'word'
				? toAll || toWords
				: kind === 'autospace'
					? toAll || toAutospaces
					: kind !== 'fixed' && !toWords;
		if (takes) widths[i]! += part;
	}
	return toAll && letters > 0 ? part : 0;
}

/** Places between the letters of the words of a line. */
function letterGaps(units: readonly Unit[], first: number, last: number): number {
	let count = 0;
	for (let i = first; i < last; i++) {
		const { class: kind, glyphs } = units[i]!;
		if (kind !== 'latin') continue;
		count += clusterCount(glyphs?.clusters ?? []) - 1;
		// A word in several units: syllables.
		if (i + 1 < last && units[i + 1]!.class === 'latin') count++;
	}
	return count;
}

/** Letters of a unit: a ligature counts as one. */
export function clusterCount(clusters: readonly number[]): number {
	let count = 0;
	for (let i = 0; i < clusters.length; i++) if (i === 0 || clusters[i] !== clusters[i - 1]) count++;
	return count;
}

/** Gives the gaps of a kind equal parts of `amount` within their limits; answers how much was given, as a positive number. */
function share(gaps: Gaps, first: number, widths: number[], kind: GapKind, amount: number): number {
	let left = amount;
	const isShrinking = amount < 0;
	const room = (i: number): number =>
		isShrinking ? gaps[first + i]!.min - widths[i]! : gaps[first + i]!.max - widths[i]!;
	let open: number[] = [];
	for (let i = 0; i < widths.length; i++)
		if (gaps[first + i]!.kind === kind && Math.abs(room(i)) > 1e-12) open.push(i);
	while (open.length > 0 && Math.abs(left) > 1e-9) {
		const part = left / open.length;
		const stillOpen: number[] = [];
		for (const i of open) {
			const limit = room(i);
			const given = Math.abs(part) < Math.abs(limit) ? part : limit;
			widths[i]! += given;
			left -= given;
			if (given !== limit) stillOpen.push(i);
		}
		if (stillOpen.length === open.length) break;
		open = stillOpen;
	}
	return Math.abs(amount - left);
}
