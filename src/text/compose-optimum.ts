import { forcedEnd, isInZone, refusesHyphen } from './compose-greedy.js';
import { type FitTable, fitTable, lineOf, type Measures, TOLERANCE } from './line-fit.js';
import { NONE, NodePool } from './node-pool.js';
import type { Line, Paragraph } from './paragraph.js';

/** Costs of TYPOGRAPHY section 7.2. */
const CONSECUTIVE_HYPHENS = 3000;
/** One hyphen more than may stand in a row, where the text has it: rather a loose line, but no word is broken for it. */
const TOO_MANY_HYPHENS = 1e10;
const SHORTER_THAN_INDENT = 500;
const CLASHING_LINES = 3000;
/** Worse than any loose line: only text that cannot be broken otherwise ends with a lone character (cases E03 to E05). */
const SHORT_LAST_LINE = 1e10;
/** A paragraph does not end with half a word (`hyphenate-limit-last`), unless the word would stand over. */
const HYPHEN_BEFORE_LAST_LINE = 1e16;
const OVERFULL = 1e14;
/** A ragged line that leaves all of its measure empty counts as bad as this ratio, cubed and times 100, would. */
const RAGGED_BADNESS = 300;
/** A line without anything to stretch is set ragged: leaving all of its measure empty is as bad as this ratio. */
const RIGID = 60;
/** Lines looser than this many times their stretch are all equally bad: the sum stays finite. */
const WORST_RATIO = 50;
/**
 * Looser lines are left out at first, for most paragraphs need none. Such a line costs at least what `leastCost` says: where the
 * best way without them costs less, it is the best of all; else the search is made again with looser ones.
 */
const LOOSEST = [2, 5, Number.POSITIVE_INFINITY];
const RAGGED_LOOSEST = [0.4, 0.8, Number.POSITIVE_INFINITY];
/**
 * Where more lines are only wished for, none is opened by more than a tenth of an em a gap, nor left open by more than an eighth of
 * its measure, unless the text needs it.
 */
const CHOSEN_LOOSEST = [1, ...LOOSEST];
const CHOSEN_RAGGED = [0.125, ...RAGGED_LOOSEST];

const leastCost = (loosest: number, isRagged: boolean): number =>
	(1 + (isRagged ? RAGGED_BADNESS * loosest : 100 * loosest ** 3)) ** 2;

export interface ComposeOptions {
	/** The text is not justified: what lines leave open is evened out instead. */
	readonly isRagged?: boolean;
	/** The unit with which the first line begins, where an earlier frame took the lines before. */
	readonly from?: number;
	/** Lines that the text is to take, or as near to that as its limits allow: Knuth and Plass' looseness, counted from none. */
	readonly lines?: number;
}

/** A number of lines that a paragraph can be set in, and what the best way to do so costs. */
export interface LineCount {
	readonly lines: number;
	readonly demerits: number;
}

/**
 * Chooses all line ends of a paragraph at once (Knuth and Plass 1981) with the Chinese rules in the items: every gap between
 * ideographs is glue, and what a mark gives up at an edge belongs to the candidate line. This is `text-wrap: pretty`.
 */
export function composeOptimum(
	paragraph: Paragraph,
	measures: Measures,
	{ isRagged = false, from = 0, lines }: ComposeOptions = {},
	table: FitTable = fitTable(paragraph),
): readonly Line[] {
	if (paragraph.units.length <= from) return [];
	if (lines !== undefined) {
		const { search, ends } = endsByCount(paragraph, measures, { isRagged, from }, table);
		const distance = (end: number): number => Math.abs(search.nodes.line[end]! - lines);
		return search.linesTo(ends.reduce((nearest, end) => (distance(end) < distance(nearest) ? end : nearest)));
	}
	const search = new Search(paragraph, measures, isRagged, table, measures.steadyFrom);
	let best: number | undefined;
	for (const loosest of isRagged ? RAGGED_LOOSEST : LOOSEST) {
		best = search.run(from, loosest);
		if (best !== undefined && search.nodes.demerits[best]! <= leastCost(loosest, isRagged)) break;
	}
	return best === undefined ? [] : search.linesTo(best);
}

