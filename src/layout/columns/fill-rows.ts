import type { Box } from '../box.js';
import { blockSizeOf, blockSum, bordersOf, type WritingMode } from '../edges.js';
import { avoidsBreakBetween, isKeptWithNext } from '../flow-breaks.js';
import { type Fragment, reachOf } from '../fragment.js';
import type { Space } from '../space.js';
import { isFloat, isOutside } from '../wrap/exclusions.js';

/** Rounding that a row may be too small by. */
const SLACK = 0.01;

/** A place between two boxes of a column where a row may be left empty. */
interface Gap {
	/** The box below it is a heading. */
	readonly isAboveHeading: boolean;
}

/**
 * Vertical fill: a column that ends some rows early gets a row above each of its headings, then one between paragraphs, each at
 * most once, and never by leading (TYPOGRAPHY section 17). Where that does not fill it to the row, it stays as it is.
 */
export function fillRows(
	fragments: readonly Fragment[],
	room: number,
	{ step, space }: { readonly step: number; readonly space: Space },
): readonly Fragment[] {
	const mode = space.writingMode;
	const missing =
		Number.isFinite(room) && step > 0 ? Math.floor((room - reachOf(fragments) + SLACK) / step) : 0;
	if (missing <= 0 || space.exclusions?.length || hasFloats(fragments)) return fragments;
	const gaps = gapsIn(fragments, mode);
	const chosen = chooseGaps(gaps, missing);
	return chosen ? opened(fragments, chosen, { step, mode, next: 0 }).fragments : fragments;
}

/** Text beside a float, or an area of `wrap-flow`, would not stand beside it any more. */
const hasFloats = (fragments: readonly Fragment[]): boolean =>
	fragments.some(({ box, children, lines }) => isFloat(box) || (lines === undefined && hasFloats(children)));

/** The gaps of a column in the order of its boxes, with those between the children of boxes that show nothing of themselves. */
function gapsIn(fragments: readonly Fragment[], mode: WritingMode): readonly Gap[] {
	return inFlow(fragments).flatMap((fragment, i, all) => {
		const before = i > 0 ? gapBefore(all[i - 1]!.box, fragment.box) : [];
		return [...before, ...(isTransparent(fragment, mode) ? gapsIn(fragment.children, mode) : [])];
	});
}

const inFlow = (fragments: readonly Fragment[]): readonly Fragment[] =>
	fragments.filter(({ box }) => !isOutside(box));

function gapBefore(before: Box, after: Box): readonly Gap[] {
	if (avoidsBreakBetween(before, after, { breaks: 'column' })) return [];
	return [{ isAboveHeading: isKeptWithNext(after) }];
}

/** A box that only groups others: it may become higher without anyone seeing it. */
function isTransparent({ box, lines }: Fragment, mode: WritingMode): boolean {
	if (box.kind !== 'container' || box.inside !== 'flow' || lines !== undefined) return false;
	const { style } = box;
	return (
		style.display === 'block' &&
		style.writingMode === mode &&
		blockSizeOf(style, mode) === 'auto' &&
		style.columnCount === 'auto' &&
		style.columnWidth === 'auto' &&
		style.boxSnap === 'none' &&
		style.blockStepSize === 0 &&
		style.breakInside === 'auto' &&
		blockSum(bordersOf(style, mode)) === 0
	);
}

/** Which gaps are opened, by their number: those above headings first, then others at even distances. */
function chooseGaps(gaps: readonly Gap[], missing: number): ReadonlySet<number> | undefined {
	const numbers = gaps.map((_, i) => i);
	const headings = numbers.filter((i) => gaps[i]!.isAboveHeading);
	if (gaps.length < missing) return undefined;
	if (headings.length >= missing) return new Set(evenly(headings, missing));
	const others = numbers.filter((i) => !gaps[i]!.isAboveHeading);
	return new Set([...headings, ...evenly(others, missing - headings.length)]);
}

const evenly = (numbers: readonly number[], count: number): readonly number[] =>
	Array.from({ length: count }, (_, i) => numbers[Math.floor(((i + 0.5) * numbers.length) / count)]!);

/** How gaps are opened, and the number of the next one. */
interface Opening {
	readonly step: number;
	readonly mode: WritingMode;
	next: number;
}

/** The fragments with their chosen gaps opened, and by how much they became higher together. */
function opened(
	fragments: readonly Fragment[],
	chosen: ReadonlySet<number>,
	opening: Opening,
): { readonly fragments: readonly Fragment[]; readonly growth: number } {
	let growth = 0;
	let previous: Fragment | undefined;
	const result = fragments.map((fragment) => {
		if (isOutside(fragment.box)) return movedBy(fragment, growth, 0);
		const isGap = previous !== undefined && gapBefore(previous.box, fragment.box).length > 0;
		if (isGap && chosen.has(opening.next++)) growth += opening.step;
		previous = fragment;
		if (!isTransparent(fragment, opening.mode)) return movedBy(fragment, growth, 0);
		const inside = opened(fragment.children, chosen, opening);
		const moved = movedBy({ ...fragment, children: inside.fragments }, growth, inside.growth);
		growth += inside.growth;
		return moved;
	});
	return { fragments: result, growth };
}

const movedBy = (fragment: Fragment, by: number, growth: number): Fragment =>
	by === 0 && growth === 0
		? fragment
		: {
				...fragment,
				rect: { ...fragment.rect, y: fragment.rect.y + by, height: fragment.rect.height + growth },
			};
