import { digestFile } from '../files/index.js';

/** The digests of the specification (3.4) and of extension 0009: how many hexadecimal digits they have. */
export const HEX_LENGTHS: Readonly<Record<string, number>> = {
	md5: 32,
	sha1: 40,
	sha256: 64,
	sha512: 128,
	'blake2b-512': 128,
	'blake2b-160': 40,
	'blake2b-256': 64,
	'blake2b-384': 96,
	'sha512/256': 64,
};

/** What extension 0009 also calls an algorithm: the number of bytes. */
const SIZE = 'size';

/** Their names in OpenSSL. What has none is passed over (E028). */
const OPENSSL: Readonly<Record<string, string>> = {
	md5: 'md5',
	sha1: 'sha1',
	sha256: 'sha256',
	sha512: 'sha512',
	'blake2b-512': 'blake2b512',
	'sha512/256': 'sha512-256',
};

export const isKnownAlgorithm = (algorithm: string): boolean =>
	Object.hasOwn(HEX_LENGTHS, algorithm) || algorithm === SIZE;

export function isHex(digest: string, algorithm: string): boolean {
	const length = Object.hasOwn(HEX_LENGTHS, algorithm) ? HEX_LENGTHS[algorithm] : undefined;
	return length === undefined || (digest.length === length && /^[0-9a-fA-F]+$/.test(digest));
}

/** The digests of a file of `bytes` bytes by those of the algorithms that can be computed, read once. */
export function digestsOf(
	path: string,
	bytes: number,
	algorithms: Iterable<string>,
): ReadonlyMap<string, string> {
	const wanted = [...new Set(algorithms)].filter((algorithm) => Object.hasOwn(OPENSSL, algorithm));
	const found = digestFile(
		path,
		wanted.map((algorithm) => OPENSSL[algorithm]!),
	);
	return new Map([
		[SIZE, String(bytes)],
		...wanted.map((algorithm): [string, string] => [algorithm, found[OPENSSL[algorithm]!]!]),
	]);
}
