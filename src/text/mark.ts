import type { Face } from '../font/index.js';
import type { CharacterClass } from './character-class.js';
import { isMark } from './gap-rules.js';
import type { MarkPlaces } from './languages/language.js';
import type { UnitGlyphs } from './paragraph.js';
import { faceForCluster, MOST_KEPT, type Setting } from './setting.js';
import { shapeWide } from './shape-unit.js';
import { plainShape, type Shape } from './shaped.js';
import { isVertical } from './vertical/orientation.js';

/** An ideograph, set solid in its em. */
export function ideographOf(code: number, setting: Setting): Shape {
	const known = setting.ideographs.get(code);
	if (known) return known;
	const cluster = wholeCluster(String.fromCodePoint(code), undefined, setting);
	setting.ideographs.set(code, cluster);
	return cluster;
}

function wholeCluster(
	text: string,
	widths: readonly number[] | undefined,
	setting: Setting,
	isTurned = false,
): Shape {
	const face = faceForCluster(text, setting, true);
	const em = setting.style.fontSize;
	if (!face) return plainShape(undefined, em, em);
	const glyphs = shapeWide(narrowed(text, face, setting), face, setting, widths, isTurned);
	return plainShape(glyphs, advanceOf(glyphs), em);
}

/** ／ takes half an em of a horizontal line (GB/T 15834 5.1.9): where it is drawn across a whole one, the face's / stands for it. */
function narrowed(text: string, face: Face, { style }: Setting): string {
	if (text !== '／' || isVertical(style) || face.glyphOf(SOLIDUS) === 0) return text;
	const ink = face.inkOf(face.glyphOf(FULL_SOLIDUS));
	return ink && ink.width > 0.5 ? '/' : text;
}

const SOLIDUS = 0x2f;
const FULL_SOLIDUS = 0xff0f;

const advanceOf = ({ advances }: UnitGlyphs): number => advances.reduce((sum, advance) => sum + advance, 0);

/**
 * The characters of a run that is one unit, each with its part of an em: two dashes or ellipses take 2 em, two or three ！？ 1 or
 * 2 em together. Nothing for a mark that is as wide as its glyph.
 */
export function runWidths(
	kind: CharacterClass,
	text: string,
	at: number,
	marks: MarkPlaces | undefined,
): readonly number[] | undefined {
	const character = text[at]!;
	switch (kind) {
		case 'dash':
		case 'ellipsis':
			return text[at + 1] === character ? [1, 1] : [character === '⸺' ? 2 : 1];
		case 'exclamation': {
			const { length } = /^[！？]{1,3}/.exec(text.slice(at, at + 3))?.[0] ?? character;
			const width = length === 3 ? 2 / 3 : length === 2 ? 1 / 2 : 1;
			return Array.from({ length }, () => width);
		}
		case 'middle-dot':
			return [character === '・' ? 1 : (marks?.middleDot ?? 0.5)];
		case 'connector':
			return [character === '–' ? 0.5 : 1];
		case 'solidus':
			return [0.5];
		default:
			return undefined;
	}
}

/**
 * A mark: its ink and a blank half (CLREQ 3.1.6); a glyph that is not one em wide is left as the font has it. `isTurned`: a quote
 * of a vertical line that lies on its side.
 */
export function markOf(
	kind: CharacterClass,
	text: string,
	widths: readonly number[] | undefined,
	setting: Setting,
	isTurned = false,
): Shape {
	const key = kind === 'stop' || kind === 'exclamation' || isTurned ? `${kind} ${text} ${isTurned}` : text;
	const known = setting.marks.get(key);
	if (known) return known;
	const cluster = makeMark(kind, text, widths, setting, isTurned);
	if (setting.marks.size >= MOST_KEPT) setting.marks.clear();
	setting.marks.set(key, cluster);
	return cluster;
}

function makeMark(
	kind: CharacterClass,
	text: string,
	widths: readonly number[] | undefined,
	setting: Setting,
	isTurned: boolean,
): Shape {
	const cluster = wholeCluster(text, widths, setting, isTurned);
	const { glyphs } = cluster;
	if (!glyphs) return cluster;
	const { style, record } = setting;
	const em = style.fontSize;
	const advance = cluster.ink;
	if (Math.abs(advance - em - style.letterSpacing) > 0.01 * em) return cluster;
	const face = setting.faces.find(({ id }) => id === glyphs.font)!;
	const [before, after] = blanksOf(kind, text, glyphs, face, record.marks);
	return {
		...cluster,
		ink: advance - (before + after) * em,
		blankBefore: before * em,
		blankAfter: after * em,
	};
}

const none = [0, 0] as const;

/**
 * The blank parts of a mark in em, before and after its ink: as its class and language have it, unless the font draws it
 * otherwise (TYPOGRAPHY section 2).
 */
function blanksOf(
	kind: CharacterClass,
	text: string,
	glyphs: UnitGlyphs,
	face: Face,
	marks: MarkPlaces | undefined,
): readonly [before: number, after: number] {
	const character = text[0]!;
	// In vertical text ： ； ！ ？ stand in the middle of their box and keep it (CLREQ 3.1.6.1).
	if (glyphs.direction === 'upright' && /[：；！？]/.test(character)) return none;
	if (kind === 'middle-dot') return marks?.middleDot === 1 ? [0.25, 0.25] : none;
	if (!isMark(kind)) return none;
	const drawn = glyphs.direction === 'horizontal' ? drawnPlace(glyphs, face) : undefined;
	if (drawn === 'middle' || (!drawn && marks?.centred.includes(character))) return none;
	if (marks?.full.includes(character)) return none;
	return (drawn ?? (kind === 'open' ? 'end' : 'start')) === 'end' ? [0.5, 0] : [0, 0.5];
}

/** Where in its em a face draws a narrow mark; nothing where it does not say. */
type Place = 'start' | 'middle' | 'end';

/** By the face's half widths (`halt`), which say what of a mark is blank, else by its ink. */
function drawnPlace({ glyphs, offsets, size }: UnitGlyphs, face: Face): Place | undefined {
	const glyph = glyphs[0]!;
	const half = glyphs.length === 1 ? face.adjustment(glyph, 'halt') : undefined;
	if (half && Math.abs(half.advance + 0.5) < 0.01) {
		if (half.dx < -0.4) return 'end';
		return half.dx > -0.1 ? 'start' : 'middle';
	}
	const ink = face.inkOf(glyph);
	if (!ink || ink.width > 0.5) return undefined;
	const middle = ink.x + ink.width / 2 + (offsets?.[0] ?? 0) / size;
	if (Math.abs(middle - 0.5) < 0.1) return 'middle';
	return middle < 0.5 ? 'start' : 'end';
}
