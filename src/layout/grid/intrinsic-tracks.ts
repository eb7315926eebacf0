import type { TrackBreadth } from '../../style/index.js';

/** What an item asks of the tracks that it takes. Points, margins included. */
export interface Contribution {
	readonly start: number;
	readonly span: number;
	readonly min: number;
	readonly max: number;
	/** What an `auto` track must have for it; its smallest size, where the item says nothing else. */
	readonly least?: number;
}

export interface Track {
	base: number;
	/** How far it grows towards what its content likes best. */
	limit: number;
	readonly fraction: number;
	readonly min: TrackBreadth;
	readonly max: TrackBreadth;
	/** The argument of `fit-content()`. */
	readonly fit?: number;
}

const isOpen = (breadth: TrackBreadth): boolean =>
	breadth === 'auto' || breadth === 'min-content' || breadth === 'max-content';

/**
 * The sizes of tracks that follow their content (CSS Grid 2, 12.5): items in one track first, then those over two, and so on;
 * those over tracks that share what is left come last, and ask only these.
 */
export function resolveIntrinsic(
	tracks: readonly Track[],
	contributions: readonly Contribution[],
	gap: number,
): void {
	const isFlexible = ({ start, span }: Contribution): boolean =>
		tracks.slice(start, start + span).some(({ fraction }) => fraction > 0);
	const spans = new Map<number, Contribution[]>();
	const flexible: Contribution[] = [];
	for (const contribution of contributions) {
		if (isFlexible(contribution)) flexible.push(contribution);
		else spans.set(contribution.span, [...(spans.get(contribution.span) ?? []), contribution]);
	}
	for (const [, group] of [...spans].sort(([a], [b]) => a - b)) grow(tracks, group, gap, isAny);
	if (flexible.length > 0) grow(tracks, flexible, gap, ({ fraction }) => fraction > 0);
	for (const track of tracks) {
		if (!Number.isFinite(track.limit) && hasOpenMax(track)) track.limit = track.base;
		if (track.fit !== undefined) track.limit = Math.min(track.limit, Math.max(track.fit, track.base));
	}
}

const isAny = (): boolean => true;
const hasOpenMax = ({ max }: Track): boolean => isOpen(max);
const hasMostMax = ({ max }: Track): boolean => max === 'auto' || max === 'max-content';

type Which = (track: Track) => boolean;

/** 12.5 steps 3.1 to 3.6 for items that are looked at together. */
function grow(tracks: readonly Track[], group: readonly Contribution[], gap: number, may: Which): void {
	const growBases = (which: Which, beyond: Which, amount: (of: Contribution) => number): void =>
		distribute(tracks, group, gap, {
			which: (track) => may(track) && which(track),
			beyond,
			amount,
			sizeOf: ({ base }) => base,
			roomOf: ({ base, limit, fit }) => Math.min(limit, fit ?? limit) - base,
			add: (track, more) => {
				track.base += more;
			},
		});
	growBases(
		({ min }) => isOpen(min),
		hasOpenMax,
		({ least, min }) => least ?? min,
	);
	growBases(
		({ min }) => min === 'min-content' || min === 'max-content',
		hasOpenMax,
		({ min }) => min,
	);
	growBases(
		({ min }) => min === 'max-content',
		hasMostMax,
		({ max }) => max,
	);
	for (const track of tracks) if (track.limit < track.base) track.limit = track.base;
	const raised = new Set<Track>();
	const growLimits = (which: Which, amount: (of: Contribution) => number): void =>
		distribute(tracks, group, gap, {
			which: (track) => may(track) && which(track) && track.fraction === 0,
			beyond: isAny,
			amount,
			sizeOf: ({ base, limit }) => (Number.isFinite(limit) ? limit : base),
			roomOf: (track) => (Number.isFinite(track.limit) && !raised.has(track) ? 0 : Number.POSITIVE_INFINITY),
			add: (track, more) => {
				if (!Number.isFinite(track.limit)) {
					track.limit = track.base;
					raised.add(track);
				}
				track.limit += more;
			},
		});
	growLimits(hasOpenMax, ({ min }) => min);
	growLimits(hasMostMax, ({ max }) => max);
}

interface Growth {
	/** The tracks that may grow, and those of them that may grow beyond their limits. */
	readonly which: Which;
	readonly beyond: Which;
	readonly amount: (of: Contribution) => number;
	readonly sizeOf: (track: Track) => number;
	readonly roomOf: (track: Track) => number;
	readonly add: (track: Track, more: number) => void;
}

/** What items lack is shared out among their tracks; each track gets the most that any of the items gives it (12.5.1). */
function distribute(
	tracks: readonly Track[],
	group: readonly Contribution[],
	gap: number,
	{ which, beyond, amount, sizeOf, roomOf, add }: Growth,
): void {
	const planned = new Map<Track, number>();
	for (const contribution of group) {
		const { start, span } = contribution;
		const taken = tracks.slice(start, start + span);
		const growing = taken.filter(which);
		if (growing.length === 0) continue;
		const have = taken.reduce((sum, track) => sum + sizeOf(track), gap * (span - 1));
		const missing = Math.max(0, amount(contribution) - have);
		const given = shares(growing, missing, roomOf);
		const left = missing - given.reduce((sum, part) => sum + part, 0);
		const further = growing.some(beyond) ? beyond : isAny;
		const open = growing.filter(further).length;
		growing.forEach((track, i) => {
			const more = given[i]! + (left > 1e-6 && further(track) ? left / open : 0);
			planned.set(track, Math.max(planned.get(track) ?? 0, more));
		});
	}
	for (const [track, more] of planned) add(track, more);
}

/** Equal parts, or by their fractions where tracks have them, none more than its room. */
function shares(
	tracks: readonly Track[],
	amount: number,
	roomOf: (track: Track) => number,
): readonly number[] {
	const parts = tracks.map(() => 0);
	const weightOf = (track: Track): number => (track.fraction > 0 ? track.fraction : 1);
	let left = amount;
	let open = tracks.map((_, i) => i);
	while (left > 1e-6 && open.length > 0) {
		const weights = open.reduce((sum, i) => sum + weightOf(tracks[i]!), 0);
		const round = left;
		for (const i of open) {
			const share = (round * weightOf(tracks[i]!)) / weights;
			const part = Math.max(0, Math.min(share, roomOf(tracks[i]!) - parts[i]!));
			parts[i]! += part;
			left -= part;
		}
		open = open.filter((i) => roomOf(tracks[i]!) - parts[i]! > 1e-6);
	}
	return parts;
}