/**
 * All numbers of lines that a paragraph can be set in, from the fewest to the most, while no line is looser than the text needs
 * in any case. One search answers for all of them; it keeps ways apart that the search for the best takes for one.
 */
export function lineCounts(
	paragraph: Paragraph,
	measures: Measures,
	options: Omit<ComposeOptions, 'lines'> = {},
	table: FitTable = fitTable(paragraph),
): readonly LineCount[] {
	if (paragraph.units.length <= (options.from ?? 0)) return [];
	const { search, ends } = endsByCount(paragraph, measures, options, table);
	return ends.map((end) => ({ lines: search.nodes.line[end]!, demerits: search.nodes.demerits[end]! }));
}

/** The best end of the text for each number of lines, the fewest first. There is one at least. */
function endsByCount(
	paragraph: Paragraph,
	measures: Measures,
	{ isRagged = false, from = 0 }: ComposeOptions,
	table: FitTable,
): { readonly search: Search; readonly ends: readonly number[] } {
	const search = new Search(paragraph, measures, isRagged, table, Number.POSITIVE_INFINITY);
	for (const loosest of isRagged ? CHOSEN_RAGGED : CHOSEN_LOOSEST) {
		const best = new Map<number, number>();
		for (const end of search.ends(from, loosest) ?? []) {
			const lines = search.nodes.line[end]!;
			const rival = best.get(lines);
			if (rival === undefined || search.nodes.isBetter(end, rival)) best.set(lines, end);
		}
		if (best.size > 0) return { search, ends: [...best].sort(([a], [b]) => a - b).map(([, end]) => end) };
	}
	throw new Error('a text has no end');
}

class Search {
	readonly nodes: NodePool;
	/** Nodes from which lines still reach on, by unit; those before `head` are done with. */
	private active: number[] = [];
	private head = 0;
	/** What was found to end at the present place: the best for each number of lines, fitness and hyphens. */
	private readonly found: number[] = [];
	/** Nodes from which the present place is too far. */
	private readonly dropped: number[] = [];
	private readonly indent: number;
	private readonly steady: number;
	private readonly end = new LineEnd();

	constructor(
		private readonly paragraph: Paragraph,
		private readonly measures: Measures,
		private readonly isRagged: boolean,
		private readonly table: FitTable,
		/** From this line on ways that differ in their number of lines alone are one. */
		private readonly alikeFrom: number,
	) {
		this.nodes = new NodePool(paragraph.units.length + 64);
		this.steady = measures.at(measures.steadyFrom);
		this.indent = measures.at(1) - measures.at(0);
	}

	/**
	 * The cheapest node at the end of the text that no line leads to which is looser than `loosest` (a ratio; a part of the measure
	 * where text is ragged). Nothing when there is no such way, unless all lines are looked at.
	 */
	run(from: number, loosest: number): number | undefined {
		const ends = this.ends(from, loosest);
		return ends && this.bestOf(ends);
	}

	/** All nodes at the end of the text, or nothing as `run` says. */
	ends(from: number, loosest: number): readonly number[] | undefined {
		const { units, breaks } = this.paragraph;
		const { active, found, dropped } = this;
		const all = loosest === Number.POSITIVE_INFINITY;
		this.nodes.clear();
		active.length = 0;
		active.push(this.nodes.add(from, 0, 0, NONE, 0, 1, false));
		this.head = 0;
		for (let end = from + 1; end <= units.length; end++) {
			const { kind, isLastResort } = breaks[end - 1]!;
			if (kind === 'none' || (isLastResort && !all)) continue;
			found.length = 0;
			dropped.length = 0;
			this.end.set(end, kind === 'forced', this.table, breaks[end - 1]!);
			this.reach(loosest);
			if (kind === 'forced') this.head = active.length;
			for (let i = 0; i < found.length; i++) active.push(found[i]!);
			if (found.length > 0 || this.head < active.length) continue;
			if (!all) return undefined;
			end = this.cut(end);
		}
		return active.slice(this.head).filter((node) => this.nodes.unit[node] === units.length);
	}

