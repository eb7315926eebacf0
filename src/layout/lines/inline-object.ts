import type { Box, ParagraphBox } from '../box.js';
import type { LayoutContext } from '../context.js';
import { marginsOf } from '../edges.js';
import { type Fragment, type PlacedObject, shifted } from '../fragment.js';
import { maxContentSize, minContentSize } from '../intrinsic-size.js';
import { replacedSize } from '../lay-replaced.js';
import type { Space } from '../space.js';
import { inlineExtent } from './inline-extent.js';
import type { TextArea } from './strut.js';

/** The space of a picture or an inline-block among text of this measure: no wider than the line, else as its content asks. */
const objectSpace = (box: Box, measure: number): Space => ({
	inlineSize: measure,
	blockSize: Number.POSITIVE_INFINITY,
	breaks: 'none',
	isEmpty: true,
	writingMode: box.style.writingMode,
	shrinksToFit: true,
});

/** What an object takes along a line of this measure, margins included (CSS 2.2 10.3.9 and 10.3.2). */
export function objectAdvance(box: Box, context: LayoutContext, measure: number): number {
	if (measure === 0) return minContentSize(box, context);
	if (!Number.isFinite(measure) || box.kind === 'paragraph') return maxContentSize(box, context);
	const space = objectSpace(box, measure);
	const margins = marginsOf(box.style, space.writingMode, measure);
	const size =
		box.kind === 'replaced' ? replacedSize(box, space).width : inlineExtent(context, box, space).size;
	return size + margins.inlineStart + margins.inlineEnd;
}

/** Lays out an object of a line; its margins above and below count as part of it. */
export function placeObject(
	context: LayoutContext,
	box: ParagraphBox,
	object: { at: number; advance: number; piece: number },
	measure: number,
): PlacedObject {
	const content = box.content[object.piece];
	if (content?.kind !== 'object') throw new Error('an object of a line is not one of its paragraph');
	const space = objectSpace(content.box, Number.isFinite(measure) ? measure : object.advance);
	const { fragment } = context.layout(content.box, space);
	const { inlineStart, blockStart, blockEnd } = marginsOf(content.style, space.writingMode, space.inlineSize);
	const { raise, offset } = content.lift;
	// Margins that are `auto` are none here (CSS 2.2 10.3.9).
	const own = { ...fragment, rect: { ...fragment.rect, x: inlineStart } };
	return { ...object, fragment: own, raise, offset, blockStart, blockEnd };
}

/** How far the top of an object's margin box stands above the baseline of its line; missing when the line says it (10.8.1). */
function topOf(object: PlacedObject, area: TextArea): number | undefined {
	const { fragment, raise } = object;
	const height = heightOf(object);
	switch (fragment.box.style.verticalAlign) {
		case 'top':
		case 'bottom':
			return undefined;
		case 'middle':
			return height / 2 + area.xHeight / 2;
		case 'text-top':
			return area.ascent;
		case 'text-bottom':
			return height - area.descent;
		default:
			return ascentOf(object) + raise;
	}
}

const heightOf = ({ fragment, blockStart, blockEnd }: PlacedObject): number =>
	blockStart + fragment.rect.height + blockEnd;

interface Reach {
	readonly above: number;
	readonly below: number;
}

/** A line with objects in it reaches as far as they do; those at its top or bottom make it higher only where it is too low. */
export function withObjects(text: Reach, objects: readonly PlacedObject[], area: TextArea): Reach {
	let { above, below } = text;
	for (const object of objects) {
		const top = topOf(object, area);
		if (top === undefined) continue;
		above = Math.max(above, top);
		below = Math.max(below, heightOf(object) - top);
	}
	for (const object of objects) {
		const missing = topOf(object, area) === undefined ? heightOf(object) - above - below : 0;
		if (missing <= 0) continue;
		if (object.fragment.box.style.verticalAlign === 'top') below += missing;
		else above += missing;
	}
	return { above, below };
}

/** An object in its line: its border box from the line's top. */
export function inLine(object: PlacedObject, { above, below }: Reach, area: TextArea): PlacedObject {
	const top = topOf(object, area);
	const isTop = object.fragment.box.style.verticalAlign === 'top';
	const start = top === undefined ? (isTop ? 0 : above + below - heightOf(object)) : above - top;
	const { rect } = object.fragment;
	const y = start + object.blockStart;
	return { ...object, fragment: shifted(object.fragment, object.offset.x, y + object.offset.y - rect.y) };
}

/**
 * How far an object stands above the line's baseline, with its margin: a block of text up to its last baseline, a table up to its
 * first, others whole (CSS 2.2 10.8.1).
 */
function ascentOf(object: PlacedObject): number {
	const { fragment, blockStart } = object;
	const { box } = fragment;
	const isText = box.kind === 'container' && box.style.overflow === 'visible';
	const isTable = box.kind === 'container' && box.inside.startsWith('table');
	const baseline = isText ? baselineIn(fragment, isTable ? 'first' : 'last') : undefined;
	return baseline === undefined ? heightOf(object) : blockStart + baseline;
}

function baselineIn({ box, lines = [], children }: Fragment, which: 'first' | 'last'): number | undefined {
	if (box.style.writingMode !== 'horizontal-tb') return undefined;
	const line = which === 'last' ? lines.at(-1) : lines[0];
	if (line) return line.rect.y + line.baseline;
	for (const child of which === 'last' ? children.toReversed() : children) {
		const inner = baselineIn(child, which);
		if (inner !== undefined) return child.rect.y + inner;
	}
	return undefined;
}
