import { forcedEnd } from './compose-greedy.js';
import { type FitTable, fitTable, lineOf, type Measures, TOLERANCE } from './line-fit.js';
import type { Line, Paragraph } from './paragraph.js';

/** Costs of TYPOGRAPHY section 7.2. */
const CONSECUTIVE_HYPHENS = 3000;
const MOST_HYPHENS = 2;
/** Worse than any loose line: only text that cannot be broken otherwise ends with a lone character (cases E03 to E05). */
const SHORT_LAST_LINE = 1e10;
/** A paragraph does not end with half a word (`hyphenate-limit-last`), unless the word would stand over. */
const HYPHEN_IN_LAST_WORD = 1e16;
const OVERFULL = 1e14;
/** A ragged line that leaves all of its measure empty counts as bad as this ratio, cubed and times 100, would. */
const RAGGED_BADNESS = 300;
const CLASHING_LINES = 3000;
/** A line without anything to stretch, set ragged: worse than any that can be justified. */
const RIGID = 100;
/** Lines looser than this many times their stretch are all equally bad: the sum stays finite. */
const WORST_RATIO = 50;

export interface ComposeOptions {
	/** The text is not justified: what lines leave open is evened out instead. */
	readonly isRagged?: boolean;
	/** The unit with which the first line begins, where an earlier frame took the lines before. */
	readonly from?: number;
}

interface Node {
	readonly unit: number;
	readonly line: number;
	readonly demerits: number;
	readonly previous: Node | undefined;
	/** Lines in a row that end in a hyphen. */
	readonly hyphens: number;
	/** -1 tight, 0 right, 1 loose, 2 very loose. */
	readonly fitness: number;
	readonly overfull: boolean;
}

/**
 * Chooses all line ends of a paragraph at once (Knuth and Plass 1981) with the Chinese rules in the items: every gap between
 * ideographs is glue, and what a mark gives up at an edge belongs to the candidate line. This is `text-wrap: pretty`.
 */
export function composeOptimum(
	paragraph: Paragraph,
	measures: Measures,
	{ isRagged = false, from = 0 }: ComposeOptions = {},
): readonly Line[] {
	const { units, breaks } = paragraph;
	if (units.length <= from) return [];
	const table = fitTable(paragraph);
	const lastWord = lastWordStart(paragraph);
	let active: Node[] = [
		{ unit: from, line: 0, demerits: 0, previous: undefined, hyphens: 0, fitness: 0, overfull: false },
	];
	for (let end = from + 1; end <= units.length; end++) {
		const { kind } = breaks[end - 1]!;
		if (kind === 'none') continue;
		const isInLastWord = breaks[end - 1]!.hyphen !== undefined && end > lastWord;
		const isForced = kind === 'forced';
		const next = new Map<number, Node>();
		const kept: Node[] = [];
		for (const node of active) {
			const candidate = reach(paragraph, table, node, end, measures, isForced, isRagged);
			if (candidate === 'too-long') continue;
			if (!isForced) kept.push(node);
			if (!candidate) continue;
			const way = isInLastWord
				? { ...candidate, demerits: candidate.demerits + HYPHEN_IN_LAST_WORD }
				: candidate;
			const key = Math.min(way.line, measures.steadyFrom);
			const rival = next.get(key);
			if (!rival || !isBetter(rival, way)) next.set(key, way);
		}
		if (kept.length === 0 && next.size === 0) {
			// The line that is cut or stands over begins as late as it can: what fits before it stays before it.
			const latest = Math.max(...active.map(({ unit }) => unit));
			const stuck = best(active.filter(({ unit }) => unit === latest))!;
			const measure = measures.at(stuck.line) + TOLERANCE;
			const forced = forcedEnd(paragraph, table, stuck.unit, end, measure);
			active = [emergency(stuck, forced, table.fit(stuck.unit, forced).natural > measure)];
			end = forced;
			continue;
		}
		active = [...kept, ...next.values()];
	}
	return linesTo(paragraph, best(active.filter(({ unit }) => unit === units.length)));
}

