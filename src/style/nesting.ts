/** How deep brackets may stand in each other: the parser calls itself for each, and sheets may come from strangers. */
const MAX_DEPTH = 256;

/** A comment, a string, an escape or a bracket, whichever comes first. */
const TOKEN =
	/\/\*[\s\S]*?(?:\*\/|$)|"[^"\\\n]*(?:\\[\s\S][^"\\\n]*)*"?|'[^'\\\n]*(?:\\[\s\S][^'\\\n]*)*'?|\\[\s\S]|[([{]|[)\]}]/g;

/** What makes a text of CSS unfit to be parsed, and where: too deep, or a comment that swallows all that follows. */
export function nestingFault(
	text: string,
): { readonly message: string; readonly offset: number } | undefined {
	let depth = 0;
	for (const match of text.matchAll(TOKEN)) {
		const [token] = match;
		if (token.startsWith('/*')) {
			if (token.length < 4 || !token.endsWith('*/'))
				return { message: 'a comment is not closed', offset: match.index };
		} else if ('([{'.includes(token)) {
			depth++;
			if (depth > MAX_DEPTH)
				return { message: `brackets stand more than ${MAX_DEPTH} deep in each other`, offset: match.index };
		} else if (')]}'.includes(token)) depth = Math.max(0, depth - 1);
	}
	return undefined;
}
