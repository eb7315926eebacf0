import type { Fragment } from '../fragment.js';

/** The first baseline in a list of fragments, from the top of their parent. */
export function firstBaseline(fragments: readonly Fragment[]): number | undefined {
	for (const { rect, lines, children } of fragments) {
		const [line] = lines ?? [];
		if (line) return rect.y + line.rect.y + line.baseline;
		const inner = firstBaseline(children);
		if (inner !== undefined) return rect.y + inner;
	}
	return undefined;
}

/** The last one. */
export function lastBaseline(fragments: readonly Fragment[]): number | undefined {
	for (const { rect, lines, children } of [...fragments].reverse()) {
		const inner = lastBaseline(children);
		if (inner !== undefined) return rect.y + inner;
		const line = lines?.at(-1);
		if (line) return rect.y + line.rect.y + line.baseline;
	}
	return undefined;
}
