import type { Face, FontSet } from '../font/index.js';
import { isChinese } from './character-class.js';
import type { UnitGlyphs } from './paragraph.js';
import type { TextStyle } from './text-style.js';

/** Shapes the units of one paragraph, with the faces of each style looked up once. */
export interface UnitShaper {
	/** Whether a face has small capitals of its own. */
	hasSmallCaps(face: Face): boolean;
	/** The face that sets a character: for a Chinese one the first that has ideographs too. */
	faceFor(character: string, style: TextStyle, wide: boolean, language: string): Face | undefined;
	/** A letter, word or number in a proportional face. `offset` is where `text` starts in the paragraph. */
	latin(text: string, offset: number, face: Face, style: TextStyle, language: string): UnitGlyphs;
	/** One ideograph or mark, or a run of them set solid, in the width that `em` times `widths` says. */
	wide(
		text: string,
		offset: number,
		face: Face,
		style: TextStyle,
		language: string,
		widths?: readonly number[],
	): UnitGlyphs;
}

export function unitShaper(fonts: FontSet): UnitShaper {
	const chains = new Map<TextStyle, Map<string, readonly Face[]>>();
	const chainOf = (style: TextStyle, language: string): readonly Face[] => {
		const known = chains.get(style) ?? new Map<string, readonly Face[]>();
		chains.set(style, known);
		let chain = known.get(language);
		if (!chain) {
			const { fontFamily: families, fontWeight: weight, fontStyle } = style;
			chain = fonts.choose({ families, weight, style: fontStyle, language });
			known.set(language, chain);
		}
		return chain;
	};
	const withSmallCaps = new Map<Face, boolean>();
	return {
		hasSmallCaps: (face) => {
			let has = withSmallCaps.get(face);
			if (has === undefined) {
				const glyphs = (features: readonly string[]): string =>
					face.shape('anx', { features }).glyphs.join(' ');
				has = glyphs([]) !== glyphs(['smcp']);
				withSmallCaps.set(face, has);
			}
			return has;
		},
		faceFor: (character, style, wide, language) => {
			const code = character.codePointAt(0)!;
			const chain = chainOf(style, language);
			const having = chain.filter((face) => face.glyphOf(code) !== 0);
			return (wide ? having.find((face) => face.hasHan) : undefined) ?? having[0];
		},
		latin: (text, offset, face, style, language) =>
			style.writingMode === 'vertical-rl' && style.textOrientation === 'upright'
				? shapeUpright(text, offset, face, style)
				: shapeLatin(text, offset, face, style, language),
		wide: (text, offset, face, style, language, widths) =>
			style.writingMode === 'vertical-rl'
				? shapeUpright(text, offset, face, style, widths)
				: shapeWide(text, offset, face, style, language, widths),
	};
}

/** Features of a style, ours first so that the author's win. Letter-spaced text has no ligatures (CSS Text 4, 9.2). */
function featuresOf(style: TextStyle): readonly string[] {
	const features: string[] = [];
	if (style.fontKerning === 'none') features.push('-kern');
	if (style.letterSpacing !== 0) features.push('-liga', '-clig');
	// A face that has no small capitals takes no notice; its letters come as capitals in a smaller size.
	if (style.fontVariantCaps !== 'normal') features.push('smcp');
	if (style.fontVariantCaps === 'all-small-caps') features.push('c2sc');
	return [
		...features,
		...style.fontVariantLigatures,
		...style.fontVariantNumeric,
		...style.fontVariantEastAsian,
		...style.fontFeatureSettings,
	];
}

function shapeLatin(
	text: string,
	offset: number,
	face: Face,
	style: TextStyle,
	language: string,
): UnitGlyphs {
	const size = style.fontSize;
	const shaped = face.shape(text, {
		features: featuresOf(style),
		language: isChinese(language) ? 'en' : language,
	});
	return {
		font: face.id,
		size,
		direction: 'horizontal',
		glyphs: shaped.glyphs,
		advances: shaped.advances.map((advance) => advance * size + style.letterSpacing),
		clusters: shaped.clusters.map((cluster) => cluster + offset),
		...(shaped.offsets && { offsets: shaped.offsets.map((value) => value * size) }),
	};
}

