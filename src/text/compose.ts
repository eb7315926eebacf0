import { composeGreedy } from './compose-greedy.js';
import { type ComposeOptions, composeOptimum } from './compose-optimum.js';
import { type FitTable, fitTable, lineOf, type Measures, TOLERANCE } from './line-fit.js';
import type { Line, Paragraph } from './paragraph.js';

export type Wrap = 'wrap' | 'nowrap' | 'balance' | 'pretty' | 'stable';

const ENDLESS: Measures = { steadyFrom: 0, at: () => Number.POSITIVE_INFINITY };

/** Longer paragraphs are not balanced: CSS Text 4 5.3.2 lets an engine set such a limit. */
const MOST_BALANCED_LINES = 10;

/**
 * Breaks a paragraph into lines. `nowrap` keeps only the breaks that the text forces; a number of lines that is asked for can only be
 * had from the optimum composer.
 */
export function compose(
	paragraph: Paragraph,
	measures: Measures,
	wrap: Wrap,
	options: ComposeOptions = {},
	table: FitTable = fitTable(paragraph),
): readonly Line[] {
	if (options.lines !== undefined && wrap !== 'nowrap')
		return composeOptimum(paragraph, measures, options, table);
	switch (wrap) {
		case 'pretty':
			return composeOptimum(paragraph, measures, options, table);
		case 'balance':
			return balance(paragraph, measures, options.from ?? 0, table);
		case 'nowrap':
			return composeGreedy(paragraph, ENDLESS, options.from, table);
		case 'wrap':
		case 'stable':
			return composeGreedy(paragraph, measures, options.from, table);
	}
}

/**
 * As few lines as the text needs, all about as long, and broken by sense: a line that ends after a mark is worth some raggedness
 * (TYPOGRAPHY section 18). Paragraphs of many lines, and frames of several measures, are left as they come.
 */
function balance(paragraph: Paragraph, measures: Measures, from: number, table: FitTable): readonly Line[] {
	const greedy = composeGreedy(paragraph, measures, from, table);
	const isPlain = measures.steadyFrom <= 1 && greedy.every(({ overfull }) => !overfull);
	if (greedy.length < 2 || greedy.length > MOST_BALANCED_LINES || !isPlain) return greedy;
	if (greedy.slice(0, -1).some(({ isLast }) => isLast)) return greedy;
	return (
		balanced(paragraph, measures, from, greedy.length, table, false) ??
		balanced(paragraph, measures, from, greedy.length, table, true) ??
		greedy
	);
}

/**
 * The best way to break the text into exactly `count` lines, outside the words that must stay whole unless `partsTerms`; nothing
 * when there is none within the measures.
 */
function balanced(
	paragraph: Paragraph,
	measures: Measures,
	from: number,
	count: number,
	table: FitTable,
	partsTerms: boolean,
): readonly Line[] | undefined {
	const { units, breaks } = paragraph;
	const target = table.fit(from, units.length, Number.POSITIVE_INFINITY).natural / count;
	const ends = breaks.flatMap(({ kind, hyphen, isLastResort, isInTerm }, i) =>
		kind === 'none' || i < from || hyphen || isLastResort || (isInTerm && !partsTerms) ? [] : [i + 1],
	);
	const isQuoted = quotedEnds(paragraph);
	const mayShrink = paragraph.block.kinsoku === 'push-in-first';
	/** Cheapest way to each end in so many lines. */
	let reached = new Map<number, Way>([[from, { cost: 0, lines: [] }]]);
	for (let line = 0; line < count; line++) {
		const next = new Map<number, Way>();
		for (const [start, way] of reached) {
			for (const end of ends) {
				if (end <= start || (line === count - 1) !== (end === units.length)) continue;
				const { natural, shrink } = table.fit(start, end, measures.at(line));
				if (natural - (mayShrink ? shrink : 0) > measures.at(line) + TOLERANCE) break;
				const cost = way.cost + ((natural - target) / target) ** 2 + senselessness(paragraph, end, isQuoted);
				const rival = next.get(end);
				if (!rival || cost < rival.cost - 1e-12)
					next.set(end, { cost, lines: [...way.lines, lineOf(paragraph, start, end, false)] });
			}
		}
		reached = next;
	}
	return reached.get(units.length)?.lines;
}

interface Way {
	readonly cost: number;
	readonly lines: readonly Line[];
}

/** What a line end inside a phrase costs, in squares of the target measure: about four characters of a ten-character line. */
const SENSELESS = 0.16;

/** For each unit whether a line that ends before it ends inside of quotes or brackets. */
function quotedEnds({ units }: Paragraph): readonly boolean[] {
	let depth = 0;
	return units.map(({ class: kind }) => {
		const isQuoted = depth > 0;
		if (kind === 'open') depth++;
		else if (kind === 'close') depth = Math.max(0, depth - 1);
		return isQuoted;
	});
}

/**
 * What it costs to end a line here: nothing after a mark or a space, where a reader may pause; little before a quotation, and more
 * inside of one.
 */
function senselessness(
	{ units, text, language }: Paragraph,
	end: number,
	isQuoted: readonly boolean[],
): number {
	const last = units[end - 1];
	const next = units[end];
	if (!last || !next || PAUSES.has(last.class)) return 0;
	if (language.particles?.includes(text.slice(next.start, next.end))) return 2 * SENSELESS;
	return (isQuoted[end] ? 1.5 : next.class === 'open' ? 0.5 : 1) * SENSELESS;
}

const PAUSES: ReadonlySet<string> = new Set(['pause', 'stop', 'close', 'space', 'exclamation', 'dash']);
