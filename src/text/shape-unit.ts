import type { Face } from '../font/index.js';
import { halfDigits, latinMatch, NO_MATCH } from './latin-match.js';
import type { UnitGlyphs } from './paragraph.js';
import type { Setting } from './setting.js';
import type { TextStyle } from './text-style.js';
import { shapeCombined } from './vertical/combine.js';
import { isVertical, orientationOf, standsUpright } from './vertical/orientation.js';
import { shapeShout, shapeUpright } from './vertical/shape-upright.js';
import { turned } from './vertical/turn.js';

/** Features of a style, ours first so that the author's win. Letter-spaced text has no ligatures (CSS Text 4, 9.2). */
function featuresOf(style: TextStyle): readonly string[] {
	const features: string[] = [];
	if (style.fontKerning === 'none') features.push('-kern');
	if (style.letterSpacing !== 0) features.push('-liga', '-clig');
	// A face that has no small capitals takes no notice; its letters come as capitals in a smaller size.
	if (style.fontVariantCaps !== 'normal') features.push('smcp');
	if (style.fontVariantCaps === 'all-small-caps') features.push('c2sc');
	if (style.fontVariantPosition !== 'normal')
		features.push(style.fontVariantPosition === 'sub' ? 'subs' : 'sups');
	return [
		...features,
		...style.fontVariantLigatures,
		...style.fontVariantNumeric,
		...style.fontVariantEastAsian,
		...style.fontFeatureSettings,
	];
}

/** `font-language-override`: a tag of OpenType, in the form in which HarfBuzz takes one (private use of BCP 47). */
function overridden({ fontLanguageOverride: tag }: TextStyle): string | undefined {
	if (tag === 'normal') return undefined;
	const bytes = [...tag.padEnd(4)].map((character) => character.charCodeAt(0).toString(16).padStart(2, '0'));
	return `x-hbot-${bytes.join('')}`;
}

/** A letter, word or number in a proportional face. `scale`: its size in the style's. */
export function shapeLatin(text: string, face: Face, setting: Setting, scale = 1): UnitGlyphs {
	const { style } = setting;
	const match =
		setting.chinese && style.latinMatch === 'optical' ? latinMatch(face.metrics.capHeight) : NO_MATCH;
	const size = style.fontSize * scale * match.scale;
	// Marks of a word are not those of Chinese: an apostrophe is no corner bracket.
	const language = overridden(style) ?? (setting.chinese ? 'en' : setting.language);
	if (isVertical(style) && !/^\s/.test(text) && standsUpright(text.codePointAt(0)!, style))
		return shapeUpright(text, face, { style: { ...style, fontSize: size }, language });
	const shaped = face.shape(text, { features: featuresOf(style), language });
	const half = setting.chinese && style.numericWidth === 'half' ? halfDigits(text, shaped) : undefined;
	const advances = half?.advances ?? shaped.advances;
	const offsets = half?.offsets ?? shaped.offsets;
	const raise = match.shift * style.fontSize;
	return {
		font: face.id,
		size,
		direction: 'horizontal',
		glyphs: shaped.glyphs,
		advances: advances.map(
			(advance, i) => advance * size + (endsCluster(shaped.clusters, i) ? style.letterSpacing : 0),
		),
		clusters: shaped.clusters,
		...((offsets || raise !== 0) && {
			offsets: shaped.glyphs.flatMap((_, i) => [
				(offsets?.[2 * i] ?? 0) * size,
				(offsets?.[2 * i + 1] ?? 0) * size - raise,
			]),
		}),
	};
}

/** Letter-spacing stands behind a character with its marks, not between them. */
const endsCluster = (clusters: readonly number[], glyph: number): boolean =>
	clusters[glyph + 1] !== clusters[glyph];

/** What stands side by side in one em of a vertical line. */
export const shapeInOneEm = (text: string, face: Face, { style, chinese, language }: Setting): UnitGlyphs =>
	shapeCombined(text, face, style, featuresOf(style), chinese ? 'en' : language);

/**
 * An ideograph, a mark, or a run of them set solid, each in the width that an em times `widths` says. `isTurned`: a quote that
 * lies on its side with the letters that it encloses.
 */
