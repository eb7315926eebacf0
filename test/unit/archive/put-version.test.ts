import { describe, expect, test } from 'vitest';
import { listArchive, validateStore } from '../../../src/archive/index.js';
import { digest } from './object-builder.js';
import { contents, findingOf, first, newStore, put, second, texts, user } from './stored.js';

describe('putVersion', () => {
	test('a first version makes the store, the object and nothing else', () => {
		const store = newStore();
		expect(put(store, first)).toEqual({ version: 'v1', isNew: true, stored: 3 });
		expect(validateStore(store)).toEqual([]);
		expect(Object.keys(contents(store)).filter((path) => !path.includes('/v1/'))).toEqual([
			'0=ocfl_1.1',
			expect.stringMatching(
				/^745\/7d1\/a1a\/7457d1a1a\w{55}\/0=ocfl_object_1\.1$|^\w{3}\/\w{3}\/\w{3}\/\w{64}\/0=ocfl_object_1\.1$/,
			),
			expect.stringContaining('/inventory.json'),
			expect.stringContaining('/inventory.json.sha512'),
			'extensions/0004-hashed-n-tuple-storage-layout/config.json',
			'ocfl_layout.json',
		]);
	});

	test('an object stands where extension 0004 puts its id', () => {
		const store = newStore();
		put(store, first);
		const hash = digest('sha256', 'urn:x-banmian:post:first:zh');
		expect(listArchive(store).objects.map(({ path }) => path)).toEqual([
			`${hash.slice(0, 3)}/${hash.slice(3, 6)}/${hash.slice(6, 9)}/${hash}`,
		]);
	});

	test('a second version holds what changed, and names the rest where it is', () => {
		const store = newStore();
		put(store, first);
		expect(put(store, second)).toEqual({ version: 'v2', isNew: true, stored: 2 });
		expect(validateStore(store)).toEqual([]);
		const files = Object.keys(contents(store)).filter((path) => path.includes('/v2/content/'));
		expect(files.map((path) => path.split('/v2/content/')[1])).toEqual(['output/zh.pdf', 'project/a.csv']);
		expect(listArchive(store).objects[0]!.versions).toEqual([
			{ version: 'v1', created: '2026-11-25T09:30:00Z', message: 'first version', user, files: 4 },
			{
				version: 'v2',
				created: '2026-11-25T09:30:00Z',
				message: 'files changed: 2, added: 0, removed: 0',
				user,
				files: 4,
			},
		]);
	});

	test('nothing is written when nothing changed', () => {
		const store = newStore();
		put(store, first);
		const before = contents(store);
		expect(put(store, first, { created: '2027-01-01T00:00:00Z' })).toEqual({
			version: 'v1',
			isNew: false,
			stored: 0,
		});
		expect(contents(store)).toEqual(before);
	});

	test('a file that comes back is not stored again, and one that only moves is not either', () => {
		const store = newStore();
		put(store, first);
		put(store, second);
		expect(put(store, first)).toEqual({ version: 'v3', isNew: true, stored: 0 });
		expect(put(store, texts(['output/new.pdf', 'one']))).toEqual({ version: 'v4', isNew: true, stored: 0 });
		expect(validateStore(store)).toEqual([]);
	});

	test('the same editions at the same time make the same bytes', () => {
		const [here, there] = [newStore(), newStore()];
		for (const store of [here, there]) {
			put(store, first);
			put(store, store === here ? second : [...second].reverse());
		}
		expect(contents(here)).toEqual(contents(there));
	});

	test('files are named with their sha256 too, and older names stay', () => {
		const store = newStore();
		put(store, first);
		put(store, second);
		const path = Object.keys(contents(store)).find((file) => /\w{64}\/inventory\.json$/.test(file))!;
		const { fixity } = JSON.parse(contents(store)[path]!);
		expect(fixity.sha256[digest('sha256', 'one')]).toEqual(['v1/content/output/zh.pdf']);
		expect(fixity.sha256[digest('sha256', 'two')]).toEqual(['v2/content/output/zh.pdf']);
	});

	test('a file that is not what it was said to be is not stored', () => {
		const store = newStore();
		const files = [
			{ path: 'project/a.csv', from: new Uint8Array([1]), sha256: digest('sha256', '2') },
			...first,
		];
		expect(findingOf(() => put(store, files))).toBe(
			'error archive/changed "project/a.csv" is not what it was when the edition was built\n' +
				'  hint: build it again, then put it: nothing was stored of this edition',
		);
		expect(listArchive(store).objects).toEqual([]);
	});

	test.each(['2026-11-25', 'yesterday', '2026-11-25T09:30:00'])('%j is no time', (created) => {
		expect(findingOf(() => put(newStore(), first, { created }))).toContain(
			`error archive/bad-time "${created}" is not a time that a version can be created at`,
		);
	});
});
