import { type CssNode, generate } from 'css-tree';
import type { Span } from '../../base/index.js';
import { splitAtCommas } from '../calc.js';
import { type Color, parseColor } from '../color.js';
import { identifier, lengthOf } from '../syntax.js';
import type { Length, Parser, Specified } from '../value.js';
import { type Position, parsePosition } from './position-value.js';

/** A colour of a gradient and where it stands on its line; what is left out is shared out when the line is known. */
export interface ColorStop {
	readonly color: Color;
	readonly at?: Length;
}

/** An image that a style sheet asks for (CSS Images 3). */
export type Image = FileImage | LinearGradient | RadialGradient;

export interface FileImage {
	readonly kind: 'file';
	/** As it is written, in the file of `span`: relative to that file. */
	readonly url: string;
	/** From the root: the name under which the picture is known once it is open. */
	readonly path: string;
	readonly span?: Span;
}

export interface LinearGradient {
	readonly kind: 'linear';
	/** Degrees from upwards, clockwise; or the corner or side that the line leads to: -1, 0 or 1 across and down. */
	readonly direction: number | { readonly x: number; readonly y: number };
	readonly stops: readonly ColorStop[];
	readonly isRepeating: boolean;
}

export type RadialExtent = 'closest-side' | 'farthest-side' | 'closest-corner' | 'farthest-corner';

export interface RadialGradient {
	readonly kind: 'radial';
	readonly shape: 'circle' | 'ellipse';
	/** One radius for a circle, two for an ellipse. */
	readonly size: RadialExtent | readonly Length[];
	readonly at: Position;
	readonly stops: readonly ColorStop[];
	readonly isRepeating: boolean;
}

/** How many colours a gradient may have. */
const MOST_STOPS = 256;

/** A file or a gradient. */
export const parseImage: Parser<Image> = ([node, ...rest]) => {
	if (!node || rest.length > 0) return undefined;
	if (node.type === 'Url') {
		const image = fileImage(node);
		return image && (() => image);
	}
	if (node.type !== 'Function') return undefined;
	const match = /^(repeating-)?(linear|radial)-gradient$/.exec(node.name.toLowerCase());
	if (!match) return undefined;
	const parts = splitAtCommas(node.children.toArray());
	const isRepeating = match[1] !== undefined;
	return match[2] === 'linear' ? linear(parts, isRepeating) : radial(parts, isRepeating);
};

/** Paths are relative to the file that they are written in: the reader of the sheet left its place on the node. */
function fileImage(node: Extract<CssNode, { type: 'Url' }>): FileImage | undefined {
	const url = node.value.trim();
	if (url === '') return undefined;
	const { source, start } = node.loc ?? {};
	if (source === undefined || start === undefined) return { kind: 'file', url, path: url };
	const span = { file: source, line: start.line, column: start.column };
	return { kind: 'file', url, path: pathBeside(source, url), span };
}

/** `url` as seen from the folder of `file`; what has a scheme of its own or begins at a root stays as it is. */
function pathBeside(file: string, url: string): string {
	if (/^[a-z][a-z0-9+.-]*:/i.test(url) || url.startsWith('/')) return url;
	const parts = file.split('/').slice(0, -1);
	for (const part of url.split('/')) {
		if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') parts.pop();
		else if (part !== '.' && part !== '') parts.push(part);
	}
	return parts.join('/');
}

function linear(parts: readonly CssNode[][], isRepeating: boolean): Specified<LinearGradient> | undefined {
	const [head = []] = parts;
	const direction = parseDirection(head);
	const stops = parseStops(direction === undefined ? parts : parts.slice(1));
	return (
		stops &&
		((context) => ({ kind: 'linear', direction: direction ?? 180, stops: stops(context), isRepeating }))
	);
}

const TURNS: ReadonlyMap<string, number> = new Map([
	['deg', 1],
	['grad', 0.9],
	['rad', 180 / Math.PI],
	['turn', 360],
]);
const ways: ReadonlyMap<string, { readonly x: number; readonly y: number }> = new Map([
	['top', { x: 0, y: -1 }],
	['bottom', { x: 0, y: 1 }],
	['left', { x: -1, y: 0 }],
	['right', { x: 1, y: 0 }],
]);

function parseDirection(nodes: readonly CssNode[]): LinearGradient['direction'] | undefined {
	const [first, ...rest] = nodes;
	if (first?.type === 'Dimension' && rest.length === 0) {
		const turn = TURNS.get(first.unit.toLowerCase());
		return turn === undefined ? undefined : Number(first.value) * turn;
	}
	if (first?.type === 'Number' && Number(first.value) === 0 && rest.length === 0) return 0;
	if (identifier(first) !== 'to' || rest.length < 1 || rest.length > 2) return undefined;
	const steps = rest.map((node) => ways.get(identifier(node) ?? ''));
	const x = steps.reduce((total, step) => total + (step?.x ?? Number.NaN), 0);
	const y = steps.reduce((total, step) => total + (step?.y ?? Number.NaN), 0);
	return Math.abs(x) <= 1 && Math.abs(y) <= 1 && Math.abs(x) + Math.abs(y) === rest.length
		? { x, y }
		: undefined;
}

