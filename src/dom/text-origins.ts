import { type Origin, originAt } from '../base/index.js';

const REFERENCE = /&(?:#[0-9]+|#[xX][0-9a-fA-F]+|[a-zA-Z][a-zA-Z0-9]*);?/y;

/**
 * Where the characters of a text node come from. `source.slice(start, end)` is how the node is written; a character reference
 * there is one character here. When the two cannot be brought together (a dropped line feed), the node's start counts.
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
		} else {
			from++;
			to++;
		}
	}
	return to > text.length ? result.slice(0, 1) : result;
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
