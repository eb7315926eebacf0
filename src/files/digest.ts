import { createHash } from 'node:crypto';
import { closeSync, openSync, readSync } from 'node:fs';

/** Read at a time: a file of any size passes through little memory. */
const CHUNK_BYTES = 256 * 1024;

/** The digests of a file's bytes in the algorithms asked for (names of OpenSSL), hexadecimal, in small letters. */
export function digestFile<Algorithm extends string>(
	path: string,
	algorithms: readonly Algorithm[],
): Readonly<Record<Algorithm, string>> {
	const hashes = algorithms.map((algorithm) => [algorithm, createHash(algorithm)] as const);
	const file = openSync(path, 'r');
	try {
		for (const chunk of chunksOf(file)) for (const [, hash] of hashes) hash.update(chunk);
	} finally {
		closeSync(file);
	}
	const digests: Partial<Record<Algorithm, string>> = {};
	for (const [algorithm, hash] of hashes) digests[algorithm] = hash.digest('hex');
	return digests as Readonly<Record<Algorithm, string>>;
}

/** The bytes of an open file in order. A chunk is good until the next one is asked for. */
export function* chunksOf(file: number): Generator<Uint8Array> {
	const buffer = new Uint8Array(CHUNK_BYTES);
	while (true) {
		const count = readSync(file, buffer, 0, buffer.length, null);
		if (count === 0) return;
		yield buffer.subarray(0, count);
	}
}
