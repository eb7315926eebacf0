import { createHash } from 'node:crypto';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { lookUp, type NotedRoot, noteInputs, openRoot } from '../../../src/files/index.js';
import { emptyFolder } from '../../support/project.js';

const digest = (text: string): string => createHash('sha256').update(text).digest('hex');

let folder: string;
let noted: NotedRoot;

beforeEach(() => {
	folder = emptyFolder();
	mkdirSync(join(folder, 'stories'));
	writeFileSync(join(folder, 'stories', 'lead.md'), '\ufeffone\r\n');
	noted = noteInputs(openRoot(folder));
});

describe('a root that takes notes', () => {
	test('notes the bytes of a text as they stand on the disk, by one name for one path', () => {
		expect(noted.root.readText('./stories//lead.md')).toBe('one\n');
		noted.root.readBytes('stories/lead.md');
		expect(noted.inputs()).toEqual([{ file: 'stories/lead.md', sha256: digest('\ufeffone\r\n') }]);
	});

	test('keeps the digest of what it gave out, though the file is changed afterwards', () => {
		noted.root.readText('stories/lead.md');
		writeFileSync(join(folder, 'stories', 'lead.md'), 'two');
		noted.root.readText('stories/lead.md');
		expect(noted.inputs()[0]?.sha256).toBe(digest('\ufeffone\r\n'));
	});

	test('notes what was asked for and was not there, also when the asking failed', () => {
		noted.root.exists('theme.json');
		noted.root.isInside('../secret');
		expect(() => noted.root.readText('schema.yaml')).toThrow('files/missing');
		expect(noted.lookups()).toEqual([
			{ kind: 'path', path: '../secret', answer: 'outside' },
			{ kind: 'path', path: 'schema.yaml', answer: 'missing' },
			{ kind: 'path', path: 'theme.json', answer: 'missing' },
		]);
	});

	test('notes the names in the folders that were listed', () => {
		noted.root.list('stories');
		noted.root.listFolders('');
		noted.root.list('figures');
		expect(noted.lookups()).toEqual([
			{ kind: 'folders', path: '', answer: ['stories'] },
			{ kind: 'names', path: 'figures', answer: [] },
			{ kind: 'names', path: 'stories', answer: ['lead.md'] },
		]);
	});

	test('notes which folders have a line in a file, and nothing else of those files', () => {
		for (const [name, line] of [
			['a', 'period: 2015-Q1'],
			['b', 'period: "2015-Q1" # the first'],
			['c', 'period: 2015-Q2'],
			['d', 'title: x\n  period: 2015-Q1'],
		] as const) {
			mkdirSync(join(folder, 'data', name), { recursive: true });
			writeFileSync(join(folder, 'data', name, 'issue.yaml'), `${line}\n`);
		}
		mkdirSync(join(folder, 'data/e'));
		const line = { field: 'period', value: '2015-Q1' };
		expect(noted.root.foldersWith('data', 'issue.yaml', line)).toEqual(['a', 'b']);
		expect(noted.inputs()).toEqual([]);
		const path = 'data/…/issue.yaml#period: 2015-Q1';
		expect(noted.lookups()).toEqual([{ kind: 'with', path, answer: ['a', 'b'] }]);
		writeFileSync(join(folder, 'data/a/issue.yaml'), 'period: 2016\n');
		expect(lookUp(openRoot(folder), 'with', path)).toEqual({ kind: 'with', path, answer: ['b'] });
	});

	test('notes the digest of a file that a library opens by itself, and that a folder has none', () => {
		noted.root.realPath('stories/lead.md');
		noted.root.realPath('stories');
		expect(noted.inputs()).toEqual([]);
		expect(noted.lookups()).toEqual([
			{ kind: 'path', path: 'stories', answer: 'found' },
			{ kind: 'file', path: 'stories/lead.md', answer: digest('\ufeffone\r\n') },
		]);
	});

	test('a root that takes notes of one that takes notes tells both', () => {
		const inner = noteInputs(noted.root);
		inner.root.readText('stories/lead.md');
		inner.root.exists('theme.json');
		expect(noted.inputs()).toEqual(inner.inputs());
		expect(noted.lookups()).toEqual(inner.lookups());
	});

	test('a question that is asked again has another answer when the disk has', () => {
		const root = openRoot(folder);
		expect(lookUp(root, 'file', 'stories/lead.md').kind).toBe('file');
		rmSync(join(folder, 'stories'), { recursive: true });
		expect(lookUp(root, 'file', 'stories/lead.md')).toEqual({
			kind: 'path',
			path: 'stories/lead.md',
			answer: 'missing',
		});
		expect(lookUp(root, 'names', 'stories').answer).toEqual([]);
	});
});
