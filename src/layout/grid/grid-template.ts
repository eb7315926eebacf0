import { type NamedTracks, resolveLength, type TrackList, type TrackSize } from '../../style/index.js';

/** The tracks that a template names one by one, its repetitions counted. */
export interface ExplicitTracks extends NamedTracks {
	/** Tracks, from and up to, that are left out where nothing stands in them: `auto-fit`. */
	readonly droppable?: { readonly from: number; readonly to: number };
}

/** What tells how often a repetition fits. Points; missing when the content decides. */
export interface TemplateRoom {
	readonly size?: number;
	readonly most?: number;
	readonly least?: number;
}

/** A repeated track counts as at least a pixel, so that their number is finite (CSS Grid 2, 7.2.3.2). */
const LEAST_REPEATED = 0.75;
/** More repetitions than fit on any page. */
const MOST_REPEATED = 1000;

export function explicitTracks(template: TrackList, room: TemplateRoom, gap: number): ExplicitTracks {
	const { repeat, tracks, names } = template;
	if (!repeat) return template;
	const count = repetitions(template, room, gap);
	const inner = Array.from({ length: count }, () => repeat.tracks).flat();
	const between = [...repeat.names.at(-1)!, ...repeat.names[0]!];
	const innerNames = Array.from({ length: count }, (_, i) => [
		...(i === 0 ? [[...names[repeat.at]!, ...repeat.names[0]!]] : [between]),
		...repeat.names.slice(1, -1),
	]).flat();
	// The name behind a template's part stands before the repetition, as it is written.
	const behind = repeat.names.at(-1)!;
	return {
		tracks: [...tracks.slice(0, repeat.at), ...inner, ...tracks.slice(repeat.at)],
		names: [...names.slice(0, repeat.at), ...innerNames, behind, ...names.slice(repeat.at + 1)],
		...(repeat.drops === 'empty' && {
			droppable: { from: repeat.at, to: repeat.at + inner.length },
		}),
	};
}

/** As many as fit into the size, or the largest that there may be; else the fewest that fill the least (7.2.3.2). */
function repetitions(
	{ tracks, repeat }: TrackList,
	{ size, most, least }: TemplateRoom,
	gap: number,
): number {
	const room = size ?? most;
	const base = room ?? least ?? 0;
	const sum = (list: readonly TrackSize[], floor: number): number =>
		list.reduce((total, track) => total + Math.max(floor, countedSize(track, base)), 0);
	const fixed = sum(tracks, 0) + gap * tracks.length - gap;
	const one = sum(repeat!.tracks, LEAST_REPEATED) + gap * repeat!.tracks.length;
	const count =
		room !== undefined
			? Math.floor((room - fixed) / one + 1e-6)
			: least !== undefined
				? Math.ceil((least - fixed) / one - 1e-6)
				: 1;
	const bound = Math.max(1, Math.floor(MOST_REPEATED / repeat!.tracks.length));
	return Number.isFinite(count) ? Math.min(Math.max(1, count), bound) : 1;
}

/** The larger end of a size, if it is a length; else the smaller one. */
function countedSize({ min, max }: TrackSize, base: number): number {
	const [least, most] = [min, max].map((end) =>
		typeof end === 'object' && 'points' in end ? resolveLength(end, base) : undefined,
	);
	return Math.max(most ?? 0, least ?? 0);
}
