import { mkdirSync, mkdtempSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { openRoot, type Root, writeWhole } from '../../../src/files/index.js';

let folder: string;
let root: Root;

beforeEach(() => {
	const top = mkdtempSync(join(tmpdir(), 'banmian-files-'));
	folder = join(top, 'project');
	mkdirSync(join(folder, 'data', 'pictures'), { recursive: true });
	writeFileSync(join(top, 'secret.txt'), 'secret');
	writeFileSync(join(folder, 'data', 'issue.yaml'), '\ufefftitle: a\r\nnumber: 1\r\n');
	writeFileSync(join(folder, 'data', 'pictures', 'yunqi.svg'), '<svg/>');
	symlinkSync(join(top, 'secret.txt'), join(folder, 'data', 'link.txt'));
	symlinkSync(join(folder, 'data', 'issue.yaml'), join(folder, 'inner.yaml'));
	root = openRoot(folder);
});

describe('openRoot', () => {
	test('text comes without byte order mark and with line feeds', () => {
		expect(root.readText('data/issue.yaml')).toBe('title: a\nnumber: 1\n');
	});

	test('bytes come as they are', () => {
		expect([...root.readBytes('data/pictures/yunqi.svg')]).toEqual([...Buffer.from('<svg/>')]);
	});

	test('names are sorted', () => {
		expect(root.list('data')).toEqual(['issue.yaml', 'link.txt', 'pictures']);
		expect(root.listFolders('data')).toEqual(['pictures']);
		expect(root.list('nothing')).toEqual([]);
	});

	test('a link inside the project is followed', () => {
		expect(root.readText('inner.yaml')).toBe('title: a\nnumber: 1\n');
	});

	test('a missing file names the nearest one', () => {
		expect(() => root.readText('data/pictures/yunki.svg')).toThrow(
			'error files/missing there is no "data/pictures/yunki.svg": "data/pictures" has no "yunki.svg"\n' +
				'  hint: did you mean "yunqi.svg"?',
		);
	});

	test('a missing file is reported at the place that asks for it', () => {
		const from = { file: 'data/issue.yaml', line: 7, column: 18 };
		expect(() => root.readBytes('date/x.svg', from)).toThrow(
			'data/issue.yaml:7:18 error files/missing there is no "date/x.svg": the project folder has no "date"\n' +
				'  hint: did you mean "data"?',
		);
	});

	test.each([
		['../secret.txt', '".." leads out of the folder'],
		['data/../../secret.txt', '".." leads out of the folder'],
		['/etc/hostname', 'it is an absolute path'],
		['C:/secret.txt', 'it is an absolute path'],
		['data\\issue.yaml', 'paths are written with forward slashes'],
		['data/link.txt', '"link.txt" is a link that leads out of the project'],
		['data/x\0.txt', 'it holds a null character'],
	])('%j is refused', (path, why) => {
		expect(() => root.readText(path)).toThrow(
			`error files/outside "${path}" is not read: ${why}\n` +
				'  hint: files are read only from inside the project, by a path relative to its folder',
		);
		expect(root.exists(path)).toBe(false);
		expect(root.isInside(path)).toBe(false);
	});

	test('a folder is not read as a file', () => {
		expect(() => root.readText('data')).toThrow('error files/not-a-file "data" is not a file');
	});

	test('text in another encoding is refused', () => {
		writeFileSync(join(folder, 'gbk.csv'), Buffer.from([0xce, 0xf7, 0xba, 0xfe]));
		expect(() => root.readText('gbk.csv')).toThrow(
			'error files/not-utf8 "gbk.csv" is not UTF-8 text\n  hint: save it in the encoding UTF-8',
		);
	});
});

describe('writeWhole', () => {
	test('makes the folder and leaves nothing but the file', () => {
		writeWhole(join(folder, 'output', 'zh', 'a.pdf'), new Uint8Array([1, 2]));
		writeWhole(join(folder, 'output', 'zh', 'a.pdf'), new Uint8Array([3]));
		expect(readdirSync(join(folder, 'output', 'zh'))).toEqual(['a.pdf']);
		expect([...readFileSync(join(folder, 'output', 'zh', 'a.pdf'))]).toEqual([3]);
	});

	test('a file that cannot be replaced stays, and no temporary file is left', () => {
		expect(() => writeWhole(join(folder, 'data'), 'x')).toThrow();
		expect(readdirSync(folder)).toEqual(['data', 'inner.yaml']);
	});
});
