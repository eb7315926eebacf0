import type { Element } from '../../dom/index.js';
import { initialStyle, type MarginBox, type Style, type StyledDocument } from '../../style/index.js';
import type { Box, ContainerBox, InlineContent } from '../box.js';
import { Counters } from '../boxes/counters.js';
import { paragraphBox } from '../boxes/flow-children.js';
import { generated, generatedText } from '../boxes/generated-content.js';
import { QuoteDepth } from '../boxes/quotes.js';
import type { KnownPages } from './known-pages.js';
import { type PageText, textOnPage } from './page-text.js';
import { pageTextsPutIn } from './with-page-texts.js';

/** What a margin box holds on a page: its text, or the running element that it shows; nothing when there is none to show. */
export function marginBoxContent(
	{ style, span }: MarginBox,
	index: number,
	known: KnownPages,
	styled: StyledDocument,
): ContainerBox | undefined {
	const { root } = styled.document;
	const scope = known.scopes[index];
	if (typeof style.content === 'string' || !scope) return undefined;
	const language = root.attributes.lang ?? '';
	const place = span ?? root.span;
	const box = (children: readonly Box[]): ContainerBox => ({
		kind: 'container',
		inside: 'flow',
		style: placed(style),
		language,
		span: place,
		children,
		absolutes: [],
	});
	const [only] = style.content;
	if (only?.kind === 'running') {
		const element = known.runningOn(index, only.name, only.which);
		return element && box([pageTextsPutIn((text) => textOnPage(text, scope))(element)]);
	}
	const text = textOnPage(marginText(style, styled, root, language), scope);
	if (text === '') return box([]);
	const content: InlineContent = {
		...generated(text, style, language, root),
		origins: [{ offset: 0, span: place, fixed: true }],
	};
	const { element: _, ...paragraph } = paragraphBox([content], [], style, language, root);
	return box([{ ...paragraph, span: place }]);
}

/** Counters are those of the page, whoever counts with them. */
function marginText(
	{ content, ...style }: Style,
	styled: StyledDocument,
	root: Element,
	language: string,
): PageText {
	const generator = {
		styled,
		counters: new Counters(),
		quotes: new QuoteDepth(),
		imageSizeOf: () => undefined,
	};
	const parts = typeof content === 'string' ? [] : content;
	return {
		parts: parts.flatMap((part) => {
			if (part.kind === 'counter') return [part];
			const text = generatedText(generator, [part], root, { content, ...style }, language);
			return typeof text === 'string' ? [text] : text.parts;
		}),
	};
}

/** The margin gives it its place and size: only what stands within its edges is of its own style. */
const placed = (style: Style): Style => ({
	...style,
	display: 'flow-root',
	width: initialStyle.width,
	height: initialStyle.height,
	minWidth: initialStyle.minWidth,
	minHeight: initialStyle.minHeight,
	maxWidth: initialStyle.maxWidth,
	maxHeight: initialStyle.maxHeight,
	marginTop: initialStyle.marginTop,
	marginRight: initialStyle.marginRight,
	marginBottom: initialStyle.marginBottom,
	marginLeft: initialStyle.marginLeft,
});
