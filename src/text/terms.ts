/** Offsets inside the words that a publication names (its list of terms): a headline is not broken there. */
export function termBoundaries(text: string, terms: readonly string[]): ReadonlySet<number> | undefined {
	if (terms.length === 0) return undefined;
	const inside = new Set<number>();
	for (const term of terms) {
		if (term.length < 2) continue;
		for (let at = text.indexOf(term); at >= 0; at = text.indexOf(term, at + 1))
			for (let i = at + 1; i < at + term.length; i++) inside.add(i);
	}
	return inside.size > 0 ? inside : undefined;
}
