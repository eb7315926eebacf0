import type { Element } from '../../dom/index.js';
import type { Style } from '../../style/index.js';
import { isAnchored } from '../anchors.js';
import type { Box, ContainerBox, InlineContent, ParagraphBox } from '../box.js';
import { leavesForPage } from '../floats/page-float.js';
import { anonymousStyle } from './anonymous-style.js';
import { type BoxBuilder, countText } from './box-builder.js';
import { emptyBox, type Inside, type Item, paragraphBox } from './flow-children.js';
import { generated, generatedText } from './generated-content.js';
import { inlineBoxOf, inlineEdges } from './inline-edge.js';
import { liftIn, noLift } from './lift.js';

/** What stands before or after the text of an element, in its line or as a box. */
export function addPseudo(
	builder: BoxBuilder,
	element: Element,
	name: 'before' | 'after' | 'footnote-call' | 'footnote-marker',
	language: string,
	inside: Inside,
): void {
	const own = builder.styled.pseudoStyles.get(element)?.[name];
	if (!own || typeof own.content === 'string' || own.display === 'none') return;
	// In a grid it is an item, whatever it holds (CSS Grid 2, 6).
	const isItem = ['grid', 'inline-grid'].includes(builder.styled.styles.get(element)?.display ?? '');
	const style: typeof own = isItem && own.display.startsWith('inline') ? { ...own, display: 'block' } : own;
	builder.counters.enter(style);
	const lift = style.display === 'inline' ? liftIn(style, inside.lift) : noLift;
	const text = generatedText(builder, own.content, element, style, language);
	if (typeof text !== 'string') builder.pageMarks.texts++;
	// What a field holds is no ornament of the page: it is read as the field's own text.
	const content: InlineContent = {
		...generated(text, style, language, element, lift),
		...(element.tag === 'input' && { element }),
		...builder.pageMarks.take(),
	};
	countText(builder, content.text, element.span);
	if (style.display === 'inline') {
		const [before, after] = inlineEdges(style, language);
		const start = inside.items.length;
		inside.items.push(
			...[...before, content, ...after].map((part): Item => ({ kind: 'inline', content: part })),
		);
		const box = inlineBoxOf(style, element, start, inside.items.length, lift);
		if (box) inside.inlines.push(box);
		return;
	}
	const paragraph = paragraphBox([content], [], style, language, element);
	const box: ContainerBox = {
		kind: 'container',
		inside: 'flow',
		style,
		language,
		span: element.span,
		children: [paragraph],
		absolutes: [],
	};
	if (style.display === 'inline-block')
		inside.items.push({
			kind: 'inline',
			content: { kind: 'object', box, lift: liftIn(style, inside.lift), style, language },
		});
	else placeBox(builder, box, inside);
}

/** Puts a box that is no part of a line where it belongs: with its containing block, among the text it floats in, or in the flow. */
export function placeBox(builder: BoxBuilder, box: Exclude<Box, ParagraphBox>, inside: Inside): void {
	const { style, language } = box;
	if (style.position === 'fixed') builder.fixed.push(box);
	else if (style.position === 'absolute') {
		builder.absolutes.at(-1)!.push(box);
		if (isAnchored(style))
			inside.items.push({ kind: 'inline', content: { kind: 'anchor', box, style, language } });
	} else if (leavesForPage(style) && builder.floatDepth === 0) {
		builder.pageFloats.push(box);
		inside.items.push({ kind: 'inline', content: { kind: 'anchor', box, style, language } });
	} else if (leavesForPage(style))
		inside.items.push({ kind: 'box', box: { ...box, style: { ...style, float: 'none' } } });
	else if (style.float !== 'none')
		inside.items.push({ kind: 'inline', content: { kind: 'float', box, style, language } });
	else inside.items.push({ kind: 'box', box });
}

/** A picture that is not there is represented by its alternative text (HTML 15.4.2). */
export function addAlternative(
	builder: BoxBuilder,
	element: Element,
	style: Style,
	language: string,
	inside: Inside,
): void {
	const { alt = '' } = element.attributes;
	if (alt === '') return;
	const span = element.attributeSpans.alt ?? element.span;
	const inline: Style = { ...anonymousStyle(style, 'inline') };
	const content: InlineContent = {
		kind: 'text',
		lift: inside.lift,
		text: alt,
		style: inline,
		language,
		element,
		origins: [{ offset: 0, span, fixed: true }],
	};
	if (style.display === 'inline' || style.display === 'inline-block') {
		inside.items.push({ kind: 'inline', content });
		return;
	}
	const paragraph = paragraphBox([content], [], style, language, element);
	placeBox(builder, { ...emptyBox(style, element, language), children: [paragraph] }, inside);
}
