import { forcedEnd, refusesHyphen } from './compose-greedy.js';
import { type FitTable, fitTable, lineOf, type Measures, TOLERANCE } from './line-fit.js';
import { NONE, NodePool } from './node-pool.js';
import type { Line, Paragraph } from './paragraph.js';

/** Costs of TYPOGRAPHY section 7.2. */
const CONSECUTIVE_HYPHENS = 3000;
const SHORTER_THAN_INDENT = 500;
const CLASHING_LINES = 3000;
/** Worse than any loose line: only text that cannot be broken otherwise ends with a lone character (cases E03 to E05). */
const SHORT_LAST_LINE = 1e10;
/** A paragraph does not end with half a word (`hyphenate-limit-last`), unless the word would stand over. */
const HYPHEN_BEFORE_LAST_LINE = 1e16;
const OVERFULL = 1e14;
/** A ragged line that leaves all of its measure empty counts as bad as this ratio, cubed and times 100, would. */
const RAGGED_BADNESS = 300;
/** A line without anything to stretch, set ragged: worse than any that can be justified. */
const RIGID = 100;
/** Lines looser than this many times their stretch are all equally bad: the sum stays finite. */
const WORST_RATIO = 50;
/**
 * Looser lines are left out at first. One of them costs at least `WITHIN_REACH`: where the best way without them costs less, it is
 * the best of all; else the search is made again with all of them.
 */
const USUAL_RATIO = 3;
const WITHIN_REACH = (1 + 100 * USUAL_RATIO ** 3) ** 2;
const USUAL_EMPTY = 0.7;
const RAGGED_WITHIN_REACH = (1 + RAGGED_BADNESS * USUAL_EMPTY) ** 2;

export interface ComposeOptions {
	/** The text is not justified: what lines leave open is evened out instead. */
	readonly isRagged?: boolean;
	/** The unit with which the first line begins, where an earlier frame took the lines before. */
	readonly from?: number;
}

/**
 * Chooses all line ends of a paragraph at once (Knuth and Plass 1981) with the Chinese rules in the items: every gap between
 * ideographs is glue, and what a mark gives up at an edge belongs to the candidate line. This is `text-wrap: pretty`.
 */
export function composeOptimum(
	paragraph: Paragraph,
	measures: Measures,
	{ isRagged = false, from = 0 }: ComposeOptions = {},
	table: FitTable = fitTable(paragraph),
): readonly Line[] {
	if (paragraph.units.length <= from) return [];
	const search = new Search(paragraph, measures, isRagged, table);
	const reach = isRagged ? RAGGED_WITHIN_REACH : WITHIN_REACH;
	const usual = search.run(from, false);
	const isBest = usual !== undefined && search.nodes.demerits[usual]! < reach;
	return search.linesTo(isBest ? usual : search.run(from, true)!);
}

class Search {
	readonly nodes = new NodePool();
	/** Nodes from which lines still reach on, by unit; those before `head` are done with. */
	private active: number[] = [];
	private head = 0;
	/** What was found to end at the present place: the best for each number of lines, fitness and hyphens. */
	private found: number[] = [];
	private readonly indent: number;
	private steady: number;

	constructor(
		private readonly paragraph: Paragraph,
		private readonly measures: Measures,
		private readonly isRagged: boolean,
		private readonly table: FitTable,
	) {
		this.steady = measures.at(measures.steadyFrom);
		this.indent = measures.at(1) - measures.at(0);
	}

	/** The cheapest node at the end of the text; nothing when there is no way, unless `all` lines are looked at. */
	run(from: number, all: boolean): number | undefined {
		const { units, breaks } = this.paragraph;
		this.nodes.clear();
		this.active = [this.nodes.add(from, 0, 0, NONE, 0, 1, false)];
		this.head = 0;
		for (let end = from + 1; end <= units.length; end++) {
			const { kind, isLastResort } = breaks[end - 1]!;
			if (kind === 'none' || (isLastResort && !all)) continue;
			const isForced = kind === 'forced';
			const dropped = this.reachFrom(end, isForced, all);
			if (isForced) this.head = this.active.length;
			for (const node of this.found) this.active.push(node);
			if (this.found.length > 0 || this.head < this.active.length) continue;
			if (!all) return undefined;
			end = this.cut(dropped, end);
		}
		const last = this.active.slice(this.head).filter((node) => this.nodes.unit[node] === units.length);
		return this.bestOf(last);
	}

