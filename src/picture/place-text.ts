import type { Point } from '../base/index.js';
import type { PictureText, TextFit } from './picture-text.js';
import type { Chunk, Cluster } from './text-clusters.js';
import { type Track, trackOf } from './text-track.js';

/** A cluster where the text wants it. */
export interface PlacedCluster {
	readonly cluster: Cluster;
	/** Of the pen, on the baseline or the axis of the line; along and off the path for a text on one. */
	readonly x: number;
	readonly y: number;
	/** Degrees. */
	readonly angle: number;
	/** How much it is stretched along the line. */
	readonly scale: number;
	readonly advance: number;
	readonly track: Track | undefined;
}

/** Moves the pen over a text: its lists of places, the lengths it is fitted into, its anchors (SVG 2, 11.5). */
export function placeText(text: PictureText, chunks: readonly Chunk[]): readonly PlacedCluster[] {
	const { places, isVertical } = text;
	const along = isVertical ? 'y' : 'x';
	const room = fitted(text, chunks);
	const placed: PlacedCluster[] = [];
	let pen: Point = { x: 0, y: 0 };
	let index = 0;
	const tracks = new Map<Chunk['way'], Track>();
	for (const { start, end, clusters, lead, advance, way } of chunks) {
		const own = places.get(start);
		const track = way && (tracks.get(way) ?? trackOf(way.path));
		if (track) tracks.set(way, track);
		if (way?.start === start) {
			const begin = way.offset * (way.isShare ? (track?.length ?? 0) : 1);
			pen = isVertical ? { x: 0, y: begin } : { x: begin, y: 0 };
		}
		pen = { x: own?.x ?? pen.x, y: own?.y ?? pen.y };
		const first = placed.length;
		let passed = start;
		/** Shifts of all characters up to one, also of those that left no glyph. */
		const shift = (upTo: number): void => {
			for (; passed <= upTo; passed++) {
				const { dx = 0, dy = 0 } = places.get(passed) ?? {};
				if (dx !== 0 || dy !== 0) pen = { x: pen.x + dx, y: pen.y + dy };
			}
		};
		shift(start);
		const anchorAt = pen[along];
		pen = { ...pen, [along]: pen[along] + (clusters.length > 0 ? lead : advance) };
		for (const cluster of clusters) {
			shift(cluster.offset);
			const { scale, advance: own } = room[index++]!;
			const angle = places.get(cluster.offset)?.rotate ?? 0;
			placed.push({ cluster, ...pen, angle, scale, advance: own, track });
			pen = { ...pen, [along]: pen[along] + own };
		}
		shift(end - 1);
		const anchor = clusters[0]?.part.anchor ?? 'start';
		if (anchor !== 'start') anchorChunk(placed, first, along, anchorAt, anchor === 'end' ? 1 : 0.5);
		if (track && way?.end === end && track.length > 0) pen = track.at(track.length);
	}
	// A text whose path is not there is not drawn.
	return placed.filter(({ track }) => !track || track.length > 0);
}

/** Moves the clusters from `first` on so that the share `part` of their extent lies at `at`. */
function anchorChunk(
	placed: PlacedCluster[],
	first: number,
	along: 'x' | 'y',
	at: number,
	part: number,
): void {
	const chunk = placed.slice(first);
	const ends = chunk.flatMap((one) => [one[along], one[along] + one.advance]);
	const low = ends.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY);
	const high = ends.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY);
	const shift = at - (low + (high - low) * part);
	chunk.forEach((one, i) => {
		placed[first + i] = { ...one, [along]: one[along] + shift };
	});
}

interface Room {
	scale: number;
	advance: number;
}

/** What each cluster takes along the line once `textLength` has been met: by the room between them, or by stretching them. */
function fitted({ fits, places, isVertical }: PictureText, chunks: readonly Chunk[]): readonly Room[] {
	const clusters = chunks.flatMap((chunk) => chunk.clusters);
	const room = clusters.map(({ advance }): Room => ({ scale: 1, advance }));
	for (const fit of fits) {
		const first = firstFrom(clusters, fit.start);
		const inside = room.slice(first, firstFrom(clusters, fit.end));
		const taken = inside.reduce((sum, { advance }) => sum + advance, 0);
		const shifts = shiftsIn(fit, places, isVertical);
		if (fit.adjust === 'spacingAndGlyphs') {
			const factor = taken > 0 ? Math.max(0, fit.length - shifts) / taken : 1;
			for (const one of inside) {
				one.scale *= factor;
				one.advance *= factor;
			}
		} else if (inside.length > 1) {
			const each = (fit.length - shifts - taken) / (inside.length - 1);
			for (const one of inside.slice(0, -1)) one.advance += each;
		}
	}
	return room;
}

/** The first cluster whose text starts at `offset` or behind it; they stand in the order of the text. */
function firstFrom(clusters: readonly Cluster[], offset: number): number {
	let low = 0;
	let high = clusters.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if (clusters[middle]!.offset < offset) low = middle + 1;
		else high = middle;
	}
	return low;
}

/** What shifts add to the length of a stretch, the one before its first character aside. */
function shiftsIn({ start, end }: TextFit, places: PictureText['places'], isVertical: boolean): number {
	let sum = 0;
	for (let at = start + 1; at < end; at++) sum += places.get(at)?.[isVertical ? 'dy' : 'dx'] ?? 0;
	return sum;
}
