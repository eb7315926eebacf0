import type { Element } from '../dom/index.js';
import {
	type ContentPart,
	counterSuffix,
	counterText,
	type Style,
	type StyledDocument,
} from '../style/index.js';
import { anonymousStyle } from './anonymous-style.js';
import type { InlineContent, ParagraphBox } from './box.js';
import type { Counters } from './counters.js';
import type { QuoteDepth } from './quotes.js';

/** What generated content is made from. */
export interface Generator {
	readonly styled: StyledDocument;
	readonly counters: Counters;
	readonly quotes: QuoteDepth;
}

/** The marker of a list item as text; none when its style has none. */
export function markerContent(
	generator: Generator,
	element: Element,
	style: Style,
	language: string,
): InlineContent | undefined {
	const own = generator.styled.pseudoStyles.get(element)?.marker;
	const shown = own ?? style;
	const text =
		own && typeof own.content !== 'string'
			? generatedText(generator, own.content, element, own, language)
			: markerText(generator.counters.value('list-item'), shown.listStyleType);
	if (text === '' || style.listStyleType === 'none') return undefined;
	const base = {
		...anonymousStyle(shown),
		textIndent: { points: 0, percent: 0 },
		whiteSpace: 'pre' as const,
	};
	// Inside, the marker is the first of the item's text, and a space stands after it (CSS Lists 3, 4.1).
	const isInside = style.listStylePosition === 'inside';
	return generated(isInside ? `${text} ` : text, base, language, element);
}

function markerText(value: number, style: Style['listStyleType']): string {
	return typeof style === 'string' ? counterText(value, style) + counterSuffix(style) : style.text;
}

/** A marker outside its item: a paragraph of its own. */
export const markerBox = (content: InlineContent, element: Element): ParagraphBox => ({
	kind: 'paragraph',
	style: content.style,
	language: content.language,
	span: element.span,
	inlines: [],
	content: [content],
});

/** Text that no file holds; its place is that of the element it belongs to. */
export const generated = (text: string, style: Style, language: string, element: Element): InlineContent => ({
	kind: 'text',
	text,
	style,
	language,
	origins: [{ offset: 0, span: element.span, fixed: true }],
});

/** What `content` comes to: strings, attributes, counters and quotation marks (CSS Generated Content 3). */
export function generatedText(
	generator: Generator,
	parts: readonly ContentPart[],
	element: Element,
	{ quotes }: Style,
	language: string,
): string {
	const { counters } = generator;
	return parts
		.map((part) => {
			switch (part.kind) {
				case 'text':
					return part.text;
				case 'attribute':
					return element.attributes[part.name] ?? part.fallback ?? '';
				case 'counter': {
					const { name, style, separator } = part;
					const values = separator === undefined ? [counters.value(name)] : counters.values(name);
					return values
						.map((value) => (typeof style === 'string' ? counterText(value, style) : style.text))
						.join(separator);
				}
				case 'quote': {
					const mark = generator.quotes.take(part.side, quotes, language);
					return part.shown ? mark : '';
				}
			}
		})
		.join('');
}
