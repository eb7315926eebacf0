import { isDigit } from './character-class.js';
import { type Builder, blank, classAt, sum, type TextPiece } from './draft.js';
import { type HyphenatedWord, hyphenateWord } from './hyphenate.js';
import { languageOf } from './languages/index.js';
import type { UnitGlyphs } from './paragraph.js';
import type { UnitShaper } from './shape-unit.js';
import { breaksInNeed, type TextStyle } from './text-style.js';

/** A word with its marks: one unit, or one a syllable where it may be hyphenated and after its own hyphens and slashes. */
export function takeWord(builder: Builder, at: number, piece: TextPiece, index: number): number {
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
	for (const run of runsOfOneFace(hyphenated.word, shaper, style, language)) {
		if (!run.face) {
			for (const character of run.text)
				missing.push({ offset: at + (hyphenated.sources[run.start] ?? 0), character });
			drafts.push(blank('han', at, end, index, style.fontSize * [...run.text].length, piece));
			continue;
		}
		const shaped = shaper.latin(run.text, 0, run.face, run.isSmall ? smaller(style) : style, language);
		const hyphen = style.hyphens === 'none' ? undefined : hyphenOf(shaper, run.face, piece, at);
		const cuts = cutsOf(run, hyphenated, shaped, style);
		let from = 0;
		let glyph = 0;
		for (const cut of cuts) {
			const range = glyphsUpTo(shaped, glyph, cut.at);
			const part = slice(shaped, range);
			glyph = range.last;
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
	/** Capitals in the place of small ones that the face has not. */
	readonly isSmall: boolean;
}

/** How large a capital is that stands for a small one: about the height of small letters in faces for text. */
const SMALL_CAPITAL = 0.7;

const smaller = (style: TextStyle): TextStyle => ({ ...style, fontSize: SMALL_CAPITAL * style.fontSize });

/** The capital to be set smaller in the place of a small capital; nothing for what has none, or two (ß). */
function smallCapital(character: string, { fontVariantCaps }: TextStyle): string | undefined {
	if (fontVariantCaps === 'normal') return undefined;
	const capital = character.toUpperCase();
	if (capital.length !== character.length) return undefined;
	const isSmallLetter = capital !== character;
	const isCapital = character.toLowerCase() !== character;
	return isSmallLetter || (fontVariantCaps === 'all-small-caps' && isCapital) ? capital : undefined;
}

function runsOfOneFace(
	word: string,
	shaper: UnitShaper,
	style: TextStyle,
	language: string,
): readonly FaceRun[] {
	const runs: { text: string; start: number; face: FaceRun['face']; isSmall: boolean }[] = [];
	let at = 0;
	for (const character of word) {
		const last = runs.at(-1);
		const isMark = /\p{M}/u.test(character);
		const face = isMark && last ? last.face : shaper.faceFor(character, style, false, language);
		const needed = face && !shaper.hasSmallCaps(face) ? smallCapital(character, style) : undefined;
		const isSmall = isMark && last ? last.isSmall : needed !== undefined;
		const shown = needed ?? character;
		if (last && last.face === face && last.isSmall === isSmall) last.text += shown;
		else runs.push({ text: shown, start: at, face, isSmall });
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
	style: TextStyle,
): readonly Cut[] {
	const boundaries = new Set(shaped.clusters);
	const cuts: Cut[] = [];
	for (let at = 1; at < run.text.length; at++) {
		if (!boundaries.has(at)) continue;
		if (points.includes(run.start + at)) cuts.push({ at, kind: 'hyphen' });
		else if (breaksInWord(run.text, at)) cuts.push({ at, kind: 'break' });
		else if (style.wordBreak === 'break-all' && isWithinWord(run.text, at)) cuts.push({ at, kind: 'break' });
		else if (breaksInNeed(style)) cuts.push({ at, kind: 'need' });
	}
	return [...cuts, { at: run.text.length, kind: 'end' }];
}

/** `word-break: break-all` parts letters and digits, not a word from its marks (CSS Text 3, 5.2). */
const isWithinWord = (text: string, at: number): boolean =>
	/[\p{L}\p{N}\p{M}]$/u.test(text.slice(Math.max(0, at - 2), at)) &&
	/^[\p{L}\p{N}]/u.test(text.slice(at, at + 2));

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

function slice(shaped: UnitGlyphs, { first, last }: GlyphRange): UnitGlyphs {
	const { glyphs, advances, clusters, offsets } = shaped;
	return {
		...shaped,
		glyphs: glyphs.slice(first, last),
		advances: advances.slice(first, last),
		clusters: clusters.slice(first, last),
		...(offsets && { offsets: offsets.slice(2 * first, 2 * last) }),
	};
}

interface GlyphRange {
	readonly first: number;
	readonly last: number;
}

/** The glyphs of the text up to `to`, behind those of an earlier part: clusters ascend, as text that runs to the right is shaped. */
function glyphsUpTo({ clusters }: UnitGlyphs, first: number, to: number): GlyphRange {
	let last = first;
	while (last < clusters.length && clusters[last]! < to) last++;
	return { first, last };
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
