import type { FaceMetrics } from './face.js';
import type { Sfnt } from './sfnt.js';
import type { Table } from './table.js';

/** OS/2 fsSelection bit 7: line heights are to come from the typo values. */
const USE_TYPO_METRICS = 1 << 7;

/** OS/2 fsType: restricted licence embedding (bit 1) and bitmap embedding only (bit 9) keep a face out of a document. */
const RESTRICTED = 1 << 1;
const BITMAP_ONLY = 1 << 9;

/** Characters of a PostScript name (OpenType 1.9, name ID 6); two bytes each at most. */
const LONGEST_NAME = 63;

/** `fallbackName` stands in when the font has no usable PostScript name. */
export function readMetrics(sfnt: Sfnt, fallbackName: string): FaceMetrics {
	const head = sfnt.table('head');
	const hhea = sfnt.table('hhea');
	const post = sfnt.optionalTable('post');
	const os2 = sfnt.optionalTable('OS/2');
	const unitsPerEm = head.u16(18);
	if (unitsPerEm < 16 || unitsPerEm > 16384) head.broken(`gives the em ${unitsPerEm} units`);
	const em = (units: number) => units / unitsPerEm;
	const line = lineMetrics(hhea, os2);
	const hasHeights = os2 !== undefined && os2.u16(0) >= 2 && os2.length >= 90;
	const fsType = os2?.u16(8) ?? 0;
	return {
		unitsPerEm,
		ascent: em(line.ascent),
		descent: em(line.descent),
		lineGap: em(line.lineGap),
		capHeight: em(hasHeights && os2.i16(88) > 0 ? os2.i16(88) : 0.7 * unitsPerEm),
		xHeight: em(hasHeights && os2.i16(86) > 0 ? os2.i16(86) : 0.5 * unitsPerEm),
		italicAngle: post ? post.fixed(4) : 0,
		underlinePosition: em(post ? post.i16(8) : -0.1 * unitsPerEm),
		underlineThickness: em(post && post.i16(10) > 0 ? post.i16(10) : 0.05 * unitsPerEm),
		isFixedPitch: post !== undefined && post.u32(12) !== 0,
		bounds: {
			minX: em(head.i16(36)),
			minY: em(head.i16(38)),
			maxX: em(head.i16(40)),
			maxY: em(head.i16(42)),
		},
		postscriptName: postscriptName(sfnt.optionalTable('name')) ?? (plain(fallbackName) || 'Font'),
		weightClass: os2?.u16(4) ?? 400,
		embeddable: (fsType & RESTRICTED) === 0 && (fsType & BITMAP_ONLY) === 0,
	};
}

function lineMetrics(hhea: Table, os2: Table | undefined) {
	const typo = os2 &&
		os2.length >= 78 && { ascent: os2.i16(68), descent: -os2.i16(70), lineGap: os2.i16(72) };
	const own = { ascent: hhea.i16(4), descent: -hhea.i16(6), lineGap: hhea.i16(8) };
	const asksForTypo = os2 !== undefined && (os2.u16(62) & USE_TYPO_METRICS) !== 0;
	return typo && (asksForTypo || own.ascent + own.descent === 0) ? typo : own;
}

/** Name 6, from the records of Windows (UTF-16) or the Macintosh (Roman). */
function postscriptName(name: Table | undefined): string | undefined {
	if (!name || name.length < 6) return undefined;
	const strings = name.u16(4);
	for (let i = 0; i < name.u16(2); i++) {
		const at = 6 + i * 12;
		if (name.u16(at + 6) !== 6) continue;
		// Of a longer name the rest is not wanted, and a table may have 65,535 of them.
		const bytes = name.slice(strings + name.u16(at + 10), Math.min(name.u16(at + 8), LONGEST_NAME * 2));
		// The high bytes of UTF-16 are no characters of a name either.
		const text = plain(String.fromCharCode(...bytes));
		if (text) return text;
	}
	return undefined;
}

/** Allowed are the printable ASCII characters that are no delimiters of PostScript. */
const plain = (name: string): string => name.replace(/[^!-~]|[[\](){}<>/%#]/g, '').slice(0, LONGEST_NAME);
