import { type Point, type Rect, radiiThatFit } from '../../base/index.js';
import {
	type BasicShape,
	type Length,
	resolveLength,
	type ShapeOutside,
	type Style,
} from '../../style/index.js';
import type { LayoutContext } from '../context.js';
import { bordersOf, marginsOf, paddingsOf, type Sides, type WritingMode } from '../edges.js';
import type { ImageOutline } from './image-outline.js';
import { arc, type Outline, turnedOutline } from './outline.js';

/** The margin box of what text flows around, along the lines and across them. Points. */
interface Size {
	readonly inline: number;
	readonly block: number;
}

/** What text keeps clear of inside the margin box of a box: its `shape-outside` with `shape-margin` (CSS Shapes 1). */
export function outlineOf(
	context: LayoutContext,
	style: Style,
	size: Size,
	mode: WritingMode,
	base: number,
): Outline | undefined {
	const { shapeOutside: given, shapeMargin } = style;
	if (given.kind === 'none') return undefined;
	const [width, height] = mode === 'horizontal-tb' ? [size.inline, size.block] : [size.block, size.inline];
	const edges = (of: typeof marginsOf): Edges => physical(of(style, mode, base), mode);
	const rects = referenceBoxes({ x: 0, y: 0, width, height }, [
		edges(marginsOf),
		edges(bordersOf),
		edges(paddingsOf),
	]);
	const margin = resolveLength(shapeMargin, base);
	const outline = ofShape(context, style, given, rects, margin);
	return outline && (mode === 'horizontal-tb' ? outline : turnedOutline(outline, width));
}

interface Edges {
	readonly top: number;
	readonly right: number;
	readonly bottom: number;
	readonly left: number;
}

const physical = ({ blockStart, blockEnd, inlineStart, inlineEnd }: Sides, mode: WritingMode): Edges =>
	mode === 'horizontal-tb'
		? { top: blockStart, right: inlineEnd, bottom: blockEnd, left: inlineStart }
		: { top: inlineStart, right: blockStart, bottom: inlineEnd, left: blockEnd };

/** A box that a shape refers to, and what its corners are rounded by more than those of the border box. */
interface ReferenceBox {
	readonly rect: Rect;
	readonly widened: number;
}

type Boxes = Readonly<Record<'margin-box' | 'border-box' | 'padding-box' | 'content-box', ReferenceBox>>;

function referenceBoxes(margin: Rect, [margins, borders, paddings]: readonly [Edges, Edges, Edges]): Boxes {
	const border = within(margin, margins);
	const padding = within(border, borders);
	return {
		'margin-box': { rect: margin, widened: margins.left },
		'border-box': { rect: border, widened: 0 },
		'padding-box': { rect: padding, widened: -borders.left },
		'content-box': { rect: within(padding, paddings), widened: -borders.left - paddings.left },
	};
}

const within = ({ x, y, width, height }: Rect, { top, right, bottom, left }: Edges): Rect => ({
	x: x + left,
	y: y + top,
	width: Math.max(0, width - left - right),
	height: Math.max(0, height - top - bottom),
});

function ofShape(
	context: LayoutContext,
	style: Style,
	given: Exclude<ShapeOutside, { kind: 'none' }>,
	boxes: Boxes,
	margin: number,
): Outline {
	switch (given.kind) {
		case 'box': {
			const { rect, widened } = boxes[given.box];
			const radii = cornersOf(style).map(({ x, y }) => ({
				x: grown(resolveLength(x, rect.width), widened),
				y: grown(resolveLength(y, rect.height), widened),
			}));
			return { kind: 'polygons', polygons: [rounded(rect, radii)], margin };
		}
		case 'shape':
			return ofBasicShape(given.shape, boxes[given.box].rect, margin);
		case 'image': {
			const { rect } = boxes['content-box'];
			const image = context.imageOutlineOf(given.image.path, style.shapeImageThreshold);
			return { kind: 'polygons', polygons: image ? ofRows(image, rect) : [corners(rect)], margin };
		}
	}
}

const cornersOf = (style: Style) => [
	style.borderTopLeftRadius,
	style.borderTopRightRadius,
	style.borderBottomRightRadius,
	style.borderBottomLeftRadius,
];

