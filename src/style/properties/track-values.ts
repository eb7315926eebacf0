import type { CssNode, Dimension } from 'css-tree';
import { splitAtCommas } from '../calc.js';
import { constant, identifier, lengthOf } from '../syntax.js';
import type { Context, Length, Parser, Specified } from '../value.js';

/** One end of a track's size (CSS Grid 2, 7.2). `fraction` is a share of what is left. */
export type TrackBreadth = Length | { readonly fraction: number } | 'auto' | 'min-content' | 'max-content';

export interface TrackSize {
	readonly min: TrackBreadth;
	readonly max: TrackBreadth;
	/** `fit-content()`: as `auto` with `max-content`, but no larger than this unless its content must be. */
	readonly fit?: Length;
}

/** Tracks in order, with the names of the lines around them. */
export interface NamedTracks {
	readonly tracks: readonly TrackSize[];
	/** One list more than there are tracks: the names before each, and those behind the last. */
	readonly names: readonly (readonly string[])[];
}

/** A template of tracks; `none` has none. */
export interface TrackList extends NamedTracks {
	/** `repeat(auto-fill, …)`: as often as there is room, before the track of this number. */
	readonly repeat?: NamedTracks & { readonly at: number; readonly drops: 'none' | 'empty' };
}

/** More tracks than any page has; a larger count is a fault. */
export const MAX_TRACKS = 1000;

export const noTracks: TrackList = { tracks: [], names: [[]] };

const isFraction = (node: CssNode | undefined): node is Dimension =>
	node?.type === 'Dimension' && node.unit.toLowerCase() === 'fr';

function breadth(node: CssNode | undefined): Specified<TrackBreadth> | undefined {
	if (!node) return undefined;
	const word = identifier(node);
	if (word === 'auto' || word === 'min-content' || word === 'max-content') return constant(word);
	if (isFraction(node)) {
		const fraction = Number(node.value);
		return fraction >= 0 ? constant({ fraction }) : undefined;
	}
	return lengthOf(node, true, 0);
}

const functionName = (node: CssNode): string | undefined =>
	node.type === 'Function' ? node.name.toLowerCase() : undefined;

const argumentsOf = (node: CssNode): readonly CssNode[] =>
	node.type === 'Function' ? node.children.toArray().filter(({ type }) => type !== 'WhiteSpace') : [];

function trackSize(node: CssNode): Specified<TrackSize> | undefined {
	if (functionName(node) === 'minmax') {
		const ends = splitAtCommas(argumentsOf(node));
		if (ends.length !== 2 || ends.some((end) => end.length !== 1)) return undefined;
		const min = isFraction(ends[0]![0]) ? undefined : breadth(ends[0]![0]);
		const max = breadth(ends[1]![0]);
		return min && max ? (context) => ({ min: min(context), max: max(context) }) : undefined;
	}
	if (functionName(node) === 'fit-content') {
		const [limit, ...rest] = argumentsOf(node);
		const fit = rest.length === 0 ? lengthOf(limit, true, 0) : undefined;
		return fit && ((context) => ({ min: 'auto', max: 'max-content', fit: fit(context) }));
	}
	const both = breadth(node);
	return (
		both &&
		((context) => {
			const size = both(context);
			// A fraction alone is minmax(auto, fr) (CSS Grid 2, 7.2.4).
			return typeof size === 'object' && 'fraction' in size
				? { min: 'auto', max: size }
				: { min: size, max: size };
		})
	);
}

/** What an automatic repetition may hold: sizes of which one end is a length, or there would be no telling how many fit (7.2.3.1). */
const isFixed = ({ min, max, fit }: TrackSize): boolean =>
	!fit && [min, max].some((end) => typeof end === 'object' && 'points' in end);

/** Names of one line, in square brackets. */
function lineNames(node: CssNode): readonly string[] | undefined {
	if (node.type !== 'Brackets') return undefined;
	const names = node.children.toArray().filter(({ type }) => type !== 'WhiteSpace');
	return names.every((name) => name.type === 'Identifier' && isLineName(name.name))
		? names.flatMap((name) => (name.type === 'Identifier' ? [name.name] : []))
		: undefined;
}