	/** Fills `found` with the nodes that lines to `end` lead to; answers the nodes from which that is too far. */
	private reachFrom(end: number, isForced: boolean, all: boolean): number[] {
		const { nodes, active } = this;
		const dropped: number[] = [];
		this.found = [];
		for (let i = this.head; i < active.length; i++) {
			const node = active[i]!;
			if (node === NONE) continue;
			const outcome = this.tryLine(node, end, isForced, all);
			if (outcome === TOO_LONG) {
				dropped.push(node);
				active[i] = NONE;
			} else if (outcome === TOO_LOOSE && nodes.line[node]! >= this.measures.steadyFrom) break;
		}
		while (this.head < active.length && active[this.head] === NONE) this.head++;
		return dropped;
	}

	private tryLine(node: number, end: number, isForced: boolean, all: boolean): Outcome {
		const { nodes, table, measures, paragraph } = this;
		const line = nodes.line[node]!;
		const measure = line >= measures.steadyFrom ? this.steady : measures.at(line);
		const first = table.firsts[nodes.unit[node]!]!;
		const last = Math.max(first, table.lasts[end]!);
		let natural = 0;
		let shrink = 0;
		let stretch = 0;
		if (last > first) {
			const hyphen = last === end ? table.hyphens[end]! : 0;
			natural =
				table.naturals[last - 1]! -
				table.naturals[first]! +
				table.heads[first]! +
				table.tails[last - 1]! +
				hyphen;
			if (natural > measure + TOLERANCE) natural -= table.gives[last - 1]!;
			shrink = table.shrinks[last - 1]! - table.shrinks[first]!;
			stretch = table.stretches[last - 1]! - table.stretches[first]!;
			if (natural - shrink > measure + TOLERANCE)
				// What comes next may do without the hyphen.
				return natural - hyphen - shrink > measure + TOLERANCE ? TOO_LONG : NO_LINE;
		}
		const missing = measure - natural;
		const isLoose = missing > TOLERANCE;
		const { block, breaks } = paragraph;
		const { penalty, hyphen } = breaks[end - 1]!;
		const isLastLine = isForced && isLoose;
		let badness = 0;
		let fitness = 1;
		if (isLastLine) badness = 0;
		else if (this.isRagged && isLoose) {
			const empty = missing / measure;
			if (!all && empty > USUAL_EMPTY) return TOO_LOOSE;
			badness = RAGGED_BADNESS * empty;
		} else {
			const ratio = ratioOf(missing, shrink, stretch);
			if (!all && ratio > USUAL_RATIO) return TOO_LOOSE;
			badness = 100 * Math.abs(ratio) ** 3;
			fitness = ratio < -0.5 ? 0 : ratio <= 0.5 ? 1 : ratio <= 1 ? 2 : 3;
		}
		const hyphens = hyphen ? nodes.hyphens[node]! + 1 : 0;
		if (hyphen && (hyphens > block.hyphenateLimitLines || refusesHyphen(paragraph, measures, line)))
			return NO_LINE;
		let demerits = (1 + badness + penalty) ** 2;
		if (hyphens > 1) demerits += CONSECUTIVE_HYPHENS;
		if (line > 0 && !isLastLine && Math.abs(fitness - nodes.fitness[node]!) > 1) demerits += CLASHING_LINES;
		if (isForced) demerits += this.lastLineDemerits(node, end, natural);
		this.keep(nodes.add(end, line + 1, nodes.demerits[node]! + demerits, node, hyphens, fitness, false));
		return LINE;
	}