const extents = ['closest-side', 'farthest-side', 'closest-corner', 'farthest-corner'] as const;
const center: Specified<Position> = () => ({
	x: { points: 0, percent: 0.5 },
	y: { points: 0, percent: 0.5 },
});

function radial(parts: readonly CssNode[][], isRepeating: boolean): Specified<RadialGradient> | undefined {
	const [head = []] = parts;
	const shape = parseShape(head);
	const stops = parseStops(shape ? parts.slice(1) : parts);
	if (!stops) return undefined;
	const { form, size, sizes, at } = shape ?? { form: 'ellipse', size: undefined, sizes: [], at: center };
	return (context) => ({
		kind: 'radial',
		shape: form,
		size: sizes.length > 0 ? sizes.map((length) => length(context)) : (size ?? 'farthest-corner'),
		at: at(context),
		stops: stops(context),
		isRepeating,
	});
}

interface Shape {
	readonly form: 'circle' | 'ellipse';
	readonly size: RadialExtent | undefined;
	readonly sizes: readonly Specified<Length>[];
	readonly at: Specified<Position>;
}

/** `circle 10px at top left`, in part or whole. */
function parseShape(nodes: readonly CssNode[]): Shape | undefined {
	const split = nodes.findIndex((node) => identifier(node) === 'at');
	const before = split < 0 ? nodes : nodes.slice(0, split);
	const at = split < 0 ? center : parsePosition(nodes.slice(split + 1));
	if (!at || (split < 0 && before.length === 0)) return undefined;
	let form: Shape['form'] | undefined;
	let size: Shape['size'];
	const sizes: Specified<Length>[] = [];
	for (const node of before) {
		const word = identifier(node);
		const extent = extents.find((name) => name === word);
		const length = word === undefined ? lengthOf(node, true, 0) : undefined;
		if (word === 'circle' || word === 'ellipse') form = word;
		else if (extent) size = extent;
		else if (length) sizes.push(length);
		else return undefined;
	}
	if ((size && sizes.length > 0) || sizes.length > 2 || (form === 'circle' && sizes.length > 1))
		return undefined;
	if (form === 'ellipse' && sizes.length === 1) return undefined;
	return { form: form ?? (sizes.length === 1 ? 'circle' : 'ellipse'), size, sizes, at };
}

/** A colour with up to two places, or a place alone: the hint where two colours are mixed alike (CSS Images 4, 3.5.2). */
function parseStops(parts: readonly CssNode[][]): Specified<readonly ColorStop[]> | undefined {
	type Stop = { readonly color?: Color; readonly places: readonly Specified<Length>[] };
	const stops = parts.map((nodes): Stop | undefined => {
		const found = nodes.map((node) => parseColor(node, generate(node)));
		const at = found.findIndex((color) => color !== undefined);
		const places = nodes.filter((_, i) => i !== at).map((node) => lengthOf(node, true));
		if (places.some((place) => place === undefined) || places.length > 2) return undefined;
		const known = places.map((place) => place!);
		if (at < 0) return known.length === 1 ? { places: known } : undefined;
		return { color: found[at]!, places: known };
	});
	if (stops.length > MOST_STOPS || stops.some((stop) => stop === undefined)) return undefined;
	const isHint = (i: number): boolean => stops[i] !== undefined && stops[i].color === undefined;
	if (stops.some((_, i) => isHint(i) && (isHint(i + 1) || i === 0 || i === stops.length - 1)))
		return undefined;
	if (stops.filter((stop) => stop?.color !== undefined).length < 2) return undefined;
	return (context) =>
		stops.flatMap((stop, i): ColorStop[] => {
			const { places } = stop!;
			const color = stop!.color ?? mixed(stops[i - 1]?.color, stops[i + 1]?.color);
			return places.length === 0 ? [{ color }] : places.map((place) => ({ color, at: place(context) }));
		});
}

/** Halfway between two colours. */
function mixed(a: Color | undefined, b: Color | undefined): Color {
	if (typeof a !== 'object' || typeof b !== 'object') return a ?? b ?? 'currentcolor';
	const [red, green, blue] = a.channels.map((channel, i) => (channel + b.channels[i]!) / 2);
	return { space: 'srgb', channels: [red!, green!, blue!], alpha: (a.alpha + b.alpha) / 2 };
}
