import type { Report, Size } from '../../base/index.js';
import type { Element, Node } from '../../dom/index.js';
import type { Style, StyledDocument } from '../../style/index.js';
import type {
	Box,
	ContainerBox,
	InlineContent,
	Lift,
	PageFloatBox,
	PageMark,
	ParagraphBox,
	ReplacedBox,
} from '../box.js';
import { leavesForPage } from '../floats/page-float.js';
import { PageMarks } from '../pages/page-marks.js';
import { cellSpans, tableBox, tableColumns } from '../table/table-boxes.js';
import { jumpLines } from '../threads/jump-lines.js';
import { isTransformed } from '../transform.js';
import { reportWrapInFlow } from '../wrap/report-wrap-in-flow.js';
import { addAlternative, addPseudo, placeBox } from './add-generated.js';
import { type BoxBuilder, countText, type IntrinsicSizeOf } from './box-builder.js';
import { Counters } from './counters.js';
import { enterCounters } from './enter-counters.js';
import { withFirstLetter } from './first-letter.js';
import { withFirstLine } from './first-line.js';
import {
	beginsText,
	clearingBox,
	flowChildren,
	gridChildren,
	type Inside,
	type Item,
	initialItem,
} from './flow-children.js';
import { type ImageSizeOf, markerBox, markerContent } from './generated-content.js';
import { inlineBoxOf, inlineEdges } from './inline-edge.js';
import { isInlineBox, isInlineLevel, isOutOfFlow } from './inline-level.js';
import { liftIn, noLift } from './lift.js';
import { QuoteDepth } from './quotes.js';
import { addRuby, append, type RubyBuilder } from './ruby-boxes.js';

/** Boxes of a document: the root of the flow, and the contents of its named flows. */
export interface BoxTree {
	readonly root: ContainerBox;
	/** How many boxes there are. */
	readonly count: number;
	/** Boxes that stand on every page. */
	readonly fixed: readonly Box[];
	/** Floats of columns and pages; none of them stands in another. */
	readonly pageFloats: readonly PageFloatBox[];
	/** Content that `flow-into` took out of the flow, in document order. */
	readonly flows: ReadonlyMap<string, readonly Box[]>;
	/** What elements say of their pages, in the order of the document. */
	readonly marks: readonly PageMark[];
	/** Texts in it depend on their pages. */
	readonly dependsOnPages: boolean;
}

/** Builds the boxes of a styled document (CSS Display 3): anonymous boxes, generated content and markers included. */
export function buildBoxes(
	styled: StyledDocument,
	intrinsicSizeOf: IntrinsicSizeOf,
	report: Report,
	imageSizeOf: ImageSizeOf = () => undefined,
): BoxTree {
	const builder: BoxBuilder = {
		styled,
		intrinsicSizeOf,
		imageSizeOf,
		report,
		counters: new Counters(),
		quotes: new QuoteDepth(),
		flows: new Map(),
		absolutes: [[]],
		fixed: [],
		pageFloats: [],
		floatDepth: 0,
		pageMarks: new PageMarks(),
		replacedCount: 0,
		boxCount: 0,
		characters: 0,
	};
	const { root } = styled.document;
	builder.counters.reset('footnote', 0);
	const container = containerBox(builder, root, root.attributes.lang ?? '');
	return {
		root: {
			...container,
			// The root keeps the margins of its children inside (CSS 2.2 8.3.1).
			style: { ...container.style, display: 'flow-root' },
			absolutes: [...container.absolutes, ...builder.absolutes[0]!],
		},
		flows: builder.flows,
		count: builder.boxCount,
		fixed: builder.fixed,
		pageFloats: builder.pageFloats,
		marks: builder.pageMarks.all,
		dependsOnPages: builder.pageMarks.texts > 0,
	};
}

const styleOf = ({ styled }: BoxBuilder, element: Element): Style => styled.styles.get(element)!;

