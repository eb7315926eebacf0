import fc from 'fast-check';
import type { TextStyle } from '../../src/text/index.js';
import { textStyle } from './text-style.js';

/** What no keyboard writes, and files hold all the same. */
const surrogates = fc.constantFrom('\ud842', '\udfb7', '\ud83d', '\udc68\ud83d');
const controls = fc.integer({ min: 1, max: 0x9f }).filter((code) => code < 0x20 || code >= 0x7f);
const noncharacters = fc.constantFrom('\ufffe', '\uffff', '\ufdd0', '\u{1ffff}', '\u{10ffff}');
const bidi = fc.constantFrom(...'\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069');
const joiners = fc.constantFrom('\u200d', '\u200c', '\u2060', '\u200b', '\ufeff', '\u034f', '\u00ad');
const variations = fc.constantFrom('\ufe00', '\ufe0e', '\ufe0f', '\u{e0100}', '\u{e01ef}');
const combining = fc.string({ unit: fc.constantFrom('\u0301', '\u0323', '\u20dd', '\u3099'), maxLength: 9 });
const spaces = fc.constantFrom(...' \t\n\r\f\v\u00a0\u1680\u2003\u2009\u2028\u2029\u202f\u205f\u3000');
const emoji = fc.constantFrom('👨‍👩‍👧‍👦', '🏳️‍🌈', '👋🏽', '🇨🇳🇨', '1️⃣');
/** In none of the square fonts; a mark that would join it joins what follows it. */
const unknown = fc.constantFrom('\ue000永', '\uf8ffa', '\ue001\ue002.');
const scripts = fc.constantFrom('العربية', 'עברית', 'हिन्दी', 'ไทย', '한국어', 'ﬁ', 'ạ̈', '㍿', 'ﾊﾟ', '𠮷𡈽');
const marks = fc.string({
	unit: fc.constantFrom(...'，。、；：！？（）《》“”‘’—…·～／％￥-/.,%'),
	minLength: 1,
	maxLength: 6,
});
const words = fc.constantFrom(
	'永和九年',
	'岁在癸丑',
	'economy',
	'a',
	'1,234.5%',
	'２０２６',
	'https://example.org/a?b=c',
	'R&D',
);

/** Text that was not meant to be set: hostile characters among words, in any order. */
export const badText = fc
	.array(
		fc.oneof(
			{ weight: 3, arbitrary: words },
			{ weight: 2, arbitrary: marks },
			{ weight: 2, arbitrary: spaces },
			surrogates,
			controls.map((code) => String.fromCharCode(code)),
			noncharacters,
			bidi,
			joiners,
			variations,
			combining,
			emoji,
			scripts,
			unknown,
		),
		{ maxLength: 40 },
	)
	.map((parts) => parts.join(''));

/** Any style that changes where lines may end. */
export const anyStyle: fc.Arbitrary<TextStyle> = fc
	.record({
		whiteSpace: fc.constantFrom('normal', 'nowrap', 'pre', 'pre-wrap', 'pre-line'),
		lineBreak: fc.constantFrom('auto', 'loose', 'normal', 'strict', 'anywhere'),
		wordBreak: fc.constantFrom('normal', 'break-all', 'keep-all', 'break-word'),
		overflowWrap: fc.constantFrom('normal', 'anywhere', 'break-word'),
		hyphens: fc.constantFrom('none', 'manual', 'auto'),
		textSpacingTrim: fc.constantFrom(
			'normal',
			'space-all',
			'space-first',
			'trim-start',
			'trim-both',
			'trim-all',
		),
		punctStyle: fc.constantFrom('auto', 'gb', 'kaiming', 'banjiao', 'plain'),
		textTransform: fc.constantFrom('none', 'uppercase', 'capitalize'),
		writingMode: fc.constantFrom('horizontal-tb', 'vertical-rl'),
		textOrientation: fc.constantFrom('mixed', 'upright', 'sideways'),
		hyphenateCharacter: fc.constantFrom('auto', '', '\u{1f600}', '--'),
		hangingPunctuation: fc.constantFrom(
			{ first: false, last: false, end: 'none' as const },
			{ first: true, last: true, end: 'allow' as const },
			{ first: false, last: true, end: 'force' as const },
		),
		kinsoku: fc.constantFrom('push-out-only', 'push-in-first'),
		minLastLine: fc.constantFrom(0, 2, 1000),
		opticalMargins: fc.boolean(),
		latinMatch: fc.constantFrom('none', 'optical'),
		numericWidth: fc.constantFrom('auto', 'half'),
		textCombineUpright: fc.constantFrom<TextStyle['textCombineUpright']>(
			'none',
			'all',
			{ digits: 2 },
			{ digits: 4 },
		),
		textAutospace: fc.record({
			alpha: fc.boolean(),
			numeric: fc.boolean(),
			punctuation: fc.boolean(),
			replaces: fc.boolean(),
		}),
		letterSpacing: fc.constantFrom(0, 0, -3, 4),
		fontSize: fc.constantFrom(10, 10, 0, 0.01, 1000),
	} satisfies Partial<Record<keyof TextStyle, fc.Arbitrary<unknown>>>)
	.map((style) => ({ ...textStyle, ...style }));

/** From no measure at all to one without end. */
export const anyMeasure = fc.constantFrom(-5, 0, 0.01, 3, 9.99, 10, 25, 60, 200, Number.POSITIVE_INFINITY);
