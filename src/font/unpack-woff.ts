import { inflateSync } from 'node:zlib';
import type { FontBytes } from './font-file.js';
import { openTables, type Sfnt, type TableBytes } from './sfnt.js';
import { Stream } from './stream.js';
import { Table } from './table.js';
import { COLLECTION, printable, tagOf, type UnpackLimits } from './unpack-limits.js';

const HEADER = 44;

/**
 * Opens a WOFF file (W3C, WOFF File Format 1.0): tables deflated one by one, so that each is inflated when it is first wanted.
 * Of a Chinese face the outlines take sixty times as long as all the rest.
 */
export function openWoff(file: FontBytes, { fail, unsupported, spend }: UnpackLimits): Sfnt {
	const head = new Stream(new Table('file', file.read(0, HEADER), fail));
	head.tag();
	const flavor = head.u32();
	const length = head.u32();
	const count = head.u16();
	if (flavor === COLLECTION) unsupported('a font collection');
	if (length > file.size) fail(`it ends after ${file.size} of ${length} bytes`);
	const directory = new Stream(new Table('file', file.read(HEADER, count * 20), fail));
	const records = Array.from({ length: count }, () => ({
		tag: directory.tag(),
		offset: directory.u32(),
		packedLength: directory.u32(),
		size: directory.u32(),
		checksum: directory.u32(),
	}));
	spend(records.reduce((sum, { size }) => sum + size, 0));
	const tables = new Map<string, TableBytes>();
	for (const { tag, offset, packedLength, size } of records) {
		const named = printable(tag);
		if (offset + packedLength > file.size)
			fail(`table "${named}" reaches beyond the end of the file (${file.size} bytes)`);
		if (packedLength > size) fail(`table "${named}" is longer packed than unpacked`);
		let bytes: Uint8Array | undefined;
		const unpack = (): Uint8Array => {
			if (bytes) return bytes;
			const packed = file.read(offset, packedLength);
			bytes = packedLength === size ? packed : inflate(packed, size, named, fail);
			return bytes;
		};
		tables.set(tag, {
			size,
			read: (at, wanted) => unpack().subarray(at, at + wanted),
			unpack,
		});
	}
	return openTables(tagOf(flavor), tables, fail, unsupported);
}

function inflate(packed: Uint8Array, size: number, tag: string, fail: UnpackLimits['fail']): Uint8Array {
	let bytes: Uint8Array;
	try {
		bytes = inflateSync(packed, { maxOutputLength: Math.max(size, 1) });
	} catch (cause) {
		if (!(cause instanceof Error && 'code' in cause)) throw cause;
		return fail(`table "${tag}" cannot be unpacked`);
	}
	if (bytes.length !== size) fail(`table "${tag}" holds ${bytes.length} bytes, not ${size}`);
	return bytes;
}
