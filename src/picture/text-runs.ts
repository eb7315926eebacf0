import type { GlyphRun, Point } from '../base/index.js';
import type { TextPart } from './picture-text.js';
import type { PlacedCluster } from './place-text.js';

/** Clusters that one pen writes in one go. */
export interface TextRun {
	readonly part: TextPart;
	readonly run: GlyphRun;
	readonly x: number;
	readonly y: number;
	/** Degrees. */
	readonly angle: number;
	readonly scale: number;
	readonly combined: PlacedCluster['cluster']['combined'];
	/** For a cluster on a path: the point under its middle, where the path leads there, and how far back from it the pen starts. */
	readonly way: (Point & { readonly angle: number; readonly back: number }) | undefined;
}

/**
 * How far from where the pen is, in em, the next letter of a word may be put: beyond that the author began something new, for
 * example the next cell of a table, and readers of the page must not take both for one word.
 */
const NEAR = 0.25;

/** Joins clusters that follow each other on one line, so that words stay words for whoever searches or copies them. */
export function joinClusters(
	placed: readonly PlacedCluster[],
	text: string,
	isVertical: boolean,
): readonly TextRun[] {
	const runs: TextRun[] = [];
	for (let from = 0; from < placed.length; ) {
		let to = from + 1;
		while (to < placed.length && goesOn(placed[to - 1]!, placed[to]!, text, isVertical)) to++;
		const run = runOf(placed.slice(from, to), placed[to], text, isVertical);
		if (run) runs.push(run);
		from = to;
	}
	return runs;
}

function goesOn(last: PlacedCluster, next: PlacedCluster, text: string, isVertical: boolean): boolean {
	const [a, b] = [last.cluster, next.cluster];
	const isOfOneKind =
		a.part === b.part && a.font === b.font && a.size === b.size && a.direction === b.direction;
	if (a.combined || b.combined) return false;
	if (!isOfOneKind || last.scale !== next.scale) return false;
	if (last.angle !== 0 || next.angle !== 0 || last.track || next.track) return false;
	const off = isVertical ? next.x - last.x : next.y - last.y;
	const on = isVertical ? next.y - last.y : next.x - last.x;
	if (Math.abs(off) > 1e-6 * a.size || on < 0) return false;
	const isBeside = Math.abs(on - last.advance) <= NEAR * a.size;
	return isBeside || / /.test(text.slice(a.offset, b.offset + 1));
}

function runOf(
	clusters: readonly PlacedCluster[],
	after: PlacedCluster | undefined,
	text: string,
	isVertical: boolean,
): TextRun | undefined {
	const [first] = clusters;
	const last = clusters.at(-1)!;
	if (!first) return undefined;
	const { cluster, x, y, angle, scale, advance, track } = first;
	const { part, font, size, direction, offset: start, combined } = cluster;
	const next = after && after.cluster.part === part ? after.cluster.offset : part.end;
	const end = Math.max(next, last.cluster.offset);
	const offsets = clusters.flatMap(
		({ cluster: { glyphs, offsets: own } }) => own ?? glyphs.flatMap(() => [0, 0]),
	);
	const run: GlyphRun = {
		font,
		size,
		direction,
		glyphs: clusters.flatMap(({ cluster: { glyphs } }) => glyphs),
		advances: combined
			? cluster.advances
			: clusters.flatMap((one, i) => advancesOf(one, clusters[i + 1], isVertical)),
		...(offsets.some((value) => value !== 0) && { offsets }),
		text: text.slice(start, end),
		clusters: clusters.flatMap(({ cluster: { glyphs, offset } }) => glyphs.map(() => offset - start)),
	};
	if (!track) return { part, run, x, y, angle, scale, combined, way: undefined };
	// The middle of a letter stands on the path; one whose middle is before its start or behind its end is not drawn.
	const middle = x + advance / 2;
	if (middle < 0 || middle > track.length) return undefined;
	return { part, run, x, y, angle, scale, combined, way: { ...track.at(middle), back: advance / 2 } };
}

/** Advances of a cluster's glyphs in the run's own space, the last one leading to the next cluster. */
function advancesOf(
	{ cluster: { advances }, x, y, scale, advance }: PlacedCluster,
	next: PlacedCluster | undefined,
	isVertical: boolean,
): readonly number[] {
	const whole = (next ? (isVertical ? next.y - y : next.x - x) : advance) / (scale || 1);
	const inside = advances.slice(0, -1);
	return [...inside, whole - inside.reduce((sum, value) => sum + value, 0)];
}
