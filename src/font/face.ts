import type { FontId, Path, Rect } from '../base/index.js';
import type { FontFile } from './font-table.js';

/** Measures of a face as fractions of the em unless said otherwise; `descent` is positive downwards. */
export interface FaceMetrics {
	readonly unitsPerEm: number;
	/** As CSS wants them: OS/2 typo values when the font asks for them (USE_TYPO_METRICS), else those of hhea. */
	readonly ascent: number;
	readonly descent: number;
	readonly lineGap: number;
	readonly capHeight: number;
	readonly xHeight: number;
	/** Degrees, counter-clockwise from the vertical: negative for a face that leans to the right. */
	readonly italicAngle: number;
	/** Top of the underline, y up: usually negative. */
	readonly underlinePosition: number;
	readonly underlineThickness: number;
	readonly isFixedPitch: boolean;
	/** Union of all glyphs, y up. */
	readonly bounds: {
		readonly minX: number;
		readonly minY: number;
		readonly maxX: number;
		readonly maxY: number;
	};
	/** ASCII without delimiters of PDF, never empty. */
	readonly postscriptName: string;
	/** OS/2 usWeightClass. */
	readonly weightClass: number;
	/** Whether OS/2 fsType allows the face in a document that is printed and read. */
	readonly embeddable: boolean;
}

/** What HarfBuzz made of a text. Arrays run over the glyphs, in the order in which the pen moves. */
export interface ShapedText {
	readonly glyphs: readonly number[];
	/** Em. */
	readonly advances: readonly number[];
	/** UTF-16 offset into the text where the glyph's part of it starts. */
	readonly clusters: readonly number[];
	/** dx, dy in em, y down, two numbers a glyph; absent when all are zero. */
	readonly offsets?: readonly number[];
}

/** How a feature moves a glyph and changes what the pen moves after it, in em. */
export interface GlyphAdjustment {
	readonly dx: number;
	/** Down. */
	readonly dy: number;
	/** Added to the advance of horizontal text: -.5 for a mark that `halt` makes half as wide. */
	readonly advance: number;
	/** Added to the advance of upright vertical text. */
	readonly verticalAdvance: number;
}

export interface ShapeOptions {
	/** OpenType features on or off, for example `kern`, `-liga`, `tnum`. */
	readonly features?: readonly string[];
	/** BCP 47. */
	readonly language?: string;
	/** ISO 15924, for example `Latn`; guessed from the text when absent. */
	readonly script?: string;
}

/** One face of a family. Its file is opened on first use of anything but id, family, weight and style. */
export interface Face {
	readonly id: FontId;
	readonly family: string;
	readonly weight: number;
	readonly style: 'normal' | 'italic';
	/** The file that was opened; of a face in slices, the sheet that names them. */
	readonly file: FontFile;
	/** All files that are open: of a face in slices, those of which a character was wanted. */
	readonly files: readonly FontFile[];
	readonly metrics: FaceMetrics;
	readonly glyphCount: number;
	/** Has U+6C38 永, or belongs with a face that does: a face that can set Chinese. */
	readonly hasHan: boolean;
	/** 0 when the font lacks the character, or a sheet keeps it from the face (`unicode-range`). */
	glyphOf(codePoint: number): number;
	/** Em. */
	advanceOf(glyph: number): number;
	/** Em; 1 for a face without vertical metrics. */
	verticalAdvanceOf(glyph: number): number;
	/** Em above the baseline of the point the pen stands on in an upright run. */
	verticalOriginOf(glyph: number): number;
	/** The glyph that stands for this one in vertical text (GSUB vert, else vrt2), or the glyph itself. */
	verticalFormOf(glyph: number): number;
	/** Whether GSUB or GPOS has the feature, for any script. */
	has(feature: string): boolean;
	/**
	 * The glyph that the feature puts in the place of this one where it does not look at the neighbours (`vert`, `locl`, `fwid`,
	 * `hwid`, `twid`, `qwid`, `pwid`, `tnum`), or the glyph itself. The language is BCP 47 and matters to `locl`.
	 */
	substitute(glyph: number, feature: string, language?: string): number;
	/** What the feature changes about this glyph alone (`halt`, `vhal`, `palt`, `vpal`); undefined when nothing. */
	adjustment(glyph: number, feature: string, language?: string): GlyphAdjustment | undefined;
	/** Horizontal shaping by HarfBuzz, kept by text and options. */
	shape(text: string, options?: ShapeOptions): ShapedText;
	/** Em, y down, baseline at 0; components of composites resolved, quadratic curves as cubic ones. */
	outlineOf(glyph: number): Path;
	/** Em, y down; undefined when the glyph is blank. */
	inkOf(glyph: number): Rect | undefined;
	/** A font program for a PDF with these glyphs, given by CID, and glyph 0. */
	subset(glyphOfCid: ReadonlyMap<number, number>): FontProgram;
}

/** Some of a face's glyphs as they are embedded in a PDF. */
export type FontProgram =
	| {
			/**
			 * A TrueType file. Glyphs are numbered anew in the order of their old numbers, 0 first; components of composites that
			 * were not asked for follow.
			 */
			readonly format: 'truetype';
			readonly bytes: Uint8Array;
			/** New numbers by old ones. */
			readonly numbers: ReadonlyMap<number, number>;
	  }
	| {
			/** A CID-keyed CFF font set whose glyphs bear the CIDs that they were asked for by. */
			readonly format: 'cff';
			readonly bytes: Uint8Array;
	  };
