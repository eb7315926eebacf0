import type { ShapedText } from '../font/index.js';
import { isDigit } from './character-class.js';

/** How Latin letters among Chinese are scaled and raised. */
export interface LatinMatch {
	readonly scale: number;
	/** Em of the Chinese text, upwards. */
	readonly shift: number;
}

export const NO_MATCH: LatinMatch = { scale: 1, shift: 0 };

/** The middle of an ideograph's face above the baseline: its box stands .88 em above and .12 em below (TYPOGRAPHY section 12). */
const FACE_MIDDLE = (0.88 - 0.12) / 2;
/** Capitals as high as this part of an em look as large as the ideographs beside them (section 15). */
const CAP_HEIGHT = 0.74;
/** A face that would have to grow or shrink by more is not one to be set with Chinese, and is left nearer to its own size. */
const MOST_SCALED = 0.12;

/** What matches capitals of this height (em of their face) to ideographs: their middle on the ideographs' (section 15, P01 and P02). */
export function latinMatch(capHeight: number, scale = scaleOf(capHeight)): LatinMatch {
	return { scale, shift: FACE_MIDDLE - (scale * capHeight) / 2 };
}

const scaleOf = (capHeight: number): number =>
	capHeight > 0 ? Math.min(1 + MOST_SCALED, Math.max(1 - MOST_SCALED, CAP_HEIGHT / capHeight)) : 1;

/** Digits that differ from half an em by less than this part of it are as they should be (section 14). */
const NEAR = 0.03;
/** Digits narrower or wider than this cannot stand in half an em. Em. */
const NARROWEST = 0.38;
const WIDEST = 0.58;

/** European digits in half an em each, in the middle of it (GB/T 15835); nothing where they need no change. Em. */
export function halfDigits(
	text: string,
	{ glyphs, advances, clusters, offsets }: ShapedText,
): (Pick<ShapedText, 'advances'> & { readonly offsets: readonly number[] }) | undefined {
	const isOff = (i: number): boolean =>
		isDigit(text.charCodeAt(clusters[i]!)) &&
		Math.abs(advances[i]! - 0.5) > NEAR * 0.5 &&
		advances[i]! >= NARROWEST &&
		advances[i]! <= WIDEST;
	if (!glyphs.some((_, i) => isOff(i))) return undefined;
	return {
		advances: advances.map((advance, i) => (isOff(i) ? 0.5 : advance)),
		offsets: glyphs.flatMap((_, i) => [
			(offsets?.[2 * i] ?? 0) + (isOff(i) ? (0.5 - advances[i]!) / 2 : 0),
			offsets?.[2 * i + 1] ?? 0,
		]),
	};
}
