/** The classes of TYPOGRAPHY section 2 (CLREQ 3.1, UAX 14 tailored for Chinese). */
export type CharacterClass =
	/** Ideographs, kana and other characters one em wide. */
	| 'han'
	/** Opening and closing brackets and quotes. */
	| 'open'
	| 'close'
	/** ， 、 ； ： and 。 ． ！ ？ */
	| 'pause'
	| 'stop'
	/** A run of ！ and ？: fixed. */
	| 'exclamation'
	| 'middle-dot'
	| 'dash'
	| 'ellipsis'
	/** ～ and a single — or – between Chinese characters. */
	| 'connector'
	| 'solidus'
	/** Signs before and after a number. */
	| 'prefix'
	| 'suffix'
	/** Letters, digits and the ASCII marks that are glued to them. */
	| 'latin'
	| 'space'
	/** 々 and kana that a strict line does not begin with. */
	| 'iteration'
	| 'object';

const members: readonly (readonly [CharacterClass, string])[] = [
	['open', '（〔［｛《〈「『【〖〘〚〝﹁﹃'],
	['close', '）〕］｝》〉」』】〗〙〛〞〟﹂﹄'],
	['pause', '，、；：'],
	['stop', '。．！？'],
	['iteration', '々〻ヽヾゝゞ〜゠ー'],
	['prefix', '￥＄￡№'],
	['suffix', '％‰℃℉￠'],
	['dash', '⸺'],
	['middle-dot', '・'],
	['connector', '～'],
	['solidus', '／'],
	['space', ' \u00a0\t\u202f\u2009'],
	['object', '\ufffc'],
];

/** Characters that are of one class wherever they stand. */
const settled: ReadonlyMap<number, CharacterClass> = new Map(
	members.flatMap(([kind, characters]) =>
		[...characters].map((character) => [character.codePointAt(0)!, kind] as const),
	),
);

/** Chinese and Japanese: the languages in which quotes, dashes and dots are wide marks. */
export const isChinese = (language: string): boolean => /^(zh|ja)\b/i.test(language);

/** Code points that are one em wide in a CJK font and set solid. */
export function isHan(c: number): boolean {
	if (c < 0x2e80) return false;
	if (c >= 0x4e00 && c <= 0x9fff) return true;
	return (
		c <= 0x2fff ||
		(c >= 0x3005 && c <= 0x3007) ||
		(c >= 0x3012 && c <= 0x3013) ||
		(c >= 0x3020 && c <= 0xa4cf) ||
		(c >= 0xac00 && c <= 0xd7af) ||
		(c >= 0xf900 && c <= 0xfaff) ||
		(c >= 0xfe30 && c <= 0xfe4f) ||
		(c >= 0xff01 && c <= 0xff60) ||
		(c >= 0xffe0 && c <= 0xffe6) ||
		(c >= 0x1f300 && c <= 0x1faff) ||
		(c >= 0x20000 && c <= 0x3fffd)
	);
}

/** Arrows, circled numbers, boxes and stars: wide where the text around is Chinese. */
const isWideSymbol = (c: number): boolean =>
	(c >= 0x2190 && c <= 0x21ff) || (c >= 0x2460 && c <= 0x24ff) || (c >= 0x25a0 && c <= 0x2606);

/** A letter or digit that is not wide. */
const isLetter = (code: number): boolean =>
	isAsciiLetter(code) ||
	isDigit(code) ||
	(code > 0x7f && !isHan(code) && /^[\p{L}\p{N}]/u.test(String.fromCodePoint(code)));

const isAsciiLetter = (code: number): boolean => (code | 32) >= 0x61 && (code | 32) <= 0x7a;

export const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39;

const isWide = (code: number): boolean => isHan(code) || settled.get(code) === 'close';

/** What stands around a character: code points, 0 where the text begins and ends. */
export interface Neighbours {
	readonly before: number;
	readonly after: number;
	/** The text is Chinese or Japanese. */
	readonly chinese: boolean;
	/** A ‘ has been opened and not closed. */
	readonly inSingleQuotes: boolean;
}

/** Whether the class of a character is the same wherever it stands. */
export function settledClass(code: number): CharacterClass | undefined {
	if (code < 0x80) return code === 0x20 || code === 0x09 ? 'space' : code === 0x2f ? undefined : 'latin';
	if (code >= 0x4e00 && code <= 0x9fff) return 'han';
	return code === FULL_EXCLAMATION || code === FULL_QUESTION ? undefined : settled.get(code);
}