function containerBox(builder: BoxBuilder, element: Element, language: string): ContainerBox {
	builder.boxCount++;
	const style = styleOf(builder, element);
	const isPositioned = isContaining(style);
	if (isPositioned) builder.absolutes.push([]);
	enterCounters(builder.counters, element, style);
	builder.pageMarks.enter(builder, element, style, language);
	const marks = builder.pageMarks.take();
	const marker = style.display === 'list-item' ? markerContent(builder, element, style, language) : [];
	const isMarkerInside = style.listStylePosition === 'inside';
	const inside = insideOf(builder, element, style, language, noLift, isMarkerInside ? marker : []);
	const kind = insideKind(style);
	const noteArea = builder.styled.pseudoStyles.get(element)?.['-x-footnote-area'];
	const children =
		kind === 'grid'
			? gridChildren(inside, style, language, element)
			: withFirst(builder, element, flowChildren(inside, style, language, element));
	const box: ContainerBox = {
		kind: 'container',
		inside: kind,
		style,
		element,
		language,
		span: element.span,
		children,
		absolutes: isPositioned ? builder.absolutes.pop()! : [],
		...(marker.length > 0 &&
			!isMarkerInside && { marker: markerBox(marker, marker[0]!.style, language, element) }),
		...(kind === 'frame' && { jumps: jumpLines(builder, element, language) }),
		...cellSpans(style, element),
		...(noteArea && { noteArea }),
		...marks,
	};
	return kind === 'table' ? tableBox(box, element, tableColumns(builder.styled.styles, element)) : box;
}

/** What is transformed is where positioned boxes in it belong, as what is positioned is (CSS Transforms 1, 3). */
const isContaining = (style: Style): boolean =>
	style.position !== 'static' || isTransformed({ kind: 'container', style });

/** The boxes of a block, its first line and first letter as their styles say (CSS Pseudo-Elements 4, 2). */
function withFirst({ styled }: BoxBuilder, element: Element, children: readonly Box[]): readonly Box[] {
	const pseudo = styled.pseudoStyles.get(element);
	const letter = pseudo?.['first-letter'];
	const line = pseudo?.['first-line'];
	const lined = line ? withFirstLine(children, line) : children;
	return letter ? withFirstLetter(lined, letter) : lined;
}

function insideKind(style: Style): ContainerBox['inside'] {
	if (style.flowFrom !== 'none') return 'frame';
	switch (style.display) {
		case 'grid':
		case 'inline-grid':
			return 'grid';
		case 'table':
		case 'inline-table':
			return 'table';
		case 'table-row':
			return 'table-row';
		default:
			return 'flow';
	}
}

function insideOf(
	builder: BoxBuilder,
	element: Element,
	style: Style,
	language: string,
	lift: Lift,
	marker: readonly InlineContent[] = [],
): Inside {
	const inside: Inside = { items: [], inlines: [], lift };
	for (const content of marker) inside.items.push({ kind: 'inline', content });
	builder.counters.open();
	addPseudo(builder, element, 'footnote-marker', language, inside);
	addPseudo(builder, element, 'before', language, inside);
	if (style.display === 'ruby')
		addRuby(rubyBuilder(builder, element, style, language), element, style, language, inside);
	else for (const child of element.children) addNode(builder, child, element, style, language, inside);
	addPseudo(builder, element, 'after', language, inside);
	builder.counters.close();
	return inside;
}

const rubyBuilder = (builder: BoxBuilder, element: Element, style: Style, language: string): RubyBuilder => ({
	styleOf: (part) => styleOf(builder, part),
	add: (node, inside) => addNode(builder, node, element, style, language, inside),
	insideOf: (part, own, tongue) => {
		builder.counters.enter(own);
		return insideOf(builder, part, own, tongue, noLift);
	},
});

