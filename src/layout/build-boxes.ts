import type { Report, Size } from '../base/index.js';
import type { Element, Node } from '../dom/index.js';
import { dependsOnBase, type Style, type StyledDocument } from '../style/index.js';
import { anonymousStyle } from './anonymous-style.js';
import type { Box, ContainerBox, InlineBox, InlineContent, ParagraphBox, ReplacedBox } from './box.js';
import { Counters } from './counters.js';
import { generated, generatedText, markerBox, markerContent } from './generated-content.js';
import { QuoteDepth } from './quotes.js';
import { cellSpans, columnStyles, tableChildren } from './table-boxes.js';

/** The size of a picture that an element shows, `chart` for one that takes the size of its box, nothing for no picture. */
export type IntrinsicSizeOf = (element: Element) => Size | 'chart' | undefined;

/** Boxes of a document: the root of the flow, and the contents of its named flows. */
export interface BoxTree {
	readonly root: ContainerBox;
	/** Content that `flow-into` took out of the flow, in document order. */
	readonly flows: ReadonlyMap<string, readonly Box[]>;
}

interface Builder {
	readonly styled: StyledDocument;
	readonly intrinsicSizeOf: IntrinsicSizeOf;
	readonly report: Report;
	readonly counters: Counters;
	readonly quotes: QuoteDepth;
	readonly flows: Map<string, Box[]>;
	/** Absolutely positioned boxes wait here for the positioned box that they refer to. */
	readonly absolutes: Box[][];
	replacedCount: number;
}

/** What the children of an element come to, before text and boxes are told apart. */
type Item =
	| { readonly kind: 'box'; readonly box: Box }
	| { readonly kind: 'inline'; readonly content: InlineContent };

interface Inside {
	readonly items: Item[];
	readonly inlines: { style: Style; element: Element; start: number; end: number }[];
}

/** Builds the boxes of a styled document (CSS Display 3): anonymous boxes, generated content and markers included. */
export function buildBoxes(
	styled: StyledDocument,
	intrinsicSizeOf: IntrinsicSizeOf,
	report: Report,
): BoxTree {
	const builder: Builder = {
		styled,
		intrinsicSizeOf,
		report,
		counters: new Counters(),
		quotes: new QuoteDepth(),
		flows: new Map(),
		absolutes: [[]],
		replacedCount: 0,
	};
	const { root } = styled.document;
	const container = containerBox(builder, root, root.attributes.lang ?? '');
	return {
		root: {
			...container,
			// The root keeps the margins of its children inside (CSS 2.2 8.3.1).
			style: { ...container.style, display: 'flow-root' },
			absolutes: [...container.absolutes, ...builder.absolutes[0]!],
		},
		flows: builder.flows,
	};
}

const styleOf = ({ styled }: Builder, element: Element): Style => styled.styles.get(element)!;

function containerBox(builder: Builder, element: Element, language: string): ContainerBox {
	const style = styleOf(builder, element);
	const isPositioned = style.position !== 'static';
	if (isPositioned) builder.absolutes.push([]);
	enterCounters(builder, element, style);
	const marker = style.display === 'list-item' ? markerContent(builder, element, style, language) : undefined;
	const isMarkerInside = style.listStylePosition === 'inside';
	const inside = insideOf(builder, element, style, language, isMarkerInside ? marker : undefined);
	const kind = insideKind(style);
	const children =
		kind === 'grid'
			? gridChildren(inside, style, language, element)
			: flowChildren(inside, style, language, element);
	return {
		kind: 'container',
		inside: kind,
		style,
		element,
		language,
		span: element.span,
		children: kind === 'table' ? tableChildren(children, style, element) : children,
		absolutes: isPositioned ? builder.absolutes.pop()! : [],
		...(marker && !isMarkerInside && { marker: markerBox(marker, element) }),
		...(kind === 'table' && { columns: columnStyles(builder.styled.styles, element) }),
		...cellSpans(style, element),
	};
}

function insideKind(style: Style): ContainerBox['inside'] {
	if (style.flowFrom !== 'none') return 'frame';
	switch (style.display) {
		case 'grid':
			return 'grid';
		case 'table':
			return 'table';
		case 'table-row':
			return 'table-row';
		default:
			return 'flow';
	}
}

