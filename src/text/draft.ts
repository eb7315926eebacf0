import { type CharacterClass, classOf } from './character-class.js';
import type { CollapsedText } from './collapse.js';
import type { Unit, UnitGlyphs } from './paragraph.js';
import type { UnitShaper } from './shape-unit.js';
import type { Piece, TextStyle } from './text-style.js';

/** A unit with what its breaks depend on. */
export interface Draft extends Unit {
	readonly style: TextStyle;
	readonly language: string;
	/** A hyphen may end the line after this unit. */
	readonly hyphen?: UnitGlyphs;
	/** U+200B or a hyphen stands after it. */
	readonly breakAfter?: true;
	/** U+2060, or the inner side of an inline box's padding. */
	readonly noBreakAfter?: true;
}

export type TextPiece = Extract<Piece, { kind: 'text' }>;

/** A paragraph whose units are being taken from its text. */
export interface Builder {
	readonly pieces: readonly Piece[];
	readonly collapsed: CollapsedText;
	readonly shaper: UnitShaper;
	readonly drafts: Draft[];
	/** Units after which the line ends. */
	readonly forced: Set<number>;
	readonly missing: { offset: number; character: string }[];
}

export const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** The class of the character at an offset of the text, its neighbours considered. */
export function classAt({ text }: CollapsedText, at: number, language: string): CharacterClass {
	const code = text.codePointAt(at)!;
	const character = String.fromCodePoint(code);
	const next = at + character.length;
	const before = at > 0 ? characterBefore(text, at) : '';
	const after = next < text.length ? String.fromCodePoint(text.codePointAt(next)!) : '';
	return classOf(character, { before, after, language });
}

function characterBefore(text: string, at: number): string {
	const unit = text.charCodeAt(at - 1);
	return unit >= 0xdc00 && unit < 0xe000 && at > 1 ? text.slice(at - 2, at) : text.slice(at - 1, at);
}

/** A unit without glyphs: room that something else fills, or that stays empty. */
export function blank(
	kind: 'space' | 'object' | 'han',
	start: number,
	end: number,
	index: number,
	ink: number,
	piece: Piece,
): Draft {
	const { style, language } = piece;
	return {
		class: kind,
		start,
		end,
		piece: index,
		ink,
		blankBefore: 0,
		blankAfter: 0,
		em: style.fontSize,
		glyphs: [],
		style,
		language,
	};
}
