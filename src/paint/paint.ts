import { type Drawing, type DrawingOp, type Path, type Rect, rectPath } from '../base/index.js';
import type { FontSet } from '../font/index.js';
import {
	type Box,
	bordersOf,
	type Fragment,
	type Page,
	paddingsOf,
	type ReplacedBox,
} from '../layout/index.js';
import { buildStructure, type DocumentStructure } from './build-structure.js';
import type { DisplayList, Op, OutlineEntry, PaintedDocument } from './display-list.js';
import { paintBox, paintRules } from './paint-box.js';
import { paintLine } from './paint-line.js';
import { layersOf, type Placed } from './stacking.js';

/** What painting needs besides the pages. */
export interface PaintInput {
	readonly title: string;
	/** BCP 47. */
	readonly language: string;
	readonly root: NonNullable<Box['element']>;
	/** Charts and pictures by the id of their box, each drawn at some size: it is fitted into its box. */
	readonly drawings: ReadonlyMap<string, Drawing>;
	readonly fonts: FontSet;
	/** Whether an element has a box at all. */
	readonly isPrinted: (element: NonNullable<Box['element']>) => boolean;
}

/** Paints pages: ops in paint order, tags by the document's structure, the outline from its headings. */
export function paint(pages: readonly Page[], input: PaintInput): PaintedDocument {
	const structure = buildStructure(input.root, input.isPrinted);
	const outline: OutlineEntry[] = [];
	const lists = pages.map((page, index): DisplayList => {
		const painter = new Painter(input, structure, index, outline);
		painter.fragment(page.root, 0, 0, undefined);
		return {
			folio: page.folio,
			size: { width: page.trim.width, height: page.trim.height },
			trim: page.trim,
			bleed: page.bleed,
			ops: painter.finish(),
		};
	});
	return { title: input.title, language: input.language, pages: lists, structure: structure.root, outline };
}

/** Paints one page. Ops that belong to one structure element and follow each other share a tag. */
class Painter {
	private readonly ops: Op[] = [];
	private open: { readonly element: number | undefined; readonly ops: DrawingOp[] } | undefined;
	/** Clips of the boxes around whose `overflow` is not visible, outermost first. */
	private clips: readonly Path[] = [];

	constructor(
		private readonly input: PaintInput,
		private readonly structure: DocumentStructure,
		private readonly page: number,
		private readonly outline: OutlineEntry[],
	) {}

	finish(): readonly Op[] {
		this.close();
		return this.ops;
	}

	/** Paints a fragment whose parent's corner is at `x`, `y`. `text` is the structure element around it. */
	fragment(fragment: Fragment, x: number, y: number, text: number | undefined, isSilent = false): void {
		const { box, rect } = fragment;
		const own = isSilent ? undefined : box.element ? this.structure.textId(box.element) : text;
		this.stack({
			fragment,
			rect: { ...rect, x: x + rect.x, y: y + rect.y },
			own,
			clips: this.clips,
			isSilent,
		});
	}

	/**
	 * Paints a box and all that is in it, from the back to the front: what has a negative `z-index`, the boxes in the flow,
	 * floats, text, what is positioned (CSS 2.2 appendix E). Boxes in a flow without floats do not lie on one another, and are
	 * painted one by one, each with its text.
	 */
	private stack(placed: Placed): void {
		const outer = this.clips;
		const layers = layersOf(placed, this.structure);
		const { flow, floats, positioned } = layers;
		this.behind(flow[0]!);
		for (const item of positioned) if (item.z < 0) this.stack(item.placed);
		for (const item of flow) {
			if (item !== flow[0]) this.behind(item);
			if (floats.length === 0) this.inFront(item);
		}
		for (const item of floats) this.stack(item);
		if (floats.length > 0) for (const item of flow) this.inFront(item);
		for (const item of positioned) if (item.z >= 0) this.stack(item.placed);
		this.clipTo(outer);
	}

	/** Backgrounds, borders and rules. */
	private behind({ fragment, rect, own, clips }: Placed): void {
		if (fragment.box.kind !== 'container') return;
		this.clipTo(clips);
		this.container(fragment, rect, own);
	}

	/** Text and pictures. */
	private inFront({ fragment, rect, own, clips, isSilent }: Placed): void {
		const { box, lines = [] } = fragment;
		if (box.kind === 'replaced' || lines.length > 0) this.clipTo(clips);
		if (box.kind === 'replaced') this.replaced(box, rect, own);
		for (const line of lines) this.line(line, rect, own, isSilent);
	}

	private clipTo(clips: readonly Path[]): void {
		if (clips === this.clips) return;
		this.close();
		this.clips = clips;
	}

