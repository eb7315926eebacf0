import type { Element } from '../dom/index.js';
import type { Style } from '../style/index.js';
import { anonymousStyle } from './anonymous-style.js';
import type { ContainerBox, InlineContent, Lift } from './box.js';
import { emptyBox, paragraphBox } from './flow-children.js';

/** What stands in the place of a picture that is not there: its alternative text (HTML 15.4.2). */
export function alternativeText(
	element: Element,
	style: Style,
	language: string,
	lift: Lift,
): InlineContent | undefined {
	const { alt = '' } = element.attributes;
	if (alt === '') return undefined;
	const span = element.attributeSpans.alt ?? element.span;
	return {
		kind: 'text',
		lift,
		text: alt,
		style: { ...anonymousStyle(style, 'inline') },
		language,
		element,
		origins: [{ offset: 0, span, fixed: true }],
	};
}

/** The same as a block. */
export const alternativeBox = (
	content: InlineContent,
	style: Style,
	language: string,
	element: Element,
): ContainerBox => ({
	...emptyBox(style, element, language),
	children: [paragraphBox([content], [], style, language, element)],
});
