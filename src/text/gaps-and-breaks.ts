import { breakAfter, glued, spacePenalty } from './break-rules.js';
import type { Builder, Draft } from './draft.js';
import { gapBetween, type Spacing } from './gap-rules.js';
import type { Break, Gap } from './paragraph.js';

/** TYPOGRAPHY section 7.2. */
const HYPHEN_PENALTY = 50;

/** The gap and the break after each unit. */
export function gapsAndBreaks(
	{ drafts, forced, collapsed, pieces }: Builder,
	spacing: Spacing,
): { gaps: Gap[]; breaks: Break[] } {
	const gaps: Gap[] = [];
	const breaks: Break[] = [];
	drafts.forEach((unit, i) => {
		const next = drafts[i + 1];
		gaps.push(gapBetween(unit, next, collapsed.text, spacing));
		if (forced.has(i) || !next) {
			breaks.push({ kind: 'forced', penalty: 0 });
			return;
		}
		const isGlued = unit.noBreakAfter || glued(drafts, i, collapsed.text);
		if (unit.hyphen && next.class === 'latin')
			breaks.push({ kind: 'allowed', penalty: HYPHEN_PENALTY, hyphen: unit.hyphen });
		else if (isGlued || sideOf(unit) === 'start' || sideOf(next) === 'end')
			breaks.push({ kind: 'none', penalty: 0 });
		else breaks.push(breakOver(i));
	});
	return { gaps, breaks };

	/** The edges of an inline box make no place to break and take none away: what stands on either side of them decides. */
	function breakOver(i: number): Break {
		let before = i;
		while (before > 0 && sideOf(drafts[before]!)) before--;
		let after = i + 1;
		while (after < drafts.length - 1 && sideOf(drafts[after]!)) after++;
		const unit = drafts[before]!;
		if (sideOf(unit)) return { kind: 'none', penalty: 0 };
		if (unit.breakAfter) return { kind: 'allowed', penalty: 0 };
		if (before < i && (unit.noBreakAfter || glued(drafts, before, collapsed.text)))
			return { kind: 'none', penalty: 0 };
		const found = breakAfter(unit, drafts[after]!, collapsed.text, unit.style);
		const cost = spacePenalty(drafts, before, collapsed.text);
		return found.kind === 'allowed' && cost > 0 ? { kind: 'allowed', penalty: cost } : found;
	}

	function sideOf({ piece }: Draft): 'start' | 'end' | undefined {
		const content = pieces[piece];
		return content?.kind === 'space' ? content.side : undefined;
	}
}
