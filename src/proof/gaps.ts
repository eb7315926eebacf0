import type { ParagraphBox } from '../layout/index.js';
import type { GlyphPlace } from './glyph-places.js';
import { isAdjustable, isHan, isStop } from './marks.js';

/** How the glyphs of a line of Chinese stand to each other, in em. */
export interface LineGaps {
	/** From one ideograph to the next at most: 1 is solid. Missing where no two stand together. */
	readonly pitch?: number;
	/** And at least, where that is less than 1. */
	readonly narrowestStep?: number;
	/** The widest gap that was opened. */
	readonly gap?: number;
	/** The narrowest blank behind a full stop. */
	readonly stopBlank?: number;
}

/** A word space and an autospace of this width are as they should be (TYPOGRAPHY 6.2, steps 1 and 2). */
const WIDEST_SPACE = 0.5;
/** A mark is an ink and a blank of half an em each. */
const STOP_INK = 0.5;
/** Rounding, in em. */
const SLACK = 0.005;

export function gapsOf(places: readonly GlyphPlace[], paragraph: ParagraphBox): LineGaps {
	let pitch: number | undefined;
	let narrowest = 1;
	let gap = 0;
	let stopBlank: number | undefined;
	places.forEach((place, i) => {
		const next = places[i + 1];
		if (!next || next.size !== place.size || !isSolid(paragraph, place, next)) return;
		const step = (next.at - place.at) / place.size;
		if (isHan(place.text) && isHan(next.text)) {
			pitch = Math.max(pitch ?? 0, step);
			if (isSquare(paragraph, place)) narrowest = Math.min(narrowest, step);
		}
		if (isStop(place.text) && isAdjustable(place) && isHan(next.text))
			stopBlank = Math.min(stopBlank ?? STOP_INK, step - STOP_INK);
		gap = Math.max(gap, openedBetween(place, next, step));
	});
	return {
		...(pitch !== undefined && { pitch }),
		...(narrowest < 1 - SLACK && { narrowestStep: narrowest }),
		...(gap > SLACK && { gap }),
		...(stopBlank !== undefined && { stopBlank }),
	};
}

/** What justification added between two glyphs; spaces count from the width on that is too much for them. */
function openedBetween(place: GlyphPlace, next: GlyphPlace, step: number): number {
	if (isSpace(next)) return 0;
	if (isSpace(place)) return step > WIDEST_SPACE + SLACK ? step : 0;
	const opened = step - place.advance;
	const isAutospace = (isHan(place.text) && isLetter(next)) || (isLetter(place) && isHan(next.text));
	return isAutospace && opened <= WIDEST_SPACE + SLACK ? 0 : opened;
}

const isSpace = ({ text }: GlyphPlace): boolean => /^[ \u00a0]$/.test(text);
const isLetter = ({ text }: GlyphPlace): boolean => /^[\p{L}\p{N}]/u.test(text) && !isHan(text);

/** Nothing stands between the two that takes room, such as a picture, and neither is set wide on purpose. */
const isSolid = ({ content }: ParagraphBox, place: GlyphPlace, next: GlyphPlace): boolean =>
	content
		.slice(place.piece, next.piece + 1)
		.every(
			(part) =>
				part.kind === 'float' ||
				part.kind === 'anchor' ||
				(part.kind === 'text' && part.style.letterSpacing === 0),
		);

/** Set in the em that the face gives it: a style may ask for narrower forms (`palt`). */
function isSquare({ content }: ParagraphBox, { piece }: GlyphPlace): boolean {
	const part = content[piece];
	if (part?.kind !== 'text') return false;
	return part.style.fontFeatureSettings.length === 0 && part.style.fontVariantEastAsian.length === 0;
}
