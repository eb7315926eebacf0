import type { GlyphRun } from '../../base/index.js';
import type { Face, FontSet } from '../../font/index.js';
import type { FigureLanguage } from '../../quantity/index.js';

/** How a label is set. */
export interface LabelStyle {
	readonly families: readonly string[];
	readonly weight: number;
	readonly style: 'normal' | 'italic';
}

/** A piece of a label that one face sets; advances in em. */
export interface Piece {
	readonly face: Face;
	readonly text: string;
	readonly glyphs: readonly number[];
	readonly advances: readonly number[];
	readonly clusters: readonly number[];
	readonly offsets?: readonly number[];
	/** Em. */
	readonly advance: number;
}

/** The page's fonts as a chart uses them: labels are measured and drawn with the same glyphs. */
export class ChartFonts {
	readonly #fonts: FontSet;
	readonly #languageOf: (text: string) => FigureLanguage;
	readonly #missing: (character: string) => void;
	readonly #pieces = new Map<string, readonly Piece[]>();

	/** `languageOf` tells the language of a label; `missing` is told of characters that no font has. */
	constructor(
		fonts: FontSet,
		languageOf: (text: string) => FigureLanguage,
		missing: (character: string) => void,
	) {
		this.#fonts = fonts;
		this.#languageOf = languageOf;
		this.#missing = missing;
	}

	/** Points, at a size in points. */
	width(text: string, size: number, style: LabelStyle): number {
		return this.pieces(text, style).reduce((sum, { advance }) => sum + advance, 0) * size;
	}

	/** Shapes a label, each character in the first face that has it. Characters that none has are left out and told. */
	pieces(text: string, style: LabelStyle): readonly Piece[] {
		const key = `${style.families.join(',')}|${style.weight}|${style.style}|${text}`;
		const known = this.#pieces.get(key);
		if (known) return known;
		const isChinese = this.#languageOf(text) === 'zh';
		const language = isChinese ? 'zh-Hans' : 'en';
		const faces = this.#fonts.choose({ ...style, language });
		const made = this.#split(text, faces, isChinese).map(({ face, text: part }): Piece => {
			const shaped = face.shape(part, { language });
			return { face, text: part, ...shaped, advance: shaped.advances.reduce((sum, each) => sum + each, 0) };
		});
		this.#pieces.set(key, made);
		return made;
	}

	#split(text: string, faces: readonly Face[], isChinese: boolean): readonly { face: Face; text: string }[] {
		const parts: { face: Face; text: string }[] = [];
		for (const character of text) {
			const last = parts.at(-1);
			const face = faceOf(character, faces, last?.face, isChinese);
			// What is never seen, such as a zero-width space, is no loss.
			if (!face && INVISIBLE.test(character)) continue;
			if (!face) this.#missing(character);
			else if (last?.face === face) last.text += character;
			else parts.push({ face, text: character });
		}
		return parts;
	}
}

function faceOf(
	character: string,
	faces: readonly Face[],
	last: Face | undefined,
	isChinese: boolean,
): Face | undefined {
	const codePoint = character.codePointAt(0) ?? 0;
	const has = (face: Face): boolean => face.glyphOf(codePoint) !== 0;
	// A space belongs to the words before it, and an accent to its letter.
	if (FOLLOWS.test(character) && last && has(last)) return last;
	// Quotes, dashes and dots that both scripts use are full width in Chinese.
	const han = isChinese && SHARED_MARKS.has(character);
	return (han ? faces.find((face) => face.hasHan && has(face)) : undefined) ?? faces.find(has);
}

const FOLLOWS = /[ \p{Mark}]/u;
const INVISIBLE = /\p{Default_Ignorable_Code_Point}/u;

const SHARED_MARKS: ReadonlySet<string> = new Set(['“', '”', '‘', '’', '—', '…', '·']);

/** The piece as a run of glyphs at a size in points. */
export function runOf(piece: Piece, size: number): GlyphRun {
	return {
		font: piece.face.id,
		size,
		direction: 'horizontal',
		glyphs: piece.glyphs,
		advances: piece.advances.map((advance) => roundLength(advance * size)),
		...(piece.offsets ? { offsets: piece.offsets.map((offset) => roundLength(offset * size)) } : {}),
		text: piece.text,
		clusters: piece.clusters,
	};
}

/** A thousandth of a point: finer than any press, short in text. */
export const roundLength = (value: number): number => Math.round(value * 1000) / 1000 + 0;
