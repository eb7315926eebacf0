import type * as Canvas from 'canvas';
import {
	type Drawing,
	type GlyphRun,
	type Gradient,
	type Ink,
	isGradient,
	type Matrix,
	multiply,
	type Paint,
	type Path,
	PressError,
	type RasterImage,
	type Size,
	type Stroke,
} from '../base/index.js';
import type { FontSet } from '../font/index.js';
import type { DisplayList, Op } from './display-list.js';
import { pathData } from './path-data.js';
import { placeGlyphs } from './place-glyphs.js';
import { withDensity } from './png-density.js';

type Context = Canvas.SKRSContext2D;
type Module = typeof Canvas;
type OpOf<Name extends Op['op']> = Extract<Op, { readonly op: Name }>;

/** 400 million bytes of pixels: a broadsheet at 450 dpi. */
const MOST_PIXELS = 100_000_000;

/** The page as a PNG picture on white. Glyphs are drawn as outlines, so no font of the machine can get in. */
export function rasterPage(list: DisplayList, fonts: FontSet, dpi: number): Promise<Uint8Array> {
	return raster(list.size, list.ops, fonts, dpi, `page ${list.folio}`);
}

/** A chart or picture by itself, as a PNG picture on white. */
export function rasterDrawing(drawing: Drawing, fonts: FontSet, dpi: number): Promise<Uint8Array> {
	return raster(drawing.size, drawing.ops, fonts, dpi, 'the drawing');
}

async function raster(
	size: Size,
	ops: readonly Op[],
	fonts: FontSet,
	dpi: number,
	what: string,
): Promise<Uint8Array> {
	const scale = dpi / 72;
	const width = Math.max(1, Math.round(size.width * scale));
	const height = Math.max(1, Math.round(size.height * scale));
	if (!(width * height <= MOST_PIXELS)) {
		throw new PressError([
			{
				code: 'paint/too-many-pixels',
				severity: 'error',
				message: `${what} has ${width} × ${height} pixels at ${dpi} dpi, more than ${MOST_PIXELS}`,
				hint: 'ask for fewer dots per inch',
			},
		]);
	}
	const module = await loadCanvas();
	const brush = new Brush(module, fonts, await decodeImages(module, ops));
	const canvas = module.createCanvas(width, height);
	const context = canvas.getContext('2d');
	context.fillStyle = '#ffffff';
	context.fillRect(0, 0, width, height);
	context.scale(width / size.width, height / size.height);
	context.imageSmoothingQuality = 'high';
	brush.paint(context, ops);
	// Packed in a thread of its own: what follows need not wait for it.
	return withDensity(await canvas.encode('png'), dpi);
}

/** The system's fonts are kept out: they take 200 ms to load, and nothing here may use them. */
async function loadCanvas(): Promise<Module> {
	process.env.DISABLE_SYSTEM_FONTS_LOAD = '1';
	return await import('canvas');
}

async function decodeImages(module: Module, ops: readonly Op[]): Promise<ReadonlyMap<string, Canvas.Image>> {
	const images = new Map<string, RasterImage>();
	const collect = (list: readonly Op[]): void => {
		for (const op of list) {
			if (op.op === 'image') images.set(op.image.id, op.image);
			else if ('ops' in op) collect(op.ops);
		}
	};
	collect(ops);
	const decoded = new Map<string, Canvas.Image>();
	for (const { id, bytes } of images.values()) decoded.set(id, await module.loadImage(bytes));
	return decoded;
}

/** Paints ops on a canvas; keeps the glyphs it has drawn. */
class Brush {
	private readonly glyphPaths = new Map<string, Canvas.Path2D>();

	constructor(
		private readonly module: Module,
		private readonly fonts: FontSet,
		private readonly images: ReadonlyMap<string, Canvas.Image>,
	) {}

