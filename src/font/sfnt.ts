import { type FontBytes, memoryBytes } from './font-file.js';
import { type Fail, Table } from './table.js';

/** The tables of a font file, read when they are asked for. */
export interface Sfnt {
	has(tag: string): boolean;
	/** How many bytes a table has that the font must have. */
	sizeOf(tag: string): number;
	/** A piece of a table that is not read whole; whoever asks keeps to its size. */
	piece(tag: string, at: number, length: number): Uint8Array;
	/** A table that the font must have. */
	table(tag: string): Table;
	optionalTable(tag: string): Table | undefined;
	/** Unpacks what is packed, so that damage shows now and not when a glyph is wanted. */
	unpackAll(): void;
	readonly fail: Fail;
}

/** Where a table comes from: a stretch of the file, or data that has been unpacked. */
export type TableBytes = Pick<FontBytes, 'size' | 'read'> & { unpack?(): void };

/** No table that is read whole is larger in any font we know; GSUB of a Chinese face has 100 KB. */
const LARGEST_TABLE = 32 << 20;

/** What a file begins with: TrueType outlines, the same on the Macintosh, CFF outlines. */
const VERSIONS: readonly string[] = ['\0\x01\0\0', 'true', 'OTTO'];

/** Reads the directory (OpenType 1.9, "Organization of an OpenType font"). */
export function readSfnt(file: FontBytes, fail: Fail, unsupported: Fail): Sfnt {
	const head = new Table('directory', file.read(0, 12), fail);
	const version = String.fromCharCode(...head.slice(0, 4));
	const count = isFont(version, fail, unsupported) ? head.u16(4) : 0;
	const directory = new Table('directory', file.read(12, count * 16), fail);
	const tables = new Map<string, TableBytes>();
	for (let i = 0; i < count; i++) {
		const at = i * 16;
		// The tag goes into messages: a damaged one must not bring control characters with it.
		const tag = String.fromCharCode(...directory.slice(at, 4)).replace(/[^ -~]/g, '?');
		const offset = directory.u32(at + 8);
		const size = directory.u32(at + 12);
		if (offset + size > file.size) {
			fail(`table "${tag.trim()}" reaches beyond the end of the file (${file.size} bytes)`);
		}
		tables.set(tag, { size, read: (from, length) => file.read(offset + from, length) });
	}
	return openTables(version, tables, fail, unsupported);
}

/** A font of these tables; `version` is what the file begins with, or would begin with if it were not packed. */
export function openTables(
	version: string,
	tables: ReadonlyMap<string, TableBytes>,
	fail: Fail,
	unsupported: Fail,
): Sfnt {
	isFont(version, fail, unsupported);
	if (!tables.has('CFF ') && tables.has('CFF2')) unsupported('an OpenType file with CFF2 outlines');
	if (!tables.has('CFF ') && !tables.has('glyf')) unsupported('a font without outlines');
	const bytesOf = (tag: string): TableBytes => tables.get(tag) ?? fail(`table "${tag.trim()}" is missing`);
	const table = (tag: string): Table => {
		const { size, read } = bytesOf(tag);
		if (size > LARGEST_TABLE) fail(`table "${tag.trim()}" has ${size} bytes`);
		return new Table(tag, read(0, size), fail);
	};
	return {
		fail,
		has: (tag) => tables.has(tag),
		sizeOf: (tag) => bytesOf(tag).size,
		piece: (tag, at, length) => bytesOf(tag).read(at, length),
		table,
		optionalTable: (tag) => (tables.has(tag) ? table(tag) : undefined),
		unpackAll() {
			for (const { unpack } of tables.values()) unpack?.();
		},
	};
}

/** Tables that are in memory already. */
export const tablesInMemory = (tables: ReadonlyMap<string, Uint8Array>): ReadonlyMap<string, TableBytes> =>
	new Map([...tables].map(([tag, bytes]) => [tag, memoryBytes(bytes)]));

function isFont(version: string, fail: Fail, unsupported: Fail): true {
	if (version === 'ttcf') unsupported('a font collection');
	if (!VERSIONS.includes(version)) fail('it does not start like a font file');
	return true;
}
