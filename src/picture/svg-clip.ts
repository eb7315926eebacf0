import { identity, multiply, type Path, pathBounds, rectPath, transformPath } from '../base/index.js';
import type { Element } from '../dom/index.js';
import type { PictureOp } from './picture.js';
import { lengthOf } from './scan.js';
import { fontSizeOf } from './svg-font.js';
import { NOT_DRAWN, type Place, reportUnsupported, type Scene, transformOf } from './svg-scene.js';
import { SHAPES, shapePath } from './svg-shapes.js';
import { type SvgStyle, styleOf } from './svg-style.js';

/** An outline in the picture's space that what it clips must stay within. */
export interface Clip {
	readonly path: Path;
	readonly isEvenOdd: boolean;
}

/** Clips of clips. */
const MAX_CLIPS = 8;

/** The clip of an element, and the clip of that clip, which both must hold. */
export function clipsOf(
	element: Element,
	style: SvgStyle,
	place: Place,
	drawn: readonly PictureOp[],
	scene: Scene,
): readonly Clip[] {
	const clips: Clip[] = [];
	let text = style.own['clip-path'];
	let of = element;
	while (text !== undefined && text !== 'none' && clips.length < MAX_CLIPS) {
		const id = /^url\(\s*["']?#([^"')]+)["']?\s*\)$/.exec(text)?.[1];
		const source = id === undefined ? undefined : scene.elementsById.get(id);
		if (source?.tag !== 'clipPath') {
			reportUnsupported(scene, of, `the clip "${text}" is not drawn`);
			break;
		}
		clips.push(clipOf(source, place, drawn, scene));
		of = source;
		text = styleOf(source, place.style, scene.rules, () => undefined).own['clip-path'];
	}
	return clips;
}

/** The shapes in a `clipPath` as one path. */
function clipOf(source: Element, place: Place, drawn: readonly PictureOp[], scene: Scene): Clip {
	const style = styleOf(source, place.style, scene.rules, scene.report);
	const own = transformOf(source, style, scene);
	let matrix = multiply(place.matrix, own);
	if (source.attributes.clipPathUnits === 'objectBoundingBox') {
		if (drawn.some(holdsText))
			reportUnsupported(scene, source, 'a clip in shares of the bounds of text is not drawn as it should be');
		// The bounds in the picture's space: exact unless the element is turned.
		const bounds = pathBounds(drawn.flatMap(outlineOf)) ?? { x: 0, y: 0, width: 0, height: 0 };
		matrix = multiply([bounds.width, 0, 0, bounds.height, bounds.x, bounds.y], own);
	}
	const inside = { ...place, style, matrix };
	const shapes = source.children.flatMap((child) =>
		child.kind === 'element' ? clipShapes(child, inside, scene) : [],
	);
	const path = shapes.flatMap((shape) => shape.path);
	// An empty clip hides everything: a rectangle without extent does the same.
	if (path.length === 0) return { path: rectPath({ x: 0, y: 0, width: 0, height: 0 }), isEvenOdd: false };
	return { path, isEvenOdd: shapes.length === 1 && shapes[0]!.isEvenOdd };
}

function clipShapes(element: Element, place: Place, scene: Scene): readonly Clip[] {
	if (NOT_DRAWN.has(element.tag)) return [];
	const style = styleOf(element, place.style, scene.rules, scene.report);
	if (style.own.display === 'none' || style.inherited.visibility === 'hidden') return [];
	const matrix = multiply(place.matrix, transformOf(element, style, scene));
	if (element.tag === 'use') {
		const href = element.attributes.href ?? element.attributes['xlink:href'] ?? '';
		const target = scene.elementsById.get(href.replace(/^#/, ''));
		const x = lengthOf(element.attributes.x, place.viewport.width) ?? 0;
		const y = lengthOf(element.attributes.y, place.viewport.height) ?? 0;
		// A `use` in a clip names a shape directly (css-masking 1, 5.1).
		if (!target || !SHAPES.has(target.tag)) return [];
		return clipShapes(target, { ...place, style, matrix: multiply(matrix, [1, 0, 0, 1, x, y]) }, scene);
	}
	if (!SHAPES.has(element.tag)) {
		reportUnsupported(scene, element, `a "${element.tag}" as part of a clip is not drawn`);
		return [];
	}
	const path = transformPath(
		matrix,
		shapePath(element, place.viewport, fontSizeOf(style.inherited), scene.report),
	);
	return path.length === 0 ? [] : [{ path, isEvenOdd: style.inherited['clip-rule'] === 'evenodd' }];
}

/** Text, whose bounds are not known before fonts are open. */
const holdsText = (op: PictureOp): boolean =>
	op.op === 'text' || (op.op === 'group' && op.ops.some(holdsText));

/** The outlines of what was drawn, for its bounds. */
function outlineOf(op: PictureOp): Path {
	switch (op.op) {
		case 'path':
			return op.path;
		case 'image':
			return transformPath(op.matrix ?? identity, rectPath(op.rect));
		case 'group':
			return transformPath(op.matrix ?? identity, op.ops.flatMap(outlineOf));
		case 'text':
			return [];
	}
}
