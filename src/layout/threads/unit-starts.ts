import type { Box } from '../box.js';
import type { Fragment } from '../fragment.js';
import type { UnitStart } from './holds.js';

/** Where units begin among the fragments of a column. */
export function startsIn(
	fragments: readonly Fragment[],
	units: ReadonlySet<Box>,
	frame: number,
	column: number,
): ReadonlyMap<Box, UnitStart> {
	const starts = new Map<Box, UnitStart>();
	const visit = (fragment: Fragment, above: number): void => {
		const top = above + fragment.rect.y;
		if (units.has(fragment.box) && fragment.isFirst)
			starts.set(fragment.box, { frame, column, top, baseline: firstBaseline(fragment, above) ?? top });
		for (const child of fragment.children) visit(child, top);
	};
	for (const fragment of fragments) visit(fragment, 0);
	return starts;
}

function firstBaseline({ rect, lines = [], children }: Fragment, above: number): number | undefined {
	const top = above + rect.y;
	const [line] = lines;
	if (line) return top + line.rect.y + line.baseline;
	for (const child of children) {
		const inner = firstBaseline(child, top);
		if (inner !== undefined) return inner;
	}
	return undefined;
}
