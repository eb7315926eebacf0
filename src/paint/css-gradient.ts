import type { Gradient, GradientStop, Ink, Rect } from '../base/index.js';
import type { Style } from './box-shape.js';
import { inkOf } from './paint-border.js';

type Image = Exclude<Style['backgroundImage'][number], 'none'>;
type Linear = Extract<Image, { kind: 'linear' }>;
type Radial = Extract<Image, { kind: 'radial' }>;
type Stops = Linear['stops'];

/** A stop where it stands on its line, in points from the start. */
interface Placed {
	readonly at: number;
	readonly ink: Ink;
}

/** How many stops a repeating gradient may come to. */
const MOST_STOPS = 4000;
/** A length that stands for none: gradients need a line. Points. */
const TINY = 0.001;

/** A gradient of a style sheet as it fills `rect` (CSS Images 3, 3). */
export function gradientOf(image: Linear | Radial, rect: Rect, style: Style): Gradient {
	return image.kind === 'linear' ? linear(image, rect, style) : radial(image, rect, style);
}

/** Along which way all colours are the same, if along one of the sides: such a gradient need not be repeated that way. */
export function evenAxis(image: Image): 'x' | 'y' | undefined {
	if (image.kind !== 'linear') return undefined;
	const { direction } = image;
	if (typeof direction === 'object') return direction.x === 0 ? 'x' : direction.y === 0 ? 'y' : undefined;
	return direction % 180 === 0 ? 'x' : direction % 90 === 0 ? 'y' : undefined;
}

function linear({ direction, stops, isRepeating }: Linear, rect: Rect, style: Style): Gradient {
	const [across, down] = unitOf(direction, rect);
	const length = Math.max(TINY, Math.abs(rect.width * across) + Math.abs(rect.height * down));
	const middle = { x: rect.x + rect.width / 2, y: rect.y + rect.height / 2 };
	const point = (at: number): readonly [number, number] => [
		rounded(middle.x + across * (at - length / 2)),
		rounded(middle.y + down * (at - length / 2)),
	];
	const placed = placeStops(stops, length, style);
	const all = isRepeating ? repeated(placed, length) : placed;
	const { from, to, offsets } = normalized(all, length);
	return { kind: 'linear', from: point(from), to: point(to), stops: offsets };
}

/** Sines and cosines leave dust behind that would be seen in the numbers of a file. */
const rounded = (value: number): number => Math.round(value * 1e6) / 1e6;

/** Where the line leads. Towards a corner, it is such that the other two corners have the colour of the middle. */
function unitOf(direction: Linear['direction'], { width, height }: Rect): readonly [number, number] {
	if (typeof direction === 'number') {
		const angle = (direction * Math.PI) / 180;
		return [rounded(Math.sin(angle)), rounded(-Math.cos(angle))];
	}
	const isCorner = direction.x !== 0 && direction.y !== 0;
	const x = direction.x * (isCorner ? height : 1);
	const y = direction.y * (isCorner ? width : 1);
	const length = Math.hypot(x, y) || 1;
	return [x / length, y / length];
}

function radial(image: Radial, rect: Rect, style: Style): Gradient {
	const position = (length: Radial['at']['x'], room: number): number => length.points + length.percent * room;
	const cx = position(image.at.x, rect.width);
	const cy = position(image.at.y, rect.height);
	const [rx, ry] = radiiOf(image, cx, cy, rect).map((radius) => Math.max(TINY, radius)) as [number, number];
	const placed = placeStops(image.stops, rx, style);
	const reach = Math.max(
		...[0, rect.width].flatMap((x) => [0, rect.height].map((y) => Math.hypot(x - cx, ((y - cy) * rx) / ry))),
	);
	const all = fromCentre(image.isRepeating ? repeated(placed, reach) : placed);
	const { from, to, offsets } = normalized(all, reach);
	const x = rect.x + cx;
	const y = rect.y + cy;
	const squeeze = ry / rx;
	return {
		kind: 'radial',
		from: [x, y, from],
		to: [x, y, to],
		stops: offsets,
		...(squeeze !== 1 && { matrix: [1, 0, 0, squeeze, 0, y * (1 - squeeze)] as const }),
	};
}

