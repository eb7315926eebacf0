import { originsFrom } from '../../base/index.js';
import type { Element, Node } from '../../dom/index.js';
import type { Style } from '../../style/index.js';
import type { InlineContent, LineSide, ParagraphBox, Ruby } from '../box.js';
import { anonymousStyle } from './anonymous-style.js';
import { type Inside, type Item, paragraphBox } from './flow-children.js';

/** What is needed of the builder of boxes. */
export interface RubyBuilder {
	styleOf(element: Element): Style;
	/** Adds what a node comes to in its parent. */
	add(node: Node, inside: Inside): void;
	/** What stands in an element. */
	insideOf(element: Element, style: Style, language: string): Inside;
}

/** A stretch of text in a ruby: an `rb`, or what stands there without one. */
interface Base {
	readonly nodes: Node[];
	/** White space between two bases: it has no annotation. */
	readonly isSpace: boolean;
}

/** Annotations of one level, one a base, or one for all of them. */
interface Level {
	readonly style: Style;
	readonly texts: Element[];
	readonly isOne: boolean;
}

interface Segment {
	readonly bases: Base[];
	readonly levels: Level[];
}

/** Annotations that have been built, with the side that they stand at. */
interface Annotation {
	readonly box: ParagraphBox;
	readonly side: LineSide;
	readonly distance: number;
}

/** The parts of a ruby element in their pairs: each base with the annotations that come to it (CSS Ruby 1, 2.3). */
export function addRuby(
	builder: RubyBuilder,
	element: Element,
	style: Style,
	language: string,
	inside: Inside,
): void {
	for (const segment of segmentsOf(element, style, builder)) {
		const levels = segment.levels.map((level) => annotationsOf(builder, level, language, inside));
		const distances: Record<LineSide, number> = { start: 0, end: 0 };
		const placed = levels.map(({ boxes, style: own }, at) => {
			const side = sideOf(own, at);
			const distance = distances[side];
			distances[side] += Math.max(0, ...boxes.map((box) => box.style.fontSize));
			return boxes.map((box): Annotation => ({ box, side, distance }));
		});
		const own = placed.filter((_, at) => !levels[at]!.isOne);
		const common = placed.flatMap((annotations, at) => (levels[at]!.isOne ? annotations : []));
		const count = Math.max(segment.bases.length, ...own.map(({ length }) => length));
		const whole: Inside = { items: [], inlines: [], lift: inside.lift };
		let pair = 0;
		for (let i = 0; i < count; i++) {
			const base = segment.bases[i] ?? { nodes: [], isSpace: false };
			const built = baseOf(builder, base, element, style, language, inside);
			const annotations = base.isSpace ? [] : own.flatMap((level) => level[pair] ?? []);
			if (!base.isSpace) pair++;
			append(whole, annotated(built, annotations, element, style, language));
		}
		append(inside, annotated(whole, common, element, style, language));
	}
}

/** Over the text or under it; at `alternate` a second level stands on the other side (CSS Ruby 1, 4.1). */
function sideOf({ rubyPosition: { side, alternates } }: Style, level: number): LineSide {
	const isOver = (side === 'over') !== (alternates && level % 2 === 1);
	return isOver ? 'start' : 'end';
}

function segmentsOf(element: Element, style: Style, builder: RubyBuilder): readonly Segment[] {
	const segments: Segment[] = [];
	let open: 'base' | 'texts' | undefined;
	let space: Node | undefined;
	const segment = (wantsBase: boolean): Segment => {
		const last = segments.at(-1);
		if (last && !(wantsBase && last.levels.length > 0)) return last;
		const made: Segment = { bases: [], levels: [] };
		segments.push(made);
		return made;
	};
	for (const child of element.children) {
		const own = child.kind === 'element' ? builder.styleOf(child) : undefined;
		if (own?.display === 'none') continue;
		if (child.kind === 'element' && own?.display === 'ruby-text') {
			const { levels } = segment(false);
			if (open === 'texts') levels.at(-1)!.texts.push(child);
			else levels.push({ style: own, texts: [child], isOne: own.rubyMerge === 'merge' });
			open = 'texts';
		} else if (child.kind === 'element' && own?.display === 'ruby-text-container') {
			segment(false).levels.push(containerLevel(child, own, builder));
			open = undefined;
		} else if (own?.display === 'ruby-base') {
			const { bases } = segment(true);
			if (space && bases.length > 0) bases.push({ nodes: [space], isSpace: true });
			bases.push({ nodes: [child], isSpace: false });
			open = undefined;
		} else if (open === 'base') segment(true).bases.at(-1)!.nodes.push(child);
		else if (!isSpace(child, style)) {
			segment(true).bases.push({ nodes: [child], isSpace: false });
			open = 'base';
		}
		// Between two bases white space is a space, beside an annotation it is nothing.
		space = isSpace(child, style) ? child : undefined;
	}
	return segments;
}

