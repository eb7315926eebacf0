import { inflateSync } from 'node:zlib';
import { Stream } from './stream.js';
import type { Table } from './table.js';
import { COLLECTION, printable, type UnpackLimits } from './unpack-limits.js';
import { writeSfnt } from './write-sfnt.js';

/** Unpacks a WOFF file (W3C, WOFF File Format 1.0): an sfnt whose tables are deflated one by one. */
export function unpackWoff(file: Table, { fail, unsupported, spend }: UnpackLimits): Uint8Array {
	const head = new Stream(file.part(0, 44));
	head.tag();
	const flavor = head.u32();
	const length = head.u32();
	const count = head.u16();
	if (flavor === COLLECTION) unsupported('a font collection');
	if (length > file.length) fail(`it ends after ${file.length} of ${length} bytes`);
	const directory = new Stream(file.part(44, count * 20));
	const records = Array.from({ length: count }, () => ({
		tag: directory.tag(),
		offset: directory.u32(),
		packedLength: directory.u32(),
		length: directory.u32(),
		checksum: directory.u32(),
	}));
	spend(records.reduce((sum, record) => sum + record.length, 0));
	const tables = new Map<string, Uint8Array>();
	for (const { tag, offset, packedLength, length: size } of records) {
		const packed = file.slice(offset, packedLength);
		const named = printable(tag);
		if (packedLength > size) fail(`table "${named}" is longer packed than unpacked`);
		tables.set(tag, packedLength === size ? packed : inflate(packed, size, named, fail));
	}
	return writeSfnt([...tables], flavor);
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
