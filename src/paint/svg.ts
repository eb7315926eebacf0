import {
	type Drawing,
	type DrawingOp,
	type Gradient,
	type Ink,
	inkText,
	isGradient,
	type Matrix,
	multiply,
	type Paint,
	type Stroke,
	transformPath,
} from '../base/index.js';
import type { FontSet } from '../font/index.js';
import { numberText, pathData } from './path-data.js';
import { placeGlyphs } from './place-glyphs.js';

/** What a screen reader says of a drawing. */
interface SpokenWords {
	/** Its name; without one the alternative text stands for it. */
	readonly title: string;
	readonly alt: string;
	/** Of both, `zh`. */
	readonly language: string;
}

/**
 * The drawing as a file of SVG that needs no fonts: each glyph is defined once as a path and used where it stands. Name and
 * description are its first children, where programs look for them (SVG 2, 5.7).
 */
export function svgDrawing(drawing: Drawing, fonts: FontSet, { title, alt, language }: SpokenWords): string {
	const { width, height } = drawing.size;
	const writer = new SvgWriter(fonts);
	const body = writer.ops(drawing.ops);
	const size = `width="${n(width)}pt" height="${n(height)}pt" viewBox="0 0 ${n(width)} ${n(height)}"`;
	return [
		`<svg xmlns="http://www.w3.org/2000/svg" ${size} role="img" lang="${escapeXml(language)}">`,
		`<title>${escapeXml(title || alt)}</title>`,
		...(title && alt && alt !== title ? [`<desc>${escapeXml(alt)}</desc>`] : []),
		...(writer.definitions.length > 0 ? ['<defs>', ...writer.definitions, '</defs>'] : []),
		...body,
		'</svg>',
		'',
	].join('\n');
}

/** Writes ops as elements and gathers what they refer to. */
class SvgWriter {
	readonly definitions: string[] = [];
	private readonly glyphIds = new Map<string, string>();
	private readonly shared = new Map<string, string>();

	constructor(private readonly fonts: FontSet) {}

	ops(ops: readonly DrawingOp[]): readonly string[] {
		return ops.flatMap((op) => this.op(op));
	}

	private op(op: DrawingOp): readonly string[] {
		switch (op.op) {
			case 'path': {
				const rule = op.fillRule && op.fill ? ' fill-rule="evenodd"' : '';
				const paints = `${this.fill(op.fill)}${rule}${this.stroke(op.stroke)}`;
				return [`<path d="${pathData(op.path, 3)}"${paints}/>`];
			}
			case 'glyphs':
				return this.glyphs(op);
			case 'image': {
				const { image, rect, matrix, isPixelated } = op;
				const place = `x="${n(rect.x)}" y="${n(rect.y)}" width="${n(rect.width)}" height="${n(rect.height)}"`;
				const data = `data:image/${image.format};base64,${Buffer.from(image.bytes).toString('base64')}`;
				const attributes = `${place} preserveAspectRatio="none"${transform(matrix)}`;
				const squares = isPixelated ? ' image-rendering="pixelated"' : '';
				return [`<image ${attributes}${squares} href="${data}"/>`];
			}
			case 'group':
				return this.group(op);
		}
	}

	/** A run is drawn in its em scaled to points, so that glyphs are the same for all sizes. */
	private glyphs({ run, matrix, fill, stroke }: Extract<DrawingOp, { op: 'glyphs' }>): readonly string[] {
		const face = this.fonts.face(run.font);
		const placed = placeGlyphs(run, face);
		if (isGradient(fill) || stroke) {
			// A gradient or a pen is in the space of the drawing: the outlines are moved there instead of used.
			const [a, b, c, d, e, f] = matrix;
			const s = run.size;
			const data = placed.map(({ glyph, x, y }) => {
				const at: Matrix = [a * s, b * s, c * s, d * s, a * x + c * y + e, b * x + d * y + f];
				return pathData(transformPath(at, face.outlineOf(glyph)), 3);
			});
			return [`<path d="${data.join('')}"${this.fill(fill)}${this.stroke(stroke)}/>`];
		}
		const uses = placed.flatMap(({ glyph, x, y }) => {
			const id = this.glyphId(run.font, glyph);
			return id === undefined
				? []
				: [`<use href="#${id}" x="${numberText(x / run.size, 5)}" y="${numberText(y / run.size, 5)}"/>`];
		});
		if (uses.length === 0) return [];
		const em = multiply(matrix, [run.size, 0, 0, run.size, 0, 0]);
		return [`<g${transform(em)}${this.fill(fill)}>`, ...uses, '</g>'];
	}

