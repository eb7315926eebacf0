import type { Rect } from '../base/index.js';
import type { ContainerBox } from './box.js';
import type { BreakToken } from './break-token.js';
import { fillRows } from './columns/fill-rows.js';
import { layColumns } from './columns/lay-columns.js';
import { contentSpace } from './content-space.js';
import type { LayoutContext, LayoutResult } from './context.js';
import {
	blockSizeOf,
	blockSum,
	borderBox,
	bordersOf,
	clampBlock,
	definite,
	inlineSum,
	marginsOf,
	minSizeOf,
	paddingsOf,
	type Sides,
	sum,
} from './edges.js';
import { continuedFrom } from './floats/flow-floats.js';
import { type Fragment, type Overset, reachOf, shifted, type TablePaint } from './fragment.js';
import { layGrid } from './grid/lay-grid.js';
import type { FlowResult, InsideResult } from './inside-result.js';
import { markOverset, oversetOf } from './inspect/overset.js';
import { undersetIn } from './inspect/underset.js';
import { maxContentSize } from './intrinsic-size.js';
import { layAbsolutes } from './lay-absolute.js';
import { layFlow } from './lay-flow.js';
import { type InlineExtent, inlineExtent } from './lines/inline-extent.js';
import { rowStep } from './lines/strut.js';
import { textBoxTrim } from './lines/text-box.js';
import { endMargin, isIndependent, startMargin } from './margins.js';
import { rowAtOrBelow } from './rhythm/baseline-grid.js';
import { firstBaseline, lastBaseline } from './rhythm/baselines.js';
import { noStep, stepUp } from './rhythm/block-step.js';
import { type RowRoom, roomInRows, spaceInRows, takesRows } from './rhythm/box-snap.js';
import type { Space } from './space.js';
import { layTable } from './table/lay-table.js';
import { seenFrom, type WrapArea } from './wrap/exclusions.js';
import { isWrapped, layUnder } from './wrap/wrap-areas.js';

/** Lays out a box with its margins, borders and padding, whatever it holds, around the positioned boxes that lie over its text. */
export function layContainer(
	context: LayoutContext,
	box: ContainerBox,
	space: Space,
	resume?: BreakToken,
): LayoutResult {
	// Boxes stand a hundred deep in each other: no call is made that is not needed.
	if (!box.absolutes.some(isWrapped)) return layAround(context, box, space, [], resume);
	return layUnder(context, box.absolutes, space.writingMode, (areas) =>
		layAround(context, box, space, areas, resume),
	);
}

