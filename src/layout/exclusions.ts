import type { Style } from '../style/index.js';
import type { Box } from './box.js';

/** Room that a float takes from its block formatting context: its margin box, from the content box of a space. Points. */
export interface Exclusion {
	readonly side: FloatSide;
	readonly inlineStart: number;
	readonly inlineEnd: number;
	readonly blockStart: number;
	readonly blockEnd: number;
}

/** The side of the line that a float stands at. */
export type FloatSide = 'start' | 'end';

/** What floats leave of a line's measure: from where to where along the line. */
export interface Band {
	readonly start: number;
	readonly end: number;
}

/** Rounding that a box may overlap a float by. */
const SLACK = 0.01;

/** Text has the style of the box around it, so it never floats by itself. */
export const isFloat = (box: Box): boolean => box.kind !== 'paragraph' && box.style.float !== 'none';

/** A box that takes no room among its siblings: a float, or the place of what is positioned. */
export const isOutside = (box: Box): boolean =>
	isFloat(box) || (box.kind === 'container' && box.anchorOf !== undefined);

/** In both writing modes that we set, the line's left is its start. */
export function floatSide({ float }: Style): FloatSide | undefined {
	if (float === 'none') return undefined;
	return float === 'left' || float === 'inline-start' ? 'start' : 'end';
}

/** What is left between floats from `top` down to `top + height`. */
export function bandAt(
	exclusions: readonly Exclusion[],
	inlineSize: number,
	top: number,
	height: number,
): Band {
	let start = 0;
	let end = inlineSize;
	for (const exclusion of exclusions) {
		if (!reaches(exclusion, top, height)) continue;
		if (exclusion.side === 'start') start = Math.max(start, exclusion.inlineEnd);
		else end = Math.min(end, exclusion.inlineStart);
	}
	return { start, end };
}

const reaches = ({ blockStart, blockEnd }: Exclusion, top: number, height: number): boolean =>
	blockEnd > top + SLACK && blockStart < top + Math.max(height, 2 * SLACK) - SLACK;

/** The next place below `top` where a float between there and `top + height` ends; nothing when there is none. */
export function nextEnd(exclusions: readonly Exclusion[], top: number, height: number): number | undefined {
	const ends = exclusions
		.filter((exclusion) => reaches(exclusion, top, height))
		.map(({ blockEnd }) => blockEnd);
	return ends.length === 0 ? undefined : Math.min(...ends);
}

/**
 * The highest place at or below `top` where a margin box of this size has room on its side, between `within` and the floats
 * that are there (CSS 2.2 9.5.1). One too wide for its containing block has the place where no float is beside it.
 */
export function placeFloat(
	exclusions: readonly Exclusion[],
	inlineSize: number,
	within: Band,
	side: FloatSide,
	size: { readonly inline: number; readonly block: number },
	top: number,
): { readonly inlineStart: number; readonly blockStart: number } {
	for (let y = top; ; ) {
		const band = bandAt(exclusions, inlineSize, y, size.block);
		const start = Math.max(band.start, within.start);
		const end = Math.min(band.end, within.end);
		const next = size.inline <= end - start + SLACK ? undefined : nextEnd(exclusions, y, size.block);
		if (next === undefined)
			return { inlineStart: side === 'start' ? start : Math.max(start, end - size.inline), blockStart: y };
		y = Math.max(next, y + SLACK);
	}
}

/** Where a box must begin that clears floats (CSS 2.2 9.5.2); nothing when there is none to clear. */
export function clearance(exclusions: readonly Exclusion[], { clear }: Style): number | undefined {
	const ends = exclusions.filter(({ side }) => clears(clear, side)).map(({ blockEnd }) => blockEnd);
	return ends.length === 0 ? undefined : Math.max(...ends);
}

export function clears(clear: Style['clear'], side: FloatSide): boolean {
	if (clear === 'none') return false;
	if (clear === 'both') return true;
	return (clear === 'left' || clear === 'inline-start' ? 'start' : 'end') === side;
}

/** The same exclusions from a content box that begins `inline` and `block` further on; those above it are left out. */
export function seenFrom(
	exclusions: readonly Exclusion[],
	inline: number,
	block: number,
): readonly Exclusion[] {
	return exclusions.flatMap((exclusion) => {
		const { side, inlineStart, inlineEnd, blockStart, blockEnd } = exclusion;
		if (blockEnd <= block + SLACK) return [];
		if (inline === 0 && block === 0) return [exclusion];
		return [
			{
				side,
				inlineStart: inlineStart - inline,
				inlineEnd: inlineEnd - inline,
				blockStart: blockStart - block,
				blockEnd: blockEnd - block,
			},
		];
	});
}
