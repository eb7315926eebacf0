import type { Element } from '../dom/index.js';
import type { ContentPart, Style, StyledDocument } from '../style/index.js';
import { anonymousStyle } from './anonymous-style.js';
import type { InlineContent, Lift, ParagraphBox } from './box.js';
import { type Counters, counterSuffix, counterText } from './counters.js';
import { noLift } from './lift.js';

/** What generated content is made from. */
export interface Generator {
	readonly styled: StyledDocument;
	readonly counters: Counters;
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
			? generatedText(generator, own.content, element)
			: `${counterText(generator.counters.value('list-item'), style.listStyleType)}${counterSuffix(style.listStyleType)}`;
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
export const generated = (
	text: string,
	style: Style,
	language: string,
	element: Element,
	lift: Lift = noLift,
): InlineContent => ({
	kind: 'text',
	lift,
	text,
	style,
	language,
	origins: [{ offset: 0, span: element.span, fixed: true }],
});

/** What `content` comes to: strings, attributes and counters (CSS Generated Content 3). */
export function generatedText(generator: Generator, parts: readonly ContentPart[], element: Element): string {
	return parts
		.map((part) => {
			switch (part.kind) {
				case 'text':
					return part.text;
				case 'attribute':
					return element.attributes[part.name] ?? '';
				case 'counter':
					return counterText(generator.counters.value(part.name), part.style);
			}
		})
		.join('');
}