	/** Fills `found` with the nodes that lines to the present place lead to, and `dropped`. */
	private reach(loosest: number): void {
		const { nodes, active, measures, dropped } = this;
		for (let i = this.head; i < active.length; i++) {
			const node = active[i]!;
			if (node === NONE) continue;
			const outcome = this.tryLine(node, loosest);
			if (outcome === TOO_LONG) {
				dropped.push(node);
				active[i] = NONE;
			} else if (outcome === TOO_LOOSE && nodes.line[node]! >= measures.steadyFrom) break;
		}
		while (this.head < active.length && active[this.head] === NONE) this.head++;
	}

	private tryLine(node: number, loosest: number): Outcome {
		const { nodes, table, measures, end, isRagged } = this;
		const line = nodes.line[node]!;
		const measure = line >= measures.steadyFrom ? this.steady : measures.at(line);
		const first = table.firsts[nodes.unit[node]!]!;
		let natural = 0;
		let shrink = 0;
		let stretch = 0;
		if (end.last > first) {
			natural = end.natural - table.naturals[first]! + table.heads[first]!;
			if (natural > measure + TOLERANCE) natural -= end.give;
			shrink = end.shrink - table.shrinks[first]!;
			stretch = end.stretch - table.stretches[first]!;
		}
		if (natural - shrink > measure + TOLERANCE)
			// What comes next may do without the hyphen.
			return natural - end.hyphenAdvance - shrink > measure + TOLERANCE ? TOO_LONG : NO_LINE;
		const missing = measure - natural;
		const isLoose = missing > TOLERANCE;
		let badness = 0;
		let fitness = 1;
		if (isLoose && end.isForced) badness = 0;
		else if (isRagged && isLoose) {
			const empty = missing / measure;
			if (empty > loosest) return TOO_LOOSE;
			badness = RAGGED_BADNESS * empty;
		} else {
			const ratio = ratioOf(missing, shrink, stretch, measure);
			if (ratio > loosest) return TOO_LOOSE;
			badness = 100 * Math.abs(ratio * ratio * ratio);
			fitness = ratio < -0.5 ? 0 : ratio <= 0.5 ? 1 : ratio <= 1 ? 2 : 3;
		}
		const hyphens = end.hasHyphen || end.isHyphened ? nodes.hyphens[node]! + 1 : 0;
		const hasTooMany = hyphens > this.paragraph.block.hyphenateLimitLines;
		if (end.hasHyphen) {
			const { paragraph } = this;
			if (hasTooMany) return NO_LINE;
			if (refusesHyphen(paragraph, measures, line)) return NO_LINE;
			if (isRagged && isInZone(paragraph, table, nodes.unit[node]!, end.unit, measure)) return NO_LINE;
		}
		const cost = 1 + badness + end.penalty;
		let demerits = nodes.demerits[node]! + cost * cost;
		if (hyphens > 1) demerits += hasTooMany ? TOO_MANY_HYPHENS : CONSECUTIVE_HYPHENS;
		if (end.isForced) demerits += this.lastLineDemerits(node, end.unit, natural);
		const jump = fitness - nodes.fitness[node]!;
		if (line > 0 && (jump > 1 || jump < -1) && !(end.isForced && isLoose)) demerits += CLASHING_LINES;
		this.keep(node, line + 1, demerits, hyphens, fitness);
		return LINE;
	}

