import { type CharacterClass, isDigit, isInvisible, isSuperscript } from './character-class.js';
import type { CollapsedText } from './collapse.js';
import type { Piece, TextStyle } from './text-style.js';
import { ALLOWED, lineBreaks, MANDATORY, PROHIBITED } from './unicode/line-break.js';
import { classify, LB, type LineBreakText, TRAIT } from './unicode/line-break-class.js';

export { MANDATORY, PROHIBITED };

/** Where lines may begin in a text. */
export interface LineBreaks {
	/** For each UTF-16 unit whether a line may, may not or must begin before it. */
	readonly before: Uint8Array;
	/** Whether it is a mark or joiner that goes with the character before. */
	isJoined(offset: number): boolean;
}

/**
 * Places to break a text: UAX 14 with the classes that Chinese gives its marks (TYPOGRAPHY section 3: CLREQ 3.1.4 and 3.1.5), at
 * the level that the style of each mark says. The edges of inline boxes make no place to break and take none away.
 */
export function findLineBreaks(
	collapsed: CollapsedText,
	pieces: readonly Piece[],
	classes: readonly CharacterClass[],
	chineseOf: readonly boolean[],
): LineBreaks {
	const { text, pieceOf } = collapsed;
	const raw = classify(text);
	for (let i = 0; i < text.length; i++) {
		const piece = pieceOf[i]!;
		tailor(raw, i, text, classes[i]!, pieces[piece]!.style, chineseOf[piece]!);
	}
	const hasEdges = pieces.some(({ kind }) => kind === 'space');
	const before = hasEdges ? acrossEdges(raw, collapsed, pieces) : lineBreaks(raw);
	applyStyles(before, raw, collapsed, pieces, classes);
	return {
		before,
		isJoined: (offset) =>
			raw.classes[offset] === LB.ZWJ || (raw.classes[offset] === LB.CM && !isApart(text.charCodeAt(offset))),
	};
}

/** UAX 14 keeps control characters and those that do not show with what stands before them (LB9), but they are no part of it. */
const isApart = (code: number): boolean => code < 0x20 || (code >= 0x7f && code < 0xa0) || isInvisible(code);

const SOFT_HYPHEN = 0xad;
const EM_DASH = 0x2014;
const THIN_SPACE = 0x2009;

/** Writes the class that a character has in this text over that of the data. */
function tailor(
	{ classes, traits }: LineBreakText,
	i: number,
	text: string,
	kind: CharacterClass,
	{ lineBreak, wordBreak }: TextStyle,
	chinese: boolean,
): void {
	const value = tailored(i, text, kind, lineBreak);
	if (value !== undefined) {
		classes[i] = value;
		traits[i] = TRAIT.eastAsian;
		return;
	}
	const own = classes[i]!;
	if (kind === 'han') {
		if (own === LB.CJ) classes[i] = lineBreak === 'strict' ? LB.NS : LB.ID;
		else if (own === LB.AI || own === LB.AL || own === LB.XX) {
			classes[i] = LB.ID;
			traits[i] = TRAIT.eastAsian;
		}
	} else if (kind === 'object') classes[i] = LB.CB;
	else if (kind === 'space') {
		// A number in groups of three stays whole.
		if (text.charCodeAt(i) === THIN_SPACE) classes[i] = LB.GL;
	} else if (kind === 'latin') {
		const code = text.charCodeAt(i);
		if (code === SOFT_HYPHEN) classes[i] = LB.CM;
		// A dash of English does not begin a line (TYPOGRAPHY section 10).
		else if (code === EM_DASH) classes[i] = LB.BA;
		else if (own === LB.AI && chinese) classes[i] = LB.ID;
		else if (wordBreak === 'break-all' && isWordClass(own)) classes[i] = LB.ID;
	}
}

/** The class of a wide mark at a level; nothing for other characters. */
function tailored(
	i: number,
	text: string,
	kind: CharacterClass,
	level: TextStyle['lineBreak'],
): number | undefined {
	const isLoose = level === 'loose';
	const isStrict = level === 'strict';
	switch (kind) {
		case 'open':
			return LB.OP;
		case 'close':
		case 'pause':
			return LB.CL;
		case 'stop':
		case 'exclamation':
			return LB.EX;
		case 'middle-dot':
		case 'connector':
			return LB.NS;
		case 'solidus':
			// Neither begins nor ends a line (GB/T 15834 5.1.9), but may end a loose one.
			return isLoose ? LB.NS : LB.GL;
		case 'dash':
			return isStrict ? LB.NS : LB.B2;
		case 'ellipsis':
			return isLoose ? LB.ID : LB.IN;
		case 'iteration':
			// 〜 and ゠ may begin a line at level normal, ー too.
			return isLoose || (!isStrict && /[〜゠ー]/.test(text[i]!)) ? LB.ID : LB.NS;
		case 'prefix':
			return LB.PR;
		case 'suffix':
			return isLoose && !isDigit(text.charCodeAt(i - 1)) ? LB.ID : LB.PO;
		default:
			return undefined;
	}
}

const isWordClass = (value: number): boolean =>
	value === LB.AL || value === LB.NU || value === LB.SA || value === LB.HL || value === LB.XX;

