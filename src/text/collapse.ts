import { isHan } from './character-class.js';
import type { Piece, TextStyle } from './text-style.js';

/** A paragraph's text after white space was resolved (CSS Text 3, 4.1), with the way back to its pieces. */
export interface CollapsedText {
	readonly text: string;
	/** For each UTF-16 unit: its piece, and its offset in that piece's own text. */
	readonly pieceOf: readonly number[];
	readonly sources: readonly number[];
}

/** Stands for an object or a space among the text. */
export const OBJECT = '\ufffc';

/** Collapses white space across pieces, drops line feeds between Chinese characters, applies `text-transform`. */
export function collapse(pieces: readonly Piece[]): CollapsedText {
	/** UTF-16 units: a text that grows is not asked for its characters, which would copy it again and again. */
	const text: string[] = [];
	const pieceOf: number[] = [];
	const sources: number[] = [];
	/** Columns since the line began, for tabs; a wide character takes two. */
	let column = 0;
	const push = (character: string, piece: number, source: number): void => {
		column = character === '\n' ? 0 : column + (isWide(character) ? 2 : 1);
		for (let i = 0; i < character.length; i++) {
			text.push(character[i]!);
			pieceOf.push(piece);
			sources.push(source + Math.min(i, 0));
		}
	};
	/** The last character that is no edge of an inline box. */
	const lastCharacter = (): string => {
		let at = text.length - 1;
		while (at >= 0 && pieces[pieceOf[at]!]!.kind === 'space') at--;
		return text[at] ?? '\n';
	};
	/** White space that was seen and not yet put: it goes away at the end of a line, and stays before edges that follow it. */
	let pending: { piece: number; source: number; at: number; hasFeed: boolean } | undefined;
	const flush = (next: string): void => {
		if (!pending) return;
		const { piece, source, at, hasFeed } = pending;
		pending = undefined;
		const last = lastCharacter();
		if (last === '\n' || last === ' ' || next === '\n') return;
		if (hasFeed && isWide(last) && isWide(next)) return;
		text.splice(at, 0, ' ');
		pieceOf.splice(at, 0, piece);
		sources.splice(at, 0, source);
		column++;
	};
	pieces.forEach((piece, index) => {
		if (piece.kind === 'break') {
			flush('\n');
			push('\n', index, 0);
			return;
		}
		if (piece.kind !== 'text') {
			if (piece.kind === 'object') flush(OBJECT);
			push(OBJECT, index, 0);
			return;
		}
		const { whiteSpace, textTransform } = piece.style;
		const tabSize = columnsOfTab(piece.style);
		const keepsSpaces = whiteSpace === 'pre' || whiteSpace === 'pre-wrap';
		const keepsFeeds = keepsSpaces || whiteSpace === 'pre-line';
		for (let i = 0; i < piece.text.length; ) {
			const character = String.fromCodePoint(piece.text.codePointAt(i)!);
			const isFeed = character === '\n' || character === '\r' || character === '\f';
			if (isFeed && keepsFeeds) {
				flush('\n');
				push('\n', index, i);
			} else if ((character === ' ' || character === '\t' || isFeed) && !keepsSpaces) {
				pending ??= { piece: index, source: i, at: text.length, hasFeed: false };
				if (isFeed) pending.hasFeed = true;
			} else if (character === '\t') {
				// A tab goes on to the next stop (CSS Text 3, 4.2): exact where all letters are equally wide, as in listings.
				if (tabSize > 0) for (let left = tabSize - (column % tabSize); left > 0; left--) push(' ', index, i);
			} else {
				flush(character);
				push(transformed(character, textTransform, text.at(-1)), index, i);
			}
			i += character.length;
		}
	});
	return { text: text.join(''), pieceOf, sources };
}

/** A tab that is given as a length counts in letters of half an em. */
const columnsOfTab = ({ tabSize, fontSize }: TextStyle): number =>
	Math.round(typeof tabSize === 'number' ? tabSize : tabSize.points / Math.max(0.5, fontSize / 2));

/** Ideographs and full-width marks: a line feed between two of them is no space (CSS Text 3, 4.1.3). */
const isWide = (character: string): boolean =>
	isHan(character) || /^[\u3000-\u303f\uff01-\uff60\u2018\u2019\u201c\u201d\u2014\u2026]/.test(character);

function transformed(
	character: string,
	transform: Extract<Piece, { kind: 'text' }>['style']['textTransform'],
	before?: string,
): string {
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
