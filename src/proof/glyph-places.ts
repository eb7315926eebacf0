import type { FontSet } from '../font/index.js';
import type { LineBox } from '../layout/index.js';

/** What stands for one piece of text in a line, and where. Points along the line from where its text starts. */
export interface GlyphPlace {
	/** Empty for a hyphen that nobody wrote. */
	readonly text: string;
	/** Where the box of the first glyph begins: its offset from the pen counts. */
	readonly at: number;
	/** Where the pen stands afterwards. */
	readonly end: number;
	readonly size: number;
	/** What the face says the glyphs take, in em. */
	readonly advance: number;
	/** Index into the paragraph's content. */
	readonly piece: number;
	readonly isUpright: boolean;
}

/** The glyphs of a line from its start to its end; several that stand for one text are one. */
export function glyphPlaces({ runs }: LineBox, fonts: FontSet): readonly GlyphPlace[] {
	return runs.flatMap(({ at, advance: taken, piece, run, combined }) => {
		const face = fonts.face(run.font);
		// What shares an em of a vertical line is one, whatever it holds.
		if (combined)
			return [
				{
					text: run.text,
					at,
					end: at + taken,
					size: run.size,
					advance: taken / run.size,
					piece,
					isUpright: true,
				},
			];
		const isUpright = run.direction === 'upright';
		const places: GlyphPlace[] = [];
		let pen = at;
		run.glyphs.forEach((glyph, i) => {
			const start = pen;
			pen += run.advances[i]!;
			const advance = isUpright ? face.verticalAdvanceOf(glyph) : face.advanceOf(glyph);
			const last = places.at(-1);
			if (last && run.clusters[i] === run.clusters[i - 1]) {
				places[places.length - 1] = { ...last, end: pen, advance: last.advance + advance };
				return;
			}
			const next = run.clusters.slice(i + 1).find((cluster) => cluster > run.clusters[i]!);
			places.push({
				text: run.text.slice(run.clusters[i], next).replace(/[\u00ad\u200b\u2060]/g, ''),
				at: start + (run.offsets?.[2 * i + (isUpright ? 1 : 0)] ?? 0),
				end: pen,
				size: run.size,
				advance,
				piece,
				isUpright,
			});
		});
		return places;
	});
}