function layAround(
	context: LayoutContext,
	box: ContainerBox,
	space: Space,
	areas: readonly WrapArea[],
	resume: BreakToken | undefined,
): LayoutResult {
	const { style } = box;
	const mode = space.writingMode;
	const margins = marginsOf(style, mode, space.inlineSize);
	const edges = sum(bordersOf(style, mode), paddingsOf(style, mode, space.inlineSize));
	const inline = inlineExtent(context, box, space);
	const isFirst = resume === undefined;
	const trim = textBoxTrim(context, box);
	const startEdge = isFirst ? edges.blockStart - trim.start : 0;
	const endEdge = edges.blockEnd - trim.end;
	const isInRows = takesRows(style, space);
	const wanted = givenBlockSize(box, space, blockSum(edges));
	const isCut = wanted !== undefined && isCutByFrame(box, space, wanted, resume);
	const given = isCut ? undefined : wanted;
	const content = contentSpace(context, box, isInRows ? spaceInRows(style, space, isFirst) : space, {
		inlineSize: inline.size - inlineSum(edges),
		startEdge,
		endEdge,
		given,
		inlineStart: inline.start + edges.inlineStart,
		areas: seenFrom(areas, edges.inlineStart, startEdge),
		trimmed: (isFirst ? trim.start : 0) + trim.end,
	});
	const least = leastBlockSize(box, space, blockSum(edges));
	const inside = layInside(context, box, content, resume, { isFixed: given !== undefined, least });
	const isBroken = inside.breakToken !== undefined;
	const own =
		inside.blockSize > 0
			? inside.blockSize + startEdge + (isBroken ? 0 : endEdge)
			: edgesOf(edges, isFirst, isBroken);
	const left = given === undefined ? undefined : given - (resume?.consumed ?? 0);
	const auto = left ?? own;
	if (isCut)
		return cutResult(context, box, space, { inline, edges, content, startEdge, inside, own, wanted, resume });
	const clamped =
		isBroken && given === undefined
			? own
			: clampBlock(auto, style, mode, space.percentageBlockSize, blockSum(edges));
	const step = isBroken || !isFirst ? noStep : stepUp(style, clamped, blockSum(margins));
	const blockSize = clamped + step.paddingBefore + step.paddingAfter;
	const room = isInRows && isFirst ? rowRoomOf(box, space, blockSize, inside, startEdge) : step;
	const contentTop = startEdge + step.paddingBefore;
	const { table } = inside;
	const ends = endsOf(box, inside, content, { left, own });
	const inFlow = ends.overset?.isPlaced
		? markOverset(inside.fragments, limitOf(inside, { left, own }))
		: inside.fragments;
	const children = inFlow.map((fragment) => shifted(fragment, edges.inlineStart, contentTop));
	const fragment: Fragment = {
		box,
		rect: { x: inline.start, y: 0, width: inline.size, height: blockSize },
		children: [...markerOf(context, box, content, isFirst, edges, contentTop, inside), ...children],
		...(inside.rules && {
			rules: inside.rules.map((rule) => ({ ...rule, x: rule.x + edges.inlineStart, y: rule.y + contentTop })),
		}),
		...(table && { table: movedPaint(table, edges.inlineStart, contentTop) }),
		...(box.inside === 'frame' && {
			frame: {
				space: { ...content, blockSize: Math.max(0, blockSize - blockSum(edges) + trim.start + trim.end) },
				x: edges.inlineStart,
				y: contentTop,
			},
		}),
		...gridOf(box, content, contentTop),
		isFirst,
		isLast: !isBroken,
		...movedEnds(ends, edges.inlineStart, contentTop),
	};
	const complete = layAbsolutes(context, box, fragment, mode);
	const reaching = floatsOut(inside, inline.start + edges.inlineStart, contentTop);
	if (!inside.breakToken) return { fragment: complete, before: room.before, after: room.after, ...reaching };
	const consumed = (resume?.consumed ?? 0) + blockSize;
	const before = isInRows && isFirst ? { before: rowAtOrBelow(space.grid!, 0) } : {};
	return { fragment: complete, breakToken: { box, consumed, ...inside.breakToken }, ...before, ...reaching };
}

/** Borders and padding of a fragment without content: no line is cut where there is none. */
const edgesOf = (edges: Sides, isFirst: boolean, isBroken: boolean): number =>
	(isFirst ? edges.blockStart : 0) + (isBroken ? 0 : edges.blockEnd);

/** Where a box that takes whole rows stands in them. */
function rowRoomOf(
	{ style }: ContainerBox,
	space: Space,
	blockSize: number,
	{ fragments }: InsideResult,
	contentTop: number,
): RowRoom {
	const from = (baseline: number | undefined): number | undefined =>
		baseline === undefined ? undefined : contentTop + baseline;
	const baselines = { first: from(firstBaseline(fragments)), last: from(lastBaseline(fragments)) };
	return roomInRows(style, space.grid!, blockSize, baselines);
}

/**
 * A box of its own height is broken only where it is higher than a whole frame (CSS Break 4, 4.1): a newspaper's frames keep
 * what they have, and what has no room in them is overset.
 */
function isCutByFrame(
	box: ContainerBox,
	space: Space,
	given: number,
	resume: BreakToken | undefined,
): boolean {
	if (box.inside !== 'flow' || space.breaks === 'none' || !Number.isFinite(space.blockSize)) return false;
	return resume !== undefined || (space.isEmpty && given > space.blockSize + OVERSET_SLACK);
}

interface CutBox {
	readonly inline: InlineExtent;
	readonly edges: Sides;
	readonly content: Space;
	readonly startEdge: number;
	readonly inside: InsideResult;
	/** Height of this fragment by its content. */
	readonly own: number;
	readonly wanted: number;
	readonly resume: BreakToken | undefined;
}

