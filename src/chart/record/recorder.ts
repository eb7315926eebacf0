import {
	type DrawingOp,
	type Ink,
	identity,
	isBlendMode,
	isGradient,
	type MarkReference,
	type Matrix,
	multiply,
	type Paint,
	type Path,
	type RasterImage,
	type Rect,
	rectPath,
	type Stroke,
	transformPath,
} from '../../base/index.js';
import { type Piece, roundLength, runOf } from '../fonts/chart-fonts.js';
import type { DrawnItem } from '../view/vega.js';
import { Extent, intersect, pathExtent } from './extent.js';
import { Pen } from './pen.js';
import {
	determinant,
	faded,
	inkOf,
	landedGradient,
	RecordedGradient,
	rounded,
	roundedMatrix,
	samePath,
} from './recorded.js';

/** What the recorder asks of the chart that is being drawn. */
export interface RecorderHost {
	/** Undefined for what is no colour, which the host reports. */
	parseColor(text: string): Ink | undefined;
	/** The bytes of a picture that Vega draws; undefined for one that the host refused. */
	imageOf(source: object): RasterImage | undefined;
}

/** A label that was drawn: for the checks on the finished chart. */
export interface DrawnLabel {
	readonly text: string;
	/** Points, as printed. */
	readonly size: number;
	/** The extent of its ink in the drawing; undefined for blank text. */
	readonly ink: Rect | undefined;
	readonly mark: MarkReference | undefined;
	/** The graphic of Vega's scene that says it. */
	readonly item: DrawnItem | undefined;
}

interface State {
	readonly matrix: Matrix;
	readonly fillStyle: unknown;
	readonly strokeStyle: unknown;
	readonly globalAlpha: number;
	readonly lineWidth: number;
	readonly lineCap: string;
	readonly lineJoin: string;
	readonly miterLimit: number;
	readonly lineDash: readonly number[];
	readonly lineDashOffset: number;
	readonly blend: string;
	readonly isSmooth: boolean;
	/** Where ops go: those of the innermost clip. */
	readonly ops: DrawingOp[];
	/** The extent of that clip. */
	readonly clip: Rect | undefined;
}

const NOTHING: Rect = { x: 0, y: 0, width: 0, height: 0 };
const CLEAR: Ink = { space: 'srgb', channels: [0, 0, 0], alpha: 0 };

/**
 * The part of a 2D canvas context that Vega's CanvasRenderer calls, which keeps what is drawn as ops. Text comes by
 * `drawPieces` from our own renderer, so `fillText` is not needed.
 */
export class Recorder {
	readonly pixelRatio = 1;
	/** What the marks drawn now stand for. */
	mark: MarkReference | undefined;
	/** The graphic that is drawn now, where it is text. */
	item: DrawnItem | undefined;
	readonly labels: DrawnLabel[] = [];
	readonly extent = new Extent();
	readonly ops: DrawingOp[] = [];
	readonly #host: RecorderHost;
	readonly #pen = new Pen();
	readonly #stack: State[] = [];
	#state: State;

