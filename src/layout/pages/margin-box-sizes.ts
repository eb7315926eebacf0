/** What a margin box takes along the edge of its page, margins included. Points. */
export interface MarginExtent {
	/** So that nothing in it stands over, and so that nothing in it is broken. */
	readonly min: number;
	readonly max: number;
	/** By its `width` along the head and foot, its `height` along the sides. */
	readonly given?: number;
	readonly least?: number;
	readonly most?: number;
}

/** Three boxes along one edge: the first, the middle one, the last. Those without content are not there. */
export type MarginExtents = readonly [
	MarginExtent | undefined,
	MarginExtent | undefined,
	MarginExtent | undefined,
];

const nothing: MarginExtent = { min: 0, max: 0, given: 0 };

/**
 * Shares an edge among its boxes (CSS Page 3, 5.3.2): the middle one stands in the middle whatever the others hold, and what
 * is left is shared by what they need.
 */
export function shareEdge(extents: MarginExtents, room: number): readonly [number, number, number] {
	let own = extents.map((extent) => extent ?? nothing);
	let sizes = tentative(own, extents[1] !== undefined, room);
	const limit = (past: (extent: MarginExtent, size: number) => number | undefined): void => {
		const limits = own.map((extent, i) => past(extent, sizes[i]!));
		if (limits.every((given) => given === undefined)) return;
		own = own.map((extent, i) => (limits[i] === undefined ? extent : { ...extent, given: limits[i] }));
		sizes = tentative(own, extents[1] !== undefined, room);
	};
	// First what is too large, then what is too small, as for any box (CSS 2.2 10.4).
	limit(({ most }, size) => (most !== undefined && size > most ? most : undefined));
	limit(({ least }, size) => (least !== undefined && size < least ? least : undefined));
	return [sizes[0]!, sizes[1]!, sizes[2]!];
}

function tentative(
	[first, middle, last]: readonly MarginExtent[],
	hasMiddle: boolean,
	room: number,
): readonly number[] {
	if (!hasMiddle) {
		const [start, end] = sharePair(first!, last!, room);
		return [start, 0, end];
	}
	const [size] = sharePair(middle!, doubled(first!, last!), room);
	const beside = (room - size) / 2;
	return [first!.given ?? Math.max(0, beside), size, last!.given ?? Math.max(0, beside)];
}

/** One box in the place of two that are as large as the larger of them. */
function doubled(a: MarginExtent, b: MarginExtent): MarginExtent {
	const least = (extent: MarginExtent): number => extent.given ?? extent.min;
	const best = (extent: MarginExtent): number => extent.given ?? extent.max;
	return {
		min: 2 * Math.max(least(a), least(b)),
		max: 2 * Math.max(best(a), best(b)),
		...(a.given !== undefined && b.given !== undefined && { given: 2 * Math.max(a.given, b.given) }),
	};
}

function sharePair(a: MarginExtent, b: MarginExtent, room: number): readonly [number, number] {
	if (a.given !== undefined && b.given !== undefined) return [a.given, b.given];
	if (a.given !== undefined) return [a.given, Math.max(0, room - a.given)];
	if (b.given !== undefined) return [Math.max(0, room - b.given), b.given];
	// All text in one line each, and the rest by its length.
	if (a.max + b.max <= room) return flexed(a.max, b.max, a.max, b.max, room);
	if (a.min + b.min <= room) return flexed(a.min, b.min, a.max - a.min, b.max - b.min, room);
	return flexed(a.min, b.min, a.min, b.min, room);
}

/** Sizes, and what they leave or lack by their weights. */
function flexed(
	a: number,
	b: number,
	weightA: number,
	weightB: number,
	room: number,
): readonly [number, number] {
	const weight = weightA + weightB;
	const part = weight === 0 ? 0.5 : weightA / weight;
	const left = room - a - b;
	return [a + left * part, b + left * (1 - part)];
}
