import { SaxesParser } from 'saxes';
import { originAt, originsOfFile, type Report, type Span } from '../base/index.js';
import type { Document, Element, Node } from './document.js';

/** How deep elements may stand in each other, and how many there may be: pictures come from strangers. */
const MAX_DEPTH = 256;
const MAX_ELEMENTS = 200_000;

/** The parser is fed in pieces, so that a fault ends the work early. */
const CHUNK = 65_536;

interface OpenElement {
	readonly tag: string;
	readonly span: Span;
	readonly attributes: Record<string, string>;
	readonly attributeSpans: Record<string, Span>;
	readonly children: Node[];
}

/**
 * Parses an XML file (an SVG picture). Entities other than XML's five are not expanded, so none can grow. A fault of the
 * markup is `dom/markup` at its place; then there is no document.
 */
export function parseXml(text: string, file: string, report: Report): Document | undefined {
	const parser = new SaxesParser({ xmlns: false, position: true });
	const lines = originsOfFile(file, text);
	const place = (offset: number): Span => originAt(lines, offset) ?? { file, line: 1, column: 1 };
	const stack: OpenElement[] = [];
	let root: Element | undefined;
	let failed = false;
	let count = 0;
	/** Where the text starts that is read now: behind the markup that was read last. */
	let textStart = 0;
	const fail = (message: string, span: Span): void => {
		if (!failed) report({ code: 'dom/markup', severity: 'error', message, span });
		failed = true;
	};
	const addText = (data: string, span: Span): void => {
		const parent = stack.at(-1);
		if (data !== '' && parent)
			parent.children.push({ kind: 'text', text: data, span, origins: [{ offset: 0, span }] });
	};
	const markupEnds = (): void => {
		textStart = parser.position;
	};
	parser.on('error', (error) => {
		fail(
			faultText(error.message, text, parser.position),
			place(Math.max(0, Math.min(parser.position, text.length) - 1)),
		);
	});
	parser.on('opentagstart', ({ name }) => {
		// The event comes with the character behind the name.
		const span = place(parser.position - name.length - 2);
		count++;
		if (count > MAX_ELEMENTS) fail(`the picture has more than ${MAX_ELEMENTS} elements`, span);
		if (stack.length >= MAX_DEPTH) fail(`elements stand more than ${MAX_DEPTH} deep in each other`, span);
		stack.push({ tag: name, span, attributes: {}, attributeSpans: {}, children: [] });
	});
	parser.on('attribute', ({ name, value }) => {
		const open = stack.at(-1);
		if (!open || name === '__proto__') return;
		open.attributes[name] = value;
		open.attributeSpans[name] = place(attributeStart(text, parser.position, name));
	});
	parser.on('opentag', markupEnds);
	parser.on('comment', () => {
		// The event comes with the second hyphen, before the closing bracket.
		textStart = parser.position + 1;
	});
	parser.on('processinginstruction', markupEnds);
	parser.on('text', (data) => addText(data, place(textStart)));
	parser.on('cdata', (data) => {
		addText(data, place(text.lastIndexOf('<![CDATA[', parser.position) + '<![CDATA['.length));
		markupEnds();
	});
	parser.on('closetag', () => {
		markupEnds();
		const open = stack.pop();
		if (!open) return;
		const tag = open.tag.replace(/^svg:/, '');
		const element: Element = { kind: 'element', namespace: 'svg', ...open, tag };
		const parent = stack.at(-1);
		if (parent) parent.children.push(element);
		else root ??= element;
	});
	for (let at = 0; at < text.length && !failed; at += CHUNK) parser.write(text.slice(at, at + CHUNK));
	if (!failed) parser.close();
	if (!failed && !root) fail('the file holds no element', { file, line: 1, column: 1 });
	return failed || !root ? undefined : { root };
}

/** The parser's words without its own count of lines, with what it means in quotes. */
function faultText(message: string, text: string, position: number): string {
	const words = message
		.replace(/^.*?\d+:\d+: /, '')
		.replace(/\.$/, '')
		.replace(/: (\S+)$/, ' "$1"');
	return words === 'unexpected close tag'
		? `${words} "${text.slice(text.lastIndexOf('</', position), position)}"`
		: words;
}

/** Where the attribute starts whose closing quote stands before `end`: back over the value, then over the name. */
function attributeStart(text: string, end: number, name: string): number {
	const opening = text.lastIndexOf(text[end - 1] ?? '"', end - 2);
	return Math.max(0, text.lastIndexOf(name, opening));
}
