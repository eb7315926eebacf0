import { brotliDecompressSync } from 'node:zlib';
import type { FontBytes } from './font-file.js';
import { openTables, type Sfnt, tablesInMemory } from './sfnt.js';
import { Stream } from './stream.js';
import { Table } from './table.js';
import { COLLECTION, printable, tagOf, type UnpackLimits } from './unpack-limits.js';
import { restoreGlyphs, restoreMetrics } from './woff2-glyphs.js';

/** A table as the directory names it (WOFF2, 4.1). */
interface Woff2Record {
	readonly tag: string;
	/** Whether its bytes are in the form of section 5. */
	readonly isTransformed: boolean;
	/** Of the bytes in the packed data. */
	readonly length: number;
}

/** Opens a WOFF2 file (W3C, WOFF File Format 2.0): one Brotli stream of all tables, some in a form that packs better. */
export function openWoff2(file: FontBytes, limits: UnpackLimits): Sfnt {
	const { fail, unsupported, spend } = limits;
	const stream = new Stream(new Table('file', file.read(0, file.size), fail));
	stream.tag();
	const flavor = stream.u32();
	const length = stream.u32();
	const count = stream.u16();
	stream.u16(); // reserved
	stream.u32(); // length of the sfnt, not to be relied on
	const packedLength = stream.u32();
	stream.bytes(24); // version, metadata and private data
	if (flavor === COLLECTION) unsupported('a font collection');
	if (length > file.size) fail(`it ends after ${file.size} of ${length} bytes`);
	const records = Array.from({ length: count }, () => readRecord(stream, limits));
	const size = records.reduce((sum, record) => sum + record.length, 0);
	spend(size);
	const data = new Stream(unpack(stream.bytes(packedLength), size, fail));
	const parts = new Map(
		records.map(({ tag, isTransformed, length: partLength }) => {
			const bytes = data.bytes(partLength);
			return [tag, { isTransformed, table: new Table(tag, bytes, fail) }] as const;
		}),
	);
	const tables = new Map([...parts].map(([tag, { table }]) => [tag, table.bytes]));
	const glyf = parts.get('glyf');
	const loca = parts.get('loca');
	if ((glyf?.isTransformed ?? false) !== (loca?.isTransformed ?? false))
		fail('tables "glyf" and "loca" are not packed in the same way');
	const glyphs = glyf?.isTransformed ? restoreGlyphs(glyf.table) : undefined;
	if (glyphs) {
		tables.set('glyf', glyphs.glyf);
		tables.set('loca', glyphs.loca);
		const packedHead = tables.get('head');
		if (!packedHead || packedHead.length < 52) return fail('table "head" is missing or too short');
		const head = new Uint8Array(packedHead);
		head.set([0, 1], 50); // indexToLocFormat: offsets of four bytes
		tables.set('head', head);
	}
	const hmtx = parts.get('hmtx');
	if (hmtx?.isTransformed) {
		const hhea = parts.get('hhea')?.table;
		if (!glyphs || !hhea) return fail('table "hmtx" lacks what it is to be unpacked with');
		tables.set('hmtx', restoreMetrics(hmtx.table, hhea.u16(34), glyphs.leftEdges));
	}
	return openTables(tagOf(flavor), tablesInMemory(tables), fail, unsupported);
}

/** Tags that the directory names by number (4.1). */
const KNOWN_TAGS =
	'cmap head hhea hmtx maxp name OS/2 post cvt  fpgm glyf loca prep CFF  VORG EBDT EBLC gasp hdmx kern LTSH PCLT VDMX vhea vmtx BASE GDEF GPOS GSUB EBSC JSTF MATH CBDT CBLC COLR CPAL SVG  sbix acnt avar bdat bloc bsln cvar fdsc feat fmtx fvar gvar hsty just lcar mort morx opbd prop trak Zapf Silf Glat Gloc Feat Sill';
const OTHER_TAG = 63;

function readRecord(stream: Stream, { fail }: UnpackLimits): Woff2Record {
	const flags = stream.u8();
	const known = flags & 63;
	const tag = known === OTHER_TAG ? stream.tag() : KNOWN_TAGS.slice(known * 5, known * 5 + 4);
	const version = flags >> 6;
	const length = stream.base128();
	// Glyphs and their places are transformed by version 0 and left by version 3; of other tables version 0 is the plain one.
	const isPlain = tag === 'glyf' || tag === 'loca' ? version === 3 : version === 0;
	if (isPlain) return { tag, isTransformed: false, length };
	const isKnown = tag === 'glyf' || tag === 'loca' ? version === 0 : tag === 'hmtx' && version === 1;
	if (!isKnown) fail(`table "${printable(tag)}" is packed in an unknown way (${version})`);
	return { tag, isTransformed: true, length: stream.base128() };
}

function unpack(packed: Uint8Array, size: number, fail: UnpackLimits['fail']): Table {
	let bytes: Uint8Array;
	try {
		bytes = brotliDecompressSync(packed, { maxOutputLength: Math.max(size, 1) });
	} catch (cause) {
		if (!(cause instanceof Error && 'code' in cause)) throw cause;
		return fail('its packed data cannot be unpacked');
	}
	return new Table('packed data', bytes, fail);
}
