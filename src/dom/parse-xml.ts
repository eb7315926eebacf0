import { SaxesParser } from 'saxes';
import type { Report, Span } from '../base/index.js';
import type { Document, Element, Node } from './document.js';

/** How deep elements may stand in each other, and how many there may be: pictures come from strangers. */
const MAX_DEPTH = 256;
const MAX_ELEMENTS = 200_000;

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
	const stack: OpenElement[] = [];
	let root: Element | undefined;
	let failed = false;
	let count = 0;
	const here = (back = 0): Span => ({
		file,
		line: parser.line,
		column: Math.max(1, parser.columnIndex + 1 - back),
	});
	const fail = (message: string, span: Span): void => {
		if (!failed) report({ code: 'dom/markup', severity: 'error', message, span });
		failed = true;
	};
	parser.on('error', (error) => fail(error.message.replace(/^.*?\d+:\d+: /, '').replace(/\.$/, ''), here()));
	parser.on('opentagstart', ({ name }) => {
		const span = here(name.length + 2);
		count++;
		if (count > MAX_ELEMENTS) fail(`the picture has more than ${MAX_ELEMENTS} elements`, span);
		if (stack.length >= MAX_DEPTH) fail(`elements stand more than ${MAX_DEPTH} deep in each other`, span);
		stack.push({ tag: name, span, attributes: {}, attributeSpans: {}, children: [] });
	});
	parser.on('attribute', ({ name, value }) => {
		const open = stack.at(-1);
		if (!open || name === '__proto__') return;
		open.attributes[name] = value;
		open.attributeSpans[name] = here(name.length + value.length + 3);
	});
	parser.on('text', (data) => {
		const span = here();
		if (data !== '')
			stack.at(-1)?.children.push({ kind: 'text', text: data, span, origins: [{ offset: 0, span }] });
	});
	parser.on('cdata', (data) => {
		const span = here();
		stack.at(-1)?.children.push({ kind: 'text', text: data, span, origins: [{ offset: 0, span }] });
	});
	parser.on('closetag', () => {
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

/** The parser is fed in pieces, so that a fault ends the work early. */
const CHUNK = 65_536;
