import type { ParagraphBox } from '../box.js';
import type { LayoutContext } from '../context.js';
import type { Adjuster, Adjustment, ParagraphChange } from './adjust.js';
import { countsOf, linesOf, type MeasuredParagraph } from './paragraph-lines.js';

/** A step that paragraphs take by themselves, with all such steps before it. */
export interface TextLevel {
	readonly name: 'squeeze' | 'spaces' | 'tracking';
	readonly squeezes: boolean;
	readonly widens: boolean;
	/** Points; closer where lines are to be saved. */
	readonly tracking: number;
}

/** The way in which a paragraph takes lines more or fewer: the number of them it comes to, and what that costs. */
interface Option {
	readonly level: number;
	readonly demerits: number;
	readonly change: ParagraphChange;
}

/** Worse than any loose line: half a word alone on a last line, a single ideograph (TYPOGRAPHY 7.2). */
const UGLY = 1e9;

/** What a paragraph may cost more than it does by itself: about a line whose gaps are three times as wide as is usual. */
const LOOSE = 1e7;

/** Paragraphs that take lines more or fewer, and the level of each. */
export interface ChosenLines {
	readonly paragraphs: ReadonlyMap<ParagraphBox, ParagraphChange>;
	readonly levels: ReadonlyMap<ParagraphBox, number>;
	/** How many rows that comes to, if all goes as it should. */
	readonly rows: number;
}

/**
 * Chooses the paragraphs that take `rows` lines more, or fewer where it is below 0: first those that can by the first level, of
 * these the ones it costs least. A paragraph may take several.
 */
export function chooseLines(
	context: LayoutContext,
	adjuster: Adjuster,
	paragraphs: readonly MeasuredParagraph[],
	base: Adjustment,
	levels: readonly TextLevel[],
	rows: number,
): ChosenLines {
	const sign = Math.sign(rows);
	const candidates = paragraphs.map((paragraph) => ({
		box: paragraph.box,
		options: optionsOf(context, adjuster, paragraph, base, levels, sign, Math.abs(rows)),
		taken: 0,
	}));
	let left = Math.abs(rows);
	while (left > 0) {
		let best: (typeof candidates)[number] | undefined;
		for (const candidate of candidates)
			if (candidate.options[candidate.taken] && (!best || isCheaper(candidate, best))) best = candidate;
		if (!best) break;
		best.taken++;
		left--;
	}
	const chosen = candidates.flatMap(({ box, options, taken }) =>
		taken > 0 ? [[box, options[taken - 1]!] as const] : [],
	);
	return {
		paragraphs: new Map(chosen.map(([box, { change }]) => [box, change])),
		levels: new Map(chosen.map(([box, { level }]) => [box, level])),
		rows: sign * (Math.abs(rows) - left),
	};
}

interface Candidate {
	readonly options: readonly Option[];
	readonly taken: number;
}

/** Whether the next line of one paragraph is to be taken before that of another. */
function isCheaper(one: Candidate, other: Candidate): boolean {
	const [a, b] = [one.options[one.taken]!, other.options[other.taken]!];
	if (a.level !== b.level) return a.level < b.level;
	return costOf(one) < costOf(other);
}

const costOf = ({ options, taken }: Candidate): number =>
	options[taken]!.demerits - (options[taken - 1]?.demerits ?? 0);

/** The ways to take one line, two lines and so on, as far as there are any. */
function optionsOf(
	context: LayoutContext,
	adjuster: Adjuster,
	{ box, measures }: MeasuredParagraph,
	base: Adjustment,
	levels: readonly TextLevel[],
	sign: number,
	most: number,
): readonly Option[] {
	// Which text stands in a first line of its own style shows only when it is placed.
	if (box.firstLine) return [];
	const itself = { box: adjuster.paragraph(box, base), measures };
	const usual = linesOf(context, itself).length;
	// Beside a picture even the best lines may be loose: then still looser ones would be ways to take others.
	const own = countsOf(context, itself).find(({ lines }) => lines === usual)?.demerits ?? 0;
	const limit = Math.min(UGLY, own + LOOSE);
	const ways = levels.map(({ name, squeezes, widens, tracking }) => {
		if (sign > 0 && name === 'squeeze') return undefined;
		const text = { squeezes: squeezes && sign < 0, widens, tracking: sign * tracking };
		let found: { readonly usual: number; readonly counts: ReturnType<typeof countsOf> } | undefined;
		return {
			text,
			/** Asked for when the levels before it are not enough. */
			get: () => {
				const paragraph = {
					box: adjuster.paragraph(box, base, { looseness: 0, text }),
					measures,
				};
				found ??= { usual: linesOf(context, paragraph).length, counts: countsOf(context, paragraph) };
				return found;
			},
		};
	});
	const options: Option[] = [];
	for (let lines = usual + sign; lines > 0 && options.length < most; lines += sign) {
		const option = firstOption(ways, lines, limit);
		if (!option) break;
		options.push(option);
	}
	return options;
}

type Way = {
	readonly text: ParagraphChange['text'];
	readonly get: () => { readonly usual: number; readonly counts: ReturnType<typeof countsOf> };
};

function firstOption(ways: readonly (Way | undefined)[], lines: number, limit: number): Option | undefined {
	for (const [level, way] of ways.entries()) {
		if (!way) continue;
		const { usual, counts } = way.get();
		const count = counts.find((each) => each.lines === lines);
		if (!count || count.demerits >= limit) continue;
		return { level, demerits: count.demerits, change: { looseness: lines - usual, text: way.text } };
	}
	return undefined;
}
