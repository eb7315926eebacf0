import type { CssNode } from 'css-tree';
import type { Span } from '../base/index.js';

/** Leaves on a `url()` the file it is written in: what it names is looked for beside that file. */
export function placeUrl(node: CssNode, placeAt: (offset: number) => Span | undefined): void {
	if (node.type !== 'Url' || !node.loc) return;
	const { start } = node.loc;
	const span = placeAt(start.offset);
	if (!span) return;
	node.loc = { ...node.loc, source: span.file, start: { ...start, line: span.line, column: span.column } };
}
