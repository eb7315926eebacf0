import { type GlyphRun, type Matrix, multiply } from '../base/index.js';
import type { Content } from './content.js';
import type { EmbeddedFont } from './embedded-font.js';
import { pdfNumber, utf16Hex } from './numbers.js';

/** Glyphs that stand for one piece of text, usually one glyph for one character. */
interface Piece {
	/** Index of the first glyph, and of the one after the last. */
	readonly from: number;
	readonly to: number;
	readonly text: string;
	/** True when the glyphs' own texts would not add up to `text`. */
	readonly needsActualText: boolean;
}

/** A gap wider than this part of the em is taken for a word space by programs that read the page. */
const GAP_READ_AS_SPACE = 0.1;

/** What a break or a join is marked with; none of it is to be read. */
const INVISIBLE = /[\u00ad\u200b\u2060]/g;

/** Shows a run; `matrix` leads from the run's space to that of the content. */
export function writeRun(
	content: Content,
	run: GlyphRun,
	matrix: Matrix,
	font: EmbeddedFont,
	mode: 0 | 1 | 2,
): void {
	const isUpright = run.direction === 'upright';
	const { name, reference } = font.direction(isUpright ? 'vertical' : 'horizontal');
	content.font(content.resources.use('Font', name, reference), run.size, mode);
	const clusters = clustersOf(run);
	// The pen needs a code for each glyph even where the text is told otherwise; a hyphen nobody wrote is a soft one.
	const codes = clusters.flatMap(({ from, to, text }) =>
		run.glyphs.slice(from, to).map((glyph) => font.cidOf(glyph, text || '\u00ad')),
	);
	const line = new Line(content, run, matrix, font, codes);
	for (const piece of piecesOf(run, clusters, codes, font)) {
		if (piece.needsActualText) {
			line.flush();
			const { text } = piece;
			content.text(`/Span <</ActualText ${text === '' ? '()' : `<feff${utf16Hex(text)}>`}>> BDC`);
		}
		for (let index = piece.from; index < piece.to; index++) line.show(index);
		if (piece.needsActualText) {
			line.flush();
			content.text('EMC');
		}
	}
	line.flush();
}

/** Writes TJ operators, with the pen where the run wants it. */
class Line {
	private readonly direction: 1 | -1;
	private readonly places: number;
	/** Where the run wants the glyphs along the line, in points from its start. */
	private readonly wanted: readonly number[];
	/** Where the pen of the reader is; unknown before the first glyph and after one that stands off the line. */
	private pen: number | undefined;
	private cross = 0;
	private parts: string[] = [];
	private codes = '';

	constructor(
		private readonly content: Content,
		private readonly run: GlyphRun,
		private readonly matrix: Matrix,
		private readonly font: EmbeddedFont,
		private readonly cids: readonly (number | undefined)[],
	) {
		this.direction = run.direction === 'upright' ? 1 : -1;
		// Thousandths of the em, rounded so that a glyph is never more than .005 pt from its place.
		this.places = Math.max(0, Math.ceil(Math.log10(run.size / 10)));
		let pen = 0;
		this.wanted = run.glyphs.map((_, index) => {
			const along = run.offsets?.[index * 2 + (run.direction === 'upright' ? 1 : 0)] ?? 0;
			const at = pen + along;
			pen += run.advances[index] ?? 0;
			return at;
		});
	}

	show(index: number): void {
		const { run, font } = this;
		const glyph = run.glyphs[index]!;
		const isUpright = run.direction === 'upright';
		const cross = run.offsets?.[index * 2 + (isUpright ? 0 : 1)] ?? 0;
		const wanted = this.wanted[index]!;
		if (this.pen === undefined || cross !== this.cross) this.moveTo(wanted, cross);
		else this.adjust(wanted);
		this.codes += codeText(this.cids[index] ?? glyph);
		this.pen = this.pen! + ((isUpright ? font.heightOf(glyph) : font.widthOf(glyph)) * run.size) / 1000;
	}

	/** Ends the string and the operator; the pen stays. */
	flush(): void {
		this.endString();
		const [first] = this.parts;
		if (first === undefined) return;
		const isPlain = this.parts.length === 1 && first.startsWith('(');
		this.content.text(isPlain ? `${first} Tj` : `[${this.parts.join(' ')}] TJ`);
		this.parts = [];
	}

	private moveTo(along: number, cross: number): void {
		this.flush();
		const isUpright = this.run.direction === 'upright';
		const [x, y] = isUpright ? [cross, along] : [along, cross];
		// Letters stand upright where y grows upwards.
		this.content.textMatrix(multiply(this.matrix, [1, 0, 0, -1, x, y]));
		this.pen = along;
		this.cross = cross;
	}

	private adjust(wanted: number): void {
		const thousandths = ((wanted - this.pen!) * 1000) / this.run.size;
		const text = pdfNumber(this.direction * thousandths, this.places);
		if (text === '0') return;
		this.endString();
		this.parts.push(text);
		// What was rounded off is made up for at the next glyph.
		this.pen = this.pen! + (this.direction * Number(text) * this.run.size) / 1000;
	}

	private endString(): void {
		if (this.codes !== '') this.parts.push(`(${this.codes})`);
		this.codes = '';
	}
}

/** Two bytes of a string, escaped where PDF would read them as something else. */
function codeText(cid: number): string {
	return String.fromCharCode(cid >> 8, cid & 255).replace(/[()\\\r]/g, (byte) =>
		byte === '\r' ? '\\r' : `\\${byte}`,
	);
}

/** Joins clusters whose gap would be read as a space that is not in the text. */
function piecesOf(
	run: GlyphRun,
	clusters: readonly Cluster[],
	cids: readonly (number | undefined)[],
	font: EmbeddedFont,
): readonly Piece[] {
	const pieces: Piece[] = [];
	for (const { from, to, text } of clusters) {
		const needsActualText = text === '' || to - from > 1 || cids[from] === undefined;
		const piece = { from, to, text, needsActualText };
		const last = pieces.at(-1);
		if (!last || !looksLikeSpace(run, font, last, piece)) pieces.push(piece);
		else pieces[pieces.length - 1] = { from: last.from, to, text: last.text + text, needsActualText: true };
	}
	return pieces;
}

function looksLikeSpace(run: GlyphRun, font: EmbeddedFont, before: Piece, after: Piece): boolean {
	if (run.direction === 'upright' || before.text === '' || after.text === '') return false;
	if (/\s$/.test(before.text) || /^\s/.test(after.text)) return false;
	const index = after.from - 1;
	const natural = (font.widthOf(run.glyphs[index]!) * run.size) / 1000;
	return (run.advances[index] ?? 0) - natural > GAP_READ_AS_SPACE * run.size;
}

type Cluster = Pick<Piece, 'from' | 'to' | 'text'>;

/** Neighbouring glyphs with the same place in the text make one cluster; its text ends where the next one's begins. */
function clustersOf({ clusters, glyphs, text }: GlyphRun): readonly Cluster[] {
	const result: Cluster[] = [];
	const starts = [...new Set(clusters)].sort((a, b) => a - b);
	const ends = new Map(starts.map((start, index) => [start, starts[index + 1] ?? text.length]));
	for (let from = 0; from < glyphs.length; ) {
		const start = clusters[from]!;
		let to = from + 1;
		while (to < glyphs.length && clusters[to] === start) to++;
		result.push({ from, to, text: text.slice(start, ends.get(start)).replace(INVISIBLE, '') });
		from = to;
	}
	return result;
}
