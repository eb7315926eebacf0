import type { Face, FontSet } from '../font/index.js';
import { isChinese } from './character-class.js';
import { type Spacing, spacingOf } from './gap-rules.js';
import { type Language, languageOf } from './languages/index.js';
import type { Gap, UnitGlyphs } from './paragraph.js';
import type { TextStyle } from './text-style.js';
import type { Word } from './word.js';

/** An ideograph or a mark, shaped once for all places in which it stands. Points. */
export interface Cluster {
	/** Missing when no face has it. */
	readonly glyphs: UnitGlyphs | undefined;
	readonly ink: number;
	readonly blankBefore: number;
	readonly blankAfter: number;
}

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
	readonly ideographs: Map<number, Cluster>;
	readonly marks: Map<string, Cluster>;
	readonly words: Map<string, Word>;
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

/** Sets the text of one document: holds the settings of its styles, so that nothing is shaped twice. */
export class Compositor {
	private readonly byStyle = new Map<TextStyle, Map<string, Setting>>();
	private readonly byValue = new Map<string, Setting>();
	private readonly smallCaps = new Map<Face, boolean>();

	constructor(
		readonly fonts: FontSet,
		/** Words that a headline is not broken in. */
		readonly terms: readonly string[] = [],
	) {}

	/** The setting of a style: one for all styles that text cannot tell apart, so that a span without style changes nothing. */
	settingOf(style: TextStyle, language: string): Setting {
		let known = this.byStyle.get(style);
		if (!known) {
			known = new Map();
			this.byStyle.set(style, known);
		}
		let setting = known.get(language);
		if (!setting) {
			const key = `${language}\n${valueOf(style)}`;
			setting = this.byValue.get(key) ?? makeSetting(style, language, this.fonts);
			this.byValue.set(key, setting);
			known.set(language, setting);
		}
		return setting;
	}

	/** Whether a face has small capitals of its own. */
	hasSmallCaps(face: Face): boolean {
		let has = this.smallCaps.get(face);
		if (has === undefined) {
			const glyphs = (features: readonly string[]): string =>
				face.shape('anx', { features }).glyphs.join(' ');
			has = glyphs([]) !== glyphs(['smcp']);
			this.smallCaps.set(face, has);
		}
		return has;
	}
}

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

function makeSetting(style: TextStyle, language: string, fonts: FontSet): Setting {
	const { fontFamily: families, fontWeight: weight, fontStyle, fontSize: em, autospaceWidth } = style;
	const natural = autospaceWidth * em;
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
		solid: { kind: 'solid', natural: 0, min: 0, stretch: SOLID_STRETCH * em, max: 0 },
		autospace: {
			kind: 'autospace',
			natural,
			min: Math.min(natural, NARROWEST_AUTOSPACE * em),
			stretch: Math.max(SOLID_STRETCH, WIDEST_AUTOSPACE - autospaceWidth) * em,
			max: Math.max(natural, WIDEST_AUTOSPACE * em),
		},
	};
}

/** All that text reads of a style: two styles with the same value set the same text alike. */
const fields = [
	...(['fontFamily', 'fontSize', 'fontWeight', 'fontStyle', 'fontKerning', 'fontVariantCaps'] as const),
	...(['fontVariantLigatures', 'fontVariantNumeric', 'fontVariantEastAsian'] as const),
	...(['fontFeatureSettings', 'letterSpacing', 'wordSpacing', 'wordBreak'] as const),
	...(['overflowWrap', 'hyphens', 'hyphenateLimitChars', 'hyphenateCharacter'] as const),
	...(['textSpacingTrim', 'textAutospace', 'hangingPunctuation', 'punctStyle', 'autospaceWidth'] as const),
	...(['opticalMargins', 'numericWidth', 'latinMatch', 'writingMode', 'textOrientation'] as const),
	...(['fontVariantPosition', 'fontLanguageOverride', 'textCombineUpright'] as const),
] satisfies readonly (keyof TextStyle)[];

const valueOf = (style: TextStyle): string => JSON.stringify(fields.map((field) => style[field]));
