import type { Span } from './span.js';

/** From `offset` of a generated text on, the characters come from `span`. */
export interface Origin {
	readonly offset: number;
	readonly span: Span;
	/** True for a merged value: all of it stands at one place; a literal's column moves on with each character. */
	readonly fixed?: true;
}

/** The place of the character at `offset`. `origins` ascend by offset; the last one at or before `offset` counts. */
export function originAt(origins: readonly Origin[], offset: number): Span | undefined {
	let low = 0;
	let high = origins.length - 1;
	while (low < high) {
		const middle = (low + high + 1) >> 1;
		if (origins[middle]!.offset <= offset) low = middle;
		else high = middle - 1;
	}
	const origin = origins[low];
	if (!origin) return undefined;
	if (origin.fixed || offset < origin.offset) return origin.span;
	return { ...origin.span, column: origin.span.column + offset - origin.offset };
}

/** Line and column of `offset` in the text of `file`: one origin a line of the text, for files used as they are. */
export function originsOfFile(file: string, text: string): readonly Origin[] {
	const origins: Origin[] = [{ offset: 0, span: { file, line: 1, column: 1 } }];
	for (let at = text.indexOf('\n'), line = 2; at >= 0; at = text.indexOf('\n', at + 1), line++) {
		origins.push({ offset: at + 1, span: { file, line, column: 1 } });
	}
	return origins;
}

/** Origins of the part of a text that begins at `start`. */
export function originsFrom(origins: readonly Origin[], start: number): readonly Origin[] {
	const first = origins.findLast(({ offset }) => offset <= start);
	const span = originAt(origins, start);
	if (!first || !span || start === 0) return origins;
	const later = origins.filter(({ offset }) => offset > start);
	return [
		{ ...first, offset: 0, span },
		...later.map((origin) => ({ ...origin, offset: origin.offset - start })),
	];
}
