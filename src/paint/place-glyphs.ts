import type { GlyphRun, Point } from '../base/index.js';
import type { Face } from '../font/index.js';

/** A glyph where its own origin goes, in the run's space: points, y down, the pen's start at 0, 0. */
export interface PlacedGlyph extends Point {
	readonly glyph: number;
}

/**
 * Moves the pen over a run. In a horizontal run a glyph's origin lies on the pen; in an upright one the pen walks down the
 * middle of the glyphs, and a glyph hangs below the pen from its vertical origin. Glyph 0, the box for a character that no
 * font has, is left out: the character was reported when the text was set.
 */
export function placeGlyphs(run: GlyphRun, face: Face): readonly PlacedGlyph[] {
	const isUpright = run.direction === 'upright';
	let pen = 0;
	return run.glyphs.flatMap((glyph, index) => {
		const dx = run.offsets?.[index * 2] ?? 0;
		const dy = run.offsets?.[index * 2 + 1] ?? 0;
		const place = isUpright
			? {
					x: (-face.advanceOf(glyph) / 2) * run.size + dx,
					y: pen + face.verticalOriginOf(glyph) * run.size + dy,
				}
			: { x: pen + dx, y: dy };
		pen += run.advances[index] ?? 0;
		return glyph === 0 ? [] : [{ glyph, ...place }];
	});
}
