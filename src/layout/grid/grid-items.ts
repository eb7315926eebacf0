import { resolveLength, type Style, type TrackSize } from '../../style/index.js';
import type { Box } from '../box.js';
import type { LayoutContext } from '../context.js';
import {
	autoBlockMargins,
	autoInlineMargins,
	blockSizeOf,
	blockSum,
	borderBox,
	bordersOf,
	definite,
	inlineSizeOf,
	inlineSum,
	marginsOf,
	minSizeOf,
	paddingsOf,
	sum,
	type WritingMode,
} from '../edges.js';
import { type Fragment, shifted } from '../fragment.js';
import { firstBaseline, lastBaseline } from '../rhythm/baselines.js';
import { type Space, spaceBelow } from '../space.js';
import { seenFrom, type WrapArea } from '../wrap/exclusions.js';
import { MOST_ROUNDS } from '../wrap/wrap-areas.js';
import { type ItemPlace, itemPlace, offsetIn } from './align-tracks.js';
import type { GridArea } from './grid-placement.js';
import { isFlexible, isIntrinsic, isPercentage } from './grid-tracks.js';
import type { Contribution } from './intrinsic-tracks.js';

/** The least and the best size of an item along the lines, margins included. */
export interface InlineMeasure {
	readonly min: (child: Box) => number;
	readonly max: (child: Box) => number;
}

/** Whether items have a say in a track's size. Percentages are `auto` where there is nothing that they could be of. */
const isAsked = (track: TrackSize, base: number | undefined): boolean =>
	isIntrinsic(track) || (base === undefined && isPercentage(track));

type Axis = 'inline' | 'block';

/** What items ask of columns that follow their content. */
export function columnContributions(
	children: readonly Box[],
	areas: readonly GridArea[],
	columns: readonly TrackSize[],
	base: number | undefined,
	mode: WritingMode,
	measure: InlineMeasure,
): readonly Contribution[] {
	return children.flatMap((child, i) => {
		const { column: start, columnSpan: span } = areas[i]!;
		const taken = columns.slice(start, start + span);
		if (!taken.some((track) => isAsked(track, base))) return [];
		// Over several columns, one of them a fraction, the least size of an item is nothing (CSS Grid 2, 6.6).
		const hasLeast = span === 1 || !taken.some(isFlexible) || taken.some(({ min }) => min !== 'auto');
		const min = hasLeast ? measure.min(child) : 0;
		// Columns that share a known room do not ask what their items like best.
		const sharesRoom =
			base !== undefined && taken.every((track) => isFlexible(track) && track.min === 'auto');
		const max = sharesRoom ? min : measure.max(child);
		return [{ start, span, min, max, least: leastSize(child, min, taken, mode, 'inline') }];
	});
}

/** What items ask of rows that follow their content, in the widths of their columns. `shims`: room above for common baselines; `own`: along an item's own lines; `around`: what lies over it. */
export function rowContributions(
	context: LayoutContext,
	children: readonly Box[],
	areas: readonly GridArea[],
	rows: readonly TrackSize[],
	base: number | undefined,
	widthOf: (area: GridArea) => number,
	space: Space,
	shims: ReadonlyMap<Box, number>,
	own: InlineMeasure,
	around: (child: number) => readonly WrapArea[],
): readonly Contribution[] {
	return children.flatMap((child, i) => {
		const area = areas[i]!;
		const taken = rows.slice(area.row, area.row + area.rowSpan);
		if (!taken.some((track) => isAsked(track, base))) return [];
		// The rows are as high as the lines of a turned box are long (CSS Writing Modes 4, 7.3).
		if (child.kind === 'container' && child.style.writingMode !== space.writingMode) {
			const [min, max] = [own.min(child), own.max(child)];
			const least = leastSize(child, min, taken, space.writingMode, 'block');
			return [{ start: area.row, span: area.rowSpan, min, max, least }];
		}
		const width = widthOf(area);
		const margins = marginsOf(child.style, space.writingMode, width);
		const over = seenFrom(around(i), 0, margins.blockStart);
		const { fragment, before = 0, after = 0 } = naturalItem(context, child, space, width, over);
		const size = fragment.rect.height + before + after + blockSum(margins) + (shims.get(child) ?? 0);
		const least = leastSize(child, size, taken, space.writingMode, 'block');
		return [{ start: area.row, span: area.rowSpan, min: size, max: size, least }];
	});
}

