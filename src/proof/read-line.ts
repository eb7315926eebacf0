import type { FontSet } from '../font/index.js';
import type { LineBox, ParagraphBox } from '../layout/index.js';
import { gapsOf } from './gaps.js';
import { type GlyphPlace, glyphPlaces } from './glyph-places.js';
import { forbiddenFirst, forbiddenLast, isOpen, markPairs } from './marks.js';
import type { LineKind, ProofLine } from './proof-line.js';

/** A line with what stands around it in its paragraph. */
export interface LineInPlace {
	readonly line: LineBox;
	/** In this frame or an earlier one. */
	readonly previous: LineBox | undefined;
	/** In this frame. */
	readonly next: LineBox | undefined;
	/** The paragraph ends with it. */
	readonly isEnd: boolean;
	/** How many lines in a row before it end in a hyphen. */
	readonly hyphens: number;
	readonly fonts: FontSet;
}

/** Body columns, in characters. */
const NARROWEST_BODY = 13;
const WIDEST_BODY = 17;
/** Rounding, in em. */
const SLACK = 0.005;

/** What a line says of itself, wherever it stands. */
type Measured = Omit<ProofLine, 'folio' | 'frame' | 'paragraph' | 'line' | 'span'>;

/** Measures one line. */
export function readLine(place: LineInPlace): Measured {
	const { line, previous, next, isEnd, fonts } = place;
	const { paragraph } = line;
	const places = glyphPlaces(line, fonts);
	const kind = kindOf(line);
	const isChinese = isChineseText(paragraph);
	const text = textOf(line);
	const shown = places.filter((each) => each.text.trim() !== '');
	const level = paragraph.style.lineBreak;
	const isBroken = paragraph.style.whiteSpace !== 'nowrap' && !paragraph.style.whiteSpace.startsWith('pre');
	const endsByForce = isEnd || (next !== undefined && hasForcedBreak(line, next));
	const beginsByForce = !previous || hasForcedBreak(previous, line);
	const isHyphenated = !endsByForce && /^$|[-\u2010]$/.test(places.at(-1)?.text ?? ' ');
	const forbidden =
		(isBroken && !beginsByForce ? forbiddenFirst(text.trim(), isChinese, level) : undefined) ??
		(isBroken && !endsByForce ? forbiddenLast(text.trim(), isChinese, level) : undefined);
	const { pitch, narrowestStep, gap, stopBlank } = gapsOf(places, paragraph);
	const splitNumber = beginsByForce || !previous ? undefined : numberSplitBy(previous, line);
	const pairs = isChinese && collapses(paragraph) ? markPairs(places) : [];
	const stretch = line.isJustified ? (pitch ?? Number.POSITIVE_INFINITY) - 1 : 0;
	return {
		kind,
		text,
		isJustified: line.isJustified,
		...(pitch !== undefined && { pitch }),
		...(gap !== undefined && isChinese && line.isJustified && !endsByForce && { gap }),
		...(narrowestStep !== undefined && { narrowestStep }),
		...(stopBlank !== undefined && isChinese && collapses(paragraph) && { stopBlank }),
		wordSpaces: kind === 'english' && !endsByForce ? wordSpacesOf(places, paragraph, fonts) : [],
		...(line.isJustified && places.length > 0 && { missed: missOf(line, places) }),
		...(forbidden !== undefined && { forbidden }),
		...(splitNumber !== undefined && { splitNumber }),
		isCut: line.isCut === true,
		pairs: pairs.length,
		wrongPairs: pairs.flatMap(({ text: pair, step, hasBlank }) => {
			const mayDiffer = hasBlank && line.isJustified;
			const least = mayDiffer ? 0 : 0.5;
			const most = mayDiffer ? 0.5 + stretch : 0.5;
			return step < least - SLACK || step > most + SLACK ? [pair] : [];
		}),
		hyphens: isHyphenated ? place.hyphens + 1 : 0,
		isLone: isChinese && isEnd && previous !== undefined && !beginsByForce && charactersOf(shown) < 2,
	};
}

const isChineseText = ({ content, language }: ParagraphBox): boolean =>
	/^zh\b/i.test(content.find(({ kind }) => kind === 'text')?.language ?? language);

