import type { Origin, Span } from '../base/index.js';

/**
 * Places that travel through Handlebars inside the text: a mark is the number of a place between two noncharacters, which no
 * input may hold and no input can write. The marks are taken out at the end, and what they stood before is known.
 */
const OPEN = '\uFDD0';
const CLOSE = '\uFDD1';
const MARK = /\uFDD0(\d+)\uFDD1/g;
const RESERVED = /[\uFDD0-\uFDEF]/g;

export class Marks {
	private readonly places: { readonly span: Span; readonly isFixed: boolean }[] = [];

	/** A mark for text whose characters follow each other from `span` on. */
	moving(span: Span): string {
		return this.mark(span, false);
	}

	/** A mark for text that as a whole comes from `span`. */
	fixed(span: Span): string {
		return this.mark(span, true);
	}

	private mark(span: Span, isFixed: boolean): string {
		return OPEN + (this.places.push({ span, isFixed }) - 1) + CLOSE;
	}

	/** The text without marks, and where its characters come from. */
	strip(marked: string): { readonly text: string; readonly origins: readonly Origin[] } {
		const pieces: string[] = [];
		const origins: Origin[] = [];
		let length = 0;
		let from = 0;
		for (const match of marked.matchAll(MARK)) {
			const piece = marked.slice(from, match.index);
			pieces.push(piece);
			length += piece.length;
			from = match.index + match[0].length;
			const place = this.places[Number(match[1])];
			if (!place) continue;
			// Of two marks at one character, the later one is nearer to it.
			if (origins.at(-1)?.offset === length) origins.pop();
			origins.push({ offset: length, span: place.span, ...(place.isFixed && { fixed: true }) });
		}
		pieces.push(marked.slice(from));
		return { text: pieces.join(''), origins };
	}
}

/** Text without marks, for comparing and for plain use. */
export const withoutMarks = (marked: string): string => marked.replace(MARK, '');

/** Text of the data in which nothing can be taken for a mark. The issue refuses such characters; this is the second lock. */
export const neutral = (text: string): string => text.replace(RESERVED, '\uFFFD');
