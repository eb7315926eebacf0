import type { FontSet } from '../font/index.js';
import { breakAfter, glued, spacePenalty } from './break-rules.js';
import { type CharacterClass, classOf, isChinese, isDigit } from './character-class.js';
import { type CollapsedText, collapse, OBJECT } from './collapse.js';
import { gapBetween, type Spacing, spacingOf } from './gap-rules.js';
import { type HyphenatedWord, hyphenateWord } from './hyphenate.js';
import { languageOf } from './languages/index.js';
import type { Break, Gap, Paragraph, Unit, UnitGlyphs } from './paragraph.js';
import { type UnitShaper, unitShaper } from './shape-unit.js';
import type { Piece, TextStyle } from './text-style.js';

/** A unit with what its breaks depend on. */
interface Draft extends Unit {
	readonly style: TextStyle;
	readonly language: string;
	/** A hyphen may end the line after this unit. */
	readonly hyphen?: UnitGlyphs;
	/** U+200B or a hyphen stands after it. */
	readonly breakAfter?: true;
	/** U+2060, or the inner side of an inline box's padding. */
	readonly noBreakAfter?: true;
}

type TextPiece = Extract<Piece, { kind: 'text' }>;

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

interface Builder {
	readonly pieces: readonly Piece[];
	readonly collapsed: CollapsedText;
	readonly shaper: UnitShaper;
	readonly drafts: Draft[];
	/** Units after which the line ends. */
	readonly forced: Set<number>;
	readonly missing: { offset: number; character: string }[];
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
	const face = builder.shaper.faceFor(character, style, true);
	if (!face) {
		builder.missing.push({ offset: at, character });
		drafts.push(blank('han', at, runEnd, index, style.fontSize, piece));
		return runEnd;
	}
	const glyphs = builder.shaper.wide(run.text, at, face, style, language, run.widths);
	drafts.push(markUnit(kind, at, runEnd, index, glyphs, piece, /^[：；！？]/.test(run.text)));
	return runEnd;
}

