import type { Path, Report } from '../base/index.js';
import type { Element } from '../dom/index.js';
import { arcCurves } from './arc.js';
import { parsePathData } from './path-data.js';
import { lengthOf, numbersOf } from './scan.js';

/** The viewport that percentages refer to, in px. */
export interface Viewport {
	readonly width: number;
	readonly height: number;
}

/** What a percentage of a radius or a stroke refers to (SVG 2, 8.9). */
export const diagonalOf = ({ width, height }: Viewport): number => Math.hypot(width, height) / Math.SQRT2;

export const SHAPES: ReadonlySet<string> = new Set([
	'path',
	'rect',
	'circle',
	'ellipse',
	'line',
	'polyline',
	'polygon',
]);

/** The outline of a basic shape in its own space, its font size being `em`; empty when it has no extent and is not drawn. */
export function shapePath(element: Element, viewport: Viewport, em: number, report: Report): Path {
	const { attributes } = element;
	const x = (name: string): number => lengthOf(attributes[name], viewport.width, em) ?? 0;
	const y = (name: string): number => lengthOf(attributes[name], viewport.height, em) ?? 0;
	switch (element.tag) {
		case 'path': {
			const { path, fault } = parsePathData(attributes.d ?? '');
			const span = element.attributeSpans.d ?? element.span;
			if (fault) report({ code: 'picture/broken', severity: 'error', message: fault, span });
			return path;
		}
		case 'rect':
			return rectangle(element, viewport, em);
		case 'circle': {
			const r = lengthOf(attributes.r, diagonalOf(viewport), em) ?? 0;
			return ellipse(x('cx'), y('cy'), r, r);
		}
		case 'ellipse': {
			const rx = lengthOf(attributes.rx, viewport.width, em);
			const ry = lengthOf(attributes.ry, viewport.height, em);
			return ellipse(x('cx'), y('cy'), rx ?? ry ?? 0, ry ?? rx ?? 0);
		}
		case 'line':
			return [
				['M', x('x1'), y('y1')],
				['L', x('x2'), y('y2')],
			];
		case 'polyline':
			return polyline(attributes.points ?? '');
		case 'polygon': {
			const path = polyline(attributes.points ?? '');
			return path.length > 0 ? [...path, ['Z']] : path;
		}
		default:
			return [];
	}
}

function rectangle({ attributes }: Element, viewport: Viewport, em: number): Path {
	const x = lengthOf(attributes.x, viewport.width, em) ?? 0;
	const y = lengthOf(attributes.y, viewport.height, em) ?? 0;
	const width = lengthOf(attributes.width, viewport.width, em) ?? 0;
	const height = lengthOf(attributes.height, viewport.height, em) ?? 0;
	if (!(width > 0 && height > 0)) return [];
	const askedX = lengthOf(attributes.rx, viewport.width, em);
	const askedY = lengthOf(attributes.ry, viewport.height, em);
	const rx = Math.min(Math.max(0, askedX ?? askedY ?? 0), width / 2);
	const ry = Math.min(Math.max(0, askedY ?? askedX ?? 0), height / 2);
	const [right, bottom] = [x + width, y + height];
	if (rx === 0 || ry === 0)
		return [['M', x, y], ['L', right, y], ['L', right, bottom], ['L', x, bottom], ['Z']];
	const quarter = Math.PI / 2;
	const corner = (cx: number, cy: number, start: number) =>
		arcCurves({ cx, cy, rx, ry, turn: 0, start, sweep: quarter });
	return [
		['M', x + rx, y],
		['L', right - rx, y],
		...corner(right - rx, y + ry, -quarter),
		['L', right, bottom - ry],
		...corner(right - rx, bottom - ry, 0),
		['L', x + rx, bottom],
		...corner(x + rx, bottom - ry, quarter),
		['L', x, y + ry],
		...corner(x + rx, y + ry, 2 * quarter),
		['Z'],
	];
}

function ellipse(cx: number, cy: number, rx: number, ry: number): Path {
	if (!(rx > 0 && ry > 0)) return [];
	return [['M', cx + rx, cy], ...arcCurves({ cx, cy, rx, ry, turn: 0, start: 0, sweep: 2 * Math.PI }), ['Z']];
}

function polyline(points: string): Path {
	const numbers = numbersOf(points);
	return Array.from({ length: Math.floor(numbers.length / 2) }, (_, index) => [
		index === 0 ? 'M' : 'L',
		numbers[2 * index]!,
		numbers[2 * index + 1]!,
	]);
}
