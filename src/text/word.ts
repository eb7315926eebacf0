import type { Face } from '../font/index.js';
import { isInvisible } from './character-class.js';
import type { Compositor } from './compositor.js';
import { type HyphenatedWord, hyphenateWord } from './hyphenate.js';
import type { Break, UnitGlyphs } from './paragraph.js';
import { protrusionOf } from './protrusion.js';
import { faceForCluster, MOST_KEPT, missingIn, type Setting } from './setting.js';
import { shapeInOneEm, shapeLatin } from './shape-unit.js';
import { plainShape, type Word, type WordPart } from './shaped.js';
import { breaksInNeed, type TextStyle } from './text-style.js';
import { combinesDigits } from './vertical/combine.js';
import { isVertical, standsUpright } from './vertical/orientation.js';

/** TYPOGRAPHY section 7.2. */
const HYPHEN_PENALTY = 50;

/** `breaks` has a 1 for each offset inside the word before which a line may begin without a hyphen. */
export function wordOf(text: string, breaks: string, compositor: Compositor, setting: Setting): Word {
	const key = breaks === '' ? text : `${text}\n${breaks}`;
	const known = setting.words.get(key);
	if (known) return known;
	const word = makeWord(text, breaks, compositor, setting);
	if (setting.words.size >= MOST_KEPT) setting.words.clear();
	setting.words.set(key, word);
	return word;
}

function makeWord(text: string, breaks: string, compositor: Compositor, setting: Setting): Word {
	const { style, record } = setting;
	const combined = combinesDigits(text, style) ? combinedPart(text, setting) : undefined;
	if (combined) return { parts: [combined], missing: [] };
	const hyphenated = hyphenateWord(
		text,
		isAddress(text) ? 'none' : style.hyphens,
		style.hyphenateLimitChars,
		record,
	);
	const sourceOf = (at: number): number =>
		hyphenated.sources?.[at] ?? (hyphenated.sources ? text.length : at);
	const parts: WordPart[] = [];
	const missing: { at: number; character: string }[] = [];
	for (const run of runsOfOneFace(hyphenated.word, compositor, setting)) {
		const runEnd = run.start + run.text.length;
		if (!run.face) {
			let at = run.start;
			for (const character of run.text) {
				missing.push({ at: sourceOf(at), character });
				at += character.length;
			}
			const shape = plainShape(undefined, style.fontSize * [...run.text].length, style.fontSize);
			parts.push({ start: sourceOf(run.start), end: sourceOf(runEnd), shape });
			continue;
		}
		const shaped = shapeParted(run, run.face, hyphenated.points, setting);
		for (const { at, character } of missingIn(run.text, shaped.glyphs, run.face))
			missing.push({ at: sourceOf(run.start + at), character });
		const hyphen = style.hyphens === 'none' ? undefined : hyphenOf(run.face, setting);
		let from = 0;
		let glyph = 0;
		for (const cut of cutsOf(run, hyphenated, shaped, style, breaks)) {
			let last = glyph;
			while (last < shaped.clusters.length && shaped.clusters[last]! < cut.at) last++;
			const start = sourceOf(run.start + from);
			const glyphs = slice(shaped, glyph, last, (cluster) => sourceOf(run.start + cluster) - start);
			let ink = 0;
			for (const advance of glyphs.advances) ink += advance;
			const protrusion = style.opticalMargins
				? protrusionOf(run.text.slice(from, cut.at), glyphs)
				: undefined;
			parts.push({
				start,
				end: sourceOf(run.start + cut.at),
				shape: plainShape(glyphs, ink, style.fontSize, protrusion),
				...(cut.isHyphen && hyphen && { hyphen }),
			});
			glyph = last;
			from = cut.at;
		}
	}
	return { parts, missing };
}

/** A run of a word, without ligatures across the places where it may be hyphenated (TYPOGRAPHY section 10). */
function shapeParted(
	{ text, start, isSmall }: FaceRun,
	face: Face,
	points: readonly number[],
	setting: Setting,
): UnitGlyphs {
	const scale = isSmall ? SMALL_CAPITAL : 1;
	const whole = shapeLatin(text, face, setting, scale);
	const own = points.map((point) => point - start).filter((at) => at > 0 && at < text.length);
	const begins = new Set(own.length > 0 ? whole.clusters : []);
	const parted = own.filter((at) => !begins.has(at) && !isJoined(text.slice(at)));
	if (parted.length === 0) return whole;
	const parts = [0, ...parted].map((from, i) => ({
		from,
		glyphs: shapeLatin(text.slice(from, parted[i]), face, setting, scale),
	}));
	const hasOffsets = parts.some(({ glyphs }) => glyphs.offsets);
	return {
		...whole,
		glyphs: parts.flatMap(({ glyphs }) => glyphs.glyphs),
		advances: parts.flatMap(({ glyphs }) => glyphs.advances),
		clusters: parts.flatMap(({ from, glyphs }) => glyphs.clusters.map((cluster) => from + cluster)),
		...(hasOffsets && {
			offsets: parts.flatMap(({ glyphs }) => glyphs.offsets ?? glyphs.glyphs.flatMap(() => [0, 0])),
		}),
	};
}

/** A text that takes one em of a vertical line, side by side; nothing when no face has all of it. */
export function combinedPart(text: string, setting: Setting): WordPart | undefined {
	const face = setting.faces.find((one) =>
		[...text].every((character) => one.glyphOf(character.codePointAt(0)!) !== 0),
	);
	if (!face) return undefined;
	const { fontSize, letterSpacing } = setting.style;
	const shape = plainShape(shapeInOneEm(text, face, setting), fontSize + letterSpacing, fontSize);
	return { start: 0, end: text.length, shape };
}

