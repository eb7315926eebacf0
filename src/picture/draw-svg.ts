import {
	type Ink,
	identity,
	isBlendMode,
	type Matrix,
	multiply,
	pathBounds,
	type Report,
	rectPath,
	transformPath,
} from '../base/index.js';
import type { Element } from '../dom/index.js';
import type { TextStyle } from '../text/index.js';
import { defaultFit, fitMatrix, parseFit } from './fit.js';
import { type PictureOp, POINTS_PER_PX, type VectorPicture } from './picture.js';
import { readRaster } from './raster.js';
import { lengthOf, numbersOf } from './scan.js';
import { clipsOf } from './svg-clip.js';
import { fontSizeOf } from './svg-font.js';
import type { PageStyles } from './svg-page-style.js';
import { opacityOf, type PaintContext, paintOf } from './svg-paint.js';
import {
	NOT_DRAWN,
	type Place,
	reportOnce,
	reportUnsupported,
	reportValue,
	type Scene,
	sceneOf,
	transformOf,
} from './svg-scene.js';
import { SHAPES, shapePath, type Viewport } from './svg-shapes.js';
import { strokeOf } from './svg-stroke.js';
import { initialStyle, type SvgStyle, styleOf } from './svg-style.js';
import { textOf } from './svg-text.js';
import { uniformScale } from './transform.js';

/** What a picture may grow to when its `use` elements are drawn: ten times what a rich illustration needs. */
const MAX_DRAWN = 100_000;
/** Characters of all its texts, and pieces of the paths that they run along. */
const MAX_TEXT = 100_000;
const MAX_NESTING = 128;
/** A picture without any size (CSS 2.2, 10.3.2), in px. */
const DEFAULT_SIZE = { width: 300, height: 150 };

const CONTAINERS: ReadonlySet<string> = new Set(['g', 'a', 'svg']);

/** What a picture takes from where it stands. */
export interface Surroundings {
	/** What `currentColor` is. */
	readonly color: Ink;
	/** Of text that says nothing of itself; in points, as the page has it. */
	readonly text: TextStyle;
	/** What the page's sheets say of its elements. */
	readonly page: PageStyles;
}

/** Draws an `svg` element. What it asks for and we do not draw is `picture/unsupported` at its place. */
export function drawSvg(root: Element, report: Report, around: Surroundings): VectorPicture {
	const viewBox = numbersOf(root.attributes.viewBox ?? '');
	const [x = 0, y = 0, width = 0, height = 0] = viewBox;
	const hasBox = viewBox.length === 4 && width > 0 && height > 0;
	const size = intrinsicSize(root, hasBox ? { width, height } : undefined);
	const box = hasBox ? { x, y, width, height } : { x: 0, y: 0, ...size };
	const once = reportOnce(report);
	const drawer = new Drawer(root, once, around);
	const ops = drawer.drawRoot(root, box, around.color);
	const fit = parseFit(root.attributes.preserveAspectRatio ?? 'xMidYMid');
	if (!fit) reportValue({ report: once }, root, 'preserveAspectRatio');
	return {
		kind: 'vector',
		size: { width: size.width * POINTS_PER_PX, height: size.height * POINTS_PER_PX },
		ops,
		box,
		fit: fit ?? defaultFit,
	};
}

/** The lengths of a style in px, as pictures have them. */
const inPx = (style: TextStyle): TextStyle => ({
	...style,
	fontSize: style.fontSize / POINTS_PER_PX,
	letterSpacing: style.letterSpacing / POINTS_PER_PX,
	wordSpacing: style.wordSpacing / POINTS_PER_PX,
});

