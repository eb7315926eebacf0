import { type Drawing, type DrawingOp, type Path, type Rect, type Report, rectPath } from '../base/index.js';
import type { FontSet } from '../font/index.js';
import {
	type Box,
	type Fragment,
	isTransformed,
	objectOffset,
	type Page,
	type ReplacedBox,
	transformOf,
} from '../layout/index.js';
import { drawPicture, type Images } from '../picture/index.js';
import { buildStructure, type DocumentStructure } from './build-structure.js';
import { withoutBackground } from './canvas.js';
import type { DisplayList, Op, OutlineEntry, PageEdge, PaintedDocument } from './display-list.js';
import { inRed } from './overset-ink.js';
import { bleedBox, edgesOf, groundOf } from './page-ground.js';
import { pageMarks } from './page-marks.js';
import { paintRules } from './paint-border.js';
import { contentRect, paintBox } from './paint-box.js';
import { paintLine } from './paint-line.js';
import { paintTableLayers, paintTableRules } from './paint-table.js';
import { type Slices, slicesOf } from './slices.js';
import { isFootnote, layersOf, opacityOf, type Placed } from './stacking.js';

/** What painting needs besides the pages. */
export interface PaintInput {
	readonly title: string;
	/** BCP 47. */
	readonly language: string;
	readonly root: NonNullable<Box['element']>;
	/** Charts and pictures by the id of their box, each drawn at some size: it is fitted into its box. */
	readonly drawings: ReadonlyMap<string, Drawing>;
	readonly fonts: FontSet;
	/** Pictures that style sheets name, by their paths. */
	readonly images: Images;
	readonly report?: Report;
	/** Whether an element has a box at all. */
	readonly isPrinted: (element: NonNullable<Box['element']>) => boolean;
	/** Text without room is shown in red, over all else: the pages are a draft. */
	readonly marksOverset?: boolean;
}

/** Paints pages: ops in paint order, tags by the document's structure, the outline from its headings. */
export function paint(pages: readonly Page[], input: PaintInput): PaintedDocument {
	const structure = buildStructure(input.root, input.isPrinted, notesOn(pages));
	const outline: OutlineEntry[] = [];
	const slices = slicesOf(pages);
	const lists = pages.map((page, index): DisplayList => {
		const painter = new Painter(input, structure, slices, index, outline);
		painter.page(page);
		return {
			folio: page.folio,
			size: page.sheet,
			trim: page.trim,
			bleed: page.bleed,
			ops: painter.finish(),
		};
	});
	return { title: input.title, language: input.language, pages: lists, structure: structure.root, outline };
}

/** The elements that stand on the pages as footnotes. */
function notesOn(pages: readonly Page[]): ReadonlySet<NonNullable<Box['element']>> {
	const notes = new Set<NonNullable<Box['element']>>();
	const visit = ({ box, children }: Fragment): void => {
		if (isFootnote(box) && box.element) notes.add(box.element);
		for (const child of children) visit(child);
	};
	for (const { root } of pages) visit(root);
	return notes;
}

/** Paints one page. Ops that belong to one structure element and follow each other share a tag. */
class Painter {
	private ops: Op[] = [];
	private open: { readonly element: number | undefined; readonly ops: DrawingOp[] } | undefined;
	/** The box whose background is that of the whole page already. */
	private canvas: Box | undefined;
	/** What has no room: it is painted last, and not clipped. */
	private readonly left: (() => void)[] = [];
	private isMarking = false;
	/** Clips of the boxes around whose `overflow` is not visible, outermost first. */
	private clips: readonly Path[] = [];
	/** Where the margin box stands that is being painted. */
	private edges: readonly PageEdge[] | undefined;

	constructor(
		private readonly input: PaintInput,
		private readonly structure: DocumentStructure,
		private readonly slices: Slices,
		private readonly index: number,
		private readonly outline: OutlineEntry[],
	) {}

	finish(): readonly Op[] {
		this.close();
		return this.ops;
	}