	constructor(host: RecorderHost, matrix: Matrix = identity) {
		this.#host = host;
		this.#state = {
			matrix,
			fillStyle: '#000',
			strokeStyle: '#000',
			globalAlpha: 1,
			lineWidth: 1,
			lineCap: 'butt',
			lineJoin: 'miter',
			miterLimit: 10,
			lineDash: [],
			lineDashOffset: 0,
			blend: 'source-over',
			isSmooth: true,
			ops: this.ops,
			clip: undefined,
		};
	}

	set fillStyle(fillStyle: unknown) {
		this.#set({ fillStyle });
	}
	set strokeStyle(strokeStyle: unknown) {
		this.#set({ strokeStyle });
	}
	/** What is no share stands for nothing, as on a canvas; what is more than all is all. */
	set globalAlpha(alpha: number) {
		if (Number.isFinite(alpha)) this.#set({ globalAlpha: Math.min(1, Math.max(0, alpha)) });
	}
	set lineWidth(lineWidth: number) {
		this.#set({ lineWidth });
	}
	set lineCap(lineCap: string) {
		this.#set({ lineCap });
	}
	set lineJoin(lineJoin: string) {
		this.#set({ lineJoin });
	}
	set miterLimit(miterLimit: number) {
		this.#set({ miterLimit });
	}
	set lineDashOffset(lineDashOffset: number) {
		this.#set({ lineDashOffset });
	}
	set globalCompositeOperation(blend: string) {
		this.#set({ blend });
	}
	set imageSmoothingEnabled(isSmooth: boolean) {
		this.#set({ isSmooth });
	}
	setLineDash(lineDash: readonly number[]): void {
		this.#set({ lineDash });
	}

	save(): void {
		this.#stack.push(this.#state);
	}
	restore(): void {
		this.#state = this.#stack.pop() ?? this.#state;
	}
	scale(x: number, y = x): void {
		this.#transform([x, 0, 0, y, 0, 0]);
	}
	translate(x: number, y: number): void {
		this.#transform([1, 0, 0, 1, x, y]);
	}
	rotate(angle: number): void {
		const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
		this.#transform([cos, sin, -sin, cos, 0, 0]);
	}

	beginPath(): void {
		this.#pen.begin();
	}
	moveTo(x: number, y: number): void {
		this.#pen.move(this.#state.matrix, x, y);
	}
	lineTo(x: number, y: number): void {
		this.#pen.line(this.#state.matrix, x, y);
	}
	bezierCurveTo(x1: number, y1: number, x2: number, y2: number, x: number, y: number): void {
		this.#pen.cubic(this.#state.matrix, x1, y1, x2, y2, x, y);
	}
	quadraticCurveTo(x1: number, y1: number, x: number, y: number): void {
		this.#pen.quadratic(this.#state.matrix, x1, y1, x, y);
	}
	arc(x: number, y: number, radius: number, from: number, to: number, isCounter = false): void {
		this.#pen.arc(this.#state.matrix, x, y, radius, from, to, isCounter);
	}
	rect(x: number, y: number, width: number, height: number): void {
		if (![x, y, width, height].every(Number.isFinite)) return;
		this.moveTo(x, y);
		this.lineTo(x + width, y);
		this.lineTo(x + width, y + height);
		this.lineTo(x, y + height);
		this.closePath();
	}
	closePath(): void {
		this.#pen.close();
	}

	fill(rule?: string): void {
		const fill = this.#paint(this.#state.fillStyle);
		const path = this.#path();
		if (!fill || path.length < 2) return;
		this.#draw({
			op: 'path',
			path,
			fill,
			...(rule === 'evenodd' ? { fillRule: 'evenodd' } : {}),
			...this.#marked(),
		});
		this.#cover(pathExtent(path));
	}
	stroke(): void {
		const stroke = this.#stroke();
		const path = this.#path();
		if (!stroke || path.length < 2) return;
		const { ops, blend } = this.#state;
		const last = ops.at(-1);
		// One outline, filled and stroked: one op.
		if (
			last?.op === 'path' &&
			!last.stroke &&
			last.fill &&
			blend === 'source-over' &&
			samePath(last.path, path)
		) {
			ops[ops.length - 1] = { ...last, stroke };
		} else this.#draw({ op: 'path', path, stroke, ...this.#marked() });
		this.#cover(pathExtent(path, stroke.width / 2));
	}
	clip(rule?: string): void {
		const outline = this.#path();
		// A clip without outline hides everything.
		const clip = outline.length > 0 ? outline : rectPath({ x: 0, y: 0, width: 0, height: 0 });
		const inner: DrawingOp[] = [];
		this.#state.ops.push({
			op: 'group',
			clip,
			...(rule === 'evenodd' ? { clipRule: 'evenodd' } : {}),
			ops: inner,
		});
		const extent = pathExtent(clip) ?? NOTHING;
		const outer = this.#state.clip;
		this.#set({ ops: inner, clip: outer ? (intersect(outer, extent) ?? NOTHING) : extent });
	}
	fillRect(x: number, y: number, width: number, height: number): void {
		const path = rectPath({ x, y, width, height });
		const fill = this.#paint(this.#state.fillStyle);
		if (!fill || ![x, y, width, height].every(Number.isFinite)) return;
		const landed = rounded(transformPath(this.#state.matrix, path));
		this.#draw({ op: 'path', path: landed, fill, ...this.#marked() });
		this.#cover(pathExtent(landed));
	}

	drawImage(source: object, x: number, y: number, width: number, height: number): void {
		const image = this.#host.imageOf(source);
		if (!image || ![x, y, width, height].every(Number.isFinite)) return;
		const matrix = roundedMatrix(this.#state.matrix);
		const { globalAlpha, isSmooth } = this.#state;
		const op: DrawingOp = {
			op: 'image',
			image,
			rect: { x, y, width, height },
			matrix,
			...(isSmooth ? {} : { isPixelated: true }),
			...this.#marked(),
		};
		this.#draw(globalAlpha < 1 ? { op: 'group', opacity: globalAlpha, ops: [op] } : op);
		this.#cover(pathExtent(transformPath(matrix, rectPath({ x, y, width, height }))));
	}

	/** Draws a label's pieces from (x, y) on its baseline: filled, stroked or both, each with an alpha of its own. */
	drawPieces(
		pieces: readonly Piece[],
		size: number,
		at: { readonly x: number; readonly y: number },
		alphas: { readonly fill: number; readonly stroke: number },
	): void {
		this.globalAlpha = alphas.fill;
		const fill = alphas.fill > 0 ? this.#paint(this.#state.fillStyle) : undefined;
		this.globalAlpha = alphas.stroke;
		const stroke = alphas.stroke > 0 ? this.#stroke() : undefined;
		if ((!fill && !stroke) || ![at.x, at.y].every(Number.isFinite)) return;
		const extent = new Extent();
		let x = at.x;
		for (const piece of pieces) {
			const matrix = multiply(this.#state.matrix, [1, 0, 0, 1, x, at.y]);
			this.#draw({
				op: 'glyphs',
				run: runOf(piece, size),
				matrix: roundedMatrix(matrix),
				fill: fill ?? CLEAR,
				...(stroke ? { stroke } : {}),
				...this.#marked(),
			});
			const ink = inkOf(piece, size);
			const landed = ink && pathExtent(transformPath(matrix, rectPath(ink)));
			if (landed) extent.addRect(landed);
			x += piece.advance * size;
		}
		const scale = Math.sqrt(Math.abs(determinant(this.#state.matrix)));
		this.#cover(extent.rect);
		const text = pieces.map((piece) => piece.text).join('');
		this.labels.push({ text, size: size * scale, ink: extent.rect, mark: this.mark, item: this.item });
	}

	/** The space of a group counts as part of the chart, though nothing may be drawn at its edges. */
	coverFrame(x: number, y: number, width: number, height: number): void {
		if (![x, y, width, height].every(Number.isFinite)) return;
		this.#cover(pathExtent(transformPath(this.#state.matrix, rectPath({ x, y, width, height }))));
	}

	#set(change: Partial<State>): void {
		this.#state = { ...this.#state, ...change };
	}

	/** One that is not finite is no transform, as on a canvas: what comes after it is drawn all the same. */
	#transform(inner: Matrix): void {
		if (inner.every(Number.isFinite)) this.#set({ matrix: multiply(this.#state.matrix, inner) });
	}

	#path(): Path {
		return rounded(this.#pen.segments);
	}

	#marked(): { readonly mark: MarkReference } | object {
		return this.mark ? { mark: this.mark } : {};
	}

	/** Blends one op at a time, as a canvas does. */
	#draw(op: DrawingOp): void {
		const { blend, ops } = this.#state;
		ops.push(isBlendMode(blend) ? { op: 'group', blend, ops: [op] } : op);
	}

	#cover(extent: Rect | undefined): void {
		const { clip } = this.#state;
		const seen = extent && clip ? intersect(extent, clip) : extent;
		if (seen) this.extent.addRect(seen);
	}

	#paint(style: unknown): Paint | undefined {
		const { globalAlpha, matrix } = this.#state;
		if (typeof style === 'string') {
			if (style === 'none') return undefined;
			const ink = this.#host.parseColor(style);
			return ink && faded(ink, globalAlpha);
		}
		if (!(style instanceof RecordedGradient)) return undefined;
		const { paint: gradient } = style;
		const stops = gradient.stops.map(({ offset, ink }) => ({
			offset,
			ink: { ...ink, alpha: ink.alpha * globalAlpha },
		}));
		return landedGradient(matrix, { ...gradient, stops });
	}

	#stroke(): Stroke | undefined {
		const { strokeStyle, lineWidth, lineCap, lineJoin, miterLimit, lineDash, lineDashOffset, matrix } =
			this.#state;
		const paint = this.#paint(strokeStyle);
		const scale = Math.sqrt(Math.abs(determinant(matrix)));
		const width = roundLength(lineWidth * scale);
		if (!paint || !(width > 0) || (!isGradient(paint) && paint.alpha === 0)) return undefined;
		const lengths = lineDash.map((length) => roundLength(Number(length) * scale));
		const dash = lengths.length % 2 === 0 ? lengths : [...lengths, ...lengths];
		// Vega-Lite's first dash is [1, 0]: no gap is a solid line.
		const isDashed =
			dash.every((length) => length >= 0) && dash.some((length, at) => at % 2 === 1 && length > 0);
		return {
			paint,
			width,
			cap: lineCap === 'round' || lineCap === 'square' ? lineCap : 'butt',
			join: lineJoin === 'round' || lineJoin === 'bevel' ? lineJoin : 'miter',
			miterLimit,
			dash: isDashed ? dash : [],
			dashOffset: isDashed ? roundLength(lineDashOffset * scale) : 0,
		};
	}
}