/** CSS Images 3, 3.2.2. */
function radiiOf(
	{ shape, size }: Radial,
	cx: number,
	cy: number,
	{ width, height }: Rect,
): readonly [number, number] {
	if (typeof size === 'object') {
		const [first, second = first] = size;
		return [first!.points + first!.percent * width, second!.points + second!.percent * height];
	}
	const pick = size.startsWith('closest') ? Math.min : Math.max;
	const across = pick(Math.abs(cx), Math.abs(width - cx));
	const down = pick(Math.abs(cy), Math.abs(height - cy));
	const isCorner = size.endsWith('corner');
	if (shape === 'circle') {
		const radius = isCorner ? Math.hypot(across, down) : pick(across, down);
		return [radius, radius];
	}
	// Through the corner, with the proportions that it would have through the sides.
	const by = isCorner ? Math.SQRT2 : 1;
	return [across * by, down * by];
}

/** Places for all stops: the ends by themselves, none before the one before it, the rest shared out (CSS Images 3, 3.4.3). */
function placeStops(stops: Stops, length: number, style: Style): readonly Placed[] {
	const given = stops.map(({ at }, i): number | undefined => {
		if (at) return at.points + at.percent * length;
		return i === 0 ? 0 : i === stops.length - 1 ? length : undefined;
	});
	let last = Number.NEGATIVE_INFINITY;
	const known = given.map((at) => {
		if (at === undefined) return undefined;
		last = Math.max(last, at);
		return last;
	});
	return clearTransparent(
		stops.map(({ color }, i): Placed => {
			const ink = inkOf(color, style);
			const at = known[i];
			if (at !== undefined) return { at, ink };
			const before = known.findLastIndex((value, j) => j < i && value !== undefined);
			const after = known.findIndex((value, j) => j > i && value !== undefined);
			const step = (known[after]! - known[before]!) / (after - before);
			return { at: known[before]! + step * (i - before), ink };
		}),
	);
}

/** What is transparent takes the colours beside it, as if colours were mixed by how much there is of them (3.4.2). */
function clearTransparent(stops: readonly Placed[]): readonly Placed[] {
	return stops.flatMap((stop, i) => {
		if (stop.ink.alpha > 0) return [stop];
		const like = (other: Placed | undefined): readonly Placed[] =>
			other && other.ink.alpha > 0 ? [{ at: stop.at, ink: { ...other.ink, alpha: 0 } }] : [];
		const both = [...like(stops[i - 1]), ...like(stops[i + 1])];
		return both.length > 0 ? both : [stop];
	});
}

/** The stops over and over until they cover the line. */
function repeated(stops: readonly Placed[], length: number): readonly Placed[] {
	const first = stops[0]!.at;
	const period = stops.at(-1)!.at - first;
	const from = Math.floor(-first / period);
	const to = Math.ceil((length - first) / period);
	// Finer than anything printed: the last colour stands for all.
	if (!(period > 0) || (to - from) * stops.length > MOST_STOPS) return stops.slice(-1);
	return Array.from({ length: Math.max(1, to - from) }, (_, i) =>
		stops.map(({ at, ink }) => ({ at: at + (from + i) * period, ink })),
	).flat();
}

/** Nothing lies before the centre of a circle: what would is left out, and the colour there is worked out. */
function fromCentre(stops: readonly Placed[]): readonly Placed[] {
	const inside = stops.findIndex(({ at }) => at >= 0);
	if (inside < 0) return [{ at: 0, ink: stops.at(-1)!.ink }];
	if (inside === 0) return stops;
	const before = stops[inside - 1]!;
	const after = stops[inside]!;
	const part = -before.at / (after.at - before.at);
	const mix = (a: number, b: number): number => a + (b - a) * part;
	const [red, green, blue] = before.ink.channels.map((channel, i) => mix(channel, after.ink.channels[i]!));
	const ink: Ink = {
		space: 'srgb',
		channels: [red!, green!, blue!],
		alpha: mix(before.ink.alpha, after.ink.alpha),
	};
	return [{ at: 0, ink }, ...stops.slice(inside)];
}

/** Offsets from 0 to 1 on a line that holds all stops and all that is seen, so that a sharp change has both its sides. */
function normalized(
	stops: readonly Placed[],
	length: number,
): { readonly from: number; readonly to: number; readonly offsets: readonly GradientStop[] } {
	const from = Math.min(0, stops[0]!.at);
	const to = Math.max(length, stops.at(-1)!.at);
	const offsets = stops.map(({ at, ink }) => ({ offset: (at - from) / (to - from), ink }));
	return { from, to, offsets };
}
