import type { DrawingOp, Ink, Path, Rect } from '../base/index.js';
import { evenSides, insetShape, type Shape, type Style, shapePath } from './box-shape.js';
import { inkOf } from './paint-border.js';

type Shadow = Style['boxShadow'][number];

/**
 * A blurred edge is drawn as this many outlines inside each other, each a little denser: a likeness of the Gaussian blur that
 * all writers draw alike, in vectors.
 */
const STEPS = 16;

/** Shadows that fall from a box on what is behind it: nothing of them under the box itself (CSS Backgrounds 3, 6.1). */
export function paintOuterShadows(style: Style, shape: Shape): readonly DrawingOp[] {
	const ops = style.boxShadow.filter(({ isInset }) => !isInset).toReversed();
	return ops.flatMap((shadow) => {
		const cast = insetShape(moved(shape, shadow), evenSides(-shadow.spread));
		const layers = densities(shadow, inkOf(shadow.color, style)).map(({ reach, ink }): DrawingOp => {
			const outline = shapePath(grown(cast, reach));
			return { op: 'path', path: outline, fill: ink };
		});
		if (layers.length === 0) return [];
		const far = Math.abs(shadow.x) + Math.abs(shadow.y) + Math.max(0, shadow.spread) + shadow.blur + 1;
		const clip: Path = [...shapePath(outside(shape.rect, far)), ...shapePath(shape)];
		return [{ op: 'group', ops: layers, clip, clipRule: 'evenodd' }];
	});
}

/** Shadows that the edge of a box throws on its own ground; `shape` is the padding box. */
export function paintInnerShadows(style: Style, shape: Shape): readonly DrawingOp[] {
	const ops = style.boxShadow.filter(({ isInset }) => isInset).toReversed();
	return ops.flatMap((shadow) => {
		const hole = insetShape(moved(shape, shadow), evenSides(shadow.spread));
		const far = Math.abs(shadow.x) + Math.abs(shadow.y) + Math.abs(shadow.spread) + shadow.blur + 1;
		const around = shapePath(outside(shape.rect, far));
		const layers = densities(shadow, inkOf(shadow.color, style)).map(({ reach, ink }): DrawingOp => {
			const path = [...around, ...shapePath(grown(hole, -reach))];
			return { op: 'path', path, fill: ink, fillRule: 'evenodd' };
		});
		return layers.length === 0 ? [] : [{ op: 'group', ops: layers, clip: shapePath(shape) }];
	});
}

const outside = (rect: Rect, by: number): Shape =>
	insetShape({ rect, radii: [none, none, none, none] }, evenSides(-by));
const none = { x: 0, y: 0 };

const moved = ({ rect, radii }: Shape, { x, y }: Shadow): Shape => ({
	rect: { ...rect, x: rect.x + x, y: rect.y + y },
	radii,
});

/** Further out by `reach`, with corners at least as round as that: a blur rounds what is square. */
function grown(shape: Shape, reach: number): Shape {
	const { rect, radii } = insetShape(shape, evenSides(-reach));
	const least = Math.min(Math.max(0, reach), rect.width / 2, rect.height / 2);
	const round = ({ x, y }: { readonly x: number; readonly y: number }) =>
		least > 0 ? { x: Math.max(x, least), y: Math.max(y, least) } : { x, y };
	return { rect, radii: [round(radii[0]), round(radii[1]), round(radii[2]), round(radii[3])] };
}

interface Layer {
	/** How far beyond the sharp edge it goes; negative inside. */
	readonly reach: number;
	readonly ink: Ink;
}

/** Layers from the outermost in. Laid over each other, they are as dense as the blurred edge there. */
function densities({ blur }: Shadow, ink: Ink): readonly Layer[] {
	if (ink.alpha <= 0) return [];
	if (blur <= 0) return [{ reach: 0, ink }];
	let laid = 0;
	return Array.from({ length: STEPS }, (_, i): Layer => {
		const part = (i + 0.5) / STEPS;
		const wanted = ink.alpha * smooth((i + 1) / STEPS);
		const alpha = laid >= 1 ? 0 : 1 - (1 - wanted) / (1 - laid);
		laid = wanted;
		return { reach: blur * (1 - 2 * part), ink: { ...ink, alpha } };
	});
}

/** From 0 to 1 nearly as the integral of a Gaussian with the blur as two standard deviations. */
const smooth = (part: number): number => part * part * (3 - 2 * part);