const FULL_EXCLAMATION = 0xff01;
const FULL_QUESTION = 0xff1f;
const EM_DASH = 0x2014;
const ELLIPSIS = 0x2026;
const MID_ELLIPSIS = 0x22ef;

/**
 * The class of one character. Characters that Chinese and English share (quotes, dashes, dots) are resolved by language
 * and neighbours, in the order of TYPOGRAPHY section 11.
 */
export function classOf(code: number, around: Neighbours): CharacterClass {
	const known = settledClass(code);
	if (known) return known;
	const { before, after, chinese } = around;
	const besideHan = isHan(before) || isHan(after);
	switch (code) {
		case 0x2f:
			return chinese && besideHan ? 'solidus' : 'latin';
		case 0x201c:
		case 0x2018:
			return chinese ? 'open' : 'latin';
		case 0x201d:
			return chinese ? 'close' : 'latin';
		case 0x2019:
			return chinese && !isApostrophe(around) ? 'close' : 'latin';
		case EM_DASH:
			if (before === EM_DASH || after === EM_DASH) return chinese || besideHan ? 'dash' : 'latin';
			// Between figures it is the line of a range, one em long (GB/T 15834 5.1.6).
			return chinese && (besideHan || (isDigit(before) && isDigit(after))) ? 'connector' : 'latin';
		case ELLIPSIS:
		case MID_ELLIPSIS:
			// One alone is that of Chinese beside an ideograph, but stays with a word that it ends (R-Q5).
			return chinese &&
				(before === code || after === code || isWide(before) || (isHan(after) && !isLetter(before)))
				? 'ellipsis'
				: 'latin';
		case 0xb7:
		case 0x2027:
			return chinese && besideHan ? 'middle-dot' : 'latin';
		case 0x2013:
			return chinese && besideHan ? 'connector' : 'latin';
		case FULL_EXCLAMATION:
		case FULL_QUESTION:
			return isShout(before) || isShout(after) ? 'exclamation' : 'stop';
		default:
			return code === 0x3000 || isHan(code) || (chinese && isWideSymbol(code)) ? 'han' : 'latin';
	}
}

/**
 * U+2019 beside a letter: inside a word, or at an end of one where no ‘ is open, as in the students’ and ’90s (TYPOGRAPHY section
 * 11, R-Q3).
 */
const isApostrophe = ({ before, after, inSingleQuotes }: Neighbours): boolean =>
	inSingleQuotes ? isLetter(before) && isLetter(after) : isLetter(before) || isLetter(after);

const isShout = (code: number): boolean => code === FULL_EXCLAMATION || code === FULL_QUESTION;

/** What of a Latin word keeps its distance from an ideograph beside it (TYPOGRAPHY section 5). */
export function autospaceKind(code: number): 'alpha' | 'numeric' | undefined {
	if (isDigit(code)) return 'numeric';
	if (isAsciiLetter(code)) return 'alpha';
	if (code < 0x80) return /[%#&@+!./$]/.test(String.fromCharCode(code)) ? 'alpha' : undefined;
	if (code === 0x20ac || code === 0xa3 || code === 0xb0 || code === 0x2032 || code === 0x2033) return 'alpha';
	// A ’ that is part of a word is an apostrophe.
	if (code === 0x2019) return 'alpha';
	if (isHan(code)) return undefined;
	const character = String.fromCodePoint(code);
	return /^\p{L}|^\p{M}/u.test(character) ? 'alpha' : /^\p{N}/u.test(character) ? 'numeric' : undefined;
}

/** The code point that the UTF-16 unit at an offset belongs to. */
export function touching(text: string, at: number): number {
	const code = text.charCodeAt(at);
	const before = code >= 0xdc00 && code < 0xe000 && at > 0 ? text.codePointAt(at - 1)! : 0;
	return before > 0xffff ? before : text.codePointAt(at)!;
}

/** Characters that show nothing and take no room: a soft hyphen, marks of direction, joiners of words (Unicode 5.21). */
export const isInvisible = (code: number): boolean =>
	code === 0xad ||
	code === 0xfeff ||
	(code >= 0x200b &&
		code <= 0x206f &&
		((code <= 0x200f && code !== 0x200d) || (code >= 0x202a && code <= 0x202e) || code >= 0x2060));

/** Figures above the line: of a power, or the mark of a note. */
export const isSuperscript = (code: number): boolean =>
	code === 0xb2 || code === 0xb3 || code === 0xb9 || code === 0x2070 || (code >= 0x2074 && code <= 0x2079);
