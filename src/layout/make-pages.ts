import type { Report } from '../base/index.js';
import { type PageStyle, pageStyle, type StyledDocument } from '../style/index.js';
import type { Box, ContainerBox } from './box.js';
import type { BreakToken } from './break-token.js';
import type { BoxTree } from './build-boxes.js';
import type { LayoutContext, LayoutResult } from './context.js';
import type { WrapArea } from './exclusions.js';
import { type Page, shifted } from './fragment.js';
import { layAbsolutes } from './lay-absolute.js';
import { toPhysical } from './physical.js';
import type { Space } from './space.js';
import { layUnder } from './wrap-areas.js';

/** More pages than any edition has: a style sheet that would make more is at fault. */
const MOST_PAGES = 2000;

/** Breaks the flow of the document into pages, each as large as its page rule says; frames of threads stay empty. */
export function makePages(
	context: LayoutContext,
	styled: StyledDocument,
	{ root: own, fixed }: BoxTree,
	report: Report,
): readonly Page[] {
	const root = principal(own);
	const pages: Page[] = [];
	let token: BreakToken | undefined;
	do {
		const style = pageStyle(styled.pageRules, pageNameAt(root, token), pages.length);
		const result = layPage(context, { root, fixed }, style, token);
		pages.push({
			folio: String(pages.length + 1),
			name: style.name,
			trim: { x: 0, y: 0, width: style.width, height: style.height },
			bleed: 0,
			root: shifted(result.fragment, style.marginLeft, style.marginTop),
		});
		token = result.breakToken;
	} while (token && pages.length < MOST_PAGES);
	if (token)
		report({
			code: 'layout/too-many-pages',
			severity: 'error',
			message: `the document takes more than ${MOST_PAGES} pages`,
			span: root.span,
		});
	return pages;
}

function layPage(
	context: LayoutContext,
	{ root, fixed }: Pick<BoxTree, 'root' | 'fixed'>,
	style: PageStyle,
	token: BreakToken | undefined,
): LayoutResult {
	const width = Math.max(0, style.width - style.marginLeft - style.marginRight);
	const height = Math.max(0, style.height - style.marginTop - style.marginBottom);
	const { writingMode } = root.style;
	const isVertical = writingMode === 'vertical-rl';
	const [inlineSize, blockSize] = isVertical ? [height, width] : [width, height];
	const space = { inlineSize, blockSize, percentageBlockSize: blockSize, writingMode };
	const result = layUnder([...root.absolutes, ...fixed], writingMode, (areas) =>
		layPageAround(context, { root, fixed }, { ...space, breaks: 'page', isEmpty: true }, areas, token),
	);
	return { ...result, fragment: isVertical ? toPhysical(result.fragment, width) : result.fragment };
}

/** The flow of a page and the positioned boxes on it, the text around those that want it. */
function layPageAround(
	context: LayoutContext,
	{ root, fixed }: Pick<BoxTree, 'root' | 'fixed'>,
	space: Space,
	areas: readonly WrapArea[],
	token: BreakToken | undefined,
): LayoutResult {
	const { blockSize, writingMode } = space;
	const { fragment, ...result } = context.layout(
		{ ...root, absolutes: [] },
		{ ...space, ...(areas.length > 0 && { exclusions: areas }) },
		token,
	);
	// What refers to no positioned box refers to the page (CSS 2.2 10.1), however little of it the text fills.
	const { rect } = fragment;
	const area = { ...fragment, rect: { ...rect, height: Math.max(rect.height, blockSize) } };
	const complete = layAbsolutes(context, root, area, writingMode);
	const onEvery = layAbsolutes(
		context,
		{ ...root, absolutes: fixed },
		{ ...area, children: [], isFirst: true },
		writingMode,
	);
	const repeated = onEvery.children.map((child) => (token ? { ...child, isRepeated: true as const } : child));
	return { ...result, fragment: { ...complete, rect, children: [...complete.children, ...repeated] } };
}

/** The root with the writing mode of the body, which is that of the pages too (CSS Writing Modes 4, 8.1). */
function principal(root: ContainerBox): ContainerBox {
	const body = root.children.find(({ element }) => element?.tag === 'body');
	const writingMode = body?.style.writingMode ?? root.style.writingMode;
	return writingMode === root.style.writingMode ? root : { ...root, style: { ...root.style, writingMode } };
}

/** The `page` of the box with which the next page begins. */
function pageNameAt(root: Box, token: BreakToken | undefined): string {
	let box = root;
	let at = token;
	while (box.kind === 'container' && box.inside === 'flow' && box.style.page === 'auto') {
		const child: Box | undefined = box.children[at?.child ?? 0];
		if (!child) break;
		box = child;
		at = at?.inner;
	}
	return box.style.page;
}