/** An item as high as its content makes it. */
function naturalItem(
	context: LayoutContext,
	child: Box,
	space: Space,
	width: number,
	exclusions: readonly WrapArea[] = [],
) {
	const { percentageBlockSize: _, ...rest } = spaceBelow(space, 0);
	return context.layout(child, {
		...rest,
		...(exclusions.length > 0 && { exclusions }),
		inlineSize: width,
		blockSize: Number.POSITIVE_INFINITY,
		breaks: 'none',
		isEmpty: true,
	});
}

/**
 * The smallest size of an item (CSS Grid 2, 6.6): that of its content, unless it says another, is cut off at its edge, or stands
 * over a track that takes a share.
 */
function leastSize(
	{ kind, style }: Box,
	content: number,
	taken: readonly TrackSize[],
	mode: WritingMode,
	axis: Axis,
): number {
	if (kind === 'paragraph') return content;
	const given = axis === 'inline' ? inlineSizeOf(style, mode) : blockSizeOf(style, mode);
	if (definite(given, undefined) !== undefined) return content;
	const both = sum(bordersOf(style, mode), paddingsOf(style, mode, 0));
	const margins = marginsOf(style, mode, 0);
	const [edges, outside] =
		axis === 'inline' ? [inlineSum(both), inlineSum(margins)] : [blockSum(both), blockSum(margins)];
	const least = minSizeOf(style, mode, axis);
	const own = definite(least, undefined);
	if (own !== undefined) return Math.min(content, borderBox(own, style, edges) + outside);
	const isCut = style.overflow === 'hidden';
	if (
		least !== 'auto' ||
		isCut ||
		(taken.length > 1 && taken.some(isFlexible)) ||
		!taken.some(({ min }) => min === 'auto')
	)
		return Math.min(content, edges + outside);
	const limits = taken.map(({ max }) =>
		typeof max === 'object' && 'points' in max ? resolveLength(max, 0) : undefined,
	);
	// A track that cannot grow is not asked to.
	const limit = limits.reduce<number>((total, one) => total + (one ?? Number.POSITIVE_INFINITY), 0);
	return Math.min(content, Math.max(limit, edges + outside));
}

const placeDown = ({ style }: Box, container: Style, mode: WritingMode): ItemPlace =>
	itemPlace(style.alignSelf, container.alignItems, 'block', mode, style.writingMode);

/**
 * How far items stand from the edges of their rows so that those of a row that ask for it share a baseline (Box Alignment 3, 9.3):
 * from the top of their first row, or from the bottom of their last.
 */
export function baselineShims(
	context: LayoutContext,
	children: readonly Box[],
	areas: readonly GridArea[],
	container: Style,
	space: Space,
	widthOf: (area: GridArea) => number,
): ReadonlyMap<Box, number> {
	const groups = new Map<string, { readonly child: Box; readonly depth: number }[]>();
	children.forEach((child, i) => {
		const { at } = placeDown(child, container, space.writingMode);
		if (at !== 'baseline' && at !== 'last baseline') return;
		const area = areas[i]!;
		const width = widthOf(area);
		const margins = marginsOf(child.style, space.writingMode, width);
		const { fragment, before = 0, after = 0 } = naturalItem(context, child, space, width);
		const { height } = fragment.rect;
		const own = [{ ...fragment, rect: { ...fragment.rect, y: 0 } }];
		// What has no text stands on the line with its lower edge (9.1).
		const depth =
			at === 'baseline'
				? margins.blockStart + before + (firstBaseline(own) ?? height)
				: margins.blockEnd + after + height - (lastBaseline(own) ?? height);
		const key = `${at} ${at === 'baseline' ? area.row : area.row + area.rowSpan}`;
		groups.set(key, [...(groups.get(key) ?? []), { child, depth }]);
	});
	return new Map(
		[...groups.values()].flatMap((group) => {
			const deepest = Math.max(...group.map(({ depth }) => depth));
			return group.map(({ child, depth }) => [child, deepest - depth] as const);
		}),
	);
}