	/** Paints a page: its ground, its boxes, those in its margins, and the marks beside it. */
	page(page: Page): void {
		const { root, trim, margins } = page;
		const marks = pageMarks(page);
		// The room for marks is theirs alone.
		this.clips = marks.length > 0 ? [rectPath(bleedBox(page))] : [];
		const ground = groundOf(page, this.input);
		this.canvas = ground.box;
		for (const op of ground.ops) this.artifact(op);
		this.fragment(root, trim.x, trim.y, undefined);
		for (const { name, fragment } of margins) {
			this.close();
			this.edges = edgesOf(name);
			this.fragment(fragment, trim.x, trim.y, undefined, true);
		}
		this.close();
		this.edges = undefined;
		if (marks.length > 0) this.ops.push({ op: 'artifact', kind: 'page', ops: marks });
		this.clipTo([]);
		this.isMarking = this.input.marksOverset === true;
		for (const paintLeft of this.left) paintLeft();
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
		const { fragment, rect, clips } = placed;
		const opacity = opacityOf(fragment.box);
		const isMoved = isTransformed(fragment.box);
		if (opacity === 1 && !isMoved) {
			this.solid(placed);
			return;
		}
		const matrix = transformOf(fragment.box, rect);
		const [a, b, c, d] = matrix;
		// What is made as thin as a line is not seen (CSS Transforms 1, 3).
		if (Math.abs(a * d - b * c) < FLAT) return;
		this.close();
		const around = this.ops;
		this.ops = [];
		// The boxes around cut off what was moved, not where it was before.
		this.solid(isMoved ? { ...placed, clips: [] } : placed);
		this.close();
		const inner = this.ops;
		this.ops = around;
		if (inner.length === 0) return;
		const own = layered(inner, { opacity, ...(isMoved && { matrix }) });
		this.ops.push(isMoved ? clips.reduceRight((op, clip) => layered([op], { opacity: 1, clip }), own) : own);
	}

