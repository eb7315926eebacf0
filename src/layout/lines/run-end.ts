import type { FontSet } from '../../font/index.js';
import type { SetRun } from '../../text/index.js';

/**
 * Where the last character of a run ends, from the start of the line's text: an autospace or a gap that justification opened behind
 * it belongs to the line, not to what is drawn along the text (TYPOGRAPHY section 5).
 */
export function runEnd(
	{ at, advance, run, combined }: SetRun,
	letterSpacing: number,
	fonts: FontSet,
): number {
	// Characters that share an em take all of it.
	if (combined) return at + Math.min(advance, run.size);
	const glyph = run.glyphs.at(-1);
	if (glyph === undefined) return at + advance;
	const face = fonts.face(run.font);
	const own = run.direction === 'upright' ? face.verticalAdvanceOf(glyph) : face.advanceOf(glyph);
	return at + advance - Math.max(0, run.advances.at(-1)! - own * run.size - Math.max(0, letterSpacing));
}

/** Opening marks, whose blank half lies before their ink. */
const OPENING = /^[（〔［｛《〈「『【〖〘〚〝“‘]/;

/**
 * Where text begins whose first run this is, and whose first part stands `at`: the blank half that an opening mark gave up, to the
 * mark before it or at the start of the line, is not drawn along. `runs` are all of the line.
 */
export function runStart(
	runs: readonly SetRun[],
	first: SetRun | undefined,
	at: number,
	fonts: FontSet,
): number {
	if (first === undefined || first.at > at || !OPENING.test(first.run.text)) return at;
	const before = runs[runs.indexOf(first) - 1];
	const limit = before ? runEnd(before, 0, fonts) : 0;
	return Math.min(Math.max(at, limit), at + first.run.size / 2);
}