export function shapeWide(
	text: string,
	face: Face,
	setting: Setting,
	widths?: readonly number[],
	isTurned = false,
): UnitGlyphs {
	const { style } = setting;
	if (!isVertical(style)) return shapeHorizontal(text, face, setting, widths);
	if (!isTurned && orientationOf(text.codePointAt(0)!, face, setting) === 'upright')
		return isShout(text) ? shapeShout(text, face, setting) : shapeUpright(text, face, setting, widths);
	const glyphs = shapeHorizontal(text, face, setting, widths);
	return style.textOrientation === 'sideways' ? glyphs : turned(text, glyphs, face);
}

const isShout = (text: string): boolean => /^[！？]{2,3}$/.test(text);

/** Marks whose glyph depends on the language, or that a Chinese font gives in proportional widths. */
const SHAPED = /[\u2014\u2026\u2018\u2019\u201c\u201d\u00b7\u2013\u22ef\u2e3a]/;

/**
 * Ideographs need no shaping: their glyph comes from the font's table. Marks are asked for in their full width; a glyph that
 * is narrower all the same is put where its ink belongs (TYPOGRAPHY section 11).
 */
function shapeHorizontal(
	text: string,
	face: Face,
	{ style, language }: Setting,
	widths?: readonly number[],
): UnitGlyphs {
	const size = style.fontSize;
	const own = [...style.fontVariantEastAsian, ...style.fontFeatureSettings];
	const features = SHAPED.test(text) ? [...own, 'fwid'] : own;
	const isPlain = features.length === 0 && text.length <= 2 && [...text].length === 1;
	const raw = isPlain
		? plain(text.codePointAt(0)!, face)
		: face.shape(text, { features, language: overridden(style) ?? (language || 'zh-Hans'), script: 'Hani' });
	const offsets: number[] = [];
	const advances = raw.glyphs.map((_, i) => {
		const advance = raw.advances[i]!;
		// A mark upon a character is where the face puts it.
		const isFirst = i === 0 || raw.clusters[i] !== raw.clusters[i - 1];
		const wanted = !isFirst ? advance : widths ? widthAt(widths, raw.clusters, i) : 1;
		const slack = widths || Math.abs(advance - wanted) > 0.1 ? wanted - advance : 0;
		offsets.push(
			size * (slackBefore(text, slack) + (raw.offsets?.[2 * i] ?? 0)),
			size * (raw.offsets?.[2 * i + 1] ?? 0),
		);
		// Nothing opens the halves of a dash or an ellipsis, or ！？ in one em (TYPOGRAPHY section 6).
		const isSpaced = widths ? i === raw.glyphs.length - 1 : endsCluster(raw.clusters, i);
		return (advance + slack) * size + (isSpaced ? style.letterSpacing : 0);
	});
	return {
		font: face.id,
		size,
		direction: 'horizontal',
		glyphs: raw.glyphs,
		advances,
		clusters: raw.clusters,
		...(offsets.some((value) => value !== 0) && { offsets }),
	};
}

/** What a glyph takes that stands for the characters from one offset to the next: two dashes may be one glyph. */
function widthAt(widths: readonly number[], clusters: readonly number[], glyph: number): number {
	const start = clusters[glyph]!;
	const end = clusters.find((cluster) => cluster > start) ?? widths.length;
	let width = 0;
	for (let i = start; i < end; i++) width += widths[i] ?? 0;
	return width;
}

/** Opening marks stand at the right of their box, closing ones at the left, the others in the middle. */
function slackBefore(text: string, slack: number): number {
	if (/^[“‘（《〈「『【〔]/.test(text)) return slack;
	return /^[”’）》〉」』】〕，。、；：！？]/.test(text) ? 0 : slack / 2;
}

function plain(
	code: number,
	face: Face,
): { glyphs: number[]; advances: number[]; clusters: number[]; offsets?: number[] } {
	const glyph = face.glyphOf(code);
	return { glyphs: [glyph], advances: [face.advanceOf(glyph)], clusters: [0] };
}