	private lastLineDemerits(node: number, end: number, natural: number): number {
		const { nodes, paragraph } = this;
		const { block, units } = paragraph;
		const start = nodes.unit[node]!;
		let demerits = 0;
		if (start > 0 && block.minLastLine > 0 && isShort(paragraph, start, end)) demerits += SHORT_LAST_LINE;
		if (nodes.line[node]! > 0 && natural < this.indent - TOLERANCE) demerits += SHORTER_THAN_INDENT;
		if (end === units.length && nodes.hyphens[node]! > 0 && block.hyphenateLimitLast === 'always')
			demerits += HYPHEN_BEFORE_LAST_LINE;
		return demerits;
	}

	/** Keeps the newest node, unless one like it is better. */
	private keep(node: number): void {
		const { nodes, found, measures } = this;
		const { steadyFrom } = measures;
		const line = Math.min(nodes.line[node]!, steadyFrom);
		for (let i = 0; i < found.length; i++) {
			const rival = found[i]!;
			if (
				Math.min(nodes.line[rival]!, steadyFrom) !== line ||
				nodes.fitness[rival] !== nodes.fitness[node] ||
				nodes.hyphens[rival] !== nodes.hyphens[node]
			)
				continue;
			if (nodes.isBetter(rival, node)) nodes.drop(node);
			else found[i] = node;
			return;
		}
		found.push(node);
	}

	private bestOf(candidates: readonly number[]): number | undefined {
		let best: number | undefined;
		for (const node of candidates) if (best === undefined || this.nodes.isBetter(node, best)) best = node;
		return best;
	}

	/**
	 * No legal break fits: the line is cut where it must be, or stands over; the text goes on behind it, nothing is lost. Such a line
	 * begins as late as it can: what fits before it stays before it. Answers where it ends.
	 */
	private cut(dropped: readonly number[], end: number): number {
		const { nodes, paragraph, table, measures } = this;
		const latest = dropped.reduce((most, node) => Math.max(most, nodes.unit[node]!), 0);
		const stuck = this.bestOf(dropped.filter((node) => nodes.unit[node] === latest))!;
		const measure = measures.at(nodes.line[stuck]!);
		const cut = forcedEnd(paragraph, table, latest, end, measure);
		const stands = table.fit(latest, cut, measure).natural > measure + TOLERANCE;
		const demerits = nodes.demerits[stuck]! + OVERFULL;
		this.active = [nodes.add(cut, nodes.line[stuck]! + 1, demerits, stuck, 0, 1, stands)];
		this.head = 0;
		return cut;
	}

	linesTo(last: number): readonly Line[] {
		const { nodes, paragraph } = this;
		const lines: Line[] = [];
		for (let node = last; nodes.previous[node] !== NONE; node = nodes.previous[node]!) {
			const start = nodes.unit[nodes.previous[node]!]!;
			lines.push(lineOf(paragraph, start, nodes.unit[node]!, nodes.overfull[node] === 1));
		}
		return lines.reverse();
	}
}

const LINE = 0;
const NO_LINE = 1;
const TOO_LONG = 2;
const TOO_LOOSE = 3;
type Outcome = typeof LINE | typeof NO_LINE | typeof TOO_LONG | typeof TOO_LOOSE;

function ratioOf(missing: number, shrink: number, stretch: number): number {
	if (Math.abs(missing) <= TOLERANCE) return 0;
	if (missing < 0) return shrink > 0 ? missing / shrink : 0;
	return stretch > 0 ? Math.min(WORST_RATIO, missing / stretch) : RIGID;
}

/** A last line that holds fewer ideographs than the style asks for; marks do not count (CLREQ 3.4.4). */
function isShort({ units, block }: Paragraph, start: number, end: number): boolean {
	let count = 0;
	for (let i = start; i < end && count < block.minLastLine; i++) {
		const { class: kind, start: from, end: to } = units[i]!;
		count += kind === 'han' || kind === 'iteration' ? 1 : kind === 'latin' ? to - from : 0;
	}
	return count < block.minLastLine;
}