	/** Keeps the way to the present place, unless one like it is better. */
	private keep(previous: number, line: number, demerits: number, hyphens: number, fitness: number): void {
		const { nodes, found, alikeFrom, end } = this;
		for (let i = 0; i < found.length; i++) {
			const rival = found[i]!;
			const sameLine = nodes.line[rival] === line || (nodes.line[rival]! >= alikeFrom && line >= alikeFrom);
			if (!sameLine || nodes.fitness[rival] !== fitness || nodes.hyphens[rival] !== hyphens) continue;
			if (!nodes.isBetterThan(rival, demerits, line, hyphens))
				nodes.replace(rival, line, demerits, previous, hyphens);
			return;
		}
		found.push(nodes.add(end.unit, line, demerits, previous, hyphens, fitness, false));
	}

	private lastLineDemerits(node: number, end: number, natural: number): number {
		const { nodes, paragraph } = this;
		const { block, breaks, units } = paragraph;
		const start = nodes.unit[node]!;
		let demerits = 0;
		if (start > 0 && block.minLastLine > 0 && isShort(paragraph, start, end)) demerits += SHORT_LAST_LINE;
		if (nodes.line[node]! > 0 && natural < this.indent - TOLERANCE) demerits += SHORTER_THAN_INDENT;
		if (end === units.length && breaks[start - 1]?.hyphen && block.hyphenateLimitLast === 'always')
			demerits += HYPHEN_BEFORE_LAST_LINE;
		return demerits;
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
	private cut(end: number): number {
		const { nodes, paragraph, table, measures, dropped, active } = this;
		const latest = dropped.reduce((most, node) => Math.max(most, nodes.unit[node]!), 0);
		const stuck = this.bestOf(dropped.filter((node) => nodes.unit[node] === latest))!;
		const measure = measures.at(nodes.line[stuck]!);
		const cut = forcedEnd(paragraph, table, latest, end, measure);
		const stands = table.fit(latest, cut, measure).natural > measure + TOLERANCE;
		const demerits = nodes.demerits[stuck]! + OVERFULL;
		active.length = 0;
		active.push(nodes.add(cut, nodes.line[stuck]! + 1, demerits, stuck, 0, 1, stands));
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

/** What all candidate lines to one place have in common. */
class LineEnd {
	unit = 0;
	isForced = false;
	penalty = 0;
	hasHyphen = false;
	isHyphened = false;
	hyphenAdvance = 0;
	/** One past the last unit that shows, if the line begins before it. */
	last = 0;
	/** Sums up to there. */
	natural = 0;
	shrink = 0;
	stretch = 0;
	give = 0;

	set(
		unit: number,
		isForced: boolean,
		table: FitTable,
		{ penalty, hyphen, isHyphened }: Paragraph['breaks'][number],
	): void {
		const last = table.lasts[unit]!;
		this.unit = unit;
		this.isForced = isForced;
		this.penalty = penalty;
		this.hasHyphen = hyphen !== undefined;
		this.isHyphened = isHyphened === true;
		this.hyphenAdvance = last === unit ? table.hyphens[unit]! : 0;
		this.last = last;
		if (last === 0) return;
		this.natural = table.naturals[last - 1]! + table.tails[last - 1]! + this.hyphenAdvance;
		this.shrink = table.shrinks[last - 1]!;
		this.stretch = table.stretches[last - 1]!;
		this.give = table.gives[last - 1]!;
	}
}

const LINE = 0;
const NO_LINE = 1;
const TOO_LONG = 2;
const TOO_LOOSE = 3;
type Outcome = typeof LINE | typeof NO_LINE | typeof TOO_LONG | typeof TOO_LOOSE;

function ratioOf(missing: number, shrink: number, stretch: number, measure: number): number {
	if (Math.abs(missing) <= TOLERANCE) return 0;
	if (missing < 0) return shrink > 0 ? missing / shrink : 0;
	return stretch > 0 ? Math.min(WORST_RATIO, missing / stretch) : (RIGID * missing) / measure;
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
