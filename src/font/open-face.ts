import { type Diagnostic, PressError, type Report } from '../base/index.js';
import { withinRanges } from './character-ranges.js';
import type { Face } from './face.js';
import { type FontBytes, memoryBytes, openFontFile } from './font-file.js';
import type { FontFace, FontFile } from './font-table.js';
import { layoutFeatures } from './layout-features.js';
import { type Memory, openSfnt } from './open-sfnt.js';
import { type OpenFont, type Outlines, readOutlines } from './outlines.js';
import { type Advances, readAdvances } from './read-advances.js';
import { type Cmap, readCmap } from './read-cmap.js';
import { readMetrics } from './read-metrics.js';
import { readVerticalOrigins } from './read-vertical-origins.js';
import { makeShape, type Shaper } from './shape.js';

/** Where the em box of ideographs ends above the baseline, in em, as in every Chinese face we know. */
const IDEOGRAPHIC_ASCENT = 0.88;

const SPACE = 0x20;
const HAN = 0x6c38;

/** What is read from a font as soon as anything of it is wanted. */
interface OpenedFont extends OpenFont {
	readonly file: FontFile;
	readonly cmap: Cmap;
	readonly outlines: () => Outlines;
}

/** A face and the file behind it. */
export interface OpenableFace {
	readonly face: Face;
	readonly font: FontFace;
	/** Whether a sheet lets the face set the space. */
	readonly isForSpace: boolean;
	/** False for a face of a style sheet of which no file can be opened, which is reported. */
	isUsable(): boolean;
	close(): void;
}

/** What the faces of a set have in common. */
export interface FaceContext {
	readonly harfbuzz: Shaper;
	readonly report: Report;
	readonly memory: Memory;
	/** Whether one of the faces among which a sheet divides a family by character has U+6C38 永. */
	readonly siblingHasHan: (font: FontFace) => boolean;
}

/** Makes a face whose file is opened on first use, and each larger table when it is first needed. */
export function openFace(family: string, font: FontFace, context: FaceContext): OpenableFace {
	const files: FontBytes[] = [];
	const open = once(() => openFirst(font, context, files));
	const vertical = once((): Advances | undefined => {
		const { sfnt, glyphCount } = open();
		return sfnt.has('vhea') && sfnt.has('vmtx') ? readAdvances(sfnt, 'vhea', 'vmtx', glyphCount) : undefined;
	});
	const verticalOrigins = once(() => {
		const vorg = open().sfnt.optionalTable('VORG');
		return vorg && readVerticalOrigins(vorg);
	});
	const features = once(() => {
		const { sfnt, metrics, glyphCount } = open();
		return layoutFeatures(sfnt, glyphCount, metrics.unitsPerEm);
	});
	const shape = once(() => {
		const { sfnt, metrics, glyphCount } = open();
		return makeShape(context.harfbuzz, sfnt, metrics.unitsPerEm, glyphCount);
	});
	const ranges = font.sheet?.ranges ?? [];
	const isFor = ranges.length === 0 ? () => true : withinRanges(ranges);
	const isUsable = once((): boolean => {
		if (!font.sheet) return true;
		try {
			open();
			return true;
		} catch (cause) {
			if (!(cause instanceof PressError)) throw cause;
			for (const diagnostic of cause.diagnostics) context.report(diagnostic);
			return false;
		}
	});
	const glyphOf = (code: number): number => (isFor(code) && isUsable() ? open().cmap(code) : 0);

	const hasHan = once(() => glyphOf(HAN) !== 0 || (ranges.length > 0 && context.siblingHasHan(font)));

	const face: Face = {
		id: font.id,
		family,
		weight: font.weight,
		style: font.style,
		get file() {
			return open().file;
		},
		get metrics() {
			return open().metrics;
		},
		get glyphCount() {
			return open().glyphCount;
		},
		get hasHan() {
			return hasHan();
		},
		glyphOf,
		advanceOf(glyph) {
			const { horizontal, metrics } = open();
			return (horizontal.advances[glyph] ?? 0) / metrics.unitsPerEm;
		},
		verticalAdvanceOf(glyph) {
			const advance = vertical()?.advances[glyph];
			return advance === undefined ? 1 : advance / open().metrics.unitsPerEm;
		},
		verticalOriginOf(glyph) {
			const { metrics, outlines } = open();
			const origin = verticalOrigins()?.(glyph);
			if (origin !== undefined) return origin / metrics.unitsPerEm;
			// The origin lies a top side bearing above the ink (OpenType 1.9, vmtx).
			const bearing = vertical()?.bearings[glyph];
			const ink = bearing === undefined ? undefined : outlines().inkOf(glyph);
			if (bearing === undefined || !ink) return IDEOGRAPHIC_ASCENT;
			return bearing / metrics.unitsPerEm - ink.y;
		},
		verticalFormOf: (glyph) => features().verticalFormOf(glyph),
		has: (feature) => features().has(feature),
		substitute: (glyph, feature, language) => features().substitute(glyph, feature, language),
		adjustment: (glyph, feature, language) => features().adjustment(glyph, feature, language),
		shape: (text, options = {}) => shape()(text, options),
		outlineOf: (glyph) => open().outlines().outlineOf(glyph),
		inkOf: (glyph) => open().outlines().inkOf(glyph),
		subset: (glyphOfCid) => open().outlines().subset(glyphOfCid),
	};
	return {
		face,
		font,
		isForSpace: isFor(SPACE),
		// A face for a few characters is opened when one of them comes.
		isUsable: () => !isFor(SPACE) || isUsable(),
		close: () => {
			for (const file of files) file.close();
		},
	};
}