function kindOf({ paragraph, rect, writingMode }: LineBox): LineKind {
	const { style } = paragraph;
	if (style.textAlign !== 'justify') return 'other';
	if (!isChineseText(paragraph)) return 'english';
	const measure = (writingMode === 'horizontal-tb' ? rect.width : rect.height) / style.fontSize;
	return measure > NARROWEST_BODY - SLACK && measure < WIDEST_BODY + SLACK ? 'body' : 'chinese';
}

/** The styles in which adjacent marks take an em and a half; others have widths of their own (TYPOGRAPHY 4.1). */
const collapses = ({ style: { punctStyle, textSpacingTrim } }: ParagraphBox): boolean =>
	(punctStyle === 'gb' || punctStyle === 'auto') &&
	textSpacingTrim !== 'space-all' &&
	textSpacingTrim !== 'trim-all';

/** Whether the text itself ends a line between these two. */
function hasForcedBreak({ runs, paragraph }: LineBox, { runs: following }: LineBox): boolean {
	const last = runs.at(-1);
	const first = following[0];
	if (!last || !first) return true;
	return paragraph.content.slice(last.piece, first.piece).some(({ kind }) => kind === 'break');
}

/** No more of a line is looked through: what cannot be broken may be a megabyte long. */
const LONGEST_NUMBER = 40;

/** The number that goes on over a line end: its digits, points and signs are one unit (INV-5). */
function numberSplitBy(previous: LineBox, line: LineBox): string | undefined {
	const last = previous.runs.at(-1);
	const first = line.runs[0];
	// What went away between the lines, such as a space, stood between two numbers.
	if (!last || !first || last.offset + last.run.text.length !== first.offset) return undefined;
	const before = /\d[\d.,:]*$/.exec(textOf(previous).slice(-LONGEST_NUMBER))?.[0];
	const after = /^(?:[.,:]?\d[\d.,:]*|[%‰℃])/.exec(textOf(line).slice(0, LONGEST_NUMBER))?.[0];
	return before && after ? `${before}|${after}` : undefined;
}

const textOf = ({ runs }: LineBox): string => runs.map(({ run }) => run.text).join('');

function wordSpacesOf(
	places: readonly GlyphPlace[],
	paragraph: ParagraphBox,
	fonts: FontSet,
): readonly number[] {
	return places.flatMap((place, i) => {
		const next = places[i + 1];
		const part = paragraph.content[place.piece];
		if (place.text !== ' ' || !next || part?.kind !== 'text') return [];
		const { fontFamily: families, fontWeight: weight, fontStyle: style, fontSize, wordSpacing } = part.style;
		const face = fonts.primary({ families, weight, style, language: part.language });
		if (!face) return [];
		const natural = face.advanceOf(face.glyphOf(0x20)) * fontSize + wordSpacing;
		return [(next.at - place.at) / natural];
	});
}

/** Marks that may hang outside the measure (TYPOGRAPHY section 8). */
const HANGS = /^[，、。；：！？,.\-\u2010]$/;

/** The part of its width by which a mark may stand in an optical margin. */
const MOST_PROTRUDED = 0.7;

/** How far the end of the text stands from that of the measure; a mark that hangs stands outside. */
function missOf(
	{ rect, writingMode, start, runs, objects, edges, paragraph }: LineBox,
	places: readonly GlyphPlace[],
): number {
	const measure = writingMode === 'horizontal-tb' ? rect.width : rect.height;
	const last = places.at(-1)!;
	const ends = [...runs, ...objects, ...edges].map(({ at, advance }) => at + advance);
	const miss = start + Math.max(...ends) - measure;
	const outside = start + last.at - measure;
	if (miss > SLACK && HANGS.test(last.text) && outside > -SLACK * last.size) return outside;
	const most = paragraph.style.opticalMargins ? (last.end - last.at) * MOST_PROTRUDED : 0;
	return miss > 0 && miss <= most + SLACK ? 0 : miss;
}

/** Ideographs, and letters of other scripts; marks do not count (CLREQ 3.4.4). */
const charactersOf = (places: readonly GlyphPlace[]): number =>
	places.reduce(
		(sum, { text }) =>
			sum + (isOpen(text) ? 0 : [...text].filter((each) => /[\p{L}\p{N}]/u.test(each)).length),
		0,
	);
