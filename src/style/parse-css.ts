import { type CssNode, type ParseOptions, parse, walk } from 'css-tree';
import type { Span } from '../base/index.js';
import { placeUrl } from './place-url.js';

/** What could not be read, and where in the text. */
export interface CssFault {
	readonly message: string;
	readonly offset: number;
}

/** Parses CSS. The parser tells of most faults and goes on; at some it gives up, then there is no node. */
export function parseCss(
	text: string,
	options: ParseOptions,
	onFault: (fault: CssFault) => void,
): CssNode | undefined {
	try {
		return parse(text, { ...options, onParseError: onFault });
	} catch (error) {
		if (!(error instanceof Error) || !('offset' in error)) throw error;
		onFault({ message: error.message, offset: Number(error.offset) });
		return undefined;
	}
}

/** The value of a declaration that stands at `span`; nothing for a text that is none. */
export function parseValue(text: string, span: Span | undefined): CssNode | undefined {
	let isSound = true;
	const value = parseCss(text, { context: 'value', positions: true }, () => {
		isSound = false;
	});
	if (!isSound || !value) return undefined;
	placeUrls(value, () => span);
	return value;
}

/** Leaves on each `url()` the file it is written in: what it names is looked for beside that file. */
export const placeUrls = (tree: CssNode, placeAt: (offset: number) => Span | undefined): void =>
	walk(tree, (node) => placeUrl(node, placeAt));
