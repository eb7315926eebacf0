import type { Fragment, LineBox, Overset } from './fragment.js';

/** How much of the text of an overset story its report quotes. */
const QUOTED = 24;

/** Counts the lines that end below `limit` (from the top of the fragments' parent), and what they say. */
export function oversetOf(fragments: readonly Fragment[], limit: number): Overset | undefined {
	const lines = [...linesBelow(fragments, 0, limit)];
	return lines.length === 0 ? undefined : summary(lines.map(textOf));
}

/** An overset of the given lines' texts. */
function summary(texts: readonly string[]): Overset {
	const text = texts.join('');
	return { lines: texts.length, characters: [...text].length, text: [...text].slice(0, QUOTED).join('') };
}

function* linesBelow(fragments: readonly Fragment[], top: number, limit: number): Generator<LineBox> {
	for (const { rect, lines = [], children } of fragments) {
		const y = top + rect.y;
		for (const line of lines) if (y + line.rect.y + line.rect.height > limit + SLACK) yield line;
		yield* linesBelow(children, y, limit);
	}
}

/** Half a point: less than any reader sees, more than rounding adds up to. */
const SLACK = 0.5;

export const textOf = ({ runs }: LineBox): string => runs.map(({ run }) => run.text).join('');
