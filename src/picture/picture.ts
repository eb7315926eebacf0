import type { DrawingOp, RasterImage, Rect, Size } from '../base/index.js';
import type { Fit } from './fit.js';
import type { PictureText } from './picture-text.js';

/** A picture whose size is known before layout; `drawPicture` draws it into its final box after. */
export type Picture = VectorPicture | RasterPicture;

export interface VectorPicture {
	readonly kind: 'vector';
	/** Its own size in points: 1 px of the file is .75 pt. */
	readonly size: Size;
	/** Ops in the space of `box`, in px of the file. */
	readonly ops: readonly PictureOp[];
	/** The part of that space which fills the picture's box: the viewBox. */
	readonly box: Rect;
	/** How `box` meets a box of other proportions. */
	readonly fit: Fit;
}

type Group = Extract<DrawingOp, { op: 'group' }>;

/** A drawing's op, but for text: pictures are opened before fonts are, so it is set when the picture is drawn. */
export type PictureOp = Exclude<DrawingOp, { op: 'glyphs' | 'group' }> | PictureGroup | PictureText;

export interface PictureGroup extends Omit<Group, 'ops'> {
	readonly ops: readonly PictureOp[];
}

export interface RasterPicture {
	readonly kind: 'raster';
	/** Points, by the density that the file names, else 1 px is .75 pt. */
	readonly size: Size;
	readonly image: RasterImage;
}

/** 96 px and 72 pt are an inch. */
export const POINTS_PER_PX = 0.75;
