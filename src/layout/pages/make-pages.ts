import type { Report } from '../../base/index.js';
import {
	areaOf,
	type PagePlace,
	type PageStyle,
	pageStyles,
	type StyledDocument,
} from '../../style/index.js';
import type { Box, ContainerBox, PageMark } from '../box.js';
import type { BoxTree } from '../boxes/build-boxes.js';
import type { BreakToken, DeferredFloat } from '../break-token.js';
import type { LayoutContext } from '../context.js';
import { layPageArea, type PageAreaResult } from '../floats/lay-page-area.js';
import { type Fragment, type Page, shifted } from '../fragment.js';
import { layAbsolutes } from '../lay-absolute.js';
import { toPhysical } from '../physical.js';
import type { Space } from '../space.js';
import type { WrapArea } from '../wrap/exclusions.js';
import { layUnder } from '../wrap/wrap-areas.js';
import { findOnPage } from './find-page-marks.js';
import { PageNumber } from './page-number.js';
import { PageOrder } from './page-order.js';
import { PagePlan } from './page-plan.js';
import type { PageText } from './page-text.js';
import { sheetOf } from './sheet.js';
import { TooSmallPages } from './too-small-pages.js';
import { pageTextsPutIn } from './with-page-texts.js';

/** More pages than any edition has: a style sheet that would make more is at fault. */
const MOST_PAGES = 2000;

const nothing = { points: 0, percent: 0 };

/** What a text says on the page with this index. */
export type TextOnPage = (text: PageText, index: number) => string;

/** Breaks the flow of the document into pages, each as large as its page rule says; frames of threads stay empty. */
export function makePages(
	context: LayoutContext,
	styled: StyledDocument,
	{ root: own, fixed, marks }: BoxTree,
	report: Report,
	textOnPage: TextOnPage = () => '0',
): readonly Page[] {
	const root = principal(own);
	const styleOf = pageStyles(styled.pageRules, {
		root: styled.styles.get(styled.document.root)!,
		viewport: styled.viewport,
		report,
	});
	const onEveryPage = fixed.map((box) => atPageEdge(box, root.style.writingMode));
	const order = new PageOrder(root);
	const number = new PageNumber();
	const seen = new Set<PageMark>();
	const tooSmall = new TooSmallPages();
	const plan = new PagePlan(root.span, report);
	const pages: Page[] = [];
	let token: BreakToken | undefined;
	let deferred: readonly DeferredFloat[] = [];
	do {
		for (const place of order.next(root, token)) {
			const style = styleOf(place);
			const area = areaOf(style);
			const index = pages.length;
			const onPage = pageTextsPutIn((text) => textOnPage(text, index));
			const holds = { root, fixed: onEveryPage.map(onPage), isFirst: index === 0 };
			const result = place.isBlank
				? { fragment: blankPage(context, holds, area), breakToken: token, deferred }
				: layPage(context, holds, area, token, deferred);
			number.turn(style.style);
			if (marks.length > 0) number.apply(findOnPage(result.fragment, seen).marks);
			const page = shifted(result.fragment, area.x, area.y);
			pages.push({ ...pageOf(style, place, number.value), area, root: page });
			if (!place.isBlank) tooSmall.look(result.fragment, area, style);
			plan.look(place, style, result.fragment);
			token = result.breakToken;
			deferred = result.deferred;
		}
	} while (token && pages.length < MOST_PAGES);
	plan.finish();
	tooSmall.report(root.span, report);
	if (token)
		report({
			code: 'layout/too-many-pages',
			severity: 'error',
			message: `the document takes more than ${MOST_PAGES} pages`,
			span: root.span,
		});
	return pages;
}

function pageOf(
	style: PageStyle,
	{ name, side, isBlank }: PagePlace,
	number: number,
): Omit<Page, 'area' | 'root'> {
	return {
		number,
		folio: String(number),
		name,
		side,
		...(isBlank && { isBlank: true as const }),
		...sheetOf(style),
		style,
		margins: [],
	};
}

interface Area {
	readonly width: number;
	readonly height: number;
}