/** Marks whose glyph depends on the language, or that a Chinese font gives in proportional widths. */
const SHAPED = /[\u2014\u2026\u2018\u2019\u201c\u201d\u00b7\u2013\u22ef\u2e3a]/;

/**
 * Ideographs need no shaping: their glyph comes from the font's table. Marks are asked for in their full width; a glyph that
 * is narrower all the same is put where its ink belongs (TYPOGRAPHY section 11).
 */
function shapeWide(
	text: string,
	offset: number,
	face: Face,
	style: TextStyle,
	language: string,
	widths?: readonly number[],
): UnitGlyphs {
	const size = style.fontSize;
	const own = [...style.fontVariantEastAsian, ...style.fontFeatureSettings];
	const features = SHAPED.test(text) ? [...own, 'fwid'] : own;
	const raw =
		SHAPED.test(text) || features.length > 0
			? face.shape(text, { features, language: language || 'zh-Hans', script: 'Hani' })
			: plain(text, face);
	const count = raw.glyphs.length;
	const offsets: number[] = [];
	const advances = raw.glyphs.map((_, i) => {
		const advance = raw.advances[i]!;
		const wanted = widths?.[i] ?? 1;
		const slack = widths || Math.abs(advance - wanted) > 0.1 ? wanted - advance : 0;
		offsets.push(
			size * (slackBefore(text, slack) + (raw.offsets?.[2 * i] ?? 0)),
			size * (raw.offsets?.[2 * i + 1] ?? 0),
		);
		return (widths || count > 0 ? advance + slack : advance) * size + style.letterSpacing;
	});
	return {
		font: face.id,
		size,
		direction: 'horizontal',
		glyphs: raw.glyphs,
		advances,
		clusters: raw.clusters.map((cluster) => cluster + offset),
		...(offsets.some((value) => value !== 0) && { offsets }),
	};
}

/** Opening marks stand at the right of their box, closing ones at the left, the others in the middle. */
function slackBefore(text: string, slack: number): number {
	if (/^[“‘（《〈「『【〔]/.test(text)) return slack;
	return /^[”’）》〉」』】〕，。、；：！？]/.test(text) ? 0 : slack / 2;
}

function plain(
	text: string,
	face: Face,
): { glyphs: number[]; advances: number[]; clusters: number[]; offsets?: number[] } {
	const glyphs: number[] = [];
	const advances: number[] = [];
	const clusters: number[] = [];
	for (let i = 0; i < text.length; ) {
		const code = text.codePointAt(i)!;
		const glyph = face.glyphOf(code);
		glyphs.push(glyph);
		advances.push(face.advanceOf(glyph));
		clusters.push(i);
		i += code > 0xffff ? 2 : 1;
	}
	return { glyphs, advances, clusters };
}

/** Quotes of horizontal text become corner brackets in vertical text (GB/T 15834 5.2.3); the text itself keeps them. */
const verticalQuotes: Readonly<Record<string, string>> = { '“': '『', '”': '』', '‘': '「', '’': '」' };

/** Glyphs one below the other, in their vertical forms, one em each unless `widths` says otherwise. */
function shapeUpright(
	text: string,
	offset: number,
	face: Face,
	style: TextStyle,
	widths?: readonly number[],
): UnitGlyphs {
	const size = style.fontSize;
	const characters = [...text];
	let at = 0;
	const clusters = characters.map((character) => {
		const start = at + offset;
		at += character.length;
		return start;
	});
	const glyphs = characters.map((character) => {
		const code = (verticalQuotes[character] ?? character).codePointAt(0)!;
		return face.verticalFormOf(face.glyphOf(code) || face.glyphOf(character.codePointAt(0)!));
	});
	const advances = glyphs.map((_, i) => (widths?.[i] ?? 1) * size + style.letterSpacing);
	return { font: face.id, size, direction: 'upright', glyphs, advances, clusters };
}
