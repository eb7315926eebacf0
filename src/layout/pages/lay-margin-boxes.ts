import type { Rect, Report } from '../../base/index.js';
import type { MarginBox, MarginBoxName, StyledDocument } from '../../style/index.js';
import type { Box, ContainerBox } from '../box.js';
import { MOST_CHARACTERS, tooMuchText } from '../boxes/box-builder.js';
import type { LayoutContext } from '../context.js';
import { type Fragment, type MarginFragment, type Page, shifted } from '../fragment.js';
import { maxContentSize, minContentSize } from '../intrinsic-size.js';
import { toPhysical } from '../physical.js';
import type { KnownPages } from './known-pages.js';
import { type AxisName, acrossMargin, axisOf, extentOf, within } from './margin-axis.js';
import { marginBoxContent } from './margin-box-content.js';
import { type MarginExtent, shareEdge } from './margin-box-sizes.js';
import { type MarginCorner, type MarginStrip, marginStrips } from './margin-strips.js';

/** The pages with what stands in their margins: folios, running heads, ornaments (CSS Page 3, 5). */
export function layMarginBoxes(
	context: LayoutContext,
	styled: StyledDocument,
	pages: readonly Page[],
	known: KnownPages,
	report: Report,
): readonly Page[] {
	const reported = new Set<MarginBox>();
	let characters = 0;
	return pages.map((page, index) => {
		const { style } = page;
		if (style.marginBoxes.length === 0) return page;
		const filled = new Map<MarginBoxName, FilledBox>();
		for (const box of style.marginBoxes) {
			const content = marginBoxContent(box, index, known, styled);
			if (!content) continue;
			characters += charactersIn(content);
			if (characters > MOST_CHARACTERS) throw tooMuchText(content.span);
			filled.set(box.name, { box, content });
		}
		const { strips, corners } = marginStrips(style);
		const placed = [
			...strips.flatMap((strip) => layStrip(context, strip, filled)),
			...corners.flatMap((corner) => layCorner(context, corner, filled)),
		];
		for (const { box, over } of placed) {
			if (over <= SLACK || reported.has(box)) continue;
			reported.add(box);
			reportOver(box, over, page, report);
		}
		// As they are painted: once round, from the upper left corner.
		const order = style.marginBoxes.map(({ name }) => name);
		const margins = placed
			.map(({ box, fragment }): MarginFragment => ({ name: box.name, fragment }))
			.sort((a, b) => order.indexOf(a.name) - order.indexOf(b.name));
		return { ...page, margins };
	});
}

/** What stands on every page is set on every page. */
function charactersIn(box: Box): number {
	if (box.kind === 'container') return box.children.reduce((sum, child) => sum + charactersIn(child), 0);
	if (box.kind === 'replaced') return 0;
	return box.content.reduce((sum, part) => sum + (part.kind === 'text' ? part.text.length : 0), 0);
}

/** Text may stand over the end of its box by this much: less than a hairline. */
const SLACK = 0.5;

interface FilledBox {
	readonly box: MarginBox;
	readonly content: ContainerBox;
}

interface PlacedMarginBox {
	readonly box: MarginBox;
	readonly fragment: Fragment;
	/** How much of it stands over its end. */
	readonly over: number;
}

function layStrip(
	context: LayoutContext,
	{ side, rect, names }: MarginStrip,
	filled: ReadonlyMap<MarginBoxName, FilledBox>,
): readonly PlacedMarginBox[] {
	const isAcross = side === 'top' || side === 'bottom';
	const [along, through]: readonly AxisName[] = isAcross ? ['across', 'down'] : ['down', 'across'];
	const [length, depth] = isAcross ? [rect.width, rect.height] : [rect.height, rect.width];
	const boxes = names.map((name) => {
		const own = filled.get(name);
		if (!own) return undefined;
		const axis = axisOf(own.box.style, along!, length);
		const other = axisOf(own.box.style, through!, depth);
		const crossing = acrossMargin(other, depth, side === 'top' || side === 'left');
		const inner = Math.max(0, crossing.size - other.edges);
		return {
			...own,
			axis,
			crossing,
			extent: extentOf(axis, contentAlong(context, own.content, along!, inner)),
		};
	});
	const sizes = shareEdge([boxes[0]?.extent, boxes[1]?.extent, boxes[2]?.extent], length);
	const starts = [0, (length - sizes[1]) / 2, length - sizes[2]];
	return boxes.flatMap((own, i) => {
		if (!own) return [];
		const line = within(own.axis, starts[i]!, sizes[i]!);
		const { crossing } = own;
		const place = isAcross
			? { x: rect.x + line.start, y: rect.y + crossing.start, width: line.size, height: crossing.size }
			: { x: rect.x + crossing.start, y: rect.y + line.start, width: crossing.size, height: line.size };
		return [layIn(context, own, place)];
	});
}

