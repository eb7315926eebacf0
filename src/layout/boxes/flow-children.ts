import type { Element } from '../../dom/index.js';
import type { Style } from '../../style/index.js';
import type { Box, ContainerBox, InlineBox, InlineContent, Lift, ParagraphBox } from '../box.js';
import { wrapTableParts } from '../table/table-boxes.js';
import { anonymousStyle } from './anonymous-style.js';
import { besideInitial, initialContent, isInitialContent } from './initial-box.js';
import { noLift } from './lift.js';

/** What the children of an element come to, before text and boxes are told apart. */
export type Item =
	| { readonly kind: 'box'; readonly box: Box }
	| { readonly kind: 'inline'; readonly content: InlineContent };

export interface Inside {
	/** Where text directly in the element stands in its lines. */
	readonly lift: Lift;
	readonly items: Item[];
	readonly inlines: InlineBox[];
}

/** Text between boxes goes into anonymous paragraphs; white space alone between them is nothing. */
export function flowChildren(
	inside: Inside,
	style: Style,
	language: string,
	element: Element,
): readonly Box[] {
	const boxes: Box[] = [];
	let from = 0;
	const flush = (to: number): void => {
		const content = inside.items
			.slice(from, to)
			.flatMap((item) => (item.kind === 'inline' ? [item.content] : []));
		const first = content.findIndex(shows);
		// Floats before all text stand above it, where they would stand without it.
		const leading = first < 0 ? content.length : first;
		for (const part of content.slice(0, leading)) {
			if (part.kind === 'float') boxes.push(part.box);
			else if (part.kind === 'anchor') boxes.push(anchorBox(part.box, style, element));
		}
		if (first >= 0) {
			const inlines = inside.inlines
				.filter((inline) => inline.end > from && inline.start < to)
				.map((inline) => ({
					...inline,
					start: Math.max(0, inline.start - from),
					end: Math.min(to, inline.end) - from,
				}));
			const paragraph = paragraphBox(
				content.map((part, i) => (i < leading ? withoutFloat(part) : part)),
				inlines,
				style,
				language,
				element,
			);
			boxes.push(content.some(isInitialContent) ? besideInitial(paragraph) : paragraph);
		}
	};
	inside.items.forEach((item, i) => {
		if (item.kind === 'inline') return;
		flush(i);
		boxes.push(item.box);
		from = i + 1;
	});
	flush(inside.items.length);
	return wrapTableParts(boxes, style, element);
}

/** Each child of a grid is an item; text among them gets a box of its own (CSS Grid 2, 6). They come in their `order` (6.3). */
export function gridChildren(
	inside: Inside,
	style: Style,
	language: string,
	element: Element,
): readonly Box[] {
	const items = flowChildren(inside, style, language, element).map(
		(box): Box =>
			box.kind === 'paragraph'
				? {
						kind: 'container',
						inside: 'flow',
						style: anonymousStyle(style),
						language,
						span: element.span,
						children: [box],
						absolutes: [],
					}
				: box,
	);
	return items.toSorted((a, b) => a.style.order - b.style.order);
}

/** Whether what comes next begins a text: nothing of it stands there yet. */
export const beginsText = ({ items }: Inside): boolean =>
	items
		.slice(items.findLastIndex(({ kind }) => kind === 'box') + 1)
		.every((item) => item.kind === 'box' || !shows(item.content));

/** An inline box at the start of a text as its initial letter (CSS Inline 3, 5.1). */
export function initialItem(
	{ items, inlines }: Inside,
	style: Style,
	language: string,
	element: Element,
	begun: Pick<ParagraphBox, 'style' | 'language'>,
): Item {
	const content = items.flatMap((item) => (item.kind === 'inline' ? [item.content] : []));
	const letters = paragraphBox(content, inlines, style, language, element);
	const box = { ...emptyBox(style, element, language), element, children: [letters] };
	return { kind: 'inline', content: initialContent(box, begun) };
}

/** A `br` that clears floats ends its line, and what follows begins below them (HTML 15.3.5). */
export const clearingBox = (style: Style, element: Element, language: string): ContainerBox =>
	emptyBox({ ...anonymousStyle(style), clear: style.clear }, element, language);

const anchorBox = (box: Box, style: Style, element: Element): ContainerBox => ({
	...emptyBox(anonymousStyle(style), element, box.language),
	anchorOf: box,
});

/** A block of its own that no element stands for. */
export const emptyBox = (style: Style, { span }: Element, language: string): ContainerBox => ({
	kind: 'container',
	inside: 'flow',
	style,
	language,
	span,
	children: [],
	absolutes: [],
});

/** Nothing in the place of a float that stands elsewhere: the numbers of what follows stay. */
const withoutFloat = (part: InlineContent): InlineContent =>
	part.kind === 'float' || part.kind === 'anchor'
		? { kind: 'text', text: '', lift: noLift, style: part.style, language: part.language, origins: [] }
		: part;

function shows(content: InlineContent): boolean {
	if (isInitialContent(content)) return true;
	if (content.kind !== 'text') return !['edge', 'float', 'anchor'].includes(content.kind);
	return content.style.whiteSpace === 'pre' || content.style.whiteSpace === 'pre-wrap'
		? content.text !== ''
		: /[^ \t\n\r\f]/.test(content.text);
}

export function paragraphBox(
	content: readonly InlineContent[],
	inlines: readonly InlineBox[],
	style: Style,
	language: string,
	element: Element,
): ParagraphBox {
	const decorated =
		style.display !== 'inline' && style.textDecorationLine.length > 0
			? [{ style: decorationOf(style), element, start: 0, end: content.length, lift: noLift }, ...inlines]
			: inlines;
	return { kind: 'paragraph', style, language, element, span: element.span, content, inlines: decorated };
}

/** The underline of a block is drawn under the text directly in it (CSS Text Decoration 3, 2). */
const decorationOf = (style: Style): Style => ({
	...anonymousStyle(style, 'inline'),
	textDecorationLine: style.textDecorationLine,
	textDecorationColor: style.textDecorationColor,
	textDecorationStyle: style.textDecorationStyle,
	textDecorationThickness: style.textDecorationThickness,
	textDecorationInset: style.textDecorationInset,
});
