import { composeGreedy } from './compose-greedy.js';
import { type ComposeOptions, composeOptimum } from './compose-optimum.js';
import type { Measures } from './line-fit.js';
import type { Line, Paragraph } from './paragraph.js';

export type Wrap = 'wrap' | 'nowrap' | 'balance' | 'pretty' | 'stable';

/** Longer paragraphs are not balanced: CSS Text 4 5.3.2 lets an engine set such a limit. */
const MOST_BALANCED_LINES = 10;
/** Points within which the narrowest measure is looked for. */
const PRECISION = 0.5;

/** Breaks a paragraph into lines. `nowrap` keeps only the breaks that the text forces. */
export function compose(
	paragraph: Paragraph,
	measures: Measures,
	wrap: Wrap,
	options: ComposeOptions = {},
): readonly Line[] {
	switch (wrap) {
		case 'pretty':
			return composeOptimum(paragraph, measures, options);
		case 'balance':
			return balance(paragraph, measures, options.from ?? 0);
		case 'nowrap':
			return composeGreedy(paragraph, { steadyFrom: 0, at: () => Number.POSITIVE_INFINITY }, options.from);
		case 'wrap':
		case 'stable':
			return composeGreedy(paragraph, measures, options.from);
	}
}

/** The narrowest measure in which the text still takes no more lines than it must: all lines come out alike. */
function balance(paragraph: Paragraph, measures: Measures, from: number): readonly Line[] {
	const widest = composeGreedy(paragraph, measures, from);
	if (widest.length < 2 || widest.length > MOST_BALANCED_LINES || widest.some(({ overfull }) => overfull))
		return widest;
	const narrowed = (by: number): readonly Line[] =>
		composeGreedy(paragraph, { steadyFrom: measures.steadyFrom, at: (line) => measures.at(line) - by }, from);
	let fits = 0;
	let fails = measures.at(0);
	let lines = widest;
	while (fails - fits > PRECISION) {
		const middle = (fits + fails) / 2;
		const candidate = narrowed(middle);
		if (candidate.length === widest.length && candidate.every(({ overfull }) => !overfull)) {
			fits = middle;
			lines = candidate;
		} else fails = middle;
	}
	return lines;
}