/** An address of the web: it breaks after its own marks and never takes a hyphen (rule U1). */
const isAddress = (text: string): boolean => /^(?:https?:\/\/|www\.)/.test(text);

interface FaceRun {
	readonly text: string;
	readonly start: number;
	readonly face: Face | undefined;
	/** Capitals in the place of small ones that the face has not. */
	readonly isSmall: boolean;
}

/** How large a capital is that stands for a small one: about the height of small letters in faces for text. */
const SMALL_CAPITAL = 0.7;

/** The capital to be set smaller in the place of a small capital; nothing for what has none, or two (ß). */
function smallCapital(character: string, { fontVariantCaps }: TextStyle): string | undefined {
	if (fontVariantCaps === 'normal') return undefined;
	const capital = character.toUpperCase();
	if (capital.length !== character.length) return undefined;
	const isSmallLetter = capital !== character;
	const isCapital = character.toLowerCase() !== character;
	return isSmallLetter || (fontVariantCaps === 'all-small-caps' && isCapital) ? capital : undefined;
}

/** Stretches of a word that one face sets. A combining mark stays with its letter, in a face that has both where there is one. */
function runsOfOneFace(word: string, compositor: Compositor, setting: Setting): readonly FaceRun[] {
	const runs: { text: string; start: number; face: FaceRun['face']; isSmall: boolean; isUpright: boolean }[] =
		[];
	const { style } = setting;
	const vertical = isVertical(style);
	let at = 0;
	for (const character of word) {
		const last = runs.at(-1);
		const code = character.codePointAt(0)!;
		const staysWithLast =
			last !== undefined && code > LAST_WITHOUT_MARKS && (isJoined(character) || isInvisible(code));
		const face = staysWithLast ? last.face : faceForCluster(clusterAt(word, at), setting, false);
		const needed =
			face && !staysWithLast && setting.style.fontVariantCaps !== 'normal' && !compositor.hasSmallCaps(face)
				? smallCapital(character, setting.style)
				: undefined;
		const isSmall = staysWithLast ? last.isSmall : needed !== undefined;
		const isUpright = staysWithLast ? last.isUpright : vertical && standsUpright(code, style);
		const shown = needed ?? character;
		if (last && last.face === face && last.isSmall === isSmall && last.isUpright === isUpright)
			last.text += shown;
		else runs.push({ text: shown, start: at, face, isSmall, isUpright });
		at += character.length;
	}
	return runs;
}

/** A character with what is joined to it. */
function clusterAt(word: string, at: number): string {
	const base = String.fromCodePoint(word.codePointAt(at)!);
	let end = at + base.length;
	if (end === word.length || word.charCodeAt(end) <= LAST_WITHOUT_MARKS) return base;
	while (end < word.length && isJoined(String.fromCodePoint(word.codePointAt(end)!)))
		end += word.codePointAt(end)! > 0xffff ? 2 : 1;
	return word.slice(at, end);
}

/** Combining marks begin behind it. */
const LAST_WITHOUT_MARKS = 0x2ff;

/** Combining marks, joiners and variation selectors. */
const isJoined = (character: string): boolean => /^[\p{M}\u200c\u200d]/u.test(character);

interface Cut {
	readonly at: number;
	readonly isHyphen: boolean;
}

/** Where a shaped run is cut: only between glyphs, so a letter keeps its marks. */
function cutsOf(
	run: FaceRun,
	{ points, sources }: HyphenatedWord,
	shaped: UnitGlyphs,
	style: TextStyle,
	breaks: string,
): readonly Cut[] {
	const inNeed = breaksInNeed(style);
	// A word of a megabyte may have a point after each letter.
	const hyphens = new Set(points);
	const cuts: Cut[] = [];
	if (points.length > 0 || breaks !== '' || inNeed) {
		let before = 0;
		for (const at of shaped.clusters) {
			if (at <= before) continue;
			before = at;
			const whole = run.start + at;
			const isHyphen = hyphens.has(whole);
			if (isHyphen || inNeed || breaks[sources?.[whole] ?? whole] === '1') cuts.push({ at, isHyphen });
		}
	}
	return [...cuts, { at: run.text.length, isHyphen: hyphens.has(run.start + run.text.length) }];
}

function slice(
	shaped: UnitGlyphs,
	first: number,
	last: number,
	place: (cluster: number) => number,
): UnitGlyphs {
	const { glyphs, advances, clusters, offsets } = shaped;
	return {
		...shaped,
		glyphs: glyphs.slice(first, last),
		advances: advances.slice(first, last),
		clusters: clusters.slice(first, last).map(place),
		...(offsets && { offsets: offsets.slice(2 * first, 2 * last) }),
	};
}

/** The hyphen that the style names, else U+2010 if the face has it as a Latin one, else the hyphen-minus. */
function hyphenOf(face: Face, setting: Setting): Break {
	const named = setting.style.hyphenateCharacter;
	const text = named !== 'auto' ? named : hasHyphen(face) ? '\u2010' : '-';
	const shaped = shapeLatin(text, face, setting);
	return {
		kind: 'allowed',
		penalty: HYPHEN_PENALTY,
		hyphen: { ...shaped, clusters: shaped.clusters.map(() => 0) },
	};
}

/** Chinese faces draw U+2010 in the middle of an em. */
function hasHyphen(face: Face): boolean {
	const glyph = face.glyphOf(0x2010);
	return glyph !== 0 && face.advanceOf(glyph) <= face.advanceOf(face.glyphOf(0x2d)) * WIDEST_HYPHEN;
}

const WIDEST_HYPHEN = 1.5;
