import { createHash } from 'node:crypto';
import type { Face } from '../font/index.js';
import { utf16Hex } from './numbers.js';
import type { PdfFile } from './pdf-file.js';
import { type PdfDictionary, type PdfReference, type PdfValue, pdfText } from './pdf-value.js';

/** CIDs have two bytes. */
const LAST_CID = 0xffff;

/**
 * A face as it is embedded: a CIDFont whose CIDs are the face's glyph numbers, so that pages can be written before the
 * subset is known; a face in slices has larger numbers, and its CIDs count the glyphs as they come. A glyph that stands for a second text (一 U+4E00 shares its glyph with ⼀ U+2F00) gets a CID of its own
 * after the last glyph: what is copied from the page is what was written.
 */
export class EmbeddedFont {
	/** Made when first asked for: most faces are used in one direction of writing only. */
	private readonly references: Partial<Record<'horizontal' | 'vertical', PdfReference>> = {};
	/** CIDs after the last glyph, by glyph and text. */
	private readonly extraCids = new Map<string, number>();
	private readonly textOfCid = new Map<number, string>();
	private readonly glyphOfCid = new Map<number, number>([[0, 0]]);
	private nextExtra: number;
	private readonly areGlyphNumbers: boolean;

	constructor(
		readonly face: Face,
		private readonly file: PdfFile,
		private readonly number: number,
	) {
		this.areGlyphNumbers = face.glyphCount <= LAST_CID + 1;
		this.nextExtra = this.areGlyphNumbers ? face.glyphCount : 1;
	}

	/** The font for one direction, with its name in resources. */
	direction(direction: 'horizontal' | 'vertical'): {
		readonly name: string;
		readonly reference: PdfReference;
	} {
		this.references[direction] ??= this.file.reserve({});
		const reference = this.references[direction];
		return { name: `${direction === 'vertical' ? 'V' : 'F'}${this.number}`, reference };
	}

	/** The CID of a glyph that stands for `text`; undefined when no CID is left. */
	cidOf(glyph: number, text: string): number | undefined {
		if (this.areGlyphNumbers && this.textOfCid.get(glyph) === text) return glyph;
		const key = `${glyph}|${text}`;
		const known = this.extraCids.get(key);
		if (known !== undefined) return known;
		let cid = glyph;
		if (!this.areGlyphNumbers || this.textOfCid.has(glyph)) {
			if (this.nextExtra > LAST_CID) return undefined;
			cid = this.nextExtra++;
			this.extraCids.set(key, cid);
		}
		this.textOfCid.set(cid, text);
		this.glyphOfCid.set(cid, glyph);
		return cid;
	}

	/** A CID that shows the glyph, whatever it stands for; 0 when there is none. */
	anyCidOf(glyph: number): number {
		if (this.areGlyphNumbers) return glyph;
		for (const [cid, own] of this.glyphOfCid) if (own === glyph) return cid;
		return 0;
	}

	/** What the pen moves after the glyph, in thousandths of the em, as the file says it. */
	widthOf(glyph: number): number {
		return thousandths(this.face.advanceOf(glyph));
	}

	/** The same for vertical writing, downwards. */
	heightOf(glyph: number): number {
		return thousandths(this.face.verticalAdvanceOf(glyph));
	}

	/** Writes the font's objects. */
	finish(): void {
		const { face, file } = this;
		const cids = [...this.glyphOfCid.keys()].sort((a, b) => a - b);
		const program = face.subset(this.glyphOfCid);
		const name = `${subsetTag(program.bytes)}+${face.metrics.postscriptName}`;
		const descendant = file.add({
			Type: 'Font',
			// CIDs lead to TrueType glyphs by a map, to those of CFF by the names that the program has for them (ISO 32000-1, 9.7.4.2).
			Subtype: program.format === 'truetype' ? 'CIDFontType2' : 'CIDFontType0',
			BaseFont: name,
			CIDSystemInfo: { Registry: pdfText('Adobe'), Ordering: pdfText('Identity'), Supplement: 0 },
			FontDescriptor: file.add({
				...descriptor(face),
				FontName: name,
				...(program.format === 'truetype'
					? { FontFile2: file.stream({ Length1: program.bytes.length }, program.bytes) }
					: { FontFile3: file.stream({ Subtype: 'CIDFontType0C' }, program.bytes) }),
			}),
			DW: 1000,
			W: this.widths(cids),
			...(this.references.vertical && { DW2: [880, -1000], W2: this.verticalMetrics(cids) }),
			...(program.format === 'truetype' && {
				CIDToGIDMap: file.stream({}, this.cidToGid(cids, program.numbers)),
			}),
		});
		const toUnicode = file.stream({}, toUnicodeMap(this.textOfCid));
		for (const direction of ['horizontal', 'vertical'] as const) {
			const reference = this.references[direction];
			if (!reference) continue;
			Object.assign(reference.data, {
				Type: 'Font',
				Subtype: 'Type0',
				BaseFont: name,
				Encoding: direction === 'vertical' ? 'Identity-V' : 'Identity-H',
				DescendantFonts: [descendant],
				ToUnicode: toUnicode,
			});
			file.finish(reference);
		}
	}