function layCorner(
	context: LayoutContext,
	{ side, rect, name }: MarginCorner,
	filled: ReadonlyMap<MarginBoxName, FilledBox>,
): readonly PlacedMarginBox[] {
	const own = filled.get(name);
	if (!own) return [];
	const across = acrossMargin(axisOf(own.box.style, 'across', rect.width), rect.width, rect.x === 0);
	const down = acrossMargin(axisOf(own.box.style, 'down', rect.height), rect.height, side === 'top');
	const place = {
		x: rect.x + across.start,
		y: rect.y + down.start,
		width: across.size,
		height: down.size,
	};
	return [layIn(context, own, place)];
}

/** The least and the best size of what a box holds along an axis, when it has `room` on the other. */
function contentAlong(
	context: LayoutContext,
	box: ContainerBox,
	axis: AxisName,
	room: number,
): Pick<MarginExtent, 'min' | 'max'> {
	const isInline = (axis === 'across') === (box.style.writingMode === 'horizontal-tb');
	const bare: ContainerBox = { ...box, style: { ...box.style, ...withoutEdges } };
	if (isInline) return { min: minContentSize(bare, context), max: maxContentSize(bare, context) };
	const { height } = lay(context, bare, room).rect;
	return { min: height, max: height };
}

const nothing = { points: 0, percent: 0 };
const withoutEdges = {
	paddingTop: nothing,
	paddingRight: nothing,
	paddingBottom: nothing,
	paddingLeft: nothing,
	borderTopWidth: 0,
	borderRightWidth: 0,
	borderBottomWidth: 0,
	borderLeftWidth: 0,
};

/** In its own directions: lines as long as the box is. */
const lay = (context: LayoutContext, box: ContainerBox, inlineSize: number, blockSize?: number): Fragment =>
	context.layout(box, {
		inlineSize,
		blockSize: Number.POSITIVE_INFINITY,
		...(blockSize !== undefined && { percentageBlockSize: blockSize }),
		breaks: 'none',
		isEmpty: true,
		writingMode: box.style.writingMode,
	}).fragment;

/** Where the text stands in a box that is deeper than it: as in the cell of a table (CSS Page 3, 5.3). */
const parts: Readonly<Record<string, number>> = { top: 0, middle: 0.5, bottom: 1 };

function layIn(context: LayoutContext, { box, content }: FilledBox, place: Rect): PlacedMarginBox {
	const isVertical = content.style.writingMode === 'vertical-rl';
	const [inlineSize, blockSize] = isVertical ? [place.height, place.width] : [place.width, place.height];
	const fragment = lay(context, content, inlineSize, blockSize);
	const left = blockSize - fragment.rect.height;
	const align = typeof box.style.verticalAlign === 'string' ? box.style.verticalAlign : 'top';
	const offset = left * (parts[align] ?? 0);
	const whole: Fragment = {
		...fragment,
		rect: { x: 0, y: 0, width: inlineSize, height: blockSize },
		children: fragment.children.map((child) => shifted(child, 0, offset)),
	};
	const { rect: _, ...physical } = isVertical ? toPhysical(whole, blockSize) : whole;
	return { box, fragment: { ...physical, rect: place }, over: -left };
}

function reportOver({ name, span }: MarginBox, over: number, { folio }: Page, report: Report): void {
	report({
		code: 'layout/margin-overset',
		severity: 'error',
		message: `what stands in @${name} on page ${folio} is ${Math.round(over * 10) / 10} pt deeper than the box`,
		...(span && { span }),
		hint: 'make the margin of the page wider, the text shorter, or its lines closer',
	});
}
