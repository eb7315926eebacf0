import type { Rect, Report } from '../../base/index.js';
import type { Fragment, LineBox, Page } from '../fragment.js';
import { emBoxesOf } from '../lines/line-ink.js';
import { textOf } from './overset.js';

/** Letters may touch by this much: their ink is smaller than their em boxes. Points. */
const SLACK = 1;
/** Findings of one page: a page that is laid out wrong is wrong in many places. */
const MOST_NAMED = 8;
/** Characters of a line that are quoted. */
const QUOTED = 24;

/** A fragment and where its border box stands on the page. */
interface Block {
	readonly fragment: Fragment;
	readonly rect: Rect;
	/** Frames that it stands in. */
	readonly around: readonly Fragment[];
}

/** Text printed on text: items of a grid, or frames of threads, that lie on one another. Text that runs around is none. */
export function inspectOverlaps({ root, folio }: Page, report: Report): void {
	const frames: Block[] = [];
	const grids: Block[][] = [];
	const visit = (fragment: Fragment, x: number, y: number, around: readonly Fragment[]): Block => {
		const rect = { ...fragment.rect, x: x + fragment.rect.x, y: y + fragment.rect.y };
		const block = { fragment, rect, around };
		if (fragment.frame) frames.push(block);
		const isGrid = fragment.box.kind === 'container' && fragment.box.inside === 'grid';
		const within = fragment.frame ? [...around, fragment] : around;
		const children = fragment.children.map((child) => visit(child, rect.x, rect.y, within));
		if (isGrid) grids.push(children);
		return block;
	};
	visit(root, 0, 0, []);
	const seen = new Set<LineBox>();
	let named = 0;
	for (const [a, b] of overlapping([...grids, frames])) {
		const found = textOnText(a, b);
		if (!found || seen.has(found.lower)) continue;
		seen.add(found.lower);
		report({
			code: 'layout/text-on-text',
			severity: 'error',
			message: `${nameOf(a.fragment)} and ${nameOf(b.fragment)} lie on one another on page ${folio}: "${quoted(found.upper)}" stands on "${quoted(found.lower)}"`,
			span: b.fragment.box.span,
			hint: 'give each of them a place of its own, or one a z-index where it is meant',
		});
		if (++named >= MOST_NAMED) return;
	}
}

/** Blocks of each group that overlap, neither of them in the other. */
function* overlapping(groups: readonly (readonly Block[])[]): Generator<readonly [Block, Block]> {
	for (const group of groups) {
		const order = new Map(group.map((block, i) => [block, i]));
		const sorted = [...group].sort((a, b) => a.rect.y - b.rect.y);
		let open: Block[] = [];
		for (const block of sorted) {
			open = open.filter(({ rect }) => rect.y + rect.height > block.rect.y + SLACK);
			for (const other of open) {
				if (!overlaps(block.rect, other.rect)) continue;
				if (block.around.includes(other.fragment) || other.around.includes(block.fragment)) continue;
				if (isLaidOver(block) || isLaidOver(other)) continue;
				yield order.get(other)! < order.get(block)! ? [other, block] : [block, other];
			}
			open.push(block);
		}
	}
}

/** Who gives a box a layer means it to lie over another. */
const isLaidOver = ({ fragment: { box } }: Block): boolean => box.style.zIndex !== 'auto';

const overlaps = (a: Rect, b: Rect): boolean =>
	a.x + a.width > b.x + SLACK &&
	b.x + b.width > a.x + SLACK &&
	a.y + a.height > b.y + SLACK &&
	b.y + b.height > a.y + SLACK;

/** The first line of one block on a line of another. */
function textOnText(a: Block, b: Block): { readonly lower: LineBox; readonly upper: LineBox } | undefined {
	const lower = [...linesIn(a, b.rect)];
	if (lower.length === 0) return undefined;
	for (const upper of linesIn(b, a.rect)) {
		const under = lower.find(({ rect }) => overlaps(rect, upper.rect));
		if (under) return { lower: under.line, upper: upper.line };
	}
	return undefined;
}

interface PlacedLine {
	readonly line: LineBox;
	/** Its text on the page. */
	readonly rect: Rect;
}

/** Lines of a block that stand in an area of the page; what is overset is reported as such. */
function* linesIn({ fragment, rect }: Block, area: Rect): Generator<PlacedLine> {
	for (const line of fragment.lines ?? []) {
		if (line.isOverset || textOf(line).trim() === '') continue;
		const ink = emBoxesOf(line);
		const placed = { ...ink, x: rect.x + ink.x, y: rect.y + ink.y };
		if (overlaps(placed, area)) yield { line, rect: placed };
	}
	for (const child of fragment.children) {
		const inner = { ...child.rect, x: rect.x + child.rect.x, y: rect.y + child.rect.y };
		yield* linesIn({ fragment: child, rect: inner, around: [] }, area);
	}
}

function nameOf({ box, frame }: Fragment): string {
	const id = box.element?.attributes.id;
	if (id !== undefined) return `"${id}"`;
	return frame ? `a frame of "${box.style.flowFrom}"` : `<${box.element?.tag ?? 'box'}>`;
}

function quoted(line: LineBox): string {
	const text = [...textOf(line)];
	return text.length > QUOTED ? `${text.slice(0, QUOTED).join('')}…` : text.join('');
}
