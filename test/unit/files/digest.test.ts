import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { digestFile } from '../../../src/files/index.js';
import { emptyFolder } from '../../support/project.js';

test('a file is read once for all its digests', () => {
	const path = join(emptyFolder(), 'abc');
	writeFileSync(path, 'abc');
	// FIPS 180-4, the examples of SHA-1 and SHA-256.
	expect(digestFile(path, ['sha1', 'sha256'])).toEqual({
		sha1: 'a9993e364706816aba3e25717850c26c9cd0d89d',
		sha256: 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
	});
});

test('a file larger than what is read at a time has the digest of its whole', () => {
	const path = join(emptyFolder(), 'a');
	writeFileSync(path, 'a'.repeat(1_000_000));
	// FIPS 180-4: a million times the letter a.
	expect(digestFile(path, ['sha256'])).toEqual({
		sha256: 'cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0',
	});
});
