import { type GlyphRun, type Matrix, multiply } from '../base/index.js';
import type { Content } from './content.js';
import type { EmbeddedFont } from './embedded-font.js';
import { pdfNumber, utf16Hex } from './numbers.js';

/** Glyphs that stand for one piece of text, usually one glyph for one character. */
interface Cluster {
	/** Index of the first glyph, and of the one after the last. */
	readonly from: number;
	readonly to: number;
	/** What is to be read; empty for a hyphen at a line end that nobody wrote. */
	readonly text: string;
}

/**
 * A gap wider than this part of the em is taken for a word space by programs that read the page. Gaps of justification, and
 * those between Chinese and Latin, are none: they are filled with a blank that belongs to the text of the glyph beside it.
 */
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
	const line = new Line(content, run, matrix, font);
	const clusters = clustersOf(run);
	for (const [index, { from, to, text }] of clusters.entries()) {
		// The pen needs a code for each glyph even where the text is told otherwise; a hyphen nobody wrote is a soft one.
		const cids = run.glyphs.slice(from, to).map((glyph) => font.cidOf(glyph, text || '\u00ad'));
		const gapBefore = from === 0 ? line.gapBefore() : undefined;
		const gapAfter = hasSpaceBetween(text, clusters[index + 1]?.text) ? undefined : line.gapAfter(to - 1);
		const needsText = text === '' || cids.length > 1 || cids[0] === undefined;
		const isMarked = needsText || gapBefore !== undefined || gapAfter !== undefined;
		if (isMarked) {
			line.flush();
			content.text(`/Span <</ActualText ${text === '' ? '()' : `<feff${utf16Hex(text)}>`}>> BDC`);
		}
		if (gapBefore !== undefined) line.showBlank(gapBefore);
		cids.forEach((cid, k) => line.show(from + k, cid ?? font.anyCidOf(run.glyphs[from + k]!)));
		if (gapAfter !== undefined) line.showBlank(gapAfter);
		if (isMarked) {
			line.flush();
			content.text('EMC');
		}
	}
	line.flush();
}

/** A space that is written is to be read as one, whatever its width. */
function hasSpaceBetween(before: string, after = ''): boolean {
	return before === '' || /\s$/.test(before) || /^\s/.test(after);
}

/** Writes TJ operators, with the pen where the run wants it. */
class Line {
	private readonly direction: 1 | -1;
	private readonly places: number;
	/** Where the run wants the glyphs along the line, in points from its start, and then its end. */
	private readonly wanted: readonly number[];
	private readonly blank: number;
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
	) {
		this.direction = run.direction === 'upright' ? 1 : -1;
		// Thousandths of the em, rounded so that a glyph is never more than .005 pt from its place.
		this.places = Math.max(0, Math.ceil(Math.log10(run.size / 10)));
		let pen = 0;
		const glyphs = run.glyphs.map((_, index) => {
			const along = run.offsets?.[index * 2 + (run.direction === 'upright' ? 1 : 0)] ?? 0;
			const at = pen + along;
			pen += run.advances[index] ?? 0;
			return at;
		});
		this.wanted = [...glyphs, pen];
		this.blank = font.face.glyphOf(0x20);
	}

	/** Where the gap before the first glyph ends, if it would be read as a space. */
	gapBefore(): number | undefined {
		const start = this.wanted[0]!;
		return this.isWide(start) ? start : undefined;
	}

	/** Where the gap after a glyph ends, if it would be read as a space. */
	gapAfter(index: number): number | undefined {
		const end = this.wanted[index + 1]!;
		return this.isWide(end - this.wanted[index]! - this.natural(this.run.glyphs[index]!)) ? end : undefined;
	}

	/** Shows a blank that ends at `end`. */
	showBlank(end: number): void {
		const start = end - this.natural(this.blank);
		if (this.pen === undefined) this.moveTo(start, this.cross);
		else this.adjust(start);
		// Readers that pass over the text of the span find a blank without width.
		this.codes += codeText(this.font.cidOf(this.blank, '\u200b') ?? this.font.anyCidOf(this.blank));
		this.pen = this.pen! + this.natural(this.blank);
	}

	show(index: number, cid: number): void {
		const { run } = this;
		const glyph = run.glyphs[index]!;
		// A character that no font has was reported when the text was set; the box that stands for it is never printed.
		if (glyph === 0) return;
		const cross = run.offsets?.[index * 2 + (run.direction === 'upright' ? 0 : 1)] ?? 0;
		const wanted = this.wanted[index]!;
		if (this.pen === undefined || cross !== this.cross) this.moveTo(wanted, cross);
		else this.adjust(wanted);
		this.codes += codeText(cid);
		this.pen = this.pen! + this.natural(glyph);
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

	/** What the pen moves by itself after a glyph, in points. */
	private natural(glyph: number): number {
		const { font, run } = this;
		return ((run.direction === 'upright' ? font.heightOf(glyph) : font.widthOf(glyph)) * run.size) / 1000;
	}

	private isWide(gap: number): boolean {
		return this.blank !== 0 && gap > GAP_READ_AS_SPACE * this.run.size;
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