	paint(context: Context, ops: readonly Op[]): void {
		for (const op of ops) {
			switch (op.op) {
				case 'path':
					this.paintPath(context, this.path(op.path), op.fill, op.stroke, op.fillRule);
					break;
				case 'glyphs':
					this.paintGlyphs(context, op);
					break;
				case 'image':
					this.paintImage(context, op);
					break;
				case 'group':
					this.paintGroup(context, op);
					break;
				case 'layer':
					this.paintGroup(context, { ...op, op: 'group' });
					break;
				case 'tag':
				case 'artifact':
					this.paint(context, op.ops);
					break;
			}
		}
	}

	private paintPath(
		context: Context,
		path: Canvas.Path2D,
		fill: Paint | undefined,
		stroke: Stroke | undefined,
		rule?: 'evenodd',
	): void {
		if (fill) {
			withPaint(context, fill, path, (painted) => {
				context.fillStyle = paintStyle(context, fill);
				context.fill(painted, rule ?? 'nonzero');
			});
		}
		if (!stroke || stroke.width <= 0) return;
		const { paint } = stroke;
		if (isGradient(paint) && paint.matrix) {
			// The pen must not be bent by the gradient's matrix: its outline is filled instead.
			withPaint(context, paint, this.strokeOutline(path, stroke), (painted) => {
				context.fillStyle = paintStyle(context, paint);
				context.fill(painted);
			});
			return;
		}
		context.strokeStyle = paintStyle(context, paint);
		context.lineWidth = stroke.width;
		context.lineCap = stroke.cap;
		context.lineJoin = stroke.join;
		context.miterLimit = stroke.miterLimit;
		context.setLineDash([...stroke.dash]);
		context.lineDashOffset = stroke.dashOffset;
		context.stroke(path);
	}

	private strokeOutline(path: Canvas.Path2D, stroke: Stroke): Canvas.Path2D {
		const { StrokeCap, StrokeJoin, Path2D } = this.module;
		const caps = { butt: StrokeCap.Butt, round: StrokeCap.Round, square: StrokeCap.Square };
		const joins = { miter: StrokeJoin.Miter, round: StrokeJoin.Round, bevel: StrokeJoin.Bevel };
		const line = new Path2D(path);
		const [on, off] = stroke.dash;
		if (on !== undefined) line.dash(on, off ?? on, stroke.dashOffset);
		return line.stroke({
			width: stroke.width,
			cap: caps[stroke.cap],
			join: joins[stroke.join],
			miterLimit: stroke.miterLimit,
		});
	}

	private paintImage(context: Context, { image, rect, matrix, isPixelated }: OpOf<'image'>): void {
		const decoded = this.images.get(image.id);
		if (!decoded) return;
		context.save();
		if (matrix) context.transform(...matrix);
		context.imageSmoothingEnabled = !isPixelated;
		context.drawImage(decoded, rect.x, rect.y, rect.width, rect.height);
		context.restore();
	}

	private paintGroup(context: Context, group: Group): void {
		const { matrix, clip, clipRule, opacity = 1, blend = 'normal', ops } = group;
		context.save();
		if (matrix) context.transform(...matrix);
		if (clip) context.clip(this.path(clip), clipRule ?? 'nonzero');
		const mode = blend === 'normal' ? 'source-over' : blend;
		const [only] = ops;
		if (opacity === 1 && blend === 'normal') this.paint(context, ops);
		else if (only && ops.length === 1 && paintsOnce(only)) {
			// Nothing shines through anything: the usual case of a mark in a chart needs no layer.
			context.globalAlpha = opacity;
			context.globalCompositeOperation = mode;
			this.paint(context, ops);
		} else {
			// Parts of a group do not shine through each other: they are painted apart and laid on as one.
			const { width, height } = context.canvas;
			const layer = this.module.createCanvas(width, height);
			const layerContext = layer.getContext('2d');
			layerContext.imageSmoothingQuality = 'high';
			layerContext.setTransform(context.getTransform());
			this.paint(layerContext, ops);
			context.resetTransform();
			context.globalAlpha = opacity;
			context.globalCompositeOperation = mode;
			context.drawImage(layer, 0, 0);
		}
		context.restore();
	}