/** In px; one side alone is completed by the proportions of the viewBox. */
function intrinsicSize({ attributes }: Element, box: Viewport | undefined): Viewport {
	const side = (text: string | undefined): number | undefined => {
		const length = text?.trim().endsWith('%') ? undefined : lengthOf(text, 0);
		return length !== undefined && length > 0 ? length : undefined;
	};
	const width = side(attributes.width);
	const height = side(attributes.height);
	const ratio = box ? box.width / box.height : DEFAULT_SIZE.width / DEFAULT_SIZE.height;
	if (width !== undefined) return { width, height: height ?? width / ratio };
	if (height !== undefined) return { width: height * ratio, height };
	return box ?? DEFAULT_SIZE;
}

class Drawer {
	readonly #scene: Scene;
	readonly #base: TextStyle;
	#drawn = 0;
	#written = 0;

	constructor(root: Element, report: Report, { text, page }: Surroundings) {
		this.#scene = sceneOf(root, page, report);
		this.#base = inPx(text);
	}

	drawRoot(root: Element, viewport: Viewport, color: Ink): readonly PictureOp[] {
		const style = styleOf(root, initialStyle(color, this.#base), this.#scene.rules, this.#scene.report);
		if (style.own.display === 'none') return [];
		const place = { matrix: identity, style, viewport, depth: 0, used: [] };
		return this.#grouped(root, style, place, this.#children(root, place));
	}

	#children(element: Element, place: Place): PictureOp[] {
		return element.children.flatMap((child) => (child.kind === 'element' ? this.#element(child, place) : []));
	}

	#element(element: Element, parent: Place): readonly PictureOp[] {
		if (NOT_DRAWN.has(element.tag) || element.tag.includes(':')) return [];
		const isShape = SHAPES.has(element.tag);
		if (!isShape && !CONTAINERS.has(element.tag) && !['use', 'image', 'text'].includes(element.tag)) {
			reportUnsupported(this.#scene, element, `the element "${element.tag}" of a picture is not drawn`);
			return [];
		}
		if (!this.#admits(element, parent, 0)) return [];
		const style = styleOf(element, parent.style, this.#scene.rules, this.#scene.report);
		if (style.own.display === 'none') return [];
		const own = transformOf(element, style, this.#scene);
		const place = { ...parent, style, matrix: multiply(parent.matrix, own), depth: parent.depth + 1 };
		if (isShape) return this.#shape(element, place);
		if (element.tag === 'image') return this.#grouped(element, style, place, this.#image(element, place));
		if (element.tag === 'text') return this.#grouped(element, style, place, this.#text(element, place));
		if (element.tag === 'use') return this.#grouped(element, style, place, this.#use(element, place));
		const ops =
			element.tag === 'svg' ? this.#nested(element, element, place) : this.#children(element, place);
		return this.#grouped(element, style, place, ops);
	}

	/** Whether the picture may grow by an element and by so much text. */
	#admits(element: Element, { depth, used }: Pick<Place, 'depth' | 'used'>, text: number): boolean {
		this.#drawn += text === 0 ? 1 : 0;
		this.#written += text;
		const fault =
			this.#drawn > MAX_DRAWN
				? `the picture draws more than ${MAX_DRAWN} elements`
				: this.#written > MAX_TEXT
					? `the texts of the picture have more than ${MAX_TEXT} characters`
					: depth > MAX_NESTING
						? `elements of the picture stand more than ${MAX_NESTING} deep in each other`
						: undefined;
		if (fault === undefined) return true;
		this.#scene.report({
			code: 'picture/too-large',
			severity: 'error',
			message: fault,
			span: (used[0] ?? element).span,
			hint: 'simplify the picture, or place it as a bitmap',
		});
		return false;
	}

	#text(element: Element, place: Place): readonly PictureOp[] {
		const { used } = place;
		const text = textOf(element, place, {
			...this.#scene,
			base: this.#base,
			admits: (of, depth, amount) => this.#admits(of, { depth, used }, amount),
		});
		return text ? [text] : [];
	}

	#shape(element: Element, place: Place): readonly PictureOp[] {
		const { style, matrix, viewport } = place;
		if (style.inherited.visibility === 'hidden' || style.inherited.visibility === 'collapse') return [];
		const path = shapePath(element, viewport, fontSizeOf(style.inherited), this.#scene.report);
		if (path.length === 0) return [];
		const context = (of: Matrix): PaintContext => ({
			style,
			rules: this.#scene.rules,
			elementsById: this.#scene.elementsById,
			viewport,
			boundsOf: () => pathBounds(path) ?? { x: 0, y: 0, width: 0, height: 0 },
			matrix: of,
			fault: (message) => reportUnsupported(this.#scene, element, message),
		});
		const text = style.inherited;
		// A shape of one plain paint takes its opacity into the ink: no group is needed.
		const opacity = opacityOf(style.own.opacity);
		const isAlone = (text.fill ?? 'black') === 'none' || (text.stroke ?? 'none') === 'none';
		const share = isAlone ? opacity : 1;
		const fill = paintOf(text.fill ?? 'black', opacityOf(text['fill-opacity']) * share, context(matrix));
		const fillRule = text['fill-rule'] === 'evenodd' ? { fillRule: 'evenodd' as const } : {};
		const scale = uniformScale(matrix);
		// A pen that a transform flattens needs that transform: the stroke is drawn in the shape's own space.
		const penMatrix = scale === undefined ? identity : matrix;
		const paint = paintOf(
			text.stroke ?? 'none',
			opacityOf(text['stroke-opacity']) * share,
			context(penMatrix),
		);
		const stroke = paint && strokeOf(style, paint, scale ?? 1, viewport);
		const ops: PictureOp[] = [];
		if (stroke && scale !== undefined) {
			ops.push({
				op: 'path',
				path: transformPath(matrix, path),
				...(fill ? { fill, ...fillRule } : {}),
				stroke,
			});
		} else {
			if (fill) ops.push({ op: 'path', path: transformPath(matrix, path), fill, ...fillRule });
			if (stroke) ops.push({ op: 'group', matrix, ops: [{ op: 'path', path, stroke }] });
		}
		return this.#grouped(element, style, place, ops, isAlone ? 1 : opacity);
	}

	/** What is drawn by `use`: the element it names, at its x and y (SVG 2, 5.5). */
	#use(element: Element, place: Place): readonly PictureOp[] {
		const href = element.attributes.href ?? element.attributes['xlink:href'] ?? '';
		const target = href.startsWith('#') ? this.#scene.elementsById.get(href.slice(1)) : undefined;
		if (!target) {
			const isOutside = href !== '' && !href.startsWith('#');
			reportUnsupported(
				this.#scene,
				element,
				isOutside ? `"${href}" is outside the picture` : `nothing has the id "${href}"`,
			);
			return [];
		}
		if (place.used.includes(target) || place.depth > MAX_NESTING) {
			this.#scene.report({
				code: 'picture/broken',
				severity: 'error',
				message: `"${href}" is used within itself`,
				span: element.span,
			});
			return [];
		}
		const x = lengthOf(element.attributes.x, place.viewport.width) ?? 0;
		const y = lengthOf(element.attributes.y, place.viewport.height) ?? 0;
		const matrix = multiply(place.matrix, [1, 0, 0, 1, x, y]);
		const inside = { ...place, matrix, used: [...place.used, target] };
		if (target.tag === 'symbol') {
			const style = styleOf(target, place.style, this.#scene.rules, this.#scene.report);
			return this.#nested(target, element, { ...inside, style });
		}
		return this.#element(target, inside);
	}

	/** A viewport inside the picture: a nested `svg`, or a `symbol` at the size of its `use`. */
	#nested(element: Element, sized: Element, place: Place): readonly PictureOp[] {
		const { viewport } = place;
		const isSvg = element === sized;
		const x = isSvg ? (lengthOf(element.attributes.x, viewport.width) ?? 0) : 0;
		const y = isSvg ? (lengthOf(element.attributes.y, viewport.height) ?? 0) : 0;
		const width =
			lengthOf(sized.attributes.width ?? element.attributes.width, viewport.width) ?? viewport.width;
		const height =
			lengthOf(sized.attributes.height ?? element.attributes.height, viewport.height) ?? viewport.height;
		const [left = 0, top = 0, across = 0, down = 0] = numbersOf(element.attributes.viewBox ?? '');
		const box =
			across > 0 && down > 0
				? { x: left, y: top, width: across, height: down }
				: { x: 0, y: 0, width, height };
		if (!(width > 0 && height > 0)) return [];
		const fit = parseFit(element.attributes.preserveAspectRatio ?? 'xMidYMid');
		if (!fit) reportValue(this.#scene, element, 'preserveAspectRatio');
		const outer = multiply(place.matrix, [1, 0, 0, 1, x, y]);
		const matrix = multiply(outer, fitMatrix(box, { width, height }, fit ?? defaultFit));
		const ops = this.#children(element, { ...place, matrix, viewport: box });
		if (ops.length === 0 || element.attributes.overflow === 'visible') return ops;
		return [{ op: 'group', clip: transformPath(outer, rectPath({ x: 0, y: 0, width, height })), ops }];
	}

	/** A bitmap inside the picture, as a data URI. */
	#image(element: Element, place: Place): readonly PictureOp[] {
		const { attributes } = element;
		const href = attributes.href ?? attributes['xlink:href'] ?? '';
		const data = /^data:image\/(?:png|jpeg|jpg);base64,([\s\S]*)$/i.exec(href);
		const raster = data ? readRaster(Buffer.from(data[1]!, 'base64')) : undefined;
		if (!raster) {
			const name = href.length > 40 ? `${href.slice(0, 40)}…` : href;
			reportUnsupported(this.#scene, element, `the image "${name}" is not part of the picture`);
			return [];
		}
		if ('fault' in raster) {
			const message = `the image cannot be read: ${raster.fault}`;
			this.#scene.report({ code: 'picture/broken', severity: 'error', message, span: element.span });
			return [];
		}
		const { image } = raster;
		const x = lengthOf(attributes.x, place.viewport.width) ?? 0;
		const y = lengthOf(attributes.y, place.viewport.height) ?? 0;
		const width = lengthOf(attributes.width, place.viewport.width) ?? image.width;
		const height = lengthOf(attributes.height, place.viewport.height) ?? image.height;
		if (!(width > 0 && height > 0)) return [];
		const fit = parseFit(attributes.preserveAspectRatio ?? 'xMidYMid') ?? defaultFit;
		const box = { x: 0, y: 0, width: image.width, height: image.height };
		const outer = multiply(place.matrix, [1, 0, 0, 1, x, y]);
		const matrix = multiply(outer, fitMatrix(box, { width, height }, fit));
		const op: PictureOp = { op: 'image', image, rect: box, matrix };
		if (fit.kind !== 'slice') return [op];
		return [{ op: 'group', clip: transformPath(outer, rectPath({ x: 0, y: 0, width, height })), ops: [op] }];
	}

	/** Puts opacity, blend mode and clip of an element around what it drew. */
	#grouped(
		element: Element,
		style: SvgStyle,
		place: Place,
		drawn: readonly PictureOp[],
		opacity = opacityOf(style.own.opacity),
	): readonly PictureOp[] {
		if (drawn.length === 0 || opacity === 0) return [];
		const mode = style.own['mix-blend-mode'] ?? 'normal';
		const blend = isBlendMode(mode) ? { blend: mode } : {};
		if (mode !== 'normal' && !isBlendMode(mode))
			reportUnsupported(this.#scene, element, `the blend mode "${mode}" is not known`);
		let ops = drawn;
		for (const clip of clipsOf(element, style, place, drawn, this.#scene)) {
			ops = [{ op: 'group', clip: clip.path, ...(clip.isEvenOdd ? { clipRule: 'evenodd' } : {}), ops }];
		}
		if (opacity === 1 && !('blend' in blend)) return ops;
		return [{ op: 'group', ops, ...(opacity < 1 ? { opacity } : {}), ...blend }];
	}
}