function addNode(
	builder: BoxBuilder,
	node: Node,
	parent: Element,
	style: Style,
	language: string,
	inside: Inside,
): void {
	if (node.kind === 'text') {
		if (node.text === '') return;
		countText(builder, node.text, node.span);
		const content: InlineContent = {
			kind: 'text',
			lift: inside.lift,
			text: node.text,
			style,
			language,
			element: parent,
			origins: node.origins,
			...(node.text.trim() !== '' && builder.pageMarks.take()),
		};
		inside.items.push({ kind: 'inline', content });
		return;
	}
	const own = styleOf(builder, node);
	const tongue = node.attributes.lang ?? language;
	if (own.display === 'none' || own.display === 'table-column' || own.display === 'table-column-group')
		return;
	if (node.tag === 'br' || node.tag === 'wbr') {
		if (node.tag === 'br' && own.clear !== 'none')
			inside.items.push({ kind: 'box', box: clearingBox(own, node, language) });
		else if (node.tag === 'br')
			inside.items.push({ kind: 'inline', content: { kind: 'break', style, language } });
		else
			inside.items.push({
				kind: 'inline',
				content: {
					kind: 'text',
					lift: inside.lift,
					text: '\u200b',
					style,
					language,
					element: parent,
					origins: [{ offset: 0, span: node.span }],
				},
			});
		return;
	}
	reportWrapInFlow(node, own, style, builder.report);
	if (typeof own.position === 'object') {
		addRunning(builder, node, own.position.running, tongue);
		return;
	}
	const size = builder.intrinsicSizeOf(node);
	if (node.tag === 'img' && size === undefined) {
		addAlternative(builder, node, own, tongue, inside);
		return;
	}
	const isGrid = insideKind(style) === 'grid';
	const isInline = (isInlineBox(own) || own.display === 'contents') && !isGrid && own.flowInto === 'none';
	if (isInline && size === undefined) {
		const begins = own.initialLetter !== 'normal' && !isInlineBox(style) && beginsText(inside);
		addInline(builder, node, own, tongue, inside, begins ? { style, language } : undefined);
		return;
	}
	const isPageFloat = leavesForPage(own);
	if (own.float === 'footnote' && !own.counterIncrement.some(({ name }) => name === 'footnote'))
		builder.counters.add('footnote', 1);
	if (isPageFloat) builder.floatDepth++;
	const box =
		size === undefined ? containerBox(builder, node, tongue) : replacedBox(builder, node, own, tongue, size);
	if (isPageFloat) builder.floatDepth--;
	if (own.flowInto !== 'none')
		builder.flows.set(own.flowInto, [...(builder.flows.get(own.flowInto) ?? []), box]);
	else if (!isGrid && isInlineLevel(own.display))
		inside.items.push({
			kind: 'inline',
			content: { kind: 'object', box, lift: liftIn(own, inside.lift), style: own, language: tongue },
		});
	else if (isGrid && !isOutOfFlow(own)) inside.items.push({ kind: 'box', box });
	else placeBox(builder, box, inside);
	// The number stands behind the place of its note, so that a line never parts them.
	if (own.float === 'footnote') addPseudo(builder, node, 'footnote-call', language, inside);
}

/** An element that stands in margin boxes: the flow goes on as if it were not there, and what it holds is of no page. */
function addRunning(builder: BoxBuilder, element: Element, name: string, language: string): void {
	const style: Style = { ...styleOf(builder, element), position: 'static' };
	const size = builder.intrinsicSizeOf(element);
	const apart = { pageMarks: new PageMarks(), absolutes: [[]], fixed: [], floatDepth: 1 };
	const aside: BoxBuilder = { ...builder, ...apart };
	const made =
		size === undefined
			? containerBox(aside, element, language)
			: replacedBox(aside, element, style, language, size);
	builder.replacedCount = aside.replacedCount;
	builder.boxCount = aside.boxCount;
	builder.characters = aside.characters;
	builder.pageMarks.run(name, { ...made, style }, aside.pageMarks);
}

function replacedBox(
	builder: BoxBuilder,
	element: Element,
	style: Style,
	language: string,
	size: Size | 'chart',
): ReplacedBox {
	const id = `r${builder.replacedCount++}`;
	builder.pageMarks.enter(builder, element, style, language);
	const marks = builder.pageMarks.take();
	const base = { kind: 'replaced', id, style, element, language, span: element.span, ...marks } as const;
	return size === 'chart' ? base : { ...base, intrinsic: size };
}

/** Text among text; with `begun`, as the initial letter of that text. */
function addInline(
	builder: BoxBuilder,
	element: Element,
	style: Style,
	language: string,
	inside: Inside,
	begun?: Pick<ParagraphBox, 'style' | 'language'>,
): void {
	builder.counters.enter(style);
	builder.pageMarks.enter(builder, element, style, language);
	if (begun) {
		const letters = insideOf(builder, element, style, language, noLift);
		inside.items.push(initialItem(letters, style, language, element, begun));
		return;
	}
	const isBox = isInlineBox(style);
	const [before, after] = isBox ? inlineEdges(style, language) : [[], []];
	const asItem = (content: InlineContent): Item => ({ kind: 'inline', content });
	const start = inside.items.length;
	inside.items.push(...before.map(asItem));
	const lift = liftIn(style, inside.lift);
	const inner = insideOf(builder, element, style, language, lift);
	append(inside, inner);
	inside.items.push(...after.map(asItem));
	const own = isBox ? inlineBoxOf(style, element, start, inside.items.length, lift) : undefined;
	if (own) inside.inlines.push(own);
}
