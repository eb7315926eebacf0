import type { Face, FontSet } from '../font/index.js';
import { makeSetting, type Setting } from './setting.js';
import type { TextStyle } from './text-style.js';

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
			const key = `${language}\n${keyOf(style)}`;
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

/** All that text reads of a style: two styles with the same value set the same text alike. */
const fields = [
	...(['fontFamily', 'fontSize', 'fontWeight', 'fontStyle', 'fontKerning', 'fontVariantCaps'] as const),
	...(['fontVariantLigatures', 'fontVariantNumeric', 'fontVariantEastAsian'] as const),
	...(['fontFeatureSettings', 'letterSpacing', 'wordSpacing', 'wordBreak'] as const),
	...(['overflowWrap', 'hyphens', 'hyphenateLimitChars', 'hyphenateCharacter'] as const),
	...([
		'textSpacingTrim',
		'textAutospace',
		'hangingPunctuation',
		'punctStyle',
		'autospaceWidth',
		'spaceLimits',
	] as const),
	...(['kinsoku', 'opticalMargins', 'numericWidth', 'latinMatch', 'writingMode', 'textOrientation'] as const),
	...(['fontVariantPosition', 'fontLanguageOverride', 'textCombineUpright'] as const),
] satisfies readonly (keyof TextStyle)[];

const keyOf = (style: TextStyle): string => JSON.stringify(fields.map((field) => style[field]));
