import { originAt, originsFrom } from '../../base/index.js';
import type { Style } from '../../style/index.js';
import type { Box, ContainerBox, InlineContent, ParagraphBox } from '../box.js';
import { initialOf } from '../lines/initial-letter.js';
import { isOutside } from '../wrap/exclusions.js';
import { besideInitial, initialContent } from './initial-box.js';
import { inlineBoxOf, inlineEdges } from './inline-edge.js';
import { noLift } from './lift.js';

type TextContent = Extract<InlineContent, { kind: 'text' }>;

/**
 * The first letter of a text with the marks before and after it (CSS 2.2 5.12.2): dashes are none of them, accents belong to
 * their letter.
 */
const LETTER =
	/^([ \t\n\r\f]*)([\p{Ps}\p{Pe}\p{Pi}\p{Pf}\p{Po}]*[^\s\p{Ps}\p{Pe}\p{Pi}\p{Pf}\p{Po}]\p{M}*[\p{Pe}\p{Pf}\p{Po}]*)/u;

/** The same boxes, the first letter of their first line in a style of its own: `::first-letter` of the box they stand in. */
export function withFirstLetter(boxes: readonly Box[], style: Style): readonly Box[] {
	const index = boxes.findIndex((box) => !isOutside(box));
	const first = boxes[index];
	const changed = first && changedBox(first, style);
	return changed ? boxes.map((box, i) => (i === index ? changed : box)) : boxes;
}

function changedBox(box: Box, style: Style): Box | undefined {
	if (box.kind === 'paragraph') return changedParagraph(box, style);
	const isBlock = box.style.display === 'block' || box.style.display === 'list-item';
	if (box.kind !== 'container' || box.inside !== 'flow' || !isBlock) return undefined;
	const children = withFirstLetter(box.children, style);
	return children === box.children ? undefined : { ...box, children };
}

function changedParagraph(paragraph: ParagraphBox, style: Style): ParagraphBox | undefined {
	if (initialOf(paragraph)) return undefined;
	const index = paragraph.content.findIndex(
		(part) =>
			part.kind === 'object' ||
			part.kind === 'break' ||
			(part.kind === 'text' && /[^ \t\n\r\f]/.test(part.text)),
	);
	const part = paragraph.content[index];
	const match = part?.kind === 'text' ? LETTER.exec(part.text) : null;
	if (part?.kind !== 'text' || !match) return undefined;
	const [whole, space = '', letter = ''] = match;
	const isInitial = style.initialLetter !== 'normal';
	const set = letterContent(sliced(part, space.length, whole.length), style, paragraph);
	const pieces: readonly InlineContent[] = [
		...(space === '' ? [] : [sliced(part, 0, space.length)]),
		...set,
		...(whole.length < part.text.length ? [sliced(part, whole.length, part.text.length)] : []),
	];
	const added = pieces.length - 1;
	const inlines = paragraph.inlines.map((inline) => ({
		...inline,
		start: inline.start > index ? inline.start + added : inline.start,
		end: inline.end > index ? inline.end + added : inline.end,
	}));
	const at = index + (space === '' ? 0 : 1);
	const own =
		letter === '' || isInitial || style.float !== 'none'
			? undefined
			: inlineBoxOf(style, part.element, at, at + set.length);
	const changed: ParagraphBox = {
		...paragraph,
		content: paragraph.content.flatMap((content, i) => (i === index ? pieces : [content])),
		inlines: own ? [...inlines, own] : inlines,
	};
	return isInitial ? besideInitial(changed) : changed;
}

/** The letter in the line, or beside it: a float, or an initial letter some lines high, that the text runs around. */
function letterContent(part: TextContent, style: Style, around: ParagraphBox): readonly InlineContent[] {
	const text: TextContent = { ...part, style };
	const isInitial = style.initialLetter !== 'normal';
	if (style.float === 'none' && !isInitial) {
		const [start, end] = inlineEdges(style, part.language);
		return [...start, text, ...end];
	}
	const { language, origins, element } = part;
	const span = originAt(origins, 0) ?? element?.span;
	if (!span) return [text];
	const paragraph: ParagraphBox = {
		kind: 'paragraph',
		style,
		language,
		span,
		content: [{ ...text, lift: noLift }],
		inlines: [],
	};
	const box: ContainerBox = {
		kind: 'container',
		inside: 'flow',
		style,
		language,
		span,
		children: [paragraph],
		absolutes: [],
	};
	return [isInitial ? initialContent(box, around) : { kind: 'float', box, style, language }];
}

/** A part of a text with the places of its characters. */
function sliced(part: TextContent, start: number, end: number): TextContent {
	return { ...part, text: part.text.slice(start, end), origins: originsFrom(part.origins, start) };
}
