import type { FontSet } from '../font/index.js';
import { type CharacterClass, isChinese } from './character-class.js';
import { collapse, OBJECT } from './collapse.js';
import { type Builder, blank, classAt, type Draft, sum, type TextPiece } from './draft.js';
import { spacingOf } from './gap-rules.js';
import { gapsAndBreaks } from './gaps-and-breaks.js';
import { languageOf } from './languages/index.js';
import type { Paragraph, UnitGlyphs } from './paragraph.js';
import { unitShaper } from './shape-unit.js';
import type { Piece } from './text-style.js';
import { takeWord } from './word-units.js';

/** Makes a paragraph ready for composing: characters to units, gaps between them, places to break. */
export function prepareParagraph(pieces: readonly Piece[], fonts: FontSet): Paragraph {
	const collapsed = collapse(pieces);
	const builder: Builder = {
		pieces,
		collapsed,
		shaper: unitShaper(fonts),
		drafts: [],
		forced: new Set(),
		missing: [],
	};
	for (let at = 0; at < collapsed.text.length; ) at = takeUnit(builder, at);
	const first = pieces.find((piece) => piece.kind === 'text') ?? pieces[0];
	const language = languageOf(first?.language ?? '');
	const spacing = spacingOf(first?.style);
	return {
		text: collapsed.text,
		pieces,
		units: builder.drafts,
		...gapsAndBreaks(builder, spacing),
		language,
		trimStart: spacing.trimStart,
		trimEnd: spacing.trimEnd,
		pieceOf: collapsed.pieceOf,
		sources: collapsed.sources,
		missing: builder.missing,
	};
}

/** Takes one unit, or the units of one word, that start at `at`; answers where the next starts. */
function takeUnit(builder: Builder, at: number): number {
	const { pieces, collapsed, drafts } = builder;
	const { text, pieceOf } = collapsed;
	const index = pieceOf[at]!;
	const piece = pieces[index]!;
	const character = String.fromCodePoint(text.codePointAt(at)!);
	const end = at + character.length;
	const last = drafts.at(-1);
	const { style, language } = piece;
	if (character === '\n') {
		if (!last || builder.forced.has(drafts.length - 1)) drafts.push(blank('space', at, at, index, 0, piece));
		builder.forced.add(drafts.length - 1);
		return end;
	}
	if (character === '\u200b' || character === '\u2060') {
		if (last)
			drafts[drafts.length - 1] =
				character === '\u200b' ? { ...last, breakAfter: true } : { ...last, noBreakAfter: true };
		return end;
	}
	if (piece.kind !== 'text') {
		const advance = piece.kind === 'break' ? 0 : piece.advance;
		drafts.push(blank('object', at, end, index, advance, piece));
		return end;
	}
	const kind = classAt(collapsed, at, language);
	if (kind === 'space') return takeSpace(builder, at, end, piece, index);
	if (kind === 'latin' && character !== OBJECT) return takeWord(builder, at, piece, index);
	const run = takeFixedRun(kind, text, at);
	const runEnd = at + run.text.length;
	const face = builder.shaper.faceFor(character, style, true, language);
	if (!face) {
		builder.missing.push({ offset: at, character });
		drafts.push(blank('han', at, runEnd, index, style.fontSize, piece));
		return runEnd;
	}
	const glyphs = builder.shaper.wide(run.text, at, face, style, language, run.widths);
	drafts.push(markUnit(kind, at, runEnd, index, glyphs, piece, /^[：；！？]/.test(run.text)));
	return runEnd;
}

/** Two dashes or two ellipses are one unit of 2 em; two or three ！？ share 1 or 2 em; the other marks stand alone. */
function takeFixedRun(
	kind: CharacterClass,
	text: string,
	at: number,
): { text: string; widths?: readonly number[] } {
	const character = String.fromCodePoint(text.codePointAt(at)!);
	switch (kind) {
		case 'dash':
		case 'ellipsis':
			return text[at + 1] === character
				? { text: character + character, widths: [1, 1] }
				: { text: character, widths: [character === '⸺' ? 2 : 1] };
		case 'exclamation': {
			const run = /^[！？]{1,3}/.exec(text.slice(at, at + 3))?.[0] ?? character;
			const width = run.length === 3 ? 2 / 3 : run.length === 2 ? 1 / 2 : 1;
			return { text: run, widths: [...run].map(() => width) };
		}
		case 'middle-dot':
			return { text: character, widths: [character === '・' ? 1 : 0.5] };
		case 'connector':
			return { text: character, widths: [character === '–' ? 0.5 : 1] };
		case 'solidus':
			return { text: character, widths: [0.5] };
		default:
			return { text: character };
	}
}

/** A mark is its ink and a blank half (CLREQ 3.1.6); a glyph that is not one em wide is left as the font has it. */
function markUnit(
	kind: CharacterClass,
	start: number,
	end: number,
	index: number,
	glyphs: UnitGlyphs,
	piece: TextPiece,
	isCentred: boolean,
): Draft {
	const { style, language } = piece;
	const em = style.fontSize;
	const advance = sum(glyphs.advances);
	const upright = glyphs.direction === 'upright';
	const half = Math.abs(advance - em - style.letterSpacing) < 0.01 * em ? em / 2 : 0;
	// In vertical text ： ； ！ ？ stand in the middle of their box and keep it (CLREQ 3.1.6.1).
	const isFixed = upright && isCentred;
	const before = kind === 'open' ? half : 0;
	const after = !isFixed && (kind === 'close' || kind === 'pause' || kind === 'stop') ? half : 0;
	return {
		class: kind,
		start,
		end,
		piece: index,
		ink: advance - before - after,
		blankBefore: before,
		blankAfter: after,
		em,
		glyphs: [glyphs],
		style,
		language,
	};
}

function takeSpace(builder: Builder, at: number, end: number, piece: TextPiece, index: number): number {
	const { drafts, collapsed, shaper } = builder;
	const { style, language } = piece;
	const last = drafts.at(-1);
	const character = collapsed.text.slice(at, end);
	const next = collapsed.text.slice(end, end + 2);
	const autospaced =
		style.textAutospace.replaces &&
		isChinese(language) &&
		character === ' ' &&
		last !== undefined &&
		end < collapsed.text.length;
	// A typed space between Chinese and Latin gives way to the autospace (text-autospace: replace).
	if (
		autospaced &&
		(last.class === 'han') !== (classAt(collapsed, end, language) === 'han') &&
		!/^[\s]/.test(next)
	) {
		if ([last.class, classAt(collapsed, end, language)].every((kind) => kind === 'han' || kind === 'latin'))
			return end;
	}
	const face =
		shaper.faceFor(character === '\t' ? ' ' : character, style, false, language) ??
		shaper.faceFor(' ', style, false, language);
	if (!face) {
		drafts.push({ ...blank('space', at, end, index, style.fontSize / 4, piece) });
		return end;
	}
	const known = face.glyphOf(character.codePointAt(0)!) !== 0;
	const glyphs = shaper.latin(known ? character : ' ', at, face, style, language);
	const advances = glyphs.advances.map((advance) => advance + style.wordSpacing);
	drafts.push({
		...blank('space', at, end, index, sum(advances), piece),
		glyphs: [{ ...glyphs, advances }],
		...((character === '\u00a0' || character === '\u202f') && { noBreakAfter: true as const }),
	});
	return end;
}
