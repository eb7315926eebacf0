import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { openOrMakeStore, putVersion, type Source } from '../../../src/archive/index.js';
import { PressError } from '../../../src/base/index.js';
import { type Disk, disk } from '../../../src/files/index.js';

export const NAME = 'post/first/zh';
export const OTHER = 'post/first/en';
export const user = { name: 'Lin Yue', address: 'mailto:lin@example.org' };
const idOf = (name: string): string => `urn:x-banmian:${name.replaceAll('/', ':')}`;

export const texts = (...entries: readonly (readonly [path: string, text: string])[]): readonly Source[] =>
	entries.map(([path, text]) => ({ path, from: new TextEncoder().encode(text) }));
/** Two versions of an edition of four files: two change, and two have the same bytes. */
export const first = texts(
	['output/zh.pdf', 'one'],
	['output/pages/1.png', 'page'],
	['project/a.csv', '1'],
	['project/b.csv', '1'],
);
export const second = texts(
	['output/zh.pdf', 'two'],
	['output/pages/1.png', 'page'],
	['project/a.csv', '2'],
	['project/b.csv', '1'],
);

interface Put {
	readonly over?: Disk;
	readonly name?: string;
	readonly created?: string;
}

export const put = (
	store: string,
	files: readonly Source[],
	{ over = disk, name = NAME, created = '2026-11-25T09:30:00Z' }: Put = {},
) => putVersion(openOrMakeStore(store, over), { id: idOf(name), files, created, user });

/** A disk in memory, where the system has one: these tests flush thousands of files. */
const memory = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();
const folders: string[] = [];
afterAll(() => {
	for (const folder of folders) rmSync(folder, { recursive: true });
});

/** The place of a store that is not there yet. */
export function newStore(): string {
	const folder = mkdtempSync(join(memory, 'banmian-'));
	folders.push(folder);
	return join(folder, 'archive');
}

/** Every file below a folder with its text. */
export function contents(folder: string): Readonly<Record<string, string>> {
	const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
		entry.isFile(),
	);
	return Object.fromEntries(
		files
			.map(({ parentPath, name }) => join(parentPath, name))
			.sort()
			.map((path) => [path.slice(folder.length + 1), readFileSync(path, 'latin1')]),
	);
}

/** What `work` reports when it cannot be done. */
export function findingOf(work: () => unknown): string {
	try {
		work();
	} catch (cause) {
		if (!(cause instanceof PressError)) throw cause;
		return cause.message;
	}
	return 'nothing was wrong';
}
