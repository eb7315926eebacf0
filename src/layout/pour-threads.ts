import type { Report } from '../base/index.js';
import type { BoxTree } from './build-boxes.js';
import type { LayoutContext } from './context.js';
import { fitThread } from './copyfit/fit-story.js';
import type { Fragment, Page } from './fragment.js';
import type { ThreadFrame } from './frame-columns.js';
import { reportThread } from './report-thread.js';
import { pourThread } from './thread.js';

/** Pours each named flow through its frames in the order of the document, and puts the filled frames into their pages. */
export function pourThreads(
	context: LayoutContext,
	{ flows }: BoxTree,
	pages: readonly Page[],
	report: Report,
): readonly Page[] {
	const frames = new Map<string, ThreadFrame[]>();
	for (const [page, { root, folio }] of pages.entries()) {
		for (const frame of framesIn(root)) {
			const name = frame.box.style.flowFrom;
			const chain = frames.get(name) ?? [];
			frames.set(name, chain);
			chain.push({ fragment: frame, page, folio });
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
		const poured = fitThread(context, story, (boxes) => pourThread(context, boxes, chain));
		reportThread(name, chain, poured, report);
		chain.forEach((frame, i) => {
			filled.set(frame.fragment, poured.frames[i]!);
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
