import type { Report } from '../../base/index.js';
import type { BoxTree } from '../boxes/build-boxes.js';
import type { LayoutContext } from '../context.js';
import type { Fragment, Page } from '../fragment.js';
import type { ThreadFrame } from './frame-columns.js';
import { groupsOf, pourTogether } from './pair-threads.js';
import { reportThread } from './report-thread.js';
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
		const alone = frames.find(({ fragment: { box } }) => isWithoutPair(name, box.style.flowPair, flows));
		if (alone) {
			const pair = alone.fragment.box.style.flowPair;
			const isItself = pair === name;
			report({
				code: 'layout/no-pair',
				severity: 'error',
				message: isItself
					? `"${name}" runs beside itself`
					: `"${name}" runs beside "${pair}", into which nothing flows`,
				span: alone.fragment.box.span,
				hint: `${isItself ? 'name another flow in it' : `give an element flow-into: ${pair}`}, or leave -x-flow-pair out`,
			});
		}
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

const isWithoutPair = (name: string, pair: string, flows: BoxTree['flows']): boolean =>
	pair !== 'none' && (pair === name || !flows.has(pair));

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
	for (const group of groupsOf(names, frames)) {
		const threads = group.map((name) => ({ story: flows.get(name) ?? [], frames: frames.get(name) ?? [] }));
		const poured = pourTogether(context, threads);
		for (const [i, name] of group.entries()) {
			const chain = threads[i]!.frames;
			reportThread(name, chain, poured[i]!, report);
			for (const [at, frame] of chain.entries()) filled.set(frame.fragment, poured[i]!.frames[at]!);
		}
	}
	return filled.size === 0 ? pages : pages.map((page) => ({ ...page, root: replaced(page.root, filled) }));
}

function framesOf(pages: readonly Page[]): ReadonlyMap<string, readonly ThreadFrame[]> {
	const frames = new Map<string, ThreadFrame[]>();
	for (const [page, { root, folio }] of pages.entries()) {
		for (const { fragment, x, y } of framesIn(root, 0, 0)) {
			const { flowFrom, writingMode } = fragment.box.style;
			const chain = frames.get(flowFrom) ?? [];
			frames.set(flowFrom, chain);
			const start = writingMode === 'vertical-rl' ? -(x + fragment.rect.width) : y;
			chain.push({ fragment, index: chain.length, page, folio, start });
		}
	}
	return frames;
}

function* framesIn(
	fragment: Fragment,
	x: number,
	y: number,
): Generator<{ readonly fragment: Fragment; readonly x: number; readonly y: number }> {
	const left = x + fragment.rect.x;
	const top = y + fragment.rect.y;
	if (fragment.frame) yield { fragment, x: left, y: top };
	for (const child of fragment.children) yield* framesIn(child, left, top);
}

function replaced(fragment: Fragment, filled: ReadonlyMap<Fragment, Fragment>): Fragment {
	const own = filled.get(fragment);
	if (own) return own;
	const children = fragment.children.map((child) => replaced(child, filled));
	return children.some((child, i) => child !== fragment.children[i]) ? { ...fragment, children } : fragment;
}
