import type { Face } from '../../font/index.js';
import type { Style } from '../../style/index.js';
import { eastAsianWidthOf, isChinese, type SetRun } from '../../text/index.js';
import type { LineSide } from '../box.js';
import type { LineBox } from '../fragment.js';

/** Marks are set in half the size of the text (CSS Text Decoration 4, 3.1), and their line gap must hold them (CLREQ 3.1.8). */
export const EMPHASIS_SIZE = 0.5;

/** The square that an ideograph is drawn in, across the line, from the block start of the line. */
export function emBox(
	{ baseline, writingMode }: Pick<LineBox, 'baseline' | 'writingMode'>,
	fontSize: number,
): { readonly start: number; readonly end: number } {
	const ascent = writingMode === 'vertical-rl' ? 0.5 : 0.88;
	return { start: baseline - ascent * fontSize, end: baseline + (1 - ascent) * fontSize };
}

/** Under Chinese text and over any other; in vertical lines at the right (CSS Text Decoration 4, 3.4; CLREQ 3.1.8). */
export function emphasisSide(
	{ textEmphasisPosition: given }: Style,
	language: string,
	mode: LineBox['writingMode'],
): LineSide {
	if (mode === 'vertical-rl') return given !== 'auto' && given.side === 'left' ? 'end' : 'start';
	if (given === 'auto') return isChinese(language) ? 'end' : 'start';
	return given.block === 'under' ? 'end' : 'start';
}

/** A letter with the marks that are written over or under it. */
const LETTERS = /\P{M}(?:\p{M}|\u200d\P{M}?)*/gu;

/** Where along a run, from its start, the middles of the characters stand that carry an emphasis mark. Points. */
export function emphasisSpots(
	{ run, combined }: SetRun,
	face: Face,
	skip: Style['textEmphasisSkip'],
): readonly number[] {
	const { glyphs, advances, clusters, text, size, direction } = run;
	// Characters that share an em have one mark together.
	if (combined)
		return (run.text.match(LETTERS) ?? []).some((letter) => carriesMark(letter, skip)) ? [run.size / 2] : [];
	const spots: number[] = [];
	let pen = 0;
	for (let i = 0; i < glyphs.length; ) {
		const from = clusters[i]!;
		const start = pen;
		let width = 0;
		for (; i < glyphs.length && clusters[i] === from; i++) {
			// What justification put behind a character is not a part of it.
			const own = direction === 'upright' ? face.verticalAdvanceOf(glyphs[i]!) : face.advanceOf(glyphs[i]!);
			width += own * size;
			pen += advances[i]!;
		}
		const letters = text.slice(from, clusters[i] ?? text.length).match(LETTERS) ?? [];
		// A ligature is as many characters as it stands for.
		letters.forEach((letter, at) => {
			if (carriesMark(letter, skip))
				spots.push(start + (Math.min(width, pen - start || width) * (at + 0.5)) / letters.length);
		});
	}
	return spots;
}

/** Punctuation that is read like a word, and so carries a mark (CSS Text Decoration 4, 3.5). */
const READ_ALOUD = /^[#%‰‱٪؉؊&⁊@§¶⁋⁓〽]/u;
const isWide = (letter: string): boolean => /^[WF]$/.test(eastAsianWidthOf(letter.codePointAt(0)!));

function carriesMark(letter: string, skip: Style['textEmphasisSkip']): boolean {
	if (/^[\p{Cc}\p{Cf}\p{Cn}]/u.test(letter)) return false;
	if (/^[\p{Z}\s]/u.test(letter)) return !skip.includes('spaces');
	if (/^\p{P}/u.test(letter))
		return !skip.includes('punctuation') || READ_ALOUD.test(letter.normalize('NFKD'));
	if (/^\p{S}/u.test(letter) && skip.includes('symbols')) return false;
	return !skip.includes('narrow') || isWide(letter);
}
