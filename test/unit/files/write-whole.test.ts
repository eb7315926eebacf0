import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { threadId } from 'node:worker_threads';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { removeFiles, stageFiles, sweepParts, writeWhole } from '../../../src/files/index.js';
import { emptyFolder } from '../../support/project.js';

/** What the disk answers to the write of a file whose name holds `on`. */
const disk = vi.hoisted((): { fault?: { code: string; on: string } } => ({}));

vi.mock('node:fs', async (original) => {
	const fs = await original<typeof import('node:fs')>();
	const openSync: typeof fs.openSync = (path, ...rest) => {
		if (disk.fault && String(path).includes(disk.fault.on))
			throw Object.assign(new Error(disk.fault.code), { code: disk.fault.code });
		return fs.openSync(path, ...rest);
	};
	return { ...fs, openSync };
});

let folder: string;
beforeEach(() => {
	folder = emptyFolder();
});
afterEach(() => {
	delete disk.fault;
});

const names = (): readonly string[] => readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
const read = (name: string): string => readFileSync(join(folder, name), 'utf8');

describe('files that belong together', () => {
	test('stand under temporary names until all of them are on the disk', () => {
		writeFileSync(join(folder, 'zh.pdf'), 'old');
		const staged = stageFiles([
			{ path: join(folder, 'zh.pdf'), content: 'new' },
			{ path: join(folder, 'pages/zh-1.png'), content: 'page' },
		]);
		expect(read('zh.pdf')).toBe('old');
		expect(existsSync(join(folder, 'pages/zh-1.png'))).toBe(false);
		staged.place();
		expect(names()).toEqual(['pages', 'pages/zh-1.png', 'zh.pdf']);
		expect(read('zh.pdf')).toBe('new');
	});

	test('leave every earlier file and no trace when the disk is full before the last', () => {
		writeFileSync(join(folder, 'zh.pdf'), 'old');
		disk.fault = { code: 'ENOSPC', on: 'zh-1.png' };
		expect(() =>
			stageFiles([
				{ path: join(folder, 'zh.pdf'), content: 'new' },
				{ path: join(folder, 'zh-1.png'), content: 'page' },
			]),
		).toThrow(
			`error files/cannot-write "${join(folder, 'zh-1.png')}" cannot be written: the disk is full\n` +
				'  hint: make room and try again; earlier files are as they were',
		);
		expect(names()).toEqual(['zh.pdf']);
		expect(read('zh.pdf')).toBe('old');
	});
});

describe('what a disk refuses is said in words', () => {
	test.each([
		['EROFS', 'the disk can only be read', 'allow writing there, or choose another folder'],
		['EACCES', 'writing is not allowed there', 'allow writing there, or choose another folder'],
		['EIO', 'the system says EIO', 'look at the folder, or choose another one'],
	])('%s', (code, why, hint) => {
		disk.fault = { code, on: 'a.pdf' };
		const path = join(folder, 'a.pdf');
		expect(() => writeWhole(path, 'x')).toThrow(
			`error files/cannot-write "${path}" cannot be written: ${why}\n  hint: ${hint}`,
		);
	});

	test('a file where a folder must be, and a folder where the file must be', () => {
		writeFileSync(join(folder, 'post'), '');
		expect(() => writeWhole(join(folder, 'post/first/zh.pdf'), 'x')).toThrow(
			'a file stands where a folder must be',
		);
		mkdirSync(join(folder, 'zh.pdf/x'), { recursive: true });
		expect(() => writeWhole(join(folder, 'zh.pdf'), 'x')).toThrow('a folder stands where the file must be');
		expect(names()).toEqual(['post', 'zh.pdf', 'zh.pdf/x']);
	});
});

describe('what killed writers left', () => {
	/** No process has this number: they end at 4,194,304 on Linux and before on other systems. */
	const DEAD = 99_999_999;

	test('is swept, in the folder and below, and nothing else is', () => {
		mkdirSync(join(folder, 'pages'));
		const parent = process.ppid;
		const kept = ['zh.pdf', 'pages/.notes.part', `pages/.zh-1.png.${parent}-0.part`, `x.${DEAD}-0.part`];
		const left = [`.zh.pdf.${DEAD}-0.part`, `pages/.zh-1.png.${DEAD}-3.part`];
		for (const name of [...kept, ...left]) writeFileSync(join(folder, name), '');
		sweepParts(folder);
		expect(names()).toEqual(['pages', ...kept].sort());
	});

	test('is swept too when it bears our own number, as in a container where every run has the same', () => {
		writeFileSync(join(folder, `.zh.pdf.${process.pid}-${threadId}.part`), '');
		writeFileSync(join(folder, `.en.pdf.${process.pid}-${threadId + 77}.part`), '');
		sweepParts(folder);
		expect(names()).toEqual([`.en.pdf.${process.pid}-${threadId + 77}.part`]);
	});

	test('a folder that is not there needs no sweeping', () => {
		expect(() => sweepParts(join(folder, 'nothing'))).not.toThrow();
	});
});

describe('files that are not printed any more', () => {
	test('go, with the folders that they leave empty, and nothing outside is touched', () => {
		const inner = join(folder, 'issue');
		for (const name of ['charts/zh/a.svg', 'pages/zh-1.png', 'pages/zh-2.png'])
			writeWhole(join(inner, name), '');
		writeFileSync(join(folder, 'secret'), '');
		removeFiles(inner, ['charts/zh/a.svg', 'pages/zh-2.png', '../secret', 'gone.pdf', 'pages']);
		expect(names()).toEqual(['issue', 'issue/pages', 'issue/pages/zh-1.png', 'secret']);
	});
});
