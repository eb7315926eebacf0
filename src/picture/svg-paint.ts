import {
	type Gradient,
	type GradientStop,
	type Ink,
	identity,
	type Matrix,
	multiply,
	type Paint,
	parseColor,
	type Rect,
} from '../base/index.js';
import type { Element } from '../dom/index.js';
import { lengthOf } from './scan.js';
import { diagonalOf, type Viewport } from './svg-shapes.js';
import { type StyleRules, type SvgStyle, styleOf } from './svg-style.js';
import { parseTransform } from './transform.js';

/** The space of a gradient that has the shape's own. */
const UNIT: Rect = { x: 0, y: 0, width: 1, height: 1 };

/** How many gradients may refer to each other by `href`. */
const MAX_REFERENCES = 16;

/** What a shape's paint depends on: where it is filled, and the gradients of its picture. */
export interface PaintContext {
	readonly style: SvgStyle;
	readonly rules: StyleRules;
	readonly elementsById: ReadonlyMap<string, Element>;
	readonly viewport: Viewport;
	/** Works out the shape's own bounds, before `matrix`. */
	readonly boundsOf: () => Rect;
	/** From the shape's space to the picture's. */
	readonly matrix: Matrix;
	/** Takes what is wrong with the paint, in words. */
	readonly fault: (message: string) => void;
}

/** The paint a `fill` or `stroke` stands for, `opacity` worked in; undefined for none. */
export function paintOf(text: string, opacity: number, context: PaintContext): Paint | undefined {
	const reference = /^url\(\s*["']?#([^"')]+)["']?\s*\)\s*(.*)$/.exec(text);
	if (!reference) return inkOf(text, opacity, context);
	const [, id = '', fallback = ''] = reference;
	const server = context.elementsById.get(id);
	if (server && (server.tag === 'linearGradient' || server.tag === 'radialGradient')) {
		return gradientOf(server, opacity, context);
	}
	context.fault(server ? `a "${server.tag}" as paint is not drawn` : `no gradient has the id "${id}"`);
	return inkOf(fallback || 'none', opacity, context);
}

function inkOf(text: string, opacity: number, context: PaintContext): Ink | undefined {
	if (text === 'none') return undefined;
	const ink = /^currentcolor$/i.test(text) ? context.style.color : parseColor(text);
	if (!ink) context.fault(`"${text}" is not a colour`);
	return ink && ink.alpha * opacity > 0 ? { ...ink, alpha: ink.alpha * opacity } : undefined;
}

function gradientOf(server: Element, opacity: number, context: PaintContext): Paint | undefined {
	const chain = referenceChain(server, context.elementsById);
	const attribute = (name: string): string | undefined =>
		chain.find(({ attributes }) => attributes[name] !== undefined)?.attributes[name];
	const stops = stopsOf(chain, opacity, context);
	const [first] = stops;
	if (!first) return undefined;
	if (stops.length === 1) return first.ink;
	const spread = attribute('spreadMethod');
	if (spread !== undefined && spread !== 'pad') context.fault(`spreadMethod "${spread}" is not drawn`);

	const isOfBox = attribute('gradientUnits') !== 'userSpaceOnUse';
	const bounds = isOfBox ? context.boundsOf() : UNIT;
	// SVG 2, 14.2.1: the unit of a bounding box without width or height has no meaning; the shape is not painted.
	if (isOfBox && (bounds.width === 0 || bounds.height === 0)) return undefined;
	const space: Matrix = isOfBox ? [bounds.width, 0, 0, bounds.height, bounds.x, bounds.y] : identity;
	const own = parseTransform(attribute('gradientTransform') ?? 'none');
	if (!own) context.fault(`"${attribute('gradientTransform')}" is not a transform`);
	const matrix = multiply(multiply(context.matrix, space), own ?? identity);

	const whole = isOfBox ? { width: 1, height: 1 } : context.viewport;
	const x = (name: string, initial: string) => lengthOf(attribute(name) ?? initial, whole.width) ?? 0;
	const y = (name: string, initial: string) => lengthOf(attribute(name) ?? initial, whole.height) ?? 0;
	const r = (name: string, initial: string) => lengthOf(attribute(name) ?? initial, diagonalOf(whole)) ?? 0;
	if (server.tag === 'linearGradient') {
		const from = [x('x1', '0%'), y('y1', '0%')] as const;
		const to = [x('x2', '100%'), y('y2', '0%')] as const;
		// A line without length: the last colour covers all (SVG 2, 14.2.2).
		if (from[0] === to[0] && from[1] === to[1]) return stops.at(-1)!.ink;
		return { kind: 'linear', from, to, stops, matrix };
	}
	const to = [x('cx', '50%'), y('cy', '50%'), r('r', '50%')] as const;
	if (!(to[2] > 0)) return stops.at(-1)!.ink;
	return { kind: 'radial', from: focusOf(x, y, r, attribute, to), to, stops, matrix } satisfies Gradient;
}

