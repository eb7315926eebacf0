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
	readonly #language: FigureLanguage;
	readonly #missing: (character: string) => void;
	readonly #pieces = new Map<string, readonly Piece[]>();

	constructor(fonts: FontSet, language: FigureLanguage, missing: (character: string) => void) {
		this.#fonts = fonts;
		this.#language = language;
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
		const made = this.#split(text, this.#fonts.choose(style)).map(({ face, text: part }): Piece => {
			const shaped = face.shape(part, { language: this.#language === 'zh' ? 'zh-Hans' : 'en' });
			return { face, text: part, ...shaped, advance: shaped.advances.reduce((sum, each) => sum + each, 0) };
		});
		this.#pieces.set(key, made);
		return made;
	}

	#split(text: string, faces: readonly Face[]): readonly { face: Face; text: string }[] {
		const parts: { face: Face; text: string }[] = [];
		for (const character of text) {
			const last = parts.at(-1);
			const face = this.#faceOf(character, faces, last?.face);
			if (!face) this.#missing(character);
			else if (last?.face === face) last.text += character;
			else parts.push({ face, text: character });
		}
		return parts;
	}

	#faceOf(character: string, faces: readonly Face[], last: Face | undefined): Face | undefined {
		const codePoint = character.codePointAt(0) ?? 0;
		const has = (face: Face): boolean => face.glyphOf(codePoint) !== 0;
		// A space belongs to the words before it.
		if (character === ' ' && last && has(last)) return last;
		// Quotes, dashes and dots that both scripts use are full width in Chinese.
		const han = this.#language === 'zh' && SHARED_MARKS.has(character);
		return (han ? faces.find((face) => face.hasHan && has(face)) : undefined) ?? faces.find(has);
	}
}

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
