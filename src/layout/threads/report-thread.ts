import type { Report } from '../../base/index.js';
import type { ThreadFrame } from './frame-columns.js';
import type { PouredThread } from './thread.js';

/** What a make-up editor would say of the way of a thread: jumps with too few lines on a side, frames that it passes by. */
export function reportThread(
	name: string,
	chain: readonly ThreadFrame[],
	{ jumps, passed }: PouredThread,
	report: Report,
): void {
	for (const { from, to, before, after } of jumps) {
		const { fragment, folio } = chain[from]!;
		const { box } = fragment;
		const least = box.style.jumpLines;
		if (before >= least && after >= least) continue;
		const [few, where] =
			before < least ? [before, `on page ${folio}`] : [after, `on page ${chain[to]!.folio}`];
		report({
			code: 'layout/short-jump',
			severity: 'warning',
			message: `"${name}" jumps from page ${folio} to page ${chain[to]!.folio} with ${few} ${few === 1 ? 'line' : 'lines'} ${where}, fewer than ${least}`,
			span: box.span,
			hint: 'give it more rows on that page, or set -x-jump-lines',
		});
	}
	for (const index of passed) {
		const { fragment, folio } = chain[index]!;
		const { box, frame, rect } = fragment;
		const { inlineSize, blockSize } = frame?.space ?? { inlineSize: rect.width, blockSize: rect.height };
		report({
			code: 'layout/small-frame',
			severity: 'error',
			message: `a frame of "${name}" on page ${folio} has no room for one line: ${points(inlineSize)} × ${points(blockSize)} pt`,
			span: box.span,
			hint: 'give it a height of at least one line',
		});
	}
}

const points = (value: number): string => String(Math.round(value * 10) / 10);
