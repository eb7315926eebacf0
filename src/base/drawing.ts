import type { Matrix, Path, Rect, Size } from './geometry.js';
import type { GlyphRun } from './glyph-run.js';
import type { Paint } from './ink.js';

/** What a chart or a vector picture is once its final size is known: ops in paint order, in points, y down. */
export interface Drawing {
	readonly size: Size;
	readonly ops: readonly DrawingOp[];
	/** True when nothing of it stands outside its size, so that nobody has to clip it. */
	readonly isFramed?: boolean;
}

export interface Stroke {
	readonly paint: Paint;
	/** Points. */
	readonly width: number;
	readonly cap: 'butt' | 'round' | 'square';
	readonly join: 'miter' | 'round' | 'bevel';
	readonly miterLimit: number;
	/** Lengths of dashes and gaps in points; empty for a solid line. */
	readonly dash: readonly number[];
	readonly dashOffset: number;
}

const blendModes = [
	'normal',
	'multiply',
	'screen',
	'overlay',
	'darken',
	'lighten',
	'color-dodge',
	'color-burn',
	'hard-light',
	'soft-light',
	'difference',
	'exclusion',
	'hue',
	'saturation',
	'color',
	'luminosity',
] as const;

/** How a group mixes with what is below it (CSS Compositing 1). */
export type BlendMode = (typeof blendModes)[number];

/** A mode that changes anything: any but `normal`. */
export const isBlendMode = (text: string): text is BlendMode =>
	text !== 'normal' && blendModes.some((mode) => mode === text);

/** What a mark of a chart stands for: how tags, inks by role and links to data find it. */
export interface MarkReference {
	/** The mark's role or name in the chart, for example `bar` or `axis-label`. */
	readonly role: string;
	/** The datum it shows, for example `figures/economy.csv#gdp`. */
	readonly data?: string;
}

/** A bitmap as it is embedded: the file's own bytes. */
export interface RasterImage {
	/** SHA-256 of the bytes, hexadecimal: equal images are embedded once. */
	readonly id: string;
	readonly format: 'png' | 'jpeg';
	/** Pixels. */
	readonly width: number;
	readonly height: number;
	readonly bytes: Uint8Array;
}

export type DrawingOp =
	| {
			readonly op: 'path';
			readonly path: Path;
			readonly fill?: Paint;
			readonly fillRule?: 'evenodd';
			readonly stroke?: Stroke;
			readonly mark?: MarkReference;
	  }
	| {
			readonly op: 'glyphs';
			readonly run: GlyphRun;
			/** From the run's own space (origin at the pen's start, y down) to the drawing's. */
			readonly matrix: Matrix;
			readonly fill: Paint;
			readonly stroke?: Stroke;
			readonly mark?: MarkReference;
	  }
	| {
			readonly op: 'image';
			readonly image: RasterImage;
			/** Where the picture's corners go, before `matrix`. */
			readonly rect: Rect;
			readonly matrix?: Matrix;
			/** Its pixels are shown as squares, not blended. */
			readonly isPixelated?: true;
			readonly mark?: MarkReference;
	  }
	| {
			/** Ops that share a clip, a matrix, an opacity or a blend mode. */
			readonly op: 'group';
			readonly ops: readonly DrawingOp[];
			readonly matrix?: Matrix;
			/** In the group's own space, after `matrix`. */
			readonly clip?: Path;
			readonly clipRule?: 'evenodd';
			readonly opacity?: number;
			readonly blend?: BlendMode;
	  };
