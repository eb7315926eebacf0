import {
	type DrawingOp,
	type Gradient,
	type Ink,
	isGradient,
	type Paint,
	type RasterImage,
	type Stroke,
} from '../base/index.js';
import type { Face, FontSet } from '../font/index.js';
import { Content } from './content.js';
import { EmbeddedFont } from './embedded-font.js';
import { Gradients, singleInk } from './gradients.js';
import { GraphicsStates, opaque, type Transparency } from './graphics-states.js';
import type { PdfFile } from './pdf-file.js';
import type { PdfDictionary, PdfReference } from './pdf-value.js';
import { writeRun } from './write-run.js';

type OpOf<Name extends DrawingOp['op']> = Extract<DrawingOp, { readonly op: Name }>;

/** PDF/A allows 28 levels of q (ISO 19005-2, 6.1.13); deeper groups go into forms, which count anew. */
export const DEEPEST_SAVE = 24;

/** A group is as large as it paints; a form has to say how large it may be. */
const EVERYWHERE: readonly number[] = [-16000, -16000, 16000, 16000];

/** What a form is put together in before it is laid on. */
const TRANSPARENCY: PdfDictionary = { Type: 'Group', S: 'Transparency', CS: 'DeviceRGB', I: true };

/** Writes drawing ops into content streams, and gathers what they share: fonts, images, gradients, graphics states. */
export class Painter {
	readonly states: GraphicsStates;
	private readonly gradients: Gradients;
	private readonly embedded = new Map<string, EmbeddedFont>();
	private forms = 0;
	private allInks: PdfReference | undefined;

	constructor(
		private readonly file: PdfFile,
		private readonly fonts: FontSet,
		/** Image objects by the images' ids. */
		private readonly images: ReadonlyMap<string, { readonly name: string; readonly reference: PdfReference }>,
	) {
		this.states = new GraphicsStates(file);
		this.gradients = new Gradients(file);
	}

	paint(content: Content, op: DrawingOp, under: Transparency = opaque): void {
		switch (op.op) {
			case 'path':
				this.paintPath(content, op, under);
				break;
			case 'glyphs':
				this.paintGlyphs(content, op, under);
				break;
			case 'image':
				this.paintImage(content, op, under);
				break;
			case 'group':
				this.paintGroup(content, op, under);
				break;
		}
	}

	/** Writes the fonts, which are complete only when all pages are. */
	finish(): void {
		for (const font of this.embedded.values()) font.finish();
	}

	private paintPath(
		content: Content,
		{ path, fill, fillRule, stroke }: OpOf<'path'>,
		under: Transparency,
	): void {
		if (path.length === 0) return;
		const even = fillRule ? '*' : '';
		const isStroked = stroke !== undefined && stroke.width > 0;
		if (fill && isStroked && isPlain(fill) && isPlain(stroke.paint) && under === opaque) {
			this.states.set(content, opaque);
			this.fillWith(content, fill, under);
			this.strokeWith(content, stroke, under);
			content.path(path, `B${even}`);
			return;
		}
		// B would let the pen's half that lies inside hide the fill below it: two steps, as on a canvas.
		if (fill && this.fillWith(content, fill, under)) content.path(path, `f${even}`);
		if (isStroked && this.strokeWith(content, stroke, under)) content.path(path, 'S');
	}

	private paintGlyphs(
		content: Content,
		{ run, matrix, fill, stroke }: OpOf<'glyphs'>,
		under: Transparency,
	): void {
		if (run.glyphs.length === 0 || run.size <= 0) return;
		const filled = this.prepare(content, fill);
		const penned = stroke && stroke.width > 0 ? this.prepare(content, stroke.paint) : undefined;
		if (!filled && !penned) return;
		const mask = filled?.mask ?? penned?.mask;
		this.states.set(content, {
			blend: under.blend,
			fillAlpha: under.fillAlpha * (filled?.alpha ?? 1),
			penAlpha: under.penAlpha * (penned?.alpha ?? filled?.alpha ?? 1),
			...(mask && { mask }),
		});
		if (filled) setFill(content, filled);
		if (penned && stroke) setPen(content, penned, stroke);
		// Once, whether filled, stroked or both: text that is shown twice would be read twice.
		const { face, base } = this.fonts.embedded(run.font);
		const shown = base === 0 ? run : { ...run, glyphs: run.glyphs.map((glyph) => glyph && base + glyph) };
		writeRun(content, shown, matrix, this.font(face), filled && penned ? 2 : penned ? 1 : 0);
	}

	private paintImage(content: Content, { image, rect, matrix }: OpOf<'image'>, under: Transparency): void {
		const object = this.images.get(image.id);
		if (!object) throw new Error(`the image ${image.id} was not embedded`);
		const { name, reference } = object;
		content.save();
		this.states.set(content, under);
		if (matrix) content.transform(matrix);
		// An image fills the unit square, upright where y grows upwards.
		content.transform([rect.width, 0, 0, -rect.height, rect.x, rect.y + rect.height]);
		content.drawObject(content.resources.use('XObject', name, reference));
		content.restore();
	}

