const TABLE: Uint32Array = Uint32Array.from({ length: 256 }, (_, byte) => {
	let value = byte;
	for (let bit = 0; bit < 8; bit++) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
	return value >>> 0;
});

/** The checksum of PNG chunks (PNG annex D). Node's own came with 20.15 and 22.2 as zlib.crc32, not typed everywhere. */
export function crc32(bytes: Uint8Array): number {
	let value = 0xffffffff;
	for (let at = 0; at < bytes.length; at++) value = TABLE[(value ^ bytes[at]!) & 0xff]! ^ (value >>> 8);
	return (value ^ 0xffffffff) >>> 0;
}
