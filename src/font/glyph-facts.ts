import type { Path, Rect } from '../base/index.js';
import type { GlyphAdjustment } from './face.js';
import type { ReadFont } from './read-font.js';

/** Where the em box of ideographs ends above the baseline, in em, as in every Chinese face we know. */
const IDEOGRAPHIC_ASCENT = 0.88;

/** What a font says of each of its glyphs. See the fields of the same names in Face. */
export interface GlyphFacts {
	advanceOf(glyph: number): number;
	verticalAdvanceOf(glyph: number): number;
	verticalOriginOf(glyph: number): number;
	verticalFormOf(glyph: number): number;
	substitute(glyph: number, feature: string, language?: string): number;
	adjustment(glyph: number, feature: string, language?: string): GlyphAdjustment | undefined;
	outlineOf(glyph: number): Path;
	inkOf(glyph: number): Rect | undefined;
}

export function glyphFacts(font: ReadFont): GlyphFacts {
	const { horizontal, metrics, features, outlines, vertical, verticalOrigins } = font;
	const { unitsPerEm } = metrics;
	return {
		advanceOf: (glyph) => (horizontal.advances[glyph] ?? 0) / unitsPerEm,
		verticalAdvanceOf(glyph) {
			const advance = vertical()?.advances[glyph];
			return advance === undefined ? 1 : advance / unitsPerEm;
		},
		verticalOriginOf(glyph) {
			const origin = verticalOrigins()?.(glyph);
			if (origin !== undefined) return origin / unitsPerEm;
			// The origin lies a top side bearing above the ink (OpenType 1.9, vmtx).
			const bearing = vertical()?.bearings[glyph];
			const ink = bearing === undefined ? undefined : outlines().inkOf(glyph);
			if (bearing === undefined || !ink) return IDEOGRAPHIC_ASCENT;
			return bearing / unitsPerEm - ink.y;
		},
		verticalFormOf: (glyph) => features().verticalFormOf(glyph),
		substitute: (glyph, feature, language) => features().substitute(glyph, feature, language),
		adjustment: (glyph, feature, language) => features().adjustment(glyph, feature, language),
		outlineOf: (glyph) => outlines().outlineOf(glyph),
		inkOf: (glyph) => outlines().inkOf(glyph),
	};
}
