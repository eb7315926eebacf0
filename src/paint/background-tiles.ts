import type { Rect, Size } from '../base/index.js';
import type { Style } from './box-shape.js';

type Length = Style['paddingTop'];
type Sized = Style['backgroundSize'][number];
type Repeat = Style['backgroundRepeat'][number]['x'];

/** How a layer of a background is laid out. */
export interface Tiling {
	readonly position: Style['backgroundPosition'][number];
	readonly size: Sized;
	readonly repeat: { readonly x: Repeat; readonly y: Repeat };
}

/** Copies of an image: their size, and where those stand that can be seen. */
export interface Tiles {
	readonly size: Size;
	readonly xs: readonly number[];
	readonly ys: readonly number[];
}

/** More along one axis than this cannot be meant. */
const MOST_ALONG = 10_000;

/** Size and places of the copies of an image in `area` of which `seen` may show (CSS Backgrounds 3, 2.5 to 2.9). */
export function tilesOf(
	{ position, size, repeat }: Tiling,
	own: Size | undefined,
	area: Rect,
	seen: Rect,
): Tiles {
	const natural = sizeOf(size, own, area);
	const width = repeat.x === 'round' ? fitting(natural.width, area.width) : natural.width;
	const height = repeat.y === 'round' ? fitting(natural.height, area.height) : natural.height;
	// A side that follows from the other keeps the proportions (2.9).
	const isAuto = (side: 'width' | 'height'): boolean => typeof size === 'object' && size[side] === 'auto';
	const used =
		repeat.x === 'round' && repeat.y !== 'round' && isAuto('height')
			? { width, height: natural.width > 0 ? (height * width) / natural.width : height }
			: repeat.y === 'round' && repeat.x !== 'round' && isAuto('width')
				? { width: natural.height > 0 ? (width * height) / natural.height : width, height }
				: { width, height };
	return {
		size: used,
		xs: places(
			repeat.x,
			position.x,
			used.width,
			{ start: area.x, size: area.width },
			{ start: seen.x, size: seen.width },
		),
		ys: places(
			repeat.y,
			position.y,
			used.height,
			{ start: area.y, size: area.height },
			{ start: seen.y, size: seen.height },
		),
	};
}

/** As near to its size as goes into the area a whole number of times. */
const fitting = (size: number, area: number): number =>
	size > 0 ? area / Math.max(1, Math.round(area / size)) : 0;

/** `own` is missing for a gradient, which has neither size nor proportions. */
function sizeOf(size: Sized, own: Size | undefined, area: Size): Size {
	if (size === 'cover' || size === 'contain') {
		if (!own || own.width <= 0 || own.height <= 0) return area;
		const pick = size === 'cover' ? Math.max : Math.min;
		const scale = pick(area.width / own.width, area.height / own.height);
		return { width: own.width * scale, height: own.height * scale };
	}
	const length = (value: Length | 'auto', base: number): number | undefined =>
		value === 'auto' ? undefined : value.points + value.percent * base;
	const width = length(size.width, area.width);
	const height = length(size.height, area.height);
	if (!own) return { width: width ?? area.width, height: height ?? area.height };
	const ratio = own.height > 0 ? own.width / own.height : 1;
	return {
		width: width ?? (height === undefined ? own.width : height * ratio),
		height: height ?? (width === undefined ? own.height : width / ratio),
	};
}

interface Stretch {
	readonly start: number;
	readonly size: number;
}

function places(
	repeat: Repeat,
	{ points, percent }: Length,
	size: number,
	area: Stretch,
	seen: Stretch,
): readonly number[] {
	if (!(size > 0)) return [];
	const end = seen.start + seen.size;
	const shows = (at: number): boolean => at < end && at + size > seen.start;
	const first = area.start + points + percent * (area.size - size);
	if (repeat === 'no-repeat') return [first].filter(shows);
	const count = repeat === 'space' ? Math.floor((area.size + 1e-6) / size) : 0;
	if (repeat === 'space' && count < 2) return [first].filter(shows);
	const origin = repeat === 'space' ? area.start : first;
	const step = repeat === 'space' ? size + (area.size - count * size) / (count - 1) : size;
	const from = Math.floor((seen.start - origin) / step + 1e-9);
	const most = Math.min(MOST_ALONG, Math.ceil((end - origin) / step) - from + 1);
	return Array.from({ length: Math.max(0, most) }, (_, i) => origin + (from + i) * step).filter(
		(at) => at < end - 1e-6 && at + size > seen.start + 1e-6,
	);
}
