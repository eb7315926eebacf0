/** Fonts are passed by id and opened once per thread, so results stay plain data. */
export type FontId = string;

/**
 * Glyphs of one font, size and direction, in the order in which the pen moves. The pen starts at the run's origin: on the
 * baseline for a horizontal run, on the line's axis for an upright one.
 */
export interface GlyphRun {
	readonly font: FontId;
	/** Points. */
	readonly size: number;
	/** `upright`: glyphs stand upright below each other, as in a vertical line; the pen moves down. */
	readonly direction: 'horizontal' | 'upright';
	readonly glyphs: readonly number[];
	/** Points the pen moves after each glyph: advance, spacing and justification in one. */
	readonly advances: readonly number[];
	/** Where a glyph stands off the pen: dx, dy in points, y down, two numbers a glyph. Absent when all are zero. */
	readonly offsets?: readonly number[];
	/** The source text the run stands for, and where each glyph's part of it starts. */
	readonly text: string;
	readonly clusters: readonly number[];
}
