import { type Length, resolveLength, type TrackBreadth, type TrackSize } from '../style/index.js';

/** What an item asks of the tracks that it takes. Points, margins included. */
export interface Contribution {
	readonly start: number;
	readonly span: number;
	readonly min: number;
	readonly max: number;
}

interface Track {
	base: number;
	/** How far it grows towards what its content likes best. */
	limit: number;
	readonly fraction: number;
	readonly min: TrackBreadth;
	readonly max: TrackBreadth;
}

const isLength = (breadth: TrackBreadth): breadth is Length =>
	typeof breadth === 'object' && 'points' in breadth;
const fractionOf = (breadth: TrackBreadth): number =>
	typeof breadth === 'object' && 'fraction' in breadth ? breadth.fraction : 0;

/** Whether a track's size follows from what stands in it. */
export const isIntrinsic = ({ min, max }: TrackSize): boolean =>
	!isLength(min) || !(isLength(max) || fractionOf(max) > 0);

/** Whether a track takes a share of what is left. */
export const isFlexible = ({ max }: TrackSize): boolean => fractionOf(max) > 0;

/**
 * Sizes of tracks (CSS Grid 2, 12): fixed ones as they are, others as their content asks, fractions share what is left, and
 * `auto` tracks take up the rest when `stretches`. `available` may be infinite.
 */
export function sizeTracks(
	definitions: readonly TrackSize[],
	contributions: readonly Contribution[],
	available: number,
	gap: number,
	stretches: boolean,
): readonly number[] {
	const base = Number.isFinite(available) ? available : 0;
	const tracks = definitions.map(({ min, max }): Track => {
		const least = isLength(min) ? resolveLength(min, base) : 0;
		const most = isLength(max) ? Math.max(least, resolveLength(max, base)) : Number.POSITIVE_INFINITY;
		return { base: least, limit: most, fraction: fractionOf(max), min, max };
	});
	for (const contribution of [...contributions].sort((a, b) => a.span - b.span))
		contribute(tracks, contribution, gap);
	const gaps = gap * Math.max(0, tracks.length - 1);
	const total = (): number => tracks.reduce((sum, track) => sum + track.base, gaps);
	const rigid = tracks.filter(({ fraction }) => fraction === 0);
	if (rigid.length < tracks.length) {
		maximize(rigid, available - total());
		shareFractions(tracks, available - gaps);
		return tracks.map((track) => track.base);
	}
	maximize(tracks, available - total());
	if (stretches && Number.isFinite(available)) {
		const auto = tracks.filter(({ max }) => max === 'auto');
		const left = available - total();
		if (left > 0) for (const track of auto) track.base += left / auto.length;
	}
	return tracks.map((track) => track.base);
}

/** An item in one track sets its size; one over several gives what is missing to those that follow their content. */
function contribute(tracks: Track[], { start, span, min, max }: Contribution, gap: number): void {
	const taken = tracks.slice(start, start + span);
	const open = taken.filter((track) => !isLength(track.min));
	const gaps = gap * (span - 1);
	const flexible = taken.filter(({ fraction }) => fraction > 0);
	const growing = flexible.length > 0 && span > 1 ? flexible : open;
	if (growing.length > 0) {
		for (const track of growing) {
			const wanted = track.min === 'max-content' ? max : min;
			const missing = wanted - gaps - taken.reduce((sum, one) => sum + one.base, 0);
			if (missing > 0) track.base += missing / (growing.length - growing.indexOf(track));
		}
	}
	for (const track of taken) if (track.limit < track.base) track.limit = track.base;
	const soft = taken.filter((track) => track.max === 'auto' || track.max === 'max-content');
	if (soft.length > 0 && span === 1) {
		for (const track of soft)
			track.limit = Math.max(Number.isFinite(track.limit) ? track.limit : 0, max, track.base);
	}
}

/** Tracks grow equally towards their limits (12.6). A track that nothing asked anything of stays as it is. */
function maximize(tracks: readonly Track[], room: number): void {
	const growing = tracks.filter(({ base, limit }) => Number.isFinite(limit) && limit > base);
	if (!Number.isFinite(room)) {
		for (const track of growing) track.base = track.limit;
		return;
	}
	let left = room;
	let open = growing;
	while (left > 1e-6 && open.length > 0) {
		const share = left / open.length;
		for (const track of open) {
			const given = Math.min(share, track.limit - track.base);
			track.base += given;
			left -= given;
		}
		open = open.filter(({ base, limit }) => limit - base > 1e-6);
	}
}

/** A fraction is what is left by the size of one; a track whose content asks for more keeps that (12.7). */
function shareFractions(tracks: readonly Track[], available: number): void {
	if (!Number.isFinite(available)) {
		const size = Math.max(
			0,
			...tracks.map(({ base, fraction }) => (fraction > 0 ? base / Math.max(1, fraction) : 0)),
		);
		for (const track of tracks)
			if (track.fraction > 0) track.base = Math.max(track.base, size * track.fraction);
		return;
	}
	let flexible = tracks.filter(({ fraction }) => fraction > 0);
	for (let round = 0; round <= tracks.length; round++) {
		const rigid = tracks
			.filter((track) => !flexible.includes(track))
			.reduce((sum, { base }) => sum + base, 0);
		const fractions = Math.max(
			1,
			flexible.reduce((sum, { fraction }) => sum + fraction, 0),
		);
		const size = Math.max(0, available - rigid) / fractions;
		const kept = flexible.filter(({ base, fraction }) => base <= size * fraction + 1e-6);
		if (kept.length === flexible.length) {
			for (const track of flexible) track.base = size * track.fraction;
			return;
		}
		flexible = kept;
	}
}
