import { originsFrom } from '../../base/index.js';
import type { Style } from '../../style/index.js';
import type { Box, InlineContent, ParagraphBox } from '../box.js';
import type { LayoutContext } from '../context.js';
import { composeFrom } from '../lines/compose-lines.js';
import type { Space } from '../space.js';
import { isOutside } from '../wrap/exclusions.js';
import type { MeasureStep } from '../wrap/slots.js';
import { inlineBoxOf } from './inline-edge.js';

/** The same boxes, the first line of their text in a style of its own: `::first-line` of the box they stand in. */
export function withFirstLine(boxes: readonly Box[], style: Style): readonly Box[] {
	const index = boxes.findIndex((box) => !isOutside(box));
	const first = boxes[index];
	const changed = first && changedBox(first, style);
	return changed ? boxes.map((box, i) => (i === index ? changed : box)) : boxes;
}

function changedBox(box: Box, style: Style): Box | undefined {
	if (box.kind === 'paragraph') return { ...box, firstLine: style };
	const isBlock = box.style.display === 'block' || box.style.display === 'list-item';
	if (box.kind !== 'container' || box.inside !== 'flow' || !isBlock) return undefined;
	const children = withFirstLine(box.children, style);
	return children === box.children ? undefined : { ...box, children };
}

/**
 * A paragraph whose first line in this space is set in its own style (CSS 2.2 5.12.1): which text that is shows when it is set.
 * The style holds for the text directly in the block, and for inline boxes where they say nothing else.
 */
export function setFirstLine(
	context: LayoutContext,
	box: ParagraphBox,
	space: Space,
	here: readonly MeasureStep[],
): ParagraphBox {
	const { firstLine } = box;
	if (!firstLine) return box;
	const styled: ParagraphBox = {
		...box,
		content: box.content.map((part) => inFirstLine(part, box.style, firstLine)),
	};
	const [line] = composeFrom(context, styled, space, 0, here);
	const { units, sources } = context.prepare(styled).paragraph;
	const next = line && units[line.end];
	if (!next) return withInline(styled, firstLine, styled.content.length);
	const cut = sources[next.start] ?? 0;
	const content = box.content.flatMap((part, i): readonly InlineContent[] => {
		const own = styled.content[i]!;
		if (i < next.piece) return [own];
		if (i > next.piece || part.kind !== 'text' || own.kind !== 'text' || cut === 0) return [part];
		return [
			{ ...own, text: own.text.slice(0, cut) },
			{ ...part, text: part.text.slice(cut), origins: originsFrom(part.origins, cut) },
		];
	});
	const added = content.length - box.content.length;
	const inlines = box.inlines.map((inline) => ({
		...inline,
		start: inline.start > next.piece ? inline.start + added : inline.start,
		end: inline.end > next.piece ? inline.end + added : inline.end,
	}));
	return withInline({ ...box, content, inlines }, firstLine, next.piece + added);
}

const inFirstLine = (part: InlineContent, own: Style, firstLine: Style): InlineContent =>
	part.kind === 'text' ? { ...part, style: styleInFirstLine(part.style, own, firstLine) } : part;

/** What an inline box inherits from its block, it inherits from the first line there. */
function styleInFirstLine(style: Style, own: Style, firstLine: Style): Style {
	if (style === own) return firstLine;
	const changed: Partial<Record<keyof Style, unknown>> = {};
	for (const key of Object.keys(style) as (keyof Style)[])
		if (style[key] === own[key] && firstLine[key] !== own[key]) changed[key] = firstLine[key];
	return { ...style, ...changed } as Style;
}

/** The background of the line lies under all its text. */
function withInline(box: ParagraphBox, style: Style, end: number): ParagraphBox {
	const inline = inlineBoxOf(style, box.element, 0, end);
	return inline ? { ...box, inlines: [inline, ...box.inlines] } : box;
}
