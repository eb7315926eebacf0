import type { Style } from '../../style/index.js';
import type { Box } from '../box.js';
import { type Outline, reachAt } from './outline.js';

/** Room that text leaves free: a float in its block formatting context, or an area of `wrap-flow`, which reaches into those inside. */
export type Exclusion = FloatExclusion | WrapArea;

/** A margin box, from the content box of a space. Points. */
interface Room {
	readonly inlineStart: number;
	readonly inlineEnd: number;
	readonly blockStart: number;
	readonly blockEnd: number;
	/** What of it lines of text keep clear of, from its corner; all of it where it has no shape. */
	readonly outline?: Outline;
}

export interface FloatExclusion extends Room {
	readonly side: FloatSide;
}

/** What text flows around whatever it stands in: columns, frames, boxes of their own (CSS Exclusions 1). */
export interface WrapArea extends Room {
	/** The sides on which it does. */
	readonly wrap: Exclude<Style['wrapFlow'], 'auto'>;
}

/** The side of the line that a float stands at. */
export type FloatSide = 'start' | 'end';

/** What floats leave of a line's measure: from where to where along the line. */
export interface Band {
	readonly start: number;
	readonly end: number;
}

/** A band, and the areas that it ends at. */
export interface FreeBand extends Band {
	readonly after?: WrapArea;
	readonly before?: WrapArea;
}

/** Rounding that a box may overlap a float by. */
const SLACK = 0.01;
/** A place beside a shape is looked for in at most so many steps. */
const MOST_STEPS = 1000;

/** Text has the style of the box around it, so it never floats by itself. */
export const isFloat = (box: Box): boolean => box.kind !== 'paragraph' && box.style.float !== 'none';

/** A box that takes no room among its siblings: a float, or the place of what is positioned. */
export const isOutside = (box: Box): boolean =>
	isFloat(box) || (box.kind === 'container' && box.anchorOf !== undefined);

export const isArea = (exclusion: Exclusion): exclusion is WrapArea => 'wrap' in exclusion;
const isFloating = (exclusion: Exclusion): exclusion is FloatExclusion => 'side' in exclusion;

/** In both writing modes that we set, the line's left is its start. */
export function floatSide({ float }: Style): FloatSide | undefined {
	if (float === 'none') return undefined;
	return float === 'left' || float === 'inline-start' ? 'start' : 'end';
}

/** The widest band for a box from `top` down to `top + height`: boxes know nothing of shapes. */
export function bandAt(
	exclusions: readonly Exclusion[],
	inlineSize: number,
	top: number,
	height: number,
): Band {
	const [first, ...others] = leftBeside(exclusions, inlineSize, (exclusion) =>
		reaches(exclusion, top, height) ? along(exclusion) : undefined,
	);
	return others.reduce<Band>(
		(widest, band) => (band.end - band.start > widest.end - widest.start + SLACK ? band : widest),
		first ?? { start: 0, end: 0 },
	);
}

/** All that is left for a line of text from `top` down to `top + height`, from its start to its end. */
export const bandsAt = (
	exclusions: readonly Exclusion[],
	inlineSize: number,
	top: number,
	height: number,
): readonly FreeBand[] =>
	leftBeside(exclusions, inlineSize, (exclusion) =>
		reaches(exclusion, top, height) ? reachBeside(exclusion, top, height) : undefined,
	);

/** How far an exclusion reaches along a line of text. The shape of a float ends at its margin box (CSS Shapes 1, 2). */
function reachBeside(exclusion: Exclusion, top: number, height: number): Band | undefined {
	const { outline, inlineStart, blockStart } = exclusion;
	if (!outline) return along(exclusion);
	const reach = reachAt(outline, top - blockStart, top + height - blockStart);
	if (!reach) return undefined;
	const { start, end } = along(exclusion);
	return { start: Math.max(start, inlineStart + reach.start), end: Math.min(end, inlineStart + reach.end) };
}

const along = ({ inlineStart, inlineEnd }: Exclusion): Band => ({ start: inlineStart, end: inlineEnd });

