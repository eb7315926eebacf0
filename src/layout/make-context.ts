import type { FontSet } from '../font/index.js';
import type { Style } from '../style/index.js';
import { Compositor, fitTable, prepareParagraph } from '../text/index.js';
import type { Box, ParagraphBox } from './box.js';
import type { BreakToken } from './break-token.js';
import type { LayoutContext, LayoutResult } from './context.js';
import { LayoutMemory, spaceKey } from './layout-memory.js';
import { piecesOf } from './lines/pieces.js';
import { type Strut, strutOf } from './lines/strut.js';
import type { Space } from './space.js';
import type { ImageOutlineOf } from './wrap/image-outline.js';

/** What a context is told beside fonts and boxes. */
export interface ContextOptions {
	readonly terms: readonly string[];
	readonly imageOutlineOf: ImageOutlineOf;
}

/** A context whose `layout` is the given function, for a document of so many boxes. */
export function layoutContext(
	fonts: FontSet,
	layout: (context: LayoutContext, box: Box, space: Space, resume?: BreakToken) => LayoutResult,
	boxCount: number,
	{ terms, imageOutlineOf }: ContextOptions,
): LayoutContext {
	const remembered = new WeakMap<Box, Map<string, unknown>>();
	const memory = new LayoutMemory();
	const compositor = new Compositor(fonts, terms);
	const struts = new WeakMap<Style, Map<string, Strut>>();
	/** Asked for each line of a paragraph, so its content is looked through once. */
	const withObjects = new WeakMap<ParagraphBox, boolean>();
	let shaped = 0;
	let composed = 0;
	const context: LayoutContext = {
		fonts,
		get work() {
			return { laid: memory.laid, shaped, composed };
		},
		begin: (boxes) => {
			memory.begin(boxes);
			shaped = 0;
			composed = 0;
		},
		countComposed: () => {
			composed++;
		},
		imageOutlineOf,
		// Boxes stand a hundred deep in each other, so that no call is made here that is not needed.
		layout: (box, space, resume) => {
			const known = memory.of(box, space, resume);
			const key = known ? spaceKey(space) : '';
			const found = known?.get(key);
			if (found) return found;
			memory.enter(box);
			const result = layout(context, box, space, resume);
			if (known) memory.keep(known, key, result);
			return result;
		},
		remember: <T>(box: Box, key: string, make: () => T): T => {
			const values = remembered.get(box) ?? new Map<string, unknown>();
			remembered.set(box, values);
			if (!values.has(key)) values.set(key, make());
			return values.get(key) as T;
		},
		strutOf: (style, language) => {
			const own = struts.get(style) ?? new Map<string, Strut>();
			struts.set(style, own);
			const known = own.get(language) ?? strutOf(style, language, fonts);
			own.set(language, known);
			return known;
		},
		prepare: (box, measure = Number.POSITIVE_INFINITY) => {
			let hasObjects = withObjects.get(box);
			if (hasObjects === undefined) {
				hasObjects = box.content.some(({ kind }) => kind === 'object');
				withObjects.set(box, hasObjects);
			}
			return context.remember(box, hasObjects ? `units ${measure}` : 'units', () => {
				shaped++;
				const paragraph = prepareParagraph(piecesOf(box, context, measure), compositor, box.style);
				return {
					paragraph,
					table: fitTable(paragraph),
					isPlain: isPlain(box),
					lines: new Map(),
					set: new Map(),
				};
			});
		},
	};
	context.begin(boxCount);
	return context;
}

const isPlain = ({ content, inlines, style }: ParagraphBox): boolean =>
	inlines.length === 0 &&
	content.every((part) => part.kind === 'text' && part.style === style && part.lift.raise === 0);
