import type { Element } from '../dom/index.js';
import type { TextPlace } from './picture-text.js';
import { lengthsOf, numbersOf } from './scan.js';
import { fontSizeOf } from './svg-font.js';
import { reportValue, type Scene } from './svg-scene.js';
import type { Viewport } from './svg-shapes.js';
import type { SvgStyle } from './svg-style.js';

export interface StyledElement {
	readonly element: Element;
	readonly style: SvgStyle;
}

/** An element within a text, and its characters. */
export interface TextSpan extends StyledElement {
	readonly start: number;
	readonly end: number;
}

/**
 * What the lists of a text and of the elements in it give to each character (SVG 2, 11.5 "resolve character positioning"). The
 * element that is nearest to a character counts; where a list of angles is over, its last one goes on.
 */
export function placesOf(
	spans: readonly TextSpan[],
	text: string,
	viewport: Viewport,
	scene: Scene,
): ReadonlyMap<number, TextPlace> {
	const places = new Map<number, TextPlace>();
	for (const { element, style, start, end } of spans) {
		const em = fontSizeOf(style.inherited);
		const list = (name: string, whole: number): readonly number[] => {
			const given = element.attributes[name];
			if (given === undefined) return [];
			const lengths = lengthsOf(given, whole, em);
			if (!lengths) reportValue(scene, element, name);
			return lengths ?? [];
		};
		const x = list('x', viewport.width);
		const y = list('y', viewport.height);
		const dx = list('dx', viewport.width);
		const dy = list('dy', viewport.height);
		const angles = numbersOf(element.attributes.rotate ?? '');
		const longest = Math.max(x.length, y.length, dx.length, dy.length);
		if (longest === 0 && angles.length === 0) continue;
		let index = 0;
		for (let at = start; at < end; index++) {
			const angle = angles[Math.min(index, angles.length - 1)];
			if (index >= longest && angle === undefined) break;
			const place: TextPlace = {
				...places.get(at),
				...(x[index] !== undefined && { x: x[index] }),
				...(y[index] !== undefined && { y: y[index] }),
				...(dx[index] !== undefined && { dx: dx[index] }),
				...(dy[index] !== undefined && { dy: dy[index] }),
				...(angle !== undefined && { rotate: angle }),
			};
			if (Object.keys(place).length > 0) places.set(at, place);
			at += text.codePointAt(at)! > 0xffff ? 2 : 1;
		}
	}
	return places;
}