/**
 * An item in its area: it fills it, or stands where its alignment says, and where it stands text flows around what lies over it.
 * `shim`: see `baselineShims`.
 */
export function layItem(
	context: LayoutContext,
	child: Box,
	container: Style,
	space: Space,
	height: number,
	shim: number,
	around: readonly WrapArea[],
): Fragment {
	let at = { x: 0, y: marginsOf(child.style, space.writingMode, space.inlineSize).blockStart };
	for (let round = 1; ; round++) {
		const over = seenFrom(around, at.x, at.y);
		const item = alignItem(context, child, container, space, height, shim, over);
		const isStill = item.x === at.x && item.y === at.y;
		if (around.length === 0 || isStill || round >= MOST_ROUNDS) return shifted(item.fragment, item.x, item.y);
		at = item;
	}
}

function alignItem(
	context: LayoutContext,
	child: Box,
	container: Style,
	space: Space,
	height: number,
	shim: number,
	exclusions: readonly WrapArea[],
): { readonly fragment: Fragment; readonly x: number; readonly y: number } {
	const { style } = child;
	const mode = space.writingMode;
	const margins = marginsOf(style, mode, space.inlineSize);
	const across = itemPlace(style.justifySelf, container.justifyItems, 'inline', mode, style.writingMode);
	const down = placeDown(child, container, mode);
	const autoAcross = autoInlineMargins(style, mode);
	const autoDown = autoBlockMargins(style, mode);
	const isAutoAcross = autoAcross.start || autoAcross.end;
	const isAutoDown = autoDown.start || autoDown.end;
	// A picture keeps its proportions unless it is told to fill its area (CSS Grid 2, 6.2).
	const isPicture = child.kind === 'replaced' && child.intrinsic !== undefined;
	const fills =
		down.at === 'stretch' &&
		!isAutoDown &&
		blockSizeOf(style, mode) === 'auto' &&
		!(isPicture && style.alignSelf !== 'stretch');
	const shrinks = (across.at !== 'stretch' || isAutoAcross) && inlineSizeOf(style, mode) === 'auto';
	const { fragment, before = 0 } = context.layout(child, {
		...space,
		...(exclusions.length > 0 && { exclusions }),
		blockSize: Number.POSITIVE_INFINITY,
		percentageBlockSize: height,
		breaks: 'none',
		isEmpty: true,
		...(fills && { stretchBlockSize: Math.max(0, height - blockSum(margins)) }),
		...(shrinks && { shrinksToFit: true }),
	});
	const { width, height: own } = fragment.rect;
	const freeAcross = space.inlineSize - margins.inlineStart - margins.inlineEnd - width;
	const freeDown = height - blockSum(margins) - own;
	// Margins that are `auto` take all that is left (CSS Grid 2, 6.2); along the lines the item has seen to it.
	const x = isAutoAcross ? 0 : offsetIn(freeAcross, across);
	const y = isAutoDown ? autoOffset(autoDown, freeDown) : blockOffset(down, freeDown, shim, before, fills);
	return { fragment, x, y: margins.blockStart + y };
}

const autoOffset = ({ start, end }: { start: boolean; end: boolean }, free: number): number =>
	free <= 0 || !start ? 0 : end ? free / 2 : free;

function blockOffset(place: ItemPlace, free: number, shim: number, before: number, fills: boolean): number {
	switch (place.at) {
		case 'stretch':
		case 'start':
			return fills ? 0 : before;
		case 'baseline':
			return before + shim;
		case 'last baseline':
			return free - shim;
		default:
			return offsetIn(free, place);
	}
}
