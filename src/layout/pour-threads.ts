import type { Report } from '../base/index.js';
import type { BoxTree } from './build-boxes.js';
import type { LayoutContext } from './context.js';
import { fitThread } from './copyfit/fit-story.js';
import type { Fragment, Page } from './fragment.js';
import type { ThreadFrame } from './frame-columns.js';
import { reportThread } from './report-thread.js';
import { pourThread } from './thread.js';
import { levelsOf } from './thread-levels.js';

/** Pours each named flow through its frames in the order of the document, and puts the filled frames into their pages. */
export function pourThreads(
	context: LayoutContext,
	{ flows }: BoxTree,
	pages: readonly Page[],
	report: Report,
): readonly Page[] {
	let poured = pages;
	const found = new Set<string>();
	for (const names of levelsOf(flows, report)) {
		const frames = framesOf(poured);
		for (const name of names) if (frames.has(name)) found.add(name);
		poured = pourLevel(context, names, flows, frames, poured, report);
	}
	for (const [name, [first]] of flows) {
		if (found.has(name) || !first) continue;
		report({
			code: 'layout/no-frame',
			severity: 'error',
			message: `no frame takes what flows into "${name}"`,
			span: first.span,
			hint: `give an element flow-from: ${name}`,
		});
	}
	for (const [name, frames] of framesOf(poured)) {
		if (flows.has(name)) continue;
		for (const { fragment } of frames) {
			report({
				code: 'layout/empty-thread',
				severity: 'error',
				message: `nothing flows into "${name}"`,
				span: fragment.box.span,
				hint: `give an element flow-into: ${name}`,
			});
		}
	}
	return poured;
}

/** Pours the threads whose frames all stand on the pages by now. */
function pourLevel(
	context: LayoutContext,
	names: readonly string[],
	flows: BoxTree['flows'],
	frames: ReadonlyMap<string, readonly ThreadFrame[]>,
	pages: readonly Page[],
	report: Report,
): readonly Page[] {
	const filled = new Map<Fragment, Fragment>();
	for (const name of names) {
		const chain = frames.get(name) ?? [];
		const poured = fitThread(context, flows.get(name) ?? [], (boxes) => pourThread(context, boxes, chain));
		reportThread(name, chain, poured, report);
		chain.forEach((frame, i) => {
			filled.set(frame.fragment, poured.frames[i]!);
		});
	}
	return filled.size === 0 ? pages : pages.map((page) => ({ ...page, root: replaced(page.root, filled) }));
}

function framesOf(pages: readonly Page[]): ReadonlyMap<string, readonly ThreadFrame[]> {
	const frames = new Map<string, ThreadFrame[]>();
	for (const [page, { root, folio }] of pages.entries()) {
		for (const fragment of framesIn(root)) {
			const name = fragment.box.style.flowFrom;
			const chain = frames.get(name) ?? [];
			frames.set(name, chain);
			chain.push({ fragment, page, folio });
		}
	}
	return frames;
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
