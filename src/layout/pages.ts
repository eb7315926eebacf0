import { type Diagnostic, PressError, type Report } from '../base/index.js';
import type { FontSet } from '../font/index.js';
import { type PageStyle, pageStyle, type StyledDocument } from '../style/index.js';
import type { Box, ContainerBox } from './box.js';
import type { BreakToken } from './break-token.js';
import { type BoxTree, buildBoxes, type IntrinsicSizeOf } from './build-boxes.js';
import type { LayoutContext, LayoutResult } from './context.js';
import { type Fragment, type Page, shifted } from './fragment.js';
import type { ImageSizeOf } from './generated-content.js';
import { type Inspection, inspectPages } from './inspect-pages.js';
import { layAbsolutes } from './lay-absolute.js';
import { layBox } from './lay-box.js';
import { layoutContext } from './make-context.js';
import { toPhysical } from './physical.js';
import { pourThread } from './thread.js';

/** More pages than any edition has: a style sheet that would make more is at fault. */
const MOST_PAGES = 2000;

/** What layout may be told beside the document. */
export interface LayoutOptions extends Partial<Inspection> {
	readonly imageSizeOf?: ImageSizeOf;
	/** Words that a balanced headline is not broken in. */
	readonly terms?: readonly string[];
}

/** Makes the pages of a document: boxes, pages, threads. What went wrong on them is reported. */
export function layoutPages(
	styled: StyledDocument,
	fonts: FontSet,
	intrinsicSizeOf: IntrinsicSizeOf,
	report: Report,
	{ imageSizeOf, terms = [], mayStandOver = false }: LayoutOptions = {},
): readonly Page[] {
	const boxes = buildBoxes(styled, intrinsicSizeOf, report, imageSizeOf);
	const context = layoutContext(fonts, layBox, boxes.count, terms);
	const pages = tooDeep(boxes.root, () =>
		pourThreads(context, boxes, makePages(context, styled, boxes, report), report),
	);
	inspectPages(pages, context, report, { mayStandOver });
	return pages;
}

/** Layout calls itself for what stands in a box: boxes in boxes without end are a finding, not a fault of ours. */
function tooDeep<T>({ span }: Box, layOut: () => T): T {
	try {
		return layOut();
	} catch (cause) {
		if (!(cause instanceof RangeError && cause.message.includes('call stack'))) throw cause;
		const diagnostic: Diagnostic = {
			code: 'layout/too-deep',
			severity: 'error',
			message: 'the boxes stand too deep in each other to be laid out',
			span,
			hint: 'look for tables that stand in tables again and again',
		};
		throw new PressError([diagnostic], { cause });
	}
}

function makePages(
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
	const { fragment, ...result } = context.layout(
		{ ...root, absolutes: [] },
		{ inlineSize, blockSize, percentageBlockSize: blockSize, breaks: 'page', isEmpty: true, writingMode },
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
	const page = { ...complete, rect, children: [...complete.children, ...repeated] };
	return { ...result, fragment: isVertical ? toPhysical(page, width) : page };
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

/** Pours each named flow through its frames in the order of the document, and puts the filled frames into their pages. */
function pourThreads(
	context: LayoutContext,
	{ flows }: BoxTree,
	pages: readonly Page[],
	report: Report,
): readonly Page[] {
	const frames = new Map<string, Fragment[]>();
	for (const { root } of pages) {
		for (const frame of framesIn(root)) {
			const name = frame.box.style.flowFrom;
			frames.set(name, [...(frames.get(name) ?? []), frame]);
			if (!flows.has(name)) {
				report({
					code: 'layout/empty-thread',
					severity: 'error',
					message: `nothing flows into "${name}"`,
					span: frame.box.span,
					hint: `give an element flow-into: ${name}`,
				});
			}
		}
	}
	const filled = new Map<Fragment, Fragment>();
	for (const [name, story] of flows) {
		const chain = frames.get(name) ?? [];
		const [first] = story;
		if (chain.length === 0 && first) {
			report({
				code: 'layout/no-frame',
				severity: 'error',
				message: `no frame takes what flows into "${name}"`,
				span: first.span,
				hint: `give an element flow-from: ${name}`,
			});
		}
		const poured = pourThread(context, story, chain);
		chain.forEach((frame, i) => {
			filled.set(frame, poured.frames[i]!);
		});
	}
	return filled.size === 0 ? pages : pages.map((page) => ({ ...page, root: replaced(page.root, filled) }));
}

function* framesIn(fragment: Fragment): Generator<Fragment> {
	if (fragment.frame) yield fragment;
	for (const child of fragment.children) yield* framesIn(child);
}

function replaced(fragment: Fragment, filled: ReadonlyMap<Fragment, Fragment>): Fragment {
	const own = filled.get(fragment);
	if (own) return own;
	const children = fragment.children.map((child) => replaced(child, filled));
	return children.some((child, i) => child !== fragment.children[i]) ? { ...fragment, children } : fragment;
}
