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
		families: (font ?? 'sans-serif').split(',').map((name) => name.trim().replace(/^["']|["']$/g, '')),
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
	return lines.map((line) => String(line ?? '').trim());
}

/** The text cut to fit `limit` points, with an ellipsis; itself when it fits or nothing limits it. */
export function cutToLimit(
	text: string,
	item: TextStyleItem & { ellipsis?: string },
	fonts: ChartFonts,
): string {
	const limit = Number(item.limit);
	const width = (part: string): number => fonts.width(part, sizeOf(item), styleOf(item));
	if (!(limit > 0) || width(text) <= limit) return text;
	const ellipsis = item.ellipsis ?? '…';
	const characters = [...text];
	const room = limit - width(ellipsis);
	let low = 0;
	let high = characters.length;
	while (low < high) {
		const middle = (low + high + 1) >> 1;
		if (width(characters.slice(0, middle).join('')) <= room) low = middle;
		else high = middle - 1;
	}
	return characters.slice(0, low).join('') + ellipsis;
}