	private paintGroup(content: Content, group: OpOf<'group'>, under: Transparency): void {
		const { matrix, clip, clipRule, opacity = 1, blend = 'normal', ops } = group;
		if (ops.length === 0) return;
		content.save();
		if (matrix) content.transform(matrix);
		if (clip) content.clip(clip, clipRule);
		const isApart = opacity !== 1 || blend !== 'normal';
		const own: Transparency = { fillAlpha: opacity, penAlpha: opacity, blend };
		const [only] = ops;
		if (!isApart && content.depth < DEEPEST_SAVE) {
			for (const op of ops) this.paint(content, op, under);
		} else if (isApart && only && ops.length === 1 && paintsOnce(only)) {
			// Nothing shines through anything: the usual case of a mark in a chart needs no form.
			this.paint(content, only, own);
		} else {
			this.states.set(content, isApart ? own : opaque);
			content.drawObject(this.form(content, ops, isApart));
		}
		content.restore();
	}

	/** Ops as an object of their own; a transparency group is put together first and laid on as one. */
	private form(parent: Content, ops: readonly DrawingOp[], isApart: boolean): string {
		const content = new Content('unmarked');
		for (const op of ops) this.paint(content, op);
		return this.use(parent, this.formOf(content, isApart ? { Group: TRANSPARENCY } : {}));
	}

	private formOf(content: Content, more: PdfDictionary): PdfReference {
		const head = { Type: 'XObject', Subtype: 'Form', BBox: EVERYWHERE };
		return this.file.stream({ ...head, ...more, Resources: content.resources.dictionary() }, content.bytes());
	}

	private use(parent: Content, form: PdfReference): string {
		return parent.resources.use('XObject', `X${++this.forms}`, form);
	}

	/** Content with tags of its own, put together in a form and laid on as one; `more` goes into the form's dictionary. */
	layer(parent: Content, content: Content, opacity: number, more: PdfDictionary): PdfReference {
		const form = this.formOf(content, { Group: TRANSPARENCY, ...more });
		this.states.set(parent, { fillAlpha: opacity, penAlpha: opacity, blend: 'normal' });
		parent.drawTagged(this.use(parent, form));
		this.states.set(parent, opaque);
		return form;
	}

	/** Every plate of the press (ISO 32000-1, 8.6.6.4). On a screen it is black. */
	private registration(): PdfReference {
		this.allInks ??= this.file.add([
			'Separation',
			'All',
			'DeviceRGB',
			{ FunctionType: 2, Domain: [0, 1], C0: [1, 1, 1], C1: [0, 0, 0], N: 1 },
		]);
		return this.allInks;
	}

	private font(face: Face): EmbeddedFont {
		let font = this.embedded.get(face.id);
		if (!font) {
			font = new EmbeddedFont(face, this.file, this.embedded.size + 1);
			this.embedded.set(face.id, font);
		}
		return font;
	}

	/** False when there is nothing to paint with. */
	private fillWith(content: Content, paint: Paint, under: Transparency): boolean {
		const made = this.prepare(content, paint);
		if (!made) return false;
		const fillAlpha = under.fillAlpha * made.alpha;
		this.states.set(content, {
			...under,
			fillAlpha,
			penAlpha: fillAlpha,
			...(made.mask && { mask: made.mask }),
		});
		setFill(content, made);
		return true;
	}

	private strokeWith(content: Content, stroke: Stroke, under: Transparency): boolean {
		const made = this.prepare(content, stroke.paint);
		if (!made) return false;
		const penAlpha = under.penAlpha * made.alpha;
		this.states.set(content, {
			...under,
			fillAlpha: penAlpha,
			penAlpha,
			...(made.mask && { mask: made.mask }),
		});
		setPen(content, made, stroke);
		return true;
	}

	private prepare(content: Content, paint: Paint): Prepared | undefined {
		const ink = isGradient(paint) ? singleInk(paint) : paint;
		if (ink?.space === 'registration')
			return { space: content.resources.use('ColorSpace', 'All', this.registration()), alpha: ink.alpha };
		if (ink) return { ink, alpha: ink.alpha };
		if (!isGradient(paint) || paint.stops.length === 0) return undefined;
		const { name, pattern, alpha, mask } = this.gradients.paint(paint, content.matrix);
		return { pattern: content.resources.use('Pattern', name, pattern), alpha, ...(mask && { mask }) };
	}
}

type Prepared = { readonly alpha: number; readonly mask?: PdfReference } & (
	| { readonly ink: Ink }
	| { readonly pattern: string }
	| { readonly space: string }
);

function setFill(content: Content, made: Prepared): void {
	if ('pattern' in made) content.fillPattern(made.pattern);
	else if ('space' in made) content.fillSpace(made.space);
	else content.fillInk(made.ink);
}

function setPen(content: Content, made: Prepared, stroke: Stroke): void {
	if ('pattern' in made) content.penPattern(made.pattern);
	else if ('space' in made) content.penSpace(made.space);
	else content.penInk(made.ink);
	content.pen(stroke);
}

const isPlain = (paint: Paint): paint is Exclude<Paint, Gradient> => !isGradient(paint) && paint.alpha === 1;

const paintsOnce = (op: DrawingOp): boolean =>
	op.op === 'image' || ((op.op === 'path' || op.op === 'glyphs') && (!op.fill || !op.stroke));

/** The images of the ops, each once, in the order in which they are first painted. */
export function imagesOf(
	ops: readonly DrawingOp[],
	found = new Map<string, RasterImage>(),
): Map<string, RasterImage> {
	for (const op of ops) {
		if (op.op === 'image') found.set(op.image.id, op.image);
		else if (op.op === 'group') imagesOf(op.ops, found);
	}
	return found;
}
