import type { Origin, Span } from '../base/index.js';

/** An element of HTML or SVG, as written; tag and attribute names of HTML are in small letters. */
export interface Element {
	readonly kind: 'element';
	readonly tag: string;
	readonly namespace: 'html' | 'svg' | 'other';
	readonly attributes: Readonly<Record<string, string>>;
	/** Where each attribute is written, by name. */
	readonly attributeSpans: Readonly<Record<string, Span>>;
	readonly children: readonly Node[];
	/** The opening tag, in the file that people edit. */
	readonly span: Span;
}

export interface Text {
	readonly kind: 'text';
	readonly text: string;
	readonly span: Span;
	/** Where the characters of `text` come from, by offset in `text`. */
	readonly origins: readonly Origin[];
}

export type Node = Element | Text;

export interface Document {
	readonly root: Element;
}

/** The element and its descendant elements, in document order. */
export function* elementsOf(element: Element): Generator<Element> {
	yield element;
	for (const child of element.children) if (child.kind === 'element') yield* elementsOf(child);
}