const grown = (radius: number, by: number): number => (radius > 0 ? Math.max(0, radius + by) : 0);

function ofBasicShape(shape: BasicShape, rect: Rect, margin: number): Outline {
	const at = ({ x, y }: { x: Length; y: Length }): Point => ({
		x: rect.x + resolveLength(x, rect.width),
		y: rect.y + resolveLength(y, rect.height),
	});
	switch (shape.kind) {
		case 'polygon':
			return { kind: 'polygons', polygons: [shape.points.map(at)], margin };
		case 'inset': {
			const [top, right, bottom, left] = shape.sides;
			const inner = insetRect(rect, {
				top: resolveLength(top, rect.height),
				right: resolveLength(right, rect.width),
				bottom: resolveLength(bottom, rect.height),
				left: resolveLength(left, rect.width),
			});
			const radii = shape.radii.map(({ x, y }) => ({
				x: resolveLength(x, rect.width),
				y: resolveLength(y, rect.height),
			}));
			return { kind: 'polygons', polygons: [rounded(inner, radii)], margin };
		}
		case 'ellipse': {
			const center = at(shape.at);
			const radii = radiiOf(shape, center, rect);
			if (margin === 0 || shape.isCircle)
				return { kind: 'ellipse', center, radii: { x: radii.x + margin, y: radii.y + margin } };
			return { kind: 'polygons', polygons: [arc(center, radii)], margin };
		}
	}
}

/** Sides that together are more than the box leave nothing between them: both are made smaller alike (CSS Shapes 1, 3.1). */
function insetRect(rect: Rect, { top, right, bottom, left }: Edges): Rect {
	const across = Math.max(1, (left + right) / rect.width);
	const down = Math.max(1, (top + bottom) / rect.height);
	return within(rect, { top: top / down, right: right / across, bottom: bottom / down, left: left / across });
}

/** Radii by the sides of the box, or parts of it: of a circle, of its diagonal over the square root of two. */
function radiiOf(
	{ radii, isCircle }: Extract<BasicShape, { kind: 'ellipse' }>,
	center: Point,
	{ x, y, width, height }: Rect,
): Point {
	const across = [Math.abs(center.x - x), Math.abs(x + width - center.x)];
	const down = [Math.abs(center.y - y), Math.abs(y + height - center.y)];
	const diagonal = Math.hypot(width, height) / Math.SQRT2;
	const radius = (given: (typeof radii)[0], distances: readonly number[], part: number): number => {
		if (given === 'closest-side') return Math.min(...distances);
		if (given === 'farthest-side') return Math.max(...distances);
		return Math.max(0, resolveLength(given, part));
	};
	if (isCircle) {
		const only = radius(radii[0], [...across, ...down], diagonal);
		return { x: only, y: only };
	}
	return { x: radius(radii[0], across, width), y: radius(radii[1], down, height) };
}

const corners = ({ x, y, width, height }: Rect): readonly Point[] => [
	{ x, y },
	{ x: x + width, y },
	{ x: x + width, y: y + height },
	{ x, y: y + height },
];

/** A rectangle with rounded corners; radii that overlap are made smaller alike (CSS Backgrounds 3, 5.5). */
function rounded(rect: Rect, given: readonly Point[]): readonly Point[] {
	const fitting = radiiThatFit(rect, given);
	return corners(rect).flatMap((corner, i) => {
		const radii = fitting[i]!;
		if (radii.x <= 0 || radii.y <= 0) return [corner];
		const center = {
			x: corner.x + (i === 0 || i === 3 ? radii.x : -radii.x),
			y: corner.y + (i < 2 ? radii.y : -radii.y),
		};
		return arc(center, radii, i + 2, 1);
	});
}

/** Rows of a picture over the box that it fills. */
function ofRows({ rows }: ImageOutline, { x, y, width, height }: Rect): readonly (readonly Point[])[] {
	const step = height / rows.length;
	return rows.flatMap((row, i) =>
		row
			? [
					corners({
						x: x + row.start * width,
						y: y + i * step,
						width: (row.end - row.start) * width,
						height: step,
					}),
				]
			: [],
	);
}
