import { type FitTable, fitTable } from './line-fit.js';
import type { GapKind, Line, Paragraph } from './paragraph.js';

/** Steps in which a line that is too long gives up room, each exhausted before the next (CLREQ 3.5.3). */
const shrinkSteps: readonly GapKind[] = ['word', 'bracket', 'pause', 'autospace', 'stop'];

export type Justification = 'auto' | 'none' | 'inter-word' | 'inter-character' | 'inter-ideograph';

/** What each gap inside the line takes in the end: index 0 stands after the line's first unit. Points. */
export function justifyLine(
	paragraph: Paragraph,
	line: Line,
	measure: number,
	stretches: boolean,
	how: Justification,
	table: FitTable = fitTable(paragraph),
): readonly number[] {
	const first = table.firstOf(line.start);
	const last = table.lastOf(first, line.end);
	const gaps = paragraph.gaps.slice(first, Math.max(first, last - 1));
	const widths = gaps.map(({ natural }) => natural);
	const missing = measure - table.fit(line.start, line.end).natural;
	if (missing < 0) shrink(gaps, widths, -missing);
	else if (stretches && how !== 'none')
		expand(gaps, widths, missing, how === 'auto' ? paragraph.language.justify : how);
	return widths;
}

type Gaps = Paragraph['gaps'];

function shrink(gaps: Gaps, widths: number[], excess: number): void {
	let left = excess;
	for (const step of shrinkSteps) {
		if (left <= 0) return;
		const chosen = indicesOf(gaps, ({ kind }) => kind === step);
		left -= share(widths, chosen, -left, (i) => gaps[i]!.min - widths[i]!);
	}
}

function expand(gaps: Gaps, widths: number[], missing: number, how: Justification): void {
	let left = missing;
	for (const step of ['word', 'autospace'] as const) {
		const chosen = indicesOf(gaps, ({ kind }) => kind === step);
		left -= share(widths, chosen, left, (i) => gaps[i]!.max - widths[i]!);
		if (left <= 1e-9) return;
	}
	// What is still missing goes to all other gaps alike; where there are none, the spaces take it all.
	const others = indicesOf(gaps, ({ kind }) => kind !== 'fixed' && kind !== 'word' && kind !== 'autospace');
	const words = indicesOf(gaps, ({ kind }) => kind === 'word');
	const open = (how === 'inter-word' && words.length > 0) || others.length === 0 ? words : others;
	share(widths, open, left, () => Number.POSITIVE_INFINITY);
}

const indicesOf = (gaps: Gaps, test: (gap: Gaps[number]) => boolean): readonly number[] =>
	gaps.flatMap((gap, i) => (test(gap) ? [i] : []));

/** Gives the chosen gaps equal parts of `amount` within their limits; answers how much was given, as a positive number. */
function share(
	widths: number[],
	chosen: readonly number[],
	amount: number,
	room: (i: number) => number,
): number {
	let left = amount;
	let open = chosen.filter((i) => Math.abs(room(i)) > 1e-12);
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
