import { type Origin, originAt } from '../base/index.js';

const REFERENCE = /&(?:#[0-9]+|#[xX][0-9a-fA-F]+|[a-zA-Z][a-zA-Z0-9]*);?/y;

/**
 * Where the characters of a text node come from. `source.slice(start, end)` is how the node is written; a character reference
 * there is one character here, and what the parser dropped is not there at all.
 */
export function textOrigins(
	source: string,
	start: number,
	end: number,
	text: string,
	origins: readonly Origin[],
): readonly Origin[] {
	const at = (offset: number, to: number): Origin | undefined => {
		const span = originAt(origins, offset);
		if (!span) return undefined;
		const fixed = fixedAt(origins, offset);
		return fixed ? { offset: to, span, fixed } : { offset: to, span };
	};
	const result: Origin[] = [];
	const push = (origin: Origin | undefined) => {
		if (origin) result.push(origin);
	};
	let to = 0;
	let next = firstAfter(origins, start);
	let skipped = false;
	push(at(start, 0));
	for (let from = start; from < end && to < text.length; ) {
		while (next < origins.length && origins[next]!.offset <= from) {
			push(at(from, to));
			next++;
		}
		REFERENCE.lastIndex = from;
		const reference = source[from] === '&' ? REFERENCE.exec(source)?.[0] : undefined;
		if (reference && source.slice(from, from + reference.length) !== text.slice(to, to + reference.length)) {
			from += reference.length;
			to += (text.codePointAt(to) ?? 0) > 0xffff ? 2 : 1;
			push(at(from, to));
		} else if (source[from] === text[to]) {
			if (skipped) push(at(from, to));
			skipped = false;
			from++;
			to++;
		} else {
			// The parser left a character out: a line feed after <pre>, a stray tag between two pieces of text.
			skipped = true;
			from++;
		}
	}
	return result;
}

function firstAfter(origins: readonly Origin[], offset: number): number {
	let low = 0;
	let high = origins.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if (origins[middle]!.offset <= offset) low = middle + 1;
		else high = middle;
	}
	return low;
}

function fixedAt(origins: readonly Origin[], offset: number): true | undefined {
	return origins[firstAfter(origins, offset) - 1]?.fixed;
}