	private clipped(ops: readonly DrawingOp[]): readonly DrawingOp[] {
		return this.clips.reduceRight<readonly DrawingOp[]>(
			(inner, clip) => [{ op: 'group', ops: inner, clip }],
			ops,
		);
	}

	private container(fragment: Fragment, rect: Rect, own: number | undefined): void {
		const { box } = fragment;
		for (const op of paintBox(box, rect, fragment.isFirst, fragment.isLast)) this.artifact(op);
		const rules = (fragment.rules ?? []).map((rule) => ({ ...rule, x: rule.x + rect.x, y: rule.y + rect.y }));
		for (const op of paintRules(rules, box)) this.artifact(op);
		const level = /^h([1-6])$/.exec(box.element?.tag ?? '')?.[1];
		if (level && fragment.isFirst && own !== undefined) {
			const title = textIn(fragment).trim();
			if (title !== '') this.outline.push({ title, level: Number(level), page: this.page, y: rect.y });
		}
	}

	private line(
		line: NonNullable<Fragment['lines']>[number],
		rect: Rect,
		own: number | undefined,
		isSilent: boolean,
	): void {
		const at = { x: rect.x + line.rect.x, y: rect.y + line.rect.y };
		for (const { op, content } of paintLine(line, at, this.input.fonts)) {
			const part = line.paragraph.content[content];
			if (!part) this.artifact(op);
			else
				this.content(
					op,
					part.kind === 'text' && part.element && !isSilent
						? (this.structure.textId(part.element) ?? own)
						: own,
				);
		}
		for (const { at: start, fragment } of line.objects) {
			const horizontal = line.writingMode === 'horizontal-tb';
			this.fragment(
				fragment,
				at.x + (horizontal ? line.start + start : 0),
				at.y + (horizontal ? 0 : line.start + start),
				own,
				isSilent,
			);
		}
	}

	private replaced(box: ReplacedBox, rect: Rect, own: number | undefined): void {
		for (const op of paintBox(box, rect, true, true)) this.artifact(op);
		const drawing = this.input.drawings.get(box.id);
		if (drawing && box.style.visibility === 'visible')
			for (const op of fitted(drawing, box, contentBox(box, rect))) this.content(op, own);
	}

	private content(op: DrawingOp, element: number | undefined): void {
		if (!this.open || this.open.element !== element) {
			this.close();
			this.open = { element, ops: [] };
		}
		this.open.ops.push(op);
	}

	private artifact(op: DrawingOp): void {
		this.close();
		this.ops.push({ op: 'artifact', kind: 'layout', ops: this.clipped([op]) });
	}

	private close(): void {
		if (!this.open) return;
		const { element } = this.open;
		const ops = this.clipped(this.open.ops);
		this.ops.push(
			element === undefined ? { op: 'artifact', kind: 'pagination', ops } : { op: 'tag', element, ops },
		);
		this.open = undefined;
	}
}

function contentBox({ style }: ReplacedBox, rect: Rect): Rect {
	const borders = bordersOf(style, 'horizontal-tb');
	const paddings = paddingsOf(style, 'horizontal-tb', rect.width);
	const left = borders.inlineStart + paddings.inlineStart;
	const top = borders.blockStart + paddings.blockStart;
	return {
		x: rect.x + left,
		y: rect.y + top,
		width: rect.width - left - borders.inlineEnd - paddings.inlineEnd,
		height: rect.height - top - borders.blockEnd - paddings.blockEnd,
	};
}

/** A drawing in its box as `object-fit` says (CSS Images 3, 5.5); what stands over is clipped. */
function fitted({ size, ops }: Drawing, { style }: ReplacedBox, box: Rect): readonly DrawingOp[] {
	if (size.width <= 0 || size.height <= 0 || box.width <= 0 || box.height <= 0) return [];
	const across = box.width / size.width;
	const down = box.height / size.height;
	const least = Math.min(across, down);
	const scale = {
		fill: undefined,
		contain: least,
		cover: Math.max(across, down),
		none: 1,
		'scale-down': Math.min(1, least),
	}[style.objectFit];
	const sx = scale ?? across;
	const sy = scale ?? down;
	const x = box.x + (box.width - size.width * sx) / 2;
	const y = box.y + (box.height - size.height * sy) / 2;
	const clips = size.width * sx > box.width + 0.01 || size.height * sy > box.height + 0.01;
	const placed: DrawingOp = {
		op: 'group',
		matrix: [sx, 0, 0, sy, x, y],
		ops,
		clip: rectPath({ x: 0, y: 0, ...size }),
	};
	return clips ? [{ op: 'group', ops: [placed], clip: rectPath(box) }] : [placed];
}

function textIn({ lines = [], children }: Fragment): string {
	return (
		lines.map(({ runs }) => runs.map(({ run }) => run.text).join('')).join('') + children.map(textIn).join('')
	);
}
