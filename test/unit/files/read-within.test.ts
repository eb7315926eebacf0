import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readWithin } from '../../../src/files/index.js';
import { emptyFolder } from '../../support/project.js';

describe('a small file', () => {
	test('is read whole, and not at all where it is larger than it may be or is no file', () => {
		const folder = emptyFolder();
		const at = (name: string): string => join(folder, name);
		writeFileSync(at('a'), 'four');
		mkdirSync(at('folder'));
		symlinkSync('/dev/zero', at('endless'));
		expect(Buffer.from(readWithin(at('a'), 4)!).toString()).toBe('four');
		for (const name of ['folder', 'endless', 'none']) expect(readWithin(at(name), 4), name).toBeUndefined();
		expect(readWithin(at('a'), 3)).toBeUndefined();
	});

	test.runIf(process.platform !== 'win32')('is never waited for, as one would for a pipe', () => {
		const pipe = join(emptyFolder(), 'pipe');
		execFileSync('mkfifo', [pipe]);
		expect(readWithin(pipe, 4)).toBeUndefined();
	});
});