/** The gradient and those it takes its stops and attributes from. */
function referenceChain(server: Element, elementsById: ReadonlyMap<string, Element>): readonly Element[] {
	const chain = [server];
	while (chain.length < MAX_REFERENCES) {
		const { attributes } = chain.at(-1)!;
		const id = (attributes.href ?? attributes['xlink:href'])?.replace(/^#/, '');
		const next = id === undefined ? undefined : elementsById.get(id);
		if (!next || chain.includes(next)) break;
		chain.push(next);
	}
	return chain;
}

function stopsOf(chain: readonly Element[], opacity: number, context: PaintContext): readonly GradientStop[] {
	const isStop = (node: Element['children'][number]): node is Element =>
		node.kind === 'element' && node.tag === 'stop';
	const elements =
		chain.map(({ children }) => children.filter(isStop)).find((stops) => stops.length > 0) ?? [];
	let last = 0;
	return elements.map((element): GradientStop => {
		const style = styleOf(element, context.style, context.rules, () => undefined);
		const text = style.own['stop-color'] ?? 'black';
		const ink = /^currentcolor$/i.test(text) ? style.color : parseColor(text);
		if (!ink) context.fault(`"${text}" is not a colour`);
		const own = opacityOf(style.own['stop-opacity']);
		// Each offset is at least the one before it (SVG 2, 14.2.4.1).
		last = Math.max(last, Math.min(1, Math.max(0, lengthOf(element.attributes.offset, 1) ?? 0)));
		const base: Ink = ink ?? { space: 'srgb', channels: [0, 0, 0], alpha: 1 };
		return { offset: last, ink: { ...base, alpha: base.alpha * own * opacity } };
	});
}

type Length = (name: string, initial: string) => number;

/** The focal circle; a focus beyond the outer circle moves to just inside it, as renderers of SVG 1.1 do. */
function focusOf(
	x: Length,
	y: Length,
	r: Length,
	attribute: (name: string) => string | undefined,
	[cx, cy, radius]: readonly [number, number, number],
): readonly [number, number, number] {
	const fx = attribute('fx') === undefined ? cx : x('fx', '50%');
	const fy = attribute('fy') === undefined ? cy : y('fy', '50%');
	const fr = Math.max(0, r('fr', '0%'));
	const away = Math.hypot(fx - cx, fy - cy);
	const limit = 0.999 * radius;
	if (away <= limit) return [fx, fy, Math.min(fr, radius - away)];
	return [cx + ((fx - cx) * limit) / away, cy + ((fy - cy) * limit) / away, 0];
}

/** An opacity as number or percentage, within 0 and 1; 1 when there is none. */
export function opacityOf(text: string | undefined): number {
	const value = lengthOf(text, 1);
	return value === undefined ? 1 : Math.min(1, Math.max(0, value));
}