/** Words that cannot be a line's name (8.3). */
export const isLineName = (name: string): boolean =>
	!['span', 'auto', 'inherit', 'initial', 'unset', 'revert', 'revert-layer', 'default'].includes(
		name.toLowerCase(),
	);

interface Tracks {
	readonly sizes: Specified<TrackSize>[];
	readonly names: string[][];
}

const newTracks = (): Tracks => ({ sizes: [], names: [[]] });

function addTrack({ sizes, names }: Tracks, size: Specified<TrackSize>): void {
	sizes.push(size);
	names.push([]);
}

/** Sizes and names, without repetitions in them. */
function plainTracks(nodes: readonly CssNode[]): Tracks | undefined {
	const tracks = newTracks();
	for (const node of nodes) {
		const names = lineNames(node);
		const size = names ? undefined : trackSize(node);
		if (names) tracks.names.at(-1)!.push(...names);
		else if (size) addTrack(tracks, size);
		else return undefined;
	}
	return tracks.sizes.length > 0 ? tracks : undefined;
}

function append(to: Tracks, { sizes, names }: Tracks, times: number): void {
	for (let i = 0; i < times; i++) {
		sizes.forEach((size, at) => {
			to.names.at(-1)!.push(...names[at]!);
			addTrack(to, size);
		});
		to.names.at(-1)!.push(...names.at(-1)!);
	}
}

/** A template (CSS Grid 2, 7.2): sizes, names of lines, and what is repeated, a number of times or as often as fits. */
export const trackList: Parser<TrackList> = (nodes) => {
	if (nodes.length === 1 && identifier(nodes[0]) === 'none') return constant(noTracks);
	const tracks = newTracks();
	let repeat: (Tracks & { readonly at: number; readonly drops: 'none' | 'empty' }) | undefined;
	for (const node of nodes) {
		const names = lineNames(node);
		const size = names ? undefined : trackSize(node);
		if (names) tracks.names.at(-1)!.push(...names);
		else if (size) addTrack(tracks, size);
		else {
			const [count, comma, ...inside] = functionName(node) === 'repeat' ? argumentsOf(node) : [];
			const inner = comma?.type === 'Operator' ? plainTracks(inside) : undefined;
			const word = identifier(count);
			const times = count?.type === 'Number' ? Number(count.value) : Number.NaN;
			if (!inner) return undefined;
			if ((word === 'auto-fill' || word === 'auto-fit') && !repeat) {
				const { length } = tracks.sizes;
				repeat = { ...inner, at: length, drops: word === 'auto-fit' ? 'empty' : 'none' };
			} else if (!Number.isInteger(times) || times < 1 || times * inner.sizes.length > MAX_TRACKS)
				return undefined;
			else append(tracks, inner, times);
		}
		if (tracks.sizes.length > MAX_TRACKS) return undefined;
	}
	if (tracks.sizes.length === 0 && !repeat) return undefined;
	const specified = (context: Context): TrackList => ({
		...computed(tracks, context),
		...(repeat && { repeat: { ...computed(repeat, context), at: repeat.at, drops: repeat.drops } }),
	});
	const { tracks: all, repeat: repeated } = specified(probe);
	return repeated && ![...all, ...repeated.tracks].every(isFixed) ? undefined : specified;
};

const computed = ({ sizes, names }: Tracks, context: Context): NamedTracks => ({
	tracks: sizes.map((size) => size(context)),
	names,
});

/** Which kind of size a track has does not depend on the context. */
const probe: Context = {
	fontSize: 1,
	rootFontSize: 1,
	lineHeight: 1,
	rootLineHeight: 1,
	parentFontSize: 1,
	parentFontWeight: 400,
	viewport: { width: 1, height: 1, isVertical: false },
};

/** Sizes of tracks that nobody names (7.6). */
export const trackSizes: Parser<readonly TrackSize[]> = (nodes) => {
	const sizes = nodes.map(trackSize);
	return sizes.length > 0 && sizes.length <= MAX_TRACKS && sizes.every((size) => size !== undefined)
		? (context: Context) => sizes.map((size) => size(context))
		: undefined;
};
