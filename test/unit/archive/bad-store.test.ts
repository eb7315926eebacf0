import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { getFromArchive, listArchive, verifyArchive } from '../../../src/archive/index.js';
import { emptyFolder } from '../../support/project.js';
import { buildObject, placeOf } from './object-builder.js';
import { contents, findingOf, first, NAME, newStore, OTHER, put, second } from './stored.js';

describe('a store that is not as it should be', () => {
	const damaged = (change: (store: string) => void): string => {
		const store = newStore();
		put(store, first);
		put(store, second);
		change(store);
		return store;
	};
	/** A file of the folder of the object itself. */
	const rootFile = (store: string, name: string): string =>
		join(
			store,
			Object.keys(contents(store)).find((path) => path.split('/').length === 5 && path.endsWith(`/${name}`))!,
		);

	test('a folder of other things is not taken for one', () => {
		const folder = emptyFolder();
		writeFileSync(join(folder, 'notes.txt'), 'mine');
		const finding =
			`error archive/not-a-store "${folder}" is not an OCFL store that can be used: it has no file "0=ocfl_1.1"\n` +
			'  hint: name the folder of a store, or an empty one, with --store';
		expect(findingOf(() => put(folder, first))).toBe(finding);
		expect(findingOf(() => listArchive(folder))).toBe(finding);
		expect(findingOf(() => verifyArchive(folder))).toBe(finding);
		expect(contents(folder)).toEqual({ 'notes.txt': 'mine' });
	});

	test('a folder that is not there holds no archive', () => {
		expect(findingOf(() => listArchive('/nowhere'))).toContain(
			'error archive/no-store there is no archive in "/nowhere"',
		);
		expect(existsSync('/nowhere')).toBe(false);
	});

	test('one of another layout is not written to', () => {
		const store = newStore();
		mkdirSync(store);
		writeFileSync(join(store, '0=ocfl_1.1'), 'ocfl_1.1\n');
		expect(findingOf(() => put(store, first))).toContain(
			`error archive/not-a-store "${store}" is not an OCFL store that can be used: it is not laid out by`,
		);
	});

	test.each([
		['with sha256', { algorithm: 'sha256' }],
		['with padded versions', { nameOf: (number: number) => `v0${number}` }],
		['with a content folder of its own', { contentDirectory: 'files' }],
		['of version 1.0', { specification: '1.0' }],
	])('an object that another program made %s is not written into', (_, plan) => {
		const id = 'urn:x-banmian:post:first:zh';
		const store = newStore();
		put(store, first, { name: OTHER });
		buildObject({ ...plan, id }, join(store, placeOf(id)));
		const before = contents(store);
		expect(findingOf(() => put(store, first))).toContain(
			`error archive/foreign-object the object "${id}" was made by`,
		);
		expect(contents(store)).toEqual(before);
		const output = emptyFolder();
		expect(getFromArchive({ store, name: NAME, output }).files).toEqual(['a.txt', 'b/c.txt', 'd.txt']);
	});

	test('a damaged inventory is named, and nothing is built on it', () => {
		const store = damaged((folder) => {
			writeFileSync(rootFile(folder, 'inventory.json'), '{"id": ');
		});
		const before = contents(store);
		const finding = findingOf(() => put(store, first));
		expect(finding).toMatch(
			/^error archive\/damaged-inventory the inventory of an object is damaged: \w{3}\/\w{3}\/\w{3}\/\w{64}\/inventory\.json: it is not JSON in UTF-8 \(E033\)\n {2}hint: /,
		);
		expect(findingOf(() => getFromArchive({ store, name: NAME, output: emptyFolder() }))).toBe(finding);
		expect(contents(store)).toEqual(before);
		expect(verifyArchive(store).diagnostics.map(({ code }) => code)).toContain('archive/E033');
	});

	test('a version that lost its entry without a writer that died is reported, not mended', () => {
		const store = damaged((folder) => rmSync(rootFile(folder, 'inventory.json.sha512')));
		expect(verifyArchive(store).diagnostics.map(({ code }) => code)).toEqual(['archive/E058']);
		expect(findingOf(() => put(store, first))).toContain('archive/damaged-inventory');
	});

	test.each([
		'../../etc/passwd/zh',
		'post/../zh',
		'post/first',
		'post//zh',
		'',
		'a/b/c/d',
		'post/first/zh\\..',
	])('%j names no edition', (name) => {
		const store = damaged(() => undefined);
		const output = join(emptyFolder(), 'out');
		expect(findingOf(() => getFromArchive({ store, name, output }))).toMatch(
			/^error archive\/bad-name ".*" does not name an edition/,
		);
		expect(existsSync(output)).toBe(false);
	});

	test('a name that the archive does not have is answered with the nearest', () => {
		const store = damaged(() => undefined);
		expect(findingOf(() => getFromArchive({ store, name: 'post/first/hz', output: emptyFolder() }))).toBe(
			'error archive/unknown-object the archive has no "post/first/hz"\n  hint: did you mean "post/first/zh"?',
		);
		expect(findingOf(() => verifyArchive(store, ['weather']))).toContain('the archive has no "weather"');
	});

	test('a version that there is not is answered with those that there are', () => {
		const store = damaged(() => undefined);
		expect(
			findingOf(() => getFromArchive({ store, name: NAME, version: 'v17', output: emptyFolder() })),
		).toBe('error archive/unknown-version "post/first/zh" has no version "v17"\n  hint: it has v1, v2');
	});
});

describe('getFromArchive', () => {
	const stored = (): string => {
		const store = newStore();
		put(store, first);
		put(store, second);
		return store;
	};

	test('every version comes back whole', () => {
		const store = stored();
		for (const [version, files] of [
			['v1', first],
			['v2', second],
		] as const) {
			const output = emptyFolder();
			expect(getFromArchive({ store, name: NAME, version, output }).files).toHaveLength(4);
			const texts = files.map(({ path, from }) => [path, Buffer.from(from as Uint8Array).toString()]);
			expect(contents(output)).toEqual(Object.fromEntries(texts.sort()));
		}
	});

	test('what is there already and other is not written over unasked', () => {
		const store = stored();
		const output = emptyFolder();
		getFromArchive({ store, name: NAME, version: 'v1', output });
		const before = contents(output);
		const finding = findingOf(() => getFromArchive({ store, name: NAME, output }));
		expect(finding.split('\n')[0]).toBe(
			`error archive/in-the-way "output/zh.pdf" is in "${output}" already, with other bytes`,
		);
		expect(contents(output)).toEqual(before);
		expect(getFromArchive({ store, name: NAME, version: 'v1', output }).version).toBe('v1');
		getFromArchive({ store, name: NAME, output, overwrite: true });
		expect(contents(output)['output/zh.pdf']).toBe('two');
	});

	test('a damaged file is not brought back, and nothing is', () => {
		const store = stored();
		const file = Object.keys(contents(store)).find((path) => path.endsWith('v1/content/output/pages/1.png'))!;
		writeFileSync(join(store, file), 'pagf');
		const output = join(emptyFolder(), 'out');
		expect(findingOf(() => getFromArchive({ store, name: NAME, output }))).toContain(
			'error archive/damaged-file',
		);
		expect(existsSync(output)).toBe(false);
	});
});
