import { execFile, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { disk, isHeld, isLeftOver, ownerName, takeLock } from '../../../src/files/index.js';
import { checkout, emptyFolder } from '../../support/project.js';

const newLock = (): string => join(emptyFolder(), 'lock');
/** A lock as another writer holds it. */
function heldBy(owner: string): string {
	const folder = newLock();
	mkdirSync(folder);
	writeFileSync(join(folder, owner), '');
	writeFileSync(join(folder, 'begun.txt'), 'half');
	return folder;
}
const [, own = '', thread = '', start = '', host = ''] =
	/^owner-(\d+)-(\d+)-(\d+)-(.+)$/.exec(ownerName()) ?? [];
const dead = spawnSync(process.execPath, ['--version']).pid;

describe('takeLock', () => {
	test('one writer gets it, and it is gone when that gives it up', () => {
		const folder = newLock();
		const lock = takeLock(folder, disk);
		expect(lock).toMatchObject({ kind: 'taken', isTakenOver: false });
		expect(takeLock(folder, disk)).toEqual({ kind: 'held', process: Number(own), host });
		expect(isHeld(folder)).toBe(true);
		if (lock.kind === 'taken') lock.release();
		expect(existsSync(folder)).toBe(false);
		expect(readdirSync(join(folder, '..'))).toEqual([]);
	});

	test('that of a dead process is taken over with what it had begun', () => {
		const folder = heldBy(`owner-${dead}-0-${start}-${host}`);
		expect(isHeld(folder)).toBe(false);
		expect(takeLock(folder, disk)).toMatchObject({ kind: 'taken', isTakenOver: true });
		expect(readdirSync(folder).sort()).toEqual(['begun.txt', ownerName()]);
	});

	test('a process that began at another time is another, though it has the same number', () => {
		if (start === '0') return expect(process.platform).not.toBe('linux');
		const folder = heldBy(`owner-${own}-${thread}-${Number(start) + 1}-${host}`);
		expect(takeLock(folder, disk)).toMatchObject({ kind: 'taken', isTakenOver: true });
	});

	test('nobody knows of a process of another machine whether it lives', () => {
		const folder = heldBy(`owner-${dead}-0-1-press-2.example.org`);
		expect(takeLock(folder, disk)).toEqual({ kind: 'held', process: dead, host: 'press-2.example.org' });
	});

	test('what a dead writer was making or giving up is told from what a living one is', () => {
		expect(isLeftOver(`lock.owner-${dead}-0-1-${host}`)).toBe(true);
		expect(isLeftOver(`lock.${ownerName()}`)).toBe(false);
		expect(isLeftOver('lock')).toBe(false);
	});

	test('writers in several processes never hold it at once, though some of them die with it', async () => {
		const folder = newLock();
		const counter = join(folder, '../counter');
		writeFileSync(counter, '0');
		// Counts without care: two at once would lose a number. The last turn of each process ends it with the lock in its hands.
		const program = `
			import { readFileSync, writeFileSync } from 'node:fs';
			import { disk, takeLock } from ${JSON.stringify(join(checkout, 'dist/files/index.js'))};
			for (let done = 0; done < 50; ) {
				const lock = takeLock(${JSON.stringify(folder)}, disk);
				if (lock.kind === 'held') continue;
				writeFileSync(${JSON.stringify(counter)}, String(Number(readFileSync(${JSON.stringify(counter)}, 'utf8')) + 1));
				done += 1;
				if (done === 50) process.exit();
				lock.release();
			}`;
		const run = () => promisify(execFile)(process.execPath, ['--input-type=module', '--eval', program]);
		await Promise.all([run(), run(), run()]);
		expect(readFileSync(counter, 'utf8')).toBe('150');
	});
});
