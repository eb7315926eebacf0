import type { CssNode, Dimension } from 'css-tree';
import { splitAtCommas } from '../calc.js';
import { constant, identifier, lengthOf } from '../syntax.js';
import type { Context, Length, Parser, Specified } from '../value.js';

/** One end of a track's size (CSS Grid 2, 7.2). `fraction` is a share of what is left. */
export type TrackBreadth = Length | { readonly fraction: number } | 'auto' | 'min-content' | 'max-content';

export interface TrackSize {
	readonly min: TrackBreadth;
	readonly max: TrackBreadth;
}

/** Tracks in order; empty for `none`. */
export type TrackList = readonly TrackSize[];

export type GridLine =
	| { readonly kind: 'auto' }
	| { readonly kind: 'line'; readonly index: number }
	| { readonly kind: 'span'; readonly count: number }
	| { readonly kind: 'area'; readonly name: string };

/** More tracks than any page has; a larger count is a fault. */
const MAX_TRACKS = 1000;

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

function trackSize(node: CssNode): Specified<TrackSize> | undefined {
	if (node.type === 'Function' && node.name.toLowerCase() === 'minmax') {
		const ends = splitAtCommas(node.children.toArray());
		if (ends.length !== 2 || ends.some((end) => end.length !== 1)) return undefined;
		const min = isFraction(ends[0]![0]) ? undefined : breadth(ends[0]![0]);
		const max = breadth(ends[1]![0]);
		return min && max ? (context) => ({ min: min(context), max: max(context) }) : undefined;
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

export const trackSizes: Parser<readonly TrackSize[]> = (nodes) => {
	const list: Specified<TrackSize>[] = [];
	for (const node of nodes) {
		if (node.type === 'Function' && node.name.toLowerCase() === 'repeat') {
			const [count, comma, ...sizes] = node.children.toArray().filter((child) => child.type !== 'WhiteSpace');
			const times = count?.type === 'Number' ? Number(count.value) : Number.NaN;
			if (!Number.isInteger(times) || times < 1 || comma?.type !== 'Operator' || sizes.length === 0)
				return undefined;
			const inner = sizes.map(trackSize);
			if (times * inner.length + list.length > MAX_TRACKS || inner.some((size) => !size)) return undefined;
			for (let i = 0; i < times; i++) list.push(...inner.map((size) => size!));
		} else {
			const size = trackSize(node);
			if (!size || list.length >= MAX_TRACKS) return undefined;
			list.push(size);
		}
	}
	return list.length > 0 ? (context: Context) => list.map((size) => size(context)) : undefined;
};

export const trackList: Parser<TrackList> = (nodes) =>
	nodes.length === 1 && identifier(nodes[0]) === 'none' ? constant([]) : trackSizes(nodes);

export const gridLine: Parser<GridLine> = (nodes) => {
	const [first, second] = nodes;
	const index = (node: CssNode | undefined) => (node?.type === 'Number' ? Number(node.value) : Number.NaN);
	if (nodes.length === 2 && identifier(first) === 'span') {
		const count = index(second);
		return Number.isInteger(count) && count >= 1 && count <= MAX_TRACKS
			? constant({ kind: 'span', count })
			: undefined;
	}
	if (nodes.length !== 1) return undefined;
	if (identifier(first) === 'auto') return constant({ kind: 'auto' });
	if (first?.type === 'Identifier' && identifier(first) !== 'span')
		return constant({ kind: 'area', name: first.name });
	const at = index(first);
	return Number.isInteger(at) && at !== 0 && Math.abs(at) <= MAX_TRACKS
		? constant({ kind: 'line', index: at })
		: undefined;
};

/** Rows of names; every area must be a rectangle (CSS Grid 2, 7.3). */
export const gridAreas: Parser<readonly (readonly string[])[]> = (nodes) => {
	if (nodes.length === 1 && identifier(nodes[0]) === 'none') return constant([]);
	const rows: string[][] = [];
	for (const node of nodes) {
		if (node.type !== 'String') return undefined;
		rows.push(
			node.value
				.trim()
				.split(/\s+/)
				.map((name) => (/^\.+$/.test(name) ? '.' : name)),
		);
	}
	const width = rows[0]?.length ?? 0;
	if (width === 0 || rows.some((row) => row.length !== width)) return undefined;
	return isRectangular(rows) ? constant(rows) : undefined;
};

function isRectangular(rows: readonly (readonly string[])[]): boolean {
	const names = new Set(rows.flat().filter((name) => name !== '.'));
	return [...names].every((name) => {
		const cells = rows.flatMap((row, y) => row.flatMap((cell, x) => (cell === name ? [{ x, y }] : [])));
		const xs = cells.map(({ x }) => x);
		const ys = cells.map(({ y }) => y);
		const area = (Math.max(...xs) - Math.min(...xs) + 1) * (Math.max(...ys) - Math.min(...ys) + 1);
		return area === cells.length;
	});
}
