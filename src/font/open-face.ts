import { PressError, type Report } from '../base/index.js';
import { withinRanges } from './character-ranges.js';
import type { Face } from './face.js';
import type { FontFiles } from './font-files.js';
import type { FontFace, FontFile } from './font-table.js';
import { glyphFacts } from './glyph-facts.js';
import { once } from './once.js';
import { findingsOf, type ReadFont } from './read-font.js';
import type { Shaper } from './shape.js';
import type { SubsetPart } from './subset.js';

const SPACE = 0x20;
const HAN = 0x6c38;

/** A font, and which of the face's files it was opened from. */
interface OpenedFont extends ReadFont {
	readonly file: FontFile;
}

/** A face and the file behind it. */
export interface OpenableFace {
	readonly face: Face;
	readonly font: FontFace;
	/** Whether a sheet lets the face set the space. */
	readonly isForSpace: boolean;
	/** False for a face of a style sheet of which no file can be opened, which is reported. */
	isUsable(): boolean;
	/** What a subset takes from the file; undefined where its glyphs cannot be joined with those of another. */
	part(): Pick<SubsetPart, 'sfnt' | 'data' | 'horizontal'> | undefined;
}

/** What the faces of a set have in common. */
export interface FaceContext {
	readonly harfbuzz: Shaper;
	readonly report: Report;
	/** Files of the table, and those that belong to this page alone. */
	readonly shared: FontFiles;
	readonly own: FontFiles;
	/** Whether one of the faces among which a sheet divides a family by character has U+6C38 永. */
	readonly siblingHasHan: (font: FontFace) => boolean;
}

/** Makes a face whose file is opened on first use, and each larger table when it is first needed. */
export function openFace(family: string, font: FontFace, context: FaceContext): OpenableFace {
	const open = once(() => openFirst(font, context));
	const facts = once(() => glyphFacts(open()));
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
		get files() {
			return [open().file];
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
		advanceOf: (glyph) => facts().advanceOf(glyph),
		verticalAdvanceOf: (glyph) => facts().verticalAdvanceOf(glyph),
		verticalOriginOf: (glyph) => facts().verticalOriginOf(glyph),
		verticalFormOf: (glyph) => facts().verticalFormOf(glyph),
		has: (feature) => open().features().has(feature),
		substitute: (glyph, feature, language) => facts().substitute(glyph, feature, language),
		adjustment: (glyph, feature, language) => facts().adjustment(glyph, feature, language),
		shape: (text, options = {}) => open().shape(context.harfbuzz)(text, options),
		outlineOf: (glyph) => facts().outlineOf(glyph),
		inkOf: (glyph) => facts().inkOf(glyph),
		subset: (glyphOfCid) => open().outlines().subset(glyphOfCid),
	};
	return {
		face,
		font,
		isForSpace: isFor(SPACE),
		// A face for a few characters is opened when one of them comes.
		isUsable: () => !isFor(SPACE) || isUsable(),
		part() {
			const { sfnt, horizontal, outlines } = open();
			const { data } = outlines();
			return data && { sfnt, horizontal, data };
		},
	};
}

/** Opens the first file of a face that can be opened; what is wrong with those before it is reported as a warning. */
function openFirst(font: FontFace, { report, shared, own }: FaceContext): OpenedFont {
	const candidates: readonly FontFile[] = [font, ...(font.sheet?.otherwise ?? [])];
	for (const [index, candidate] of candidates.entries()) {
		try {
			const isOwn = font.sheet !== undefined && !candidate.isLocal;
			const opened = (isOwn ? own : shared).open(candidate, font);
			for (const finding of findingsOf(opened, { ...font, ...candidate })) report(finding);
			// A face of fonts.yaml has one file, which is read piece by piece; a sheet's has to be sound before it is chosen.
			if (isOwn) {
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