/** The node that a line from `node` to `end` leads to; nothing when that break is refused. */
function reach(
	paragraph: Paragraph,
	table: FitTable,
	node: Node,
	end: number,
	measures: Measures,
	isForced: boolean,
	isRagged: boolean,
): Node | 'too-long' | undefined {
	const measure = measures.at(node.line);
	const { natural, shrink, stretch } = table.fit(node.unit, end);
	if (natural - shrink > measure + TOLERANCE) return 'too-long';
	const { penalty, hyphen } = paragraph.breaks[end - 1]!;
	const hyphens = hyphen ? node.hyphens + 1 : 0;
	if (hyphens > MOST_HYPHENS) return undefined;
	const missing = measure - natural;
	const isLoose = missing > TOLERANCE;
	const ratio = isForced && isLoose ? 0 : ratioOf(missing, shrink, stretch);
	const isLeftOpen = isRagged && isLoose && !isForced;
	const badness = isLeftOpen ? (RAGGED_BADNESS * missing) / measure : 100 * Math.abs(ratio) ** 3;
	const fitness = isLeftOpen ? 0 : ratio < -0.5 ? -1 : ratio <= 0.5 ? 0 : ratio <= 1 ? 1 : 2;
	let demerits = (1 + badness + penalty) ** 2;
	if (hyphens > 1) demerits += CONSECUTIVE_HYPHENS;
	if (node.line > 0 && !(isForced && isLoose) && Math.abs(fitness - node.fitness) > 1)
		demerits += CLASHING_LINES;
	if (isForced && isShort(paragraph, node.unit, end)) demerits += SHORT_LAST_LINE;
	return {
		unit: end,
		line: node.line + 1,
		demerits: node.demerits + demerits,
		previous: node,
		hyphens,
		fitness,
		overfull: false,
	};
}

function ratioOf(missing: number, shrink: number, stretch: number): number {
	if (Math.abs(missing) <= TOLERANCE) return 0;
	if (missing < 0) return shrink > 0 ? missing / shrink : 0;
	return stretch > 0 ? Math.min(WORST_RATIO, missing / stretch) : RIGID;
}

/** A last line that holds fewer ideographs than the language asks for; marks do not count (CLREQ 3.4.4). */
function isShort({ units, language }: Paragraph, start: number, end: number): boolean {
	if (start === 0) return false;
	let count = 0;
	for (let i = start; i < end; i++) {
		const { class: kind, start: from, end: to } = units[i]!;
		count += kind === 'han' || kind === 'iteration' ? 1 : kind === 'latin' ? to - from : 0;
	}
	return count < language.lastLine;
}

/** Demerits that differ by less than this part of themselves differ by rounding. */
const SAME = 1e-9;

/** Ties: fewer lines, then fewer hyphens; then the fuller line comes first, so a later candidate wins (case E03). */
function isBetter(a: Node, b: Node): boolean {
	if (Math.abs(a.demerits - b.demerits) > SAME * b.demerits) return a.demerits < b.demerits;
	return a.line !== b.line ? a.line < b.line : a.hyphens < b.hyphens;
}

const best = (nodes: readonly Node[]): Node | undefined =>
	nodes.reduce<Node | undefined>(
		(found, node) => (!found || isBetter(node, found) ? node : found),
		undefined,
	);

/** No legal break fits: the line is cut where it must be, or stands over; the text goes on behind it, nothing is lost. */
const emergency = (node: Node, unit: number, overfull: boolean): Node => ({
	unit,
	line: node.line + 1,
	demerits: node.demerits + OVERFULL,
	previous: node,
	hyphens: 0,
	fitness: 0,
	overfull,
});

function linesTo(paragraph: Paragraph, last: Node | undefined): readonly Line[] {
	const lines: Line[] = [];
	for (let node = last; node?.previous; node = node.previous) {
		lines.push(lineOf(paragraph, node.previous.unit, node.unit, node.overfull));
	}
	return lines.reverse();
}

/** The unit with which the last word of a paragraph begins. */
function lastWordStart({ units }: Paragraph): number {
	let at = units.length;
	while (at > 0 && units[at - 1]!.class !== 'space' && units[at - 1]!.class !== 'han') at--;
	return at;
}
