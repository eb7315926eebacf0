import {
	defaultTreeAdapter as adapter,
	Parser,
	type ParserErrorHandler,
	type Token,
	type DefaultTreeAdapterTypes as Tree,
} from 'parse5';

export interface StrayEndTag {
	readonly tag: string;
	/** In the source. */
	readonly offset: number;
}

/** The standard says nothing of most end tags that close nothing (HTML 13.2.6.4.7), so the parser notes each that it meets. */
class NotingParser extends Parser<Tree.DefaultTreeAdapterMap> {
	readonly endTags: StrayEndTag[] = [];

	override onEndTag(token: Token.TagToken): void {
		if (token.location) this.endTags.push({ tag: token.tagName, offset: token.location.startOffset });
		super.onEndTag(token);
	}
}

/** Parses a page and finds the end tags that no element took as its own. */
export function parseWithEndTags(
	source: string,
	onParseError: ParserErrorHandler,
): { readonly document: Tree.Document; readonly strayEndTags: readonly StrayEndTag[] } {
	const parser = new NotingParser({ sourceCodeLocationInfo: true, onParseError });
	parser.tokenizer.write(source, true);
	const taken = takenOffsets(parser.document);
	return {
		document: parser.document,
		strayEndTags: parser.endTags.filter(({ offset }) => !taken.has(offset)),
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