/** A fragment of a box of given height that goes on over the end of the frame, with or without content. */
function cutResult(
	context: LayoutContext,
	box: ContainerBox,
	space: Space,
	{ inline, edges, content, startEdge, inside, own, wanted, resume }: CutBox,
): LayoutResult {
	const consumed = resume?.consumed ?? 0;
	const left = Math.max(0, wanted - consumed);
	const goesOn = inside.breakToken !== undefined || left > space.blockSize + OVERSET_SLACK;
	const height = goesOn ? Math.max(own, Math.min(left, space.blockSize)) : Math.max(own, left);
	const fragment: Fragment = {
		box,
		rect: { x: inline.start, y: 0, width: inline.size, height },
		children: inside.fragments.map((child) => shifted(child, edges.inlineStart, startEdge)),
		...gridOf(box, content, startEdge),
		isFirst: resume === undefined,
		isLast: !goesOn,
	};
	const complete = layAbsolutes(context, box, fragment, space.writingMode);
	const reaching = floatsOut(inside, inline.start + edges.inlineStart, startEdge);
	if (!goesOn) return { fragment: complete, ...reaching };
	const rest = inside.breakToken ?? { child: box.children.length };
	return { fragment: complete, breakToken: { box, consumed: consumed + height, ...rest }, ...reaching };
}

/** The grid that the box starts, from its border box. */
const gridOf = ({ style }: ContainerBox, { grid }: Space, contentTop: number): Pick<Fragment, 'grid'> =>
	style.lineGrid === 'create' && grid ? { grid: { ...grid, origin: contentTop } } : {};

/** Floats that reach out of the box, from the start of its space. */
function floatsOut(
	{ exclusions, continued }: InsideResult,
	inline: number,
	block: number,
): Pick<LayoutResult, 'exclusions' | 'continued'> {
	return {
		...(exclusions && { exclusions: seenFrom(exclusions, -inline, -block) }),
		...(continued && { continued: continued.map((float) => continuedFrom(float, inline)) }),
	};
}

/** The border-box height that a style or the grid gives; nothing when the content decides. */
function givenBlockSize(box: ContainerBox, space: Space, edges: number): number | undefined {
	// The height of a table and its parts is the least they have (CSS 2.2 17.5.3).
	if (box.inside.startsWith('table') || box.style.display === 'table-cell') return undefined;
	const given = definite(blockSizeOf(box.style, space.writingMode), space.percentageBlockSize);
	return given === undefined ? space.stretchBlockSize : borderBox(given, box.style, edges);
}

/** The height that the rows of a table or grid have at least, together. */
function leastBlockSize({ inside, style }: ContainerBox, space: Space, edges: number): number {
	if (inside !== 'table' && inside !== 'grid') return 0;
	const least = minSizeOf(style, space.writingMode, 'block');
	const sizes = inside === 'table' ? [blockSizeOf(style, space.writingMode), least] : [least];
	const given = sizes.map((size) => definite(size, space.percentageBlockSize));
	const inner = given.map((size) => (size === undefined ? 0 : borderBox(size, style, edges) - edges));
	return Math.max(0, ...inner, inside === 'table' ? (space.stretchBlockSize ?? 0) - edges : 0);
}

/** What a table paints, from its content box to its border box. */
function movedPaint({ layers, rules }: TablePaint, x: number, y: number): TablePaint {
	const moved = (rect: Rect): Rect => ({ ...rect, x: rect.x + x, y: rect.y + y });
	return {
		layers: layers.map((layer) => ({ ...layer, area: moved(layer.area), parts: layer.parts.map(moved) })),
		rules: rules.map((rule) => ({ ...rule, rect: moved(rule.rect) })),
	};
}

function layInside(
	context: LayoutContext,
	box: ContainerBox,
	space: Space,
	resume: BreakToken | undefined,
	{ isFixed, least }: { readonly isFixed: boolean; readonly least: number },
): InsideResult {
	switch (box.inside) {
		case 'grid':
			return layGrid(context, box, space, resume, { isFixed, least });
		case 'table':
			return layTable(context, box, space, resume, least);
		case 'frame':
			return { fragments: [], blockSize: 0 };
		case 'table-wrapper':
		case 'table-row':
		case 'flow': {
			const { columnCount, columnWidth } = box.style;
			if (columnCount !== 'auto' || columnWidth !== 'auto')
				return layColumns(context, box, space, resume, isFixed);
			if (!isFixed) return layFlowInside(context, box, space, resume);
			const open = { ...space, blockSize: Number.POSITIVE_INFINITY };
			return filled(box, layFlowInside(context, box, open, resume), space);
		}
	}
}

