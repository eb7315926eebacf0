import {
	dependsOnBase,
	type Length,
	resolveLength,
	type TrackBreadth,
	type TrackSize,
} from '../../style/index.js';
import { type Contribution, resolveIntrinsic, type Track } from './intrinsic-tracks.js';

/** What there is for the tracks of one axis. Points. */
export interface TrackRoom {
	/** Infinite when the container is as large as its content likes best, 0 when it is as small as that can be. */
	readonly available: number;
	/** What percentages are of; missing when the content decides: they count as `auto` then (CSS Grid 2, 7.2.1). */
	readonly base: number | undefined;
	readonly gap: number;
	/** `auto` tracks take up what is left. */
	readonly stretches: boolean;
	/** Tracks whose size follows from content or is a share are whole multiples of this: rows of text. */
	readonly step?: number;
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

/** Whether a size is a part of something that is not known when the content decides. */
export const isPercentage = ({ min, max, fit }: TrackSize): boolean =>
	[min, max, fit].some((end) => end !== undefined && isLength(end) && dependsOnBase(end));

/** A percentage of nothing is `auto`. */
const known = (breadth: TrackBreadth, base: number | undefined): TrackBreadth =>
	base === undefined && isLength(breadth) && dependsOnBase(breadth) ? 'auto' : breadth;

/**
 * Sizes of tracks (CSS Grid 2, 12): fixed ones as they are, others as their content asks, fractions share what is left, and
 * `auto` tracks take up the rest.
 */
export function sizeTracks(
	definitions: readonly TrackSize[],
	contributions: readonly Contribution[],
	{ available, base, gap, stretches, step }: TrackRoom,
): readonly number[] {
	const tracks = definitions.map((definition): Track => {
		const min = known(definition.min, base);
		const max = known(definition.max, base);
		const least = isLength(min) ? resolveLength(min, base ?? 0) : 0;
		const most = isLength(max) ? Math.max(least, resolveLength(max, base ?? 0)) : Number.POSITIVE_INFINITY;
		const { fit } = definition;
		return {
			base: least,
			limit: most,
			fraction: fractionOf(max),
			min,
			max,
			...(fit && !(base === undefined && dependsOnBase(fit)) && { fit: resolveLength(fit, base ?? 0) }),
		};
	});
	resolveIntrinsic(tracks, contributions, gap);
	const gaps = gap * Math.max(0, tracks.length - 1);
	const total = (): number => tracks.reduce((sum, track) => sum + track.base, gaps);
	const rigid = tracks.filter(({ fraction }) => fraction === 0);
	maximize(rigid, available - total());
	if (step !== undefined) toWholeSteps(tracks, definitions, step);
	if (rigid.length < tracks.length) {
		shareFractions(tracks, contributions, available - gaps, gap);
		if (step !== undefined) shareWholeSteps(tracks, step);
	} else if (stretches && Number.isFinite(available)) {
		const auto = tracks.filter(({ max }) => max === 'auto');
		const left = available - total();
		if (left > 0) for (const track of auto) track.base += left / auto.length;
	}
	return tracks.map((track) => track.base);
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
function shareFractions(
	tracks: readonly Track[],
	contributions: readonly Contribution[],
	available: number,
	gap: number,
): void {
	const share = Number.isFinite(available)
		? fractionIn(tracks, available)
		: largestFraction(tracks, contributions, gap);
	for (const track of tracks)
		if (track.fraction > 0) track.base = Math.max(track.base, share * track.fraction);
}

/** The size of one fraction when the tracks fill so much (12.7.1). */
function fractionIn(tracks: readonly Track[], available: number): number {
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
		if (kept.length === flexible.length) return size;
		flexible = kept;
	}
	return 0;
}

/** Where the content decides: as large as the hungriest track, or item over such tracks, makes it. */
function largestFraction(
	tracks: readonly Track[],
	contributions: readonly Contribution[],
	gap: number,
): number {
	let size = 0;
	for (const { base, fraction } of tracks)
		if (fraction > 0) size = Math.max(size, base / Math.max(1, fraction));
	for (const { start, span, max } of contributions) {
		const taken = tracks.slice(start, start + span);
		if (taken.some(({ fraction }) => fraction > 0))
			size = Math.max(size, fractionIn(taken, max - gap * (span - 1)));
	}
	return size;
}

/** Rounding that a track may exceed whole steps by. */
const SLACK = 0.01;

/** Tracks that follow their content take whole rows of text. */
function toWholeSteps(tracks: readonly Track[], definitions: readonly TrackSize[], step: number): void {
	tracks.forEach((track, i) => {
		if (isIntrinsic(definitions[i]!) || track.fraction > 0)
			track.base = Math.ceil((track.base - SLACK) / step) * step;
	});
}

/** Shares are whole rows too; what they give up goes on to the next, and in the end to the last. */
function shareWholeSteps(tracks: readonly Track[], step: number): void {
	const flexible = tracks.filter(({ fraction }) => fraction > 0);
	let carry = 0;
	flexible.forEach((track, i) => {
		const size = track.base + carry;
		track.base = i === flexible.length - 1 ? size : Math.floor((size + SLACK) / step) * step;
		carry = size - track.base;
	});
}