	/** `first [width …]` for each sequence of CIDs; a thousandth of the em is the width of those not named. */
	private widths(cids: readonly number[]): readonly PdfValue[] {
		return sequences(
			cids.map((cid) => [cid, [this.widthOf(this.glyphAt(cid))]] as const).filter(([, [w]]) => w !== 1000),
		);
	}

	/** As `widths`, with the move down and the place of the pen over the glyph's origin. */
	private verticalMetrics(cids: readonly number[]): readonly PdfValue[] {
		return sequences(
			cids.flatMap((cid) => {
				const glyph = this.glyphAt(cid);
				const middle = this.widthOf(glyph) / 2;
				const height = this.heightOf(glyph);
				const origin = thousandths(this.face.verticalOriginOf(glyph));
				return height === 1000 && origin === 880 ? [] : [[cid, [-height, middle, origin]] as const];
			}),
		);
	}

	private cidToGid(cids: readonly number[], numbers: ReadonlyMap<number, number>): Uint8Array {
		const map = new DataView(new ArrayBuffer((cids.at(-1)! + 1) * 2));
		for (const cid of cids) map.setUint16(cid * 2, numbers.get(this.glyphAt(cid))!);
		return new Uint8Array(map.buffer);
	}

	private glyphAt(cid: number): number {
		return this.glyphOfCid.get(cid)!;
	}
}

const thousandths = (em: number): number => Math.round(em * 1e6) / 1e3;

function sequences(
	entries: readonly (readonly [cid: number, values: readonly number[]])[],
): readonly PdfValue[] {
	const result: (number | number[])[] = [];
	let values: number[] = [];
	let next = -1;
	for (const [cid, own] of entries) {
		if (cid !== next) {
			values = [];
			result.push(cid, values);
		}
		values.push(...own);
		next = cid + 1;
	}
	return result;
}

/**
 * Six letters that say what is in the file: subsets that differ must not be taken for the same font, and the slices of a web
 * font all bear one name and number their glyphs alike.
 */
function subsetTag(program: Uint8Array): string {
	const digest = createHash('sha256').update(program).digest();
	return Array.from({ length: 6 }, (_, i) => String.fromCharCode(65 + (digest[i]! % 26))).join('');
}

/** Flags of ISO 32000-1, 9.8.2: fixed pitch, symbolic (no Latin encoding of its own), italic. */
function descriptor(face: Face): PdfDictionary {
	const { metrics, style } = face;
	const { minX, minY, maxX, maxY } = metrics.bounds;
	return {
		Type: 'FontDescriptor',
		Flags: (metrics.isFixedPitch ? 1 : 0) | 4 | (style === 'italic' ? 64 : 0),
		FontBBox: [minX, minY, maxX, maxY].map(thousandths),
		ItalicAngle: metrics.italicAngle,
		Ascent: thousandths(metrics.ascent),
		Descent: -thousandths(metrics.descent),
		CapHeight: thousandths(metrics.capHeight),
		XHeight: thousandths(metrics.xHeight),
		// A font of OpenType does not say how thick a stem is: 80 for regular, 150 for bold is what the common faces have.
		StemV: Math.round(10 + metrics.weightClass * 0.2),
	};
}

/** ISO 32000-1, 9.10.3. At most 100 characters a block. */
function toUnicodeMap(textOfCid: ReadonlyMap<number, string>): Uint8Array {
	const lines = [...textOfCid]
		.sort(([a], [b]) => a - b)
		.map(([cid, text]) => `<${cid.toString(16).padStart(4, '0')}> <${utf16Hex(text)}>`);
	const blocks: string[] = [];
	for (let i = 0; i < lines.length; i += 100) {
		const block = lines.slice(i, i + 100);
		blocks.push(`${block.length} beginbfchar`, ...block, 'endbfchar');
	}
	const map = [
		'/CIDInit /ProcSet findresource begin',
		'12 dict begin',
		'begincmap',
		'/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def',
		'/CMapName /Adobe-Identity-UCS def',
		'/CMapType 2 def',
		'1 begincodespacerange',
		'<0000> <ffff>',
		'endcodespacerange',
		...blocks,
		'endcmap',
		'CMapName currentdict /CMap defineresource pop',
		'end',
		'end',
	];
	return Buffer.from(`${map.join('\n')}\n`, 'latin1');
}
