import { type Path, pathBounds, type Rect } from '../base/index.js';
import { drawCharstring } from './charstring.js';
import type { FaceMetrics, FontProgram } from './face.js';
import { type GlyphData, readGlyphData } from './glyph-data.js';
import type { Advances } from './read-advances.js';
import { readCff } from './read-cff.js';
import { readOutline } from './read-outline.js';
import type { Sfnt } from './sfnt.js';
import { subsetTrueType } from './subset.js';
import { subsetCff } from './subset-cff.js';

/** The shapes of a face's glyphs, in whichever of the two formats the font has them. */
export interface Outlines {
	/** Em, y down, baseline at 0. */
	outlineOf(glyph: number): Path;
	/** Em, y down; undefined when the glyph is blank. */
	inkOf(glyph: number): Rect | undefined;
	/** See Face.subset. */
	subset(glyphOfCid: ReadonlyMap<number, number>): FontProgram;
	/** The bytes of the glyphs; CFF has none that could be copied. */
	readonly data?: GlyphData;
}

/** What is known of a font before its outlines are read. */
export interface OpenFont {
	readonly sfnt: Sfnt;
	readonly metrics: FaceMetrics;
	readonly glyphCount: number;
	readonly horizontal: Advances;
}

export function readOutlines(font: OpenFont): Outlines {
	const outlines = font.sfnt.has('CFF ') ? cffOutlines(font) : trueTypeOutlines(font);
	// Every label of a chart asks for the ink of its glyphs, each of which would be read from the file.
	const inks = new Map<number, Rect | undefined>();
	const inkOf = (glyph: number): Rect | undefined => {
		if (!inks.has(glyph)) inks.set(glyph, outlines.inkOf(glyph));
		return inks.get(glyph);
	};
	return { ...outlines, inkOf };
}

function trueTypeOutlines({ sfnt, metrics, glyphCount, horizontal }: OpenFont): Outlines {
	const { unitsPerEm } = metrics;
	const data = readGlyphData(sfnt, glyphCount, sfnt.table('head').i16(50) === 1);
	return {
		outlineOf: (glyph) => readOutline(data, glyph, unitsPerEm),
		inkOf(glyph) {
			const outline = data.header(glyph);
			if (!outline || outline.i16(0) === 0) return undefined;
			const [left, bottom, right, top] = [2, 4, 6, 8].map((at) => outline.i16(at) / unitsPerEm);
			return { x: left!, y: 0 - top!, width: right! - left!, height: top! - bottom! };
		},
		subset(glyphOfCid) {
			const glyphs = [...new Set(glyphOfCid.values())].sort((a, b) => a - b);
			return { format: 'truetype', ...subsetTrueType([{ sfnt, data, horizontal, base: 0, glyphs }]) };
		},
		data,
	};
}

function cffOutlines({ sfnt, metrics, glyphCount, horizontal }: OpenFont): Outlines {
	const { unitsPerEm, postscriptName, bounds } = metrics;
	const cff = readCff(sfnt.table('CFF '), glyphCount, unitsPerEm);
	const outlineOf = (glyph: number): Path => {
		if (glyph < 0 || glyph >= glyphCount) throw new RangeError(`there is no glyph ${glyph}`);
		return inEm(drawCharstring(cff, glyph).path, unitsPerEm);
	};
	const units = (em: number): number => Math.round(em * unitsPerEm);
	return {
		outlineOf,
		inkOf: (glyph) => pathBounds(outlineOf(glyph)),
		subset: (glyphOfCid) => ({
			format: 'cff',
			bytes: subsetCff(
				{
					cff,
					name: postscriptName,
					unitsPerEm,
					advances: horizontal.advances,
					bounds: [units(bounds.minX), units(bounds.minY), units(bounds.maxX), units(bounds.maxY)],
				},
				glyphOfCid,
			),
		}),
	};
}

/** By division, so that 700 of 1000 units are .7. */
function inEm(path: Path, units: number): Path {
	return path.map((segment) => {
		switch (segment[0]) {
			case 'Z':
				return segment;
			case 'C': {
				const [, x1, y1, x2, y2, x, y] = segment;
				const [first, second] = [(0 - y1) / units, (0 - y2) / units];
				return ['C', x1 / units, first, x2 / units, second, x / units, (0 - y) / units];
			}
			default:
				return [segment[0], segment[1] / units, (0 - segment[2]) / units];
		}
	});
}