/** Opens the first file of a face that can be opened; what is wrong with those before it is reported as a warning. */
function openFirst(font: FontFace, context: FaceContext, files: FontBytes[]): OpenedFont {
	const { report, memory } = context;
	const candidates: readonly FontFile[] = [font, ...(font.sheet?.otherwise ?? [])];
	for (const [index, candidate] of candidates.entries()) {
		try {
			const file = openFile(candidate, font);
			files.push(file);
			const opened = readFont(file, { ...font, ...candidate }, memory, report);
			// A face of fonts.yaml has one file, which is read piece by piece; a sheet's has to be sound before it is chosen.
			if (font.sheet) {
				opened.sfnt.unpackAll();
				opened.outlines();
			}
			return { ...opened, file: candidate };
		} catch (cause) {
			if (!(cause instanceof PressError) || index === candidates.length - 1) throw cause;
			for (const diagnostic of cause.diagnostics) report({ ...diagnostic, severity: 'warning' });
		}
	}
	throw new Error('a face without files');
}

function openFile({ source, file, data }: FontFile, font: FontFace): FontBytes {
	if (data) return memoryBytes(data);
	try {
		return openFontFile(file);
	} catch (cause) {
		throw new PressError([missingFile({ ...font, source })], { cause });
	}
}

/** Where people take a face out. */
const placeOf = (sheet: FontFace['sheet']): string => (sheet ? 'the rule' : 'fonts.yaml');

export function missingFile({
	source,
	span,
	sheet,
}: Pick<FontFace, 'source' | 'span' | 'sheet'>): Diagnostic {
	return {
		code: 'font/missing-file',
		severity: 'error',
		message: `the font file "${source}" was not found`,
		span,
		hint: source.startsWith('npm:')
			? 'install the package, or name another file of it'
			: `put the file into the project, or take the face out of ${placeOf(sheet)}`,
	};
}

function readFont(
	packed: FontBytes,
	font: FontFace,
	memory: Memory,
	report: Report,
): Omit<OpenedFont, 'file'> {
	const { source, span } = font;
	const fail = (what: string): never => {
		throw new PressError([
			{
				code: 'font/broken',
				severity: 'error',
				message: `the font file "${source}" is broken: ${what}`,
				span,
				hint: `replace the file by a whole copy, or take the face out of ${placeOf(font.sheet)}`,
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
				hint: 'name a TTF, OTF, WOFF or WOFF2 file of the face',
			},
		]);
	};
	const sfnt = openSfnt(packed, { fail, unsupported, memory });
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
	const opened: OpenFont = {
		sfnt,
		metrics,
		glyphCount,
		horizontal: readAdvances(sfnt, 'hhea', 'hmtx', glyphCount),
	};
	return {
		...opened,
		cmap: readCmap(sfnt.table('cmap'), glyphCount),
		outlines: once(() => readOutlines(opened)),
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