/** The text of a box of given height, with rows left empty between its parts where it ends some rows early. */
function filled(box: ContainerBox, inside: FlowResult, space: Space): FlowResult {
	if (box.style.fillRows === 'none') return inside;
	const fragments = fillRows(inside.fragments, space.blockSize, { step: rowStep(box, space), space });
	return fragments === inside.fragments ? inside : { ...inside, fragments, blockSize: reachOf(fragments) };
}

function layFlowInside(
	context: LayoutContext,
	box: ContainerBox,
	space: Space,
	resume: BreakToken | undefined,
): FlowResult {
	const mode = space.writingMode;
	const leaks = !isIndependent(box);
	const own = marginsOf(box.style, mode, space.inlineSize);
	return layFlow(context, box.children, space, resume && tokenOf(resume), {
		leaksStart: leaks && startMargin(box, mode, space.inlineSize) !== own.blockStart,
		leaksEnd: leaks && endMargin(box, mode, space.inlineSize) !== own.blockEnd,
		isRoot: !leaks,
	});
}

const tokenOf = ({ child, inner, isForced, floats }: BreakToken): NonNullable<FlowResult['breakToken']> => ({
	child,
	...(inner ? { inner } : isForced && { isForced }),
	...(floats && { floats }),
});

/** A marker stands outside, before the first line of its item. */
function markerOf(
	context: LayoutContext,
	{ marker, style }: ContainerBox,
	space: Space,
	isFirst: boolean,
	edges: Sides,
	top: number,
	inside: InsideResult,
): readonly Fragment[] {
	if (!marker || !isFirst) return [];
	const width = maxContentSize(marker, context);
	const { exclusions: _, ...room } = space;
	const { fragment } = context.layout(marker, { ...room, inlineSize: width, breaks: 'none', isEmpty: true });
	const gap = style.fontSize / 2;
	const line = firstBaseline(inside.fragments);
	const y =
		line === undefined ? 0 : line - (fragment.lines?.[0]?.baseline ?? 0) - (fragment.lines?.[0]?.rect.y ?? 0);
	return [shifted(fragment, edges.inlineStart - width - gap, top + y)];
}

interface BlockExtent {
	/** Border-box height that is left of a given one. */
	readonly left: number | undefined;
	/** By the content. */
	readonly own: number;
}

/** What stands over the end of a box whose height is given, or how much of it is empty. */
function endsOf(
	box: ContainerBox,
	inside: InsideResult,
	content: Space,
	{ left, own }: BlockExtent,
): Pick<Fragment, 'overset' | 'underset'> {
	const over = oversetIn(inside, { left, own });
	const isOpen = left === undefined || over.overset || inside.breakToken;
	return isOpen ? over : undersetIn(box, inside.fragments, content);
}

/** What stands over the end of a box whose height is given. */
function oversetIn(inside: InsideResult, extent: BlockExtent): { overset?: Overset } {
	if (inside.overset) return { overset: inside.overset };
	const { left, own } = extent;
	if (left === undefined || own <= left + OVERSET_SLACK) return {};
	const overset = oversetOf(inside.fragments, limitOf(inside, extent));
	return overset ? { overset: { ...overset, isPlaced: true } } : {};
}

/** Where the room for the content of a box ends, from its start. */
const limitOf = ({ blockSize }: InsideResult, { left, own }: BlockExtent): number =>
	left === undefined ? Number.POSITIVE_INFINITY : blockSize - (own - left);

/** The same from the border box. */
function movedEnds(ends: Pick<Fragment, 'overset' | 'underset'>, x: number, y: number): typeof ends {
	const { overset } = ends;
	if (!overset?.fragments) return ends;
	return { ...ends, overset: { ...overset, fragments: overset.fragments.map((f) => shifted(f, x, y)) } };
}

/** A box may stand over its frame by this much and still count as fitting: less than a hairline. */
const OVERSET_SLACK = 0.25;
