import type { Size } from '../../base/index.js';
import type { Element } from '../../dom/index.js';
import {
	type ContentPart,
	counterSuffix,
	counterText,
	initialStyle,
	type Style,
	type StyledDocument,
} from '../../style/index.js';
import type { InlineContent, Lift, ParagraphBox, ReplacedBox } from '../box.js';
import { isPageCounter, type PagePart, type PageText } from '../pages/page-text.js';
import { anonymousStyle } from './anonymous-style.js';
import type { Counters } from './counters.js';
import { noLift } from './lift.js';
import type { QuoteDepth } from './quotes.js';

/** What generated content is made from. */
export interface Generator {
	readonly styled: StyledDocument;
	readonly counters: Counters;
	readonly imageSizeOf: ImageSizeOf;
	readonly quotes: QuoteDepth;
}

/** The size of a picture that a style sheet names, by its path; nothing when it could not be opened. */
export type ImageSizeOf = (path: string) => Size | undefined;

/** The marker of a list item: a picture, or text; nothing when its style has none (CSS Lists 3, 3). */
export function markerContent(
	generator: Generator,
	element: Element,
	style: Style,
	language: string,
): readonly InlineContent[] {
	const own = generator.styled.pseudoStyles.get(element)?.marker;
	const base = {
		...anonymousStyle(own ?? style),
		textIndent: initialStyle.textIndent,
		whiteSpace: 'pre' as const,
	};
	// Inside, the marker is the first of the item's text, and a space stands after it (CSS Lists 3, 4.1).
	const space = style.listStylePosition === 'inside' ? ' ' : '';
	const given =
		own && typeof own.content !== 'string'
			? generatedText(generator, own.content, element, own, language)
			: undefined;
	const picture = given === undefined ? markerPicture(generator, element, base, language) : undefined;
	if (picture) return space === '' ? [picture] : [picture, generated(space, base, language, element)];
	const { listStyleType: type } = own ?? style;
	if (given === undefined && type === 'none') return [];
	const text = given ?? markerText(generator.counters.value('list-item'), type);
	if (typeof text !== 'string')
		return [generated({ parts: [...text.parts, space] }, base, language, element)];
	return text === '' ? [] : [generated(`${text}${space}`, base, language, element)];
}

/** A picture that could be opened; else the item has the marker of its type. */
function markerPicture(
	{ imageSizeOf }: Generator,
	element: Element,
	style: Style,
	language: string,
): InlineContent | undefined {
	const { listStyleImage: image } = style;
	const size = image !== 'none' && image.kind === 'file' ? imageSizeOf(image.path) : undefined;
	if (image === 'none' || image.kind !== 'file' || !size) return undefined;
	const own = anonymousStyle(style, 'inline-block');
	const box: ReplacedBox = {
		kind: 'replaced',
		id: image.path,
		image: image.path,
		style: own,
		language,
		span: element.span,
		intrinsic: size,
	};
	return { kind: 'object', box, lift: noLift, style: own, language };
}

function markerText(value: number, style: Style['listStyleType']): string {
	return typeof style === 'string' ? counterText(value, style) + counterSuffix(style) : style.text;
}

/** A marker outside its item: a paragraph of its own. */
export const markerBox = (
	content: readonly InlineContent[],
	style: Style,
	language: string,
	element: Element,
): ParagraphBox => ({
	kind: 'paragraph',
	style: { ...anonymousStyle(style), textIndent: initialStyle.textIndent },
	language,
	span: element.span,
	inlines: [],
	content,
});

/** Text that no file holds; its place is that of the element it belongs to. */
export const generated = (
	text: string | PageText,
	style: Style,
	language: string,
	element: Element,
	lift: Lift = noLift,
): Extract<InlineContent, { kind: 'text' }> => ({
	kind: 'text',
	lift,
	// A figure keeps the place of what its page will say, so that it is found there.
	...(typeof text === 'string' ? { text } : { text: '0', onPage: text }),
	style,
	language,
	origins: [{ offset: 0, span: element.span, fixed: true }],
});

/**
 * What `content` comes to: strings, attributes, counters and quotation marks (CSS Generated Content 3). What its page says is
 * put in when there are pages.
 */
export function generatedText(
	generator: Generator,
	parts: readonly ContentPart[],
	element: Element,
	{ quotes }: Style,
	language: string,
): string | PageText {
	const made = parts.map((part) => generatedPart(generator, part, element, quotes, language));
	return made.every((part) => typeof part === 'string') ? made.join('') : { parts: made };
}

function generatedPart(
	{ counters, quotes: depth }: Generator,
	part: ContentPart,
	{ attributes }: Element,
	quotes: Style['quotes'],
	language: string,
): PagePart {
	switch (part.kind) {
		case 'text':
			return part.text;
		case 'attribute':
			return attributes[part.name] ?? part.fallback ?? '';
		case 'counter': {
			const { name, style, separator } = part;
			if (isPageCounter(name)) return { kind: 'counter', name, style };
			const values = separator === undefined ? [counters.value(name)] : counters.values(name);
			return values
				.map((value) => (typeof style === 'string' ? counterText(value, style) : style.text))
				.join(separator);
		}
		case 'string':
			return part;
		case 'target': {
			const { target, name, style } = part;
			const link = typeof target === 'string' ? target : (attributes[target.attribute] ?? '');
			return link.startsWith('#') ? { kind: 'target', id: link.slice(1), name, style } : '';
		}
		case 'quote': {
			const mark = depth.take(part.side, quotes, language);
			return part.shown ? mark : '';
		}
		// Words of the element are for strings, running elements for margin boxes: here they are nothing.
		case 'content':
		case 'running':
			return '';
	}
}