/** What is left of a line, when exclusions take so much of it; one band, perhaps empty, where only floats are. */
function leftBeside(
	exclusions: readonly Exclusion[],
	inlineSize: number,
	takes: (exclusion: Exclusion) => Band | undefined,
): readonly FreeBand[] {
	let start = 0;
	let end = inlineSize;
	let bands: readonly FreeBand[] | undefined;
	for (const exclusion of exclusions) {
		const taken = takes(exclusion);
		if (!taken) continue;
		if (isArea(exclusion)) bands = around(bands ?? [{ start, end }], exclusion, taken, inlineSize);
		else if (exclusion.side === 'start') start = Math.max(start, taken.end);
		else end = Math.min(end, taken.start);
	}
	if (!bands) return [{ start, end }];
	return bands.flatMap((band) => {
		const cut = {
			...(band.start >= start && band.after && { after: band.after }),
			...(band.end <= end && band.before && { before: band.before }),
			start: Math.max(start, band.start),
			end: Math.min(end, band.end),
		};
		return cut.end - cut.start > SLACK ? [cut] : [];
	});
}

/** What an area leaves of bands (CSS Exclusions 1, 3.2). It takes nothing from a line that it does not touch. */
function around(
	bands: readonly FreeBand[],
	area: WrapArea,
	{ start, end }: Band,
	inlineSize: number,
): readonly FreeBand[] {
	if (end <= SLACK || start >= inlineSize - SLACK) return bands;
	const sides = sidesOf(area, inlineSize);
	return bands.flatMap((band) => {
		const left: FreeBand = {
			...band,
			end: Math.min(band.end, start),
			...(band.end > start && { before: area }),
		};
		const right: FreeBand = {
			...band,
			start: Math.max(band.start, end),
			...(band.start < end && { after: area }),
		};
		const kept = [...(sides.start ? [left] : []), ...(sides.end ? [right] : [])];
		return kept.filter((part) => part.end - part.start > SLACK);
	});
}

/** The sides of an area that text may stand at, in a line of this length. */
function sidesOf(
	{ wrap, inlineStart, inlineEnd }: WrapArea,
	inlineSize: number,
): { readonly start: boolean; readonly end: boolean } {
	const isStartWider = inlineStart >= inlineSize - inlineEnd;
	switch (wrap) {
		case 'both':
			return { start: true, end: true };
		case 'start':
			return { start: true, end: false };
		case 'end':
			return { start: false, end: true };
		case 'maximum':
			return { start: isStartWider, end: !isStartWider };
		case 'minimum':
			return { start: !isStartWider, end: isStartWider };
		case 'clear':
			return { start: false, end: false };
	}
}

const reaches = ({ blockStart, blockEnd }: Exclusion, top: number, height: number): boolean =>
	blockEnd > top + SLACK && blockStart < top + Math.max(height, 2 * SLACK) - SLACK;

/** The next place below `top` where a float or area between there and `top + height` ends; nothing when there is none. */
export function nextEnd(exclusions: readonly Exclusion[], top: number, height: number): number | undefined {
	const ends = exclusions
		.filter((exclusion) => reaches(exclusion, top, height))
		.map(({ blockEnd }) => blockEnd);
	return ends.length === 0 ? undefined : Math.min(...ends);
}

/** The next place below `top` where a line of text may have more room: beside a shape, a part of its own height further down. */
export function nextRoom(exclusions: readonly Exclusion[], top: number, height: number): number | undefined {
	const ends = exclusions
		.filter((exclusion) => reaches(exclusion, top, height))
		.map(({ blockEnd, outline }) =>
			outline
				? Math.min(blockEnd, top + Math.max(height / 4, (blockEnd - top) / MOST_STEPS, SLACK))
				: blockEnd,
		);
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
	const ends = exclusions
		.filter(isFloating)
		.filter(({ side }) => clears(clear, side))
		.map(({ blockEnd }) => blockEnd);
	return ends.length === 0 ? undefined : Math.max(...ends);
}

export function clears(clear: Style['clear'], side: FloatSide): boolean {
	if (clear === 'none') return false;
	if (clear === 'both') return true;
	return (clear === 'left' || clear === 'inline-start' ? 'start' : 'end') === side;
}

/** The same exclusions from a content box that begins `inline` and `block` further on; those above it are left out. */
export function seenFrom<E extends Exclusion>(
	exclusions: readonly E[],
	inline: number,
	block: number,
): readonly E[] {
	return exclusions.flatMap((exclusion) => {
		const { inlineStart, inlineEnd, blockStart, blockEnd } = exclusion;
		if (blockEnd <= block + SLACK) return [];
		if (inline === 0 && block === 0) return [exclusion];
		return [
			{
				...exclusion,
				inlineStart: inlineStart - inline,
				inlineEnd: inlineEnd - inline,
				blockStart: blockStart - block,
				blockEnd: blockEnd - block,
			},
		];
	});
}
