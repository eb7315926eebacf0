import { type Diagnostic, PressError, type Report } from '../base/index.js';
import type { FontSet } from '../font/index.js';
import type { StyledDocument } from '../style/index.js';
import type { Box } from './box.js';
import type { IntrinsicSizeOf } from './boxes/box-builder.js';
import { buildBoxes } from './boxes/build-boxes.js';
import type { ImageSizeOf } from './boxes/generated-content.js';
import { inspectFloats } from './floats/inspect-floats.js';
import type { Page } from './fragment.js';
import { inspectBoxes } from './inspect/inspect-boxes.js';
import { type Inspection, inspectPages } from './inspect/inspect-pages.js';
import { inspectRules } from './inspect/inspect-rules.js';
import { KeptLayout } from './kept-layout.js';
import { layBox } from './lay-box.js';
import { layoutContext } from './make-context.js';
import { layMarginBoxes } from './pages/lay-margin-boxes.js';
import { makePages } from './pages/make-pages.js';
import { settlePages } from './pages/settle-pages.js';
import { pourThreads } from './threads/pour-threads.js';
import type { ImageOutlineOf } from './wrap/image-outline.js';

/** Boxes in the margins of a page, with what stands in them. */
const MARGIN_BOXES = 64;

/** What layout may be told beside the document. */
export interface LayoutOptions extends Partial<Inspection> {
	readonly imageSizeOf?: ImageSizeOf;
	/** For the pictures that `shape-outside` names. */
	readonly imageOutlineOf?: ImageOutlineOf;
	/** Words that a balanced headline is not broken in. */
	readonly terms?: readonly string[];
	/** Where what this document leaves for the next is kept. */
	readonly kept?: KeptLayout;
}

const noOutlines: ImageOutlineOf = () => undefined;

/** Makes the pages of a document: boxes, pages, threads. What went wrong on them is reported. */
export function layoutPages(
	styled: StyledDocument,
	fonts: FontSet,
	intrinsicSizeOf: IntrinsicSizeOf,
	report: Report,
	{
		imageSizeOf,
		imageOutlineOf = noOutlines,
		terms = [],
		mayStandOver = false,
		kept = new KeptLayout(),
	}: LayoutOptions = {},
): readonly Page[] {
	const built = buildBoxes(styled, intrinsicSizeOf, report, imageSizeOf);
	inspectBoxes(built, report);
	const options = { terms, imageOutlineOf };
	const [boxes, context] = tooDeep(built.root, () => kept.next(built, fonts, options));
	const pages = tooDeep(boxes.root, () => {
		const { pages: made, known } = settlePages(
			boxes,
			(told, heard, textOnPage) => {
				const poured = pourThreads(context, told, makePages(context, styled, told, heard, textOnPage), heard);
				inspectFloats(poured, told.pageFloats, heard);
				return poured;
			},
			report,
		);
		if (made.every(({ style }) => style.marginBoxes.length === 0)) return made;
		// Margins are laid out apart: what they take is no part of the work that the document may ask for.
		const ofMargins = layoutContext(fonts, layBox, MARGIN_BOXES * made.length, options);
		return layMarginBoxes(ofMargins, styled, made, known(), report);
	});
	inspectPages(pages, context, report, { mayStandOver });
	if (!mayStandOver) for (const page of pages) inspectRules(page, report);
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
