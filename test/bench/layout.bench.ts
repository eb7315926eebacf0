import type { FontSet } from '../../src/font/index.js';
import type { ParagraphBox } from '../../src/layout/box.js';
import { buildBoxes } from '../../src/layout/boxes/build-boxes.js';
import type { LayoutContext, PreparedParagraph } from '../../src/layout/context.js';
import { KeptLayout } from '../../src/layout/kept-layout.js';
import { layBox } from '../../src/layout/lay-box.js';
import { layoutContext } from '../../src/layout/make-context.js';
import { makePages } from '../../src/layout/pages/make-pages.js';
import { layoutPages } from '../../src/layout/pages.js';
import { pourThreads } from '../../src/layout/threads/pour-threads.js';
import { shareStyled } from '../../src/style/index.js';
import type { Bench } from './bench.js';
import { layoutPage } from './layout-page.js';
import { CHARACTERS } from './set-page.bench.js';

const ignore = (): void => {};

/** Laying out a broadsheet page: with the shaping of its text, and without, all other caches cold. */
export function layoutBenches(fonts: FontSet): readonly Bench[] {
	const styled = layoutPage(CHARACTERS);
	const boxes = buildBoxes(styled, () => undefined, ignore);
	const shaped = new Map<ParagraphBox, PreparedParagraph>();
	const kept = new KeptLayout();
	const versions = [styled, shareStyled(styled, layoutPage(CHARACTERS, 41.5))];
	let version = 0;
	return [
		{
			name: 'lay out a page, with shaping',
			run: () => {
				layoutPages(styled, fonts, () => undefined, ignore);
			},
		},
		{
			name: 'lay out a page',
			budget: 10,
			run: () => {
				const context = withShaped(
					layoutContext(fonts, layBox, boxes.count, { terms: [], imageOutlineOf: () => undefined }),
					shaped,
				);
				pourThreads(context, boxes, makePages(context, styled, boxes, ignore), ignore);
			},
		},
		{
			name: 'one number changed',
			run: () => {
				version = 1 - version;
				layoutPages(versions[version]!, fonts, () => undefined, ignore, { kept });
			},
		},
	];
}

/** The same context with paragraphs that are shaped already, of which no line is chosen. */
function withShaped(context: LayoutContext, shaped: Map<ParagraphBox, PreparedParagraph>): LayoutContext {
	const fresh = new Map<ParagraphBox, PreparedParagraph>();
	const { prepare } = context;
	return Object.assign(context, {
		prepare: (box: ParagraphBox, measure?: number): PreparedParagraph => {
			const known = fresh.get(box);
			if (known) return known;
			// What is chosen in one run is not kept for the next, not even as garbage of old age.
			const base = shaped.get(box) ?? { ...prepare(box, measure), lines: new Map(), set: new Map() };
			shaped.set(box, base);
			const own = { ...base, lines: new Map(), set: new Map() };
			fresh.set(box, own);
			return own;
		},
	});
}
