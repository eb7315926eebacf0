/** The parts of a line that come from a range of its paragraph's content: they stand in the order of that. */
export function partsWithin<Part extends { readonly piece: number }>(
	parts: readonly Part[],
	{ start, end }: { readonly start: number; readonly end: number },
): readonly Part[] {
	const first = lowerBound(parts, start);
	return parts.slice(first, lowerBound(parts, end));
}

/** The first part that comes from a content at or after `piece`. */
function lowerBound(parts: readonly { readonly piece: number }[], piece: number): number {
	let low = 0;
	let high = parts.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if (parts[middle]!.piece < piece) low = middle + 1;
		else high = middle;
	}
	return low;
}
