import { initialStyle, type Style } from '../../style/index.js';
import type { ContainerBox, InlineContent, ParagraphBox } from '../box.js';
import { isInitial } from '../lines/initial-letter.js';

/** What an initial letter begins: the style and the language of its block. */
type Around = NonNullable<ContainerBox['initial']>;

/** A letter in the room of a float, as large as the lines of the text that it begins are high. */
export function initialContent(box: ContainerBox, { style, language }: Around): InlineContent {
	const own: Style = { ...box.style, display: 'block', float: 'left' };
	return {
		kind: 'float',
		box: { ...box, style: own, initial: { style, language } },
		style: own,
		language: box.language,
	};
}

/** Whether a part of a text is the initial letter that the text begins with. */
export const isInitialContent = (content: InlineContent): boolean =>
	content.kind === 'float' && isInitial(content.box);

/** An initial letter takes the indent of its line with it (CSS Inline 3, 5.5). */
export const besideInitial = (paragraph: ParagraphBox): ParagraphBox => ({
	...paragraph,
	style: { ...paragraph.style, textIndent: initialStyle.textIndent },
});
