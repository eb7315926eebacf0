import type { FontSet } from '../font/index.js';
import { Compositor, fitTable, type Piece, prepareParagraph } from '../text/index.js';
import type { Box, InlineContent, ParagraphBox } from './box.js';
import type { BreakToken } from './break-token.js';
import type { LayoutContext, LayoutResult } from './context.js';
import { inlineEdge } from './inline-edge.js';
import { objectAdvance } from './inline-object.js';
import { LayoutMemory } from './layout-memory.js';
import type { Space } from './space.js';

/** A context whose `layout` is the given function, for a document of so many boxes. */
export function layoutContext(
	fonts: FontSet,
	layout: (context: LayoutContext, box: Box, space: Space, resume?: BreakToken) => LayoutResult,
	boxCount: number,
	terms: readonly string[],
): LayoutContext {
	const remembered = new WeakMap<Box, Map<string, unknown>>();
	const memory = new LayoutMemory(boxCount);
	const compositor = new Compositor(fonts, terms);
	/** Asked for each line of a paragraph, so its content is looked through once. */
	const withObjects = new WeakMap<ParagraphBox, boolean>();
	const context: LayoutContext = {
		fonts,
		layout: (box, space, resume) => memory.get(box, space, resume, () => layout(context, box, space, resume)),
		remember: <T>(box: Box, key: string, make: () => T): T => {
			const values = remembered.get(box) ?? new Map<string, unknown>();
			remembered.set(box, values);
			if (!values.has(key)) values.set(key, make());
			return values.get(key) as T;
		},
		prepare: (box, measure = Number.POSITIVE_INFINITY) => {
			let hasObjects = withObjects.get(box);
			if (hasObjects === undefined) {
				hasObjects = box.content.some(({ kind }) => kind === 'object');
				withObjects.set(box, hasObjects);
			}
			return context.remember(box, hasObjects ? `units ${measure}` : 'units', () => {
				const paragraph = prepareParagraph(piecesOf(box, context, measure), compositor, box.style);
				return { paragraph, table: fitTable(paragraph), lines: new Map() };
			});
		},
	};
	return context;
}

/** A paragraph's content as text sees it: one piece each, in the same order. */
function piecesOf({ content }: ParagraphBox, context: LayoutContext, measure: number): readonly Piece[] {
	return content.map((part, i): Piece => {
		const { style, language } = part;
		switch (part.kind) {
			case 'text':
				return {
					kind: 'text',
					text: part.text,
					style,
					language,
					...(isLiftedFrom(part, content[i - 1]) && { isApart: true as const }),
				};
			case 'break':
				return { kind: 'break', style, language };
			case 'edge':
				return { kind: 'space', advance: inlineEdge(style, part.side), side: part.side, style, language };
			// No text: only its place in the text counts.
			case 'float':
			case 'anchor':
				return { kind: 'text', text: '', style, language };
			case 'object':
				return { kind: 'object', advance: objectAdvance(part.box, context, measure), style, language };
		}
	});
}

/** Letters at another height are not shaped together. */
function isLiftedFrom(part: InlineContent, before: InlineContent | undefined): boolean {
	if (part.kind !== 'text' || before?.kind !== 'text') return false;
	const { raise, offset } = part.lift;
	return (
		before.lift.raise !== raise || before.lift.offset.x !== offset.x || before.lift.offset.y !== offset.y
	);
}