/** HTML's lists count by themselves: `ol` and `ul` make the counter, `li` moves it or gives it a value. */
function enterCounters({ counters }: Builder, element: Element, style: Style): void {
	const { tag, attributes } = element;
	const given = (name: string): number => Number.parseInt(attributes[name] ?? '', 10);
	const isOfList = ({ name }: { readonly name: string }): boolean => name === 'list-item';
	if (tag === 'ol' || tag === 'ul' || tag === 'menu') {
		const start = given('start');
		const isReversed = tag === 'ol' && Object.hasOwn(attributes, 'reversed');
		const first = !Number.isNaN(start) ? start : isReversed ? itemCount(element) : 1;
		if (!style.counterReset.some(isOfList)) {
			const step = isReversed ? -1 : 1;
			counters.reset('list-item', first - step, step);
		}
	}
	counters.enter(style);
	if (style.display !== 'list-item') return;
	if (!style.counterIncrement.some(isOfList)) counters.addItem();
	const value = given('value');
	if (tag === 'li' && !Number.isNaN(value)) counters.set('list-item', value);
}

/** A reversed list counts down from the number of its items (HTML 4.4.5). */
const itemCount = ({ children }: Element): number =>
	children.filter((child) => child.kind === 'element' && child.tag === 'li').length;

function insideOf(
	builder: Builder,
	element: Element,
	style: Style,
	language: string,
	marker?: InlineContent,
): Inside {
	const inside: Inside = { items: [], inlines: [] };
	if (marker) inside.items.push({ kind: 'inline', content: marker });
	builder.counters.open();
	pseudo(builder, element, 'before', language, inside);
	for (const child of element.children) addNode(builder, child, element, style, language, inside);
	pseudo(builder, element, 'after', language, inside);
	builder.counters.close();
	return inside;
}

function pseudo(
	builder: Builder,
	element: Element,
	name: 'before' | 'after',
	language: string,
	inside: Inside,
): void {
	const style = builder.styled.pseudoStyles.get(element)?.[name];
	if (!style || typeof style.content === 'string' || style.display === 'none') return;
	builder.counters.enter(style);
	const text = generatedText(builder, style.content, element, style, language);
	// What a field holds is no ornament of the page: it is read as the field's own text.
	const content = {
		...generated(text, style, language, element),
		...(element.tag === 'input' && { element }),
	};
	if (style.display === 'inline') {
		inside.items.push({ kind: 'inline', content });
		return;
	}
	const paragraph = paragraphBox([content], [], style, language, element);
	const box: Box = {
		kind: 'container',
		inside: 'flow',
		style,
		language,
		span: element.span,
		children: [paragraph],
		absolutes: [],
	};
	if (style.position === 'absolute') builder.absolutes.at(-1)!.push(box);
	else inside.items.push({ kind: 'box', box });
}

function addNode(
	builder: Builder,
	node: Node,
	parent: Element,
	style: Style,
	language: string,
	inside: Inside,
): void {
	if (node.kind === 'text') {
		if (node.text === '') return;
		const content: InlineContent = {
			kind: 'text',
			text: node.text,
			style,
			language,
			element: parent,
			origins: node.origins,
		};
		inside.items.push({ kind: 'inline', content });
		return;
	}
	const own = styleOf(builder, node);
	const tongue = node.attributes.lang ?? language;
	if (own.display === 'none' || own.display === 'table-column' || own.display === 'table-column-group')
		return;
	if (node.tag === 'br' || node.tag === 'wbr') {
		if (node.tag === 'br') inside.items.push({ kind: 'inline', content: { kind: 'break', style, language } });
		else
			inside.items.push({
				kind: 'inline',
				content: {
					kind: 'text',
					text: '\u200b',
					style,
					language,
					element: parent,
					origins: [{ offset: 0, span: node.span }],
				},
			});
		return;
	}
	const size = builder.intrinsicSizeOf(node);
	const isInline =
		(own.display === 'inline' || own.display === 'contents') &&
		own.position !== 'absolute' &&
		style.display !== 'grid' &&
		own.flowInto === 'none';
	if (isInline && size === undefined) {
		addInline(builder, node, own, tongue, inside);
		return;
	}
	const box =
		size === undefined ? containerBox(builder, node, tongue) : replacedBox(builder, node, own, tongue, size);
	if (own.flowInto !== 'none')
		builder.flows.set(own.flowInto, [...(builder.flows.get(own.flowInto) ?? []), box]);
	else if (own.position === 'absolute') builder.absolutes.at(-1)!.push(box);
	else if (style.display !== 'grid' && (own.display === 'inline-block' || own.display === 'inline'))
		inside.items.push({ kind: 'inline', content: { kind: 'object', box, style: own, language: tongue } });
	else inside.items.push({ kind: 'box', box });
}

