import type { ContentAlignment, ItemAlignment, Style } from '../../style/index.js';
import type { WritingMode } from '../edges.js';

/** Where an item stands in its room: along one axis, the start being that of the container. */
export interface ItemPlace {
	readonly at: 'stretch' | 'start' | 'end' | 'center' | 'baseline' | 'last baseline';
	/** At the start where it would stand over both ends. */
	readonly isSafe: boolean;
}

/** Along the lines, or down from one to the next. */
export type AlignmentAxis = 'inline' | 'block';

/** What an item says, or its container for it (Box Alignment 3, 4 and 6). */
export function itemPlace(
	self: ItemAlignment | 'auto',
	items: ItemAlignment,
	axis: AlignmentAxis,
	container: WritingMode,
	item: WritingMode,
): ItemPlace {
	const value = self === 'auto' ? items : self;
	const isSafe = value.startsWith('safe ');
	const word = (isSafe ? value.slice('safe '.length) : value) as Exclude<ItemAlignment, `safe ${string}`>;
	switch (word) {
		case 'normal':
		case 'stretch':
			return { at: 'stretch', isSafe };
		case 'self-start':
		case 'self-end': {
			// Vertical lines follow each other from the right: what is the start for one is the end for the other.
			const turns = item !== container && axis === (container === 'horizontal-tb' ? 'inline' : 'block');
			return { at: (word === 'self-start') === turns ? 'end' : 'start', isSafe };
		}
		case 'flex-start':
			return { at: 'start', isSafe };
		case 'flex-end':
			return { at: 'end', isSafe };
		case 'left':
		case 'right':
			return { at: sideOf(word, container), isSafe };
		case 'baseline':
		case 'last baseline':
			// Along the lines there are no baselines to share: text stands at the side where they would be (9.3).
			if (axis === 'inline') return { at: word === 'baseline' ? 'start' : 'end', isSafe };
			return { at: word, isSafe };
		default:
			return { at: word, isSafe };
	}
}

/** In vertical lines neither side is at an end of the line, and both are its start (4.1). */
const sideOf = (side: 'left' | 'right', container: WritingMode): 'start' | 'end' =>
	side === 'right' && container === 'horizontal-tb' ? 'end' : 'start';

/** How far an item stands from the start of its room. */
export function offsetIn(free: number, { at, isSafe }: ItemPlace): number {
	if (isSafe && free < 0) return 0;
	return at === 'end' ? free : at === 'center' ? free / 2 : 0;
}

/** Where each track begins, with what is left shared out as the style says (Box Alignment 3, 5). */
export function trackStarts(
	sizes: readonly number[],
	gap: number,
	how: ContentAlignment,
	available: number,
	{ writingMode }: Pick<Style, 'writingMode'>,
): readonly number[] {
	const count = sizes.length;
	const total = sizes.reduce((sum, size) => sum + size, gap * Math.max(0, count - 1));
	const free = Number.isFinite(available) ? available - total : 0;
	const { first, between } = spread(how, free, count, writingMode);
	let at = first;
	return sizes.map((size) => {
		const start = at;
		at += size + gap + between;
		return start;
	});
}

/** Room before the first of several things, and between any two of them. */
function spread(
	how: ContentAlignment,
	free: number,
	count: number,
	writingMode: WritingMode,
): { readonly first: number; readonly between: number } {
	const isSafe = how.startsWith('safe ');
	const word = isSafe ? how.slice('safe '.length) : how;
	const none = { first: 0, between: 0 };
	if (count === 0 || (free <= 0 && (isSafe || word.startsWith('space-')))) return none;
	switch (word) {
		case 'end':
		case 'flex-end':
		case 'last baseline':
			return { first: free, between: 0 };
		case 'right':
			return { first: sideOf('right', writingMode) === 'end' ? free : 0, between: 0 };
		case 'center':
			return { first: free / 2, between: 0 };
		case 'space-between':
			return count > 1 ? { first: 0, between: free / (count - 1) } : none;
		case 'space-around':
			return { first: free / count / 2, between: free / count };
		case 'space-evenly':
			return { first: free / (count + 1), between: free / (count + 1) };
		default:
			return none;
	}
}
