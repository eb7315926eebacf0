import { type Diagnostic, PressError, type Rect, type Report } from '../base/index.js';
import type { Face, FaceMetrics } from './face.js';
import { type FontBytes, openFontFile } from './font-file.js';
import type { FontFace } from './font-table.js';
import { type GlyphData, readGlyphData } from './glyph-data.js';
import { type Advances, readAdvances } from './read-advances.js';
import { type Cmap, readCmap } from './read-cmap.js';
import { readMetrics } from './read-metrics.js';
import { readOutline } from './read-outline.js';
import { readVerticalForms } from './read-vertical-forms.js';
import { readSfnt, type Sfnt } from './sfnt.js';
import { makeShape, type Shaper } from './shape.js';
import { subsetFont } from './subset.js';

/** Where the em box of ideographs ends above the baseline, in em, as in every Chinese face we know. */
const IDEOGRAPHIC_ASCENT = 0.88;

/** What is read from a font as soon as anything of it is wanted. */
interface OpenFont {
	readonly sfnt: Sfnt;
	readonly metrics: FaceMetrics;
	readonly glyphCount: number;
	readonly cmap: Cmap;
	readonly horizontal: Advances;
}

/** A face and the file behind it. */
export interface OpenableFace {
	readonly face: Face;
	close(): void;
}

/** Makes a face whose file is opened on first use, and each larger table when it is first needed. */
export function openFace(family: string, font: FontFace, harfbuzz: Shaper, report: Report): OpenableFace {
	let file: FontBytes | undefined;
	const open = once((): OpenFont => {
		file = openFile(font);
		return readFont(file, font, report);
	});
	const data = once((): GlyphData => {
		const { sfnt, glyphCount } = open();
		return readGlyphData(sfnt, glyphCount, sfnt.table('head').i16(50) === 1);
	});
	const vertical = once((): Advances | undefined => {
		const { sfnt, glyphCount } = open();
		return sfnt.has('vhea') && sfnt.has('vmtx') ? readAdvances(sfnt, 'vhea', 'vmtx', glyphCount) : undefined;
	});
	const verticalForms = once(() => readVerticalForms(open().sfnt.optionalTable('GSUB')));
	const shape = once(() => makeShape(harfbuzz, open().sfnt, open().metrics.unitsPerEm, open().glyphCount));

	const inkOf = (glyph: number): Rect | undefined => {
		const outline = data().glyph(glyph);
		if (!outline || outline.i16(0) === 0) return undefined;
		const { unitsPerEm } = open().metrics;
		const [left, bottom, right, top] = [2, 4, 6, 8].map((at) => outline.i16(at) / unitsPerEm);
		return { x: left!, y: 0 - top!, width: right! - left!, height: top! - bottom! };
	};

	const face: Face = {
		id: font.id,
		family,
		weight: font.weight,
		style: font.style,
		get metrics() {
			return open().metrics;
		},
		get glyphCount() {
			return open().glyphCount;
		},
		get hasHan() {
			return open().cmap(0x6c38) !== 0;
		},
		glyphOf: (codePoint) => open().cmap(codePoint),
		advanceOf(glyph) {
			const { horizontal, metrics } = open();
			return (horizontal.advances[glyph] ?? 0) / metrics.unitsPerEm;
		},
		verticalAdvanceOf(glyph) {
			const advance = vertical()?.advances[glyph];
			return advance === undefined ? 1 : advance / open().metrics.unitsPerEm;
		},
		verticalOriginOf(glyph) {
			// The origin lies a top side bearing above the ink (OpenType 1.9, vmtx).
			const bearing = vertical()?.bearings[glyph];
			const ink = bearing === undefined ? undefined : inkOf(glyph);
			if (bearing === undefined || !ink) return IDEOGRAPHIC_ASCENT;
			return bearing / open().metrics.unitsPerEm - ink.y;
		},
		verticalFormOf(glyph) {
			const form = verticalForms().get(glyph) ?? glyph;
			return form < open().glyphCount ? form : glyph;
		},
		shape: (text, options = {}) => shape()(text, options),
		outlineOf: (glyph) => readOutline(data(), glyph, open().metrics.unitsPerEm),
		inkOf,
		subset: (glyphs) => subsetFont(open().sfnt, data(), open().horizontal, glyphs),
	};
	return { face, close: () => file?.close() };
}

function openFile(font: FontFace): FontBytes {
	try {
		return openFontFile(font.file);
	} catch (cause) {
		throw new PressError([missingFile(font)], { cause });
	}
}

export function missingFile({ source, span }: Pick<FontFace, 'source' | 'span'>): Diagnostic {
	return {
		code: 'font/missing-file',
		severity: 'error',
		message: `the font file "${source}" was not found`,
		span,
		hint: source.startsWith('npm:')
			? 'install the package, or name another file of it'
			: 'put the file into the project, or take the face out of fonts.yaml',
	};
}

function readFont(file: FontBytes, font: FontFace, report: Report): OpenFont {
	const { source, span } = font;
	const fail = (what: string): never => {
		throw new PressError([
			{
				code: 'font/broken',
				severity: 'error',
				message: `the font file "${source}" is broken: ${what}`,
				span,
				hint: 'replace the file by a whole copy, or take the face out of fonts.yaml',
			},
		]);
	};
	const unsupported = (kind: string): never => {
		throw new PressError([
			{
				code: 'font/unsupported',
				severity: 'error',
				message: `the font file "${source}" is ${kind}`,
				span,
				hint: 'name a TrueType file (.ttf) of the face',
			},
		]);
	};
	const sfnt = readSfnt(file, fail, unsupported);
	const glyphCount = sfnt.table('maxp').u16(4);
	if (glyphCount === 0) fail('it has no glyphs');
	if (sfnt.has('fvar')) {
		report({
			code: 'font/variable',
			severity: 'warning',
			message: `the font file "${source}" is a variable font: its default instance is used as weight ${font.weight}`,
			span,
			hint: 'name a static file for each weight',
		});
	}
	const metrics = readMetrics(sfnt, font.id);
	if (!metrics.embeddable) {
		report({
			code: 'font/not-embeddable',
			severity: 'error',
			message: `the font file "${source}" does not allow to be embedded in a document`,
			span,
			hint: 'ask its maker for another licence, or use another face',
		});
	}
	return {
		sfnt,
		metrics,
		glyphCount,
		cmap: readCmap(sfnt.table('cmap'), glyphCount),
		horizontal: readAdvances(sfnt, 'hhea', 'hmtx', glyphCount),
	};
}

/** Calls `make` at the first use only. What throws is tried again: the caller has been told. */
function once<T>(make: () => T): () => T {
	let made: { readonly value: T } | undefined;
	return () => {
		made ??= { value: make() };
		return made.value;
	};
}