function replacedBox(
	builder: Builder,
	element: Element,
	style: Style,
	language: string,
	size: Size | 'chart',
): ReplacedBox {
	const id = `r${builder.replacedCount++}`;
	const base = { kind: 'replaced', id, style, element, language, span: element.span } as const;
	return size === 'chart' ? base : { ...base, intrinsic: size };
}

function addInline(builder: Builder, element: Element, style: Style, language: string, inside: Inside): void {
	builder.counters.enter(style);
	const hasEdges = style.display === 'inline' && hasInlineEdges(style);
	const start = inside.items.length;
	if (hasEdges)
		inside.items.push({ kind: 'inline', content: { kind: 'edge', side: 'start', style, language } });
	const inner = insideOf(builder, element, style, language);
	for (const inline of inner.inlines) {
		inside.inlines.push({
			...inline,
			start: inline.start + inside.items.length,
			end: inline.end + inside.items.length,
		});
	}
	inside.items.push(...inner.items);
	if (hasEdges)
		inside.items.push({ kind: 'inline', content: { kind: 'edge', side: 'end', style, language } });
	if (style.display === 'inline' && paintsItself(style))
		inside.inlines.push({ style, element, start, end: inside.items.length });
}

const hasInlineEdges = (style: Style): boolean =>
	[style.marginLeft, style.marginRight, style.paddingLeft, style.paddingRight].some(
		(edge) => edge !== 'auto' && (edge.points !== 0 || dependsOnBase(edge)),
	) ||
	style.borderLeftStyle !== 'none' ||
	style.borderRightStyle !== 'none';

const paintsItself = (style: Style): boolean =>
	style.textDecorationLine.length > 0 ||
	(typeof style.backgroundColor === 'object' && style.backgroundColor.alpha > 0) ||
	[style.borderTopStyle, style.borderRightStyle, style.borderBottomStyle, style.borderLeftStyle].some(
		(line) => line !== 'none',
	);

/** Text between boxes goes into anonymous paragraphs; white space alone between them is nothing. */
function flowChildren(inside: Inside, style: Style, language: string, element: Element): readonly Box[] {
	const boxes: Box[] = [];
	let from = 0;
	const flush = (to: number): void => {
		const content = inside.items
			.slice(from, to)
			.flatMap((item) => (item.kind === 'inline' ? [item.content] : []));
		if (content.some(shows)) {
			const inlines = inside.inlines
				.filter((inline) => inline.end > from && inline.start < to)
				.map((inline) => ({
					...inline,
					start: Math.max(0, inline.start - from),
					end: Math.min(to, inline.end) - from,
				}));
			boxes.push(paragraphBox(content, inlines, style, language, element));
		}
	};
	inside.items.forEach((item, i) => {
		if (item.kind === 'inline') return;
		flush(i);
		boxes.push(item.box);
		from = i + 1;
	});
	flush(inside.items.length);
	return boxes;
}

/** Each child of a grid is an item; text among them gets a box of its own (CSS Grid 2, 6). */
function gridChildren(inside: Inside, style: Style, language: string, element: Element): readonly Box[] {
	return flowChildren(inside, style, language, element).map((box) =>
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
}

function shows(content: InlineContent): boolean {
	if (content.kind !== 'text') return content.kind !== 'edge';
	return content.style.whiteSpace === 'pre' || content.style.whiteSpace === 'pre-wrap'
		? content.text !== ''
		: /[^ \t\n\r\f]/.test(content.text);
}

function paragraphBox(
	content: readonly InlineContent[],
	inlines: readonly InlineBox[],
	style: Style,
	language: string,
	element: Element,
): ParagraphBox {
	const decorated =
		style.display !== 'inline' && style.textDecorationLine.length > 0
			? [{ style: decorationOf(style), element, start: 0, end: content.length }, ...inlines]
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
});
