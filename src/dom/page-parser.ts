import {
	defaultTreeAdapter as adapter,
	type html,
	Parser,
	type ParserErrorHandler,
	type Token,
	type DefaultTreeAdapterTypes as Tree,
} from 'parse5';

/** How deep elements may stand in each other, and how many a page may have: pages come from strangers. */
export const MAX_DEPTH = 160;
export const MAX_ELEMENTS = 400_000;

export interface StrayEndTag {
	readonly tag: string;
	/** In the source. */
	readonly offset: number;
}

export interface ParsedPage {
	readonly document: Tree.Document;
	readonly strayEndTags: readonly StrayEndTag[];
	/** Where the first tag stands that was too deep and was left out, and where the page has too many elements and ends. */
	readonly tooDeep: number | undefined;
	readonly tooMany: number | undefined;
}

/** The page so far has as many elements as it may have. */
class TooManyElements extends Error {}

/** Elements that hold no others, so they may stand at the deepest place; text in most of them is no markup. */
const withoutChildren: ReadonlySet<string> = new Set(
	`area base basefont bgsound br col embed frame hr img input keygen link meta param source track wbr script style textarea title
	xmp iframe noembed noframes plaintext noscript option`.split(/\s+/),
);

/**
 * The standard says nothing of most end tags that close nothing (HTML 13.2.6.4.7), so the parser notes each that it meets. What
 * is too deep is left out with its end tags while the page is read: elements that are open cost time with every tag.
 */
class PageParser extends Parser<Tree.DefaultTreeAdapterMap> {
	readonly endTags: StrayEndTag[] = [];
	tooDeep: number | undefined;
	lastOffset = 0;
	/** Start tags that were left out and not closed yet, by name. */
	private readonly leftOut = new Map<string, number>();

	override onStartTag(token: Token.TagToken): void {
		this.lastOffset = token.location?.startOffset ?? this.lastOffset;
		if (this.openElements.stackTop >= MAX_DEPTH && !withoutChildren.has(token.tagName)) {
			this.tooDeep ??= this.lastOffset;
			if (!token.selfClosing) this.leftOut.set(token.tagName, (this.leftOut.get(token.tagName) ?? 0) + 1);
			return;
		}
		super.onStartTag(token);
	}

	override onEndTag(token: Token.TagToken): void {
		const open = this.leftOut.get(token.tagName) ?? 0;
		if (open > 0) {
			this.leftOut.set(token.tagName, open - 1);
			return;
		}
		if (token.location) this.endTags.push({ tag: token.tagName, offset: token.location.startOffset });
		super.onEndTag(token);
	}
}

/** Parses a page and finds the end tags that no element took as its own. Nothing runs scripts here, so `noscript` is printed. */
export function parsePage(source: string, onParseError: ParserErrorHandler): ParsedPage {
	let count = 0;
	const counting = {
		...adapter,
		createElement: (tagName: string, namespace: html.NS, attributes: Token.Attribute[]): Tree.Element => {
			if (++count > MAX_ELEMENTS) throw new TooManyElements();
			return adapter.createElement(tagName, namespace, attributes);
		},
	};
	const parser = new PageParser({
		sourceCodeLocationInfo: true,
		scriptingEnabled: false,
		treeAdapter: counting,
		onParseError,
	});
	let tooMany: number | undefined;
	try {
		parser.tokenizer.write(source, true);
	} catch (error) {
		if (!(error instanceof TooManyElements)) throw error;
		tooMany = parser.lastOffset;
	}
	const taken = takenOffsets(parser.document);
	return {
		document: parser.document,
		strayEndTags: parser.endTags.filter(({ offset }) => !taken.has(offset)),
		tooDeep: parser.tooDeep,
		tooMany,
	};
}

/** Where the end tags stand that elements took; not recursive, since the page may be deep. */
function takenOffsets(document: Tree.Document): ReadonlySet<number> {
	const taken = new Set<number>();
	const waiting: Tree.ParentNode[] = [document];
	while (waiting.length > 0) {
		const node = waiting.pop()!;
		for (const child of node.childNodes) {
			if (!adapter.isElementNode(child)) continue;
			const end = child.sourceCodeLocation?.endTag;
			if (end) taken.add(end.startOffset);
			waiting.push(child);
			if (child.tagName === 'template') waiting.push(adapter.getTemplateContent(child as Tree.Template));
		}
	}
	return taken;
}
