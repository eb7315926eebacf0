import type { FaultValue } from './fault.js';
import type { ProofLine } from './proof-line.js';

/** Gaps of Chinese, in em (TYPOGRAPHY section 21). */
const LOOSE_GAP = 0.25;
const VERY_LOOSE_GAP = 0.5;
/** Word spaces of English, in those of the font: what good setting keeps at either end, and where a space becomes a hole (section 10). */
const NARROWEST_SPACE = 0.8;
const WIDEST_SPACE = 1.33;
const HOLE = 2;
/** A full stop gives up its blank last of all marks (6.1, step 6): a line that took more than half of it has nothing left. */
const LEAST_BLANK = 0.25;
/** Rounding of what was measured. */
const SLACK = 0.005;

/** What is amiss in a line by itself; `after` is what the next line of its paragraph says. */
export function lineFaults(line: ProofLine, after: string | undefined): readonly FaultValue[] {
	const { isCut, splitNumber, isLone, text } = line;
	return [
		...looseness(line),
		...tightness(line),
		...(isCut ? [{ kind: 'forced-break', value: `${lastOf(text)}|${firstOf(after ?? '')}` } as const] : []),
		...(splitNumber === undefined ? [] : [{ kind: 'number-split', value: splitNumber } as const]),
		...(isLone ? [{ kind: 'orphan-char', value: text.trim() } as const] : []),
	];
}

function looseness({ gap = 0, wordSpaces }: ProofLine): readonly FaultValue[] {
	if (gap > LOOSE_GAP + SLACK)
		return [{ kind: gap > VERY_LOOSE_GAP + SLACK ? 'very-loose-line' : 'loose-line', of: 'gap', value: gap }];
	const space = wordSpaces.reduce((most, each) => Math.max(most, each), 0);
	if (space <= WIDEST_SPACE + SLACK) return [];
	const kind = space > HOLE + SLACK ? 'very-loose-line' : 'loose-line';
	return [{ kind, of: 'word-space', value: space }];
}

function tightness({ stopBlank, narrowestStep, wordSpaces }: ProofLine): readonly FaultValue[] {
	if (narrowestStep !== undefined) return [{ kind: 'tight-line', of: 'step', value: narrowestStep }];
	if (stopBlank !== undefined && stopBlank < LEAST_BLANK - SLACK)
		return [{ kind: 'tight-line', of: 'blank', value: stopBlank }];
	const space = wordSpaces.reduce((least, each) => Math.min(least, each), 1);
	return space < NARROWEST_SPACE - SLACK ? [{ kind: 'tight-line', of: 'word-space', value: space }] : [];
}

/** Characters that are quoted on either side of a cut. */
const QUOTED = 8;

const lastOf = (text: string): string => [...text.slice(-2 * QUOTED)].slice(-QUOTED).join('');
const firstOf = (text: string): string => [...text.slice(0, 2 * QUOTED)].slice(0, QUOTED).join('');