/** What pages are made from: the flow, and boxes that stand on each of them. */
interface PageContent {
	readonly root: ContainerBox;
	readonly fixed: readonly Box[];
	readonly isFirst: boolean;
}

function layPage(
	context: LayoutContext,
	content: PageContent,
	{ width, height }: Area,
	token: BreakToken | undefined,
	waiting: readonly DeferredFloat[],
): PageAreaResult {
	const { root, fixed } = content;
	const { writingMode } = root.style;
	const isVertical = writingMode === 'vertical-rl';
	const [inlineSize, blockSize] = isVertical ? [height, width] : [width, height];
	const space = { inlineSize, blockSize, percentageBlockSize: blockSize, writingMode };
	const result = layUnder(context, [...root.absolutes, ...fixed], writingMode, (areas) =>
		layPageAround(context, content, { ...space, breaks: 'page', isEmpty: true }, areas, token, waiting),
	);
	return { ...result, fragment: isVertical ? toPhysical(result.fragment, width) : result.fragment };
}

/** The flow of a page and the positioned boxes on it, the text around those that want it. */
function layPageAround(
	context: LayoutContext,
	content: PageContent,
	space: Space,
	areas: readonly WrapArea[],
	token: BreakToken | undefined,
	waiting: readonly DeferredFloat[],
): PageAreaResult {
	const { root } = content;
	const { blockSize, writingMode } = space;
	const { fragment, ...result } = layPageArea(
		context,
		{ ...root, absolutes: [] },
		{ ...space, ...(areas.length > 0 && { exclusions: areas }) },
		token,
		waiting,
	);
	// What refers to no positioned box refers to the page (CSS 2.2 10.1), however little of it the text fills.
	const { rect } = fragment;
	const area = { ...fragment, rect: { ...rect, height: Math.max(rect.height, blockSize) } };
	const complete = layAbsolutes(context, root, area, writingMode);
	const repeated = onEvery(context, content, area);
	return { ...result, fragment: { ...complete, rect, children: [...complete.children, ...repeated] } };
}

/** A page with nothing of the flow on it. */
function blankPage(context: LayoutContext, content: PageContent, { width, height }: Area): Fragment {
	const isVertical = content.root.style.writingMode === 'vertical-rl';
	const [inlineSize, blockSize] = isVertical ? [height, width] : [width, height];
	const rect = { x: 0, y: 0, width: inlineSize, height: 0 };
	const empty: Fragment = { box: content.root, rect, children: [], isFirst: false, isLast: false };
	const children = onEvery(context, content, { ...empty, rect: { ...rect, height: blockSize } });
	const page = { ...empty, children };
	return isVertical ? toPhysical(page, width) : page;
}

/** Boxes with a fixed place stand on every page; a reader hears them once. */
function onEvery(
	context: LayoutContext,
	{ root, fixed, isFirst }: PageContent,
	area: Fragment,
): readonly Fragment[] {
	const placed = layAbsolutes(
		context,
		{ ...root, absolutes: fixed },
		{ ...area, children: [], isFirst: true },
		root.style.writingMode,
	);
	return isFirst ? placed.children : placed.children.map((child) => ({ ...child, isRepeated: true }));
}

/** What has a fixed place along one axis only begins at the edge of the page along the other. */
function atPageEdge(box: Box, writingMode: Box['style']['writingMode']): Box {
	const start = writingMode === 'vertical-rl' ? 'right' : 'left';
	const { top, right, bottom, left } = box.style;
	const style: Box['style'] = {
		...box.style,
		...(top === 'auto' && bottom === 'auto' && { top: nothing }),
		...(left === 'auto' && right === 'auto' && { [start]: nothing }),
	};
	return { ...box, style };
}

/** The root with the writing mode of the body, which is that of the pages too (CSS Writing Modes 4, 8.1). */
function principal(root: ContainerBox): ContainerBox {
	const body = root.children.find(({ element }) => element?.tag === 'body');
	const writingMode = body?.style.writingMode ?? root.style.writingMode;
	return writingMode === root.style.writingMode ? root : { ...root, style: { ...root.style, writingMode } };
}