/** The breaks of the text without the edges of inline boxes; one between two characters stands before the edges that open. */
function acrossEdges(
	{ classes, traits }: LineBreakText,
	{ text, pieceOf }: CollapsedText,
	pieces: readonly Piece[],
): Uint8Array {
	const shown: number[] = [];
	for (let i = 0; i < text.length; i++) if (pieces[pieceOf[i]!]!.kind !== 'space') shown.push(i);
	const found = lineBreaks({
		classes: Uint8Array.from(shown, (i) => classes[i]!),
		traits: Uint8Array.from(shown, (i) => traits[i]!),
	});
	const before = new Uint8Array(text.length);
	for (let k = 1; k < shown.length; k++) {
		let at = shown[k]!;
		for (let i = at - 1; i > shown[k - 1]!; i--) {
			const piece = pieces[pieceOf[i]!]!;
			if (piece.kind !== 'space' || piece.side === 'end') break;
			at = i;
		}
		before[at] = found[k]!;
	}
	return before;
}

/** What styles allow or forbid beside the classes: `line-break: anywhere`, `keep-all`, `nowrap`, addresses, note marks. */
function applyStyles(
	before: Uint8Array,
	{ classes }: LineBreakText,
	{ text, pieceOf }: CollapsedText,
	pieces: readonly Piece[],
	kinds: readonly CharacterClass[],
): void {
	let isAddress = startsAddress(text, 0, undefined);
	for (let i = 1; i < text.length; i++) {
		const style = pieces[pieceOf[i]!]!.style;
		const last = pieces[pieceOf[i - 1]!]!.style;
		if (style.lineBreak === 'anywhere' && last.lineBreak === 'anywhere') {
			if (before[i] === PROHIBITED && classes[i] !== LB.CM && classes[i] !== LB.ZWJ && kinds[i] !== 'space')
				before[i] = ALLOWED;
		} else if (style.wordBreak === 'keep-all' && isKept(kinds[i - 1]!) && isKept(kinds[i]!)) {
			// <wbr> says where such a word may be broken.
			if (before[i] === ALLOWED && classes[i - 1] !== LB.ZW) before[i] = PROHIBITED;
		}
		if (before[i] === ALLOWED && ((isNoWrap(style) && isNoWrap(last)) || isInPair(pieces, pieceOf, i)))
			before[i] = PROHIBITED;
		if (kinds[i] !== 'latin') isAddress = false;
		else if (!isAddress) isAddress = startsAddress(text, i, kinds[i - 1]);
		else if (before[i] !== MANDATORY) before[i] = breaksAddress(text, i);
		if (before[i] === ALLOWED && (isNoteMark(text, i, kinds) || isRaised(pieces, pieceOf, i)))
			before[i] = PROHIBITED;
	}
}

/** `word-break: keep-all` treats ideographs as the letters of a word (CSS Text 3, 5.2). */
const isKept = (kind: CharacterClass): boolean => kind === 'han' || kind === 'latin' || kind === 'iteration';

/** Between two characters of what has a ruby (CSS Ruby 1, 3.2). */
function isInPair(pieces: readonly Piece[], pieceOf: CollapsedText['pieceOf'], i: number): boolean {
	const own = pieces[pieceOf[i]!]!;
	const last = pieces[pieceOf[i - 1]!]!;
	return 'pair' in own && own.pair !== undefined && 'pair' in last && own.pair === last.pair;
}

export const isNoWrap = ({ whiteSpace }: TextStyle): boolean =>
	whiteSpace === 'nowrap' || whiteSpace === 'pre';

function startsAddress(text: string, i: number, before: CharacterClass | undefined): boolean {
	const first = text.charCodeAt(i);
	if ((first !== 0x68 && first !== 0x77) || before === 'latin') return false;
	return /^(?:https?:\/\/|www\.)/.test(text.slice(i, i + 8));
}

/** An address of the web breaks after its own marks, never after `://` (rule U1). */
function breaksAddress(text: string, at: number): number {
	const isAfterMark = /[/.?&=-]/.test(text[at - 1]!) && !/[/.?&=-]/.test(text[at]!);
	return isAfterMark && !text.slice(Math.max(0, at - 3), at).endsWith('://') ? ALLOWED : PROHIBITED;
}

/** What stands above the line belongs to what stands before it. */
function isRaised(pieces: readonly Piece[], pieceOf: CollapsedText['pieceOf'], i: number): boolean {
	const own = pieces[pieceOf[i]!]!;
	return own.kind === 'text' && own.isRaised === true && pieceOf[i - 1] !== pieceOf[i];
}

/** ①, [1], ＊, † or ® right behind a word belongs to it, and [1] or ² behind its marks too (TYPOGRAPHY section 3). */
function isNoteMark(text: string, i: number, kinds: readonly CharacterClass[]): boolean {
	const code = text.charCodeAt(i);
	// Nearly all that breaks are asked for is an ideograph.
	if (code >= 0x2e80 && code !== 0xff0a) return false;
	const before = kinds[i - 1]!;
	const isAfterWord = before === 'han' || before === 'latin' || before === 'close';
	if (!isAfterWord && before !== 'pause' && before !== 'stop') return false;
	if (code === 0x5b) return /^\[\d{1,3}\]/.test(text.slice(i, i + 5));
	if (isSuperscript(code)) return true;
	return isAfterWord && ((code >= 0x2460 && code <= 0x2473) || NOTE_MARKS.includes(text[i]!));
}

const NOTE_MARKS = '＊†‡®™';