	private solid(placed: Placed): void {
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
	private behind({ fragment, rect, own, clips, part }: Placed): void {
		if (fragment.box.kind !== 'container') return;
		this.clipTo(clips);
		if (part === 'rules') for (const op of paintTableRules(fragment.table, rect)) this.artifact(op);
		else this.container(fragment, rect, own);
	}

	/** Text and pictures. */
	private inFront({ fragment, rect, own, clips, isSilent, part }: Placed): void {
		if (part === 'rules') return;
		const { box, lines = [] } = fragment;
		if (box.kind === 'replaced' || lines.length > 0) this.clipTo(clips);
		if (box.kind === 'replaced') this.replaced(box, rect, own);
		for (const line of lines) this.line(line, lines, rect, own, isSilent);
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
		const shows = { top: fragment.isFirst, right: true, bottom: fragment.isLast, left: true };
		const whole = this.slices.wholeOf(fragment, rect);
		const style = box === this.canvas ? withoutBackground(box.style) : box.style;
		const frame = { shows, ...(whole && { whole }) };
		// What lies behind a row its table paints, under the cells of all rows.
		const isRow = box.kind === 'container' && box.inside === 'table-row';
		for (const op of isRow ? [] : paintBox(style, rect, this.input, frame)) this.artifact(op);
		for (const op of paintTableLayers(fragment.table, rect, this.input)) this.artifact(op);
		const rules = (fragment.rules ?? []).map((rule) => ({ ...rule, x: rule.x + rect.x, y: rule.y + rect.y }));
		for (const op of paintRules(rules, box)) this.artifact(op);
		const { fragments = [] } = fragment.overset ?? {};
		// After the last frame of a thread it stands over the end, or is not shown (CSS Regions 1, 4.2).
		const isShown = this.input.marksOverset || box.style.regionFragment === 'auto';
		if (fragments.length > 0 && isShown)
			this.left.push(() => {
				for (const left of fragments) this.fragment(left, rect.x, rect.y, own);
			});
		const level = /^h([1-6])$/.exec(box.element?.tag ?? '')?.[1];
		if (level && fragment.isFirst && own !== undefined) {
			const title = textIn(fragment).trim();
			if (title !== '') this.outline.push({ title, level: Number(level), page: this.index, y: rect.y });
		}
	}

	private line(
		line: NonNullable<Fragment['lines']>[number],
		lines: NonNullable<Fragment['lines']>,
		rect: Rect,
		own: number | undefined,
		isSilent: boolean,
	): void {
		if (line.isOverset && this.input.marksOverset && !this.isMarking) {
			this.left.push(() => this.line(line, lines, rect, own, isSilent));
			return;
		}
		const at = { x: rect.x + line.rect.x, y: rect.y + line.rect.y };
		for (const { op: painted, content } of paintLine(line, lines, at, this.input)) {
			const op = this.isMarking ? inRed(painted) : painted;
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
		for (const ruby of line.rubies ?? []) this.line(ruby, [ruby], { ...rect, ...at }, own, isSilent);
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
		for (const op of paintBox(box.style, rect, this.input)) this.artifact(op);
		const picture = box.image === undefined ? undefined : this.input.images.get(box.image);
		const { fonts, drawings, report = () => undefined } = this.input;
		const setting = { fonts, language: box.language, report };
		const drawing = picture ? drawPicture(picture, picture.size, setting) : drawings.get(box.id);
		if (drawing && box.style.visibility === 'visible')
			for (const op of fitted(drawing, box, contentRect(box.style, rect))) this.content(op, own);
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
		this.ops.push({ op: 'artifact', ...this.kind('layout'), ops: this.clipped([op]) });
	}

	private close(): void {
		if (!this.open) return;
		const { element } = this.open;
		const ops = this.clipped(this.open.ops);
		this.ops.push(
			element === undefined
				? { op: 'artifact', ...this.kind('pagination'), ops }
				: { op: 'tag', element, ops },
		);
		this.open = undefined;
	}

	/** All of a margin box, its ground too, belongs to the page and not to the text. */
	private kind(kind: 'layout' | 'pagination'): Pick<Extract<Op, { op: 'artifact' }>, 'kind' | 'edges'> {
		return this.edges ? { kind: 'pagination', edges: this.edges } : { kind };
	}
}

type Layer = Pick<Extract<Op, { op: 'layer' }>, 'opacity' | 'matrix' | 'clip'>;

/** Ops laid on as one: as a group inside their tag when they share one, else as a layer around their tags. */
function layered(ops: readonly Op[], { opacity, ...place }: Layer): Op {
	const [only] = ops;
	if (ops.length === 1 && (only?.op === 'tag' || only?.op === 'artifact') && only.ops.every(isDrawing))
		return { ...only, ops: [{ op: 'group', ops: only.ops, ...(opacity !== 1 && { opacity }), ...place }] };
	return { op: 'layer', opacity, ...place, ops };
}

/** A box that is scaled to less than this part of itself has no area. */
const FLAT = 1e-9;

const isDrawing = (op: Op): op is DrawingOp => op.op !== 'tag' && op.op !== 'artifact' && op.op !== 'layer';

/** A drawing in its box as `object-fit` says (CSS Images 3, 5.5); what stands over is clipped. */
function fitted({ size, ops, isFramed }: Drawing, { style }: ReplacedBox, box: Rect): readonly DrawingOp[] {
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
	const offset = objectOffset(style, {
		width: box.width - size.width * sx,
		height: box.height - size.height * sy,
	});
	const [x, y] = [box.x + offset.x, box.y + offset.y];
	const clips = size.width * sx > box.width + 0.01 || size.height * sy > box.height + 0.01;
	const placed: DrawingOp = {
		op: 'group',
		matrix: [sx, 0, 0, sy, x, y],
		ops,
		// A clip at the very edge of a label takes a part of it on a coarse screen.
		...(isFramed ? {} : { clip: rectPath({ x: 0, y: 0, ...size }) }),
	};
	return clips ? [{ op: 'group', ops: [placed], clip: rectPath(box) }] : [placed];
}

function textIn({ lines = [], children }: Fragment): string {
	return (
		lines.map(({ runs }) => runs.map(({ run }) => run.text).join('')).join('') + children.map(textIn).join('')
	);
}
