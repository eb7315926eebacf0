import type { Element } from '../dom/index.js';
import type { TextStyle } from '../text/index.js';
import type { Baseline, TextDecoration } from './picture-text.js';
import { lengthOf } from './scan.js';
import { familiesOf, fontSizeOf, fontWeightOf } from './svg-font.js';
import { reportUnsupported, type Scene } from './svg-scene.js';
import type { SvgStyle } from './svg-style.js';

/**
 * The style that a text of a picture is set in, in px; `base` is what it has without saying so. White space is resolved, lines
 * are not broken, and no mark at an edge gives up its blank half: a label stands where it was put, at its full width.
 */
export function textStyleOf({ inherited }: SvgStyle, base: TextStyle): TextStyle {
	const families = inherited['font-family'];
	const style = inherited['font-style'];
	const isItalic = style === undefined ? base.fontStyle === 'italic' : /^(italic|oblique)\b/.test(style);
	const length = (name: string): number | undefined =>
		inherited[name] === undefined ? undefined : Number(inherited[name]);
	return {
		fontFamily: families === undefined ? base.fontFamily : familiesOf(families),
		fontSize: fontSizeOf(inherited),
		fontWeight: fontWeightOf(inherited),
		fontStyle: isItalic ? 'italic' : 'normal',
		fontKerning: inherited['font-kerning'] === 'none' ? 'none' : base.fontKerning,
		fontVariantCaps: base.fontVariantCaps,
		fontVariantEastAsian: base.fontVariantEastAsian,
		fontVariantLigatures: base.fontVariantLigatures,
		fontVariantNumeric: base.fontVariantNumeric,
		fontVariantPosition: base.fontVariantPosition,
		fontLanguageOverride: base.fontLanguageOverride,
		fontFeatureSettings: base.fontFeatureSettings,
		letterSpacing: length('letter-spacing') ?? base.letterSpacing,
		wordSpacing: length('word-spacing') ?? base.wordSpacing,
		textTransform: 'none',
		whiteSpace: 'pre',
		tabSize: base.tabSize,
		wordBreak: base.wordBreak,
		lineBreak: base.lineBreak,
		overflowWrap: 'normal',
		hyphens: 'none',
		hyphenateLimitChars: base.hyphenateLimitChars,
		hyphenateLimitLines: base.hyphenateLimitLines,
		hyphenateLimitLast: base.hyphenateLimitLast,
		hyphenateLimitZone: base.hyphenateLimitZone,
		hyphenateCharacter: base.hyphenateCharacter,
		textSpacingTrim: base.textSpacingTrim === 'space-all' ? 'space-all' : 'space-first',
		textAutospace: base.textAutospace,
		autospaceWidth: base.autospaceWidth,
		hangingPunctuation: { first: false, last: false, end: 'none' },
		punctStyle: base.punctStyle,
		kinsoku: base.kinsoku,
		spaceLimits: 'auto',
		minLastLine: 0,
		opticalMargins: false,
		latinMatch: base.latinMatch,
		numericWidth: base.numericWidth,
		textCombineUpright: base.textCombineUpright,
		writingMode: modeOf(inherited['writing-mode']) ?? base.writingMode,
		textOrientation:
			(['mixed', 'upright', 'sideways'] as const).find((word) => word === inherited['text-orientation']) ??
			base.textOrientation,
	};
}

/** With the words of SVG 1.1 (SVG 2, 11.5.2): one line has no use for the way in which others would follow it. */
function modeOf(text: string | undefined): TextStyle['writingMode'] | undefined {
	if (text === undefined) return undefined;
	return /^(vertical-rl|vertical-lr|tb|tb-rl)$/.test(text) ? 'vertical-rl' : 'horizontal-tb';
}

const BASELINES: Readonly<Record<string, Baseline>> = {
	auto: 'alphabetic',
	baseline: 'alphabetic',
	alphabetic: 'alphabetic',
	'use-script': 'alphabetic',
	'no-change': 'alphabetic',
	'reset-size': 'alphabetic',
	middle: 'middle',
	central: 'central',
	center: 'central',
	hanging: 'hanging',
	mathematical: 'mathematical',
	top: 'before-edge',
	'text-top': 'before-edge',
	'before-edge': 'before-edge',
	'text-before-edge': 'before-edge',
	bottom: 'after-edge',
	'text-bottom': 'after-edge',
	'after-edge': 'after-edge',
	'text-after-edge': 'after-edge',
	ideographic: 'after-edge',
};

/** The line of the font that lies on the place of the text: its own alignment counts before what is dominant around it. */
export function baselineOf({ inherited, own }: SvgStyle, element: Element, scene: Scene): Baseline {
	const alignment = own['alignment-baseline'] ?? 'auto';
	const asked =
		alignment === 'auto' || alignment === 'baseline' ? (inherited['dominant-baseline'] ?? 'auto') : alignment;
	if (Object.hasOwn(BASELINES, asked)) return BASELINES[asked]!;
	reportUnsupported(scene, element, `the baseline "${asked}" is not known`);
	return 'alphabetic';
}

/** How far an element lifts its text over that around it, by as much as `sup` and `sub` do; a percentage is of the font size. */
export function raiseOf({ inherited, own }: SvgStyle, element: Element, scene: Scene): number {
	const shift = own['baseline-shift'] ?? 'baseline';
	const em = fontSizeOf(inherited);
	if (shift === 'super') return 0.4 * em;
	if (shift === 'sub') return -0.2 * em;
	if (shift === 'baseline') return 0;
	const length = lengthOf(shift, em, em);
	if (length === undefined) reportUnsupported(scene, element, `the shift "${shift}" is not known`);
	return length ?? 0;
}

const LINES = ['underline', 'overline', 'line-through'] as const;
/** Kinds of lines: all are drawn as one solid line. */
const LINE_STYLES = /^(solid|double|dotted|dashed|wavy|none|auto|from-font|blink)$/;

/** The lines that an element draws at its text, and their colour if it is not that of the text. */
export function decorationOf({
	own,
}: SvgStyle): (Pick<TextDecoration, 'lines'> & { readonly color: string | undefined }) | undefined {
	const words = (own['text-decoration'] ?? '').match(/[^\s(]+(\([^)]*\))?/g) ?? [];
	const asked = own['text-decoration-line']?.split(/\s+/) ?? words;
	const lines = LINES.filter((line) => asked.includes(line));
	if (lines.length === 0) return undefined;
	const color = words.find(
		(word) => !LINES.some((line) => line === word) && !LINE_STYLES.test(word) && !/^[\d.]/.test(word),
	);
	return { lines, color: own['text-decoration-color'] ?? color };
}
