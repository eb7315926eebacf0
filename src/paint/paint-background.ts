import { type DrawingOp, type Rect, type Report, rectPath, type Size } from '../base/index.js';
import type { FontSet } from '../font/index.js';
import { paddingsOf } from '../layout/index.js';
import { drawPicture, type Images } from '../picture/index.js';
import { type Tiles, type Tiling, tilesOf } from './background-tiles.js';
import {
	allSides,
	borderWidths,
	type Frame,
	insetShape,
	isRounded,
	type Shape,
	type Sides,
	type Style,
	shapePath,
	squareShape,
} from './box-shape.js';
import { evenAxis, gradientOf } from './css-gradient.js';
import { inkOf } from './paint-border.js';

/** What backgrounds need besides their styles. */
export interface BackgroundInput {
	/** Pictures of style sheets by their paths. */
	readonly images: Images;
	/** Their text is set with these, in the language of the document. */
	readonly fonts: FontSet;
	readonly language: string;
	readonly report?: Report;
}

type Image = Exclude<Style['backgroundImage'][number], 'none'>;
type BoxName = Style['backgroundClip'][number];

/** Ops that all copies of one background may come to. */
const MOST_OPS = 50_000;

/** The background of a box: its colour, and over it the layers of images from the last to the first (CSS Backgrounds 3, 2). */
export function paintBackground(
	style: Style,
	shape: Shape,
	{ shows = allSides, whole = shape.rect }: Frame,
	input: BackgroundInput,
): readonly DrawingOp[] {
	if (shape.rect.width <= 0 || shape.rect.height <= 0) return [];
	const fill = inkOf(style.backgroundColor, style);
	const clipOf = (name: BoxName): Shape => named(name, style, shape, shows);
	const ground: DrawingOp[] =
		fill.alpha > 0 ? [{ op: 'path', path: shapePath(clipOf(style.backgroundClip.at(-1)!)), fill }] : [];
	const layers = style.backgroundImage.map((image, i) => {
		if (image === 'none') return [];
		const area = named(layer(style.backgroundOrigin, i), style, squareShape(whole), allSides).rect;
		const tiling = {
			position: layer(style.backgroundPosition, i),
			size: layer(style.backgroundSize, i),
			repeat: layer(style.backgroundRepeat, i),
		};
		return paintLayer(image, tiling, area, clipOf(layer(style.backgroundClip, i)), style, input);
	});
	return [...ground, ...layers.toReversed().flat()];
}

/** A list that is too short begins again (CSS Backgrounds 3, 2.1). */
const layer = <T>(values: readonly T[], index: number): T => values[index % values.length]!;

/** The border, padding or content box. */
function named(name: BoxName, style: Style, shape: Shape, shows: Sides<boolean>): Shape {
	if (name === 'border-box') return shape;
	const padding = insetShape(shape, borderWidths(style, shows));
	if (name === 'padding-box') return padding;
	const { blockStart, blockEnd, inlineStart, inlineEnd } = paddingsOf(
		style,
		'horizontal-tb',
		shape.rect.width,
	);
	return insetShape(padding, {
		top: shows.top ? blockStart : 0,
		right: shows.right ? inlineEnd : 0,
		bottom: shows.bottom ? blockEnd : 0,
		left: shows.left ? inlineStart : 0,
	});
}

function paintLayer(
	image: Image,
	tiling: Tiling,
	area: Rect,
	clip: Shape,
	style: Style,
	input: BackgroundInput,
): readonly DrawingOp[] {
	const picture = image.kind === 'file' ? input.images.get(image.path) : undefined;
	if (image.kind === 'file' && !picture) return [];
	const { rect } = clip;
	if (rect.width <= 0 || rect.height <= 0) return [];
	const tiles = joined(image, tiling, tilesOf(tiling, picture?.size, area, rect), rect);
	const { width, height } = tiles.size;
	const [x, y] = [tiles.xs[0], tiles.ys[0]];
	if (x === undefined || y === undefined) return [];
	const isOne = tiles.xs.length === 1 && tiles.ys.length === 1;
	const only: Rect = { x, y, width, height };
	if (image.kind !== 'file' && isOne && covers(only, rect))
		return [{ op: 'path', path: shapePath(clip), fill: gradientOf(image, only, style) }];
	const draw = drawer(image, tiles.size, style, picture, input);
	const count = tiles.xs.length * tiles.ys.length;
	if (count * countOf(draw(0, 0)) > MOST_OPS) {
		tooMany(image, count, input);
		return [];
	}
	const ops = tiles.ys.flatMap((top) => tiles.xs.flatMap((left) => draw(left, top)));
	const isInside = isOne && !isRounded(clip) && covers(rect, only);
	return isInside && image.kind !== 'file' ? ops : [{ op: 'group', ops, clip: shapePath(clip) }];
}

/** Copies of a gradient whose colours are the same along an axis are one along it. */
function joined(image: Image, { repeat }: Tiling, tiles: Tiles, seen: Rect): Tiles {
	const axis = evenAxis(image);
	if (axis === 'x' && repeat.x === 'repeat')
		return { ...tiles, size: { ...tiles.size, width: seen.width }, xs: [seen.x] };
	if (axis === 'y' && repeat.y === 'repeat')
		return { ...tiles, size: { ...tiles.size, height: seen.height }, ys: [seen.y] };
	return tiles;
}

const SLACK = 0.001;

const covers = (outer: Rect, inner: Rect): boolean =>
	outer.x <= inner.x + SLACK &&
	outer.y <= inner.y + SLACK &&
	outer.x + outer.width >= inner.x + inner.width - SLACK &&
	outer.y + outer.height >= inner.y + inner.height - SLACK;

/** Draws one copy with its corner at a place. */
function drawer(
	image: Image,
	size: Size,
	style: Style,
	picture: Parameters<typeof drawPicture>[0] | undefined,
	{ fonts, language, report = () => undefined }: BackgroundInput,
): (x: number, y: number) => readonly DrawingOp[] {
	if (image.kind !== 'file')
		return (x, y) => {
			const rect = { x, y, ...size };
			return [{ op: 'path', path: rectPath(rect), fill: gradientOf(image, rect, style) }];
		};
	const { ops } = drawPicture(picture!, size, { fonts, language, report });
	const [only] = ops;
	if (only?.op === 'image' && ops.length === 1) return (x, y) => [{ ...only, rect: { x, y, ...size } }];
	return (x, y) => [{ op: 'group', matrix: [1, 0, 0, 1, x, y], ops }];
}

const countOf = (ops: readonly DrawingOp[]): number =>
	ops.reduce((count, op) => count + (op.op === 'group' ? countOf(op.ops) : 1), 0);

function tooMany(image: Image, count: number, { report }: BackgroundInput): void {
	const span = image.kind === 'file' ? image.span : undefined;
	report?.({
		code: 'paint/too-many-tiles',
		severity: 'error',
		message: `a background is left out: its image would be drawn ${count} times on one page`,
		...(span && { span }),
		hint: 'give it a larger background-size, or place it as a bitmap',
	});
}
