import {
	defaultTreeAdapter as adapter,
	html,
	type Token,
	type DefaultTreeAdapterTypes as Tree,
} from 'parse5';
import { didYouMean, type Origin, originAt, type Report, type Span } from '../base/index.js';
import type { Document, Element, Node } from './document.js';
import { htmlElements, openEnded } from './html-elements.js';
import { MAX_DEPTH, MAX_ELEMENTS, parsePage } from './page-parser.js';
import { textOrigins } from './text-origins.js';

/** Parses a page; `origins` say where each character of `source` was written. Marks of the markup itself are reported. */
export function parseHtml(source: string, origins: readonly Origin[], report: Report): Document {
	const fallback: Span = origins[0]?.span ?? { file: 'page.html', line: 1, column: 1 };
	const place = (offset: number): Span => originAt(origins, offset) ?? fallback;
	const { document, strayEndTags, tooDeep, tooMany } = parsePage(source, ({ code, startOffset }) => {
		const message = parseErrors[code];
		if (message === undefined) return;
		report({ code: 'dom/markup', severity: 'error', message, span: place(startOffset) });
	});
	for (const { tag, offset } of strayEndTags) {
		const message = `"</${tag}>" closes nothing that is open`;
		const hint = `delete it, or write "<${tag}>" where the element starts`;
		report({ code: 'dom/markup', severity: 'error', message, span: place(offset), hint });
	}
	let isDeep = false;
	const reportDepth = (span: Span): void => {
		if (isDeep) return;
		isDeep = true;
		const message = `elements stand more than ${MAX_DEPTH} deep in each other`;
		const hint = 'the text is kept, the elements below are not';
		report({ code: 'dom/too-deep', severity: 'error', message, span, hint });
	};
	if (tooDeep !== undefined) reportDepth(place(tooDeep));
	if (tooMany !== undefined) {
		const message = `the page has more than ${MAX_ELEMENTS} elements`;
		const hint = 'it ends here; make several pages of it';
		report({ code: 'dom/too-large', severity: 'error', message, span: place(tooMany), hint });
	}
	const root = document.childNodes.find((node) => adapter.isElementNode(node));
	if (!root) return { root: emptyRoot(fallback) };
	return {
		root: convert(root, { source, origins, place, fallback, report, seen: new Set(), reportDepth }, 0),
	};
}

interface Context {
	readonly source: string;
	readonly origins: readonly Origin[];
	readonly place: (offset: number) => Span;
	readonly fallback: Span;
	readonly report: Report;
	/** Where tags stand that were looked at. */
	readonly seen: Set<number>;
	/** Says once that the page is too deep. */
	readonly reportDepth: (span: Span) => void;
}

/** The parser's findings that mean a fault of the page; the others (a missing doctype) do not change what is printed. */
const parseErrors: Readonly<Record<string, string>> = {
	'duplicate-attribute': 'an attribute is given twice in one tag; the first counts',
	'eof-in-comment': 'a comment is not closed',
	'eof-in-tag': 'the page ends inside a tag',
	'missing-attribute-value': 'an attribute has no value after its equals sign',
	'missing-end-tag-name': 'an end tag has no name',
	'missing-whitespace-between-attributes': 'two attributes have no space between them',
	'non-void-html-element-start-tag-with-trailing-solidus':
		'a "/" does not close this element; write its end tag',
	'unexpected-character-in-attribute-name': 'an attribute name holds a character that does not belong there',
	'unexpected-equals-sign-before-attribute-name': 'an attribute has no name before its equals sign',
	'unknown-named-character-reference': 'a named character reference is not known',
	'invalid-first-character-of-tag-name': 'a tag has no name; write &lt; for the sign itself',
};

