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

const set = (text: string): ReadonlySet<string> => new Set(text);

const open = set('（〔［｛《〈「『【〖〘〚﹁﹃');
const close = set('）〕］｝》〉」』】〗〙〛﹂﹄');
const pause = set('，、；：');
const stop = set('。．！？');
const iteration = set('々〻ヽヾゝゞ〜゠ー');
const prefix = set('￥＄￡№');
const suffix = set('％‰℃℉￠');
const quotesOpen = set('“‘');
const quotesClose = set('”’');

export const isChinese = (language: string): boolean => /^(zh|ja)\b/i.test(language);

export interface Neighbours {
	readonly before: string;
	readonly after: string;
	readonly language: string;
}

/** Code point ranges that are one em wide in a CJK font and set solid. */
export function isHan(character: string): boolean {
	const c = character.codePointAt(0) ?? 0;
	if (c < 0x2e80) return false;
	return (
		(c <= 0x2fff && c >= 0x2e80) ||
		(c >= 0x3005 && c <= 0x3007) ||
		(c >= 0x3012 && c <= 0x3013) ||
		(c >= 0x3020 && c <= 0x33ff) ||
		(c >= 0x3400 && c <= 0x4dbf) ||
		(c >= 0x4e00 && c <= 0xa4cf) ||
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
const isWideSymbol = (character: string): boolean => {
	const c = character.codePointAt(0) ?? 0;
	return (c >= 0x2190 && c <= 0x21ff) || (c >= 0x2460 && c <= 0x24ff) || (c >= 0x25a0 && c <= 0x2606);
};

const isLetter = (character: string): boolean => /^[\p{L}\p{N}]/u.test(character) && !isHan(character);

/**
 * The class of one character. Characters that Chinese and English share (quotes, dashes, dots) are resolved by language
 * and neighbours, in the order of TYPOGRAPHY section 11.
 */
export function classOf(character: string, { before, after, language }: Neighbours): CharacterClass {
	if (character === '\ufffc') return 'object';
	if (
		character === ' ' ||
		character === '\u00a0' ||
		character === '\t' ||
		character === '\u202f' ||
		character === '\u2009'
	)
		return 'space';
	const chinese = isChinese(language);
	const besideHan = isHan(before) || isHan(after);
	if (quotesOpen.has(character) || quotesClose.has(character)) {
		if (!chinese) return 'latin';
		if (character === '’' && isLetter(before) && isLetter(after)) return 'latin';
		return quotesOpen.has(character) ? 'open' : 'close';
	}
	if (character === '—') {
		if (before === '—' || after === '—') return chinese || besideHan ? 'dash' : 'latin';
		return besideHan && chinese ? 'connector' : 'latin';
	}
	if (character === '⸺') return 'dash';
	if (character === '…' || character === '⋯') {
		return chinese && (before === character || after === character || isHan(before)) ? 'ellipsis' : 'latin';
	}
	if (character === '·' || character === '‧') return chinese && besideHan ? 'middle-dot' : 'latin';
	if (character === '・') return 'middle-dot';
	if (character === '–' || character === '～')
		return character === '～' || (chinese && besideHan) ? 'connector' : 'latin';
	if (character === '／' || (character === '/' && chinese && isHan(before) && isHan(after))) return 'solidus';
	if (open.has(character)) return 'open';
	if (close.has(character)) return 'close';
	if (pause.has(character)) return 'pause';
	if (stop.has(character))
		return (character === '！' || character === '？') && (isShout(before) || isShout(after))
			? 'exclamation'
			: 'stop';
	if (iteration.has(character)) return 'iteration';
	if (prefix.has(character)) return 'prefix';
	if (suffix.has(character)) return 'suffix';
	if (character === '\u3000' || isHan(character) || (chinese && isWideSymbol(character))) return 'han';
	return 'latin';
}

const isShout = (character: string): boolean => character === '！' || character === '？';

/** Letters, digits and the signs that count as narrow beside Chinese (TYPOGRAPHY section 5). */
export const takesAutospace = (character: string): boolean =>
	isLetter(character) || /^[%#&@+!./$€£°′″]/.test(character);

export const isDigit = (character: string): boolean => /^[0-9]/.test(character);
