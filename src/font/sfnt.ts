import type { FontBytes } from './font-file.js';
import { type Fail, Table } from './table.js';

/** A table as the directory of the file names it: bytes from the start of the file. */
export interface TableRecord {
	readonly offset: number;
	readonly length: number;
}

/** The directory of a font file, with its tables read when they are asked for. */
export interface Sfnt {
	readonly file: FontBytes;
	has(tag: string): boolean;
	/** The place of a table that is read piece by piece. */
	record(tag: string): TableRecord;
	/** A table that the font must have. */
	table(tag: string): Table;
	optionalTable(tag: string): Table | undefined;
	readonly fail: Fail;
}

/** No table that is read whole is larger in any font we know; GSUB of a Chinese face has 100 KB. */
const LARGEST_TABLE = 32 << 20;

/** What a file begins with: TrueType outlines, the same on the Macintosh, CFF outlines. */
const VERSIONS: readonly string[] = ['\0\x01\0\0', 'true', 'OTTO'];

/** Reads the directory (OpenType 1.9, "Organization of an OpenType font"). */
export function readSfnt(file: FontBytes, fail: Fail, unsupported: Fail): Sfnt {
	const head = new Table('directory', file.read(0, 12), fail);
	const name = String.fromCharCode(...head.slice(0, 4));
	if (name === 'ttcf') unsupported('a font collection');
	if (!VERSIONS.includes(name)) fail('it does not start like a font file');
	const count = head.u16(4);
	const directory = new Table('directory', file.read(12, count * 16), fail);
	const records = new Map<string, TableRecord>();
	for (let i = 0; i < count; i++) {
		const at = i * 16;
		// The tag goes into messages: a damaged one must not bring control characters with it.
		const tag = String.fromCharCode(...directory.slice(at, 4)).replace(/[^ -~]/g, '?');
		const record = { offset: directory.u32(at + 8), length: directory.u32(at + 12) };
		if (record.offset + record.length > file.size) {
			fail(`table "${tag.trim()}" reaches beyond the end of the file (${file.size} bytes)`);
		}
		records.set(tag, record);
	}
	if (!records.has('CFF ') && records.has('CFF2')) unsupported('an OpenType file with CFF2 outlines');
	if (!records.has('CFF ') && !records.has('glyf')) unsupported('a font without outlines');
	const record = (tag: string): TableRecord => records.get(tag) ?? fail(`table "${tag.trim()}" is missing`);
	const table = (tag: string): Table => {
		const { offset, length } = record(tag);
		if (length > LARGEST_TABLE) fail(`table "${tag.trim()}" has ${length} bytes`);
		return new Table(tag, file.read(offset, length), fail);
	};
	return {
		file,
		fail,
		has: (tag) => records.has(tag),
		record,
		table,
		optionalTable: (tag) => (records.has(tag) ? table(tag) : undefined),
	};
}
