import { isHan } from './character-class.js';
import type { Piece, TextStyle } from './text-style.js';

/** A paragraph's text after white space was resolved (CSS Text 3, 4.1), with the way back to its pieces. */
export interface CollapsedText {
	readonly text: string;
	/** For each UTF-16 unit: its piece, and its offset in that piece's own text. */
	readonly pieceOf: Int32Array;
	readonly sources: Int32Array;
}

const SPACE = 0x20;
const TAB = 0x09;
const LINE_FEED = 0x0a;
/** U+FFFC stands for an object or a space among the text. */
const OBJECT_CODE = 0xfffc;

const isFeed = (code: number): boolean => code === LINE_FEED || code === 0x0d || code === 0x0c;

/** Collapses white space across pieces, drops line feeds between Chinese characters, applies `text-transform`. */
export function collapse(pieces: readonly Piece[]): CollapsedText {
	const out = new TextWriter(pieces);
	/** White space that was seen and not yet put: it goes away at the end of a line, and stays before edges that follow it. */
	let pending: { piece: number; source: number; at: number; hasFeed: boolean } | undefined;
	const flush = (next: number): void => {
		if (!pending) return;
		const { piece, source, at, hasFeed } = pending;
		pending = undefined;
		const last = out.lastCode();
		if (last === LINE_FEED || last === SPACE || next === LINE_FEED) return;
		if (hasFeed && isWide(last) && isWide(next)) return;
		out.insert(at, SPACE, piece, source);
	};
	pieces.forEach((piece, index) => {
		if (piece.kind === 'break') {
			flush(LINE_FEED);
			out.push(LINE_FEED, index, 0);
			return;
		}
		if (piece.kind !== 'text') {
			if (piece.kind === 'object') flush(OBJECT_CODE);
			out.push(OBJECT_CODE, index, 0);
			return;
		}
		const { whiteSpace, textTransform } = piece.style;
		const tabSize = columnsOf(piece.style);
		const keepsSpaces = whiteSpace === 'pre' || whiteSpace === 'pre-wrap';
		const keepsFeeds = keepsSpaces || whiteSpace === 'pre-line';
		const { text } = piece;
		for (let i = 0; i < text.length; i++) {
			const code = text.charCodeAt(i);
			if (isFeed(code) && keepsFeeds) {
				flush(LINE_FEED);
				out.push(LINE_FEED, index, i);
			} else if ((code === SPACE || code === TAB || isFeed(code)) && !keepsSpaces) {
				pending ??= { piece: index, source: i, at: out.length, hasFeed: false };
				if (isFeed(code)) pending.hasFeed = true;
			} else if (code === TAB) {
				// A tab goes on to the next stop (CSS Text 3, 4.2): exact where all letters are equally wide, as in listings.
				if (tabSize > 0)
					for (let left = tabSize - (out.column % tabSize); left > 0; left--) out.push(SPACE, index, i);
			} else {
				if (pending) flush(text.codePointAt(i)!);
				if (textTransform === 'none') out.push(code, index, i);
				else {
					const character = String.fromCodePoint(text.codePointAt(i)!);
					const shown = transformed(character, textTransform, out.lastCharacter());
					for (let k = 0; k < shown.length; k++) out.push(shown.charCodeAt(k), index, i);
					i += character.length - 1;
				}
			}
		}
	});
	return out.finish();
}

/** Text that grows by UTF-16 units, each with its place in a piece. */
class TextWriter {
	private codes: Uint16Array;
	private pieceOf: Int32Array;
	private sources: Int32Array;
	length = 0;
	/** Columns since the line began, for tabs; a wide character takes two. */
	column = 0;

	constructor(private readonly pieces: readonly Piece[]) {
		let size = pieces.length + 8;
		for (const piece of pieces) if (piece.kind === 'text') size += piece.text.length;
		const memory = new ArrayBuffer(size * 10);
		this.pieceOf = new Int32Array(memory, 0, size);
		this.sources = new Int32Array(memory, size * 4, size);
		this.codes = new Uint16Array(memory, size * 8, size);
	}

	push(code: number, piece: number, source: number): void {
		if (this.length === this.codes.length) this.grow();
		this.codes[this.length] = code;
		this.pieceOf[this.length] = piece;
		this.sources[this.length++] = source;
		this.column = code === LINE_FEED ? 0 : this.column + (isLowSurrogate(code) ? 0 : isWide(code) ? 2 : 1);
	}

	insert(at: number, code: number, piece: number, source: number): void {
		this.push(code, piece, source);
		if (at === this.length - 1) return;
		for (const values of [this.codes, this.pieceOf, this.sources]) {
			const value = values[this.length - 1]!;
			values.copyWithin(at + 1, at, this.length - 1);
			values[at] = value;
		}
	}

	/** The last code that is no edge of an inline box; a line feed where the text begins. */
	lastCode(): number {
		let at = this.length - 1;
		while (at >= 0 && this.pieces[this.pieceOf[at]!]!.kind === 'space') at--;
		return at < 0 ? LINE_FEED : this.codes[at]!;
	}

	lastCharacter(): string | undefined {
		return this.length === 0 ? undefined : String.fromCharCode(this.codes[this.length - 1]!);
	}

	finish(): CollapsedText {
		const { length } = this;
		let text = '';
		// A call takes some tens of thousands of arguments at most.
		for (let at = 0; at < length; at += 8192)
			text += Reflect.apply(String.fromCharCode, null, this.codes.subarray(at, Math.min(length, at + 8192)));
		return { text, pieceOf: this.pieceOf.subarray(0, length), sources: this.sources.subarray(0, length) };
	}

	private grow(): void {
		const larger = this.codes.length * 4;
		const codes = new Uint16Array(larger);
		codes.set(this.codes);
		this.codes = codes;
		const [pieceOf, sources] = [new Int32Array(larger), new Int32Array(larger)];
		pieceOf.set(this.pieceOf);
		sources.set(this.sources);
		this.pieceOf = pieceOf;
		this.sources = sources;
	}
}

const isLowSurrogate = (code: number): boolean => code >= 0xdc00 && code <= 0xdfff;

/** Ideographs and full-width marks: a line feed between two of them is no space (CSS Text 3, 4.1.3). */
const isWide = (code: number): boolean =>
	code > 0x2000 &&
	(isHan(code) ||
		(code >= 0x3000 && code <= 0x303f) ||
		(code >= 0xd840 && code <= 0xd888) ||
		isLowSurrogate(code) ||
		code === 0x2018 ||
		code === 0x2019 ||
		code === 0x201c ||
		code === 0x201d ||
		code === 0x2014 ||
		code === 0x2026);

/** A tab that is given as a length counts in letters of half an em. */
const columnsOf = ({ tabSize, fontSize }: TextStyle): number =>
	Math.round(typeof tabSize === 'number' ? tabSize : tabSize.points / Math.max(0.5, fontSize / 2));

function transformed(character: string, transform: TextStyle['textTransform'], before?: string): string {
	switch (transform) {
		case 'uppercase':
			return character.toUpperCase();
		case 'lowercase':
			return character.toLowerCase();
		case 'capitalize':
			return before === undefined || /[\s(“‘"]/.test(before) ? character.toUpperCase() : character;
		case 'none':
			return character;
	}
}
