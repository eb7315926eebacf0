import { cpSync, existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
	listArchive,
	openOrMakeStore,
	type Source,
	validateStore,
	verifyArchive,
} from '../../../src/archive/index.js';
import { brokenDisk, bury, Crash, faults } from './broken-disk.js';
import { contents, findingOf, first, NAME, newStore, OTHER, put, second } from './stored.js';

describe('a put that is broken off leaves the version before or the version after', () => {
	/** Steps of a put into a store, from opening it on. */
	function stepsOf(prepare: (store: string) => void, files: readonly Source[]): number {
		const store = newStore();
		prepare(store);
		const counting = brokenDisk(Number.POSITIVE_INFINITY);
		put(store, files, { over: counting });
		return counting.done();
	}
	const versionsOf = (store: string): readonly string[] =>
		listArchive(store).objects.flatMap(({ name, versions }) =>
			versions.map(({ version }) => `${name} ${version}`),
		);

	const template = newStore();
	put(template, first);
	put(template, first, { name: OTHER });
	const begun = (store: string): void => cpSync(template, store, { recursive: true });
	const cases = [
		{
			what: 'the first version of all',
			prepare: () => undefined,
			files: first,
			before: [],
			after: [`${NAME} v1`],
		},
		{
			what: 'a further version',
			prepare: begun,
			files: second,
			before: [`${OTHER} v1`, `${NAME} v1`],
			after: [`${OTHER} v1`, `${NAME} v1`, `${NAME} v2`],
		},
	];

	test.each(cases)('$what, killed at any step', ({ prepare, files, before, after }) => {
		const seen = new Set<string>();
		const steps = stepsOf(prepare, files);
		for (let step = 0; step < steps; step++) {
			const store = newStore();
			prepare(store);
			expect(() => put(store, files, { over: brokenDisk(step) })).toThrow(Crash);
			if (existsSync(join(store, 'extensions'))) bury(store);
			if (existsSync(join(store, '0=ocfl_1.1'))) {
				expect(verifyArchive(store).diagnostics, `step ${step}`).toEqual([]);
				const versions = versionsOf(store);
				expect([before, after]).toContainEqual(versions);
				seen.add(versions.join());
			}
			put(store, files);
			expect(validateStore(store), `step ${step}`).toEqual([]);
			expect(versionsOf(store)).toEqual(after);
			expect(readdirSync(join(store, 'extensions'))).toEqual(['0004-hashed-n-tuple-storage-layout']);
			expect(readdirSync(store).filter((name) => name.startsWith('.'))).toEqual([]);
		}
		expect([...seen].sort()).toEqual([before.join(), after.join()].sort());
	});

	test('a recovery that is killed itself is gone on with', () => {
		const steps = stepsOf(begun, second);
		for (let recovery = 0; recovery < 12; recovery++) {
			const store = newStore();
			begun(store);
			// The folder of the version has its name, the inventory of the object is still that before.
			expect(() => put(store, second, { over: brokenDisk(steps - 6) })).toThrow(Crash);
			bury(store);
			expect(validateStore(store).map(({ code }) => code)).toContain('E046');
			try {
				openOrMakeStore(store, brokenDisk(recovery));
			} catch (cause) {
				if (!(cause instanceof Crash)) throw cause;
			}
			bury(store);
			expect(verifyArchive(store).diagnostics, `step ${recovery}`).toEqual([]);
			expect(versionsOf(store)).toEqual([`${OTHER} v1`, `${NAME} v1`, `${NAME} v2`]);
		}
	});

	test('on a disk that is full at any step, what was there before is left as it was', () => {
		const steps = stepsOf(begun, second);
		let failed = 0;
		for (let step = 0; step < steps; step++) {
			const store = newStore();
			begun(store);
			const before = contents(store);
			const finding = findingOf(() => put(store, second, { over: brokenDisk(step, faults.full) }));
			// After the last new file only names change.
			if (finding === 'nothing was wrong') continue;
			failed += 1;
			expect(finding).toMatch(
				/^error files\/cannot-write "post\/first\/zh" is not stored in ".+": the disk is full\n {2}hint: make room/,
			);
			expect(contents(store)).toEqual(before);
			expect(verifyArchive(store).ok).toBe(true);
			expect(put(store, second).version).toBe('v2');
		}
		expect(failed).toBeGreaterThan(10);
	});

	test('a step that is refused once leaves nothing half done, though the writer lives', () => {
		const steps = stepsOf(begun, second);
		for (let step = 0; step < steps; step++) {
			const store = newStore();
			begun(store);
			const finding = findingOf(() => put(store, second, { over: brokenDisk(step, faults.once) }));
			expect(finding, `step ${step}`).toMatch(/^error files\/cannot-write |^nothing was wrong$/);
			// A lock that could not be given up stays as long as its writer lives.
			bury(store);
			expect(validateStore(store).filter(({ code }) => code !== 'W016')).toEqual([]);
			expect(put(store, second).version).toBe('v2');
			expect(verifyArchive(store).diagnostics).toEqual([]);
		}
	});

	test('in a folder that may not be written in any more, at any step', () => {
		const steps = stepsOf(begun, second);
		for (let step = 0; step < steps; step++) {
			const store = newStore();
			begun(store);
			const finding = findingOf(() => put(store, second, { over: brokenDisk(step, faults.readOnly) }));
			expect(finding).toMatch(
				/^error files\/cannot-write .+: (writing is not allowed there|the disk can only be read)/,
			);
			expect(finding.split('\n')).toHaveLength(2);
			bury(store);
			expect(verifyArchive(store).diagnostics).toEqual([]);
			expect(put(store, second).version).toBe('v2');
		}
	});

	test('no store is made where nobody may write', () => {
		expect(findingOf(() => put('/sys/banmian/archive', first))).toContain(
			'error files/cannot-write no archive is made in "/sys/banmian/archive": ',
		);
	});
});
