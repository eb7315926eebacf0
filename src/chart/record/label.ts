import type { ChartFonts, LabelStyle } from '../fonts/chart-fonts.js';
import type { TextStyleItem } from '../view/vega.js';

const DEFAULT_SIZE = 11;

/** Points: 1 px of Vega is 1 pt. */
export const sizeOf = ({ fontSize }: TextStyleItem): number => {
	const size = Number(fontSize ?? DEFAULT_SIZE);
	return Number.isFinite(size) && size > 0 ? Math.min(size, MAX_SIZE) : 0;
};

/** Larger than a page is tall. */
const MAX_SIZE = 2000;

export function styleOf({ font, fontWeight, fontStyle }: TextStyleItem): LabelStyle {
	return {
		families: String(font || 'sans-serif')
			.split(',')
			.map((name) => name.trim().replace(/^["']|["']$/g, '')),
		weight: weightOf(fontWeight),
		style: fontStyle === 'italic' || fontStyle === 'oblique' ? 'italic' : 'normal',
	};
}

function weightOf(weight: string | number | undefined): number {
	if (weight === 'bold' || weight === 'bolder') return 700;
	if (weight === 'lighter') return 300;
	const value = Number(weight);
	return value >= 1 && value <= 1000 ? value : 400;
}

/** The lines of a text mark, as Vega takes them: a list, or one text cut at `lineBreak`. */
export function linesOf(text: unknown, lineBreak: string | undefined): readonly string[] {
	const lines = Array.isArray(text)
		? text
		: typeof text === 'string' && lineBreak
			? text.split(lineBreak)
			: text === undefined || text === null
				? []
				: [text];
	return lines.map(lineOf);
}

/** A value as a line of text. A canvas takes line ends and tabs for spaces (HTML, text preparation algorithm). */
export const lineOf = (value: unknown): string =>
	String(value ?? '')
		.trim()
		.replace(/[\t\n\f\r]/g, ' ');

/**
 * From the point of a label down to its first baseline. On the page the middle is where Latin figures and Chinese characters
 * have theirs, so that a label beside a bar stands level with it; Vega has its own, and rounds all of them to whole points.
 */
export function baselineShift(
	baseline: string | undefined,
	size: number,
	lineHeight: number,
	isPlain: boolean,
): number {
	const shift = exactShift(baseline, size, lineHeight, isPlain ? 0.3 : 0.35);
	return isPlain ? Math.round(shift) : shift;
}

function exactShift(baseline: string | undefined, size: number, lineHeight: number, middle: number): number {
	switch (baseline) {
		case 'top':
			return 0.79 * size;
		case 'middle':
			return middle * size;
		case 'bottom':
			return -0.21 * size;
		case 'line-top':
			return 0.29 * size + 0.5 * lineHeight;
		case 'line-bottom':
			return 0.29 * size - 0.5 * lineHeight;
		default:
			return 0;
	}
}

/** The text cut at its end to fit `limit` points, with an ellipsis; itself when it fits or nothing limits it. */
export function cutToLimit(
	text: string,
	item: TextStyleItem & { readonly ellipsis?: string; readonly dir?: string },
	fonts: ChartFonts,
): string {
	const limit = Number(item.limit);
	const width = (part: string): number => fonts.width(part, sizeOf(item), styleOf(item));
	if (!(limit > 0) || width(text) <= limit) return text;
	const ellipsis = item.ellipsis || '…';
	const isRightToLeft = item.dir === 'rtl';
	const characters = [...text];
	const kept = (count: number): string =>
		(isRightToLeft ? characters.slice(characters.length - count) : characters.slice(0, count)).join('');
	const room = limit - width(ellipsis);
	let low = 0;
	let high = characters.length;
	while (low < high) {
		const middle = (low + high + 1) >> 1;
		if (width(kept(middle)) <= room) low = middle;
		else high = middle - 1;
	}
	return isRightToLeft ? ellipsis + kept(low) : kept(low) + ellipsis;
}