	private glyphId(font: string, glyph: number): string | undefined {
		const key = `${font}/${glyph}`;
		const known = this.glyphIds.get(key);
		if (known !== undefined) return known;
		const data = pathData(this.fonts.face(font).outlineOf(glyph), 4);
		if (data === '') return undefined;
		const id = `g${this.glyphIds.size + 1}`;
		this.glyphIds.set(key, id);
		this.definitions.push(`<path id="${id}" d="${data}"/>`);
		return id;
	}

	private group(group: Extract<DrawingOp, { op: 'group' }>): readonly string[] {
		const { matrix, clip, clipRule, opacity, blend, ops } = group;
		const parts = [transform(matrix)];
		if (clip) {
			const rule = clipRule ? ' clip-rule="evenodd"' : '';
			const path = `<path d="${pathData(clip, 3)}"${rule}/>`;
			parts.push(
				` clip-path="url(#${this.define('c', path, (id) => `<clipPath id="${id}">${path}</clipPath>`)})"`,
			);
		}
		if (opacity !== undefined && opacity < 1) parts.push(` opacity="${n(opacity)}"`);
		if (blend && blend !== 'normal') parts.push(` style="mix-blend-mode:${blend}"`);
		return [`<g${parts.join('')}>`, ...this.ops(ops), '</g>'];
	}

	private fill(paint: Paint | undefined): string {
		return paint ? this.paint('fill', paint) : ' fill="none"';
	}

	private stroke(stroke: Stroke | undefined): string {
		if (!stroke || stroke.width <= 0) return '';
		const parts = [this.paint('stroke', stroke.paint), ` stroke-width="${n(stroke.width)}"`];
		if (stroke.cap !== 'butt') parts.push(` stroke-linecap="${stroke.cap}"`);
		if (stroke.join !== 'miter') parts.push(` stroke-linejoin="${stroke.join}"`);
		else if (stroke.miterLimit !== 4) parts.push(` stroke-miterlimit="${n(stroke.miterLimit)}"`);
		if (stroke.dash.length > 0) {
			parts.push(` stroke-dasharray="${stroke.dash.map(n).join(' ')}"`);
			if (stroke.dashOffset !== 0) parts.push(` stroke-dashoffset="${n(stroke.dashOffset)}"`);
		}
		return parts.join('');
	}

	private paint(property: 'fill' | 'stroke', paint: Paint): string {
		if (isGradient(paint)) {
			const content = gradientContent(paint);
			return ` ${property}="url(#${this.define('p', content('?'), content)})"`;
		}
		const opacity = paint.alpha < 1 ? ` ${property}-opacity="${n(paint.alpha)}"` : '';
		return ` ${property}="${colour(paint)}"${opacity}`;
	}

	/** One definition for things that are equal. */
	private define(letter: string, key: string, write: (id: string) => string): string {
		const known = this.shared.get(key);
		if (known !== undefined) return known;
		const id = `${letter}${this.shared.size + 1}`;
		this.shared.set(key, id);
		this.definitions.push(write(id));
		return id;
	}
}

function gradientContent(gradient: Gradient): (id: string) => string {
	const stops = gradient.stops.map(({ offset, ink }) => {
		const opacity = ink.alpha < 1 ? ` stop-opacity="${n(ink.alpha)}"` : '';
		return `<stop offset="${n(offset)}" stop-color="${colour(ink)}"${opacity}/>`;
	});
	const matrix = gradient.matrix ? ` gradientTransform="matrix(${gradient.matrix.map(n).join(' ')})"` : '';
	const space = ` gradientUnits="userSpaceOnUse"${matrix}`;
	return (id) => {
		if (gradient.kind === 'linear') {
			const [x1, y1, x2, y2] = [...gradient.from, ...gradient.to].map(n);
			const line = `x1="${x1}" y1="${y1}" x2="${x2}" y2="${y2}"`;
			return `<linearGradient id="${id}" ${line}${space}>${stops.join('')}</linearGradient>`;
		}
		const [fx, fy, fr, cx, cy, r] = [...gradient.from, ...gradient.to].map(n);
		const circles = `fx="${fx}" fy="${fy}" fr="${fr}" cx="${cx}" cy="${cy}" r="${r}"`;
		return `<radialGradient id="${id}" ${circles}${space}>${stops.join('')}</radialGradient>`;
	};
}

function transform(matrix: Matrix | undefined): string {
	return matrix ? ` transform="matrix(${matrix.map((value) => numberText(value, 5)).join(' ')})"` : '';
}

/** Without the alpha, which SVG takes apart. */
const colour = (ink: Ink): string => inkText({ ...ink, alpha: 1 });

const n = (value: number): string => numberText(value, 3);

/** Control characters have no place in XML, however they are written. */
function escapeXml(text: string): string {
	return text
		.replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
		.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
