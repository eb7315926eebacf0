import type { Face, FontSet } from '../font/index.js';
import { isChinese } from './character-class.js';
import { type Language, languageOf } from './languages/index.js';
import type { Gap } from './paragraph.js';
import type { Shape, Word } from './shaped.js';
import { type Spacing, spacingOf } from './spacing.js';
import type { TextStyle } from './text-style.js';

/** How text of one style and language is set, with what of it was set before: most text repeats itself. */
export interface Setting {
	readonly style: TextStyle;
	/** BCP 47. */
	readonly language: string;
	readonly record: Language;
	readonly chinese: boolean;
	readonly spacing: Spacing;
	/** Faces in the order in which they are asked for a character. */
	readonly faces: readonly Face[];
	/** Ideographs by code point, marks by text. */
	readonly ideographs: Map<number, Shape>;
	readonly marks: Map<string, Shape>;
	readonly words: Map<string, Word>;
	readonly spaces: Map<number, Shape>;
	/** The gap between two ideographs. */
	readonly solid: Gap;
	readonly autospace: Gap;
}

/** A page has some thousand different words; what a hostile text makes beyond this is forgotten. */
export const MOST_KEPT = 20000;

/** A solid gap stretches by a tenth of an em at a ratio of 1 (TYPOGRAPHY 7.2). */
export const SOLID_STRETCH = 0.1;
/** Autospaces grow to half an em before the others do, and shrink to an eighth (CLREQ 3.5.3 and 3.5.4). */
const WIDEST_AUTOSPACE = 0.5;
const NARROWEST_AUTOSPACE = 0.125;

/** The face that sets a character: for a wide one the first that has ideographs too. */
export function faceFor(code: number, { faces }: Setting, wide: boolean): Face | undefined {
	let first: Face | undefined;
	for (const face of faces) {
		if (face.glyphOf(code) === 0) continue;
		if (!wide || face.hasHan) return face;
		first ??= face;
	}
	return first;
}

/**
 * The face that sets a character with the marks upon it: one that has them all, by themselves or as one character, else one for the
 * character alone.
 */
export function faceForCluster(cluster: string, setting: Setting, wide: boolean): Face | undefined {
	const first = faceFor(cluster.codePointAt(0)!, setting, wide);
	if (!first || cluster.length <= (cluster.codePointAt(0)! > 0xffff ? 2 : 1)) return first;
	const hasAll = (face: Face): boolean =>
		[cluster, cluster.normalize('NFC')].some((text) =>
			[...text].every(
				(character) => INVISIBLE.test(character) || face.glyphOf(character.codePointAt(0)!) !== 0,
			),
		);
	const candidates = wide ? setting.faces.filter(({ hasHan }) => hasHan) : setting.faces;
	return hasAll(first) ? first : (candidates.find(hasAll) ?? first);
}

/** Joiners and selectors: a face need not have them to set what they join or select. */
const INVISIBLE = /^\p{Join_Control}|^\p{Variation_Selector}/u;

/**
 * The characters of a cluster that its face has not, by their offsets: it was shaped with a glyph for what is missing. A mark that
 * became one glyph with its letter is not missing, nor is what shows nowhere.
 */
export function missingIn(
	text: string,
	glyphs: readonly number[],
	face: Face,
): readonly { readonly at: number; readonly character: string }[] {
	// The glyph for what is missing is number 0, of a face in slices that of a slice.
	if (glyphs.every((glyph) => (glyph & 0xffff) !== 0)) return [];
	const missing: { at: number; character: string }[] = [];
	let at = 0;
	for (const character of text) {
		const isShown = !/\p{Default_Ignorable_Code_Point}/u.test(character);
		if (isShown && face.glyphOf(character.codePointAt(0)!) === 0) missing.push({ at, character });
		at += character.length;
	}
	return missing;
}

export function makeSetting(style: TextStyle, language: string, fonts: FontSet): Setting {
	const { fontFamily: families, fontWeight: weight, fontStyle, fontSize: em } = style;
	return {
		style,
		language,
		record: languageOf(language),
		chinese: isChinese(language),
		spacing: spacingOf(style),
		faces: fonts.choose({ families, weight, style: fontStyle, language }),
		ideographs: new Map(),
		marks: new Map(),
		words: new Map(),
		spaces: new Map(),
		solid: { kind: 'solid', natural: 0, min: 0, stretch: SOLID_STRETCH * em, max: 0 },
		autospace: autospaceOf(style, em),
	};
}

/** The gap between an ideograph and a letter or digit beside it, of a style; `em` is the size of the smaller of the two. */
export function autospaceOf({ autospaceWidth: width, kinsoku, spaceLimits }: TextStyle, em: number): Gap {
	const natural = width * em;
	const mayShrink = kinsoku === 'push-in-first' || spaceLimits === 'wide';
	return {
		kind: 'autospace',
		natural,
		min: mayShrink ? Math.min(natural, NARROWEST_AUTOSPACE * em) : natural,
		stretch: Math.max(SOLID_STRETCH, WIDEST_AUTOSPACE - width) * em,
		max: Math.max(natural, WIDEST_AUTOSPACE * em),
	};
}