/** The annotations of a container; one that has text of its own is one annotation. */
function containerLevel(container: Element, style: Style, builder: RubyBuilder): Level {
	const texts: Element[] = [];
	let isMixed = false;
	for (const child of container.children) {
		if (child.kind === 'element' && builder.styleOf(child).display === 'ruby-text') texts.push(child);
		else if (!isSpace(child, style)) isMixed = true;
	}
	const isOne = texts.length === 0 || isMixed || style.rubyMerge === 'merge';
	return { style, texts: isOne ? [container] : texts, isOne };
}

const isSpace = (node: Node, { whiteSpace }: Style): boolean =>
	node.kind === 'text' && !whiteSpace.startsWith('pre') && /^[ \t\n\r\f]*$/.test(node.text);

/** The text of a base, without the white space at its ends. */
function baseOf(
	builder: RubyBuilder,
	{ nodes, isSpace }: Base,
	element: Element,
	style: Style,
	language: string,
	{ lift }: Inside,
): Inside {
	const inside: Inside = { items: [], inlines: [], lift };
	for (const node of nodes) builder.add(node, inside);
	if (nodes.length === 0) {
		const content: InlineContent = { kind: 'text', text: '', lift, style, language, element, origins: [] };
		inside.items.push({ kind: 'inline', content });
	}
	return isSpace ? inside : { ...inside, items: trimmed(inside.items) };
}

function trimmed(items: readonly Item[]): Item[] {
	const texts = items.flatMap((item, i) =>
		item.kind === 'inline' && item.content.kind === 'text' && item.content.text !== '' ? [i] : [],
	);
	return items.map((item, i): Item => {
		if (item.kind !== 'inline' || item.content.kind !== 'text') return item;
		const { content } = item;
		if (content.style.whiteSpace.startsWith('pre')) return item;
		let { text, origins } = content;
		if (i === texts[0]) {
			const cut = /^[ \t\n\r\f]*/.exec(text)![0].length;
			text = text.slice(cut);
			origins = originsFrom(origins, cut);
		}
		if (i === texts.at(-1)) text = text.replace(/[ \t\n\r\f]+$/, '');
		return { kind: 'inline', content: { ...content, text, origins } };
	});
}

/** The annotations of a level as paragraphs of one line. */
function annotationsOf(
	builder: RubyBuilder,
	{ texts, style, isOne }: Level,
	language: string,
	{ lift }: Inside,
): { readonly boxes: readonly ParagraphBox[]; readonly style: Style; readonly isOne: boolean } {
	const built = texts.map((text) => {
		const own = builder.styleOf(text);
		const tongue = text.attributes.lang ?? language;
		return { text, own, tongue, inside: builder.insideOf(text, own, tongue) };
	});
	const [first] = built;
	const boxOf = (insides: readonly Inside[], { text, own, tongue }: (typeof built)[number]): ParagraphBox => {
		const all: Inside = { items: [], inlines: [], lift };
		for (const inside of insides) append(all, inside);
		return paragraphBox(contentOf(all), all.inlines, own, tongue, text);
	};
	const boxes =
		isOne && first
			? [
					boxOf(
						built.map(({ inside }) => inside),
						first,
					),
				]
			: built.map((each) => boxOf([each.inside], each));
	return { boxes, style, isOne };
}

/** What may stand in one line: text of blocks in an annotation is set as if it stood there directly. */
const contentOf = ({ items }: Inside): readonly InlineContent[] =>
	items.flatMap((item) => (item.kind === 'inline' ? [item.content] : textIn(item.box)));

function textIn(box: Extract<Item, { kind: 'box' }>['box']): readonly InlineContent[] {
	if (box.kind === 'paragraph') return box.content;
	return box.kind === 'container' ? box.children.flatMap(textIn) : [];
}

/** A base between the rooms of its annotations, which reach over all of it. */
function annotated(
	base: Inside,
	annotations: readonly Annotation[],
	element: Element,
	style: Style,
	language: string,
): Inside {
	const own = anonymousStyle(style, 'inline');
	return annotations.reduce((inner, { box, side, distance }): Inside => {
		const ruby: Ruby = {
			base: paragraphBox(contentOf(inner), [], own, language, element),
			annotation: box,
			side,
			distance,
		};
		const outer: Inside = { items: [], inlines: [], lift: inner.lift };
		const edge = (at: 'start' | 'end'): Item => ({
			kind: 'inline',
			content: { kind: 'ruby', side: at, ruby, style, language },
		});
		outer.items.push(edge('start'));
		append(outer, inner);
		outer.items.push(edge('end'));
		outer.inlines.push({ ruby, style: own, element, start: 0, end: outer.items.length, lift: inner.lift });
		return outer;
	}, base);
}

/** Puts what stands in a box behind what stands there already. */
export function append(inside: Inside, inner: Inside): void {
	const before = inside.items.length;
	for (const inline of inner.inlines)
		inside.inlines.push({ ...inline, start: inline.start + before, end: inline.end + before });
	for (const item of inner.items) inside.items.push(item);
}