function classAt({ text }: CollapsedText, at: number, language: string): CharacterClass {
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

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

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

function blank(
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

function takeSpace(builder: Builder, at: number, end: number, piece: TextPiece, index: number): number {
	const { drafts, collapsed, shaper } = builder;
	const { style, language } = piece;
	const last = drafts.at(-1);
	const character = collapsed.text.slice(at, end);
	const next = collapsed.text.slice(end, end + 2);
	const autospaced =
		style.textAutospace === 'normal' &&
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
		shaper.faceFor(character === '\t' ? ' ' : character, style, false) ?? shaper.faceFor(' ', style, false);
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

/** A word with its marks: one unit, or one a syllable where it may be hyphenated and after its own hyphens and slashes. */
function takeWord(builder: Builder, at: number, piece: TextPiece, index: number): number {
	const { collapsed, shaper, drafts, missing } = builder;
	const { text, pieceOf } = collapsed;
	const { style, language } = piece;
	let end = at;
	while (
		end < text.length &&
		pieceOf[end] === index &&
		!/[\u200b\u2060\n]/.test(text[end]!) &&
		classAt(collapsed, end, language) === 'latin'
	) {
		end += text.codePointAt(end)! > 0xffff ? 2 : 1;
	}
	const word = text.slice(at, end);
	const hyphenated = hyphenateWord(word, isAddress(word) ? 'none' : style.hyphens, languageOf(language));
	for (const run of runsOfOneFace(hyphenated.word, shaper, style)) {
		if (!run.face) {
			for (const character of run.text)
				missing.push({ offset: at + (hyphenated.sources[run.start] ?? 0), character });
			drafts.push(blank('han', at, end, index, style.fontSize * [...run.text].length, piece));
			continue;
		}
		const shaped = shaper.latin(run.text, 0, run.face, style, language);
		const hyphen = style.hyphens === 'none' ? undefined : hyphenOf(shaper, run.face, piece, at);
		const cuts = cutsOf(run, hyphenated, shaped, style);
		let from = 0;
		for (const cut of cuts) {
			const part = slice(shaped, from, cut.at);
			const startOffset = at + (hyphenated.sources[run.start + from] ?? 0);
			const endOffset = at + (hyphenated.sources[run.start + cut.at] ?? end - at);
			const clusters = part.clusters.map((cluster) => at + (hyphenated.sources[run.start + cluster] ?? 0));
			drafts.push({
				...blank('object', startOffset, endOffset, index, sum(part.advances), piece),
				class: 'latin',
				glyphs: [{ ...part, clusters }],
				...(cut.kind === 'hyphen' && hyphen && { hyphen }),
				...(cut.kind === 'break' && { breakAfter: true as const }),
			});
			from = cut.at;
		}
	}
	return end;
}

/** An address of the web: it breaks after its own marks and never takes a hyphen (rule U1). */
const isAddress = (text: string): boolean => /^(?:https?:\/\/|www\.)/.test(text);

interface FaceRun {
	readonly text: string;
	readonly start: number;
	readonly face: ReturnType<UnitShaper['faceFor']>;
}

function runsOfOneFace(word: string, shaper: UnitShaper, style: TextStyle): readonly FaceRun[] {
	const runs: { text: string; start: number; face: FaceRun['face'] }[] = [];
	let at = 0;
	for (const character of word) {
		const last = runs.at(-1);
		const isMark = /\p{M}/u.test(character);
		const face = isMark && last ? last.face : shaper.faceFor(character, style, false);
		if (last && last.face === face) last.text += character;
		else runs.push({ text: character, start: at, face });
		at += character.length;
	}
	return runs;
}

interface Cut {
	readonly at: number;
	/** `need`: only where no other break fits. */
	readonly kind: 'end' | 'hyphen' | 'break' | 'need';
}

/** Where a shaped run may be cut: only between glyphs, so a ligature stays whole. */
function cutsOf(
	run: FaceRun,
	{ points }: HyphenatedWord,
	shaped: UnitGlyphs,
	{ overflowWrap }: TextStyle,
): readonly Cut[] {
	const boundaries = new Set(shaped.clusters);
	const cuts: Cut[] = [];
	for (let at = 1; at < run.text.length; at++) {
		if (!boundaries.has(at)) continue;
		if (points.includes(run.start + at)) cuts.push({ at, kind: 'hyphen' });
		else if (breaksInWord(run.text, at)) cuts.push({ at, kind: 'break' });
		else if (overflowWrap !== 'normal') cuts.push({ at, kind: 'need' });
	}
	return [...cuts, { at: run.text.length, kind: 'end' }];
}

/** After - – — and / between letters or digits, but not inside a number or after `://` (TYPOGRAPHY section 10). */
function breaksInWord(text: string, at: number): boolean {
	const before = text[at - 1]!;
	const after = text[at]!;
	if (isAddress(text))
		return !text.slice(0, at).endsWith('://') && /[/.?&=-]/.test(before) && !/[/.?&=-]/.test(after);
	if (!/[-–—/]/.test(before) || /[-–—/]/.test(after)) return false;
	if (at < 2 || /[:/]/.test(text[at - 2]!)) return false;
	return !(isDigit(after) && before !== '—' && isDigit(text[at - 2]!));
}

function slice(shaped: UnitGlyphs, from: number, to: number): UnitGlyphs {
	const indices = shaped.clusters.flatMap((cluster, i) => (cluster >= from && cluster < to ? [i] : []));
	return {
		...shaped,
		glyphs: indices.map((i) => shaped.glyphs[i]!),
		advances: indices.map((i) => shaped.advances[i]!),
		clusters: indices.map((i) => shaped.clusters[i]!),
		...(shaped.offsets && {
			offsets: indices.flatMap((i) => [shaped.offsets![2 * i]!, shaped.offsets![2 * i + 1]!]),
		}),
	};
}

/** U+2010 if the face has it, else the hyphen-minus. */
function hyphenOf(
	shaper: UnitShaper,
	face: NonNullable<FaceRun['face']>,
	piece: TextPiece,
	at: number,
): UnitGlyphs {
	const character = face.glyphOf(0x2010) === 0 ? '-' : '\u2010';
	return { ...shaper.latin(character, at, face, piece.style, piece.language), clusters: [] };
}

function gapsAndBreaks(
	{ drafts, forced, collapsed, pieces }: Builder,
	spacing: Spacing,
): { gaps: Gap[]; breaks: Break[] } {
	const gaps: Gap[] = [];
	const breaks: Break[] = [];
	drafts.forEach((unit, i) => {
		const next = drafts[i + 1];
		gaps.push(gapBetween(unit, next, collapsed.text, spacing));
		if (forced.has(i) || !next) {
			breaks.push({ kind: 'forced', penalty: 0 });
			return;
		}
		const isGlued = unit.noBreakAfter || glued(drafts, i, collapsed.text);
		if (unit.hyphen && next.class === 'latin')
			breaks.push({ kind: 'allowed', penalty: HYPHEN_PENALTY, hyphen: unit.hyphen });
		else if (isGlued || sideOf(unit) === 'start' || sideOf(next) === 'end')
			breaks.push({ kind: 'none', penalty: 0 });
		else breaks.push(breakOver(i));
	});
	return { gaps, breaks };

	/** The edges of an inline box make no place to break and take none away: what stands on either side of them decides. */
	function breakOver(i: number): Break {
		let before = i;
		while (before > 0 && sideOf(drafts[before]!)) before--;
		let after = i + 1;
		while (after < drafts.length - 1 && sideOf(drafts[after]!)) after++;
		const unit = drafts[before]!;
		if (sideOf(unit)) return { kind: 'none', penalty: 0 };
		if (unit.breakAfter) return { kind: 'allowed', penalty: 0 };
		if (before < i && (unit.noBreakAfter || glued(drafts, before, collapsed.text)))
			return { kind: 'none', penalty: 0 };
		const found = breakAfter(unit, drafts[after]!, collapsed.text, unit.style.lineBreak);
		const cost = spacePenalty(drafts, before, collapsed.text);
		return found.kind === 'allowed' && cost > 0 ? { kind: 'allowed', penalty: cost } : found;
	}

	function sideOf({ piece }: Draft): 'start' | 'end' | undefined {
		const content = pieces[piece];
		return content?.kind === 'space' ? content.side : undefined;
	}
}

/** TYPOGRAPHY section 7.2. */
const HYPHEN_PENALTY = 50;