function convert(node: Tree.Element, context: Context, depth: number): Element {
	const { place, fallback } = context;
	const location = node.sourceCodeLocation ?? undefined;
	const span = location ? place(location.startOffset) : fallback;
	const namespace =
		node.namespaceURI === html.NS.HTML ? 'html' : node.namespaceURI === html.NS.SVG ? 'svg' : 'other';
	const tag = node.tagName;
	if (location) checkElement(tag, namespace, location, span, context);
	const attributes: Record<string, string> = Object.create(null);
	const attributeSpans: Record<string, Span> = Object.create(null);
	for (const { name, prefix, value } of node.attrs) {
		const full = prefix ? `${prefix}:${name}` : name;
		attributes[full] = value;
		// Names such as `viewBox` get their capitals back after the places are noted.
		const at = location?.attrs?.[full] ?? location?.attrs?.[full.toLowerCase()];
		attributeSpans[full] = at ? place(at.startOffset) : span;
	}
	const children: Node[] = [];
	collect(node, children, context, depth);
	return {
		kind: 'element',
		tag,
		namespace,
		attributes: { ...attributes },
		attributeSpans: { ...attributeSpans },
		children,
		span,
	};
}

function collect(node: Tree.Element, into: Node[], context: Context, depth: number): void {
	const inner = node.tagName === 'template' ? adapter.getTemplateContent(node as Tree.Template) : node;
	for (const child of inner.childNodes) {
		if (adapter.isTextNode(child)) {
			const at = child.sourceCodeLocation;
			const origins = at
				? textOrigins(context.source, at.startOffset, at.endOffset, child.value, context.origins)
				: [];
			const span = originAt(origins, 0) ?? context.fallback;
			into.push({ kind: 'text', text: child.value, span, origins });
		} else if (adapter.isElementNode(child)) {
			if (depth < MAX_DEPTH) into.push(convert(child, context, depth + 1));
			else flatten(child, into, context);
		}
	}
}

/** Below the deepest level elements are dropped and their text is kept. */
function flatten(root: Tree.Element, into: Node[], context: Context): void {
	const span = root.sourceCodeLocation
		? context.place(root.sourceCodeLocation.startOffset)
		: context.fallback;
	context.reportDepth(span);
	const waiting: Tree.ChildNode[] = [root];
	while (waiting.length > 0) {
		const node = waiting.pop()!;
		if (adapter.isTextNode(node))
			into.push({ kind: 'text', text: node.value, span, origins: [{ offset: 0, span }] });
		else if (adapter.isElementNode(node))
			for (const child of node.childNodes.toReversed()) waiting.push(child);
	}
}

function checkElement(
	tag: string,
	namespace: Element['namespace'],
	location: Token.ElementLocation,
	span: Span,
	{ source, report, seen }: Context,
): void {
	// Elements that the parser opens anew in each paragraph are one in the page (HTML 13.2.4.3).
	if (seen.has(location.startOffset)) return;
	seen.add(location.startOffset);
	const isHtml = namespace === 'html';
	if (isHtml && !htmlElements.has(tag)) {
		report({
			code: 'dom/unknown-element',
			severity: 'error',
			message: `unknown element "<${tag}>"`,
			span,
			...didYouMean(tag, htmlElements),
		});
	}
	if (isHtml && withoutPaper.has(tag)) {
		report({
			code: 'dom/not-printed',
			severity: 'warning',
			message: `what "<${tag}>" plays or shows cannot be printed`,
			span,
			hint: 'the text inside of it stands in its place; a picture would be printed',
		});
	}
	const start = location.startTag ?? location;
	const closesItself = !isHtml && source.slice(start.startOffset, start.endOffset).endsWith('/>');
	if (!location.endTag && !closesItself && !(isHtml && openEnded.has(tag))) {
		report({
			code: 'dom/unclosed-tag',
			severity: 'error',
			message: `"<${tag}>" is not closed`,
			span,
			hint: `write "</${tag}>" where it ends`,
		});
	}
}

/** Elements whose content is not in the page, or moves. */
const withoutPaper: ReadonlySet<string> = new Set([
	'video',
	'audio',
	'canvas',
	'iframe',
	'embed',
	'applet',
	'frameset',
]);

function emptyRoot(span: Span): Element {
	return {
		kind: 'element',
		tag: 'html',
		namespace: 'html',
		attributes: {},
		attributeSpans: {},
		children: [],
		span,
	};
}