	private paintGlyphs(context: Context, { run, matrix, fill, stroke }: OpOf<'glyphs'>): void {
		if (isGradient(fill) || fill.alpha < 1 || context.globalAlpha < 1 || stroke) {
			this.paintPath(context, this.runPath(run, matrix), fill, stroke);
			return;
		}
		// One by one takes less than half the time of one large path.
		context.save();
		const { a, b, c, d, e, f } = context.getTransform();
		context.fillStyle = inkStyle(fill);
		for (const { glyph, x, y } of placeGlyphs(run, this.fonts.face(run.font))) {
			const place = multiply(matrix, [run.size, 0, 0, run.size, x, y]);
			context.setTransform(...multiply([a, b, c, d, e, f], place));
			context.fill(this.glyphPath(run.font, glyph));
		}
		context.restore();
	}

	/** All glyphs of a run as one path in the space of the drawing: where two touch, nothing is painted twice. */
	private runPath(run: GlyphRun, matrix: Matrix): Canvas.Path2D {
		const result = new this.module.Path2D();
		for (const { glyph, x, y } of placeGlyphs(run, this.fonts.face(run.font))) {
			const [a, b, c, d, e, f] = multiply(matrix, [run.size, 0, 0, run.size, x, y]);
			result.addPath(this.glyphPath(run.font, glyph), { a, b, c, d, e, f });
		}
		return result;
	}

	private glyphPath(font: string, glyph: number): Canvas.Path2D {
		const key = `${font}/${glyph}`;
		let path = this.glyphPaths.get(key);
		if (!path) {
			path = this.path(this.fonts.face(font).outlineOf(glyph));
			this.glyphPaths.set(key, path);
		}
		return path;
	}

	private path(path: Path): Canvas.Path2D {
		return new this.module.Path2D(pathData(path, 5));
	}
}

/** A group, or a layer with tags in it. */
type Group = Omit<OpOf<'group'>, 'ops'> & { readonly ops: readonly Op[] };

const paintsOnce = (op: Op): boolean =>
	op.op === 'image' || ((op.op === 'path' || op.op === 'glyphs') && (!op.fill || !op.stroke));

/** Paints in the gradient's own space when it has one: canvas gradients know no matrix. */
function withPaint(
	context: Context,
	paint: Paint,
	path: Canvas.Path2D,
	draw: (path: Canvas.Path2D) => void,
): void {
	const matrix = isGradient(paint) ? paint.matrix : undefined;
	const inverse = matrix && invert(matrix);
	if (!matrix) draw(path);
	if (!matrix || !inverse) return;
	const [a, b, c, d, e, f] = inverse;
	context.save();
	context.transform(...matrix);
	draw(path.transform({ a, b, c, d, e, f }));
	context.restore();
}

function invert([a, b, c, d, e, f]: Matrix): Matrix | undefined {
	const determinant = a * d - b * c;
	if (determinant === 0) return undefined;
	return [
		d / determinant,
		-b / determinant,
		-c / determinant,
		a / determinant,
		(c * f - d * e) / determinant,
		(b * e - a * f) / determinant,
	];
}

function paintStyle(context: Context, paint: Paint): string | Canvas.CanvasGradient {
	return isGradient(paint) ? gradientStyle(context, paint) : inkStyle(paint);
}

function gradientStyle(context: Context, gradient: Gradient): Canvas.CanvasGradient {
	const style =
		gradient.kind === 'linear'
			? context.createLinearGradient(...gradient.from, ...gradient.to)
			: context.createRadialGradient(...gradient.from, ...gradient.to);
	for (const { offset, ink } of gradient.stops) style.addColorStop(clamp(offset), inkStyle(ink));
	return style;
}

function inkStyle({ channels, alpha }: Ink): string {
	const [red, green, blue] = channels.map((channel) => Math.round(clamp(channel) * 255));
	return `rgba(${red}, ${green}, ${blue}, ${clamp(alpha)})`;
}

const clamp = (value: number): number => Math.min(1, Math.max(0, value));
